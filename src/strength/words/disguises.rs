//! Words as people disguise them: typed one key to the side, or without vowels.

/// The rows of a keyboard.
const ROWS: [&str; 4] = ["`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];
/// What is shorter is found by chance.
const SHORTEST: usize = 4;
const SHORTEST_WITHOUT_VOWELS: usize = 3;

/// The disguises of a word in small letters.
pub(super) fn of(word: &[char]) -> impl Iterator<Item = Vec<char>> {
    let sides = [1, -1].map(|side| beside(word, side));
    let sides = sides
        .into_iter()
        .flatten()
        .filter(|word| word.len() >= SHORTEST);
    sides.chain(without_vowels(word))
}

/// With each letter one key to the side, if there is a key at each.
fn beside(word: &[char], side: isize) -> Option<Vec<char>> {
    let any = word.iter().any(char::is_ascii_lowercase);
    let key = |typed: &char| {
        let row = ROWS.iter().find(|row| row.contains(*typed))?;
        let place = row.find(*typed)?.checked_add_signed(side)?;
        row.as_bytes().get(place).map(|&key| char::from(key))
    };
    let keys: Option<Vec<char>> = word.iter().map(key).collect();
    keys.filter(|_| any)
}

/// Without its vowels, but for one that it begins with.
fn without_vowels(word: &[char]) -> Option<Vec<char>> {
    let (first, rest) = word.split_first()?;
    if !word.iter().all(|c| c.is_alphabetic()) {
        return None;
    }
    let vowel = |c: &&char| "aeiouáàâäãéèêëíìîïóòôöõúùûü".contains(**c);
    let rest = rest.iter().filter(|c| !vowel(c));
    let bare: Vec<char> = std::iter::once(first).chain(rest).copied().collect();
    (bare.len() < word.len() && bare.len() >= SHORTEST_WITHOUT_VOWELS).then_some(bare)
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
            let found: Vec<String> = of(&word).map(String::from_iter).collect();
            for disguise in expected {
                assert!(found.iter().any(|own| own == disguise), "{found:?}");
            }
            assert!(!expected.is_empty() || found.is_empty(), "{found:?}");
        }
    }
}
