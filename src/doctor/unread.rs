//! What comes back with the form, set off as a message, in words that are not known.

use super::{
    facts::{DoorFacts, Message},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    said::Said,
    words::{happened, has_doubts, is_vague, names_door, says_failed},
};

/// What is longer says many things.
const LONGEST: usize = 200;

/// Where nothing else is said, a message that speaks of passwords or accounts is most often about one that is wrong; one that only
/// says that the sign-in failed as well.
pub(super) fn examine(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    if !said.is_empty() || !facts.is_back_at_form() {
        return;
    }
    let is_meant = |text: &&str| names_door(text) || says_failed(text);
    let failed = messages(facts).find(|message| message.marked && says_failed(&message.text));
    let failed = failed.map(|message| message.text.as_str());
    let Some(text) = failed.or_else(|| unread(facts).filter(is_meant)) else {
        return;
    };
    found.push(Finding::new(
        FindingCode::WrongPassword,
        Certainty::Possible,
        Evidence::says(text),
        Step::ResetPassword,
    ));
}

/// A message that is set off, says something without a doubt, and more than that something went wrong.
pub(super) fn unread(facts: &DoorFacts) -> Option<&str> {
    let mut texts = messages(facts)
        .filter(|message| message.set_off)
        .map(|message| message.text.as_str());
    texts.find(|text| {
        text.chars().count() <= LONGEST && !is_vague(text) && !has_doubts(&happened(text))
    })
}

fn messages(facts: &DoorFacts) -> impl Iterator<Item = &Message> {
    facts.own_frames().flat_map(|frame| &frame.messages)
}
