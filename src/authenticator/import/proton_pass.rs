//! Proton Pass: JSON in an archive, `Proton Pass/data.json`. Encrypted, it is OpenPGP.

use serde_json::Value;

use super::{
    archive::Zip,
    codes::{Shape, codes_of},
    container::Json,
    draft::{Address, Row, first, flag, text},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;

const DATA: &str = "Proton Pass/data.json";
const SEALED: &str = "Proton Pass/data.pgp";
/// The state of an item in the trash.
const TRASHED: u64 = 2;
const SHAPE: Shape = Shape {
    keys: &["totpUri"],
    labels: &["fieldName", "sectionName"],
};

pub(super) struct ProtonPass;

impl Importer for ProtonPass {
    fn name(&self) -> &'static str {
        "Proton Pass"
    }

    fn recognises(&self, file: &File) -> bool {
        let is_data = |name: &str| name == DATA || name == SEALED;
        file.json.has(&["vaults", "userId"])
            || Zip::begins(file.bytes)
                && Zip::read(file.bytes).is_ok_and(|zip| zip.find(is_data).is_some())
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if file.json.has(&["vaults"]) {
            return vaults(&file.json);
        }
        let zip = Zip::read(file.bytes)?;
        if zip.find(|name| name == DATA).is_none() {
            return Err(ImportError::OpenPgp);
        }
        let opened = zip.open(DATA, password)?;
        let text = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        vaults(&Json::of(text))
    }
}

fn vaults(json: &Json) -> Result<Found, ImportError> {
    let vaults = json.value("vaults");
    let vaults = vaults.as_object().ok_or(ImportError::FileDamaged)?;
    let mut found = Found::default();
    for vault in vaults.values() {
        for item in vault["items"].as_array().into_iter().flatten() {
            add(vault, item, &mut found)?;
        }
    }
    Ok(found)
}

/// Adds all codes of an item.
fn add(vault: &Value, item: &Value, found: &mut Found) -> Result<(), ImportError> {
    let (metadata, content) = (&item["data"]["metadata"], &item["data"]["content"]);
    let codes = codes_of(item, &SHAPE);
    let mut annotations = Annotations {
        note: codes.note(text(metadata, "note")),
        pinned: flag(item, "pinned"),
        ..Annotations::default()
    };
    annotations.tag(text(vault, "name"));
    let address = first(text(content, "itemEmail"), text(content, "username"));
    for code in codes.all() {
        found.add(if item["state"].as_u64() == Some(TRASHED) {
            Row::Trashed
        } else {
            Row::Address(Address {
                text: code.text,
                issuer: text(metadata, "name"),
                name: first(text(content, "itemUsername"), address),
                field: code.field,
                annotations: annotations.clone(),
            })
        })?;
    }
    Ok(())
}
