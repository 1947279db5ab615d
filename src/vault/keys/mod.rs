//! Keys: what each is for, what it is derived from, and the slots that hold the data key.

pub mod kdf;
pub(super) mod key;
mod prf;
mod recovery;
pub(super) mod slot;

pub use key::{DataKey, EphemeralKey, KEY_SIZE, SlotKey};
pub use prf::PrfParameters;
pub use recovery::{RecoveryCode, RecoveryCodeError, RecoveryParameters};
pub use slot::{Slot, SlotParameters};
