//! Accounts out of the exports of other programs.
//!
//! A file is read as a whole or not at all, but for single entries that are no accounts: those are told one by one,
//! and the others are read. Work and memory are bounded before anything that the file asks for is done.

mod aegis;
mod draft;
mod error;
pub mod google;
mod importer;
mod list;
mod refused;
mod sealed;
mod text;
mod two_fas;

use super::{error::AccountError, otpauth::Parsed};
pub use error::ImportError;
pub use importer::MOST_ENTRIES;
pub use refused::RefusedEntry;

use importer::Importer;
use text::Text;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// The longest password, in bytes.
pub const LONGEST_PASSWORD: usize = 1024;

/// What a file holds.
#[derive(Clone)]
pub struct Imported {
    /// The name of the format.
    pub format: &'static str,
    /// The entries in the order of the file.
    pub entries: Vec<Result<Parsed, Refused>>,
}

/// An entry that is no account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which entry of the file it is, from 1.
    pub position: usize,
    /// Site and name, as much as could be read of them.
    pub title: String,
    /// What is wrong with it.
    pub error: AccountError,
}

/// The formats, in the order in which they are tried. A list is tried last, because any text could be one.
const IMPORTERS: [&dyn Importer; 3] = [&aegis::Aegis, &two_fas::TwoFas, &list::List];

/// Reads a file, encrypted or not. A password that is not needed is ignored.
///
/// # Errors
/// Each [`ImportError`].
pub fn import(file: &[u8], password: Option<&str>) -> Result<Imported, ImportError> {
    if file.len() > LARGEST_FILE {
        return Err(ImportError::FileTooLarge);
    }
    if password.is_some_and(|password| password.len() > LONGEST_PASSWORD) {
        return Err(ImportError::PasswordTooLong);
    }
    let text = Text::decode(file);
    text.check_json()?;
    let importer = IMPORTERS
        .iter()
        .find(|importer| importer.recognises(&text))
        .ok_or(ImportError::FormatUnknown)?;
    let password = password.filter(|password| !password.is_empty());
    let entries = importer.read(&text, password)?;
    let numbered = entries.into_iter().zip(1..).map(|(entry, position)| {
        entry.map_err(|RefusedEntry { title, error }| Refused {
            position,
            title,
            error,
        })
    });
    Ok(Imported {
        format: importer.name(),
        entries: numbered.collect(),
    })
}
