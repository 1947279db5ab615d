//! What looks at a site say, alone and beside each other.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, of_json};
use latchkey::{
    clearing::{self, ClearingFacts, SeenDocument, SiteLook, Step},
    cookies::Cookie,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether anything of the site was seen that may sign in, in a `SiteLook` as JSON: there can be thousands of cookies in it.
#[wasm_bindgen(js_name = anySignsIn)]
pub fn any_signs_in(look: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(look)?.facts().any_signs_in())
}

/// The names of what the documents of a site, `SeenDocument`s as JSON, keep in their storage that signs in.
#[wasm_bindgen(js_name = storedThatSignsIn)]
pub fn stored_that_signs_in(documents: &[u8]) -> Result<Vec<String>, Failure> {
    let documents: Vec<SeenDocument> = of_json(documents)?;
    Ok(clearing::stored_that_signs_in(&documents)
        .into_iter()
        .collect())
}

/// Whether what they keep that signs in, `SeenDocument`s as JSON, is there in any tab of its origin.
#[wasm_bindgen(js_name = signsInBeyondTab)]
pub fn signs_in_beyond_tab(documents: &[u8]) -> Result<bool, Failure> {
    let documents: Vec<SeenDocument> = of_json(documents)?;
    Ok(clearing::signs_in_beyond_tab(&documents))
}

/// Whether all of the site that may sign in can be removed and put back in a tab, by a `SiteLook` as JSON.
#[wasm_bindgen(js_name = canBePutBack)]
pub fn can_be_put_back(look: &[u8], tab_id: i32) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(look)?.can_be_put_back(tab_id.into()))
}

/// Whether the same may sign in, with the same values, in two `SiteLook`s as JSON.
#[wasm_bindgen(js_name = signInAlike)]
pub fn sign_in_alike(one: &[u8], other: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(one)?.signs_in_alike(&of_json(other)?))
}

/// Whether all that may sign in in `kept` is there `now`, with the same values: both are `SiteLook`s as JSON.
#[wasm_bindgen]
pub fn holds(now: &[u8], kept: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(now)?.holds(&of_json(kept)?))
}

/// The calls that remove the cookies that have come between `kept` and `now`: both are `SiteLook`s as JSON.
#[wasm_bindgen(js_name = removalOfWhatCameSince)]
pub fn removal_of_what_came_since(now: &[u8], kept: &[u8]) -> Result<Js<Vec<Step>>, Failure> {
    let now = of_json::<SiteLook>(now)?;
    Js::write(&now.removal_of_what_came_since(&of_json(kept)?)?)
}

/// What was kept, with what signs in `now`, where the page goes by something else that has changed too. All are `SiteLook`s.
#[wasm_bindgen(js_name = withWhatSignsIn)]
pub fn with_what_signs_in(kept: &[u8], now: &[u8]) -> Result<Js<Option<SiteLook>>, Failure> {
    let kept = of_json::<SiteLook>(kept)?;
    Js::write(&kept.with_what_signs_in(&of_json(now)?))
}

/// Whether something in storage that signs in was replaced between two `SiteLook`s as JSON, and may be so again unseen.
#[wasm_bindgen(js_name = itemsReplaced)]
pub fn items_replaced(first: &[u8], last: &[u8]) -> Result<bool, Failure> {
    Ok(of_json::<SiteLook>(first)?.has_items_replaced(&of_json(last)?))
}

/// What was `kept`, as it was for a moment before `now`, by the cookies that were `set` in between, as JSON; nothing where there are
/// too many of such states. All are `SiteLook`s.
#[wasm_bindgen(js_name = statesInBetween)]
pub fn states_in_between(
    kept: &[u8],
    now: &[u8],
    set: &[u8],
) -> Result<Js<Option<Vec<SiteLook>>>, Failure> {
    let set: Vec<Cookie> = of_json(set)?;
    let kept = of_json::<SiteLook>(kept)?;
    Js::write(&kept.states_in_between(&set, &of_json(now)?))
}

/// What is known by a `SiteLook` as JSON, without values.
#[wasm_bindgen(js_name = factsOf)]
pub fn facts_of(look: &[u8]) -> Result<Js<ClearingFacts>, Failure> {
    Js::write(&of_json::<SiteLook>(look)?.facts())
}
