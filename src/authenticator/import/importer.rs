//! What each format has in common.

use super::{container::Json, error::ImportError, refused::RefusedEntry, text::Text};
use crate::authenticator::otpauth::Parsed;

/// The most entries of a file.
pub const MOST_ENTRIES: usize = 10_000;

/// A file, as it is and as what it may be.
pub(super) struct File<'file> {
    pub(super) bytes: &'file [u8],
    /// The file that is a key of it, where a person has chosen one.
    pub(super) key: Option<&'file [u8]>,
    pub(super) text: &'file Text,
    /// The outermost of its JSON, where it is JSON.
    pub(super) json: Json<'file>,
}

/// What one format gives.
#[derive(Default)]
pub(super) struct Found {
    /// The entries in the order of the program.
    pub(super) entries: Vec<Result<Parsed, RefusedEntry>>,
    /// How many were in the program's trash.
    pub(super) trashed: usize,
    /// How many parts of the same export are missing.
    pub(super) missing: u32,
}

impl Found {
    pub(super) fn push(&mut self, entry: Result<Parsed, RefusedEntry>) -> Result<(), ImportError> {
        if self.entries.len() >= MOST_ENTRIES {
            return Err(ImportError::TooManyEntries);
        }
        self.entries.push(entry);
        Ok(())
    }
}

/// A format.
pub(super) trait Importer {
    /// Its name, as the program that writes it is called.
    fn name(&self) -> &'static str;
    /// The same, where one format has several programs.
    fn program(&self, _: &File) -> &'static str {
        self.name()
    }
    /// Whether a file is of this format, whole or not. It looks, and does not decrypt.
    fn recognises(&self, file: &File) -> bool;
    /// Reads it.
    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError>;
}
