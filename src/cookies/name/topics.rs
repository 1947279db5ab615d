//! What the words of a name speak of.

use std::{collections::HashMap, sync::LazyLock};

use super::known::without_prefix;
use crate::text;

/// Letters of a name that are looked at.
const LONGEST_NAME: usize = 256;
/// Words of a name that are looked at.
const MOST_WORDS: usize = 12;
/// A word inside another counts if it has so many letters.
const INSIDE: usize = 4;
/// The longest word of `words.tsv`.
const LONGEST_WORD: usize = 24;

/// Words, by what they speak of.
static WORDS: LazyLock<HashMap<&'static str, Word>> =
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

/// What is known of a word.
#[derive(Default)]
struct Word {
    topics: Vec<Topic>,
    /// Where a site keeps something under this word, it is a log-in.
    is_login: bool,
}

fn words(text: &'static str) -> HashMap<&'static str, Word> {
    let mut words: HashMap<&'static str, Word> = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let topic = columns
            .next()
            .and_then(|name| Topic::ALL.into_iter().find(|topic| topic.name() == name));
        let (Some(topic), Some(list)) = (topic, columns.next()) else {
            continue;
        };
        for written in list.split(' ') {
            let login = written.strip_suffix('!');
            let word = words.entry(login.unwrap_or(written)).or_default();
            word.topics.push(topic);
            word.is_login |= login.is_some();
        }
    }
    words
}

/// Whether something that is kept under this word, in small letters, is a log-in.
pub(crate) fn is_login_word(word: &str) -> bool {
    WORDS.get(word).is_some_and(|known| known.is_login)
}

/// The words of a name in small letters: cut at signs, digits and inner capital letters.
#[must_use]
pub fn words_of(name: &str) -> Vec<String> {
    let name = without_prefix(name);
    let end = name.char_indices().nth(LONGEST_NAME);
    let looked_at = end.and_then(|(end, _)| name.get(..end)).unwrap_or(name);
    text::words(looked_at).take(MOST_WORDS).collect()
}

/// The topics that a name speaks of, each once, in order.
#[must_use]
pub fn topics_of(name: &str) -> Vec<Topic> {
    topics_of_words(&words_of(name))
}

pub(super) fn topics_of_words(words: &[String]) -> Vec<Topic> {
    let mut topics = Vec::new();
    for word in words {
        add_topics(word, &mut topics);
    }
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// Adds the topics of a word, or of the longer words that it is put together from, as `phpsessid` is.
fn add_topics(word: &str, topics: &mut Vec<Topic>) {
    if let Some(known) = WORDS.get(word) {
        topics.extend(&known.topics);
        return;
    }
    let mut begin = 0;
    while begin + INSIDE <= word.len() {
        let room = (word.len() - begin).min(LONGEST_WORD);
        let longest = (INSIDE..=room).rev().find_map(|length| {
            let known = WORDS.get(word.get(begin..begin + length)?)?;
            Some((length, &known.topics))
        });
        match longest {
            Some((length, known)) => {
                topics.extend(known);
                begin += length;
            }
            None => begin += 1,
        }
    }
}
