//! Accounts out of the exports of other programs.
//!
//! A file is read as a whole or not at all, but for single entries that are no accounts: those are told one by one,
//! and the others are read. Work and memory are bounded before anything that the file asks for is done.

mod aegis;
mod aegis_page;
mod and_otp;
mod archive;
mod archived_list;
mod authenticator_extension;
mod battle_net;
mod bitwarden;
mod codes;
mod container;
mod draft;
mod duo;
mod ente;
mod ente_page;
mod error;
mod free_otp;
mod free_otp_plus;
pub mod google;
mod importer;
mod java;
mod kdf;
mod keepass;
mod last_pass;
mod list;
mod one_password;
mod page;
mod preferences;
mod proton_authenticator;
mod proton_pass;
mod raivo;
mod refused;
mod sealed;
mod steam;
mod stratum;
mod tables;
mod text;
mod totp_authenticator;
mod two_fas;
mod unreadable;
mod xml;

#[cfg(test)]
mod opened;

use super::{error::AccountError, otpauth::Parsed};
pub use error::ImportError;
pub use importer::MOST_ENTRIES;
pub use refused::RefusedEntry;

use container::Json;
use importer::{File, Importer};
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
    /// The entries in the order of the program.
    pub entries: Vec<Result<Parsed, Refused>>,
    /// How many entries were in the program's trash; they are not among the others.
    pub trashed: usize,
    /// How many parts of the same export are missing.
    pub missing: u32,
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

/// The formats, in the order in which they are tried: what has a mark of its own first. A list is tried late, because any text
/// could be one, and what has no mark at all last.
const IMPORTERS: [&dyn Importer; 26] = [
    &unreadable::Unreadable,
    &aegis::Aegis,
    &aegis_page::AegisPage,
    &two_fas::TwoFas,
    &bitwarden::Bitwarden,
    &ente::Ente,
    &ente_page::EntePage,
    &proton_pass::ProtonPass,
    &proton_authenticator::ProtonAuthenticator,
    &raivo::Raivo,
    &stratum::Stratum,
    &last_pass::LastPass,
    &one_password::OnePassword,
    &keepass::KeePass,
    &free_otp_plus::FreeOtpPlus,
    &free_otp::FreeOtp,
    &steam::Steam,
    &duo::Duo,
    &battle_net::BattleNet,
    &totp_authenticator::TotpAuthenticator,
    &authenticator_extension::AuthenticatorExtension,
    &archived_list::ArchivedList,
    &tables::Passwords,
    &list::List,
    &tables::Others,
    &and_otp::AndOtp,
];

/// Reads a file, encrypted or not. A password that is not needed is ignored.
///
/// # Errors
/// Each [`ImportError`].
pub fn import(file: &[u8], password: Option<&str>) -> Result<Imported, ImportError> {
    import_with_key_file(file, password, None)
}

/// The same, with the file that is a key of it: databases of KeePass can have one beside the password, or in its place.
///
/// # Errors
/// Each [`ImportError`].
pub fn import_with_key_file(
    file: &[u8],
    password: Option<&str>,
    key_file: Option<&[u8]>,
) -> Result<Imported, ImportError> {
    if file.len().max(key_file.map_or(0, <[u8]>::len)) > LARGEST_FILE {
        return Err(ImportError::FileTooLarge);
    }
    if password.is_some_and(|password| password.len() > LONGEST_PASSWORD) {
        return Err(ImportError::PasswordTooLong);
    }
    let text = Text::decode(file);
    text.check_json()?;
    let file = File {
        bytes: file,
        key: key_file,
        json: Json::of(&text),
        text: &text,
    };
    let importer = IMPORTERS
        .iter()
        .find(|importer| importer.recognises(&file))
        .ok_or(ImportError::FormatUnknown)?;
    let password = password.filter(|password| !password.is_empty());
    let found = importer.read(&file, password)?;
    if found.entries.is_empty() && found.trashed == 0 {
        return Err(ImportError::NoCodes);
    }
    let numbered = found.entries.into_iter().zip(1..);
    let entries = numbered.map(|(entry, position)| {
        entry.map_err(|RefusedEntry { title, error }| Refused {
            position,
            title,
            error,
        })
    });
    Ok(Imported {
        format: importer.program(&file),
        entries: entries.collect(),
        trashed: found.trashed,
        missing: found.missing,
    })
}
