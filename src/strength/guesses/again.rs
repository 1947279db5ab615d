//! Words that come again: of `apple apple` and `foo bar foo` an attacker has to guess each word once.

/// A shorter part comes again by chance.
const SHORTEST: usize = 3;

/// A part that has stood in the password before, with one separator beside it: where it begins and ends.
pub(super) fn repeated(text: &[char]) -> Option<(usize, usize)> {
    let lower = super::matching::words::lower(text);
    let (start, end) = longest(&lower)?;
    let is_separator = |at: usize| {
        lower
            .get(at)
            .copied()
            .is_some_and(super::tails::is_separator)
    };
    if start > 0 && is_separator(start - 1) {
        Some((start - 1, end))
    } else if is_separator(end) {
        Some((start, end + 1))
    } else {
        Some((start, end))
    }
}

/// The longest part that stands twice, where it stands the second time.
fn longest(text: &[char]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    // How far the texts that end before two places agree.
    let mut above = vec![0; text.len() + 1];
    for second in 1..text.len() {
        for first in (0..second).rev() {
            let same = text[first] == text[second];
            above[first + 1] = if same { above[first] + 1 } else { 0 };
            // The two do not overlap.
            let length = above[first + 1].min(second - first);
            let longer = best.is_none_or(|(start, end)| length > end - start);
            if length >= SHORTEST
                && longer
                && text[second + 1 - length..=second]
                    .iter()
                    .any(|c| c.is_alphabetic())
            {
                best = Some((second + 1 - length, second + 1));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_found() {
        let rows = [
            ("", None),
            ("otter", None),
            ("apple apple", Some((5, 11))),
            ("Foo bar foo", Some((7, 11))),
            ("apple1APPLE", Some((6, 11))),
            ("foo2bar-foo", Some((7, 11))),
            ("12341234", None),
            ("aaaa", None),
        ];
        for (text, expected) in rows {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(repeated(&text), expected, "{text:?}");
        }
    }
}
