//! Sessions on computers that are shared: is this one, which sessions are open, when to say so, and how they are ended.
//!
//! `docs/sessions.md` says what is decided from what, and what was measured.

pub mod computer;
mod device_lists;
pub mod leaving;
mod open;
pub mod prompts;

pub use device_lists::device_list;
pub use open::{OpenSession, open_sessions};
