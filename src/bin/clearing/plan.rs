//! What a clearing is going to do, and what it begins with.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, Partial, System, of_json, place, whole};
use latchkey::{
    clearing::{self, BrowserFacts, ClearingPlan, ClearingWish, Loss, Prepared, SiteLook, Step},
    cookies::Cookie,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Plans to clear a host or a site, by a `SiteLook` as JSON. Nothing is done yet.
#[wasm_bindgen]
pub fn plan(look: &[u8], wish: Js<ClearingWish>) -> Result<Js<ClearingPlan>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    Js::write(&clearing::plan(&facts, wish.read()?)?)
}

/// What a plan made by a `SiteLook`, as JSON, takes that cannot be brought back.
#[wasm_bindgen]
pub fn losing(plan: Js<ClearingPlan>, look: &[u8]) -> Result<Js<Loss>, Failure> {
    let facts = of_json::<SiteLook>(look)?.facts();
    Js::write(&clearing::losing(&plan.read()?, &facts))
}

/// Whether the person is asked before that, by whether they have the plan before their eyes.
#[wasm_bindgen(js_name = asksBefore)]
pub fn asks_before(loss: Js<Loss>, plan_is_shown: bool) -> Result<bool, Failure> {
    Ok(loss.read()?.asks(plan_is_shown))
}

/// Plans to clear a host or a site, and keeps what is going to be cleared of a `SiteLook` as JSON, encrypted. `before` is the look
/// before pages were left, where any were, and `frames_cleared` whether something of theirs was cleared since. `now` is in Unix
/// milliseconds.
#[wasm_bindgen]
pub fn prepare(
    look: &[u8],
    before: Option<Vec<u8>>,
    frames_cleared: bool,
    wish: Js<ClearingWish>,
    now: f64,
) -> Result<Js<Prepared>, Failure> {
    let before = before.map(|before| of_json::<SiteLook>(&before));
    let prepared = clearing::prepare(
        of_json(look)?,
        before.transpose()?.as_ref(),
        frames_cleared,
        wish.read()?,
        whole(now),
        &mut System,
    )?;
    Js::write(&prepared)
}

/// The call that removes a cookie of a site and no other; nothing where the browser has none. `present`: the cookies of the site, as
/// JSON; `page`: the address that the tab shows.
#[wasm_bindgen(js_name = removalOf)]
pub fn removal_of(
    cookie: Js<Partial<Cookie>>,
    present: &[u8],
    browser: Js<BrowserFacts>,
    site: &str,
    tab_id: i32,
    page: Option<String>,
) -> Result<Js<Option<Step>>, Failure> {
    let (Partial(cookie), browser) = (cookie.read()?, browser.read()?);
    let present: Vec<Cookie> = of_json(present)?;
    let page = page.and_then(|page| place(&page));
    let page = page.map(|origin| (tab_id.into(), origin));
    let step = clearing::removal_of(&cookie, &present, browser, site, page)?;
    Js::write(&step)
}
