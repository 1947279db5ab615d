//! Two-factor accounts: codes after their standards, addresses as sites write them, the book, and who gets a code.

mod codes;
mod otpauth;
