//! The bundle that looks at pages: whether they may be looked at, and what they are for. It says too whether anybody is there to
//! look, and what is due once tabs are closed: that is asked with each page.
#![expect(
    clippy::missing_errors_doc,
    reason = "every function fails in the same way: an argument of another shape is badArgument"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use bindings::{
    DueSettled, Failure, IdleLook, Js, TabsLooked, Unseen, json, of_json, place, report_panics,
    whole,
};
use latchkey::{
    access::{self, Access, AccessState, Grants, Sight, WatchPlan},
    clearing::{
        due::{DueList, Outcome, TabsLook},
        log::{self, LogEntry, Problem},
        rules::Trigger as ClearingTrigger,
    },
    idle::{Absence, Watcher},
    now::{self, ButtonLook, Card as NowCard, Facts as NowFacts, VaultLock},
    page::{
        self, CodePart, FieldSight, FrameFacts, FrameOwner, PageFacts, PageSays, Recognition,
        SessionSigns, SetUp, SetUpFacts, Summary,
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// Says whether Latchkey may watch the page at `address`, and how that can be changed.
#[wasm_bindgen]
pub fn access(grants: Js<Grants>, address: Option<String>) -> Result<Js<Access>, Failure> {
    let place = address.as_deref().and_then(place);
    Js::write(&access::access(&grants.read()?, place.as_ref()))
}

/// Says whether Latchkey may look at the frame at `frame` in the tab that shows `top`.
#[wasm_bindgen(js_name = mayWatch)]
pub fn may_watch(grants: Js<Grants>, frame: &str, top: Option<String>) -> Result<bool, Failure> {
    let top = top.as_deref().and_then(place);
    Ok(access::may_watch(
        &grants.read()?,
        place(frame).as_ref(),
        top.as_ref(),
    ))
}

/// Says where content scripts are registered.
#[wasm_bindgen(js_name = watchPlan)]
pub fn watch_plan(grants: Js<Grants>) -> Result<Js<WatchPlan>, Failure> {
    Js::write(&access::watch_plan(&grants.read()?))
}

/// Says what the forms of a page, or of one frame of it, are for.
#[wasm_bindgen]
pub fn recognize(facts: Js<PageFacts>) -> Result<Js<Recognition>, Failure> {
    Js::write(&page::recognize(&facts.read()?))
}

/// Whether a page is one for somebody who is signed in.
#[wasm_bindgen(js_name = signedIn)]
pub fn signed_in(facts: Js<PageFacts>) -> Result<Js<PageSays>, Failure> {
    let facts = facts.read()?;
    Js::write(&SessionSigns::of(&facts, &page::recognize(&facts)).says())
}

/// Says whether a page is one for somebody who is signed in, and which control signs out.
#[wasm_bindgen(js_name = sessionSigns)]
pub fn session_signs(facts: Js<PageFacts>) -> Result<Js<SessionSigns>, Failure> {
    let facts = facts.read()?;
    Js::write(&SessionSigns::of(&facts, &page::recognize(&facts)))
}

/// Says what a person is told of a page and what can be done in it, from its frames.
#[wasm_bindgen]
pub fn summarize(frames: Js<Vec<FrameFacts>>) -> Result<Js<Summary>, Failure> {
    Js::write(&page::summarize(&frames.read()?))
}

/// Says whether a frame sets up two-factor authentication, and what there is to take over.
#[wasm_bindgen(js_name = setUp)]
pub fn set_up(facts: Js<SetUpFacts>, asks_for_code: bool) -> Result<Js<Option<SetUp>>, Failure> {
    Js::write(&page::set_up(&facts.read()?, asks_for_code))
}

/// Says into which fields of a frame a one-time code of so many characters goes; `focused` is the one with the focus.
#[wasm_bindgen(js_name = codeFields)]
pub fn code_fields(
    facts: Js<PageFacts>,
    focused: Option<u32>,
    characters: u32,
) -> Result<Js<Vec<CodePart>>, Failure> {
    let facts = facts.read()?;
    let frame = page::recognize(&facts);
    Js::write(&page::code_fields(&facts, &frame, focused, characters))
}

/// Says whether a person can see a field.
#[wasm_bindgen(js_name = isSeen)]
pub fn is_seen(field: Js<FieldSight>) -> Result<bool, Failure> {
    Ok(field.read()?.is_seen())
}

/// Says whose a frame is; `around` are the origins of the pages around it, the nearest first.
#[wasm_bindgen(js_name = frameOwner)]
pub fn frame_owner(frame: &str, around: Vec<String>) -> Result<Js<FrameOwner>, Failure> {
    let around: Vec<_> = around.iter().map(|origin| place(origin)).collect();
    Js::write(&page::frame_owner(place(frame).as_ref(), &around))
}

/// Says which one thing matters now: the card that the popup shows.
#[wasm_bindgen(js_name = nowCard)]
pub fn now_card(facts: Js<NowFacts>) -> Result<Js<NowCard>, Failure> {
    Js::write(&now::card(&facts.read()?))
}

/// Says what the button in the toolbar looks like in a tab.
#[wasm_bindgen(js_name = buttonLook)]
pub fn button_look(
    access: Js<AccessState>,
    vault: Js<VaultLock>,
) -> Result<Js<ButtonLook>, Failure> {
    Js::write(&now::button_look(access.read()?, vault.read()?))
}

/// Looks at everybody who wants to know that nobody is there. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = lookAtIdle)]
pub fn look_at_idle(
    before: Js<Unseen<Absence>>,
    watchers: Js<Vec<Watcher>>,
    now: f64,
) -> Result<Js<IdleLook>, Failure> {
    let mut absence = before.read()?;
    let plan = absence.0.look(&watchers.read()?, whole(now));
    Js::write(&IdleLook { plan, absence })
}

/// Takes a look at all tabs: what is due, and when to look again. `list` is as it was given last, and `look` a `TabsLook`, both as
/// JSON: there can be thousands of sites in them.
#[wasm_bindgen(js_name = lookAtTabs)]
pub fn look_at_tabs(
    list: Option<String>,
    look: &[u8],
    grants: Js<Grants>,
) -> Result<Js<TabsLooked>, Failure> {
    let grants = grants.read()?;
    let can_see = |site: &str| sees_all_of(&grants, site);
    let mut list = due_list(list);
    let looked = list.0.look(&of_json::<TabsLook>(look)?, can_see);
    let list = looked.changed.then(|| json(&list)).transpose()?;
    Js::write(&TabsLooked { looked, list })
}

/// Whether a site is open that is about to be cleared, or may be. `list` and `look` as above.
#[wasm_bindgen(js_name = isOpenAgain)]
pub fn is_open_again(
    list: Option<String>,
    look: &[u8],
    grants: Js<Grants>,
    site: &str,
    store: &str,
    trigger: Js<ClearingTrigger>,
) -> Result<bool, Failure> {
    let can_see = sees_all_of(&grants.read()?, site);
    let look = of_json::<TabsLook>(look)?;
    let place = (site, store);
    Ok(due_list(list)
        .0
        .is_open(place, trigger.read()?, &look, can_see))
}

/// Takes what came of a clearing that was due.
#[wasm_bindgen(js_name = settleDue)]
pub fn settle_due(
    list: Option<String>,
    id: f64,
    outcome: Js<Outcome>,
    now: f64,
) -> Result<Js<DueSettled>, Failure> {
    let mut list = due_list(list);
    let line = list.0.settle(whole(id), outcome.read()?, whole(now));
    let list = json(&list)?;
    Js::write(&DueSettled { line, list })
}

/// Why a site was not cleared as its rule says, if that has happened again and again.
#[wasm_bindgen(js_name = ruleFailing)]
pub fn rule_failing(list: Option<String>, site: &str) -> Result<Js<Option<Problem>>, Failure> {
    Js::write(&due_list(list).0.failing(site))
}

/// The log with more lines. One that the disk has damaged begins anew.
#[wasm_bindgen]
pub fn logged(
    log: Js<Unseen<Vec<LogEntry>>>,
    lines: Js<Vec<LogEntry>>,
) -> Result<Js<Vec<LogEntry>>, Failure> {
    let log = log.read().unwrap_or_default();
    Js::write(&log::logged(log.0, lines.read()?))
}

/// Whether tabs of a site can be told from others.
fn sees_all_of(grants: &Grants, site: &str) -> bool {
    let page = place(&format!("https://{site}"));
    access::site_access(grants, page.as_ref()).sees == Sight::WholeSite
}

/// The list as it was kept. One that the disk has damaged begins anew.
fn due_list(list: Option<String>) -> Unseen<DueList> {
    let list = list.and_then(|list| of_json(list.as_bytes()).ok());
    list.unwrap_or_default()
}
