//! In how many ways something can be spelled or chosen.

use crate::strength::counts::small;

/// Ways to spell `token` with capital letters, as zxcvbn counts them.
pub(super) fn capitalizations(token: &[char]) -> f64 {
    let capital = token.iter().filter(|c| c.is_uppercase()).count();
    let lower = token.iter().filter(|c| c.is_lowercase()).count();
    let at_one_end = |c: Option<&char>| c.is_some_and(|c| c.is_uppercase());
    if capital == 0 {
        1.0
    } else if lower == 0
        || (capital == 1 && (at_one_end(token.first()) || at_one_end(token.last())))
    {
        2.0
    } else {
        ways(capital, lower)
    }
}

/// Ways to choose up to as many of `one + other` as there are of the rarer kind, at least one.
pub(super) fn ways(one: usize, other: usize) -> f64 {
    (1..=one.min(other)).map(|n| choose(one + other, n)).sum()
}

/// The binomial coefficient.
pub(super) fn choose(from: usize, taken: usize) -> f64 {
    (0..taken)
        .map(|n| (small(from) - small(n)) / (small(n) + 1.0))
        .product()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capital_letters_multiply() {
        let rows = [
            ("otter", 1.0),
            ("Otter", 2.0),
            ("otteR", 2.0),
            ("OTTER", 2.0),
            ("12345", 1.0),
            ("oTter", 5.0),
            ("OTter", 15.0),
        ];
        for (token, expected) in rows {
            let token: Vec<char> = token.chars().collect();
            assert!(
                (capitalizations(&token) - expected).abs() < 1e-9,
                "{token:?}"
            );
        }
    }
}
