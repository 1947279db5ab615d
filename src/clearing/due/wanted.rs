//! What the rules of a person come to, site by site.

use std::collections::BTreeMap;

use crate::clearing::{
    facts::Choice,
    rules::{SiteRule, Trigger},
};

/// What is wanted for a site that is not protected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    on_tab_close: bool,
    at_start: bool,
    when_idle: bool,
    pub(super) choice: Choice,
    pub(super) delay_ms: u64,
}

impl Wanted {
    /// By site. Of several rules for one, as a disk may have them, what any asks for counts, and a protection above all.
    pub(super) fn of<'a>(
        rules: impl Iterator<Item = &'a SiteRule> + Clone,
    ) -> BTreeMap<&'a str, Self> {
        let mut wanted: BTreeMap<&str, Self> = BTreeMap::new();
        for rule in rules.clone() {
            let one = wanted.entry(&rule.site).or_insert(Self {
                on_tab_close: false,
                at_start: false,
                when_idle: false,
                choice: rule.choice,
                delay_ms: rule.delay_ms(),
            });
            one.on_tab_close |= rule.on_tab_close;
            one.at_start |= rule.at_start;
            one.when_idle |= rule.when_idle;
        }
        for rule in rules.filter(|rule| rule.protected) {
            wanted.remove(rule.site.as_str());
        }
        wanted.retain(|_, one| one.on_tab_close || one.at_start || one.when_idle);
        wanted
    }

    /// Whether it asks for clearing because of this.
    pub(super) fn asks(&self, trigger: Trigger) -> bool {
        match trigger {
            Trigger::TabClosed => self.on_tab_close,
            Trigger::Started => self.at_start,
            Trigger::Idle => self.when_idle,
            Trigger::Click => false,
        }
    }
}
