//! Letters without their accents.

use crate::text;

/// Marks that stand behind their letter: the block of combining diacritical marks.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// `text` without accents, with each accented letter in its plain form and small; `None` if it has none.
pub(crate) fn removed(text: &[char]) -> Option<Vec<char>> {
    if text.iter().all(char::is_ascii) {
        return None;
    }
    let mut plain = Vec::with_capacity(text.len());
    for character in text.iter().filter(|character| !MARKS.contains(character)) {
        match text::plain(*character) {
            Some(letters) => plain.extend(letters.chars()),
            None => plain.push(*character),
        }
    }
    (plain != text && !plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_letters_stay() {
        let rows = [
            ("otter", None),
            ("m\u{fc}ller", Some("muller")),
            ("mu\u{308}ller", Some("muller")),
            ("contrase\u{f1}a", Some("contrasena")),
            ("stra\u{df}e", None),
            ("\u{65e5}\u{672c}", None),
            ("\u{301}", None),
        ];
        for (text, expected) in rows {
            let text: Vec<char> = text.chars().collect();
            let plain = removed(&text).map(String::from_iter);
            assert_eq!(plain.as_deref(), expected, "{text:?}");
        }
    }
}
