//! How a repeated password compares.

use crate::strength::Confirmation;

/// Compares as a site does: character by character, without normalisation. A beginning is no mistake until its field
/// is left.
pub(crate) fn compare(password: &str, repeated: &str, left: bool) -> Confirmation {
    if repeated.is_empty() {
        Confirmation::Empty
    } else if repeated == password {
        Confirmation::Match
    } else if !left && password.starts_with(repeated) {
        Confirmation::Partial
    } else {
        Confirmation::Differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_a_mistake_once_its_field_is_left() {
        let rows = [
            ("", "", Confirmation::Empty, Confirmation::Empty),
            ("secret", "", Confirmation::Empty, Confirmation::Empty),
            (
                "secret",
                "sec",
                Confirmation::Partial,
                Confirmation::Differs,
            ),
            ("secret", "secret", Confirmation::Match, Confirmation::Match),
            (
                "secret",
                "secrets",
                Confirmation::Differs,
                Confirmation::Differs,
            ),
            (
                "secret",
                "Sec",
                Confirmation::Differs,
                Confirmation::Differs,
            ),
            ("", "s", Confirmation::Differs, Confirmation::Differs),
            (
                "\u{e9}",
                "e\u{301}",
                Confirmation::Differs,
                Confirmation::Differs,
            ),
        ];
        for (password, repeated, typing, left) in rows {
            let got = [false, true].map(|left| compare(password, repeated, left));
            assert_eq!(got, [typing, left], "{password:?} {repeated:?}");
        }
    }
}
