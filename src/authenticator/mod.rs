//! Two-factor accounts: `otpauth` addresses, codes, imports, and the book that the vault keeps.

mod account;
pub mod book;
mod code;
mod credential;
pub mod drift;
mod error;
mod form;
pub mod import;
pub mod intake;
mod lookalike;
pub mod migration;
pub mod otpauth;

mod release;
mod repair;
mod report;
mod row;
pub mod scanned;
mod secret;

pub use account::Account;
pub use book::{AccountChanges, Addition, Book};
pub use code::{Code, code_at, code_of_step};
pub use credential::{
    Algorithm, Credential, Kind, LONGEST_TEXT, USUAL_DIGITS, USUAL_PERIOD, check_digits,
    check_period, clean,
};
pub use error::AccountError;
pub use form::AccountForm;
pub use release::{ReleaseError, Released, Seeker, release};
pub use repair::Repair;
pub use report::{AddedAccount, AddedReport, RefusedAccount};
pub use row::{AccountList, AccountRow};
pub use secret::{LONGEST_SECRET, Secret};
