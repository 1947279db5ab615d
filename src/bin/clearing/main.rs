//! The bundle that plans and follows the clearing of a site. Its instance is thrown away after each clearing, with the
//! values that it has seen.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is ClearingError"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "a list of strings crosses the boundary by value only"
)]

use bindings::{Failure, Js, KeptUndo, System, of_json, place, report_panics, whole};
use data_encoding::BASE64;
use latchkey::{
    clearing::{
        self, BrowserFacts, ClearingError, ClearingFacts, ClearingPlan, ClearingReport,
        ClearingWish, Journal, Next, Progress, SiteLook, StepResult,
        rules::{self, DueClearing, Event, LogEntry, SiteRule, Trigger},
        undo::{Restoration, SealedUndo},
    },
    site,
    vault::EphemeralKey,
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// The site of the page at `address`: its registrable domain, or the host where it has none. Nothing where the page is
/// none of the web.
#[wasm_bindgen(js_name = siteOf)]
#[must_use]
pub fn site_of(address: &str) -> Option<String> {
    place(address).map(|place| site::site_of(place.host()))
}

/// What the plan is made of, without values, of a `SiteLook`: as JSON, since there can be thousands of cookies in it.
#[wasm_bindgen(js_name = factsOf)]
pub fn facts_of(look: &[u8]) -> Result<Js<ClearingFacts>, Failure> {
    Js::write(&of_json::<SiteLook>(look)?.facts())
}

/// Whether anything was seen that may sign in.
#[wasm_bindgen(js_name = anySignsIn)]
pub fn any_signs_in(facts: Js<ClearingFacts>) -> Result<bool, Failure> {
    Ok(facts.read()?.any_signs_in())
}

/// Whether all that may sign in can be removed and put back.
#[wasm_bindgen(js_name = canBePutBack)]
pub fn can_be_put_back(facts: Js<ClearingFacts>) -> Result<bool, Failure> {
    Ok(facts.read()?.can_be_put_back())
}

/// Plans to clear a host or a site. Nothing is done yet.
#[wasm_bindgen]
pub fn plan(facts: Js<ClearingFacts>, wish: Js<ClearingWish>) -> Result<Js<ClearingPlan>, Failure> {
    Js::write(&clearing::plan(&facts.read()?, wish.read()?)?)
}

/// Keeps what is going to be cleared of a `SiteLook` as JSON, encrypted. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = keepForUndo)]
pub fn keep_for_undo(
    look: &[u8],
    wish: Js<ClearingWish>,
    now: f64,
) -> Result<Js<KeptUndo>, Failure> {
    let look: SiteLook = of_json(look)?;
    let wish = wish.read()?;
    let key = EphemeralKey::random(&mut System).map_err(|_| ClearingError::NoRandomness)?;
    let contents = look.undo_contents().of_cleared(&look.facts(), wish)?;
    let sealed = contents.seal(&key, whole(now), &mut System)?;
    Js::write(&KeptUndo {
        key: BASE64.encode(key.as_bytes()),
        sealed,
    })
}

/// What brings back what was cleared.
#[wasm_bindgen]
pub fn restoration(
    sealed: Js<SealedUndo>,
    key: &str,
    browser: Js<BrowserFacts>,
    now: f64,
) -> Result<Js<Restoration>, Failure> {
    let sealed = sealed.read()?;
    let now = whole(now);
    let key = BASE64.decode(key.as_bytes()).ok();
    let key = key.and_then(|key| key.try_into().ok());
    let key = EphemeralKey::from_bytes(key.ok_or(ClearingError::UndoUnreadable)?);
    let contents = sealed.open(&key, now)?;
    Js::write(&contents.restoration(&browser.read()?, now))
}

/// The sites to be cleared now, by the rules of the person.
#[wasm_bindgen(js_name = dueClearings)]
pub fn due_clearings(
    rules: Js<Vec<SiteRule>>,
    event: Js<Event>,
    open_sites: Vec<String>,
) -> Result<Js<Vec<DueClearing>>, Failure> {
    Js::write(&rules::due(&rules.read()?, &event.read()?, &open_sites))
}

/// The log with what was done at `at`, in Unix milliseconds.
#[wasm_bindgen]
pub fn logged(
    log: Js<Vec<LogEntry>>,
    at: f64,
    trigger: Js<Trigger>,
    wish: Js<ClearingWish>,
    report: Js<ClearingReport>,
) -> Result<Js<Vec<LogEntry>>, Failure> {
    Js::write(&rules::logged(
        log.read()?,
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

    /// How far it is, to be stored.
    pub fn progress(&self) -> Result<Js<Progress>, Failure> {
        Js::write(&self.0.progress)
    }

    /// Says what happened, by the looks before and after.
    pub fn report(
        &self,
        before: Js<ClearingFacts>,
        after: Js<ClearingFacts>,
    ) -> Result<Js<ClearingReport>, Failure> {
        Js::write(&clearing::report(&self.0, &before.read()?, &after.read()?)?)
    }
}
