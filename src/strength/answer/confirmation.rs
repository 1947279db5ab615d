//! How a repeated password compares.

use crate::strength::Confirmation;

/// Compares as a site does: character by character, without normalisation.
pub(crate) fn compare(password: &str, repeated: &str) -> Confirmation {
    if repeated.is_empty() {
        Confirmation::Empty
    } else if repeated == password {
        Confirmation::Match
    } else if password.starts_with(repeated) {
        Confirmation::Partial
    } else {
        Confirmation::Differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_no_mistake_yet() {
        let rows = [
            ("", "", Confirmation::Empty),
            ("secret", "", Confirmation::Empty),
            ("secret", "sec", Confirmation::Partial),
            ("secret", "secret", Confirmation::Match),
            ("secret", "secrets", Confirmation::Differs),
            ("secret", "Sec", Confirmation::Differs),
            ("", "s", Confirmation::Differs),
            ("\u{e9}", "e\u{301}", Confirmation::Differs),
        ];
        for (password, repeated, expected) in rows {
            assert_eq!(
                compare(password, repeated),
                expected,
                "{password:?} {repeated:?}"
            );
        }
    }
}
