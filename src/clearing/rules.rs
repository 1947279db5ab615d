//! Clearing without a click: when the last tab of a site is closed, when the browser starts, when nobody is there. Off
//! unless a person chooses it, site by site. And the log of what was done.

use serde::{Deserialize, Serialize};

use super::{
    facts::Choice,
    plan::DataType,
    report::{ClearingReport, ClearingState},
};

/// Nobody is there after so many minutes. It is what browsers take for it where they are told nothing else.
pub const IDLE_MINUTES: u32 = 1;
/// The most entries of the log; older ones go first.
pub const MOST_ENTRIES: usize = 200;

/// What a person chose for one site. Everything is off at first.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box that a person ticks"
)]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SiteRule {
    /// The registrable domain, or the host where there is none.
    pub site: String,
    /// Never clear it, whatever else is ticked, until this is not.
    #[serde(default)]
    pub protected: bool,
    /// Clear when its last tab is closed.
    #[serde(default)]
    pub on_tab_close: bool,
    /// Clear when the browser starts.
    #[serde(default)]
    pub at_start: bool,
    /// Clear when the computer is idle or its screen is locked, and no tab of the site is open.
    #[serde(default)]
    pub when_idle: bool,
    /// What to clear.
    pub choice: Choice,
}

impl SiteRule {
    /// The rule of a site for which nothing was chosen.
    #[must_use]
    pub fn nothing(site: &str) -> Self {
        Self {
            site: site.to_owned(),
            protected: false,
            on_tab_close: false,
            at_start: false,
            when_idle: false,
            choice: Choice::SignOutAndClear,
        }
    }

    /// Whether it asks for anything.
    fn says(&self) -> bool {
        self.protected || self.on_tab_close || self.at_start || self.when_idle
    }
}

/// The rules with one in place of what was chosen for its site before. One that asks for nothing is not kept.
#[must_use]
pub fn with_rule(mut rules: Vec<SiteRule>, rule: SiteRule) -> Vec<SiteRule> {
    rules.retain(|other| other.site != rule.site);
    rules.extend(Some(rule).filter(SiteRule::says));
    rules
}

/// What happened in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingEvent"))]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum Event {
    /// A tab was closed or went elsewhere.
    TabClosed {
        /// The site that it showed. Tabs of private windows, which forget by themselves, are not told of.
        site: String,
    },
    /// The browser has started.
    Started,
    /// The computer is idle, or its screen is locked.
    Idle,
}

/// What set a clearing off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingTrigger"))]
#[serde(rename_all = "camelCase")]
pub enum Trigger {
    /// A person's click.
    Click,
    /// The last tab was closed.
    TabClosed,
    /// The browser has started.
    Started,
    /// The computer was idle.
    Idle,
}

/// A site to be cleared now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DueClearing {
    /// The site.
    pub site: String,
    /// What to clear.
    pub choice: Choice,
    /// What set it off.
    pub trigger: Trigger,
}

/// One line of the log: what was done, with no address of a page and no name of a cookie.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingLogEntry"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogEntry {
    /// When, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub at: u64,
    /// What set it off.
    pub trigger: Trigger,
    /// What was chosen.
    pub choice: Choice,
    /// Type by type.
    pub types: Vec<LoggedType>,
}

/// One type of data in the log.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoggedType {
    /// The type.
    pub data_type: DataType,
    /// In a word.
    pub state: ClearingState,
    /// How many things are gone, where they can be counted.
    pub removed: Option<usize>,
}

/// The sites to be cleared now. `open_sites` are those of all tabs that are open, private windows included: none of them
/// is cleared.
#[must_use]
pub fn due(rules: &[SiteRule], event: &Event, open_sites: &[String]) -> Vec<DueClearing> {
    let trigger = match event {
        Event::TabClosed { .. } => Trigger::TabClosed,
        Event::Started => Trigger::Started,
        Event::Idle => Trigger::Idle,
    };
    let is_meant = |rule: &SiteRule| match event {
        Event::TabClosed { site } => rule.on_tab_close && rule.site == *site,
        Event::Started => rule.at_start,
        Event::Idle => rule.when_idle,
    };
    let is_protected = |site: &str| rules.iter().any(|rule| rule.site == site && rule.protected);
    let mut due: Vec<DueClearing> = vec![];
    for rule in rules.iter().filter(|rule| is_meant(rule)) {
        let is_open = open_sites.contains(&rule.site);
        let twice = due.iter().any(|other| other.site == rule.site);
        if !is_open && !twice && !is_protected(&rule.site) {
            due.push(DueClearing {
                site: rule.site.clone(),
                choice: rule.choice,
                trigger,
            });
        }
    }
    due
}

/// After how many minutes without anybody there is something to clear; nothing where no rule asks for it.
#[must_use]
pub fn idle_minutes(rules: &[SiteRule]) -> Option<u32> {
    let is_wanted = rules.iter().any(|rule| rule.when_idle && !rule.protected);
    is_wanted.then_some(IDLE_MINUTES)
}

/// The log with what was done at `at`, in Unix milliseconds; the newest last. Nothing is written of private windows: for
/// them, do not call this.
#[must_use]
pub fn logged(
    mut log: Vec<LogEntry>,
    at: u64,
    trigger: Trigger,
    choice: Choice,
    report: &ClearingReport,
) -> Vec<LogEntry> {
    let types = report.types.iter().map(|done| LoggedType {
        data_type: done.data_type,
        state: done.state,
        removed: done.removed,
    });
    log.push(LogEntry {
        at,
        trigger,
        choice,
        types: types.collect(),
    });
    let surplus = log.len().saturating_sub(MOST_ENTRIES);
    log.drain(..surplus);
    log
}
