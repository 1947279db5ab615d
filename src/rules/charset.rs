//! Sets of characters, as the grammar of `passwordrules` knows them: printable ASCII.

use std::fmt;

/// The first printable character, and how many there are.
const FIRST: u8 = b' ';
const COUNT: u8 = 95;

/// A set of printable ASCII characters (U+0020 to U+007E).
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct CharSet(u128);

impl CharSet {
    /// No character.
    pub const NONE: Self = Self(0);
    /// `A` to `Z`.
    pub const UPPER: Self = Self::range(b'A', b'Z');
    /// `a` to `z`.
    pub const LOWER: Self = Self::range(b'a', b'z');
    /// `0` to `9`.
    pub const DIGIT: Self = Self::range(b'0', b'9');
    /// All printable ASCII characters.
    pub const PRINTABLE: Self = Self::range(b' ', b'~');
    /// Printable ASCII characters that are neither letter nor digit, the space among them.
    pub const SPECIAL: Self =
        Self(Self::PRINTABLE.0 & !(Self::UPPER.0 | Self::LOWER.0 | Self::DIGIT.0));

    const fn range(from: u8, to: u8) -> Self {
        Self(((1 << (to - from + 1)) - 1) << (from - FIRST))
    }

    /// The printable ASCII characters of `text`; others are left out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        text.chars()
            .filter_map(Self::bit)
            .fold(Self::NONE, |set, bit| Self(set.0 | bit))
    }

    fn bit(character: char) -> Option<u128> {
        let at = u8::try_from(character).ok()?.checked_sub(FIRST)?;
        (at < COUNT).then(|| 1 << at)
    }

    /// Whether `character` is in the set.
    #[must_use]
    pub fn contains(self, character: char) -> bool {
        Self::bit(character).is_some_and(|bit| self.0 & bit != 0)
    }

    /// What is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of this set is in `other`.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether there is nothing in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many characters are in the set.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The characters, in the order of ASCII.
    pub fn chars(self) -> impl Iterator<Item = char> {
        (0..COUNT)
            .filter(move |at| self.0 & (1 << at) != 0)
            .map(|at| char::from(FIRST + at))
    }
}

impl fmt::Debug for CharSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CharSet({:?})", self.chars().collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_sets_have_their_members() {
        let rows = [
            (CharSet::NONE, 0, ""),
            (CharSet::UPPER, 26, "AZ"),
            (CharSet::LOWER, 26, "az"),
            (CharSet::DIGIT, 10, "09"),
            (CharSet::SPECIAL, 33, " ~[]-/\\"),
            (CharSet::PRINTABLE, 95, " ~aZ9"),
        ];
        for (set, count, members) in rows {
            assert_eq!(set.len(), count, "{set:?}");
            assert_eq!(set.chars().count(), count as usize);
            assert!(members.chars().all(|c| set.contains(c)), "{set:?}");
            assert!(
                !['\u{1f}', '\u{7f}', 'é', '🦊']
                    .iter()
                    .any(|c| set.contains(*c))
            );
        }
        assert_eq!(CharSet::of("abé🦊b"), CharSet::of("ab"));
    }
}
