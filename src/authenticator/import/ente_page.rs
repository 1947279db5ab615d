//! Ente Auth: the page that it writes to be printed. It says neither periods nor counters.

use serde_json::Value;

use super::{
    draft::{Draft, Key, Row},
    error::ImportError,
    importer::{File, Found, Importer},
    page::{between, check_end, is_page},
};
use crate::authenticator::annotations::Annotations;

const ENTRY: &str = "class=\"otp-entry\">";
/// What the key is called, today and before.
const SECRETS: [&str; 2] = ["Secret: <b>", "Recovery Code: <b>"];

pub(super) struct EntePage;

impl Importer for EntePage {
    fn name(&self) -> &'static str {
        "Ente Auth"
    }

    fn recognises(&self, file: &File) -> bool {
        let has_secret = || SECRETS.iter().any(|secret| file.text.contains(secret));
        is_page(file.text) && file.text.contains(ENTRY) && has_secret()
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        check_end(file.text)?;
        let mut found = Found::default();
        for entry in between(file.text, ENTRY, "<img ") {
            // Ente writes texts as they are.
            let said = |begin: &str| {
                let text = between(entry, begin, "</b>").next();
                text.map_or(Value::Null, |text| Value::from(text.trim()))
            };
            let mut names = between(entry, "<p><b>", "</b>").map(str::trim);
            let (issuer, name) = (names.next(), names.next());
            let (kind, note) = (said("Type: <b>"), said("Note: <b>"));
            let mut secrets = SECRETS.iter().map(|begin| said(begin));
            let secret = secrets.find(Value::is_string).unwrap_or_default();
            found.add(Row::Account(Draft {
                issuer: issuer.unwrap_or_default(),
                name: name.unwrap_or_default(),
                kind: kind.as_str().unwrap_or_default(),
                key: Key::Base32(&secret),
                algorithm: &said("Algorithm: <b>"),
                digits: &said("Digits: <b>"),
                annotations: Annotations {
                    note: note.as_str().unwrap_or_default().to_owned(),
                    ..Annotations::default()
                },
                ..Draft::default()
            }))?;
        }
        Ok(found)
    }
}
