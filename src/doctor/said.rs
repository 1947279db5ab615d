//! What the page says of the try.

use super::{
    facts::DoorFacts,
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    tries::has_failed,
    words::{loose_meanings, meanings, wait},
};

/// A page of no more letters than this is about one thing.
const SHORT_PAGE: u32 = 1_500;
/// Most texts that are read.
const MAX_MESSAGES: usize = 120;

/// Something that the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it means.
    pub code: FindingCode,
    /// How sure it is that it is said of this try.
    pub sure: Certainty,
    /// The text.
    pub text: String,
    /// For how many seconds it says to wait.
    pub wait: Option<u32>,
}

/// What the frames of the site say of a try.
#[must_use]
pub fn said(facts: &DoorFacts) -> Vec<Said> {
    let has_failed = has_failed(facts);
    let frames = facts.own_frames();
    let texts = frames.flat_map(|frame| {
        let is_short = frame.letters <= SHORT_PAGE && !facts.asks_to_sign_in();
        let all = frame.messages.iter();
        all.map(move |message| (message, message.marked || is_short || has_failed))
    });
    let mut said: Vec<Said> = vec![];
    for (message, is_sure) in texts.take(MAX_MESSAGES) {
        // A text that says everything, as help does, says nothing of this try.
        let exact = meanings(&message.text);
        let codes = if exact.is_empty() && message.marked && has_failed {
            loose_meanings(&message.text)
        } else {
            exact
        };
        let is_help = codes.len() > 2;
        for code in codes {
            said.push(Said {
                code,
                sure: if is_sure && !is_help {
                    Certainty::MostLikely
                } else {
                    Certainty::Possible
                },
                text: message.text.clone(),
                wait: wait(&message.text),
            });
        }
    }
    said
}

/// Whether something is said for sure.
pub(super) fn is_said(said: &[Said], codes: &[FindingCode]) -> bool {
    let sure = said
        .iter()
        .filter(|said| said.sure == Certainty::MostLikely);
    sure.into_iter().any(|said| codes.contains(&said.code))
}

/// Whether anything is said for sure.
pub(super) fn is_anything_said(said: &[Said]) -> bool {
    said.iter().any(|said| said.sure == Certainty::MostLikely)
}

pub(super) fn examine(said: &[Said], found: &mut Vec<Finding>) {
    for Said {
        code,
        sure,
        text,
        wait,
    } in said
    {
        found.push(Finding::new(
            *code,
            *sure,
            Evidence::says(text),
            step(*code, *wait),
        ));
    }
}

/// The next step after what a page says.
fn step(code: FindingCode, seconds: Option<u32>) -> Step {
    match code {
        FindingCode::NoSuchAccount => Step::CheckAccount,
        FindingCode::AccountLocked if seconds.is_none() => Step::AskSite,
        FindingCode::TooManyTries | FindingCode::AccountLocked => Step::Wait { seconds },
        FindingCode::NotVerified => Step::CheckMail,
        FindingCode::WrongCode => Step::NextCode,
        FindingCode::PasswordExpired => Step::ChangePassword,
        FindingCode::OtherWay => Step::UseOtherWay,
        FindingCode::CookiesOff => Step::AllowCookies,
        FindingCode::ScriptsOff => Step::AllowScripts,
        FindingCode::Maintenance => Step::TryLater,
        FindingCode::NotFromHere => Step::OtherNetwork,
        FindingCode::FormExpired | FindingCode::CaptchaFailed => Step::OpenAnew,
        _ => Step::ResetPassword,
    }
}
