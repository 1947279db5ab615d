//! What kind of page and form this is, and what each field is for.
//!
//! Facts are read (`lexicon`: what do the texts say, in whichever language), turned into evidence, and judged by
//! linear models whose weights are the readable tables in `weights/`. Roles that depend on each other are judged
//! together: a form's kind from all of its fields, and its passwords as a sequence.

mod door;
mod facts;
mod field_sight;
mod filling;
pub mod lexicon;
mod opening;
mod parts;
mod passwords;
mod reading;
mod recognition;
mod recognizer;
mod sections;
mod session;
mod set_up;
mod summary;

pub use door::Door;
pub use facts::{ControlFacts, FieldFacts, FormFacts, PageFacts, SectionFacts};
pub use field_sight::FieldSight;
pub use filling::{
    CodePart, FrameOwner, asks_for_code, code_fields, frame_owner, new_password_fields,
};
pub use opening::{Opener, Opening};
pub use reading::MAX_FIELDS;
pub use recognition::{
    ControlRole, FieldRole, FormKind, FormParts, Recognition, RecognizedControl, RecognizedField,
    RecognizedForm,
};
pub use recognizer::{FormEvidence, MAX_FORMS, Recognizer, recognize};
pub use session::{LogOutControl, PageSays, Presence, SessionSigns, SignedIn};
pub use set_up::{SetUp, SetUpFacts, SetUpSign, set_up};
pub use summary::{FrameFacts, FrameSummary, Summary, TakesPassword, summarize};
