//! The `pattern` attribute, where it says what a set of characters, a length or a required character can say.
//!
//! Patterns on password fields are nearly all of one shape: lookaheads such as `(?=.*\d)`, each of which requires a
//! character, and one set of characters with a length. Any other pattern is not understood, and said to be so.

use super::{CharSet, PasswordRules};

/// The characters of a pattern that are read.
const LONGEST_PATTERN: usize = 1_024;

/// What `pattern` asks for; `None` if it cannot be said in rules.
#[must_use]
pub fn understood(pattern: &str) -> Option<PasswordRules> {
    if pattern.chars().nth(LONGEST_PATTERN).is_some() || !pattern.is_ascii() {
        return None;
    }
    let mut reader = Reader {
        rest: pattern.strip_prefix('^').unwrap_or(pattern),
    };
    let mut rules = PasswordRules::default();
    while reader.take("(?=") {
        reader.lookahead(&mut rules)?;
    }
    let set = reader.set()?;
    let (least, most) = reader.times()?;
    rules.allowed = Some(set);
    rules.min_length = Some(rules.min_length.unwrap_or(0).max(least));
    rules.max_length = most;
    reader.take("$");
    reader.rest.is_empty().then_some(rules)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn take(&mut self, wanted: &str) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next()?;
        self.rest = characters.as_str();
        Some(next)
    }

    /// `.*[A-Z])` requires a character, `.{8,})` a length.
    fn lookahead(&mut self, rules: &mut PasswordRules) -> Option<()> {
        if self.take(".{") {
            let (least, most) = self.range()?;
            rules.min_length = Some(rules.min_length.unwrap_or(0).max(least));
            self.take("$");
            return (most.is_none() && self.take(")")).then_some(());
        }
        if !(self.take(".*?") || self.take(".*")) {
            return None;
        }
        let set = self.set()?;
        rules.required.push(set);
        self.take("+");
        self.take(".*");
        self.take("$");
        self.take(")").then_some(())
    }

    /// `+`, `*`, `{8}`, `{8,}` or `{8,20}`.
    fn times(&mut self) -> Option<(u32, Option<u32>)> {
        match self.next()? {
            '+' => Some((1, None)),
            '*' => Some((0, None)),
            '{' => self.range(),
            _ => None,
        }
    }

    fn range(&mut self) -> Option<(u32, Option<u32>)> {
        let (inner, rest) = self.rest.split_once('}')?;
        self.rest = rest;
        let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
        let least = least.trim().parse().ok()?;
        match most.trim() {
            "" => Some((least, None)),
            most => Some((least, Some(most.parse().ok()?))),
        }
    }

    /// `.`, `[…]`, an escape, or a character.
    fn set(&mut self) -> Option<CharSet> {
        let set = match self.next()? {
            '.' => CharSet::PRINTABLE,
            '[' => self.class()?,
            '\\' => self.escape()?,
            c if c.is_ascii_alphanumeric() => CharSet::of(c.encode_utf8(&mut [0; 4])),
            _ => return None,
        };
        (!set.is_empty()).then_some(set)
    }

    fn escape(&mut self) -> Option<CharSet> {
        let word = CharSet::UPPER
            .union(CharSet::LOWER)
            .union(CharSet::DIGIT)
            .union(CharSet::of("_"));
        match self.next()? {
            'd' => Some(CharSet::DIGIT),
            'D' => Some(CharSet::PRINTABLE.without(CharSet::DIGIT)),
            'w' => Some(word),
            'W' => Some(CharSet::PRINTABLE.without(word)),
            's' => Some(CharSet::of(" ")),
            'S' => Some(CharSet::PRINTABLE.without(CharSet::of(" "))),
            c if !c.is_ascii_alphanumeric() => Some(CharSet::of(c.encode_utf8(&mut [0; 4]))),
            _ => None,
        }
    }

    fn class(&mut self) -> Option<CharSet> {
        let inverted = self.take("^");
        let mut set = CharSet::NONE;
        while !self.take("]") {
            let first = match self.next()? {
                '\\' => self.escape()?,
                c => CharSet::of(c.encode_utf8(&mut [0; 4])),
            };
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            if first.len() == 1 && is_range {
                self.take("-");
                let last = match self.next()? {
                    '\\' => self.escape()?,
                    c => CharSet::of(c.encode_utf8(&mut [0; 4])),
                };
                let (from, to) = (first.chars().next()?, last.chars().next()?);
                set = set.union(CharSet::of(&(from..=to).collect::<String>()));
            } else {
                set = set.union(first);
            }
        }
        Some(if inverted {
            CharSet::PRINTABLE.without(set)
        } else {
            set
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shapes that password fields have, among them those of the guides of MDN and of OWASP.
    #[test]
    fn what_patterns_ask_for() {
        let letters = CharSet::UPPER.union(CharSet::LOWER);
        let rows = [
            (".{8,}", vec![], CharSet::PRINTABLE, 8, None),
            (
                "[a-zA-Z0-9]{6,12}",
                vec![],
                letters.union(CharSet::DIGIT),
                6,
                Some(12),
            ),
            ("^[A-Za-z]+$", vec![], letters, 1, None),
            (
                r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}",
                vec![CharSet::DIGIT, CharSet::LOWER, CharSet::UPPER],
                CharSet::PRINTABLE,
                8,
                None,
            ),
            (r"(?=.{10,}).*", vec![], CharSet::PRINTABLE, 10, None),
            (
                r"[\w\-]{4}",
                vec![],
                letters.union(CharSet::DIGIT).union(CharSet::of("_-")),
                4,
                Some(4),
            ),
            (
                r"[^\s]{8,64}",
                vec![],
                CharSet::PRINTABLE.without(CharSet::of(" ")),
                8,
                Some(64),
            ),
        ];
        for (pattern, required, allowed, least, most) in rows {
            let expected = PasswordRules {
                required,
                allowed: Some(allowed),
                max_consecutive: None,
                min_length: Some(least),
                max_length: most,
            };
            assert_eq!(understood(pattern), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn other_patterns_are_not_understood() {
        for pattern in [
            "",
            "a|b",
            "(ab)+",
            "[a-z",
            "[z-a]{3}",
            ".{8",
            "(?!.*aa).{8,}",
            r"\p{L}+",
            "é+",
            "[]{2}",
            ".{a,b}",
            "(?=.*[a-z]",
            ".{99999999999}",
        ] {
            assert_eq!(understood(pattern), None, "{pattern}");
        }
        assert_eq!(understood(&"[".repeat(1_000_000)), None);
    }
}
