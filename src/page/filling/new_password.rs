//! Into which fields a password that was made up goes.

use crate::page::{FieldRole, Recognition, RecognizedForm};

/// The fields of one form that take a new password, the one to repeat it included: those of the form that holds
/// `focused`, or else those of the only form that is for choosing a password. Empty where there is none, where nothing says which of
/// several is meant, and while the person is in the field for the password that they have.
#[must_use]
pub fn new_password_fields(frame: &Recognition, focused: Option<u32>) -> Vec<u32> {
    let field = |form: &'_ RecognizedForm| {
        let here = form
            .fields
            .iter()
            .find(|field| Some(field.handle) == focused);
        here.map(|field| field.role)
    };
    if frame
        .forms
        .iter()
        .filter_map(field)
        .any(|role| role == FieldRole::CurrentPassword)
    {
        return vec![];
    }
    let chooses = |form: &&RecognizedForm| form.fields.iter().any(|field| takes_new(field.role));
    let choosing: Vec<&RecognizedForm> = frame.forms.iter().filter(chooses).collect();
    let here = choosing.iter().find(|form| field(form).is_some());
    let only = choosing.first().filter(|_| choosing.len() == 1);
    here.or(only)
        .into_iter()
        .flat_map(|form| &form.fields)
        .filter(|field| takes_new(field.role))
        .map(|field| field.handle)
        .collect()
}

fn takes_new(role: FieldRole) -> bool {
    matches!(
        role,
        FieldRole::NewPassword | FieldRole::NewPasswordConfirmation
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{FormKind, FormParts, RecognizedField};
    use FieldRole::{CurrentPassword, Email, NewPassword, NewPasswordConfirmation};

    fn form(kind: FormKind, first: u32, roles: &[FieldRole]) -> RecognizedForm {
        let fields = (first..).zip(roles).map(|(handle, &role)| RecognizedField {
            handle,
            role,
            probability: 1.0,
            reasons: vec![],
        });
        RecognizedForm {
            handle: first + 100,
            kind,
            probability: 1.0,
            reasons: vec![],
            fields: fields.collect(),
            parts: FormParts::default(),
        }
    }

    fn page() -> Recognition {
        Recognition {
            forms: vec![
                form(FormKind::LogIn, 1, &[Email, CurrentPassword]),
                form(
                    FormKind::SignUp,
                    11,
                    &[Email, NewPassword, NewPasswordConfirmation],
                ),
                form(
                    FormKind::ChangePassword,
                    21,
                    &[CurrentPassword, NewPassword],
                ),
            ],
            controls: vec![],
        }
    }

    #[test]
    fn both_fields_of_the_form_in_question_and_nothing_else() {
        for (focused, fields) in [
            // Nothing says which of two forms is meant.
            (None, vec![]),
            (Some(12), vec![12, 13]),
            (Some(13), vec![12, 13]),
            (Some(22), vec![22]),
            // A field for an address belongs to its form, and so does one that is not known to any.
            (Some(11), vec![12, 13]),
            (Some(999), vec![]),
            (Some(1), vec![]),
            // The password that the person has is never replaced.
            (Some(2), vec![]),
            (Some(21), vec![]),
        ] {
            assert_eq!(
                new_password_fields(&page(), focused),
                fields,
                "focus on {focused:?}"
            );
        }
        let only = Recognition {
            forms: page().forms.drain(..2).collect(),
            controls: vec![],
        };
        for (focused, fields) in [
            (None, vec![12, 13]),
            (Some(999), vec![12, 13]),
            (Some(1), vec![12, 13]),
            (Some(2), vec![]),
        ] {
            let found = new_password_fields(&only, focused);
            assert_eq!(found, fields, "one form that chooses, focus on {focused:?}");
        }
        assert_eq!(
            new_password_fields(
                &Recognition {
                    forms: vec![],
                    controls: vec![]
                },
                None
            ),
            vec![0; 0]
        );
    }
}
