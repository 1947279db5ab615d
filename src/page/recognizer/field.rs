//! What the fields are for that hold no password.

use super::evidence::note_concepts;
use crate::model::{self, Evidence, Model, Reason};
use crate::page::{
    lexicon::Concept,
    reading::{FieldReading, FormReading},
    recognition::{FieldRole, FormKind},
};

/// A role, how probable it is, and why.
pub(crate) type Judgement = (FieldRole, f64, Vec<Reason>);

/// What a box beside a password can be for.
const BOX: &[Concept] = &[
    Concept::RememberMe,
    Concept::Terms,
    Concept::Newsletter,
    Concept::SignUp,
    Concept::LogIn,
    Concept::Password,
];
/// What no model is needed for.
fn by_rule(role: FieldRole, probability: f64, seen: &str) -> Judgement {
    let reason = Reason {
        seen: seen.to_owned(),
        weight: model_weight(probability),
    };
    (role, probability, vec![reason])
}

/// A box that says so is about the computer: nothing else is called that.
pub(crate) fn public_computer(field: &FieldReading) -> Option<Judgement> {
    field
        .says(Concept::PublicComputer)
        .then(|| by_rule(FieldRole::PublicComputer, 0.9, "label: publicComputer"))
}

/// All evidence for a box being "remember me".
pub(crate) fn remember_evidence(
    form: &FormReading,
    field: &FieldReading,
    kind: FormKind,
) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.note("bias", "");
    note_concepts(&mut evidence, "label", &field.label, BOX);
    note_concepts(&mut evidence, "hint", &field.hint, BOX);
    note_concepts(&mut evidence, "markup", &field.markup, BOX);
    evidence.note_if(
        form.fields.iter().any(FieldReading::is_password),
        "besidePassword",
    );
    evidence.note_if(kind == FormKind::LogIn, "kind=logIn");
    evidence.note_if(field.facts.r#type == "radio", "radio");
    let boxes = form.fields.iter().filter(|field| field.is_box()).count();
    evidence.note_if(boxes == 1, "onlyBox");
    evidence.note_if(boxes > 3, "manyBoxes");
    evidence
}

/// A role by the log-odds for it, where they are in favour.
pub(crate) fn by_model(role: FieldRole, model: &Model, evidence: &Evidence) -> Option<Judgement> {
    let log_odds = model.log_odds(evidence);
    (log_odds > 0.0).then(|| {
        (
            role,
            model::probability(log_odds),
            model.reasons(evidence, 0),
        )
    })
}

/// Who somebody is: e-mail address, user name or name.
pub(crate) fn identity(form: &FormReading, index: usize) -> Option<Judgement> {
    let field = form
        .fields
        .get(index)
        .filter(|field| field.is_typed() && field.facts.tag == "input")?;
    // A password that takes no part names nobody.
    if field.facts.r#type == "password" {
        return None;
    }
    if matches!(field.facts.r#type.as_str(), "search" | "number" | "date")
        || field.says(Concept::Search)
    {
        return None;
    }
    let found = |role, probability, seen| Some(by_rule(role, probability, seen));
    let name = ["name", "given-name", "additional-name", "family-name"];
    if field.autocompletes("email") || field.facts.r#type == "email" {
        return found(FieldRole::Email, 0.98, "autocomplete or type: email");
    }
    if field.autocompletes("username") {
        return found(FieldRole::Username, 0.97, "autocomplete=username");
    }
    if name.iter().any(|token| field.autocompletes(token)) {
        return found(FieldRole::PersonName, 0.97, "autocomplete: name");
    }
    if field.says(Concept::Email) {
        return found(FieldRole::Email, 0.9, "label or markup: email");
    }
    let label = |concept| field.label.has(concept) || field.hint.has(concept);
    if label(Concept::Username) {
        return found(FieldRole::Username, 0.9, "label: username");
    }
    if label(Concept::Name)
        || (field.markup.has(Concept::Name) && !field.markup.has(Concept::Username))
    {
        return found(FieldRole::PersonName, 0.85, "label or markup: name");
    }
    if field.markup.has(Concept::Username)
        && !field.says(Concept::Address)
        && !field.says(Concept::Phone)
    {
        return found(FieldRole::Username, 0.8, "markup: username");
    }
    let next = form.fields.get(index + 1);
    let names_somebody = next.is_some_and(FieldReading::is_password) && !field.says(Concept::Phone);
    names_somebody
        .then(|| found(FieldRole::Username, 0.7, "right before a password"))
        .flatten()
}

/// The log-odds of a probability.
fn model_weight(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}
