//! The vault as the browser stores it: one record a generation, the newest of which is opened.

pub mod generations;
pub mod opening;
pub mod security_keys;
pub mod stored;
