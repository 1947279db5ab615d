//! Results that are put together for JavaScript.

use latchkey::{clearing::undo::SealedUndo, sessions::reminders::Reminders};
use serde::Serialize;

use crate::Unseen;

/// What is kept for undoing: the key is for memory only, the rest may be stored.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct KeptUndo {
    /// The key, in Base64.
    pub key: String,
    /// What it opens.
    pub sealed: SealedUndo,
}

/// What is to be said, and what was said so far.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PromptsDue {
    /// The sites to tell of now.
    pub sites: Vec<String>,
    /// To be kept until the next call.
    #[cfg_attr(feature = "types", ts(type = "unknown"))]
    pub prompts: Unseen<Reminders>,
}
