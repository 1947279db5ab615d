//! What each format has in common.

use super::{error::ImportError, refused::RefusedEntry};
use crate::authenticator::otpauth::Parsed;

/// The most entries of a file.
pub const MOST_ENTRIES: usize = 10_000;
/// What one format gives.
pub(super) type Entries = Vec<Result<Parsed, RefusedEntry>>;

/// A format.
pub(super) trait Importer {
    /// Its name, as the program that writes it is called.
    fn name(&self) -> &'static str;
    /// Whether a text is of this format, whole or not. It looks, and does not decrypt.
    fn recognises(&self, text: &str) -> bool;
    /// Reads it. It gives at most [`MOST_ENTRIES`] entries.
    fn read(&self, text: &str, password: Option<&str>) -> Result<Entries, ImportError>;
}
