//! A cookie as the browsers' extension interface has it: its attributes, what tells it from all others, the store that it is
//! in, the calls that remove it and set it again, and files of cookies.

pub mod export;

mod attributes;
mod calls;
mod key;
mod store;

pub use attributes::{Cookie, PartitionKey, SameSite};
pub use calls::{RemoveCall, SetCall, keeps_path, set_call};
pub use key::CookieKey;
pub use store::{CookieStoreKind, store_of_tab};
