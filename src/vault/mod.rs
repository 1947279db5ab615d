//! The encrypted vault: its envelope, the ways to unlock it, how it is stored, backed up and locked.
//!
//! `docs/vault.md` has the format byte by byte, and says what it protects from and what not. In short: a random data key
//! encrypts the contents; key slots hold the data key, each encrypted under the key of a password, a printed recovery
//! code or a security key. The header stands in the open and is authenticated with the contents.
//!
//! | type | is |
//! |---|---|
//! | [`Envelope`] | read, not opened: its [`Header`] says how it can be unlocked |
//! | [`SlotKey`] | what unlocks one slot, from [`kdf::derive`], [`RecoveryCode::slot_key`], [`PrfParameters::slot_key`] |
//! | [`DataKey`] | what [`Envelope::unlock`] gives, and [`Envelope::open`] takes |
//! | [`Vault`] | unlocked: it writes contents, and adds and removes slots |

pub mod backup;
mod envelope;
pub mod ephemeral;
mod error;
mod keys;
pub mod lock;
mod reader;
mod storage;

pub use envelope::{
    Envelope, FORMAT_VERSION, Header, LARGEST, LAST_GENERATION, MOST_SLOTS, Opened, Vault,
};
pub use error::VaultError;
pub use keys::{
    DataKey, EphemeralKey, KEY_SIZE, PrfParameters, RecoveryCode, RecoveryCodeError,
    RecoveryParameters, Slot, SlotKey, SlotParameters, kdf,
};
pub use storage::{generations, opening, security_keys, stored};
