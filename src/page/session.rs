//! Whether a page is one for somebody who is signed in.

use serde::Serialize;

use super::recognition::{ControlRole, FieldRole, FormKind, Recognition};

/// What speaks for somebody being signed in, and against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SessionSigns {
    /// Whether it asks for a password, or for the account to sign in to.
    pub has_sign_in_form: bool,
    /// The handle of the control that signs out, the most probable one.
    pub log_out_control: Option<u32>,
}

/// Reads them from what a page was recognized to be.
#[must_use]
pub fn session_signs(recognition: &Recognition) -> SessionSigns {
    let asks = recognition.forms.iter().any(|form| {
        let password = form
            .fields
            .iter()
            .any(|field| field.role == FieldRole::CurrentPassword);
        form.kind == FormKind::LogIn || (form.kind != FormKind::ChangePassword && password)
    });
    let controls = recognition.controls.iter();
    let best = controls
        .filter(|control| control.role == ControlRole::LogOut)
        .max_by(|one, other| one.probability.total_cmp(&other.probability));
    SessionSigns {
        has_sign_in_form: asks,
        log_out_control: best.map(|control| control.handle),
    }
}
