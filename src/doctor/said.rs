//! What the page says of the try.

use super::{
    facts::{DoorFacts, Message},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    set::set,
    tries::has_failed,
    words::{
        Idea, asserted, happened, has_doubts, idea, loose_meanings, meanings, pattern_meanings,
        undoubted, wait,
    },
};
use crate::page::FormKind;

/// A page of no more letters than this is about one thing.
const SHORT_PAGE: u32 = 1_500;
/// Most texts that are read.
const MAX_MESSAGES: usize = 120;
/// Most texts that are read by their ideas, which takes longest.
const MAX_IDEAS: usize = 30;
/// What is longer says many things.
const LONGEST_IDEA: usize = 300;

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

/// Of two that one text says, what is the matter comes first, and what may be no more than a word of it: a captcha's code is no
/// code by mail, a token of a form neither, and “too many tries” is why an account is locked.
const IN_ONE_TEXT: [(FindingCode, FindingCode); 9] = [
    (FindingCode::Maintenance, FindingCode::AccountLocked),
    (FindingCode::AccountLocked, FindingCode::TooManyTries),
    (FindingCode::TooManyTries, FindingCode::NotFromHere),
    (FindingCode::CaptchaFailed, FindingCode::WrongCode),
    (FindingCode::PasswordExpired, FindingCode::NotVerified),
    (FindingCode::WrongPassword, FindingCode::NoSuchAccount),
    (FindingCode::WrongPassword, FindingCode::WrongCode),
    (FindingCode::CookiesOff, FindingCode::FormExpired),
    FORM,
];
/// The token of a form; where a page asks for a code, it is that code.
const FORM: (FindingCode, FindingCode) = (FindingCode::FormExpired, FindingCode::WrongCode);
/// A code or a token that a text calls so is none of those that are sent or made for signing in.
const NO_CODES: [(FindingCode, &[&str]); 2] = [
    (
        FindingCode::FormExpired,
        &["csrf", "xsrf", "forgery", "authenticity", "nonce"],
    ),
    (
        FindingCode::CaptchaFailed,
        &["captcha", "капч", "图形", "圖形", "圖片", "图片", "画像"],
    ),
];

/// What a code is called too, which a form may have as well.
const TOKENS: [&str; 4] = ["token", "jeton", "トークン", "令牌"];

/// What the frames of the site say of a try.
#[must_use]
pub fn said(facts: &DoorFacts) -> Vec<Said> {
    let mut said = read(facts);
    for one in &mut said {
        one.sure = one.sure.max(limit(facts, one.code));
    }
    said
}

/// How sure a text can be at most: what a page says to everybody who comes to its form is not said of a try, nor is what is not so.
fn limit(facts: &DoorFacts, code: FindingCode) -> Certainty {
    let is_of_a_try = has_failed(facts)
        || facts.was_sent()
        || (!facts.asks_to_sign_in() && (!facts.led_in || facts.asks_for_code));
    let is_not_so = match code {
        FindingCode::CookiesOff => facts.top().is_some_and(|top| top.cookies_enabled),
        FindingCode::ScriptsOff => facts.was_sent(),
        _ => false,
    };
    if is_of_a_try && !is_not_so {
        Certainty::MostLikely
    } else {
        Certainty::Possible
    }
}

fn read(facts: &DoorFacts) -> Vec<Said> {
    let texts = texts(facts);
    let asks_for_code = facts.asks_for_code;
    let exact = texts.iter().flat_map(|text| exactly(text, asks_for_code));
    let mut exact: Vec<Said> = exact.collect();
    let has_failed = has_failed(facts);
    let may_speak = has_failed || (facts.was_sent() && !facts.is_signed_in());
    // A page without a form, to which nobody is signed in, may have come of a try that was not seen.
    let is_apart = !facts.asks_to_sign_in() && !facts.led_in && !facts.is_signed_in();
    if is_anything_said(&exact) || !(may_speak || is_apart) {
        return exact;
    }
    if may_speak {
        let patterns = texts.iter().filter(|text| text.is_sure);
        exact.extend(patterns.flat_map(|text| by_pattern(text, has_failed, asks_for_code)));
    }
    if exact.is_empty() {
        exact = by_ideas(&texts, has_failed, asks_for_code);
    }
    if !exact.is_empty() || !has_failed {
        return exact;
    }
    let marked = texts.iter().filter(|text| text.message.marked);
    marked.flat_map(loosely).collect()
}

/// A text of the page.
struct Text<'page> {
    message: &'page Message,
    /// Whether it is about the try, if about any.
    is_sure: bool,
    /// What it says, without its clauses of what has not happened.
    happened: String,
}

fn texts(facts: &DoorFacts) -> Vec<Text<'_>> {
    // A page that came of a try and has no form is about that, also with a link to the form in its menu.
    let has_form = facts.form == FormKind::LogIn || (facts.asks_to_sign_in() && !facts.was_sent());
    let frames = facts.own_frames();
    let texts = frames.flat_map(|frame| {
        let is_short = frame.letters <= SHORT_PAGE && !has_form;
        frame.messages.iter().map(move |message| Text {
            message,
            is_sure: message.marked || is_short,
            happened: happened(&message.text),
        })
    });
    texts.take(MAX_MESSAGES).collect()
}

/// What the phrases of the table say that are in a text; whether it speaks of this try is told beside it.
fn exactly(text: &Text<'_>, asks_for_code: bool) -> Vec<Said> {
    let codes = meanings(&text.happened);
    if codes.is_empty() {
        return vec![];
    }
    // A text that says everything, as help does, says nothing of this try.
    let is_help = codes.len() > 2;
    let asserted = meanings(&asserted(&text.happened));
    let certainty = |code| {
        if text.is_sure && !is_help && asserted.contains(code) {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        }
    };
    let told = codes.iter();
    let said = told.map(|code| Said::new(*code, certainty(code), text.message));
    in_order(said.collect(), &text.happened, asks_for_code)
}

/// Makes what one text says beside what is the matter no more than possible.
fn in_order(mut said: Vec<Said>, text: &str, asks_for_code: bool) -> Vec<Said> {
    for (code, names) in NO_CODES {
        if names.iter().any(|name| text.contains(name)) {
            for one in &mut said {
                if one.code == FindingCode::WrongCode {
                    one.code = code;
                }
            }
        }
    }
    let is_of_form = NO_CODES
        .iter()
        .any(|(_, names)| names.iter().any(|name| text.contains(name)));
    if asks_for_code && !is_of_form && TOKENS.iter().any(|name| text.contains(name)) {
        for one in said
            .iter_mut()
            .filter(|one| one.code == FindingCode::FormExpired)
        {
            one.code = FindingCode::WrongCode;
        }
    }
    for pair in IN_ONE_TEXT {
        let (first, other) = if pair == FORM && asks_for_code {
            (pair.1, pair.0)
        } else {
            pair
        };
        let is_said = |one: &Said| {
            one.code == first
                && (one.sure == Certainty::MostLikely || one.code == FindingCode::AccountLocked)
        };
        if said.iter().any(is_said) {
            for one in said.iter_mut().filter(|one| one.code == other) {
                one.sure = Certainty::Possible;
            }
        }
    }
    said
}

/// What a text says by the patterns of the table, in sentences that leave no doubt: the parts of one do not stand in two. That alone is
/// sure only where something has failed.
fn by_pattern(text: &Text<'_>, has_failed: bool, asks_for_code: bool) -> Vec<Said> {
    let codes = set(undoubted(&text.happened)
        .into_iter()
        .flat_map(pattern_meanings));
    let sure = if has_failed && codes.len() <= 2 {
        Certainty::MostLikely
    } else {
        Certainty::Possible
    };
    let told = codes.into_iter();
    let said = told.map(|code| Said::new(code, sure, text.message));
    in_order(said.collect(), &text.happened, asks_for_code)
}

/// What the texts say by their ideas: those that are set off, and only then what stands beside the form, which may be help. Help says
/// many things, and that cookies have to be on.
fn by_ideas(texts: &[Text<'_>], has_failed: bool, asks_for_code: bool) -> Vec<Said> {
    for is_set_off in [true, false] {
        let texts = texts.iter();
        let texts = texts.filter(|text| text.is_sure && text.message.set_off == is_set_off);
        let mut said = vec![];
        for text in texts.take(MAX_IDEAS) {
            said.extend(by_idea(text, has_failed, asks_for_code));
        }
        if !is_set_off {
            said.retain(|said| said.code != FindingCode::CookiesOff);
            if set(said.iter().map(|said| said.code)).len() > 2 {
                said.clear();
            }
        }
        if !said.is_empty() {
            return said;
        }
    }
    vec![]
}

/// What a text says by its ideas, sentence by sentence. It is sure only after a failure, of one that does not just stand beside the
/// form, and that can say nothing else.
fn by_idea(text: &Text<'_>, has_failed: bool, asks_for_code: bool) -> Vec<Said> {
    if text.happened.chars().count() > LONGEST_IDEA {
        return vec![];
    }
    let sentences = undoubted(&text.happened).into_iter();
    let ideas: Vec<Idea> = sentences.filter_map(idea).collect();
    let codes = set(ideas.iter().map(|idea| idea.code));
    // What is not marked is read where the page is short and has no form: it is about that as well.
    let is_help = text.message.marked && !text.message.set_off;
    let is_about_it = has_failed && !is_help && codes.len() <= 2;
    let said = codes.into_iter().map(|code| {
        let is_clear = ideas.iter().any(|idea| idea.code == code && idea.is_clear);
        let sure = if is_about_it && is_clear {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        };
        Said::new(code, sure, text.message)
    });
    in_order(said.collect(), &text.happened, asks_for_code)
}

/// What a text may say, if it says it without a doubt.
fn loosely(text: &Text<'_>) -> Vec<Said> {
    if has_doubts(&text.happened) {
        return vec![];
    }
    let codes = loose_meanings(&text.happened).into_iter();
    codes
        .map(|code| Said::new(code, Certainty::Possible, text.message))
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
