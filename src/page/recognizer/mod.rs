//! Judges a page with all models.

mod code;
mod control;
mod evidence;
mod field;
mod form;
mod models;
mod password;

use super::{
    facts::{FormFacts, PageFacts},
    lexicon::Concept,
    parts::parts,
    passwords,
    reading::{FieldReading, FormReading, PageReading},
    recognition::{FieldRole, FormKind, Recognition, RecognizedField, RecognizedForm},
    sections::split,
};
use crate::model::Evidence;
use field::Judgement;
pub use models::Recognizer;
use models::SHIPPED;

/// Most forms that are judged; the rest is given back as "other". The content script tells about fewer; this holds for any
/// caller.
pub const MAX_FORMS: usize = 200;
/// Most links and buttons judged.
const MAX_CONTROLS: usize = 500;

/// What a page is for, judged with the models that Latchkey ships.
#[must_use]
pub fn recognize(facts: &PageFacts) -> Recognition {
    SHIPPED.recognize(facts)
}

/// The evidence that models are fitted on.
#[derive(Clone, Debug, Default)]
pub struct FormEvidence {
    /// About the kind of the form.
    pub kind: Evidence,
    /// About each password field, by its handle.
    pub passwords: Vec<(u32, Evidence)>,
    /// About each box to tick, by its handle.
    pub boxes: Vec<(u32, Evidence)>,
}

impl Recognizer {
    /// What a page is for.
    #[must_use]
    pub fn recognize(&self, facts: &PageFacts) -> Recognition {
        let page = PageReading::new(facts);
        let forms = facts.forms.iter().enumerate().map(|(index, form)| {
            if index < MAX_FORMS {
                let one = |form: &FormFacts| self.recognize_form(&page, form);
                match split(form) {
                    Some(parts) => together(form, parts.iter().map(one).collect()),
                    None => one(form),
                }
            } else {
                unjudged(form)
            }
        });
        Recognition {
            forms: forms.collect(),
            controls: facts
                .all_controls()
                .take(MAX_CONTROLS)
                .filter_map(|(control, action)| control::recognize(self, control, action))
                .collect(),
        }
    }

    /// The evidence about a form, as the models see it.
    #[must_use]
    pub fn evidence(&self, facts: &PageFacts, form: &FormFacts) -> FormEvidence {
        let reading = passwords::read(form);
        let codes = self.codes(&reading);
        let kind = form::evidence(
            &PageReading::new(facts),
            &reading,
            codes.iter().any(Option::is_some),
        );
        let kinds = self.kind.probabilities(&kind);
        let handle = |index: usize| form.fields.get(index).map_or(0, |field| field.handle);
        let best = best_kind(&kinds).0;
        FormEvidence {
            passwords: password::passwords(&reading)
                .map(|index| (handle(index), password::evidence(&reading, index, &kinds)))
                .collect(),
            boxes: reading
                .fields
                .iter()
                .filter(|field| field.is_box())
                .map(|field| {
                    (
                        field.facts.handle,
                        field::remember_evidence(&reading, field, best),
                    )
                })
                .collect(),
            kind,
        }
    }

    fn recognize_form(&self, page: &PageReading, facts: &FormFacts) -> RecognizedForm {
        let reading = passwords::read(facts);
        let mut codes = self.codes(&reading);
        let evidence = form::evidence(page, &reading, codes.iter().any(Option::is_some));
        let kinds = form::with_terms(page, &reading, self.kind.probabilities(&evidence));
        let (kind, place, probability) = best_kind(&kinds);
        let mut fields: Vec<RecognizedField> = facts
            .fields
            .iter()
            .map(|field| other(field.handle))
            .collect();
        for (index, role, probability, reasons) in
            password::roles(&reading, &kinds, &self.new_password)
        {
            if let Some(field) = fields.get_mut(index) {
                *field = RecognizedField {
                    handle: field.handle,
                    role,
                    probability,
                    reasons,
                };
            }
        }
        for (index, (field, read)) in fields.iter_mut().zip(&reading.fields).enumerate() {
            let found = if read.is_box() {
                let evidence = field::remember_evidence(&reading, read, kind);
                field::public_computer(read).or_else(|| {
                    field::by_model(FieldRole::RememberMe, &self.remember_me, &evidence)
                })
            } else if let Some(code) = codes.get_mut(index).and_then(Option::take) {
                Some(code)
            } else if read.is_password() {
                None
            } else {
                field::identity(&reading, index)
            };
            if let Some((role, probability, reasons)) = found {
                *field = RecognizedField {
                    handle: field.handle,
                    role,
                    probability,
                    reasons,
                };
            }
        }
        RecognizedForm {
            handle: facts.handle,
            kind: if changes(page, &reading, kind, &fields) {
                FormKind::ChangePassword
            } else {
                kind
            },
            probability,
            reasons: self.kind.reasons(&evidence, place),
            parts: parts(facts, &fields),
            fields,
        }
    }
}

impl Recognizer {
    /// For each field that takes a one-time code, its judgement.
    fn codes(&self, form: &FormReading) -> Vec<Option<Judgement>> {
        let judge = |index| {
            let evidence = code::evidence(form, index);
            field::by_model(FieldRole::OneTimeCode, &self.one_time_code, &evidence)
        };
        let fields = form.fields.iter().enumerate();
        fields
            .map(|(index, field)| field.is_typed().then(|| judge(index)).flatten())
            .collect()
    }
}

/// The most probable kind, its place among the classes, and how probable it is.
fn best_kind(kinds: &[f64]) -> (FormKind, usize, f64) {
    let best = kinds
        .iter()
        .enumerate()
        .max_by(|one, other| one.1.total_cmp(other.1));
    let (place, probability) = best
        .map_or((form::KINDS.len() - 1, 1.0), |(place, &probability)| {
            (place, probability)
        });
    // What is less probable than not decides nothing.
    let kind = form::KINDS.get(place).filter(|_| probability >= 0.5);
    (
        kind.map_or(FormKind::Other, |kind| kind.0),
        place,
        probability,
    )
}

/// Whether one password takes the place of another, by what the fields are for, whatever else the form was taken for: the one in force
/// is asked for too, the button or the heading says so, or there is nothing but a new one. What opens an account does not, and neither
/// does what makes one for somebody, unless the password in force is asked for: of oneself, "Edit user" says so too.
fn changes(
    page: &PageReading,
    form: &FormReading,
    kind: FormKind,
    fields: &[RecognizedField],
) -> bool {
    let takes = |role| fields.iter().any(|field| field.role == role);
    let loud = [&form.submit, &form.heading];
    let makes = [Concept::SignUp, Concept::Create];
    let opens = loud.iter().any(|said| said.has(Concept::SignUp));
    let around = [&form.markup, &page.title, &page.path, &page.headings];
    let agrees = |field: &FieldReading| field.is_box() && field.says(Concept::Terms);
    let is_made = loud.iter().any(|said| said.any(&makes))
        || around.iter().any(|said| said.has(Concept::SignUp))
        || form.text.has(Concept::HaveAccount)
        || form.taking_part().any(agrees);
    let resets = form.heading.has(Concept::Recover) && form.heading.has(Concept::Password);
    let says_so = resets
        || loud
            .iter()
            .any(|said| said.any(&[Concept::Change, Concept::NewPassword]));
    let both = takes(FieldRole::CurrentPassword);
    let names = takes(FieldRole::Email) || takes(FieldRole::Username);
    let new = takes(FieldRole::NewPassword);
    // Below "Change password" nobody logs in, whichever password is asked for.
    let above =
        form.heading.has(Concept::Change) && !loud.iter().any(|said| said.has(Concept::LogIn));
    match kind {
        FormKind::SignUp => new && ((both && !opens) || (says_so && !is_made)),
        FormKind::LogIn => (new || above) && !is_made && !names,
        FormKind::Other => new && (both || (!is_made && !names && says_so)),
        _ => false,
    }
}

/// One form made of the parts of it that were judged apart: for what matters most, with the fields of all.
fn together(facts: &FormFacts, mut judged: Vec<RecognizedForm>) -> RecognizedForm {
    let fields: Vec<RecognizedField> = judged
        .iter_mut()
        .flat_map(|form| std::mem::take(&mut form.fields))
        .collect();
    let foremost = judged.into_iter().min_by_key(|form| form.kind.rank());
    RecognizedForm {
        parts: parts(facts, &fields),
        fields,
        ..foremost.unwrap_or_else(|| unjudged(facts))
    }
}

fn other(handle: u32) -> RecognizedField {
    RecognizedField {
        handle,
        role: FieldRole::Other,
        probability: 0.5,
        reasons: Vec::new(),
    }
}

fn unjudged(facts: &FormFacts) -> RecognizedForm {
    let fields: Vec<RecognizedField> = facts
        .fields
        .iter()
        .map(|field| other(field.handle))
        .collect();
    RecognizedForm {
        handle: facts.handle,
        kind: FormKind::Other,
        probability: 0.0,
        reasons: Vec::new(),
        parts: parts(facts, &fields),
        fields,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read() {
        let shipped = Recognizer::shipped();
        let names: Vec<&str> = form::KINDS.iter().map(|kind| kind.1).collect();
        assert_eq!(shipped.kind.classes(), names);
        for model in [
            shipped.new_password,
            shipped.remember_me,
            shipped.one_time_code,
            shipped.log_out,
            shipped.forgot_password,
            shipped.account_menu,
        ] {
            assert_eq!(model.classes(), ["weight"]);
        }
    }
}
