//! Which cookies sign you in, until when, and what is wrong with them?
//!
//! The one thing that everything else asks is [`assess`]: given the cookies of any number of sites, and what was seen of
//! them, it says of each what it is for and whether it keeps the person signed in. To change **which cookie signs in**, open
//! `classifier/mod.rs`: it names the steps, and the file of each. If it is about one name that a framework gives, add a line
//! to `name/names.tsv`. `docs/cookies.md` argues for all of it, and says how well it does.
//!
//! | room | what it knows |
//! |---|---|
//! | `kind` | the kinds of cookies: signs in, session, consent, … |
//! | `value` | what a value looks like, without what it says; JSON Web Tokens |
//! | `cookie` | a cookie as the browser has it: attributes, store, the calls that remove and set it, files |
//! | `name` | names of frameworks, and what the words of a name speak of |
//! | `observation` | what was seen of cookies while the person signed in and out |
//! | `classifier` | which of many cookies sign in, and why |
//! | `inspection` | the cookies of a site as a person is told about them, and what is wrong with them |
//! | `telling` | who is told to be signed in: on evidence only |
//! | `companion` | what signs nobody in, and what does not count without it |
//! | `storage` | which keys of a site's storage sign in, told by the same names and values |
//!
//! Each leans on those above it only.

mod classifier;
mod companion;
mod cookie;
mod inspection;
mod kind;
mod name;
mod observation;
mod storage;
mod telling;
mod value;

pub use classifier::{
    Assessment, COMPETITION, Classifier, CookieReason, Decision, Facts, KNOWN_FOR_ELSE, Linear,
    NO_COOKIE, Term, assess, belong_together, by_site, classify, feature_names, features,
    handicaps, kind_of, most_probable, signs,
};
pub use companion::{guards_forms, names_device, opens_data};
pub use cookie::{
    Cookie, CookieKey, CookieStoreKind, PartitionKey, RemoveCall, SameSite, SetCall, export,
    keeps_path, set_call, store_of_tab,
};
pub use inspection::{
    Fault, FindingCode, Inspected, Inspection, LEAST_BITS, LONG, ReasonTopic, Severity, Summary,
    TopicReason, findings, inspect, matters,
};
pub use kind::Kind;
pub use name::{Topic, is_known_for_else, known_kind, names_person, topics_of, words_of};
pub use observation::{Behaviour, CookieEvent, ObservationLog};
pub use storage::{StoredValue, database_signs_in, stored_item_signs_in};
pub use telling::{Evidence, Strength, signed_in_until, tell};
pub use value::{Alphabet, LONGEST_VALUE, Shape, jwt};
