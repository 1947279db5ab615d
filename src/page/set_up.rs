//! Whether a page sets up two-factor authentication: does it show a QR code, a key or a link to take over?

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text::normalize;

/// The shortest key that is taken for one, in Base32 symbols: 80 bits, the shortest that sites use.
const SHORTEST_KEY: usize = 16;
/// The longest.
const LONGEST_KEY: usize = 128;

/// What a frame shows that could set up two-factor authentication.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetUpFacts {
    /// Title, headings and text, without what could be a key.
    pub texts: Vec<String>,
    /// How many pictures are as high as they are wide, and of the size of a QR code.
    pub square_pictures: u32,
    /// How many links lead to an `otpauth` address.
    pub addresses: u32,
    /// The shapes of what could be a key: `A` for a capital letter, `a` for a small one, `2` for a digit that Base32 has,
    /// `9` for one that it has not, and the spaces and dashes in between.
    pub shapes: Vec<String>,
}

/// A page that sets up two-factor authentication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetUp {
    /// What shows it best.
    pub sign: SetUpSign,
    /// The shapes that are those of keys.
    pub keys: Vec<String>,
}

/// What there is to take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SetUpSign {
    /// A link with an `otpauth` address.
    Address,
    /// A key in letters and digits.
    Key,
    /// A picture that may be a QR code.
    Picture,
}

/// Reads whether a frame sets up two-factor authentication. A link proves it; a key needs a field for a code beside it,
/// or words that speak of two factors; a picture, which may show anything, needs the words.
#[must_use]
pub fn set_up(facts: &SetUpFacts, asks_for_code: bool) -> Option<SetUp> {
    let speaks = || facts.texts.iter().any(|text| speaks_of_it(text));
    let shapes = facts.shapes.iter();
    let keys: Vec<String> = shapes.filter(|shape| is_key(shape)).cloned().collect();
    let sign = if facts.addresses > 0 {
        SetUpSign::Address
    } else if !keys.is_empty() && (asks_for_code || speaks()) {
        SetUpSign::Key
    } else if facts.square_pictures > 0 && speaks() {
        SetUpSign::Picture
    } else {
        return None;
    };
    Some(SetUp { sign, keys })
}

fn speaks_of_it(text: &str) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = include_str!("set_up_words.txt").lines();
        lines.filter(|line| !line.starts_with('#')).collect()
    });
    let text = normalize(text);
    // Scripts that put no spaces between words have them anywhere.
    let begins = |word: &str| text.starts_with(word) || text.contains(&format!(" {word}"));
    WORDS
        .iter()
        .any(|word| begins(word) || !word.is_ascii() && text.contains(word))
}

/// Base32 (RFC 4648, section 6) in one case, with digits among the letters as words have not.
fn is_key(shape: &str) -> bool {
    let count = |wanted| {
        shape
            .chars()
            .filter(|&character| character == wanted)
            .count()
    };
    let (capital, small, digits) = (count('A'), count('a'), count('2'));
    count('9') == 0
        && digits > 0
        && (capital == 0) != (small == 0)
        && (SHORTEST_KEY..=LONGEST_KEY).contains(&(capital + small + digits))
}
