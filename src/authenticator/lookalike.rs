//! Whether a site looks like another one. It never decides who gets a code: that needs the very same registrable domain.
//! It only says why not.

use idna::punycode;

use crate::site::site_of;

/// Names shorter than this differ by a letter too easily.
const SHORTEST_NAME: usize = 5;

/// Letters that look alike, each with the plain one it is taken for: digits, and the letters of Cyrillic, Greek and
/// Latin that are the usual ones in spoofed names (Unicode Technical Standard 39, section 4). The standard's whole table, in
/// the crate `unicode-security`, would make the bundle larger by 226 KB, which is 23 %.
const CONFUSABLE: [(&str, &str); 40] = [
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("0", "o"),
    ("1", "l"),
    ("3", "e"),
    ("5", "s"),
    ("а", "a"),
    ("с", "c"),
    ("ԁ", "d"),
    ("е", "e"),
    ("һ", "h"),
    ("і", "i"),
    ("ј", "j"),
    ("ӏ", "l"),
    ("к", "k"),
    ("м", "m"),
    ("п", "n"),
    ("о", "o"),
    ("р", "p"),
    ("ѕ", "s"),
    ("т", "t"),
    ("у", "y"),
    ("х", "x"),
    ("в", "b"),
    ("г", "r"),
    ("α", "a"),
    ("β", "b"),
    ("ε", "e"),
    ("ι", "i"),
    ("κ", "k"),
    ("ν", "v"),
    ("ο", "o"),
    ("ρ", "p"),
    ("τ", "t"),
    ("υ", "u"),
    ("ı", "i"),
    ("ł", "l"),
    ("ø", "o"),
    ("ɡ", "g"),
];

/// Whether the site of `host` looks like `known`, and is another: the same but for letters that look alike, one letter
/// more, less, other or swapped, the same name under another suffix, or the one inside the other.
pub(super) fn resembles(host: &str, known: &str) -> bool {
    let site = site_of(host);
    if site == known {
        return false;
    }
    let (host, site, known) = (shown(host), shown(&site), shown(known));
    let (name, known_name) = (name(&site), name(&known));
    let (plain, known_plain) = (skeleton(name), skeleton(known_name));
    let long = known_plain.chars().count() >= SHORTEST_NAME;
    plain == known_plain
        || (long && one_edit(&plain, &known_plain))
        || (long && words(name).any(|word| skeleton(word) == known_plain))
        || format!(".{host}").contains(&format!(".{known}."))
}

/// The first label: what a person takes for the name.
fn name(site: &str) -> &str {
    site.split_once('.').map_or(site, |(name, _)| name)
}

/// What a name is made of, as in `fern-login`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split('-')
}

/// As a browser may show it: labels in Punycode decoded (RFC 3492).
fn shown(site: &str) -> String {
    let decoded = |label: &str| {
        let encoded = label.strip_prefix("xn--");
        encoded
            .and_then(punycode::decode_to_string)
            .unwrap_or_else(|| label.to_owned())
    };
    site.split('.').map(decoded).collect::<Vec<_>>().join(".")
}

/// What is left when letters that look alike are the same, and accents and hyphens are not there.
fn skeleton(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let folded: String = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && *letter != '-')
        .flat_map(char::to_lowercase)
        .collect();
    CONFUSABLE
        .iter()
        .fold(folded, |text, (seen, meant)| text.replace(seen, meant))
}

/// One letter inserted, left out, replaced, or two neighbours swapped.
fn one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let begin = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[begin..], &long[begin..]);
    match (short, long) {
        ([], [_]) => true,
        (_, [_, rest @ ..]) if rest == short => true,
        ([_, short @ ..], [_, long @ ..]) if short == long => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}
