//! Which beginnings words can have that are in a text: what cannot be there need not be looked for.

/// The first two letters of a word; the second is [`NONE`] where only the first counts.
pub(super) type Key = (char, char);

/// What stands for the second letter of what has one only.
pub(super) const NONE: char = '\0';

/// How many keys are told apart, at most.
const PLACES: usize = 1_024;

/// The keys of a text, and others that fall together with them.
pub(super) struct Keys([bool; PLACES]);

impl Keys {
    pub(super) fn new(keys: impl Iterator<Item = Key>) -> Self {
        let mut there = [false; PLACES];
        for key in keys {
            if let Some(is_there) = there.get_mut(place(key)) {
                *is_there = true;
            }
        }
        Self(there)
    }

    pub(super) fn may_have(&self, key: Key) -> bool {
        self.0.get(place(key)) == Some(&true)
    }
}

fn place((letter, next): Key) -> usize {
    (letter as usize * 31 + next as usize) % PLACES
}

/// The key of what begins with some letters.
pub(super) fn key(text: &str) -> Key {
    let mut letters = text.chars();
    let mut next = || letters.next().unwrap_or(NONE);
    (next(), next())
}

#[cfg(test)]
mod tests {
    use super::{Keys, NONE, key};

    #[test]
    fn what_is_there_is_never_passed_over() {
        let words = ["konto", "gesperrt", "a", "密码", ""];
        let keys = Keys::new(words.into_iter().map(key));
        for word in words {
            assert!(keys.may_have(key(word)), "{word}");
        }
        assert!(!keys.may_have(key("rot")));
        assert_eq!(key("a"), ('a', NONE));
    }
}
