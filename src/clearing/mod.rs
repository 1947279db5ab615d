//! Clearing one site for sure: the plan, its outcome and its undo.
//!
//! `docs/clearing.md` says what each browser can do, and where that is known from. Facts go in, and a plan comes out that
//! says per type of data whether this browser can clear it, cannot, or could only by clearing more than was asked for,
//! which is never done.

pub mod automatic;
mod cookie;
mod error;
mod facts;
mod jars;
pub mod journal;
pub mod limits;
mod look;
mod origin;
mod outcome;
mod plan;
mod plan_cookies;
mod plan_kept;
mod plan_storage;
mod planning;
mod signing_in;
mod step;
mod target;
pub mod token;
pub mod undo;

pub use cookie::CookieKey;
pub use error::ClearingError;
pub use facts::{
    BrowserFacts, Choice, ClearingFacts, ClearingWish, Engine, FoundCookie, OpenDocument,
    OriginStorage, Scope, StoredItem,
};
pub use journal::{Journal, Next, Progress, StepResult};
pub use look::{DocumentStorage, ProtectedCookie, Protection, SeenDocument, SiteLook};
pub use origin::{NotTheWeb, Origin, Scheme};
pub use outcome::{ClearingReport, ClearingState, Headline, TypeReport, report};
pub use plan::{ClearingPlan, DataType, Exception, LoginEffect, Note, Obstacle, TypePlan, Verdict};
pub use planning::plan;
pub use step::{
    BrowsingDataRemoval, BrowsingDataType, ExpireCall, InPage, MOST_ORIGINS_OF_A_CALL, PageTask,
    Step, StorageArea,
};
