//! Clearing one site for sure: the plan, its outcome and its undo.
//!
//! `docs/clearing.md` says what each browser can do, and where that is known from. Facts go in, and a plan comes out that
//! says per type of data whether this browser can clear it, cannot, or could only by clearing more than was asked for,
//! which is never done.

mod calls;
mod course;
mod credentials;
pub mod due;
mod error;
mod facts;
pub mod journal;
mod keeping;
mod kept_undo;
mod latest;
pub mod log;
mod losing;
mod made_since;
mod net;
mod passing;
pub mod places;
mod plan;
mod prepared;
mod report;
mod restorable;
pub mod restoring;
pub mod rules;
mod same_program;
mod signing_in;
mod since;
mod snapshot;
mod stayed;
mod stored;
pub mod undo;
pub mod undo_slots;

pub use calls::{
    BrowsingDataRemoval, BrowsingDataType, ExpireCall, InPage, MOST_ORIGINS_OF_A_CALL, PageTask,
    ScriptCookie, Step, StorageArea,
};
pub use course::{Course, CourseEvent, CourseStep};
pub use error::ClearingError;
pub use facts::{
    BrowserFacts, Choice, ClearingFacts, ClearingWish, Engine, FoundCookie, OpenDocument,
    OriginStorage, Scope, StoredItem,
};
pub use journal::{Journal, Next, Progress, StepResult};
pub use kept_undo::{KeptUndo, opened};
pub use losing::{Loss, losing};
pub use net::{Net, NetStep, Shown};
pub use plan::{
    ClearingPlan, DataType, Exception, Note, Obstacle, TypePlan, Verdict, limits, plan, removal_of,
};
pub use prepared::{Prepared, prepare};
pub use report::{ClearingReport, ClearingState, Headline, TypeReport, report};
pub use restorable::Restorable;
pub use since::{ShownPage, SinceCleared};
pub use snapshot::{DocumentStorage, ProtectedCookie, Protection, SeenDocument, SiteLook};
pub use stored::{signs_in_beyond_tab, stored_that_signs_in};
