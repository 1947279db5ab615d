//! What a password field accepts: its `minlength`, `maxlength`, `pattern` and `passwordrules`, as one set of rules.

mod charset;
mod error;
mod password_rules;
pub mod pattern;

use serde::Deserialize;

pub use charset::CharSet;
pub use error::{RulesError, RulesProblem};
pub use password_rules::{LONGEST_RULES, MOST_REQUIRED, PasswordRules};

/// The attributes of a password field, as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FieldRules {
    /// `minlength`, in UTF-16 units.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub min_length: Option<u32>,
    /// `maxlength`, in UTF-16 units.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub max_length: Option<u32>,
    /// `pattern`, a regular expression for the whole value.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub pattern: Option<String>,
    /// `passwordrules`, in Apple's grammar.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub password_rules: Option<String>,
}

/// What a field accepts, out of all its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Sets of each of which at least one character has to be in the password.
    pub required: Vec<CharSet>,
    /// The characters that may be in the password.
    pub allowed: CharSet,
    /// How often a character may stand in a row.
    pub max_consecutive: Option<u32>,
    /// The fewest characters.
    pub min_length: u32,
    /// The most characters; `None` if there is no limit.
    pub max_length: Option<u32>,
    /// Whether the field has a pattern that could not be understood: what is generated may not match it.
    pub pattern_unread: bool,
}

impl FieldRules {
    /// The rules of all attributes together: each has to be kept.
    ///
    /// # Errors
    /// [`RulesError`] if `passwordrules` cannot be read.
    pub fn accepted(&self) -> Result<Accepted, RulesError> {
        let stated = match self.password_rules.as_deref() {
            Some(text) => text.parse::<PasswordRules>()?,
            None => PasswordRules::default(),
        };
        let pattern = self.pattern.as_deref().filter(|text| !text.is_empty());
        let shape = pattern.and_then(pattern::understood);
        let pattern_unread = pattern.is_some() && shape.is_none();
        let shape = shape.unwrap_or_default();
        let named = stated
            .required
            .iter()
            .fold(CharSet::NONE, |all, set| all.union(*set));
        let allowed = match stated.allowed {
            Some(allowed) => allowed.union(named),
            None if named.is_empty() => CharSet::PRINTABLE,
            None => named,
        };
        let allowed = allowed.intersection(shape.allowed.unwrap_or(CharSet::PRINTABLE));
        let least = [self.min_length, stated.min_length, shape.min_length];
        let most = [self.max_length, stated.max_length, shape.max_length];
        let required = stated.required.into_iter().chain(shape.required);
        Ok(Accepted {
            required: narrowest(required.map(|set| set.intersection(allowed)).collect()),
            allowed,
            max_consecutive: stated.max_consecutive,
            min_length: least.into_iter().flatten().max().unwrap_or(0),
            max_length: most.into_iter().flatten().min(),
            pattern_unread,
        })
    }
}

/// Without the sets that hold another one: who has a character of the smaller has one of the larger.
fn narrowest(mut sets: Vec<CharSet>) -> Vec<CharSet> {
    sets.sort_by_key(|set| set.len());
    let mut kept: Vec<CharSet> = Vec::new();
    for set in sets {
        if !kept.iter().any(|own| own.is_within(set)) {
            kept.push(set);
        }
    }
    kept
}
