//! What the model looks at: numbers with names, for each cookie of a site.

use std::sync::LazyLock;

use super::{
    facts::Facts,
    ranks::{Standing, standings},
};
use crate::cookies::{
    cookie::SameSite,
    kind::Kind,
    name::{Meaning, Topic},
    value::{Alphabet, Shape},
};

/// Cookies that are set together to sign in: who, the proof, and what remembers.
const FEW: f64 = 2.0;

/// What the features are called, in their order.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut list = List {
        names: Some(Vec::new()),
        ..List::default()
    };
    list.all(&Standing::default(), &Facts::default(), &Meaning::default());
    list.names.unwrap_or_default()
});

/// What the features are called in the data of the model, in the order of [`features`].
#[must_use]
pub fn feature_names() -> &'static [&'static str] {
    &NAMES
}

/// The features of each of the cookies of one site. What is not known is not a number.
#[must_use]
pub fn features(jar: &[&Facts]) -> Vec<Vec<f64>> {
    let meanings: Vec<Meaning> = jar
        .iter()
        .map(|facts| Meaning::at(&facts.name, facts.host.as_deref()))
        .collect();
    let meanings: Vec<&Meaning> = meanings.iter().collect();
    let mut rows = Vec::with_capacity(jar.len());
    each(jar, &meanings, |row, _| rows.push(row.to_vec()));
    rows
}

/// Looks at the features of each of the cookies of one site, of whose names it is known what they say.
pub(super) fn each(jar: &[&Facts], meanings: &[&Meaning], mut look: impl FnMut(&[f64], &Meaning)) {
    let mut list = List::default();
    for (standing, (facts, meaning)) in standings(jar, meanings)
        .iter()
        .zip(jar.iter().zip(meanings))
    {
        list.values.clear();
        list.all(standing, facts, meaning);
        look(&list.values, meaning);
    }
}

/// A list of features under construction.
#[derive(Default)]
struct List {
    /// What they are called, if anybody asked.
    names: Option<Vec<&'static str>>,
    values: Vec<f64>,
}

impl List {
    fn all(&mut self, standing: &Standing, facts: &Facts, meaning: &Meaning) {
        self.flags(facts);
        self.shape(facts.shape.as_ref());
        self.name(facts, meaning);
        self.standing(standing, facts);
    }

    fn put(&mut self, name: &'static str, value: f64) {
        if let Some(names) = &mut self.names {
            names.push(name);
        }
        self.values.push(value);
    }

    fn yes(&mut self, name: &'static str, value: impl Into<Option<bool>>) {
        let value = value.into();
        self.put(name, value.map_or(f64::NAN, |yes| f64::from(u8::from(yes))));
    }

    fn count(&mut self, name: &'static str, value: usize) {
        self.put(name, number(value));
    }

    fn flags(&mut self, facts: &Facts) {
        self.yes("httpOnly", facts.http_only);
        self.yes("secure", facts.secure);
        let same_site = |wanted| facts.same_site.map(|given| given == wanted);
        self.yes("sameSiteNone", same_site(SameSite::NoRestriction));
        self.yes(
            "sameSiteGiven",
            facts
                .same_site
                .map(|given| matches!(given, SameSite::Lax | SameSite::Strict)),
        );
        self.yes("session", facts.session);
        self.put("lifetime", facts.lifetime.map_or(f64::NAN, log));
        self.yes("hostOnly", facts.host_only);
        let depth = facts.host.as_ref().map(|host| host.split('.').count());
        self.put("hostDepth", depth.map_or(f64::NAN, number));
        let www = facts.host.as_ref().map(|host| host.starts_with("www."));
        self.yes("hostIsWww", www);
    }

    fn shape(&mut self, shape: Option<&Shape>) {
        let of = |number: fn(&Shape) -> f64| shape.map_or(f64::NAN, number);
        let is = |test: fn(Alphabet) -> bool| shape.map(|shape| test(shape.alphabet));
        self.put("length", of(|shape| number(shape.length)));
        self.put("bitsPerByte", of(|shape| shape.bits_per_byte));
        self.put("bits", of(Shape::bits));
        self.put("parts", of(|shape| number(shape.parts)));
        self.put("longestRun", of(|shape| number(shape.longest_run)));
        self.put("digits", of(|shape| shape.digits));
        self.put("signs", of(|shape| shape.signs));
        self.yes("mixed", shape.map(|shape| shape.mixed));
        self.put("fields", of(|shape| number(shape.fields)));
        self.yes(
            "identifierAndRun",
            shape.map(|shape| shape.identifier_and_run),
        );
        self.yes(
            "isShort",
            is(|alphabet| matches!(alphabet, Alphabet::Empty | Alphabet::Flag | Alphabet::Word)),
        );
        self.yes(
            "isTimestamp",
            is(|alphabet| alphabet == Alphabet::Timestamp),
        );
        self.yes("isDigits", is(|alphabet| alphabet == Alphabet::Digits));
        self.yes("isDotted", is(|alphabet| alphabet == Alphabet::Dotted));
        self.yes("isUuid", is(|alphabet| alphabet == Alphabet::Uuid));
        self.yes("isHex", is(|alphabet| alphabet == Alphabet::Hex));
        self.yes(
            "isAlphanumeric",
            is(|alphabet| alphabet == Alphabet::Alphanumeric),
        );
        self.yes("isBase64", is(|alphabet| alphabet == Alphabet::Base64));
        self.yes("isJwt", is(|alphabet| alphabet == Alphabet::Jwt));
        self.yes("isToken", is(|alphabet| alphabet == Alphabet::Token));
        self.yes("isJson", is(|alphabet| alphabet == Alphabet::Json));
        self.yes("isEmail", is(|alphabet| alphabet == Alphabet::Email));
        self.yes(
            "isEncoded",
            is(|alphabet| alphabet == Alphabet::PercentEncoded),
        );
    }

    fn name(&mut self, facts: &Facts, meaning: &Meaning) {
        let known = meaning.known;
        self.yes("knownSignsIn", known == Some(Kind::SignsIn));
        self.yes("knownSession", known == Some(Kind::Session));
        self.yes(
            "knownOther",
            known.is_some_and(|kind| !matches!(kind, Kind::SignsIn | Kind::Session)),
        );
        for (topic, name) in Topic::ALL.into_iter().zip(TOPICS) {
            self.yes(name, meaning.speaks_of(topic));
        }
        self.count("nameLength", facts.name.len().min(64));
        let digits = facts.name.bytes().filter(u8::is_ascii_digit).count();
        self.count("nameDigits", digits.min(16));
        let starts_with_sign = facts.name.bytes().next().is_some_and(|byte| byte == b'_');
        self.yes("nameBeginsWithSign", starts_with_sign);
        self.yes("nameIsCapital", is_capital(&facts.name));
    }

    fn standing(&mut self, standing: &Standing, facts: &Facts) {
        let cookies = number(standing.cookies);
        self.put("siteCookies", cookies);
        self.put("siteHttpOnly", number(standing.http_only) / cookies);
        self.put("siteSecure", number(standing.secure) / cookies);
        self.count("siteHttpOnlyCount", standing.http_only);
        let hidden = facts.http_only == Some(true);
        self.yes("onlyHttpOnly", hidden && standing.http_only == 1);
        self.yes("visibleBesideHidden", !hidden && standing.http_only > 0);
        let encrypted = facts.secure == Some(true);
        self.yes("onlySecure", encrypted && standing.secure == 1);
        let shaped = |value: f64| {
            if facts.shape.is_some() {
                value
            } else {
                f64::NAN
            }
        };
        self.put("bitsRank", shaped(number(standing.bits_rank)));
        self.put(
            "bitsRankShare",
            shaped(number(standing.bits_rank) / cookies),
        );
        self.put("runRank", shaped(number(standing.run_rank)));
        self.put("runRankShare", shaped(number(standing.run_rank) / cookies));
        let rank = number(standing.bits_rank_http_only);
        self.put(
            "bitsRankHttpOnly",
            shaped(if hidden { rank } else { f64::NAN }),
        );
        self.put("sameEnd", standing.same_end);
        let persistent = facts.lifetime.is_some();
        let few = (1.0..=FEW).contains(&standing.same_end);
        self.yes("endsAlone", persistent && standing.same_end < 1.0);
        self.yes("endsWithFew", persistent && few);
        self.yes("identifies", standing.identifies);
        self.yes("proves", standing.proves);
        let long_run = facts.shape.as_ref().map(Shape::has_long_run);
        self.yes("hasLongRun", long_run);
        self.put("siteLongRuns", number(standing.long_runs));
        let share = long_run.map(|has| {
            if has {
                1.0 / number(standing.long_runs.max(1))
            } else {
                0.0
            }
        });
        self.put("longRunShare", share.unwrap_or(f64::NAN));
        self.count("sameName", standing.same_name);
        self.count("sameShape", standing.same_shape);
    }
}

/// The names of the features of [`Topic::ALL`].
const TOPICS: [&str; 15] = [
    "nameSession",
    "nameLogin",
    "nameRemember",
    "nameToken",
    "namePerson",
    "nameIdentity",
    "nameSecurity",
    "nameCsrf",
    "nameConsent",
    "namePreference",
    "nameAnalytics",
    "nameAdvertising",
    "nameMachine",
    "nameShop",
    "nameNotice",
];

/// The name has letters, and no small ones.
fn is_capital(name: &str) -> bool {
    let has = |test: fn(&u8) -> bool| name.bytes().any(|byte| test(&byte));
    has(u8::is_ascii_uppercase) && !has(u8::is_ascii_lowercase)
}

fn log(seconds: f64) -> f64 {
    seconds.max(1.0).ln()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of cookies and lengths of values are small"
)]
fn number(count: usize) -> f64 {
    count as f64
}
