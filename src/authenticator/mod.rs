//! Two-factor accounts: `otpauth` addresses, codes, imports, and the book that the vault keeps.

mod account;
mod code;
mod error;
pub mod import;
pub mod migration;
pub mod otpauth;
pub mod qr;
mod repair;
mod secret;

pub use account::{
    Algorithm, Credential, Kind, LONGEST_TEXT, USUAL_DIGITS, USUAL_PERIOD, check_digits,
    check_period, clean,
};
pub use code::{Code, code_at, code_of_step};
pub use error::AccountError;
pub use repair::Repair;
pub use secret::{LONGEST_SECRET, Secret};
