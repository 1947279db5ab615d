//! What a person is told of the page in front.

use serde::Serialize;

use super::{
    facts::PageFacts,
    recognition::{FormKind, Recognition},
    recognizer::recognize,
    session::{SessionSigns, SignedIn},
};

/// Forms, from what matters most to the person in front of the page to what matters least.
const ORDER: [FormKind; 5] = [
    FormKind::SignUp,
    FormKind::ChangePassword,
    FormKind::LogIn,
    FormKind::OneTimeCode,
    FormKind::Recovery,
];

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PageLook"))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The form that matters most.
    pub form: FormKind,
    /// Whether somebody is signed in, by the top frame: another may be of another site.
    pub signed_in: SignedIn,
}

/// Says what a page shows, by its frames.
#[must_use]
pub fn summarize(frames: &[PageFacts]) -> Summary {
    let recognitions: Vec<_> = frames.iter().map(recognize).collect();
    let signed_in = frames
        .iter()
        .zip(&recognitions)
        .find(|(frame, _)| frame.top_frame)
        .map(|(frame, recognition)| SessionSigns::of(frame, recognition).signed_in());
    Summary {
        form: foremost(&recognitions),
        signed_in: signed_in.unwrap_or_default(),
    }
}

/// The kind of the form that matters most among the frames of a page; [`FormKind::Other`] where there is none.
fn foremost(frames: &[Recognition]) -> FormKind {
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
