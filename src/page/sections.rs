//! A form around more than one: where a page has a single form element, as ASP.NET writes them, what signs in and what opens an
//! account are parts of it.

use super::{
    facts::{ControlFacts, FieldFacts, FormFacts},
    lexicon::{self, Concept},
};

/// What a section is for, as far as its buttons or its heading say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    LogIn,
    SignUp,
}

/// A part of a form, while it is put together.
struct Part {
    purpose: Option<Purpose>,
    heading: String,
    fields: usize,
    buttons: Vec<u32>,
}

/// The forms that a form is around, its fields shared out among them in their order; none where it is one. What says nothing of its own, as a button that shows a password, belongs to what follows.
pub(super) fn split(form: &FormFacts) -> Option<Vec<FormFacts>> {
    let parts = parts(form);
    if parts.len() < 2 {
        return None;
    }
    let holds_password = |fields: &[FieldFacts]| {
        let password = |field: &FieldFacts| field.r#type == "password" || field.was_password;
        fields.iter().any(|field| password(field) && field.visible)
    };
    let mut rest = form.fields.as_slice();
    let mut forms = Vec::new();
    for part in parts {
        let (fields, others) = rest.split_at_checked(part.fields)?;
        rest = others;
        forms.push(FormFacts {
            heading: part.heading,
            text: String::new(),
            links: Vec::new(),
            buttons: senders(form, &part.buttons).cloned().collect(),
            fields: fields.to_vec(),
            field_count: u32::try_from(part.fields).unwrap_or(u32::MAX),
            sections: Vec::new(),
            handle: form.handle,
            has_element: form.has_element,
            id: form.id.clone(),
            name: form.name.clone(),
            class: form.class.clone(),
            action: form.action.clone(),
        });
    }
    let with_password = forms.iter().filter(|form| holds_password(&form.fields));
    (with_password.count() > 1 && rest.is_empty()).then_some(forms)
}

fn parts(form: &FormFacts) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<Part> = None;
    for section in &form.sections {
        let said: Vec<Purpose> = senders(form, &section.buttons)
            .filter_map(|button| purpose(&button.text))
            .collect();
        let own = match said.as_slice() {
            [] => purpose(&section.heading),
            [first, others @ ..] => others.iter().all(|other| other == first).then_some(*first),
        };
        let mut part = Part {
            purpose: own,
            heading: section.heading.clone(),
            fields: section.field_count as usize,
            buttons: section.buttons.clone(),
        };
        if let Some(before) = open.take() {
            part = before.followed_by(part);
        }
        match (part.purpose, parts.last()) {
            (None, _) => open = Some(part),
            (Some(_), Some(last)) if last.purpose == part.purpose => {
                if let Some(last) = parts.pop() {
                    parts.push(last.followed_by(part));
                }
            }
            (Some(_), _) => parts.push(part),
        }
    }
    if let Some(rest) = open {
        match parts.pop() {
            Some(last) => parts.push(last.followed_by(rest)),
            None => parts.push(rest),
        }
    }
    parts
}

impl Part {
    fn followed_by(mut self, next: Self) -> Self {
        if self.heading.is_empty() {
            self.heading = next.heading;
        }
        self.purpose = self.purpose.or(next.purpose);
        self.fields += next.fields;
        self.buttons.extend(next.buttons);
        self
    }
}

/// The buttons and links of a form with some handles.
fn senders<'a>(form: &'a FormFacts, handles: &'a [u32]) -> impl Iterator<Item = &'a ControlFacts> {
    let controls = form.buttons.iter().chain(&form.links);
    controls.filter(|control| handles.contains(&control.handle))
}

/// What a text is for, if it says just one of both.
fn purpose(text: &str) -> Option<Purpose> {
    let said = lexicon::read(text);
    match (said.has(Concept::LogIn), said.has(Concept::SignUp)) {
        (true, false) => Some(Purpose::LogIn),
        (false, true) => Some(Purpose::SignUp),
        _ => None,
    }
}
