//! What the name of a cookie says: who is known to use it (`names.tsv`), what its words speak of (`words.tsv`), and of
//! which other cookie it is a part.

mod alike;
mod known;
mod meaning;
mod person;
mod stem;
mod topics;
mod whose;

pub(crate) use alike::begin_alike;
pub use known::known_kind;
pub(crate) use known::{is_of_another_service, may_be_anybodys, without_prefix};
pub(crate) use meaning::Meaning;
pub use meaning::is_known_for_else;
pub use person::names_person;
pub(crate) use person::numbers_person;
pub(crate) use stem::{is_signature, stem};
pub(crate) use topics::is_login_word;
pub use topics::{Topic, topics_of, words_of};
