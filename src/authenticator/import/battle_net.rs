//! Battle.net: the preferences of its app, or of Battle.net Authenticator, which was an app of its own. Serial and key are written in
//! hexadecimal twice over, under a mask that is the same for everybody.

use data_encoding::HEXLOWER_PERMISSIVE;
use serde_json::Value;

use super::{
    draft::{Draft, Key, Row},
    error::ImportError,
    importer::{File, Found, Importer},
    preferences::{self, Preferences},
};

const SECRET: &str = "com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET";
const SERIAL: &str = "com.blizzard.messenger.AUTHENTICATOR_SERIAL";
/// Key and serial in one.
const BOTH: &str = "com.blizzard.bma.AUTH_STORE.HASH";
const KEY_DIGITS: usize = 40;
const MASK: [u8; 57] = [
    0x39, 0x8e, 0x27, 0xfc, 0x50, 0x27, 0x6a, 0x65, 0x60, 0x65, 0xb0, 0xe5, 0x25, 0xf4, 0xc0, 0x6c,
    0x04, 0xc6, 0x10, 0x75, 0x28, 0x6b, 0x8e, 0x7a, 0xed, 0xa5, 0x9d, 0xa9, 0x81, 0x3b, 0x5d, 0xd6,
    0xc8, 0x0d, 0x2f, 0xb3, 0x80, 0x68, 0x77, 0x3f, 0xa5, 0x9b, 0xa4, 0x7c, 0x17, 0xca, 0x6c, 0x64,
    0x79, 0x01, 0x5c, 0x1d, 0x5b, 0x8b, 0x8f, 0x6b, 0x9a,
];
const DIGITS: u64 = 8;

pub(super) struct BattleNet;

impl Importer for BattleNet {
    fn name(&self) -> &'static str {
        "Battle.net"
    }

    fn recognises(&self, file: &File) -> bool {
        preferences::are(file) && [SECRET, BOTH].iter().any(|name| file.text.contains(name))
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        let preferences = Preferences::read(file.text)?;
        let unmasked = |name| preferences.get(name).and_then(unmask);
        let (secret, serial) = match unmasked(BOTH) {
            Some(both) => both
                .split_at_checked(KEY_DIGITS)
                .map(|(secret, serial)| (secret.to_owned(), serial.to_owned()))
                .ok_or(ImportError::FileDamaged)?,
            None => (
                unmasked(SECRET).ok_or(ImportError::FileDamaged)?,
                unmasked(SERIAL).unwrap_or_default(),
            ),
        };
        let secret = HEXLOWER_PERMISSIVE.decode(secret.as_bytes()).ok();
        let mut found = Found::default();
        found.add(Row::Account(Draft {
            issuer: "Battle.net",
            name: &serial,
            key: Key::Bytes(secret),
            digits: &Value::from(DIGITS),
            usual: true,
            ..Draft::default()
        }))?;
        Ok(found)
    }
}

fn unmask(text: &str) -> Option<String> {
    let bytes = HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).ok()?;
    let unmasked = bytes.iter().zip(MASK).map(|(byte, mask)| byte ^ mask);
    (bytes.len() <= MASK.len()).then_some(())?;
    String::from_utf8(unmasked.collect()).ok()
}
