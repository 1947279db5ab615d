//! Passphrases: words in a row, each as likely as any other, so long as the whole fits.

use std::sync::LazyLock;

use num_bigint::BigUint;

use super::{
    draw::{Drawn, one_of, weighted},
    error::GeneratorError,
};
use crate::{
    bounds::Bounds,
    random::Randomness,
    rules::{Accepted, CharSet},
};

/// The words of a passphrase: it has a separator, so at least two, and so many as usual if the field has room for them.
pub const WORDS: Bounds = Bounds {
    least: 2,
    usual: 6,
    most: 16,
};
/// The long word list of the Electronic Frontier Foundation (2016), 7,776 words for five dice.
/// `node tools/word-lists.mjs` makes it; its licence is CC BY 3.0 US.
const LIST: &str = include_str!("words.txt");
/// What can stand between two words, the first that the field allows.
const SEPARATORS: [char; 7] = ['-', '.', '_', ' ', ',', '+', '='];

/// The words without a hyphen, so that a phrase is read in one way only: 7,772, which are 12.92 bits each.
static LISTED: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| LIST.lines().filter(|word| !word.contains('-')).collect());

/// How a phrase is written, so that the field takes it.
struct Style {
    separator: char,
    capital: bool,
    digit: bool,
}

/// Draws a phrase of `count` words.
///
/// Where nobody says how many, there are as many of the usual ones and fewer as leave the widest choice in the field.
pub(super) fn draw(
    count: Option<u32>,
    accepted: &Accepted,
    source: &mut impl Randomness,
) -> Result<Drawn, GeneratorError> {
    let style = style(accepted)?;
    let words: Vec<&str> = LISTED
        .iter()
        .copied()
        .filter(|word| runs_fit(word, accepted.max_consecutive))
        .collect();
    let lengths = |count: u32| {
        let count = count as usize;
        let fixed = count - 1 + usize::from(style.digit);
        let room = |limit: u32| (limit as usize).checked_sub(fixed);
        let least = room(accepted.min_length).unwrap_or(0);
        let most = accepted.max_length.map_or(Some(usize::MAX), room);
        Some(Lengths::new(count, &words, least, most?))
    };
    let widest = match count {
        Some(_) => lengths(WORDS.within(count)),
        None => (WORDS.least..=WORDS.usual)
            .filter_map(lengths)
            .max_by_key(Lengths::count),
    };
    let lengths = widest.ok_or(GeneratorError::PhraseDoesNotFit)?;
    let phrases = lengths.count();
    if phrases == BigUint::ZERO {
        return Err(GeneratorError::PhraseDoesNotFit);
    }
    let mut text = String::new();
    let mut written = 0;
    for left in (0..lengths.rows.len() - 1).rev() {
        let weights = lengths.next(written, left);
        let Some(length) = weighted(&weights, source)? else {
            return Err(GeneratorError::PhraseDoesNotFit);
        };
        let fitting: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| word.len() == length)
            .collect();
        let word = one_of(&fitting, source)?.unwrap_or_default();
        if !text.is_empty() {
            text.push(style.separator);
        }
        push(&mut text, word, style.capital);
        written += length;
    }
    let mut count = phrases;
    if style.digit {
        let digits: Vec<char> = CharSet::DIGIT
            .intersection(accepted.allowed)
            .chars()
            .collect();
        text.extend(one_of(&digits, source)?);
        count *= digits.len();
    }
    Ok(Drawn { text, count })
}

fn push(text: &mut String, word: &str, capital: bool) {
    let mut letters = word.chars();
    if capital {
        text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    }
    text.push_str(letters.as_str());
}

/// Small letters, a separator, and only what is required beside them.
fn style(accepted: &Accepted) -> Result<Style, GeneratorError> {
    let allowed = accepted.allowed;
    let separator = SEPARATORS.into_iter().find(|c| {
        allowed.contains(*c) && needed_special(accepted).is_none_or(|set| set.contains(*c))
    });
    let separator = separator.ok_or(GeneratorError::PhraseNotAllowed)?;
    let met = CharSet::LOWER.union(CharSet::of(separator.encode_utf8(&mut [0; 4])));
    let mut open: Vec<CharSet> = accepted
        .required
        .iter()
        .copied()
        .filter(|set| {
            !CharSet::LOWER.is_within(*set)
                && set.intersection(met.without(CharSet::LOWER)).is_empty()
        })
        .collect();
    let mut meets = |set: CharSet| {
        let before = open.len();
        open.retain(|required| !set.is_within(*required));
        open.len() < before
    };
    let capital = meets(CharSet::UPPER);
    let digit = meets(CharSet::DIGIT);
    let letters = if capital {
        CharSet::LOWER.union(CharSet::UPPER)
    } else {
        CharSet::LOWER
    };
    let written = if digit {
        letters.union(CharSet::DIGIT)
    } else {
        letters
    };
    if open.is_empty() && written.is_within(allowed) {
        Ok(Style {
            separator,
            capital,
            digit,
        })
    } else {
        Err(GeneratorError::PhraseNotAllowed)
    }
}

/// The required set that neither letters nor digits meet, if there is one: the separator has to.
fn needed_special(accepted: &Accepted) -> Option<CharSet> {
    let plain = CharSet::LOWER.union(CharSet::UPPER).union(CharSet::DIGIT);
    accepted
        .required
        .iter()
        .copied()
        .find(|set| set.intersection(plain).is_empty())
}

fn runs_fit(word: &str, most: Option<u32>) -> bool {
    let most = most.map_or(usize::MAX, |most| {
        usize::try_from(most).unwrap_or(usize::MAX)
    });
    word.as_bytes()
        .chunk_by(|one, next| one == next)
        .all(|run| run.len() <= most)
}

/// Rows of words by the number of letters in them.
struct Lengths {
    /// Words of each length.
    words: Vec<usize>,
    /// `rows[n][l]`: rows of `n` words with `l` letters.
    rows: Vec<Vec<BigUint>>,
    least: usize,
    most: usize,
}

impl Lengths {
    fn new(count: usize, words: &[&str], least: usize, most: usize) -> Self {
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        let mut by_length = vec![0_usize; longest + 1];
        for word in words {
            by_length[word.len()] += 1;
        }
        let mut rows = vec![vec![BigUint::from(1_u8)]];
        for _ in 0..count {
            let mut longer = vec![BigUint::ZERO; rows.last().map_or(0, Vec::len) + longest];
            for (letters, ways) in rows.last().into_iter().flatten().enumerate() {
                for (length, words) in by_length.iter().enumerate() {
                    longer[letters + length] += ways * words;
                }
            }
            rows.push(longer);
        }
        Self {
            words: by_length,
            rows,
            least,
            most,
        }
    }

    /// Rows of `count` words that, behind `written` letters, end within the limits.
    fn ways(&self, written: usize, count: usize) -> BigUint {
        self.rows[count]
            .iter()
            .enumerate()
            .filter(|(letters, _)| (self.least..=self.most).contains(&(written + letters)))
            .map(|(_, ways)| ways)
            .sum()
    }

    fn count(&self) -> BigUint {
        self.ways(0, self.rows.len() - 1)
    }

    /// For each length of the next word, the phrases that go on with it, with `left` words after it.
    fn next(&self, written: usize, left: usize) -> Vec<BigUint> {
        self.words
            .iter()
            .enumerate()
            .map(|(length, words)| self.ways(written + length, left) * words)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_that_of_the_eff() {
        assert_eq!(LIST.lines().count(), 7_776);
        assert_eq!(LISTED.len(), 7_772);
        assert!(
            LISTED
                .iter()
                .all(|word| word.bytes().all(|b| b.is_ascii_lowercase()))
        );
        assert!(LISTED.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn phrases_are_counted_by_their_length() {
        let words = ["a", "bb", "cc", "ddd"];
        let rows = [
            (1, 0, 9, 4_u32),
            (2, 0, 9, 16),
            (2, 0, 3, 5),
            (2, 5, 6, 5),
            (3, 0, 2, 0),
        ];
        for (count, least, most, expected) in rows {
            let lengths = Lengths::new(count, &words, least, most);
            assert_eq!(
                lengths.count(),
                expected.into(),
                "{count} words, {least} to {most} letters"
            );
            let next: BigUint = lengths.next(0, count - 1).iter().sum();
            assert_eq!(next, lengths.count());
        }
    }
}
