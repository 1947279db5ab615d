//! What of a long password counts: repetition is left out, and the middle of a very long one.
//!
//! `a` a hundred times followed by twelve random characters is as strong as `aaaa` followed by them, and has to
//! be judged as that, and not by what of it fits into a window.

/// Characters of a password that are read at all.
const LONGEST_READ: usize = 10_000;
/// A password of this length or less counts whole: its repetition is a pattern like others.
const LONGEST_WHOLE: usize = super::windows::WINDOW;
/// Characters that can count; of a longer password those at both ends, because that is where people put what is
/// theirs.
const LONGEST_COUNTED: usize = 256;
/// The longest pattern whose repetition is noticed.
const LONGEST_PERIOD: usize = 32;
/// So many times in a row a single character counts, and so many times a longer pattern: enough for the
/// repetition to be seen.
const KEPT_CHARACTERS: usize = 4;
const KEPT_PATTERNS: usize = 2;

/// The characters of `password` that count, in order.
pub(crate) fn counted(password: &str) -> Vec<char> {
    let read: Vec<char> = password.chars().take(LONGEST_READ).collect();
    if read.len() <= LONGEST_WHOLE {
        return read;
    }
    let mut kept = without_repetition(&read);
    if kept.len() > LONGEST_COUNTED {
        let half = LONGEST_COUNTED / 2;
        kept.drain(half..kept.len() - half);
    }
    kept
}

/// Leaves out what repeats what stands right before it, beyond a few times. Takes time proportional to the length.
fn without_repetition(text: &[char]) -> Vec<char> {
    let mut kept = Vec::with_capacity(text.len().min(LONGEST_READ));
    let mut at = 0;
    while at < text.len() {
        let (period, times) = repetition_at(text, at);
        let keep = if period == 1 {
            KEPT_CHARACTERS
        } else {
            KEPT_PATTERNS
        };
        if times > keep {
            kept.extend_from_slice(&text[at..at + period * keep]);
            at += period * times;
        } else {
            kept.push(text[at]);
            at += 1;
        }
    }
    kept
}

/// The pattern that repeats from `at` on for the longest stretch: its length, and how many times it stands there.
fn repetition_at(text: &[char], at: usize) -> (usize, usize) {
    let rest = &text[at..];
    (1..=LONGEST_PERIOD.min(rest.len()))
        .map(|period| {
            let same = rest
                .iter()
                .zip(&rest[period..])
                .take_while(|(one, other)| one == other)
                .count();
            (period, 1 + same / period)
        })
        // The shortest of the patterns that cover most.
        .max_by_key(|&(period, times)| {
            (period * times * usize::from(times > 1), usize::MAX - period)
        })
        .unwrap_or((1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(password: &str) -> String {
        without_repetition(&password.chars().collect::<Vec<_>>())
            .into_iter()
            .collect()
    }

    #[test]
    fn repetition_is_left_out() {
        let rows = [
            ("", ""),
            ("password", "password"),
            ("aaaa", "aaaa"),
            ("aaaaa", "aaaa"),
            ("abab", "abab"),
            ("ababab", "abab"),
            ("abcabcabcabcX", "abcabcX"),
            ("Xaaaaaaaay", "Xaaaay"),
            ("🦊🦊🦊🦊🦊🦊🦊", "🦊🦊🦊🦊"),
        ];
        for (password, expected) in rows {
            assert_eq!(kept(password), expected, "{password}");
        }
        assert_eq!(kept(&"a".repeat(9_999)), "aaaa");
        assert_eq!(counted(&"a".repeat(9_999)), ['a'; 4]);
        assert_eq!(counted(&"a".repeat(LONGEST_WHOLE)), ['a'; LONGEST_WHOLE]);
        assert_eq!(
            kept(&"correct horse ".repeat(700)),
            "correct horse correct horse "
        );
    }

    #[test]
    fn what_follows_a_long_run_counts() {
        assert_eq!(
            kept(&format!("{}q8#Zv2!mK9@x", "a".repeat(100))),
            "aaaaq8#Zv2!mK9@x"
        );
    }

    #[test]
    fn of_a_very_long_password_both_ends_count() {
        let password: String = (0..5_000)
            .map(|n| char::from_u32(0x4e00 + n).unwrap())
            .collect();
        let ends = counted(&password);
        assert_eq!(ends.len(), LONGEST_COUNTED);
        assert_eq!(ends.first(), password.chars().next().as_ref());
        assert_eq!(ends.last(), password.chars().last().as_ref());
    }
}
