//! Which of several forms matters most to the person in front of the page.

use super::{FormKind, Recognition};

/// From what matters most to what matters least.
const ORDER: [FormKind; 5] = [
    FormKind::SignUp,
    FormKind::ChangePassword,
    FormKind::LogIn,
    FormKind::OneTimeCode,
    FormKind::Recovery,
];

/// The kind of the form that matters most among the frames of a page; [`FormKind::Other`] where there is none.
pub(super) fn foremost(frames: &[Recognition]) -> FormKind {
    let seen = |kind| {
        frames
            .iter()
            .flat_map(|frame| &frame.forms)
            .any(|form| form.kind == kind)
    };
    ORDER
        .into_iter()
        .find(|&kind| seen(kind))
        .unwrap_or(FormKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{FormParts, RecognizedForm};

    fn frame(kinds: &[FormKind]) -> Recognition {
        let form = |&kind| RecognizedForm {
            handle: 0,
            kind,
            probability: 1.0,
            reasons: vec![],
            fields: vec![],
            parts: FormParts::default(),
        };
        Recognition {
            forms: kinds.iter().map(form).collect(),
            controls: vec![],
        }
    }

    #[test]
    fn a_password_to_choose_comes_before_everything() {
        use FormKind::{ChangePassword, LogIn, OneTimeCode, Other, Recovery, SignUp};
        assert_eq!(foremost(&[]), Other);
        assert_eq!(foremost(&[frame(&[]), frame(&[Other])]), Other);
        assert_eq!(foremost(&[frame(&[LogIn, Recovery])]), LogIn);
        assert_eq!(
            foremost(&[frame(&[LogIn]), frame(&[Other, SignUp])]),
            SignUp
        );
        assert_eq!(
            foremost(&[frame(&[LogIn, ChangePassword, OneTimeCode])]),
            ChangePassword
        );
    }
}
