//! What kind of page and form this is, and what each field is for.

mod facts;
mod recognition;

pub use facts::{ControlFacts, FieldFacts, FormFacts, PageFacts};
pub use recognition::{
    ControlRole, FieldRole, FormKind, Reason, Recognition, RecognizedControl, RecognizedField,
    RecognizedForm,
};
