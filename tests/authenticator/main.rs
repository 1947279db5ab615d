//! Two-factor accounts: codes after their standards, addresses as sites write them, the book, and who gets a code.

mod book;
mod build;
mod codes;
mod drift;
mod intake;
mod otpauth;
mod release;
