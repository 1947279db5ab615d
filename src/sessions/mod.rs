//! Sessions on computers that are shared: is this one, which sessions are open, when to say so, and how they are ended.
//!
//! `docs/sessions.md` says what is decided from what, and what was measured.

pub mod computer;
mod device_lists;
pub mod leaving;
mod log_out_addresses;
mod open;
pub mod prompts;
mod provider;
mod table;

pub use device_lists::device_list;
pub use log_out_addresses::log_out_address;
pub use open::{OpenSession, open_sessions};
pub use provider::{Destination, Reliance, note_reliance};
