//! A first recogniser: by autocomplete, field types and the number of passwords.

use super::{
    FieldFacts, FieldRole, FormFacts, FormKind, PageFacts, Reason, Recognition, RecognizedField,
    RecognizedForm,
};

/// Recognises the forms of a page.
#[must_use]
pub fn recognize(page: &PageFacts) -> Recognition {
    Recognition {
        forms: page.forms.iter().map(form).collect(),
        controls: vec![],
    }
}

fn form(facts: &FormFacts) -> RecognizedForm {
    let passwords = facts
        .fields
        .iter()
        .filter(|field| is_password(field))
        .count();
    let mut seen = 0;
    let fields: Vec<RecognizedField> = facts
        .fields
        .iter()
        .map(|field| {
            seen += usize::from(is_password(field));
            let (role, reason) = role(field, seen, passwords);
            RecognizedField {
                handle: field.handle,
                role,
                probability: 0.9,
                reasons: vec![Reason {
                    seen: reason.to_owned(),
                    weight: 1.0,
                }],
            }
        })
        .collect();
    let has = |role| fields.iter().any(|field| field.role == role);
    let kind = match (has(FieldRole::NewPassword), has(FieldRole::CurrentPassword)) {
        (true, true) => FormKind::ChangePassword,
        (true, false) => FormKind::SignUp,
        (false, true) => FormKind::LogIn,
        (false, false) => FormKind::Other,
    };
    RecognizedForm {
        handle: facts.handle,
        kind,
        probability: 0.9,
        reasons: vec![],
        fields,
    }
}

/// The role of a field; `seen` counts the passwords up to it, itself included.
fn role(field: &FieldFacts, seen: usize, passwords: usize) -> (FieldRole, &'static str) {
    let autocomplete = field.autocomplete.to_ascii_lowercase();
    if is_password(field) {
        return match (autocomplete.as_str(), passwords, seen) {
            ("current-password", _, _) => (FieldRole::CurrentPassword, "autocomplete"),
            ("new-password", 2.., 2..) => {
                (FieldRole::NewPasswordConfirmation, "autocomplete, second")
            }
            ("new-password", _, _) => (FieldRole::NewPassword, "autocomplete"),
            (_, 3.., 1) => (FieldRole::CurrentPassword, "first of three passwords"),
            (_, 2, 1) | (_, 3.., 2) => (FieldRole::NewPassword, "followed by another"),
            (_, 2.., _) => (FieldRole::NewPasswordConfirmation, "last of the passwords"),
            _ => (FieldRole::CurrentPassword, "the only password"),
        };
    }
    let name = format!("{} {}", field.name, field.id).to_ascii_lowercase();
    if field.r#type == "email" || autocomplete == "email" || name.contains("mail") {
        (FieldRole::Email, "type, autocomplete or name")
    } else if autocomplete == "username" || name.contains("user") {
        (FieldRole::Username, "autocomplete or name")
    } else if autocomplete.contains("name") || name.contains("name") {
        (FieldRole::PersonName, "autocomplete or name")
    } else {
        (FieldRole::Other, "nothing")
    }
}

fn is_password(field: &FieldFacts) -> bool {
    field.r#type == "password" || field.was_password
}
