//! A text with one address a line: `otpauth:`, `motp:` or `otpauth-migration:`. Ente, Stratum and many others write it.

use super::{
    error::ImportError,
    google,
    importer::{Entries, Importer, MOST_ENTRIES},
    refused::{RefusedEntry, title},
};
use crate::authenticator::{error::AccountError, otpauth};

const SCHEMES: [&str; 3] = ["otpauth://", "motp://", "otpauth-migration://"];

pub(super) struct List;

impl Importer for List {
    fn name(&self) -> &'static str {
        "list"
    }

    fn recognises(&self, text: &str) -> bool {
        lines(text).any(|line| {
            let line = otpauth::unwrapped(line).as_bytes();
            let starts = |scheme: &str| {
                let start = line.get(..scheme.len()).unwrap_or_default();
                start.eq_ignore_ascii_case(scheme.as_bytes())
            };
            SCHEMES.into_iter().any(starts)
        })
    }

    fn read(&self, text: &str, _: Option<&str>) -> Result<Entries, ImportError> {
        let mut entries = Vec::new();
        for line in lines(text) {
            if google::is_migration(line) {
                match google::parse(line) {
                    Ok(batch) => entries.extend(batch.entries),
                    Err(AccountError::TooManyAccounts) => return Err(ImportError::TooManyEntries),
                    Err(error) => entries.push(Err(RefusedEntry {
                        title: String::new(),
                        error,
                    })),
                }
            } else {
                entries.push(account(line));
            }
            if entries.len() > MOST_ENTRIES {
                return Err(ImportError::TooManyEntries);
            }
        }
        Ok(entries)
    }
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
        .and_then(|(_, rest)| rest.split_once('?'))
        .map(|(path, _)| path.split_once('/').map_or(path, |(_, label)| label))
        .and_then(|label| otpauth::encoding::decode(label, &mut Vec::new()).ok())
        .unwrap_or_default();
    let (issuer, name) = label.split_once(':').unwrap_or(("", &label));
    title(issuer, name)
}
