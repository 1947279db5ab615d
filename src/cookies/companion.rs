//! What signs nobody in, and what does not count without it: the name of the person, what guards forms, what makes a
//! device known, the key of data that is kept encrypted. Told from names; the values of cookies say only that one is a date.

use percent_encoding::percent_decode_str;

use super::{
    cookie::Cookie,
    kind::Kind,
    name::{Topic, known_kind, names_person, topics_of, words_of},
    value::Shape,
};
use crate::text::MONTHS;

/// Words of what makes a device or a second factor known.
const DEVICE: [&str; 7] = [
    "device",
    "deviceid",
    "mfa",
    "trust",
    "trusted",
    "trusteddevice",
    "twofactor",
];
/// What numbers a browser or an installation, before `id`.
const NUMBERED: [&str; 5] = ["browser", "client", "device", "installation", "instance"];
/// Who counts visits numbers browsers as well.
const COUNTERS: [&str; 16] = [
    "ajs",
    "amplitude",
    "analytics",
    "clarity",
    "datadog",
    "fullstory",
    "ga",
    "gtm",
    "heap",
    "hotjar",
    "intercom",
    "matomo",
    "mixpanel",
    "posthog",
    "segment",
    "sentry",
];
/// Words of what opens data that a page keeps encrypted.
const SECRET: [&str; 6] = [
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "secretkey",
];
/// Words of which one together with `key` is the same.
const SECRET_BEFORE_KEY: [&str; 8] = [
    "crypto",
    "decryption",
    "enc",
    "encryption",
    "master",
    "private",
    "signing",
    "wrapping",
];
/// Values of settings, however they are named.
const SETTINGS: [&str; 6] = ["", "0", "1", "false", "null", "true"];
/// Words of names that hold a moment.
const MOMENT: [&str; 4] = ["date", "datetime", "time", "timestamp"];
/// A date has fewer parts.
const MOST_PARTS: usize = 12;
const LONGEST_MONTH: usize = "September".len();

/// Whether the name is that of what guards forms against requests that other sites forge.
#[must_use]
pub fn guards_forms(name: &str) -> bool {
    known_kind(name) == Some(Kind::Csrf) || topics_of(name).contains(&Topic::Csrf)
}

/// Whether an item of storage, or a database, opens what the page keeps encrypted. Without it that is lost.
#[must_use]
pub fn opens_data(name: &str, value: &str) -> bool {
    let words = words_of(name);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let named = has(&SECRET) || (has(&["key", "keys"]) && has(&SECRET_BEFORE_KEY));
    named && !SETTINGS.contains(&value.trim().to_lowercase().as_str())
}

/// Whether an item of storage numbers this browser, or makes it known: tokens can be bound to it.
#[must_use]
pub fn names_device(name: &str) -> bool {
    let words = words_of(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let numbers = |word: &&str| {
        let before = word.strip_suffix("id");
        before.is_some_and(|before| NUMBERED.contains(&before))
    };
    let is_number = words.iter().any(numbers)
        || words
            .windows(2)
            .any(|pair| matches!(pair, [what, "id"] if NUMBERED.contains(what)));
    let is_known = is_number || words.iter().any(|word| DEVICE.contains(word));
    is_known && !words.iter().any(|word| COUNTERS.contains(word))
}

impl Kind {
    /// Whether being signed in never depends on such a cookie.
    #[must_use]
    pub const fn is_elsewhere(self) -> bool {
        matches!(
            self,
            Self::Consent | Self::Preference | Self::Analytics | Self::Advertising
        )
    }
}

impl Cookie {
    /// Whether a session may count only beside this cookie, which is of that kind. `came` says that a sign-in has brought it.
    /// Whoever keeps a cookie from scripts mostly means it to prove something, and trackers are known by their names.
    #[must_use]
    pub fn may_be_needed(&self, kind: Kind, came: bool) -> bool {
        if self.http_only {
            let known = known_kind(&self.name);
            return !matches!(known, Some(Kind::Analytics | Kind::Advertising));
        }
        let helps = matches!(kind, Kind::Csrf | Kind::LoginHelper)
            || guards_forms(&self.name)
            || remembers(&self.name)
            || (came && !self.holds_moment() && !self.is_state_of_a_page());
        helps && !self.is_for_else(kind)
    }

    /// Whether nobody could guess its value, and nothing says that it is for something else: it may sign in where nothing
    /// else does.
    #[must_use]
    pub fn may_be_proof(&self, kind: Kind) -> bool {
        let says_nothing = known_kind(&self.name).is_none() && !self.is_for_else(kind);
        says_nothing && !self.holds_moment() && Shape::of(&self.value).could_be_proof()
    }

    /// Whether it says who the person is.
    #[must_use]
    pub fn names_person(&self) -> bool {
        names_person(&self.name) && !known_kind(&self.name).is_some_and(Kind::is_elsewhere)
    }

    /// Whether its name says that it is for what being signed in never depends on. Of a name that says nothing, its kind is
    /// a guess.
    fn is_for_else(&self, kind: Kind) -> bool {
        known_kind(&self.name).map_or_else(
            || kind.is_elsewhere() && !topics_of(&self.name).is_empty(),
            Kind::is_elsewhere,
        )
    }

    /// Whether it holds a date or a time: many pages write one each time they are opened.
    fn holds_moment(&self) -> bool {
        let words = words_of(&self.name);
        let named = words.iter().any(|word| MOMENT.contains(&word.as_str()));
        named || is_moment(&self.value)
    }

    /// Whether it holds what of the page is open or was seen.
    fn is_state_of_a_page(&self) -> bool {
        let topics = topics_of(&self.name);
        !topics.is_empty() && topics.iter().all(|topic| *topic == Topic::Notice)
    }
}

fn remembers(name: &str) -> bool {
    let words = words_of(name);
    let names_device = words.iter().any(|word| DEVICE.contains(&word.as_str()));
    names_device || topics_of(name).contains(&Topic::Remember)
}

/// Whether a value is a date with a year, or a time in seconds or milliseconds since 1970.
fn is_moment(value: &str) -> bool {
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.starts_with('1') && [10, 13].contains(&value.len());
    }
    let value = percent_decode_str(value).decode_utf8_lossy();
    let parts: Vec<&str> = value
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(MOST_PARTS)
        .collect();
    let in_words =
        parts.iter().any(|part| is_month(part)) && parts.iter().any(|part| is_year(part));
    let in_digits = parts
        .windows(2)
        .any(|parts| matches!(parts, [year, month] if is_year(year) && is_number(month, 2)));
    in_words || in_digits
}

fn is_month(part: &str) -> bool {
    let begins = part.get(..3).map(str::to_ascii_lowercase);
    begins.is_some_and(|begins| MONTHS.contains(&begins.as_str())) && part.len() <= LONGEST_MONTH
}

fn is_year(part: &str) -> bool {
    is_number(part, 4) && (part.starts_with("19") || part.starts_with("20"))
}

fn is_number(part: &str, length: usize) -> bool {
    part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
}
