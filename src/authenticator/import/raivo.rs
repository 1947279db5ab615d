//! Raivo OTP: JSON in an archive that a password opens, in which all is text.

use super::{
    archive::Zip,
    container::Json,
    draft::{Draft, Key, Row, flag, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
};
use crate::authenticator::annotations::Annotations;

const DATA: &str = "raivo-otp-export.json";

pub(super) struct Raivo;

impl Importer for Raivo {
    fn name(&self) -> &'static str {
        "Raivo OTP"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.first_has(&["secret", "kind", "timer"])
            || Zip::begins(file.bytes)
                && Zip::read(file.bytes).is_ok_and(|zip| zip.find(|name| name == DATA).is_some())
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if !Zip::begins(file.bytes) {
            return accounts(&file.json);
        }
        let opened = Zip::read(file.bytes)?.open(DATA, password)?;
        let text = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        accounts(&Json::of(text))
    }
}

fn accounts(json: &Json) -> Result<Found, ImportError> {
    let Json::List(accounts) = json else {
        return Err(ImportError::FileDamaged);
    };
    read_all(accounts, |account| {
        Row::Account(Draft {
            issuer: text(account, "issuer"),
            name: text(account, "account"),
            kind: text(account, "kind"),
            key: Key::Base32(&account["secret"]),
            algorithm: &account["algorithm"],
            digits: &account["digits"],
            period: &account["timer"],
            counter: &account["counter"],
            annotations: Annotations {
                pinned: flag(account, "pinned"),
                ..Annotations::default()
            },
            ..Draft::default()
        })
    })
}
