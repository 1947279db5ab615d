//! 1Password: `1pux`, an archive with JSON in it (<https://support.1password.com/1pux-format/>).

use serde_json::Value;

use super::{
    archive::Zip,
    codes::{Shape, codes_of},
    container::Json,
    draft::{Address, Row, text},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;

const DATA: &str = "export.data";
const SHAPE: Shape = Shape {
    keys: &["totp"],
    labels: &["title"],
};

pub(super) struct OnePassword;

impl Importer for OnePassword {
    fn name(&self) -> &'static str {
        "1Password"
    }

    fn recognises(&self, file: &File) -> bool {
        Zip::begins(file.bytes)
            && Zip::read(file.bytes).is_ok_and(|zip| zip.find(|name| name == DATA).is_some())
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let opened = Zip::read(file.bytes)?.open(DATA, password)?;
        let opened = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        let accounts = Json::of(opened).value("accounts");
        let accounts = accounts.as_array().ok_or(ImportError::FileDamaged)?;
        let mut found = Found::default();
        for vault in accounts.iter().flat_map(|account| list(account, "vaults")) {
            for item in list(vault, "items") {
                // Early versions had the item in one more.
                let item = if item["item"].is_object() {
                    &item["item"]
                } else {
                    item
                };
                add(vault, item, &mut found)?;
            }
        }
        Ok(found)
    }
}

fn list<'a>(value: &'a Value, name: &str) -> std::slice::Iter<'a, Value> {
    value[name]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
}

/// Adds all codes of an item.
fn add(vault: &Value, item: &Value, found: &mut Found) -> Result<(), ImportError> {
    let (overview, details) = (&item["overview"], &item["details"]);
    let codes = codes_of(item, &SHAPE);
    let mut annotations = Annotations {
        note: codes.note(text(details, "notesPlain")),
        pinned: item["favIndex"].as_u64().is_some_and(|index| index > 0),
        ..Annotations::default()
    };
    annotations.tag(text(&vault["attrs"], "name"));
    for tag in list(overview, "tags") {
        annotations.tag(tag.as_str().unwrap_or_default());
    }
    let mut fields = list(details, "loginFields");
    let username = fields.find(|field| text(field, "designation") == "username");
    for code in codes.all() {
        found.add(if is_trashed(item) {
            Row::Trashed
        } else {
            Row::Address(Address {
                text: code.text,
                issuer: text(overview, "title"),
                name: username.map_or("", |field| text(field, "value")),
                field: code.field,
                annotations: annotations.clone(),
            })
        })?;
    }
    Ok(())
}

fn is_trashed(item: &Value) -> bool {
    item["trashed"] == Value::Bool(true) || text(item, "state") == "deleted"
}
