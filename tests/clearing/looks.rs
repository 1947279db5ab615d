//! What the extension sees of a site, as tests say it.

use latchkey::clearing::SiteLook;
use serde_json::{Value, json};

/// A look at `https://www.fern.example` that sees nothing, with these changes.
pub(crate) fn look(changes: &Value) -> SiteLook {
    let mut look = json!({
        "browser": {
            "engine": "chromium", "version": 140, "privateWindow": false,
            "hasHostAccess": true, "hasBrowsingData": true
        },
        "page": "https://www.fern.example", "storeId": "0", "cookies": [], "kinds": [],
        "documents": [], "protected": {"sites": [], "cookies": []}
    });
    for (name, value) in changes.as_object().expect("names and values") {
        look[name] = value.clone();
    }
    serde_json::from_value(look).expect("it is a look")
}
