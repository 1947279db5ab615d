//! Which fields of a form play a part for the person: what they sign in with, who they are, and what is theirs.

use super::{
    facts::FormFacts,
    recognition::{FieldRole, FormParts, RecognizedField},
};

/// The parts that the fields of a form play, by their roles and what they take.
pub(super) fn parts(facts: &FormFacts, fields: &[RecognizedField]) -> FormParts {
    let with = |is_wanted: fn(FieldRole) -> bool| {
        fields
            .iter()
            .filter(move |field| is_wanted(field.role))
            .map(|field| field.handle)
    };
    let secrets: Vec<u32> = with(is_secret).collect();
    let account = with(|role| role == FieldRole::Username)
        .chain(with(|role| role == FieldRole::Email))
        .filter(|_| !secrets.is_empty())
        .collect();
    // Telephone numbers and dates of birth are among the other fields.
    let personal = facts
        .fields
        .iter()
        .zip(fields)
        .filter(|(facts, field)| {
            is_personal(field.role) || matches!(facts.r#type.as_str(), "tel" | "date")
        })
        .map(|(_, field)| field.handle)
        .collect();
    FormParts {
        secrets,
        personal,
        account,
    }
}

fn is_secret(role: FieldRole) -> bool {
    matches!(
        role,
        FieldRole::CurrentPassword | FieldRole::NewPassword | FieldRole::OneTimeCode
    )
}

fn is_personal(role: FieldRole) -> bool {
    matches!(
        role,
        FieldRole::Email | FieldRole::Username | FieldRole::PersonName
    )
}
