//! What kind of page and form this is, and what each field is for.

mod facts;
mod first;
mod foremost;
mod recognition;

pub use facts::{ControlFacts, FieldFacts, FormFacts, PageFacts};
pub use first::recognize;
pub use foremost::foremost;
pub use recognition::{
    ControlRole, FieldRole, FormKind, Reason, Recognition, RecognizedControl, RecognizedField,
    RecognizedForm,
};
