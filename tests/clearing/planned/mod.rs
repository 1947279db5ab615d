//! What is planned, call by call. What the calls do is in docs/clearing.md, with its sources.

mod calls;
mod fixing;
mod hosts;
mod refused;

use latchkey::clearing::{ClearingFacts, ClearingPlan, ClearingWish, plan};
use serde_json::{Value, json};

/// Facts of `https://www.fern.example:8443` with these changes.
pub(crate) fn facts(changes: &Value) -> ClearingFacts {
    let mut facts = json!({
        "browser": {
            "engine": "chromium", "version": 140, "privateWindow": false,
            "hasHostAccess": true, "hasBrowsingData": true, "seesOthers": true
        },
        "page": "https://www.fern.example:8443", "storeId": "0", "siteProtected": false,
        "hosts": [], "cookies": [], "documents": [], "storage": []
    });
    merge(&mut facts, changes);
    serde_json::from_value(facts).expect("the facts are facts")
}

fn merge(into: &mut Value, changes: &Value) {
    match (into, changes) {
        (Value::Object(into), Value::Object(changes)) => {
            for (name, change) in changes {
                merge(into.entry(name).or_insert(Value::Null), change);
            }
        }
        (into, changes) => *into = changes.clone(),
    }
}

pub(crate) fn wish(choice: &str, scope: &str) -> ClearingWish {
    serde_json::from_value(json!({"choice": choice, "scope": scope})).expect("it is a wish")
}

pub(crate) fn cookie(name: &str, domain: &str, path: &str) -> Value {
    json!({
        "cookie": {
            "name": name, "domain": domain, "hostOnly": !domain.starts_with('.'), "path": path,
            "secure": true, "storeId": "0"
        },
        "signsIn": name == "sid", "protected": name == "mine"
    })
}

fn embedded(name: &str, domain: &str, top: &str) -> Value {
    let mut found = cookie(name, domain, "/");
    merge(
        &mut found,
        &json!({"cookie": {"partitionKey": {"topLevelSite": top, "hasCrossSiteAncestor": true}}}),
    );
    found
}

pub(crate) fn document(origin: &str) -> Value {
    json!({
        "tabId": 7, "frameId": 0, "origin": origin, "storeId": "0", "embedded": false, "scriptable": true
    })
}

/// The plan of one type, as JavaScript reads it.
fn of_type(plan: &ClearingPlan, data_type: &str) -> Value {
    let plan = serde_json::to_value(plan).expect("a plan is JSON");
    let types = plan["types"].as_array().cloned().unwrap_or_default();
    let mut found = types
        .into_iter()
        .filter(|planned| planned["dataType"] == data_type);
    found.next().unwrap_or_default()
}

fn planned(changes: &Value, choice: &str, scope: &str, data_type: &str) -> Value {
    let plan = plan(&facts(changes), wish(choice, scope)).expect("it can be planned");
    of_type(&plan, data_type)
}

fn names(steps: &Value) -> Vec<String> {
    let steps = steps.as_array().cloned().unwrap_or_default();
    let name = |step: &Value| {
        format!("{} {}", step["details"]["url"], step["details"]["name"]).replace('"', "")
    };
    steps.iter().map(name).collect()
}
