//! What a person is told of the page in front.

use serde::{Deserialize, Serialize};

use super::{
    facts::{FieldFacts, FormFacts, PageFacts},
    filling::{asks_for_code, new_password_fields},
    recognition::{FieldRole, FormKind, Recognition},
    recognizer::recognize,
    session::{SessionSigns, SignedIn},
    set_up::{SetUp, SetUpFacts, set_up},
};

/// What a frame of a page shows.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FrameFacts {
    /// Its forms and controls.
    pub facts: PageFacts,
    /// The handle of the field with the focus.
    pub focused: Option<u32>,
    /// What could set up two-factor authentication.
    pub set_up: SetUpFacts,
}

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PageSummary"))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The form that matters most.
    pub form: FormKind,
    /// Whether somebody is signed in, by the top frame: another may be of another site.
    pub signed_in: SignedIn,
    /// The same, where somebody was seen to sign in: see [`SessionSigns::after_sign_in`].
    pub after_sign_in: SignedIn,
    /// Whether a new password can be put somewhere.
    pub takes_password: TakesPassword,
    /// Frame by frame, in the order of their facts.
    pub frames: Vec<FrameSummary>,
}

/// Whether a new password can be put somewhere in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TakesPassword {
    /// Nowhere.
    #[default]
    No,
    /// There are fields for one, and nothing says which is meant: there are several forms, or the person is in the field for the
    /// password that they have.
    Unclear,
    /// Into the fields that are named.
    Yes,
}

/// What can be done in a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FrameSummary {
    /// The fields into which a new password goes, by their handles: see [`new_password_fields`]. One frame has some at most.
    pub new_password_fields: Vec<u32>,
    /// Whether it asks for a one-time code.
    pub asks_for_code: bool,
    /// What it shows to set up two-factor authentication.
    pub set_up: Option<SetUp>,
}

/// Says what a page shows, and what can be done in it, by its frames.
#[must_use]
pub fn summarize(frames: &[FrameFacts]) -> Summary {
    let recognitions: Vec<_> = frames.iter().map(|frame| recognize(&frame.facts)).collect();
    let seen: Vec<_> = frames
        .iter()
        .zip(&recognitions)
        .map(|(frame, recognition)| what_is_seen(&frame.facts, recognition, frame.focused))
        .collect();
    let recognized = || frames.iter().zip(&recognitions);
    let signs = recognized()
        .find(|(frame, _)| frame.facts.top_frame)
        .map(|(frame, recognition)| SessionSigns::of(&frame.facts, recognition));
    let shows = |what: fn(&SessionSigns) -> SignedIn| signs.as_ref().map(what).unwrap_or_default();
    let mut summaries: Vec<FrameSummary> = frames
        .iter()
        .zip(&seen)
        .map(|(frame, recognition)| summarize_frame(frame, recognition))
        .collect();
    keep_one_place(&mut summaries, frames);
    Summary {
        takes_password: takes_password(&summaries, &seen),
        form: foremost(&seen),
        signed_in: shows(SessionSigns::signed_in),
        after_sign_in: shows(SessionSigns::after_sign_in),
        frames: summaries,
    }
}

/// Leaves the fields for a new password of one frame: of that whose form has the focus, or else of the only one that has any. Nothing
/// says which of several is meant; a frame knows of the focus that it had last.
fn keep_one_place(summaries: &mut [FrameSummary], frames: &[FrameFacts]) {
    let holds_focus = |frame: &FrameFacts, summary: &FrameSummary| {
        let fields = |form: &FormFacts| form.fields.iter().map(|field| field.handle).collect();
        let mut forms = frame.facts.forms.iter().map(fields);
        forms.any(|handles: Vec<u32>| {
            let is_here = |handle: &u32| handles.contains(handle);
            frame.focused.as_ref().is_some_and(is_here)
                && summary.new_password_fields.iter().any(is_here)
        })
    };
    let offers = |(_, (_, summary)): &(usize, (&FrameFacts, &FrameSummary))| {
        !summary.new_password_fields.is_empty()
    };
    let offering: Vec<_> = frames
        .iter()
        .zip(&*summaries)
        .enumerate()
        .filter(offers)
        .map(|(place, (frame, summary))| (place, holds_focus(frame, summary)))
        .collect();
    let any_focused = offering.iter().any(|(_, focused)| *focused);
    let mut meant = offering
        .iter()
        .filter(|(_, focused)| *focused || !any_focused);
    let only = match (meant.next(), meant.next()) {
        (Some((place, _)), None) => Some(*place),
        _ => None,
    };
    for (place, summary) in summaries.iter_mut().enumerate() {
        if Some(place) != only {
            summary.new_password_fields.clear();
        }
    }
}

fn takes_password(summaries: &[FrameSummary], seen: &[Recognition]) -> TakesPassword {
    let mut fields = seen
        .iter()
        .flat_map(|frame| &frame.forms)
        .flat_map(|form| &form.fields);
    let has_place = |summary: &FrameSummary| !summary.new_password_fields.is_empty();
    if summaries.iter().any(has_place) {
        TakesPassword::Yes
    } else if fields.any(|field| field.role == FieldRole::NewPassword) {
        TakesPassword::Unclear
    } else {
        TakesPassword::No
    }
}

/// What is left of a frame where only that counts which a person can see, or is in: the forms of which a field can be seen, and
/// of a password what can be. A code is typed into boxes that are drawn over the field that takes it.
fn what_is_seen(facts: &PageFacts, frame: &Recognition, focused: Option<u32>) -> Recognition {
    let shown = |field: &FieldFacts| field.visible || Some(field.handle) == focused;
    let forms = facts.forms.iter().zip(&frame.forms);
    let seen = forms.filter(|(facts, _)| facts.fields.iter().any(shown));
    Recognition {
        forms: seen
            .map(|(facts, form)| {
                let mut form = form.clone();
                for (facts, field) in facts.fields.iter().zip(&mut form.fields) {
                    if !shown(facts) && field.role != FieldRole::OneTimeCode {
                        field.role = FieldRole::Other;
                    }
                }
                form
            })
            .collect(),
        controls: frame.controls.clone(),
    }
}

fn summarize_frame(frame: &FrameFacts, recognition: &Recognition) -> FrameSummary {
    let asks_for_code = asks_for_code(recognition);
    FrameSummary {
        new_password_fields: new_password_fields(recognition, frame.focused),
        asks_for_code,
        set_up: set_up(&frame.set_up, asks_for_code),
    }
}

/// The kind of the form that matters most among the frames of a page; [`FormKind::Other`] where there is none.
fn foremost(frames: &[Recognition]) -> FormKind {
    frames
        .iter()
        .flat_map(|frame| &frame.forms)
        .map(|form| form.kind)
        .min_by_key(|kind| kind.rank())
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
