//! What stands in the fields. It explains what a page says, and so comes before that.

use super::{
    facts::{DoorFacts, Field, FieldUse},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    mail::meant,
    said::{Said, is_anything_said, is_said},
    tries::is_refused,
};

pub(super) fn examine(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    // What stands in fields after a good sign-in, or before any, is nobody's mistake yet.
    let wrong = is_said(
        said,
        &[FindingCode::WrongPassword, FindingCode::NoSuchAccount],
    ) || (!is_anything_said(said) && is_refused(facts));
    let silent = !is_anything_said(said);
    let sure = if wrong {
        Certainty::MostLikely
    } else {
        Certainty::Possible
    };
    if !wrong && !silent {
        return;
    }
    if let Some(before) = facts.before.as_ref().filter(|before| wrong && before.other) {
        // Many people have several.
        let hint = before.hint.clone();
        let (code, sure) = (FindingCode::OtherAccount, Certainty::Possible);
        found.push(Finding::new(
            code,
            sure,
            Evidence::Before { hint },
            Step::CheckAccount,
        ));
    }
    let through = facts.before.as_ref().filter(|_| wrong);
    if let Some(provider) = through.and_then(|before| before.through.as_ref()) {
        // Who signs in with Google or Apple has no password here, or has forgotten it.
        found.push(Finding::new(
            FindingCode::OtherWay,
            Certainty::Possible,
            Evidence::host(provider),
            Step::UseOtherWay,
        ));
    }
    if through.is_some_and(|before| before.by_code) {
        found.push(Finding::new(
            FindingCode::OtherWay,
            Certainty::Possible,
            Evidence::Seen,
            Step::UseOtherWay,
        ));
    }
    for field in looked_at(facts) {
        let mut note = |code, sure, evidence, step| {
            found.push(Finding::new(code, sure, evidence, step));
        };
        match field.r#use {
            FieldUse::Account => {
                if let Some((address, sure)) = meant(field.text.trim()) {
                    // That is a mistake whatever the page says.
                    let step = Step::CorrectAddress { address };
                    let text = field.text.trim().to_owned();
                    let evidence = Evidence::Typed { text };
                    note(FindingCode::MistypedDomain, sure, evidence, step);
                }
            }
            FieldUse::Password => {
                if is_in_capitals(&field.shape) {
                    note(FindingCode::CapsLock, sure, Evidence::Seen, Step::TypeAgain);
                }
            }
            FieldUse::Other => continue,
        }
        if has_space_around(&field.shape) {
            note(
                FindingCode::SpacesAround,
                sure,
                Evidence::Seen,
                Step::TypeAgain,
            );
        }
        if has_other_letters(&field) {
            note(
                FindingCode::OtherLetters,
                sure,
                Evidence::Seen,
                Step::TypeAgain,
            );
        }
    }
    if facts.tried.as_ref().is_some_and(|tried| tried.caps_lock) && facts.is_back_at_form() {
        // It was on when the form was sent, which says little of when the password was typed.
        let sure = Certainty::Possible;
        let code = FindingCode::CapsLock;
        found.push(Finding::new(code, sure, Evidence::Seen, Step::TypeAgain));
    }
}

/// What stands in the fields; of what is not there any more, what was seen of it when it was sent.
fn looked_at(facts: &DoorFacts) -> Vec<Field> {
    let fields = facts.own_frames().flat_map(|frame| &frame.fields);
    let mut fields: Vec<Field> = fields.cloned().collect();
    let Some(tried) = &facts.tried else {
        return fields;
    };
    let sent = [
        (FieldUse::Password, &tried.password),
        (FieldUse::Account, &tried.account),
    ];
    for (r#use, kinds) in sent {
        let stands = |field: &Field| field.r#use == r#use && !field.shape.is_empty();
        if !fields.iter().any(stands) {
            fields.push(Field {
                r#use,
                shape: kinds.clone(),
                text: String::new(),
            });
        }
    }
    fields
}

fn has_space_around(shape: &str) -> bool {
    let is_space = |kind: Option<char>| matches!(kind, Some(' ' | 'z'));
    shape.chars().any(|kind| kind != ' ')
        && (is_space(shape.chars().next()) || is_space(shape.chars().next_back()))
}

/// Whether full-width forms, what cannot be seen, or letters of two scripts are in it.
fn has_other_letters(field: &Field) -> bool {
    let has = |kinds: &[char]| field.shape.contains(kinds);
    let inside = field.shape.trim_matches([' ', 'z']);
    let mixes = has(&['a', 'A']) && has(&['c', 'g', 'o']);
    let is_foreign = field.r#use == FieldUse::Password && !has(&['a', 'A']) && has(&['c', 'g']);
    has(&['f']) || inside.contains('z') || mixes || is_foreign
}

fn is_in_capitals(shape: &str) -> bool {
    shape.contains('A') && !shape.contains(['a', 'c', 'g', 'o'])
}
