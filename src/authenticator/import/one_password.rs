//! 1Password: `1pux`, an archive with JSON in it (<https://support.1password.com/1pux-format/>).

use serde_json::Value;

use super::{
    archive::Zip,
    container::Json,
    draft::{Address, Row, text},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;

const DATA: &str = "export.data";

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
                for key in keys(item) {
                    found.add(row(vault, item, key))?;
                }
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

fn keys(item: &Value) -> impl Iterator<Item = &str> {
    let sections = list(&item["details"], "sections");
    let fields = sections.flat_map(|section| list(section, "fields"));
    let keys = fields.map(|field| text(&field["value"], "totp"));
    keys.filter(|key| !key.is_empty())
}

fn row<'item>(vault: &Value, item: &'item Value, key: &'item str) -> Row<'item> {
    if flag_trashed(item) {
        return Row::Trashed;
    }
    let (overview, details) = (&item["overview"], &item["details"]);
    let mut annotations = Annotations {
        note: text(details, "notesPlain").to_owned(),
        pinned: item["favIndex"].as_u64().is_some_and(|index| index > 0),
        ..Annotations::default()
    };
    annotations.tag(text(&vault["attrs"], "name"));
    for tag in list(overview, "tags") {
        annotations.tag(tag.as_str().unwrap_or_default());
    }
    let mut fields = list(details, "loginFields");
    let username = fields.find(|field| text(field, "designation") == "username");
    Row::Address(Address {
        text: key,
        issuer: text(overview, "title"),
        name: username.map_or("", |field| text(field, "value")),
        annotations,
    })
}

fn flag_trashed(item: &Value) -> bool {
    item["trashed"] == Value::Bool(true) || text(item, "state") == "deleted"
}
