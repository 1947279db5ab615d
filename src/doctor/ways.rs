//! The doors of a site that its own page links to, by what the links say (`ways.tsv`) and where they lead.

use std::sync::LazyLock;

use super::{
    facts::{DoorFacts, Link},
    way::{Purpose, Way, WaySource},
    words::Phrase,
};
use crate::{
    site::{is_of, site_of},
    text::normalize,
};

/// Most links that are read; what belongs to an account stands at the top or at the bottom of a page.
const MAX_LINKS: usize = 400;
/// The name of a door is short, in letters: what is longer is a text about it.
const LONGEST: usize = 60;

static PHRASES: LazyLock<Vec<Phrase<Purpose>>> = LazyLock::new(|| {
    let lines = include_str!("ways.tsv").lines();
    lines.filter_map(phrase).collect()
});

fn phrase(line: &str) -> Option<Phrase<Purpose>> {
    let mut columns = line.split('\t');
    let purpose = match columns.next()? {
        "password" => Purpose::Password,
        "sessions" => Purpose::Sessions,
        "twoFactor" => Purpose::TwoFactor,
        "recovery" => Purpose::Recovery,
        "support" => Purpose::Support,
        "passkeys" => Purpose::Passkeys,
        "alerts" => Purpose::Alerts,
        _ => return None,
    };
    Some(Phrase::read(purpose, columns.next()?, columns.next()?))
}

/// Words in the path of an address, one after the other, and what one goes there for.
const PATHS: [(&str, Purpose); 26] = [
    ("change password", Purpose::Password),
    ("password change", Purpose::Password),
    ("password edit", Purpose::Password),
    ("settings password", Purpose::Password),
    ("account password", Purpose::Password),
    ("sessions", Purpose::Sessions),
    ("active sessions", Purpose::Sessions),
    ("devices", Purpose::Sessions),
    ("2fa", Purpose::TwoFactor),
    ("mfa", Purpose::TwoFactor),
    ("two factor", Purpose::TwoFactor),
    ("twofactor", Purpose::TwoFactor),
    ("two step", Purpose::TwoFactor),
    ("2sv", Purpose::TwoFactor),
    ("totp", Purpose::TwoFactor),
    ("recover", Purpose::Recovery),
    ("recovery", Purpose::Recovery),
    ("account recovery", Purpose::Recovery),
    ("passkeys", Purpose::Passkeys),
    ("security keys", Purpose::Passkeys),
    ("webauthn", Purpose::Passkeys),
    ("login history", Purpose::Alerts),
    ("security log", Purpose::Alerts),
    ("support", Purpose::Support),
    ("help", Purpose::Support),
    ("contact", Purpose::Support),
];

/// The links of the page in front that lead to doors of its site, of each purpose the likeliest.
pub(super) fn ways(facts: &DoorFacts) -> Vec<Way> {
    let Some(top) = facts.top() else {
        return vec![];
    };
    let site = site_of(&facts.place.host);
    let links = top.links.iter().take(MAX_LINKS).enumerate();
    let mut best: Vec<(u8, usize, Purpose)> = vec![];
    for (at, link) in links.filter(|(_, link)| is_of(&site, &link.place.host)) {
        let Some((purpose, weight)) = meaning(link) else {
            continue;
        };
        match best.iter_mut().find(|(.., other)| *other == purpose) {
            Some(known) if known.0 < weight => *known = (weight, at, purpose),
            Some(_) => {}
            None => best.push((weight, at, purpose)),
        }
    }
    let ways = best.into_iter().map(|(_, link, to)| Way {
        to,
        url: String::new(),
        source: WaySource::Page { link },
    });
    ways.collect()
}

/// What a link leads to, and how sure that is: both its words and its path say so, or the one of them.
fn meaning(link: &Link) -> Option<(Purpose, u8)> {
    // Articles about passwords, and the way back to the page in front, are no doors.
    if link.text.chars().count() > LONGEST || is_reading(&link.place.path) {
        return None;
    }
    let text = normalize(&link.text);
    let said = PHRASES.iter().find(|phrase| phrase.is_in(&text));
    let said = said.map(|phrase| phrase.code);
    // One word that everybody uses has to be all that the link says.
    let is_loose = said == Some(Purpose::Support) && text.split(' ').count() > 4;
    let said = said.filter(|_| !is_loose);
    let path = normalize(&link.place.path);
    let named = PATHS.iter().find(|(words, _)| ends_with(&path, words));
    match (said, named.map(|(_, purpose)| *purpose)) {
        (Some(said), Some(named)) if said == named => Some((said, 3)),
        (Some(said), _) => Some((said, 2)),
        (None, Some(named)) if !text.is_empty() => Some((named, 1)),
        _ => None,
    }
}

/// Whether a path ends with words, or with one part behind them.
fn ends_with(path: &str, words: &str) -> bool {
    let is_end = |path: &str| {
        let rest = path.strip_suffix(words);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    is_end(path) || path.rsplit_once(' ').is_some_and(|(path, _)| is_end(path))
}

/// Whether something is to be read there.
fn is_reading(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.any(|part| {
        matches!(
            part,
            "blog" | "news" | "article" | "articles" | "press" | "legal"
        )
    })
}
