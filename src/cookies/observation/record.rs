//! What was seen of one cookie: as it is kept, and as the classifier is told.

use serde::{Deserialize, Serialize};

/// What was seen of one cookie, as it is kept. Times are in milliseconds since 1970.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was seen is independent of what else was"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Record {
    /// The submission that set it last.
    pub(super) submitted: Option<f64>,
    /// Seconds after a submission, the fewest so far.
    pub(super) since_submission: Option<f64>,
    /// It was not there when a submission set it.
    pub(super) new: bool,
    /// Of the value that a submission has set last.
    pub(super) fingerprint: u16,
    /// It went, and a later submission gave it the value that it had had.
    pub(super) same_again: bool,
    /// It went when the person signed out.
    pub(super) gone_at_sign_out: bool,
    /// It got a value when the person signed out.
    pub(super) set_at_sign_out: bool,
    /// Scripts can read it, and it got a value when nothing had been sent.
    pub(super) unasked: bool,
    /// When something was seen of it last.
    pub(super) at: f64,
}

impl Record {
    /// A submission has set it, all times in milliseconds since 1970.
    pub(super) fn set_by(&mut self, sent: f64, at: f64, replaced: bool, fingerprint: u16) {
        let since = (at - sent) / 1000.0;
        if self.submitted != Some(sent) {
            let came_back = self.since_submission.is_some() && self.submitted.is_none();
            self.same_again = came_back && self.fingerprint == fingerprint;
            // One that a further step of the same sign-in renews was new at its first.
            self.new = !replaced || (self.new && self.submitted.is_some());
            self.submitted = Some(sent);
        }
        self.since_submission = Some(self.since_submission.map_or(since, |old| old.min(since)));
        self.fingerprint = fingerprint;
        self.at = at;
    }
}

/// What somebody who listens to changes of cookies has seen. Nothing of it is needed.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was seen is independent of what else was"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Behaviour {
    /// Seconds from the submission of a password or a code until the cookie was set or changed.
    pub since_submission: Option<f64>,
    /// It was not there before the submission that has set it.
    pub new_at_sign_in: bool,
    /// It went, and a later submission gave it the value that it had had.
    pub same_at_next_sign_in: bool,
    /// Scripts can read it, and it gets values when nothing was sent.
    pub unasked: bool,
    /// One that scripts cannot read came with the last submission on its site, whatever has become of it since.
    pub hidden_came: bool,
    /// Whether a submission on its site was seen, by a browser that would have told if the cookie had been set then.
    pub watched_sign_in: bool,
    /// It was removed, or ended, when the person signed out.
    pub gone_at_sign_out: bool,
    /// It got a value when the person signed out.
    pub set_at_sign_out: bool,
    /// Whether signing out of its site was seen at all.
    pub watched_sign_out: bool,
    /// Whether somebody is signed in to its site, by what was seen last; nothing where nothing was.
    pub signed_in: Option<bool>,
}
