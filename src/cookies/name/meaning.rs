//! All that a name says, taken together.

use super::{
    known::{is_of_another_service, known_kind},
    topics::{Topic, topics_of_words, words_of},
};
use crate::cookies::kind::Kind;

/// A framework, a service or everybody uses the name for something else than signing in.
#[must_use]
pub fn is_known_for_else(name: &str) -> bool {
    Meaning::of(name).is_for_else()
}

/// All that a name says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meaning {
    /// The kind of cookie that a framework or a service is known to name so.
    pub(crate) known: Option<Kind>,
    /// The topics that it speaks of.
    pub(crate) topics: Vec<Topic>,
}

impl Meaning {
    /// What the name says at a host, if that is known: names that a service gives say something of its own sites only.
    pub(crate) fn at(name: &str, host: Option<&str>) -> Self {
        let meaning = Self::of(name);
        if host.is_some_and(|host| is_of_another_service(name, host)) {
            return meaning.elsewhere();
        }
        meaning
    }

    /// What it says where the service that is known to give it is not at home.
    pub(crate) fn elsewhere(self) -> Self {
        Self {
            known: None,
            ..self
        }
    }

    pub(crate) fn of(name: &str) -> Self {
        let words = words_of(name);
        Self {
            known: known_kind(name),
            topics: topics_of_words(&words),
        }
    }

    pub(crate) fn speaks_of(&self, topic: Topic) -> bool {
        self.topics.contains(&topic)
    }

    /// A framework, or everybody, uses it for something else than signing in.
    pub(crate) fn is_for_else(&self) -> bool {
        self.known.map_or_else(
            || self.speaks_of(Topic::Csrf),
            |kind| !matches!(kind, Kind::SignsIn | Kind::Session),
        )
    }

    /// It speaks of what is no part of signing in, and of nothing that is.
    pub(crate) fn speaks_of_something_else(&self) -> bool {
        let else_where = |topic: &Topic| {
            matches!(
                topic,
                Topic::Consent
                    | Topic::Preference
                    | Topic::Analytics
                    | Topic::Advertising
                    | Topic::Machine
                    | Topic::Shop
                    | Topic::Notice
            )
        };
        self.is_for_else() || (!self.topics.is_empty() && self.topics.iter().all(else_where))
    }

    /// A framework, or everybody, uses it for a session.
    pub(crate) fn sounds_like_session(&self) -> bool {
        matches!(self.known, Some(Kind::SignsIn | Kind::Session)) || self.speaks_of(Topic::Session)
    }
}
