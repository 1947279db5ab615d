//! What kind of page and form this is, and what each field is for.
//!
//! Facts are read (`lexicon`: what do the texts say, in whichever language), turned into evidence, and judged by
//! linear models whose weights are the readable tables in `weights/`. Roles that depend on each other are judged
//! together: a form's kind from all of its fields, and its passwords as a sequence.

mod code_fields;
mod control;
mod evidence;
mod facts;
mod field;
mod foremost;
mod form;
pub mod lexicon;
mod look;
mod model;
mod new_password;
mod password;
mod reading;
mod recognition;
mod recognizer;
mod session;
mod set_up;
pub mod text;

pub use code_fields::{CodePart, asks_for_code, code_fields};
pub use evidence::{Evidence, Feature};
pub use facts::{ControlFacts, FieldFacts, FormFacts, PageFacts};
pub use look::{FrameFacts, FrameLook, Look, look};
pub use model::{InvalidModel, Model};
pub use new_password::new_password_fields;
pub use recognition::{
    ControlRole, FieldRole, FormKind, Reason, Recognition, RecognizedControl, RecognizedField,
    RecognizedForm,
};
pub use recognizer::{FormEvidence, MAX_FIELDS, MAX_FORMS, Recognizer, recognize};
pub use session::{Presence, SessionSigns, SignedIn};
pub use set_up::{SetUp, SetUpFacts, SetUpSign, set_up};
