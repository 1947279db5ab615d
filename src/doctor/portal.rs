//! A network that wants to be agreed to first: it sends plain addresses to a page of its own (a captive portal, RFC 8952).

use super::{
    facts::{DoorFacts, DoorFrame, SentFrom},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
};
use crate::{
    site::{is_of, site_of},
    text::normalize,
};

/// Names in the query of a request to sign in at another site (RFC 6749, section 4.1.1; SAML 2.0 bindings, section 3.4; WS-Federation 1.2).
const SIGN_IN_QUERY: [&str; 5] = [
    "client_id",
    "response_type",
    "SAMLRequest",
    "wtrealm",
    "openid.mode",
];
/// A form that was sent has its answer after so long, in milliseconds: browsers give up then as well, or soon after.
const LEADS_MS: u64 = 30_000;
/// How much the clocks of a page and of the browser may differ, in milliseconds.
const SLACK_MS: u64 = 1_000;
/// A page of a network is short.
const SHORT: u32 = 3_000;
/// What a page calls itself is short as well.
const LONGEST: usize = 200;

/// What such networks are called, as whole words, normalized; most languages say "Wi-Fi".
const NETWORKS: [&str; 22] = [
    "wi fi",
    "wifi",
    "wlan",
    "hotspot",
    "hot spot",
    "captive portal",
    "free internet",
    "internet access",
    "get online",
    "guest network",
    "acces a internet",
    "acceso a internet",
    "acesso a internet",
    "accesso a internet",
    "internetzugang",
    "dostep do internetu",
    "доступ в интернет",
    "доступ к интернету",
    "доступ до інтернету",
    "internet erisimi",
    "truy cap internet",
    "akses internet",
];
/// The same in languages that put no spaces between words, or signs before them.
const WITHIN: [&str; 8] = [
    "无线网络",
    "無線網路",
    "无线上网",
    "無線lan",
    "インターネット接続",
    "인터넷 접속",
    "와이파이",
    "وای فای",
];
/// Words of the hosts and paths of such pages.
const NAMED: [&str; 12] = [
    "hotspot",
    "captive",
    "portal",
    "captiveportal",
    "wifi",
    "wlan",
    "guest",
    "splash",
    "gast",
    "welcome",
    "gateway",
    "uamlogin",
];

pub(super) fn examine(facts: &DoorFacts, found: &mut Vec<Finding>) {
    let Some(top) = facts.top() else { return };
    let is_elsewhere = is_elsewhere(facts, top);
    let speaks = top.letters <= SHORT && speaks_of_network(top);
    let is_near = is_private(&facts.place.host) && is_elsewhere;
    let is_named = is_named(facts);
    let sure = match (is_elsewhere, speaks, is_near, is_named) {
        (true, true, _, _) => Certainty::MostLikely,
        // A router, or a server of the house, asks as well.
        (_, _, true, _) => Certainty::Possible,
        (false, true, _, true) if !facts.is_signed_in() => Certainty::Possible,
        _ => return,
    };
    found.push(Finding::new(
        FindingCode::CaptivePortal,
        sure,
        Evidence::host(&facts.place.host),
        Step::AgreeToNetwork,
    ));
}

/// Whether the person wanted to be at another site: the last try has led here, or the address of the page says so. Whoever was sent
/// to an identity provider is where they wanted to be.
fn is_elsewhere(facts: &DoorFacts, top: &DoorFrame) -> bool {
    let site = site_of(&facts.place.host);
    let from = facts.sent_from.as_ref();
    let from = from.filter(|from| has_led_to(from, top));
    let others = from.map(|from| &from.host).into_iter();
    let is_public = |host: &str| host.contains('.') && !is_private(host);
    let asks = |name: &String| SIGN_IN_QUERY.contains(&name.as_str());
    others
        .chain(&top.names_hosts)
        .any(|host| is_public(host) && !is_of(&site, host))
        && !top.query_names.iter().any(asks)
}

/// Whether a page came of a try: it began right after that. Later, somebody has gone there themselves.
fn has_led_to(from: &SentFrom, top: &DoorFrame) -> bool {
    let age = top.navigation.as_ref().map(|navigation| navigation.age);
    age.is_some_and(|age| from.ago.abs_diff(age) <= LEADS_MS && age <= from.ago + SLACK_MS)
}

fn speaks_of_network(top: &DoorFrame) -> bool {
    let texts = top.messages.iter().map(|message| &message.text);
    let short = texts.filter(|text| text.chars().count() <= LONGEST);
    short.into_iter().any(|text| {
        let text = normalize(text);
        NETWORKS.iter().any(|word| stands_alone(word, &text))
            || WITHIN.iter().any(|word| text.contains(word))
    })
}

/// Whether a word stands in a text with no Latin letter or digit beside it: Japanese writes "Wi-Fi" without spaces around it.
fn stands_alone(word: &str, text: &str) -> bool {
    let is_beside =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(word).unwrap_or_default();
        !is_beside(before.chars().next_back()) && !is_beside(after.chars().next())
    })
}

fn is_named(facts: &DoorFacts) -> bool {
    let address = format!("{}/{}", facts.place.host, facts.place.path);
    let lower = address.to_ascii_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.any(|word| NAMED.contains(&word))
}

/// Whether an address is one of the network itself (RFC 1918, RFC 6598, RFC 3927).
fn is_private(host: &str) -> bool {
    let parts: Vec<u8> = host
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    let is_address = host.split('.').count() == 4 && parts.len() == 4;
    is_address
        && matches!(
            parts.as_slice(),
            [10, ..] | [192, 168, ..] | [172, 16..=31, ..] | [100, 64..=127, ..] | [169, 254, ..]
        )
}

#[cfg(test)]
mod tests {
    use super::{NETWORKS, WITHIN};
    use crate::text::normalize;

    #[test]
    fn words_are_written_as_texts_are_read() {
        for word in NETWORKS.iter().chain(&WITHIN) {
            assert_eq!(normalize(word), *word, "{word}");
        }
    }
}
