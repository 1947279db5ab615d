//! Two-factor accounts: codes after their standards, addresses as sites write them, accounts, and who gets a code.

mod accounts;
mod adding;
mod build;
mod clock_drift;
mod codes;
mod export;
mod merging;
mod otpauth;
mod release;
mod room;
