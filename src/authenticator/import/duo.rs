//! Duo Mobile: the file of its app, JSON, plain. Accounts that Duo itself asks about have no codes.

use super::{
    container::Json,
    draft::{Draft, Key, Row, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
};

pub(super) struct Duo;

impl Importer for Duo {
    fn name(&self) -> &'static str {
        "Duo"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.first_has(&["otpGenerator"]) || file.json.first_has(&["accountType", "pkey"])
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        let Json::List(accounts) = &file.json else {
            return Err(ImportError::FileDamaged);
        };
        read_all(accounts, |account| {
            let generator = &account["otpGenerator"];
            Row::Account(Draft {
                name: text(account, "name"),
                kind: match (generator.is_object(), generator["counter"].is_null()) {
                    (true, true) => "totp",
                    (true, false) => "hotp",
                    (false, _) => "",
                },
                key: Key::Base32(&generator["otpSecret"]),
                counter: &generator["counter"],
                usual: true,
                ..Draft::default()
            })
        })
    }
}
