//! Steam: a `maFile` of Steam Desktop Authenticator, or the file of Steam's app, JSON, plain. The key is in Base64.

use serde_json::Value;

use super::{
    draft::{Draft, Key, Row, text},
    error::ImportError,
    importer::{File, Found, Importer},
};

pub(super) struct Steam;

impl Importer for Steam {
    fn name(&self) -> &'static str {
        "Steam"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.has(&["shared_secret"])
            || file.json.has(&["accounts"]) && file.text.contains("\"shared_secret\"")
            || is_manifest(file)
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        if is_manifest(file) {
            let encrypted = file.json.value("encrypted") == Value::Bool(true);
            return Err(if encrypted {
                ImportError::SteamEncrypted
            } else {
                ImportError::SteamManifest
            });
        }
        let whole: Value = super::container::parsed(file.text)?;
        let mut found = Found::default();
        match whole["accounts"].as_object() {
            Some(accounts) => accounts
                .values()
                .try_for_each(|account| found.add(row(account)))?,
            None => found.add(row(&whole))?,
        }
        Ok(found)
    }
}

/// What lists the files, and how they are encrypted.
fn is_manifest(file: &File) -> bool {
    file.json.has(&["encrypted", "entries", "first_run"])
}

fn row(account: &Value) -> Row<'_> {
    Row::Account(Draft {
        issuer: "Steam",
        name: text(account, "account_name"),
        kind: "steam",
        key: Key::Steam(&account["shared_secret"]),
        ..Draft::default()
    })
}
