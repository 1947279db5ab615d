//! What names of cookies say.

use std::{collections::HashMap, sync::LazyLock};

use super::kind::Kind;

/// Bytes of a name that are looked at.
const LONGEST_NAME: usize = 256;
/// Words of a name that are looked at.
const MOST_WORDS: usize = 12;
/// A word inside another counts if it has so many letters.
const INSIDE: usize = 4;

/// The longest word of `words.tsv`.
const LONGEST_WORD: usize = 24;

/// Names that frameworks and services give: kind, name, and a star where anything may follow.
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::read(include_str!("names.tsv")));
/// Words, by what they speak of.
static WORDS: LazyLock<HashMap<&'static str, Topic>> =
    LazyLock::new(|| words(include_str!("words.tsv")));

/// What a word in a name speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A session.
    Session,
    /// Signing in: authentication, log-in, sign-on, ticket.
    Login,
    /// Being remembered, being signed in.
    Remember,
    /// A token or a key.
    Token,
    /// A person, an account, a member.
    Person,
    /// A name of a person, an address.
    Identity,
    /// Protection, a hash, a check.
    Security,
    /// Requests forged by other sites.
    Csrf,
    /// Consent to cookies.
    Consent,
    /// Language, country, currency, theme.
    Preference,
    /// Visits, visitors, tests.
    Analytics,
    /// Advertising.
    Advertising,
    /// Machines: balancers, servers, pools.
    Machine,
    /// A shopping cart, a store.
    Shop,
    /// A notice, a pop-up that was seen.
    Notice,
}

impl Topic {
    /// All topics, in the order of [`Topic::name`]'s table.
    pub const ALL: [Self; 15] = [
        Self::Session,
        Self::Login,
        Self::Remember,
        Self::Token,
        Self::Person,
        Self::Identity,
        Self::Security,
        Self::Csrf,
        Self::Consent,
        Self::Preference,
        Self::Analytics,
        Self::Advertising,
        Self::Machine,
        Self::Shop,
        Self::Notice,
    ];

    /// The name that `words.tsv` knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Login => "login",
            Self::Remember => "remember",
            Self::Token => "token",
            Self::Person => "person",
            Self::Identity => "identity",
            Self::Security => "security",
            Self::Csrf => "csrf",
            Self::Consent => "consent",
            Self::Preference => "preference",
            Self::Analytics => "analytics",
            Self::Advertising => "advertising",
            Self::Machine => "machine",
            Self::Shop => "shop",
            Self::Notice => "notice",
        }
    }
}

struct Known {
    whole: HashMap<&'static str, Kind>,
    beginnings: HashMap<&'static str, Kind>,
    longest: usize,
}

impl Known {
    fn read(text: &'static str) -> Self {
        let (mut whole, mut beginnings) = (HashMap::new(), HashMap::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            if let (Some(name), Some(kind)) = (columns.next(), columns.next().and_then(Kind::named))
            {
                match name.strip_suffix('*') {
                    Some(beginning) => beginnings.insert(beginning, kind),
                    None => whole.insert(name, kind),
                };
            }
        }
        let longest = beginnings.keys().map(|name| name.len()).max();
        Self {
            whole,
            beginnings,
            longest: longest.unwrap_or_default(),
        }
    }

    fn find(&self, name: &str) -> Option<Kind> {
        if let Some(kind) = self.whole.get(name) {
            return Some(*kind);
        }
        (1..=self.longest.min(name.len()))
            .rev()
            .filter_map(|length| self.beginnings.get(name.get(..length)?))
            .copied()
            .next()
    }
}

fn words(text: &'static str) -> HashMap<&'static str, Topic> {
    let mut words = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let topic = columns
            .next()
            .and_then(|name| Topic::ALL.into_iter().find(|topic| topic.name() == name));
        if let (Some(topic), Some(list)) = (topic, columns.next()) {
            words.extend(list.split(' ').map(|word| (word, topic)));
        }
    }
    words
}

/// The prefixes that browsers enforce (RFC 6265bis, section 4.1.3) say nothing about what a cookie is for.
#[must_use]
pub(crate) fn without_prefix(name: &str) -> &str {
    name.strip_prefix("__Host-")
        .or_else(|| name.strip_prefix("__Secure-"))
        .unwrap_or(name)
}

/// The kind of a cookie that a framework or a service is known to name so.
#[must_use]
pub fn known_kind(name: &str) -> Option<Kind> {
    KNOWN
        .find(name)
        .or_else(|| KNOWN.find(without_prefix(name)))
}

/// A framework, a service or everybody uses the name for something else than signing in.
#[must_use]
pub fn is_known_for_else(name: &str) -> bool {
    Meaning::of(name).is_for_else()
}

/// All that a name says.
#[derive(Clone, Debug, Default)]
pub(super) struct Meaning {
    /// The kind of cookie that a framework or a service is known to name so.
    pub(super) known: Option<Kind>,
    /// The topics that it speaks of.
    pub(super) topics: Vec<Topic>,
}

impl Meaning {
    pub(super) fn of(name: &str) -> Self {
        let words = words_of(name);
        Self {
            known: known_kind(name),
            topics: topics_of_words(&words),
        }
    }

    pub(super) fn speaks_of(&self, topic: Topic) -> bool {
        self.topics.contains(&topic)
    }

    /// A framework, or everybody, uses it for something else than signing in.
    pub(super) fn is_for_else(&self) -> bool {
        self.known.map_or_else(
            || self.speaks_of(Topic::Csrf),
            |kind| !matches!(kind, Kind::SignsIn | Kind::Session),
        )
    }

    /// It speaks of what is no part of signing in, and of nothing that is.
    pub(super) fn speaks_of_something_else(&self) -> bool {
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
    pub(super) fn sounds_like_session(&self) -> bool {
        matches!(self.known, Some(Kind::SignsIn | Kind::Session)) || self.speaks_of(Topic::Session)
    }
}

/// The words of a name in small letters: cut at signs, digits and inner capital letters.
#[must_use]
pub fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for byte in without_prefix(name).bytes().take(LONGEST_NAME) {
        let begins = byte.is_ascii_uppercase() && was_small;
        if begins || !byte.is_ascii_alphabetic() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (byte.is_ascii_alphabetic(), words.last_mut()) {
            word.push(char::from(byte.to_ascii_lowercase()));
        }
        was_small = byte.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words.truncate(MOST_WORDS);
    words
}

/// The topics that a name speaks of, each once, in order.
#[must_use]
pub fn topics_of(name: &str) -> Vec<Topic> {
    topics_of_words(&words_of(name))
}

fn topics_of_words(words: &[String]) -> Vec<Topic> {
    let mut topics: Vec<Topic> = words.iter().flat_map(|word| topics_of_word(word)).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// The topics of a word, or of the longer words that it is put together from, as `phpsessid` is.
fn topics_of_word(word: &str) -> Vec<Topic> {
    if let Some(topic) = WORDS.get(word) {
        return vec![*topic];
    }
    let mut topics = Vec::new();
    let mut begin = 0;
    while begin + INSIDE <= word.len() {
        let room = (word.len() - begin).min(LONGEST_WORD);
        let longest = (INSIDE..=room).rev().find_map(|length| {
            let topic = WORDS.get(word.get(begin..begin + length)?)?;
            Some((length, *topic))
        });
        match longest {
            Some((length, topic)) => {
                topics.push(topic);
                begin += length;
            }
            None => begin += 1,
        }
    }
    topics
}
