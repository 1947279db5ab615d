//! Which cookies sign you in, until when, and what is wrong with them?
pub mod export;
pub mod jwt;

mod classifier;
mod cookie;
mod facts;
mod features;
mod findings;
mod kind;
mod kinds;
mod linear;
mod model_error;
mod names;
mod neighbours;
mod row;
mod shape;
mod summary;
mod trees;

pub use classifier::{Assessment, Classifier, CookieReason, assess, by_site, classify};
pub use cookie::{Cookie, PartitionKey, SameSite};
pub use facts::{Behaviour, Facts};
pub use features::{feature_names, features};
pub use findings::{Finding, FindingCode, LEAST_BITS, LONG, Severity, findings, matters};
pub use kind::Kind;
pub use kinds::{kind_of, most_probable, signs};
pub use linear::{Linear, Term};
pub use model_error::InvalidWeights;
pub use names::{Topic, known_kind, topics_of, words_of};
pub use row::{Row, facts_of_rows};
pub use shape::{Alphabet, LONGEST_VALUE, Shape};
pub use summary::{Summary, summarise};
pub use trees::{MOST_NODES, Node, Split, Trees};
