//! What a person is told of the page in front.

use serde::Serialize;

use super::{
    facts::PageFacts,
    foremost::foremost,
    recognition::FormKind,
    recognizer::recognize,
    session::{SessionSigns, SignedIn},
};

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PageLook"))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// The form that matters most.
    pub form: FormKind,
    /// Whether somebody is signed in, by the top frame: another may be of another site.
    pub signed_in: SignedIn,
}

/// Looks at the frames of a page.
#[must_use]
pub fn look(frames: &[PageFacts]) -> Look {
    let recognitions: Vec<_> = frames.iter().map(recognize).collect();
    let signed_in = frames
        .iter()
        .zip(&recognitions)
        .find(|(frame, _)| frame.top_frame)
        .map(|(frame, recognition)| SessionSigns::of(frame, recognition).signed_in());
    Look {
        form: foremost(&recognitions),
        signed_in: signed_in.unwrap_or_default(),
    }
}
