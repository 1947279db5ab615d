//! Names that say nothing: what is left of the model when sites call their cookies what they like.

use cookie_rows::CookieRow;

use crate::{example::Labelled, random::Random};

/// The same lines with names of random letters and digits, of the same lengths. Lines of one name in one site keep one
/// name, and signs stay where they are.
pub(crate) fn scramble(lines: &[Labelled]) -> Vec<Labelled> {
    lines
        .iter()
        .cloned()
        .map(|mut line| {
            line.row.name = line
                .row
                .name
                .as_deref()
                .map(|name| replace(name, &line.row));
            line
        })
        .collect()
}

fn replace(name: &str, row: &CookieRow) -> String {
    let site = row.site.as_deref().unwrap_or_default();
    let seed = name.bytes().chain(site.bytes()).fold(7_u64, |seed, byte| {
        seed.wrapping_mul(1_099_511_628_211) ^ u64::from(byte)
    });
    let mut random = Random(seed);
    let mut of = |letters: &[u8]| {
        let place = random.below(letters.len() as u64);
        char::from(letters[usize::try_from(place).unwrap_or_default()])
    };
    name.chars()
        .map(|letter| match letter {
            '0'..='9' => of(b"0123456789"),
            'a'..='z' => of(b"abcdefghijklmnopqrstuvwxyz"),
            'A'..='Z' => of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            other => other,
        })
        .collect()
}
