//! Clearing without a click: when the last tab of a site is closed, when the browser starts, when nobody is there. Off
//! unless a person chooses it, site by site. What is to be cleared, and when, is in `due`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{course::LATE_ANSWERS, facts::Choice};

/// Nobody is there after so many minutes. It is what browsers take for it where they are told nothing else.
pub const IDLE_MINUTES: u32 = 1;
/// So many seconds a site has to come back in after its last tab was closed, where nothing else was chosen.
pub const DELAY: u32 = 10;
/// The longest such delay: a day.
const LONGEST_DELAY: u32 = 86_400;

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
    /// How many seconds after its last tab was closed. One that is opened again by then is not cleared.
    #[serde(default = "delay")]
    pub delay: u32,
}

/// Rules of before had none.
fn delay() -> u32 {
    DELAY
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
            delay: DELAY,
        }
    }

    /// The delay, in milliseconds. Signing out waits at least for the answers to the last requests of the pages, which may bring
    /// the session back.
    pub(super) fn delay_ms(&self) -> u64 {
        let chosen = u64::from(self.delay.min(LONGEST_DELAY)) * 1_000;
        let shortest = match self.choice {
            Choice::SignOutAndClear => u64::from(LATE_ANSWERS),
            Choice::FixThisSite | Choice::OnlyTheCache => 0,
        };
        chosen.max(shortest)
    }

    /// Whether it is one that could have been chosen.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.says() && self.delay <= LONGEST_DELAY
    }

    /// Whether it has the site cleared at some time.
    #[must_use]
    pub fn clears(&self) -> bool {
        !self.protected && (self.on_tab_close || self.at_start || self.when_idle)
    }

    /// Whether it asks for anything.
    fn says(&self) -> bool {
        self.protected || self.on_tab_close || self.at_start || self.when_idle
    }
}

/// A rule as the disk gives it back. One that cannot be read counts for nothing, and the others hold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum StoredRule {
    /// It can be read.
    Readable(SiteRule),
    /// It cannot: a later Latchkey may have written it.
    Damaged(Value),
}

impl StoredRule {
    /// The site that it is of, as far as it says.
    fn site(&self) -> Option<&str> {
        match self {
            Self::Readable(rule) => Some(&rule.site),
            Self::Damaged(rule) => rule.get("site")?.as_str(),
        }
    }
}

/// Those that can be read.
pub fn readable(rules: &[StoredRule]) -> impl Iterator<Item = &SiteRule> + Clone {
    rules.iter().filter_map(|rule| match rule {
        StoredRule::Readable(rule) => Some(rule),
        StoredRule::Damaged(_) => None,
    })
}

/// What is stored for a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RuleFound {
    /// The rule; the one that asks for nothing, where there is none that can be read.
    pub rule: SiteRule,
    /// Whether it has the site cleared at some time.
    pub clears: bool,
    /// Whether there is one that cannot be read.
    pub unreadable: bool,
}

/// The rule for a site.
#[must_use]
pub fn rule_for(rules: &[StoredRule], site: &str) -> RuleFound {
    let found = readable(rules).find(|rule| rule.site == site);
    let rule = found.cloned().unwrap_or_else(|| SiteRule::nothing(site));
    let mut of_site = rules.iter().filter(|rule| rule.site() == Some(site));
    RuleFound {
        clears: rule.clears(),
        rule,
        unreadable: of_site.any(|rule| matches!(rule, StoredRule::Damaged(_))),
    }
}

/// The rules with one in place of what was chosen for its site before. One that asks for nothing is not kept; those of other sites
/// are, whether they can be read or not.
#[must_use]
pub fn with_rule(mut rules: Vec<StoredRule>, rule: SiteRule) -> Vec<StoredRule> {
    rules.retain(|other| other.site() != Some(&rule.site));
    rules.extend(Some(rule).filter(SiteRule::says).map(StoredRule::Readable));
    rules
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

/// After how many minutes without anybody there is something to clear; nothing where no rule asks for it.
#[must_use]
pub fn idle_minutes(rules: &[StoredRule]) -> Option<u32> {
    let is_wanted = readable(rules).any(|rule| rule.when_idle && !rule.protected);
    is_wanted.then_some(IDLE_MINUTES)
}
