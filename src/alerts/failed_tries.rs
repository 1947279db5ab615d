//! Tries to sign in that did not lead in, one after the other.

use serde::{Deserialize, Serialize};

use super::What;

/// So many tries in a row that did not lead in are told of.
pub const TOO_MANY: u32 = 5;
/// Tries that are further apart are no row, in milliseconds: half an hour.
pub const ENDS_AFTER: u64 = 1_800_000;
/// Hosts at which tries are counted, the newest: nobody signs in at more at a time.
pub const MOST_HOSTS: usize = 50;

/// The rows of tries that are under way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Tries(Vec<Row>);

/// Tries at one host, one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Row {
    host: String,
    /// When the last was, in Unix milliseconds.
    at: u64,
    /// How many are seen to have failed.
    failed: u32,
    /// The document from which the last was sent, until it is known what came of it.
    open: Option<String>,
    /// Whether it was told of.
    told: bool,
}

impl Row {
    fn is_over(&self, now: u64) -> bool {
        now.abs_diff(self.at) > ENDS_AFTER
    }

    /// One of them has failed.
    fn fail(&mut self) -> Option<What> {
        self.failed = self.failed.saturating_add(1);
        if self.failed < TOO_MANY || self.told {
            return None;
        }
        self.told = true;
        Some(What::FailedTries)
    }
}

impl Tries {
    /// A form was sent. That the one before from the same document did not lead in, is only seen where something was typed since: who
    /// waits presses a button more than once.
    pub(super) fn sent(
        &mut self,
        host: &str,
        document: String,
        typed: bool,
        now: u64,
    ) -> Option<What> {
        self.0.retain(|row| !row.is_over(now));
        let mut row = self.take(host).unwrap_or_else(|| Row {
            host: host.to_owned(),
            at: now,
            failed: 0,
            open: None,
            told: false,
        });
        row.at = now;
        let has_failed = typed && row.open.as_ref() == Some(&document);
        let what = has_failed.then(|| row.fail()).flatten();
        row.open = Some(document);
        self.0.push(row);
        let surplus = self.0.len().saturating_sub(MOST_HOSTS);
        self.0.drain(..surplus);
        what
    }

    /// The page that came of the last try asks to sign in.
    pub(super) fn came_back(&mut self, host: &str, now: u64) -> Option<What> {
        let row = self.0.iter_mut().find(|row| row.host == host)?;
        row.open
            .take()
            .filter(|_| now.abs_diff(row.at) <= ENDS_AFTER)?;
        row.fail()
    }

    /// It is over.
    pub(super) fn led_in(&mut self, hosts: &[String]) {
        self.0.retain(|row| !hosts.contains(&row.host));
    }

    fn take(&mut self, host: &str) -> Option<Row> {
        let at = self.0.iter().position(|row| row.host == host)?;
        Some(self.0.remove(at))
    }
}
