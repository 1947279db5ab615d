//! Sessions on computers that are shared: is this one, which sessions are open, when to say so, and how they are ended.
//!
//! `docs/sessions.md` says what is decided from what, and what was measured.

mod carried;
mod identity_provider;
mod open;
pub mod reminders;
pub mod shared_computer;
pub mod sign_out;
mod tables;

pub use carried::{carried, recalled};
pub use identity_provider::{Destination, Followed, Reliance, Request, follow, note_reliance};
pub use open::{OpenSession, open_at, open_sessions};
pub use tables::{device_list, log_out_address};
