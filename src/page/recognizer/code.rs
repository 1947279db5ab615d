//! Which fields take a one-time code.

use super::evidence::note_concepts;
use crate::model::Evidence;
use crate::page::{
    lexicon::Concept,
    reading::{FieldReading, FormReading},
};

/// What a field for a code can say, and what other short numbers are called.
const CODE: &[Concept] = &[
    Concept::Code,
    Concept::CodeWord,
    Concept::SentCode,
    Concept::Digit,
    Concept::Coupon,
    Concept::CardCode,
    Concept::Address,
    Concept::Search,
    Concept::Captcha,
    Concept::Phone,
    Concept::Email,
    Concept::Username,
    Concept::Name,
    Concept::Birth,
    Concept::Checkout,
    Concept::Recover,
    Concept::Password,
    Concept::Contact,
    Concept::Device,
];
/// How many boxes a code is typed into where each takes one character.
const BOXES: std::ops::RangeInclusive<usize> = 4..=8;

/// All evidence for a field taking a one-time code.
pub(crate) fn evidence(form: &FormReading, index: usize) -> Evidence {
    let mut evidence = Evidence::default();
    let Some(field) = form.fields.get(index) else {
        return evidence;
    };
    let facts = field.facts;
    evidence.note("bias", "");
    evidence.note_if(
        field.autocompletes("one-time-code"),
        "autocomplete=one-time-code",
    );
    let own = calls_itself_code(field);
    let beside = form.fields.iter().enumerate();
    let mut beside = beside.filter(|(other, _)| *other != index);
    evidence.note_if(
        !own && run(form, index).is_none()
            && beside.any(|(_, other)| other.facts.visible && calls_itself_code(other)),
        "beside=code",
    );
    let other = facts.autocomplete.split_ascii_whitespace().any(|token| {
        ![
            "on",
            "off",
            "false",
            "one-time-code",
            "new-password",
            "current-password",
        ]
        .contains(&token.to_ascii_lowercase().as_str())
    });
    evidence.note_if(other, "autocomplete=other");
    let boxes = run(form, index).is_some_and(|length| BOXES.contains(&length));
    // "Code sent by email" asks for no address: not even for a town, which is "by" in Danish.
    let ways = [Concept::Email, Concept::Phone, Concept::Address];
    let mut said = field.label.iter().map(|(concept, _)| concept);
    let first = said.find(|concept| ways.contains(concept) || *concept == Concept::Code);
    let is_sent = first == Some(Concept::Code);
    let mut labels = CODE.to_vec();
    labels.retain(|concept| !is_sent || !ways.contains(concept));
    note_concepts(&mut evidence, "label", &field.label, &labels);
    // Boxes below "Verify your phone" take no number of it.
    let mut hints = CODE.to_vec();
    hints.retain(|&concept| concept != Concept::Phone || !boxes);
    note_concepts(&mut evidence, "hint", &field.hint, &hints);
    evidence.note_if(
        field.label.has(Concept::CodeWord) && form.heading.has(Concept::Code),
        "codeWord&heading=code",
    );
    note_concepts(&mut evidence, "markup", &field.markup, CODE);
    note_concepts(
        &mut evidence,
        "class",
        &field.class,
        &[Concept::Code, Concept::Digit],
    );
    let around = &[
        Concept::Code,
        Concept::SentCode,
        Concept::Coupon,
        Concept::CardCode,
        Concept::Search,
    ];
    note_concepts(&mut evidence, "form", &form.text, around);
    note_concepts(&mut evidence, "form", &form.heading, around);
    note_concepts(&mut evidence, "form", &form.markup, around);
    note_concepts(
        &mut evidence,
        "form",
        &form.submit,
        &[Concept::Search, Concept::Newsletter, Concept::Checkout],
    );
    evidence.note_if(
        facts
            .max_length
            .is_some_and(|length| (4..=8).contains(&length)),
        "maxLength=4-8",
    );
    evidence.note_if(
        facts.max_length.is_some_and(|length| length > 12),
        "maxLength=long",
    );
    evidence.note_if(
        facts.input_mode.eq_ignore_ascii_case("numeric"),
        "inputMode=numeric",
    );
    let digits = facts.pattern.contains("0-9") || facts.pattern.contains("\\d");
    evidence.note_if(digits, "pattern=digits");
    note_type(&mut evidence, field);
    evidence.note_if(facts.tag != "input", "tag=other");
    evidence.note_if(boxes, "boxes");
    let card = |field: &FieldReading| {
        field.says(Concept::CardCode) || field.facts.autocomplete.contains("cc-")
    };
    evidence.note_if(form.fields.iter().any(card), "beside=card");
    let typed = form
        .fields
        .iter()
        .filter(|field| field.is_typed() && field.facts.visible)
        .count();
    evidence.note_if(typed == 1, "alone");
    evidence.note_if(typed > 3 && run(form, index).is_none(), "manyFields");
    evidence
}

/// What its type speaks for or against.
fn note_type(evidence: &mut Evidence, field: &FieldReading) {
    let facts = field.facts;
    evidence.note_if(
        matches!(facts.r#type.as_str(), "tel" | "number"),
        "type=number",
    );
    evidence.note_if(facts.r#type == "password", "type=password");
    // A PIN that somebody makes up is not sent to anybody.
    let chosen = field.label.any(&[Concept::New, Concept::NewPassword]);
    evidence.note_if(facts.r#type == "password" && chosen, "chosen");
    evidence.note_if(
        matches!(facts.r#type.as_str(), "email" | "search" | "url" | "date"),
        "type=other",
    );
}

/// Whether a field says of itself that it takes a code.
fn calls_itself_code(field: &FieldReading) -> bool {
    let codes = [Concept::Code, Concept::CodeWord];
    field.is_typed()
        && (field.autocompletes("one-time-code")
            || field.label.any(&codes)
            || field.markup.any(&codes))
}

/// How many neighbours in a row, the field among them, take a single character each.
fn run(form: &FormReading, index: usize) -> Option<usize> {
    let takes_one = |field: &FieldReading| {
        let facts = field.facts;
        let one = facts.max_length == Some(1)
            || matches!(
                facts.pattern.as_str(),
                "[0-9]" | "\\d" | "[0-9]{1}" | "\\d{1}"
            );
        one && field.facts.tag == "input" && field.is_typed()
    };
    let field = form.fields.get(index)?;
    if !takes_one(field) {
        return numbered_run(form, index);
    }
    let (before, from) = form.fields.split_at(index);
    Some(
        before
            .iter()
            .rev()
            .take_while(|field| takes_one(field))
            .count()
            + from.iter().take_while(|field| takes_one(field)).count(),
    )
}

/// How many neighbours in a row, the field among them, have names that count up, or none at all, where something speaks of a code, or
/// labels that do and speak of it themselves: numbered fields alone are the lines of an address.
fn numbered_run(form: &FormReading, index: usize) -> Option<usize> {
    const CODES: [Concept; 2] = [Concept::Code, Concept::SentCode];
    let around = [&form.heading, &form.text, &form.markup, &form.submit];
    let field = form.fields.get(index)?;
    let said = around.iter().any(|source| source.any(&CODES))
        || field.label.any(&CODES)
        || field.markup.any(&CODES)
        || field.class.any(&CODES)
        || calls_number_code(field);
    let typed = |field: &FieldReading| {
        let facts = field.facts;
        facts.tag == "input"
            && matches!(
                facts.r#type.as_str(),
                "text" | "tel" | "number" | "password"
            )
            && facts.max_length.is_none_or(|most| most <= 2 || most >= 4)
    };
    if !said || !typed(field) {
        return None;
    }
    let follows = |one: &FieldReading, next: &FieldReading| {
        typed(one)
            && typed(next)
            && one.facts.r#type == next.facts.r#type
            && [
                (&one.facts.name, &next.facts.name),
                (&one.facts.id, &next.facts.id),
            ]
            .into_iter()
            .any(|(one, next)| counts_up(one, next))
            || labels_count_up(one, next)
            || (is_bare(one) && is_bare(next) && next.facts.nearby.is_empty())
    };
    let (before, from) = form.fields.split_at(index);
    let earlier = before
        .iter()
        .rev()
        .zip(std::iter::once(field).chain(before.iter().rev()));
    let later = from.iter().zip(from.iter().skip(1));
    let count = earlier.take_while(|(one, next)| follows(one, next)).count()
        + later.take_while(|(one, next)| follows(one, next)).count();
    (count > 0).then_some(count + 1)
}

/// Whether a field for a number is called a code in as little as a word: "Please enter your pin code".
fn calls_number_code(field: &FieldReading) -> bool {
    field.label.has(Concept::CodeWord) && matches!(field.facts.r#type.as_str(), "tel" | "number")
}

/// Whether nothing is written in it or on it: libraries draw boxes so.
fn is_bare(field: &FieldReading) -> bool {
    let facts = field.facts;
    let words = [
        &facts.name,
        &facts.id,
        &facts.label,
        &facts.aria,
        &facts.placeholder,
        &facts.title,
    ];
    words.iter().all(|word| word.is_empty())
}

/// Whether labels speak of a code, or of a part of one, and count up: "OTP Input 1".
fn labels_count_up(one: &FieldReading, next: &FieldReading) -> bool {
    let codes = [Concept::Code, Concept::CodeWord, Concept::Digit];
    let (first, second) = (one.facts, next.facts);
    one.label.any(&codes)
        && (counts_up(&first.aria, &second.aria) || counts_up(&first.label, &second.label))
}

/// Whether two names are the same but for one number, which is one more in the second.
fn counts_up(one: &str, next: &str) -> bool {
    let numbers = |name: &str| -> Vec<u32> {
        name.split(|character: char| !character.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect()
    };
    let words = |name: &str| -> String { name.replace(|one: char| one.is_ascii_digit(), "") };
    let (first, second) = (numbers(one), numbers(next));
    let steps: Vec<(u32, u32)> = first
        .iter()
        .copied()
        .zip(second.iter().copied())
        .filter(|(one, next)| one != next)
        .collect();
    first.len() == second.len()
        && words(one) == words(next)
        && matches!(steps.as_slice(), [(one, next)] if one.checked_add(1) == Some(*next))
}
