//! How the site answered: the page itself, and what it asked for since.

use super::{
    facts::{DoorFacts, Request},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    jar::{UNTAKEN, bytes_to, has_session, has_sign_in},
    said::{Said, is_anything_said},
    tries::{likely_request, sign_in_requests},
    unread::unread,
    words::is_vague,
};

/// A form that was open for so long may have expired, in milliseconds: half an hour.
const LONG_OPEN: u64 = 30 * 60 * 1_000;
pub(super) fn examine(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    let speaks = !said.is_empty();
    let status = facts.status();
    if let Some((code, step)) = meaning_of_page(facts) {
        let blames = matches!(status, 400..=422);
        let sure = if blames && !facts.was_sent() {
            Certainty::Possible
        } else {
            certainty(status, speaks)
        };
        found.push(Finding::new(code, sure, Evidence::Status { status }, step));
    }
    let mut is_answered = false;
    for request in sign_in_requests(facts) {
        if let Some((code, step)) = meaning(facts, request.status) {
            is_answered = true;
            let status = request.status;
            let sure = if facts.tried.is_some() {
                certainty(status, speaks)
            } else {
                Certainty::Possible
            };
            let evidence = Evidence::Status { status };
            let mut note = |code, sure, step| {
                found.push(Finding::new(code, sure, evidence.clone(), step));
            };
            if code == FindingCode::WrongPassword && !speaks && is_vague_about_it(facts) {
                // A site that knows the password to be wrong says so; one with an old session refuses everything.
                let refused = if has_session(facts) {
                    Certainty::Possible
                } else {
                    sure
                };
                note(FindingCode::Refused, refused, Step::OpenAnew);
                if !has_sign_in(facts) {
                    note(code, Certainty::Possible, step);
                }
            } else if code == FindingCode::BadRequest
                && matches!(status, 400 | 422)
                && !speaks
                && unread(facts).is_some()
            {
                // Many sites answer a wrong password so, and say it in words that are not known.
                note(
                    FindingCode::WrongPassword,
                    Certainty::Possible,
                    Step::ResetPassword,
                );
                note(code, Certainty::Possible, step);
            } else {
                note(code, sure, step);
            }
        } else if is_broken(facts, request) && !speaks {
            found.push(Finding::new(
                FindingCode::RequestBroke,
                Certainty::Possible,
                Evidence::host(&request.place.host),
                Step::CheckConnection,
            ));
        }
    }
    if let Some(request) = likely_request(facts)
        && let Some((code, step)) = meaning(facts, request.status)
    {
        is_answered = true;
        let evidence = Evidence::Status {
            status: request.status,
        };
        found.push(Finding::new(code, Certainty::Possible, evidence, step));
    }
    if facts.is_back_at_form() && !is_anything_said(said) && status < 400 && !is_answered {
        let step = Step::OpenAnew;
        found.push(Finding::new(
            FindingCode::BackAtForm,
            Certainty::Possible,
            unread(facts).map_or(Evidence::Seen, Evidence::says),
            step,
        ));
    }
}

/// Whether the page marks something as a message that says no more than that something went wrong.
fn is_vague_about_it(facts: &DoorFacts) -> bool {
    let messages = facts.own_frames().flat_map(|frame| &frame.messages);
    let mut marked = messages.filter(|message| message.marked);
    marked.any(|message| is_vague(&message.text))
}

/// Whether a request has no answer. Of those to other hosts, browsers tell nothing either way.
fn is_broken(facts: &DoorFacts, request: &Request) -> bool {
    request.place.host == facts.place.host && request.status == 0 && request.size == 0
}

/// What the status of the page means. That the password is wrong, only an answer to one says: many log-in pages are a 401.
fn meaning_of_page(facts: &DoorFacts) -> Option<(FindingCode, Step)> {
    match facts.status() {
        401 if !facts.was_sent() => Some((FindingCode::Refused, Step::OpenAnew)),
        status => meaning(facts, status),
    }
}

/// What a status means at a door.
fn meaning(facts: &DoorFacts, status: u16) -> Option<(FindingCode, Step)> {
    let age = facts.top().and_then(|frame| frame.navigation.as_ref());
    let was_long_open = age.is_some_and(|navigation| navigation.age > LONG_OPEN);
    let is_too_big = bytes_to(facts) > UNTAKEN;
    Some(match status {
        400 | 413 | 431 if is_too_big => return None,
        429 => (FindingCode::TooManyTries, Step::Wait { seconds: None }),
        423 => (FindingCode::AccountLocked, Step::AskSite),
        419 | 440 => (FindingCode::FormExpired, Step::OpenAnew),
        403 | 422 if was_long_open => (FindingCode::FormExpired, Step::OpenAnew),
        401 => (FindingCode::WrongPassword, Step::ResetPassword),
        403 => (FindingCode::Refused, Step::OpenAnew),
        451 => (FindingCode::NotFromHere, Step::OtherNetwork),
        503 => (FindingCode::Maintenance, Step::TryLater),
        500..=599 => (FindingCode::ServerTrouble, Step::TryLater),
        400 | 405 | 409 | 410 | 413 | 415 | 422 | 431 => (FindingCode::BadRequest, Step::OpenAnew),
        _ => return None,
    })
}

/// Some statuses say what is wrong; others only that something is, which the page may say better.
fn certainty(status: u16, speaks: bool) -> Certainty {
    match status {
        429 | 423 | 419 | 451 => Certainty::MostLikely,
        _ if speaks => Certainty::Possible,
        _ => Certainty::MostLikely,
    }
}
