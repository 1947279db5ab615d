//! Errors as JavaScript gets them.

use latchkey::{
    Coded,
    authenticator::{
        AccountError, ReleaseError, adding::AddingError, clock_drift::DriftError,
        import::ImportError,
    },
    clearing::ClearingError,
    cookies::export::ExportError,
    generator::GeneratorError,
    qr::QrError,
    settings::SettingsError,
    strength::VaultPasswordError,
    vault::{RecoveryCodeError, VaultError},
};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};

/// An `Error` of JavaScript with a stable code.
#[derive(Debug)]
pub struct Failure(JsValue);

impl Failure {
    fn new(code: &str, message: &str) -> Self {
        let error = js_sys::Error::new(message);
        js_sys::Reflect::set(&error, &"code".into(), &code.into())
            .expect_throw("a fresh Error takes a property");
        Self(error.unchecked_into())
    }
}

/// What goes wrong at the boundary itself.
#[derive(Clone, Copy, Debug, thiserror::Error, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "camelCase")]
pub enum BoundaryError {
    /// An argument is not what the declarations promise.
    #[error("the argument does not have the declared shape")]
    BadArgument,
    /// A result cannot be written.
    #[error("the result could not be written")]
    BadResult,
}

/// The errors that reach JavaScript. `?` turns no other into a [`Failure`], so the declared codes are all there are. It does
/// so out of line: every exported function can fail, and each would have copies of it.
macro_rules! reach_javascript {
    ($($error:ident),+ $(,)?) => {
        $(impl From<$error> for Failure {
            #[cold]
            #[inline(never)]
            fn from(error: $error) -> Self {
                Self::new(error.code(), &error.to_string())
            }
        })+

        /// The name of each kind of error, and its own codes.
        #[must_use]
        pub fn codes() -> Vec<(&'static str, Vec<&'static str>)> {
            vec![$((stringify!($error), $error::codes().collect())),+]
        }
    };
}

reach_javascript! {
    AccountError,
    AddingError,
    BoundaryError,
    ClearingError,
    DriftError,
    ExportError,
    GeneratorError,
    ImportError,
    QrError,
    RecoveryCodeError,
    ReleaseError,
    SettingsError,
    VaultError,
    VaultPasswordError,
}

impl From<Failure> for JsValue {
    fn from(Failure(error): Failure) -> Self {
        error
    }
}
