//! Names of one script as people write them in another: Cyrillic and Greek ones in Latin letters, in the ways that are usual, and
//! typed with Latin letters on the keys.

use std::sync::LazyLock;

/// A letter, and how it is written: as in English, as in passports, as in the languages that write `c` and `j`, and as is shortest. One
/// that is written in one way has it once; none stands for nothing.
const LETTERS: &str = "\
а a|б b|в v|г g g h|д d|е e|ё yo e jo e|ж zh zh z|з z|и i|й y i j|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh kh h h|ц ts ts c|\
ч ch ch c|ш sh sh s|щ shch shch sc sch|ъ|ы y|ь|э e|ю yu iu ju u|я ya ia ja|є ye ie je|і i|ї yi i ji i|ґ g|ў u|ђ dj|ј j|љ lj|њ nj|ћ c|џ dz|\
α a|ά a|β v v b|γ g|δ d|ε e|έ e|ζ z|η i i h|ή i i h|θ th|ι i|ί i|κ k|λ l|μ m|ν n|ξ x|ο o|ό o|π p|ρ r|σ s|ς s|τ t|υ y y u|ύ y y u|\
φ f f ph|χ ch ch x h|ψ ps|ω o o w|ώ o o w";
/// Ways in which a letter can be written, and the last of them, in which the ends of names are cut short: `y` for `ий`.
const WAYS: usize = 4;
const SHORTEST: usize = WAYS - 1;
/// The keys of a Russian keyboard, and the Latin letters on them.
const KEYS: [(&str, &str); 3] = [
    ("йцукенгшщзхъ", "qwertyuiop[]"),
    ("фывапролджэ", "asdfghjkl;'"),
    ("ячсмитьбю", "zxcvbnm,."),
];

/// The ways to write a word of letters that others do not have; none for one that has no such letter.
pub(super) fn written(word: &str) -> Vec<String> {
    if word.is_ascii() || !word.chars().any(|letter| ways(letter).is_some()) {
        return vec![];
    }
    let mut found: Vec<String> = Vec::new();
    let all = (0..WAYS).map(|way| in_way(word, way));
    for other in all.chain(on_keys(word)) {
        if !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

fn in_way(word: &str, way: usize) -> String {
    let mut other = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        if way == SHORTEST && matches!(letter, 'и' | 'ы') && letters.next_if_eq(&'й').is_some() {
            other.push('y');
        } else {
            match ways(letter) {
                Some(ways) => other.push_str(ways[way]),
                None => other.push(letter),
            }
        }
    }
    other
}

/// How a letter is written, if it is one of them.
fn ways(letter: char) -> Option<[&'static str; WAYS]> {
    let (_, ways) = WRITTEN.iter().find(|(own, _)| *own == letter)?;
    Some(*ways)
}

static WRITTEN: LazyLock<Vec<(char, [&str; WAYS])>> = LazyLock::new(|| {
    let lines = LETTERS.split('|').filter_map(|line| {
        let mut columns = line.split(' ');
        let letter = columns.next()?.chars().next()?;
        let english = columns.next().unwrap_or_default();
        let mut ways = [english; WAYS];
        ways[1..].fill_with(|| columns.next().unwrap_or(english));
        Some((letter, ways))
    });
    lines.collect()
});

/// The Latin letters on the keys that a word is typed with, if all of it is typed with letters.
fn on_keys(word: &str) -> Option<String> {
    let key = |letter: char| {
        KEYS.iter().find_map(|(own, latin)| {
            let place = own.chars().position(|other| other == letter)?;
            latin.chars().nth(place)
        })
    };
    word.chars().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_all_usual_ways() {
        let rows = [
            ("иван", &["ivan", "bdfy"][..]),
            ("юлия", &["yuliya", "iuliia", "julija"]),
            ("щербаков", &["shcherbakov", "scherbakov"]),
            ("хабибулин", &["khabibulin", "habibulin"]),
            ("дмитрий", &["dmitriy", "dmitrii", "dmitry"]),
            ("сергій", &["sergiy"]),
            ("γιώργος", &["giorgos", "giwrgos"]),
            ("ελένη", &["eleni", "elenh"]),
        ];
        for (word, expected) in rows {
            let found = written(word);
            for one in expected {
                assert!(
                    found.iter().any(|own| own == one),
                    "{word}: {one} in {found:?}"
                );
            }
        }
        for word in ["ivan", "müller", "王伟", ""] {
            assert!(written(word).is_empty(), "{word}");
        }
    }
}
