//! Which passwords are being chosen, which repeat one, and which exist already.

use super::{evidence::note_concepts, form::KINDS};
use crate::model::{self, Evidence, Model, Reason};
use crate::page::{
    lexicon::Concept,
    reading::{FieldReading, FormReading},
    recognition::FieldRole,
};

/// What a password field, or what stands by it, can say.
const TELLING: &[Concept] = &[
    Concept::New,
    Concept::NewPassword,
    Concept::Confirm,
    Concept::Current,
    Concept::SignUp,
    Concept::LogIn,
    Concept::Rules,
    Concept::Recover,
];

/// The same of one that is alone in its form.
const LONE: &[Concept] = &[
    Concept::New,
    Concept::NewPassword,
    Concept::Current,
    Concept::SignUp,
    Concept::LogIn,
    Concept::Rules,
    Concept::Recover,
];

/// All evidence for a password being a new one; `kinds` are the probabilities of the form's kinds.
pub(crate) fn evidence(form: &FormReading, index: usize, kinds: &[f64]) -> Evidence {
    let passwords: Vec<usize> = passwords(form).collect();
    let place = passwords
        .iter()
        .position(|&one| one == index)
        .unwrap_or_default();
    let mut evidence = Evidence::default();
    let Some(field) = form.fields.get(index) else {
        return evidence;
    };
    evidence.note("bias", "");
    for ((_, kind), probability) in KINDS.iter().zip(kinds) {
        evidence.weigh(format!("kind={kind}"), "", *probability);
    }
    evidence.note_if(
        field.autocompletes("new-password"),
        "autocomplete=new-password",
    );
    evidence.note_if(
        field.autocompletes("current-password") && !form.plainly_signs_up(),
        "autocomplete=current-password",
    );
    evidence.note_if(field.autocompletes("off"), "autocomplete=off");
    // With nothing before it that it could repeat, it confirms who somebody is.
    let telling = if passwords.len() == 1 { LONE } else { TELLING };
    note_concepts(&mut evidence, "label", &field.label, telling);
    note_concepts(&mut evidence, "hint", &field.hint, telling);
    note_concepts(&mut evidence, "markup", &field.markup, telling);
    evidence.note_if(form.asks_once_more(), "reauthenticate");
    evidence.note_if(field.facts.min_length.is_some(), "minLength");
    evidence.note_if(!field.facts.pattern.is_empty(), "pattern");
    evidence.note_if(!field.facts.visible, "hidden");
    evidence.note(
        format!("place={}/{}", (place + 1).min(4), passwords.len().min(4)),
        "",
    );
    let sibling = |step: Option<usize>| {
        step.and_then(|at| passwords.get(at))
            .and_then(|&at| form.fields.get(at))
    };
    let says =
        |field: Option<&FieldReading>, concept| field.is_some_and(|field| field.says(concept));
    evidence.note_if(
        says(sibling(Some(place + 1)), Concept::Confirm),
        "next=confirm",
    );
    evidence.note_if(says(sibling(Some(place + 1)), Concept::New), "next=new");
    evidence.note_if(
        says(sibling(place.checked_sub(1)), Concept::Current),
        "previous=current",
    );
    evidence.note_if(
        says(sibling(place.checked_sub(1)), Concept::New),
        "previous=new",
    );
    evidence
}

/// The places of the password fields in a form.
pub(crate) fn passwords<'a>(form: &'a FormReading) -> impl Iterator<Item = usize> + 'a {
    let fields = form.fields.iter().enumerate();
    fields.filter_map(|(index, field)| field.is_password().then_some(index))
}

/// How much words of repeating count for a password that follows a new one.
const CONFIRM_WORDS: f64 = 3.0;
/// How much it counts that two new passwords in a row would be odd: the second repeats the first.
const TWO_NEW: f64 = 4.0;
/// How much it counts that a repetition follows nothing new.
const NOTHING_TO_CONFIRM: f64 = 8.0;
/// How much it counts that two existing passwords in a row would be odd.
const TWO_CURRENT: f64 = 0.7;

/// How much it counts that words leave no doubt.
const PLAIN_WORDS: f64 = 6.0;

/// The roles of the password fields of a form, in order: the most probable sequence in which a repetition follows
/// what it repeats.
pub(crate) fn roles(
    form: &FormReading,
    kinds: &[f64],
    model: &Model,
) -> Vec<(usize, FieldRole, f64, Vec<Reason>)> {
    const ROLES: [FieldRole; 3] = [
        FieldRole::CurrentPassword,
        FieldRole::NewPassword,
        FieldRole::NewPasswordConfirmation,
    ];
    let mut evidences = Vec::new();
    // For each field and role: the best sum so far, and the role before it.
    let mut table: Vec<[(f64, usize); 3]> = Vec::new();
    for index in passwords(form) {
        let evidence = evidence(form, index, kinds);
        let mut new = model.log_odds(&evidence);
        if is_current_after_new(form, index) {
            new = new.min(-PLAIN_WORDS);
        } else if sets(form, index) {
            new = new.max(PLAIN_WORDS);
        }
        let repeats = form
            .fields
            .get(index)
            .is_some_and(|field| field.says(Concept::Confirm));
        let own = [
            0.0,
            new - if repeats { 1.0 } else { 0.0 },
            new + if repeats { CONFIRM_WORDS } else { -1.0 },
        ];
        let row = std::array::from_fn(|role| match table.last() {
            None => (
                own[role] - if role == 2 { NOTHING_TO_CONFIRM } else { 0.0 },
                0,
            ),
            Some(before) => (0..3)
                .map(|previous| {
                    (
                        before[previous].0 + own[role] - oddness(previous, role),
                        previous,
                    )
                })
                .max_by(|one, other| one.0.total_cmp(&other.0))
                .unwrap_or_default(),
        });
        table.push(row);
        evidences.push((index, evidence, new));
    }
    let best = |row: &[(f64, usize); 3]| {
        (0..3)
            .max_by(|&one, &other| row[one].0.total_cmp(&row[other].0))
            .unwrap_or(0)
    };
    let mut role = table.last().map_or(0, best);
    let mut roles = Vec::new();
    for ((index, evidence, new), row) in evidences.into_iter().zip(&table).rev() {
        let is_new = model::probability(new);
        let probability = if role == 0 { 1.0 - is_new } else { is_new };
        let mut reasons = model.reasons(&evidence, 0);
        if role == 0 {
            for reason in &mut reasons {
                reason.weight = -reason.weight;
            }
        }
        roles.push((index, ROLES[role], probability, reasons));
        role = row[role].1;
    }
    roles.reverse();
    roles
}

/// Whether it is called the password in force, after one that is new and its repetition, which are called so: a profile asks for it
/// last. A label that says to leave it blank to keep the current one stands on the new one. Where no account is opened, the last
/// one is in force whatever it is called.
fn is_current_after_new(form: &FormReading, index: usize) -> bool {
    let called = |field: &FieldReading| field.label.has(Concept::Current);
    let Some((field, before)) = form
        .fields
        .get(..=index)
        .and_then(|fields| fields.split_last())
    else {
        return false;
    };
    let mut others = before.iter().filter(|field| field.is_password());
    let makes = [Concept::SignUp, Concept::Create];
    let is_last = passwords(form).last() == Some(index);
    let changes = !form.submit.any(&makes) && !form.heading.any(&makes);
    (called(field) || (is_last && changes))
        && !field.says(Concept::New)
        && !field.says(Concept::Confirm)
        && others.clone().any(|field| field.says(Concept::New))
        && others.clone().any(|field| field.says(Concept::Confirm))
        && !others.any(called)
}

/// Whether it is alone, and the button or the heading says that it is set, it is called new itself, or nothing but rules stand
/// beside it: below a greeting nothing else does.
fn sets(form: &FormReading, index: usize) -> bool {
    let Some(own) = form.fields.get(index) else {
        return false;
    };
    let signs_in = form.submit.has(Concept::LogIn);
    let forgot = form.links.has(Concept::ForgotPassword);
    let button = form.submit.has(Concept::NewPassword) && !signs_in;
    let called = own.label.has(Concept::NewPassword) && !forgot;
    let headed = form.heading.has(Concept::NewPassword)
        && !signs_in
        && !form.heading.has(Concept::LogIn)
        && !forgot;
    (button || called || headed || is_ruled(form, own))
        && passwords(form).count() == 1
        && !form.asks_once_more()
        && !is_called_current(own)
}

/// Whether it is called the one in force. Of "New password (leave blank to keep the current one)" what comes first counts.
fn is_called_current(field: &FieldReading) -> bool {
    let first = field.label.iter().find_map(|(concept, _)| match concept {
        Concept::New | Concept::NewPassword => Some(false),
        Concept::Current | Concept::CurrentPassword => Some(true),
        _ => None,
    });
    field.markup.has(Concept::Current) || first.unwrap_or_else(|| field.says(Concept::Current))
}

/// Whether rules for it stand beside it, and nothing of a way in that is there already: one step of a sign-up.
fn is_ruled(form: &FormReading, own: &FieldReading) -> bool {
    let known = [Concept::LogIn, Concept::ForgotPassword, Concept::RememberMe];
    let of_form = [
        &form.submit,
        &form.heading,
        &form.markup,
        &form.text,
        &form.links,
    ];
    let is_step = !form
        .taking_part()
        .any(|field| field.is_typed() && !field.is_password());
    let beside = own.label.has(Concept::Rules) || own.hint.has(Concept::Rules);
    let of_fields = form
        .fields
        .iter()
        .flat_map(|field| [&field.label, &field.hint, &field.markup]);
    (beside || (is_step && form.text.has(Concept::Rules)))
        && !of_form
            .into_iter()
            .chain(of_fields)
            .any(|source| source.any(&known))
}

/// What speaks against one role right after another.
fn oddness(previous: usize, role: usize) -> f64 {
    match (previous, role) {
        (0, 0) => TWO_CURRENT,
        (1, 1) => TWO_NEW,
        (0 | 2, 2) => NOTHING_TO_CONFIRM,
        (2, 1) => TWO_NEW / 2.0,
        _ => 0.0,
    }
}
