//! Of which values a name says that somebody has signed in: the fourth column of `names.tsv`. Some services give a cookie of the
//! same name to whoever comes, with another value.

use crate::cookies::value::jwt::{self, Holder};

/// Of which values a known name says what it says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Whose {
    /// Of all.
    #[default]
    Any,
    /// `jwt`: of JSON Web Tokens only.
    Token,
    /// `!jwt`: of everything else.
    NoToken,
    /// `!text*`: of those that do not begin so, whether in capital letters or small ones.
    Without(&'static str),
    /// `person`: of those that are kept from scripts, and of JSON Web Tokens that name somebody: guests get some as well.
    Person,
}

impl Whose {
    pub(super) fn read(column: Option<&'static str>) -> Self {
        match column {
            Some("jwt") => Self::Token,
            Some("!jwt") => Self::NoToken,
            Some("person") => Self::Person,
            Some(other) => other
                .strip_prefix('!')
                .and_then(|rest| rest.strip_suffix('*'))
                .map_or(Self::Any, Self::Without),
            None => Self::Any,
        }
    }

    /// Whether such a value, which scripts can read or cannot, may be that of anybody.
    pub(super) fn may_be_anybodys(self, value: &str, http_only: bool) -> bool {
        let value = value.trim_matches('"');
        let holder = jwt::holder(value);
        holder == Some(Holder::Guest)
            || match self {
                Self::Any => false,
                Self::Token => !jwt::is_token(value),
                Self::NoToken => jwt::is_token(value),
                Self::Without(beginning) => begins_with(value, beginning),
                Self::Person => !http_only && holder != Some(Holder::Person),
            }
    }
}

/// Whether it begins so, as it is or with its slashes and colons escaped.
fn begins_with(value: &str, beginning: &str) -> bool {
    let begins = |value: &str| {
        value
            .get(..beginning.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(beginning))
    };
    begins(value) || begins(&value.replace('/', "%2f").replace(':', "%3a"))
}
