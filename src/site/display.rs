//! Hosts as people write them: labels in Punycode (RFC 3492) are decoded where nothing about them could be taken for something else.
//! Labels that mix scripts, or are made of nothing but letters that look Latin, stay as they are (after Unicode Technical
//! Standard 39, section 5.2, "Highly Restrictive").

use idna::punycode;

/// Letters of Cyrillic and Greek that look like Latin ones.
const LIKE_LATIN: &str = "асԁеһіјӏкмпорѕтухвгєԛԝьѵүαβγεικνορτυωχ";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Han,
    Kana,
    Bopomofo,
    Hangul,
    /// Any other, by the beginning of its block.
    Other(u32),
}

/// The letters and marks of scripts that hosts are written in. What is in none of them is not decoded.
const SCRIPTS: [(u32, u32, Script); 36] = [
    (0x61, 0x7A, Script::Latin),
    (0xDF, 0xF6, Script::Latin),
    (0xF8, 0x17F, Script::Latin),
    (0x1A0, 0x1A1, Script::Latin),
    (0x1AF, 0x1B0, Script::Latin),
    (0x218, 0x21B, Script::Latin),
    (0x370, 0x3FF, Script::Other(0x370)),
    (0x400, 0x52F, Script::Other(0x400)),
    (0x530, 0x58F, Script::Other(0x530)),
    (0x5D0, 0x5EA, Script::Other(0x5D0)),
    (0x620, 0x6FF, Script::Other(0x620)),
    (0x750, 0x77F, Script::Other(0x620)),
    (0x900, 0x97F, Script::Other(0x900)),
    (0x980, 0x9FF, Script::Other(0x980)),
    (0xA00, 0xA7F, Script::Other(0xA00)),
    (0xA80, 0xAFF, Script::Other(0xA80)),
    (0xB80, 0xBFF, Script::Other(0xB80)),
    (0xC00, 0xC7F, Script::Other(0xC00)),
    (0xC80, 0xCFF, Script::Other(0xC80)),
    (0xD00, 0xD7F, Script::Other(0xD00)),
    (0xD80, 0xDFF, Script::Other(0xD80)),
    (0xE00, 0xE7F, Script::Other(0xE00)),
    (0xE80, 0xEFF, Script::Other(0xE80)),
    (0x1000, 0x109F, Script::Other(0x1000)),
    (0x10D0, 0x10FF, Script::Other(0x10D0)),
    (0x1200, 0x137F, Script::Other(0x1200)),
    (0x1780, 0x17FF, Script::Other(0x1780)),
    (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Other(0x370)),
    (0x3005, 0x3007, Script::Han),
    (0x3041, 0x3096, Script::Kana),
    (0x30A1, 0x30FE, Script::Kana),
    (0x3105, 0x312F, Script::Bopomofo),
    (0x3400, 0x4DBF, Script::Han),
    (0x4E00, 0x9FFF, Script::Han),
    (0xAC00, 0xD7A3, Script::Hangul),
];

/// A host, or a site, as people write it.
///
/// ```
/// use latchkey::site::shown_host;
/// assert_eq!(shown_host("www.xn--mnchen-3ya.example"), "www.münchen.example");
/// // Cyrillic letters that look like "apple".
/// assert_eq!(shown_host("xn--80ak6aa92e.com"), "xn--80ak6aa92e.com");
/// ```
#[must_use]
pub fn shown_host(host: &str) -> String {
    if !host.contains("xn--") {
        return host.to_owned();
    }
    let shown = |label: &str| decoded(label).unwrap_or_else(|| label.to_owned());
    host.split('.').map(shown).collect::<Vec<_>>().join(".")
}

fn decoded(label: &str) -> Option<String> {
    let encoded = label.strip_prefix("xn--")?;
    let text = punycode::decode_to_string(encoded)?;
    let is_the_same = punycode::encode_str(&text).as_deref() == Some(encoded);
    (is_the_same && !text.is_ascii() && is_plain(&text)).then_some(text)
}

/// Whether a label can be taken for nothing but what it is.
fn is_plain(text: &str) -> bool {
    let is_neutral = |letter: &char| letter.is_ascii_digit() || *letter == '-';
    let letters: Vec<char> = text.chars().filter(|letter| !is_neutral(letter)).collect();
    let scripts: Option<Vec<Script>> = letters.iter().map(|letter| script(*letter)).collect();
    let Some(scripts) = scripts else {
        return false;
    };
    let all_of = |allowed: &[Script]| scripts.iter().all(|script| allowed.contains(script));
    let is_one = scripts.first().is_some_and(|first| all_of(&[*first]));
    let goes_together = all_of(&[Script::Latin, Script::Han, Script::Kana])
        || all_of(&[Script::Latin, Script::Han, Script::Bopomofo])
        || all_of(&[Script::Latin, Script::Han, Script::Hangul]);
    (is_one || goes_together) && !letters.iter().all(|letter| LIKE_LATIN.contains(*letter))
}

fn script(letter: char) -> Option<Script> {
    let code = u32::from(letter);
    let block = SCRIPTS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code));
    let is_small = letter.to_lowercase().eq([letter]);
    block.filter(|_| is_small).map(|(_, _, script)| *script)
}
