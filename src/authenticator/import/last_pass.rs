//! LastPass Authenticator: JSON, plain.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    draft::{Draft, Key, Row, first, flag, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;

/// The folders that everybody has, for favourites and for all others.
const OWN_FOLDERS: [i64; 2] = [0, 1];

pub(super) struct LastPass;

impl Importer for LastPass {
    fn name(&self) -> &'static str {
        "LastPass Authenticator"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.has(&["accounts", "folders"]) && file.json.has(&["deviceName"])
            || file.json.has(&["accounts", "deviceId", "version"])
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        let folders = file.json.value("folders");
        let folders: BTreeMap<_, _> = folders
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|folder| Some((number(&folder["id"])?, text(folder, "name"))))
            .filter(|(id, _)| !OWN_FOLDERS.contains(id))
            .collect();
        read_all(&file.json.list("accounts")?, |account| {
            let mut annotations = Annotations {
                pinned: flag(account, "isFavorite"),
                ..Annotations::default()
            };
            let folder = number(&account["folderData"]["folderId"]);
            if let Some(name) = folder.and_then(|id| folders.get(&id)) {
                annotations.tag(name);
            }
            Row::Account(Draft {
                issuer: first(
                    text(account, "issuerName"),
                    text(account, "originalIssuerName"),
                ),
                name: first(text(account, "userName"), text(account, "originalUserName")),
                key: Key::Base32(&account["secret"]),
                algorithm: &account["algorithm"],
                digits: &account["digits"],
                period: &account["timeStep"],
                annotations,
                ..Draft::default()
            })
        })
    }
}

/// A number, which some write as a text.
fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}
