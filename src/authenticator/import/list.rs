//! A text with one address a line: `otpauth:`, `motp:`, `steam:` or `otpauth-migration:`. Ente, Stratum and many others write it;
//! pages of HTML with addresses in them are read alike.

use super::{
    error::ImportError,
    google::{self, Exports},
    importer::{File, Found, Importer},
    page::{check_html, is_page},
    refused::{RefusedEntry, title},
};
use crate::authenticator::{error::AccountError, otpauth};

const SCHEMES: [&str; 4] = ["otpauth://", "motp://", "steam://", "otpauth-migration://"];

pub(super) struct List;

impl Importer for List {
    fn name(&self) -> &'static str {
        "list"
    }

    fn recognises(&self, file: &File) -> bool {
        has_addresses(file.text)
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        read(file.text)
    }
}

/// Whether a text has any address.
pub(super) fn has_addresses(text: &str) -> bool {
    is_page(text) && !in_page(text).is_empty() || lines(text).any(is_address)
}

/// Reads a list.
pub(super) fn read(text: &str) -> Result<Found, ImportError> {
    let mut found = Found::default();
    let mut exports = Exports::default();
    if is_page(text) {
        check_html(text)?;
        for address in in_page(text) {
            add(&address, &mut found, &mut exports)?;
        }
    } else {
        let mut lines: Vec<&str> = lines(text).collect();
        if text.contains("codeDisplay") {
            // The person's own order; of equals the first stays first.
            lines.sort_by_cached_key(|line| otpauth::position(line));
        }
        for line in lines {
            add(line, &mut found, &mut exports)?;
        }
    }
    found.missing = exports.missing();
    Ok(found)
}

fn add(line: &str, found: &mut Found, exports: &mut Exports) -> Result<(), ImportError> {
    if !google::is_migration(line) {
        if otpauth::is_trashed(line) {
            found.trashed += 1;
            return Ok(());
        }
        return found.push(account(line));
    }
    match google::parse(line) {
        Ok(batch) => {
            exports.note(&batch);
            let mut entries = batch.entries.into_iter();
            entries.try_for_each(|entry| found.push(entry))
        }
        Err(AccountError::TooManyAccounts) => Err(ImportError::TooManyEntries),
        Err(error) => found.push(Err(RefusedEntry {
            title: String::new(),
            error,
        })),
    }
}

fn is_address(line: &str) -> bool {
    let line = otpauth::unwrapped(line).as_bytes();
    let starts = |scheme: &str| {
        let start = line.get(..scheme.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(scheme.as_bytes())
    };
    SCHEMES.into_iter().any(starts)
}

/// The addresses of a page, each once in a row: as a link and as the text of it.
fn in_page(text: &str) -> Vec<String> {
    let mut addresses: Vec<String> = Vec::new();
    let ends = |letter: char| letter.is_whitespace() || "\"'<>".contains(letter);
    for word in text.split(ends).filter(|word| is_address(word)) {
        let address = word.replace("&amp;", "&").replace("&#39;", "'");
        if addresses.last() != Some(&address) {
            addresses.push(address);
        }
    }
    addresses
}

/// Lines with something on them that is no comment.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn account(line: &str) -> Result<otpauth::Parsed, RefusedEntry> {
    let read = if line.contains(char::REPLACEMENT_CHARACTER) {
        Err(AccountError::BadEncoding)
    } else {
        otpauth::parse(line)
    };
    read.map_err(|error| RefusedEntry {
        title: label(line),
        error,
    })
}

/// What stands between the kind and the parameters. The rest of a line may hold the key.
fn label(line: &str) -> String {
    let label = line
        .split_once("://")
        .filter(|(scheme, _)| !scheme.eq_ignore_ascii_case("steam"))
        .and_then(|(_, rest)| rest.split_once('?'))
        .map(|(path, _)| path.split_once('/').map_or(path, |(_, label)| label))
        .and_then(|label| otpauth::encoding::decode(label, &mut Vec::new()).ok())
        .unwrap_or_default();
    let (issuer, name) = label.split_once(':').unwrap_or(("", &label));
    title(issuer, name)
}
