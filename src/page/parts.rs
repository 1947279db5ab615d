//! Which fields of a form play a part for the person: what they sign in with, who they are, and what is theirs.

use serde::Serialize;

use super::{FieldRole, FormFacts, RecognizedField};

/// Fields of a form, by the handles of their facts. One field can play several parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FormParts {
    /// Passwords and codes: a form that is sent with one of them may sign in.
    pub secrets: Vec<u32>,
    /// What stands in them is the person's own, and bad as a password.
    pub personal: Vec<u32>,
    /// They may name the account, the likeliest first. Empty in a form without secrets.
    pub account: Vec<u32>,
}

impl FormParts {
    /// The parts that the fields of a form play, by their roles and what they take.
    #[must_use]
    pub(super) fn of(facts: &FormFacts, fields: &[RecognizedField]) -> Self {
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
        Self {
            secrets,
            personal,
            account,
        }
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
