//! Names that one program has made up.

use super::known::without_prefix;

/// Fewer letters have many programs in common.
const LEAST_LETTERS: usize = 2;

/// Whether names begin alike, as `app_sid` and `app_key`, or one with the initials of the other, as `DW3f9a` and `DokuWiki`.
pub(crate) fn begin_alike(one: &str, other: &str) -> bool {
    let (one, other) = (trimmed(one), trimmed(other));
    let first = beginning(one);
    (first.len() >= LEAST_LETTERS && first.eq_ignore_ascii_case(beginning(other)))
        || begins_with_initials(one, other)
        || begins_with_initials(other, one)
}

fn trimmed(name: &str) -> &str {
    without_prefix(name).trim_start_matches(|sign: char| !sign.is_ascii_alphabetic())
}

/// The first word, in ASCII letters.
fn beginning(name: &str) -> &str {
    let bytes = name.as_bytes();
    let ends = |(before, after): (&u8, &u8)| {
        !after.is_ascii_alphabetic() || (before.is_ascii_lowercase() && after.is_ascii_uppercase())
    };
    let end = bytes
        .iter()
        .zip(bytes.iter().skip(1))
        .position(ends)
        .map_or(name.len(), |place| place + 1);
    name.get(..end).unwrap_or(name)
}

fn begins_with_initials(short: &str, long: &str) -> bool {
    let is_word = long.bytes().all(|byte| byte.is_ascii_alphabetic());
    let initials: String = long.chars().filter(char::is_ascii_uppercase).collect();
    let rest = short.strip_prefix(initials.as_str());
    is_word
        && (LEAST_LETTERS..long.len()).contains(&initials.len())
        && rest.is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_ascii_uppercase()))
}
