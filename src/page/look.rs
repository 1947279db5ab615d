//! What a person is told of the page in front.

use serde::{Deserialize, Serialize};

use super::{
    code_fields::asks_for_code,
    facts::PageFacts,
    foremost::foremost,
    new_password::new_password_fields,
    recognition::{FormKind, Recognition},
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
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PageLook"))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// The form that matters most.
    pub form: FormKind,
    /// Whether somebody is signed in, by the top frame: another may be of another site.
    pub signed_in: SignedIn,
    /// Frame by frame, in the order of their facts.
    pub frames: Vec<FrameLook>,
}

/// What can be done in a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FrameLook {
    /// The fields into which a new password goes, by their handles: see [`new_password_fields`].
    pub new_password_fields: Vec<u32>,
    /// Whether it asks for a one-time code.
    pub asks_for_code: bool,
    /// What it shows to set up two-factor authentication.
    pub set_up: Option<SetUp>,
}

/// Looks at the frames of a page.
#[must_use]
pub fn look(frames: &[FrameFacts]) -> Look {
    let recognitions: Vec<_> = frames.iter().map(|frame| recognize(&frame.facts)).collect();
    let recognized = || frames.iter().zip(&recognitions);
    let signed_in = recognized()
        .find(|(frame, _)| frame.facts.top_frame)
        .map(|(frame, recognition)| SessionSigns::of(&frame.facts, recognition).signed_in());
    Look {
        form: foremost(&recognitions),
        signed_in: signed_in.unwrap_or_default(),
        frames: recognized()
            .map(|(frame, recognition)| look_at_frame(frame, recognition))
            .collect(),
    }
}

fn look_at_frame(frame: &FrameFacts, recognition: &Recognition) -> FrameLook {
    let asks_for_code = asks_for_code(recognition);
    FrameLook {
        new_password_fields: new_password_fields(recognition, frame.focused),
        asks_for_code,
        set_up: set_up(&frame.set_up, asks_for_code),
    }
}
