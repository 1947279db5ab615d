//! The patterns in a password: those of Wheeler's zxcvbn (USENIX Security 2016, 4.3), which the crate of that name finds
//! (`engine`), counted again in floating point (`found`), and the words of other languages (`words`, `dictionary`).

mod dictionary;
mod engine;
mod found;
pub(in crate::strength) mod words;

use std::collections::BTreeMap;

use engine::Stretch;
use zxcvbn::matching::Match;

use super::{pattern::Pattern, sequence};
use crate::strength::GuessKind;

/// What was found in stretches of the password that is assessed. The same stretch comes again: with the person's facts and
/// without, without its accents, without what is repeated.
#[derive(Default)]
pub(super) struct Matcher(BTreeMap<Vec<char>, Vec<Pattern>>);

impl Matcher {
    /// All patterns in `text`, a window of a password.
    pub(super) fn patterns(&mut self, text: &[char]) -> Vec<Pattern> {
        let mut found = Vec::new();
        for stretch in engine::stretches(text.len()) {
            self.find(text, &stretch, &mut found);
        }
        let mut more = engine::joined(&found);
        more.extend(engine::beside(text.len(), &found));
        for stretch in more {
            self.find(text, &stretch, &mut found);
        }
        found.extend(words::patterns(text));
        found
    }

    fn find(&mut self, text: &[char], stretch: &Stretch, found: &mut Vec<Pattern>) {
        let part = self.of_part(&text[stretch.start..stretch.end]);
        let is_new = |pattern: &Pattern| pattern.end - pattern.start > stretch.known;
        let new = part.into_iter().filter(is_new);
        found.extend(new.map(|pattern| pattern.moved(stretch.start)));
    }

    /// What the engine finds in a part of a window.
    fn of_part(&mut self, part: &[char]) -> Vec<Pattern> {
        if let Some(known) = self.0.get(part) {
            return known.clone();
        }
        let found: Vec<Pattern> = engine::matches(part)
            .iter()
            .filter_map(|found| self.of_match(found, part))
            .collect();
        self.0.insert(part.to_vec(), found.clone());
        found
    }

    /// What takes the least that a part of a password can take, or nothing at all, has rivals that the engine takes as well:
    /// that is asked for again alone, in small letters, where nothing raises its guesses and nothing makes them none.
    fn of_match(&mut self, found: &Match, part: &[char]) -> Option<Pattern> {
        let token = part.get(found.i..=found.j)?;
        if engine::has_no_guesses(found) {
            let small = self.alone(&words::lower(token))?;
            return Some(small.capitalized(token).moved(found.i));
        }
        if engine::has_rivals(found) && token.len() < part.len() {
            let alone = self.alone(token);
            if alone.is_some() {
                return alone.map(|alone| alone.moved(found.i));
            }
        }
        found::pattern_of(found, |base| self.fewest(base))
    }

    /// The pattern that `text` is as a whole.
    fn alone(&mut self, text: &[char]) -> Option<Pattern> {
        match &self.of_part(text)[..] {
            [only] if (only.start, only.end) == (0, text.len()) => Some(only.clone()),
            _ => None,
        }
    }

    /// Guesses for what is repeated.
    fn fewest(&mut self, text: &[char]) -> f64 {
        let patterns = self.patterns(text);
        sequence::fewest(text.len(), patterns).guesses
    }
}

/// The place of `password` in the engine's list of passwords, if that is how the engine sees it.
pub(in crate::strength) fn place(password: &[char]) -> Option<f64> {
    let whole = Matcher::default().alone(password)?;
    let is_listed = whole.kind == GuessKind::CommonPassword && whole.form.is_plain();
    is_listed.then_some(whole.guesses)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(password: &str) -> Vec<Pattern> {
        let text: Vec<char> = password.chars().collect();
        let patterns = Matcher::default().patterns(&text);
        sequence::fewest(text.len(), patterns).patterns
    }

    #[test]
    fn every_kind_is_told_apart() {
        let rows = [
            ("dragon", GuessKind::CommonPassword),
            ("nevertheless", GuessKind::Word),
            ("vandenberg", GuessKind::Name),
            ("dfghjk", GuessKind::Keyboard),
            ("xkqxkqxkq", GuessKind::Repeat),
            ("cdefghi", GuessKind::Sequence),
            ("2024", GuessKind::Year),
            ("13.7.1984", GuessKind::Date),
            // Of another language.
            ("oportunidades", GuessKind::Word),
        ];
        for (password, kind) in rows {
            let kinds: Vec<_> = found(password).into_iter().map(|p| p.kind).collect();
            assert_eq!(kinds, [kind], "{password}");
        }
    }

    /// `guesses` of zxcvbn.js 4.4.2 for one row of keys: 5 lengths, 94 keys, 4.5957 neighbours.
    #[test]
    fn keyboards_have_the_degree_that_zxcvbn_gives_them() {
        let [pattern] = &found("dfghjk")[..] else {
            panic!("one pattern")
        };
        assert!(
            (pattern.guesses - 2_160.0).abs() < 0.5,
            "{}",
            pattern.guesses
        );
    }

    #[test]
    fn capital_letters_among_symbols_are_one_way_more() {
        let of = |password: &str| {
            let [pattern] = &found(password)[..] else {
                panic!("{password}: one pattern")
            };
            pattern.guesses
        };
        assert!((of("M4NCH3ST3R") / of("m4nch3st3r") - 2.0).abs() < 1e-9);
    }

    #[test]
    fn single_characters_are_no_words() {
        for password in ["1", "@"] {
            let text: Vec<char> = password.chars().collect();
            assert_eq!(Matcher::default().patterns(&text), [], "{password}");
        }
    }
}
