//! The order in which a site is cleared, so that what its pages write on leaving, and what their last requests bring, goes too.
//!
//! The pages are left first, then it is cleared; signing out, it is looked at again some seconds later, and cleared once more
//! if anything was written in the meantime. Then the pages come back. A pure state machine that is stored at every step: a
//! worker that was killed goes on, or at least brings the pages back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    calls::{InPage, Step},
    error::ClearingError,
    facts::{Choice, ClearingFacts, ClearingWish, OpenDocument},
    journal::StepResult,
    plan::{ClearingPlan, target::Target},
    report::ClearingReport,
};

/// How long the last requests of pages that were left may still be answered, in milliseconds. Pages are not to be away for longer
/// than a person waits.
pub(super) const LATE_ANSWERS: u32 = 2_500;
/// How long a page that stayed has to write once more what was cleared twice, in milliseconds: right after the calls nobody has.
pub(super) const PAGES_THAT_STAYED: u32 = 1_000;
/// The most pages that are left at once.
pub(super) const MOST_PAGES: usize = 500;

/// How far a clearing is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingCourse"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Course {
    choice: Choice,
    /// Tabs with pages that were left.
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    left: BTreeSet<i64>,
    /// Tabs with pages that should have been left, and stay, since they ask.
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    stayed: BTreeSet<i64>,
    /// Whether something was written again, and was cleared once more.
    twice: bool,
    /// Tabs with pages that should have been left, and do not answer.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    hanging: BTreeSet<i64>,
    /// Tabs with pages of the site that nobody asks to go, since none may be left or too many are open.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    open: BTreeSet<i64>,
    /// Tabs of other sites with frames of the site.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    framing: BTreeSet<i64>,
    step: CourseStep,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "ClearingCourseStep")
)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum CourseStep {
    /// Have these tabs leave their pages, all at once.
    LeavePages {
        /// The tabs.
        #[cfg_attr(feature = "types", ts(type = "number[]"))]
        tabs: BTreeSet<i64>,
    },
    /// Look, plan, and make the calls.
    Clear,
    /// Wait, and look again.
    LookAgain {
        /// In so many milliseconds.
        after: u32,
    },
    /// Something was written again: plan and make the calls once more.
    ClearAgain,
    /// Bring the pages back that were left.
    ReturnPages,
}

/// What happened.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "ClearingCourseEvent")
)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum CourseEvent {
    /// Pages were left.
    PagesLeft {
        /// Tabs that have left their page.
        #[cfg_attr(feature = "types", ts(type = "number[]"))]
        left: BTreeSet<i64>,
        /// Tabs whose page asks whether it may be left: something that was typed would be lost.
        #[cfg_attr(feature = "types", ts(type = "number[]"))]
        stayed: BTreeSet<i64>,
        /// Tabs whose page does not answer, or does not go.
        #[cfg_attr(feature = "types", ts(type = "number[]"))]
        hanging: BTreeSet<i64>,
    },
    /// The calls were made.
    Cleared,
    /// It was looked at again.
    Saw {
        /// What the clearing comes to by now.
        report: ClearingReport,
        /// What there is.
        facts: Box<ClearingFacts>,
        /// What was wished.
        wish: ClearingWish,
    },
    /// The person wants the pages back, or the clearing cannot go on.
    Stopped,
}

impl Course {
    /// A clearing that begins. Pages are left where they `may_be`, and where Latchkey can see what is stored after that. All others may
    /// write again.
    ///
    /// # Errors
    /// [`ClearingError::NotTheWeb`], if the facts are of no page of the web.
    pub fn begin(
        facts: &ClearingFacts,
        wish: ClearingWish,
        may_be: bool,
    ) -> Result<Self, ClearingError> {
        let clears = wish.choice != Choice::OnlyTheCache && !facts.site_protected;
        let leaves = may_be && clears && facts.browser.has_host_access;
        let target = Target::of(facts, wish.scope)?;
        let tabs_with = |is: fn(&OpenDocument) -> bool| -> BTreeSet<i64> {
            let mine = facts.documents.iter();
            let mine = mine.filter(|open| clears && target.owns(open) && is(open));
            mine.map(|open| open.tab_id).collect()
        };
        // In a tab that sleeps, or shows an error, nothing of the site runs.
        let mut tabs = tabs_with(|open| open.scriptable && !open.embedded);
        let most = if leaves { MOST_PAGES } else { 0 };
        let open = match tabs.iter().nth(most).copied() {
            Some(first) => tabs.split_off(&first),
            None => BTreeSet::new(),
        };
        Ok(Self {
            choice: wish.choice,
            left: BTreeSet::new(),
            stayed: BTreeSet::new(),
            twice: false,
            hanging: tabs_with(|open| open.hangs && !open.embedded),
            open,
            framing: tabs_with(|open| (open.scriptable || open.hangs) && open.embedded),
            step: if tabs.is_empty() {
                CourseStep::Clear
            } else {
                CourseStep::LeavePages { tabs }
            },
        })
    }

    /// What to do next.
    #[must_use]
    pub fn step(&self) -> &CourseStep {
        &self.step
    }

    /// What scripts do in frames that go with the pages that are left, before they are: where no tab shows a page of their origin,
    /// nothing reaches afterwards what is theirs alone; and what a tab has its own of, only that tab reaches.
    #[must_use]
    pub fn steps_in_frames(&self, plan: &ClearingPlan, facts: &ClearingFacts) -> Vec<Step> {
        let CourseStep::LeavePages { tabs } = &self.step else {
            return vec![];
        };
        let stays_in_reach = |step: &Step| {
            let Step::InPage(call) = step else {
                return true;
            };
            let mut pages = facts.documents.iter();
            !tabs.contains(&call.tab_id)
                || pages.any(|open| {
                    let is_page = open.frame_id == 0 && open.store_id == facts.store_id;
                    let reaches = open.tab_id == call.tab_id || !call.task.is_per_tab();
                    is_page && reaches && tabs.contains(&open.tab_id) && open.origin == call.origin
                })
        };
        let steps = plan.steps().into_iter();
        steps
            .filter(|step| !stays_in_reach(step))
            .cloned()
            .collect()
    }

    /// Which of those steps have left something behind that nothing reaches any more, by what came of each.
    #[must_use]
    pub fn missed_in_frames(steps: &[Step], results: &[StepResult]) -> Vec<InPage> {
        let gone = StepResult::Done { confirmed: true };
        let failed = steps
            .iter()
            .enumerate()
            .filter(|(at, _)| results.get(*at) != Some(&gone));
        let calls = failed.filter_map(|(_, step)| match step {
            Step::InPage(call) if call.task.is_per_tab() => Some(call.clone()),
            _ => None,
        });
        calls.collect()
    }

    /// The course after this.
    ///
    /// # Errors
    /// [`ClearingError::NotTheWeb`], if the facts are of no page of the web.
    pub fn after(self, event: CourseEvent) -> Result<Self, ClearingError> {
        let step = match event {
            CourseEvent::PagesLeft {
                left,
                stayed,
                hanging,
            } => {
                // One that goes after all hangs no more.
                let hanging = hanging.union(&self.hanging).copied().collect();
                return Ok(Self {
                    hanging: &hanging - &left,
                    left,
                    stayed,
                    step: CourseStep::Clear,
                    ..self
                });
            }
            CourseEvent::Cleared => match self.looks_again_in() {
                Some(after) => CourseStep::LookAgain { after },
                None => CourseStep::ReturnPages,
            },
            CourseEvent::Saw {
                report,
                facts,
                wish,
            } if !self.twice && report.has_come_back() && !self.is_visited(&facts, wish)? => {
                return Ok(Self {
                    twice: true,
                    step: CourseStep::ClearAgain,
                    ..self
                });
            }
            CourseEvent::Saw { .. } | CourseEvent::Stopped => CourseStep::ReturnPages,
        };
        Ok(Self { step, ..self })
    }

    /// How long after the calls it is looked at again, if it is. What "Fix this site" is for is not worth a page that is away for
    /// seconds: what it clears signs nobody in.
    fn looks_again_in(&self) -> Option<u32> {
        let signs_out = self.choice == Choice::SignOutAndClear;
        // In a page that nobody asked to go the person goes on, and may sign in anew: that is told, and left alone.
        let staying = [&self.stayed, &self.hanging, &self.framing];
        let some_stay = staying.iter().any(|tabs| !tabs.is_empty());
        match self.step {
            _ if !signs_out || self.left.is_empty() && !some_stay => None,
            CourseStep::Clear => Some(LATE_ANSWERS),
            CourseStep::ClearAgain if some_stay => Some(PAGES_THAT_STAYED),
            _ => None,
        }
    }

    /// Whether the person has opened a page of the site since: what that stores is left alone.
    fn is_visited(&self, facts: &ClearingFacts, wish: ClearingWish) -> Result<bool, ClearingError> {
        let target = Target::of(facts, wish.scope)?;
        let mut pages = facts
            .documents
            .iter()
            .filter(|open| open.scriptable && !open.embedded && target.owns(open));
        let stayed = [&self.stayed, &self.hanging, &self.open];
        let was_there = |tab: &i64| stayed.iter().any(|tabs| tabs.contains(tab));
        Ok(pages.any(|open| !open.quiet && !was_there(&open.tab_id)))
    }
}
