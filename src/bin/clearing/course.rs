//! A clearing under way: what comes when, what it came to, and the net below it.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, NetLook, of_json, whole};
use latchkey::clearing::{
    self, ClearingFacts, ClearingPlan, ClearingReport, ClearingWish, Course, CourseEvent, InPage,
    Journal, Net, Next, Progress, Shown, SiteLook, Step, StepResult, log::LogEntry, rules::Trigger,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// A clearing that begins, by a `SiteLook` as JSON; `leaves`: pages of the site may be left for it.
#[wasm_bindgen(js_name = beginCourse)]
pub fn begin_course(
    look: &[u8],
    wish: Js<ClearingWish>,
    leaves: bool,
) -> Result<Js<Course>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    Js::write(&Course::begin(&facts, wish.read()?, leaves)?)
}

/// The calls to make in frames that go with the pages that are left, before they are.
#[wasm_bindgen(js_name = stepsInFrames)]
pub fn steps_in_frames(
    look: &[u8],
    wish: Js<ClearingWish>,
    course: Js<Course>,
) -> Result<Js<Vec<Step>>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    let plan = clearing::plan(&facts, wish.read()?)?;
    Js::write(&course.read()?.steps_in_frames(&plan, &facts))
}

/// Which of those calls have left something behind that nothing reaches once their pages are left, by what came of each.
#[wasm_bindgen(js_name = missedInFrames)]
pub fn missed_in_frames(
    steps: Js<Vec<Step>>,
    results: Js<Vec<StepResult>>,
) -> Result<Js<Vec<InPage>>, Failure> {
    Js::write(&Course::missed_in_frames(&steps.read()?, &results.read()?))
}

/// The course after this.
#[wasm_bindgen(js_name = courseAfter)]
pub fn course_after(course: Js<Course>, event: Js<CourseEvent>) -> Result<Js<Course>, Failure> {
    Js::write(&course.read()?.after(event.read()?)?)
}

/// A net below a clearing, by what the page has shown before; nothing where nobody was signed in as far as that showed.
#[wasm_bindgen(js_name = netBelow)]
pub fn net_below(before: Js<Shown>, now: f64) -> Result<Js<Option<Net>>, Failure> {
    Js::write(&Net::below(before.read()?, whole(now)))
}

/// What to do after another look at the page.
#[wasm_bindgen(js_name = netSaw)]
pub fn net_saw(net: Js<Net>, shown: Js<Shown>, now: f64) -> Result<Js<NetLook>, Failure> {
    let mut net = net.read()?;
    let step = net.saw(shown.read()?, whole(now));
    Js::write(&NetLook { step, net })
}

/// The line of the log for what was done at `at`, in Unix milliseconds.
#[wasm_bindgen(js_name = logEntry)]
pub fn log_entry(
    at: f64,
    trigger: Js<Trigger>,
    wish: Js<ClearingWish>,
    report: Js<ClearingReport>,
) -> Result<Js<LogEntry>, Failure> {
    Js::write(&LogEntry::done(
        whole(at),
        trigger.read()?,
        wish.read()?.choice,
        &report.read()?,
    ))
}

/// A clearing under way.
#[wasm_bindgen]
pub struct Clearing(Journal);

#[wasm_bindgen]
impl Clearing {
    /// One that begins.
    pub fn begin(plan: Js<ClearingPlan>, now: f64) -> Result<Self, Failure> {
        Ok(Self(Journal::begin(plan.read()?, whole(now))))
    }

    /// One that a killed worker left behind.
    pub fn resume(plan: Js<ClearingPlan>, progress: Js<Progress>) -> Result<Self, Failure> {
        Ok(Self(Journal {
            plan: plan.read()?,
            progress: progress.read()?,
        }))
    }

    /// The calls to make next.
    pub fn next(&mut self, now: f64) -> Result<Js<Next>, Failure> {
        Js::write(&self.0.next(whole(now)))
    }

    /// Takes what came of them.
    pub fn record(&mut self, results: Js<Vec<StepResult>>) -> Result<(), Failure> {
        self.0.record(&results.read()?);
        Ok(())
    }

    /// Makes no more calls.
    pub fn stop(&mut self) {
        self.0.stop();
    }

    /// How far it is, to be stored.
    pub fn progress(&self) -> Result<Js<Progress>, Failure> {
        Js::write(&self.0.progress)
    }

    /// Says what happened, by the facts before, in between and after.
    pub fn report(
        &self,
        before: Js<ClearingFacts>,
        between: Js<Vec<ClearingFacts>>,
        after: Js<ClearingFacts>,
    ) -> Result<Js<ClearingReport>, Failure> {
        let (before, between, after) = (before.read()?, between.read()?, after.read()?);
        Js::write(&clearing::report(&self.0, &before, &between, &after)?)
    }
}
