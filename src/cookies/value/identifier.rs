//! What could be the number or the name of a person.

use std::ops::RangeInclusive;

use super::statistics::LONG_RUN;

/// Digits of a person's number at most.
const IDENTIFIER_DIGITS: usize = 11;
/// Bytes of a person's name.
const IDENTIFIER_WORD: RangeInclusive<usize> = 4..=14;
/// Parts of a value that has an identifier and a proof.
const PARTS_OF_PAIR: RangeInclusive<usize> = 2..=5;
/// Digits of an identifier that is a part of a value.
const PART_DIGITS: RangeInclusive<usize> = 3..=9;
/// Letters of one, and the digits that may follow.
const PART_LETTERS: RangeInclusive<usize> = 3..=8;
const PART_DIGITS_AFTER: usize = 4;

/// Some digits, or one short word of letters, digits, dots, hyphens and underscores.
pub(super) fn is_identifier(bytes: &[u8]) -> bool {
    let digits = || bytes.iter().all(u8::is_ascii_digit);
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    ((1..=IDENTIFIER_DIGITS).contains(&bytes.len()) && digits())
        || (IDENTIFIER_WORD.contains(&bytes.len()) && bytes.iter().all(word))
}

pub(super) fn has_identifier_and_run(bytes: &[u8]) -> bool {
    let (mut parts, mut long, mut identifiers) = (0, 0, 0);
    for part in parts_of(bytes) {
        parts += 1;
        long += usize::from(part.len() >= LONG_RUN);
        identifiers += usize::from(is_identifier_part(part));
    }
    PARTS_OF_PAIR.contains(&parts) && long > 0 && identifiers > 0
}

/// Digits, or letters with a few digits behind them.
fn is_identifier_part(part: &[u8]) -> bool {
    let digits = part
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let rest = part.get(..part.len() - digits).unwrap_or_default();
    if rest.is_empty() {
        PART_DIGITS.contains(&digits)
    } else {
        digits <= PART_DIGITS_AFTER
            && PART_LETTERS.contains(&rest.len())
            && rest.iter().all(u8::is_ascii_alphabetic)
    }
}

/// The runs of letters and digits, where a percent sign hides the two that follow it (RFC 3986, section 2.1).
fn parts_of(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric();
            match rest {
                [] => return None,
                [b'%', _, _, after @ ..] => rest = after,
                [first, after @ ..] if !is_part(first) => rest = after,
                _ => {
                    let length = rest.iter().take_while(|byte| is_part(byte)).count();
                    let (part, after) = rest.split_at_checked(length)?;
                    rest = after;
                    return Some(part);
                }
            }
        }
    })
}
