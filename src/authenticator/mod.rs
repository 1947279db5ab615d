//! Two-factor accounts: `otpauth` addresses, codes, imports, and the accounts of a vault.

mod accounts;
pub mod adding;
mod annotations;
pub mod clock_drift;
mod credential;
mod error;
mod export;
pub mod import;
mod lookalike;
pub mod otpauth;
mod release;
mod repair;

pub use accounts::{
    Account, AccountChanges, AccountList, AccountRow, Accounts, Addition, MOST_ACCOUNTS,
    MOST_BYTES, MergedCount, OlderState, TrashRow, percent_full,
};
pub use adding::{AccountForm, AddedAccount, AddedReport, RefusedAccount};
pub use annotations::Annotations;
pub use credential::{
    Algorithm, Code, Credential, DIGITS, Kind, LONGEST_SECRET, LONGEST_TEXT, PERIODS, Secret,
    USUAL_DIGITS, USUAL_PERIOD, check_digits, check_period, clean, code_at, code_of_step,
};
pub use error::AccountError;
pub use release::{ReleaseError, Released, Seeker, SpentCode, release};
pub use repair::Repair;
