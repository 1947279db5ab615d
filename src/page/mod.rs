//! What kind of page and form this is, and what each field is for.

mod facts;
mod recognition;

pub use facts::{FieldFacts, FormFacts, PageFacts};
pub use recognition::{FieldRole, FormKind, Reason, Recognition, RecognizedField, RecognizedForm};
