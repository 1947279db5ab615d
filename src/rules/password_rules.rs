//! The `passwordrules` attribute: Apple's grammar, which the WHATWG discusses for HTML
//! (<https://developer.apple.com/password-rules/>, <https://github.com/whatwg/html/issues/3518>).
//!
//! ```text
//! rules    = property *( ";" property )
//! property = ( "required" / "allowed" ) ":" class *( "," class )
//!          / ( "max-consecutive" / "minlength" / "maxlength" ) ":" number
//! class    = "upper" / "lower" / "digit" / "special" / "ascii-printable" / "unicode" / "[" characters "]"
//! ```

use std::str::FromStr;

use super::{CharSet, RulesError, RulesProblem};

/// Characters of a rule string that are read.
pub const LONGEST_RULES: usize = 4_096;
/// Sets of which a password has to hold a character, at most.
pub const MOST_REQUIRED: usize = 16;

/// What a `passwordrules` string says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordRules {
    /// Sets of each of which at least one character has to be in the password.
    pub required: Vec<CharSet>,
    /// The characters that may be in the password, beside the required ones; `None` if the string does not say.
    pub allowed: Option<CharSet>,
    /// How often a character may stand in a row.
    pub max_consecutive: Option<u32>,
    /// The fewest characters.
    pub min_length: Option<u32>,
    /// The most characters.
    pub max_length: Option<u32>,
}

impl FromStr for PasswordRules {
    type Err = RulesError;

    /// Reads a rule string. Of a property that stands twice the stricter one holds; `required` adds up.
    fn from_str(text: &str) -> Result<Self, RulesError> {
        if let Some((at, _)) = text.char_indices().nth(LONGEST_RULES) {
            return Err(RulesProblem::TooLong.at(at));
        }
        let mut reader = Reader { text, at: 0 };
        let mut rules = Self::default();
        loop {
            reader.skip_space();
            if reader.at == text.len() {
                return Ok(rules);
            }
            if !reader.take(';') {
                reader.property(&mut rules)?;
                reader.skip_space();
                if reader.at < text.len() && reader.peek() != Some(';') {
                    return Err(RulesProblem::SeparatorExpected.at(reader.at));
                }
            }
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len()
            - rest
                .trim_start_matches([' ', '\t', '\n', '\r', '\u{c}'])
                .len();
    }

    /// Letters, digits and hyphens, small.
    fn name(&mut self) -> String {
        let end = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
        let rest = self.rest();
        let name = rest
            .get(..rest.find(end).unwrap_or(rest.len()))
            .unwrap_or_default();
        let small = name.to_ascii_lowercase();
        self.at += name.len();
        small
    }

    fn property(&mut self, rules: &mut PasswordRules) -> Result<(), RulesError> {
        let start = self.at;
        let name = self.name();
        self.skip_space();
        let known = matches!(
            name.as_str(),
            "required" | "allowed" | "max-consecutive" | "minlength" | "maxlength"
        );
        if !known {
            return Err(RulesProblem::UnknownProperty.at(start));
        }
        if !self.take(':') {
            return Err(RulesProblem::ColonExpected.at(self.at));
        }
        match name.as_str() {
            "required" => {
                let set = self.classes()?;
                if rules.required.len() == MOST_REQUIRED {
                    return Err(RulesProblem::TooManyRequired.at(start));
                }
                if !rules.required.contains(&set) {
                    rules.required.push(set);
                }
            }
            "allowed" => {
                let set = self.classes()?;
                rules.allowed = Some(rules.allowed.unwrap_or_default().union(set));
            }
            "max-consecutive" => {
                let most = self.number()?;
                if most == 0 {
                    return Err(RulesProblem::ZeroConsecutive.at(start));
                }
                rules.max_consecutive =
                    Some(rules.max_consecutive.map_or(most, |own| own.min(most)));
            }
            "minlength" => {
                let least = self.number()?;
                rules.min_length = Some(rules.min_length.map_or(least, |own| own.max(least)));
            }
            _ => {
                let most = self.number()?;
                rules.max_length = Some(rules.max_length.map_or(most, |own| own.min(most)));
            }
        }
        Ok(())
    }

    /// A number of any size; what is beyond 32 bits is as good as the greatest of them.
    fn number(&mut self) -> Result<u32, RulesError> {
        self.skip_space();
        let start = self.at;
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if end == 0 {
            return Err(RulesProblem::NumberExpected.at(start));
        }
        let number = rest
            .get(..end)
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(u32::MAX);
        self.at += end;
        Ok(number)
    }

    fn classes(&mut self) -> Result<CharSet, RulesError> {
        let mut set = CharSet::NONE;
        loop {
            self.skip_space();
            set = set.union(self.class()?);
            self.skip_space();
            if !self.take(',') {
                return Ok(set);
            }
        }
    }

    fn class(&mut self) -> Result<CharSet, RulesError> {
        let start = self.at;
        if self.peek() == Some('[') {
            return self.custom();
        }
        match self.name().as_str() {
            "upper" => Ok(CharSet::UPPER),
            "lower" => Ok(CharSet::LOWER),
            "digit" => Ok(CharSet::DIGIT),
            "special" => Ok(CharSet::SPECIAL),
            // What is beyond ASCII is allowed by `unicode`, and never generated.
            "ascii-printable" | "unicode" => Ok(CharSet::PRINTABLE),
            "" => Err(RulesProblem::ClassExpected.at(start)),
            _ => Err(RulesProblem::UnknownClass.at(start)),
        }
    }

    /// `[…]`: a `]` that belongs to the set stands last, right before the closing one.
    fn custom(&mut self) -> Result<CharSet, RulesError> {
        let start = self.at;
        self.at += 1;
        let Some(mut length) = self.rest().find(']') else {
            return Err(RulesProblem::UnclosedClass.at(start));
        };
        if self
            .rest()
            .get(length + 1..)
            .is_some_and(|rest| rest.starts_with(']'))
        {
            length += 1;
        }
        let set = CharSet::of(self.rest().get(..length).unwrap_or_default());
        self.at += length + 1;
        if set.is_empty() {
            return Err(RulesProblem::EmptyClass.at(start));
        }
        Ok(set)
    }
}
