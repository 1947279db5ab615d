//! What Google Authenticator exports: `otpauth-migration://offline?data=`, a Protocol Buffers message in Base64.
//!
//! Google has not published the message; its fields are those that
//! <https://github.com/beemdevelopment/Aegis/blob/master/app/src/main/proto/google_auth.proto> names.

mod entry;
mod exports;
mod wire;

use std::sync::LazyLock;

use data_encoding::{BASE64_NOPAD, Encoding};
use zeroize::Zeroizing;

use super::RefusedEntry;
use crate::authenticator::{
    error::AccountError,
    otpauth::{Parsed, encoding::decode, unwrapped},
    repair::Repair,
};
pub use exports::Exports;
use wire::{Fields, Value};

/// The longest address that is read, in bytes. One QR code holds less than 3,000.
pub const LONGEST_MIGRATION: usize = 1024 * 1024;
/// The most entries of one address.
pub const MOST_ENTRIES: usize = 10_000;

/// One address of an export. A large export has several, each a QR code of its own.
#[derive(Clone)]
pub struct Batch {
    /// What the addresses of one export have in common.
    pub id: i32,
    /// Which one this is, from 0.
    pub index: u32,
    /// How many there are, at least one.
    pub size: u32,
    /// The accounts in their order.
    pub entries: Vec<Result<Parsed, RefusedEntry>>,
}

/// Both alphabets of RFC 4648, a space where a `+` was, and padding or none.
static EITHER_BASE64: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = BASE64_NOPAD.specification();
    specification.check_trailing_bits = false;
    specification.ignore.push_str("=\t\r\n");
    specification.translate.from.push_str("-_ ");
    specification.translate.to.push_str("+/+");
    specification
        .encoding()
        .expect("each symbol has one meaning")
});

/// Reads one address of an export.
///
/// # Errors
/// [`AccountError::TooLong`], [`AccountError::NotRecognised`], [`AccountError::BadEncoding`],
/// [`AccountError::TooManyAccounts`]. What is wrong with one entry only is told there.
pub fn parse(text: &str) -> Result<Batch, AccountError> {
    if text.len() > LONGEST_MIGRATION {
        return Err(AccountError::TooLong);
    }
    let address = unwrapped(text);
    let query = query(address).ok_or(AccountError::NotRecognised)?;
    let data = query
        .split('&')
        .find_map(|parameter| parameter.strip_prefix("data="))
        .filter(|data| !data.is_empty())
        .ok_or(AccountError::BadEncoding)?;
    // Whatever is corrected here, the message has to be intact: there is nothing to tell.
    let data = Zeroizing::new(decode(data, &mut Vec::<Repair>::new())?);
    let message = EITHER_BASE64
        .decode(data.as_bytes())
        .map_err(|_| AccountError::BadEncoding)?;
    batch(&Zeroizing::new(message))
}

/// Whether a text is such an address, right or wrong.
#[must_use]
pub fn is_migration(text: &str) -> bool {
    query(unwrapped(text)).is_some()
}

fn query(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let known = scheme.eq_ignore_ascii_case("otpauth-migration");
    known.then(|| rest.split_once('?').map_or("", |(_, query)| query))
}

fn batch(message: &[u8]) -> Result<Batch, AccountError> {
    let mut batch = Batch {
        id: 0,
        index: 0,
        size: 1,
        entries: Vec::new(),
    };
    for field in Fields(message) {
        match field? {
            (1, Value::Bytes(_)) if batch.entries.len() == MOST_ENTRIES => {
                return Err(AccountError::TooManyAccounts);
            }
            (1, Value::Bytes(message)) => batch.entries.push(entry::read(message)),
            (3, Value::Number(size)) => batch.size = count(size)?.max(1),
            (4, Value::Number(index)) => batch.index = count(index)?,
            (5, Value::Number(id)) => batch.id = signed(id),
            _ => {}
        }
    }
    Ok(batch)
}

fn count(number: u64) -> Result<u32, AccountError> {
    u32::try_from(number).map_err(|_| AccountError::BadEncoding)
}

/// An `int32` is written with 64 bits and the sign repeated; its last 32 are the number.
fn signed(number: u64) -> i32 {
    let [.., a, b, c, d] = number.to_be_bytes();
    i32::from_be_bytes([a, b, c, d])
}
