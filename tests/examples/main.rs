//! The native commands of `examples/`, run as a person runs them.

mod assess;
mod classify_cookies;
mod command;
mod import_accounts;
mod open_sessions;
mod scan_qr;
mod totp;
