//! What is asked about a password and what is answered: the shapes that cross the boundary.

use serde::{Deserialize, Serialize};

use crate::rules::FieldRules;

/// A password to assess, with what is known about the person and the site.
#[derive(Clone, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Question {
    /// The password as it stands in the field.
    pub password: String,
    /// The person's and the site's own words, whole, as found: e-mail address, user name, names, page title,
    /// host. They are split here, not by the caller.
    #[serde(default)]
    pub inputs: Vec<String>,
    /// What stands in the field that repeats the password, where the form has one.
    #[serde(default)]
    pub confirmation: Option<String>,
    /// Whether that field was left, so that what stands there is meant to be all.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<bool>", optional = nullable))]
    pub confirmation_left: bool,
    /// What the field accepts.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<FieldRules>", optional = nullable))]
    pub rules: FieldRules,
}

/// What an attacker would need to guess the password, and what would make it better.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// 0 (guessed at once) to 4 (out of reach), with the thresholds of zxcvbn: 10^3, 10^6, 10^8, 10^10 guesses
    /// after those for the common passwords.
    pub score: u8,
    /// What the person is told of it: how long it stands when a site that hashes slowly loses its database.
    pub rating: Rating,
    /// Guesses that an attacker who knows how people choose needs; infinite never, at most `f64::MAX`.
    pub guesses: f64,
    /// The same as a power of ten. Exact where `guesses` would overflow.
    pub guesses_log10: f64,
    /// Time to guess, for four kinds of attacker.
    pub crack_times: CrackTimes,
    /// What is wrong first of all, if anything is.
    pub warning: Option<Warning>,
    /// What would help, the most useful first.
    pub suggestions: Vec<Suggestion>,
    /// What an attacker would try first: the pattern that saves them most. `None` for an empty password.
    pub first_guess: Option<FirstGuess>,
    /// The one change that helps most, if one does.
    pub change: Option<Change>,
    /// Where the site's own rules stand in the way of a better password, the worst first.
    pub site_limits: Vec<SiteLimit>,
    /// How much of the password was matched against patterns.
    pub coverage: Coverage,
    /// What of all this the person is told, in this order: what is wrong, what would help, where the site stands in the
    /// way, and what does not count. Nothing while nothing is typed.
    pub advice: Vec<Advice>,
    /// How the repeated password compares, where the form asks for it twice.
    pub confirmation: Option<Confirmation>,
}

/// How long a password stands against the stolen database of a site that hashes slowly: 10^4 guesses a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Rating {
    /// Less than a second.
    VeryWeak,
    /// Less than an hour.
    Weak,
    /// Less than a month.
    Fair,
    /// A month or more: nothing has to be changed.
    Good,
    /// A year or more.
    Strong,
}

/// One thing to tell the person about the password, for the interface to put into words.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind", content = "what")]
#[non_exhaustive]
pub enum Advice {
    /// What is wrong.
    Warning(Warning),
    /// What an attacker would try first.
    FirstGuess(GuessKind),
    /// What to change, and what it gains.
    Change(Change),
    /// What would help.
    Suggestion(Suggestion),
    /// Where the site stands in the way.
    SiteLimit(SiteLimit),
    /// That not all of the password counts.
    Coverage(Coverage),
}

/// Time to guess, for the four attackers that zxcvbn defines (Wheeler, USENIX Security 2016).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CrackTimes {
    /// Through the site's log-in page, which slows guessing down: 100 guesses an hour.
    pub online_throttled: CrackTime,
    /// Through the site's log-in page, without a brake: 10 guesses a second.
    pub online: CrackTime,
    /// With the stolen database of a site that hashes slowly (bcrypt, Argon2): 10^4 guesses a second.
    pub offline_slow: CrackTime,
    /// With the stolen database of a site that hashes fast (MD5, SHA-1): 10^10 guesses a second.
    pub offline_fast: CrackTime,
}

/// One time to guess: exact, and as a person would say it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CrackTime {
    /// Seconds; at most `f64::MAX`.
    pub seconds: f64,
    /// The same in the largest unit that fits.
    pub duration: Duration,
}

/// A rounded span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Duration {
    /// How many of `unit`; 0 with [`TimeUnit::Instant`] and [`TimeUnit::Ages`].
    pub count: u32,
    /// What is counted.
    pub unit: TimeUnit,
}

/// Units of [`Duration`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TimeUnit {
    /// Less than a second.
    Instant,
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Months of 31 days, as zxcvbn counts them.
    Month,
    /// Years of 12 such months.
    Year,
    /// A century or more.
    Ages,
}

/// What is wrong with a password. The words for it are in the extension's `_locales`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Warning {
    /// One of the ten most used passwords.
    Top10,
    /// One of the hundred most used passwords.
    Top100,
    /// A very common password.
    Common,
    /// Close to a commonly used password.
    SimilarToCommon,
    /// A commonly used password beside something else, which may be another one.
    CommonInside,
    /// A word by itself.
    WordByItself,
    /// A name or surname by itself.
    NameByItself,
    /// Common names and surnames.
    CommonNames,
    /// Made of the person's or the site's own words.
    PersonalWord,
    /// A straight row of keys.
    StraightRow,
    /// A short keyboard pattern.
    KeyboardPattern,
    /// A character repeated, as in `aaa`.
    RepeatedCharacter,
    /// A pattern repeated, as in `abcabcabc`.
    RepeatedPattern,
    /// A sequence, as in `abc` or `6543`.
    Sequence,
    /// A recent year.
    RecentYear,
    /// A date.
    Date,
}

/// What an attacker tries to guess part of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum GuessKind {
    /// The passwords that people choose most.
    CommonPassword,
    /// The person's and the site's own words.
    PersonalWord,
    /// Words of a language.
    Word,
    /// Names and surnames.
    Name,
    /// Neighbouring keys.
    Keyboard,
    /// The same again and again.
    Repeat,
    /// Characters in the order of the alphabet or of numbers.
    Sequence,
    /// Years.
    Year,
    /// Dates.
    Date,
    /// Every combination of characters: no pattern was found.
    Random,
}

/// What an attacker would try first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FirstGuess {
    /// What is tried.
    pub kind: GuessKind,
    /// So many characters of the password it gives away.
    pub characters: u32,
    /// Guesses that it takes, as a power of ten.
    pub guesses_log10: f64,
}

/// One change, and what it gains.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What to change.
    pub kind: ChangeKind,
    /// By so many powers of ten the guesses grow: 3 is a thousand times as many.
    pub gain_log10: f64,
}

/// Changes to a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ChangeKind {
    /// Put as many random characters in the place of what would be tried first.
    ReplacePart,
    /// Add one random word.
    AddWord,
    /// Add random characters until there are 15, enough for a password that stands alone (NIST SP 800-63B-4, 3.1.1.2).
    AddCharacters,
    /// Take a new password from the generator.
    StartOver,
}

/// A rule of the site that stands in the way of a better password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SiteLimit {
    /// Which rule.
    pub kind: SiteLimitKind,
    /// The number in it; see [`SiteLimitKind`].
    pub value: u32,
}

/// Rules that NIST SP 800-63B-4 tells sites not to have, and rules that cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum SiteLimitKind {
    /// The site takes fewer characters (the value) than a password has to have.
    MaximumTooShort,
    /// The site takes fewer than 64 characters (the value).
    MaximumBelow64,
    /// The password has as many characters as the site takes (the value).
    NoRoomLeft,
    /// The site takes only so many (the value) of the 95 printable ASCII characters.
    CharactersForbidden,
    /// The site requires so many kinds of characters (the value).
    CompositionRequired,
    /// The site takes a character only so many times in a row (the value).
    RepetitionForbidden,
    /// The site asks for more characters than it takes (the value).
    LengthsContradict,
    /// The site's `passwordrules` cannot be read. The value is 0.
    RulesUnreadable,
}

/// What would make a password better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Suggestion {
    /// Use a few words, and avoid common phrases.
    UseSeveralWords,
    /// Symbols, digits and capital letters are not needed.
    LengthOverSymbols,
    /// Add another word or two; uncommon ones are better.
    AddUncommonWord,
    /// Capital letters do not help much.
    CapitalsDoNotHelp,
    /// All capitals are almost as easy to guess as all small letters.
    AllCapitalsDoNotHelp,
    /// Reversed words are not much harder to guess.
    ReversedWordsDoNotHelp,
    /// Predictable substitutions like `@` for `a` do not help much.
    SubstitutionsDoNotHelp,
    /// Use a longer keyboard pattern with more turns.
    LongerKeyboardPattern,
    /// Avoid repeated words and characters.
    AvoidRepeats,
    /// Avoid sequences.
    AvoidSequences,
    /// Avoid recent years.
    AvoidRecentYears,
    /// Avoid years that are associated with you.
    AvoidPersonalYears,
    /// Avoid dates and years that are associated with you.
    AvoidPersonalDates,
    /// Leave out your own name and address and the name of the site.
    AvoidPersonalWords,
}

/// How much of a password was matched against patterns, and how the rest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Characters (Unicode scalar values) of the password.
    pub characters: u32,
    /// Characters that count. The others are repetition, or beyond the longest password scored, and add nothing.
    pub counted: u32,
}

/// How the repeated password compares with the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Confirmation {
    /// Nothing typed yet.
    Empty,
    /// Right so far, and still being typed.
    Partial,
    /// The same.
    Match,
    /// Not the same.
    Differs,
}
