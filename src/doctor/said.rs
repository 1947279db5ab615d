//! What the page says of the try.

use super::{
    facts::{DoorFacts, Message},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    set::set,
    tries::has_failed,
    words::{asserted, has_doubts, loose_meanings, meanings, pattern_meanings, undoubted, wait},
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
    let frames = facts.own_frames();
    let texts = frames.flat_map(|frame| {
        let is_short = frame.letters <= SHORT_PAGE && !facts.asks_to_sign_in();
        let all = frame.messages.iter();
        all.map(move |message| (message, message.marked || is_short))
    });
    let texts: Vec<(&Message, bool)> = texts.take(MAX_MESSAGES).collect();
    let mut exact: Vec<Said> = texts.iter().flat_map(exactly).collect();
    let may_speak = has_failed(facts) || (facts.was_sent() && !facts.is_signed_in());
    if is_anything_said(&exact) || !may_speak {
        return exact;
    }
    let is_told = |(_, is_sure): &&(&Message, bool)| *is_sure;
    let has_failed = has_failed(facts);
    let patterns = texts.iter().filter(is_told);
    exact.extend(patterns.flat_map(|(message, _)| by_pattern(message, has_failed)));
    if !exact.is_empty() || !has_failed {
        return exact;
    }
    let marked = texts.into_iter().filter(|(message, _)| message.marked);
    marked.flat_map(|(message, _)| loosely(message)).collect()
}

/// What the phrases of the table say that are in a text; whether it speaks of this try is told beside it.
fn exactly(&(message, is_sure): &(&Message, bool)) -> Vec<Said> {
    let codes = meanings(&message.text);
    if codes.is_empty() {
        return vec![];
    }
    // A text that says everything, as help does, says nothing of this try.
    let is_help = codes.len() > 2;
    let asserted = meanings(&asserted(&message.text));
    let certainty = |code| {
        if is_sure && !is_help && asserted.contains(code) {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        }
    };
    let told = codes.iter();
    let mut said: Vec<Said> = told
        .map(|code| Said::new(*code, certainty(code), message))
        .collect();
    locked_comes_first(&mut said);
    said
}

/// "Locked, after too many tries": what was too much is why, and not what is the matter now.
fn locked_comes_first(said: &mut [Said]) {
    if said
        .iter()
        .any(|one| one.code == FindingCode::AccountLocked)
    {
        for one in said.iter_mut() {
            if one.code == FindingCode::TooManyTries {
                one.sure = Certainty::Possible;
            }
        }
    }
}

/// What a text says by the patterns of the table, in sentences that leave no doubt: the parts of one do not stand in two. That alone is
/// sure only where something has failed.
fn by_pattern(message: &Message, has_failed: bool) -> Vec<Said> {
    let codes = set(undoubted(&message.text).flat_map(pattern_meanings));
    let sure = if has_failed && codes.len() <= 2 {
        Certainty::MostLikely
    } else {
        Certainty::Possible
    };
    let told = codes.into_iter();
    let mut said: Vec<Said> = told.map(|code| Said::new(code, sure, message)).collect();
    locked_comes_first(&mut said);
    said
}

/// What a text may say, if it says it without a doubt.
fn loosely(message: &Message) -> Vec<Said> {
    if has_doubts(&message.text) {
        return vec![];
    }
    let codes = loose_meanings(&message.text).into_iter();
    codes
        .map(|code| Said::new(code, Certainty::Possible, message))
        .collect()
}

impl Said {
    fn new(code: FindingCode, sure: Certainty, message: &Message) -> Self {
        Self {
            code,
            sure,
            text: message.text.clone(),
            wait: wait(&message.text),
        }
    }
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
