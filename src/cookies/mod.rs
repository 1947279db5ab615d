//! Which cookies sign you in, until when, and what is wrong with them?
pub mod export;
pub mod jwt;

mod alphabet;
mod behaviour;
mod calls;
mod census;
mod classifier;
mod cookie;
mod decision;
mod event;
mod facts;
mod features;
mod findings;
mod identifier;
mod inspection;
mod kin;
mod kind;
mod kinds;
mod linear;
mod looked_at;
mod model_error;
mod moment;
mod names;
mod neighbours;
mod pairs;
mod rivals;
mod row;
mod shape;
mod sighting;
mod store_kind;
mod summary;
mod witness;

pub use alphabet::Alphabet;
pub use calls::{RemoveCall, SetCall, remove_call, set_call};
pub use classifier::{
    Assessment, Classifier, CookieReason, KNOWN_FOR_ELSE, assess, by_site, classify,
};
pub(crate) use cookie::kept_under;
pub use cookie::{Cookie, PartitionKey, SameSite};
pub use decision::Decision;
pub use event::CookieEvent;
pub use facts::{Behaviour, Facts};
pub use features::{feature_names, features};
pub use findings::{Finding, FindingCode, LEAST_BITS, LONG, Severity, findings, matters};
pub use inspection::{Inspected, Inspection, ReasonTopic, TopicReason, inspect};
pub use kind::Kind;
pub use kinds::{kind_of, most_probable, signs};
pub use linear::{Linear, Term};
pub use model_error::InvalidWeights;
pub use names::{Topic, is_known_for_else, known_kind, topics_of, words_of};
pub use rivals::{NO_COOKIE, RIVALRY, are_kin, handicaps};
pub use row::{Row, facts_of_rows};
pub use shape::{GUESSABLE_BITS, LONGEST_VALUE, Shape};
pub use store_kind::{CookieStoreKind, store_of_tab};
pub use summary::{Fault, Summary};
pub use witness::Witness;
