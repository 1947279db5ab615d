//! Words as people disguise them: typed one key to the side, or without vowels.

/// The keys of a keyboard, row after row.
const KEYS: &[u8] = b"`1234567890-= qwertyuiop[] asdfghjkl;' zxcvbnm,./";
/// What is shorter is found by chance.
const SHORTEST: usize = 4;
const SHORTEST_WITHOUT_VOWELS: usize = 3;

/// The disguises of a word in small letters.
pub(super) fn of(word: &[char]) -> Vec<Vec<char>> {
    let mut found = Vec::new();
    // Digits that are typed so are digits.
    if word.len() >= SHORTEST && !word.iter().all(char::is_ascii_digit) {
        found.extend(beside(word, 1));
        found.extend(beside(word, -1));
    }
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut bare = word.to_vec();
    // One that it begins with stays.
    let mut at_start = true;
    bare.retain(|c| std::mem::take(&mut at_start) || !is_vowel(*c));
    if bare.len() < word.len() && bare.len() >= SHORTEST_WITHOUT_VOWELS {
        found.push(bare);
    }
    found
}

/// With each character one key to the side, if there is a key at each.
fn beside(word: &[char], side: isize) -> Option<Vec<char>> {
    word.iter()
        .map(|typed| {
            let place = KEYS.iter().position(|key| char::from(*key) == *typed)?;
            let key = *KEYS.get(place.checked_add_signed(side)?)?;
            (key != b' ').then_some(char::from(key))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_disguised() {
        let rows: [(&str, &[&str]); 6] = [
            ("alice", &["s;ovr", "alc"]),
            ("nora99", &["mpts00"]),
            ("otto", &["pyyp", "irri", "ott"]),
            ("lindqvist", &[";omfwbody", "lndqvst"]),
            ("1987", &[]),
            ("олег", &[]),
        ];
        for (word, expected) in rows {
            let word: Vec<char> = word.chars().collect();
            let found: Vec<String> = of(&word).into_iter().map(String::from_iter).collect();
            for disguise in expected {
                assert!(found.iter().any(|own| own == disguise), "{found:?}");
            }
            assert!(!expected.is_empty() || found.is_empty(), "{found:?}");
        }
    }
}
