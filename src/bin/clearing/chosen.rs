//! What a person has chosen for sites, and all of it as a file.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, Unseen};
use latchkey::{
    access::Grants,
    clearing::{
        ProtectedCookie,
        rules::{self, SiteRule, StoredRule},
    },
    settings::{self, Settings, SiteList},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// After how many minutes without anybody there is something to clear; nothing where no rule asks for it.
#[wasm_bindgen(js_name = idleMinutes)]
pub fn idle_minutes(rules: Js<Unseen<Vec<StoredRule>>>) -> Result<Option<u32>, Failure> {
    Ok(rules::idle_minutes(&rules.read()?.0))
}

/// The rules with one in place of what was chosen for its site before.
#[wasm_bindgen(js_name = withRule)]
pub fn with_rule(
    rules: Js<Unseen<Vec<StoredRule>>>,
    rule: Js<SiteRule>,
) -> Result<Js<Unseen<Vec<StoredRule>>>, Failure> {
    Js::write(&Unseen(rules::with_rule(rules.read()?.0, rule.read()?)))
}

/// All sites that something was chosen for, or that the browser gives access to.
#[wasm_bindgen(js_name = siteList)]
pub fn site_list(
    grants: Js<Grants>,
    rules: Js<Unseen<Vec<StoredRule>>>,
    cookies: Js<Vec<ProtectedCookie>>,
) -> Result<Js<SiteList>, Failure> {
    let (Unseen(rules), cookies) = (rules.read()?, cookies.read()?);
    let rules: Vec<SiteRule> = rules::readable(&rules).cloned().collect();
    Js::write(&settings::site_list(&grants.read()?, &rules, &cookies))
}

/// What a person has chosen, as the text of a file. What is damaged of it is left out.
#[wasm_bindgen(js_name = writeSettings)]
pub fn write_settings(stored: Js<Unseen<settings::Stored>>) -> Result<String, Failure> {
    Ok(settings::write(stored.read()?.0)?)
}

/// The settings in the text of a file: all of them, or none.
#[wasm_bindgen(js_name = readSettings)]
pub fn read_settings(text: &str) -> Result<Js<Settings>, Failure> {
    Js::write(&settings::read(text)?)
}
