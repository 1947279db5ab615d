//! The models that judge a page, each a table in `weights/`.

use std::sync::LazyLock;

use crate::model::Model;

/// The models that judge a page.
#[derive(Clone, Debug)]
pub struct Recognizer {
    /// What a form is for.
    pub kind: Model,
    /// Whether a password is being chosen.
    pub new_password: Model,
    /// Whether a box is "remember me".
    pub remember_me: Model,
    /// Whether a field takes a one-time code.
    pub one_time_code: Model,
    /// Whether a control ends the session.
    pub log_out: Model,
    /// Whether a control signs in, or leads to where one does.
    pub log_in: Model,
    /// Whether a control leads to a way back in.
    pub forgot_password: Model,
    /// Whether a control opens a menu of the account.
    pub account_menu: Model,
}

pub(super) static SHIPPED: LazyLock<Recognizer> = LazyLock::new(|| {
    let read = |text: &str| text.parse().expect("a unit test reads every table");
    Recognizer {
        kind: read(include_str!("../weights/kind.tsv")),
        new_password: read(include_str!("../weights/new_password.tsv")),
        remember_me: read(include_str!("../weights/remember_me.tsv")),
        one_time_code: read(include_str!("../weights/one_time_code.tsv")),
        log_out: read(include_str!("../weights/log_out.tsv")),
        log_in: read(include_str!("../weights/log_in.tsv")),
        forgot_password: read(include_str!("../weights/forgot_password.tsv")),
        account_menu: read(include_str!("../weights/account_menu.tsv")),
    }
});

impl Recognizer {
    /// The models that Latchkey ships.
    #[must_use]
    pub fn shipped() -> Self {
        SHIPPED.clone()
    }
}
