//! Deleting one cookie: the call that takes it, and no neighbour's.

use latchkey::clearing::{BrowserFacts, removal_of};
use latchkey::cookies::Cookie;
use serde_json::{Value, json};

fn cookie(domain: &str, path: &str, http_only: bool) -> Cookie {
    serde_json::from_value(json!({
        "name": "sid", "value": "secret", "domain": domain, "hostOnly": !domain.starts_with('.'), "path": path,
        "secure": true, "httpOnly": http_only, "sameSite": "lax", "session": true, "storeId": "0",
    }))
    .expect("a cookie")
}

/// Browser, site, domain, path, whether it is hidden from scripts, what is beside it, and the call.
type Row<'a> = (
    &'a str,
    &'a str,
    &'a str,
    &'a str,
    bool,
    &'a [&'a str],
    &'a str,
);

#[test]
fn each_is_removed_by_a_call_that_names_it_alone() {
    let (expire, remove, script) = ("expireCookie", "removeCookie", "inPage");
    let (fern, app) = ("fern.example", "mine.retool.app");
    let rows: [Row; 16] = [
        ("chromium", fern, "fern.example", "/", true, &[], expire),
        ("chromium", fern, ".fern.example", "/", true, &[], expire),
        // The domain above may be a neighbour's, of whom nothing is seen.
        ("chromium", app, "mine.retool.app", "/", true, &[], expire),
        ("firefox", app, "mine.retool.app", "/", true, &[], expire),
        ("chromium", fern, "fern.example", "/a b", false, &[], script),
        (
            "chromium",
            fern,
            "fern.example",
            "/\u{fc}",
            false,
            &[],
            script,
        ),
        ("chromium", fern, "fern.example", "/a b", true, &[], "none"),
        ("chromium", "[::1]", "[::1]", "/", true, &[], expire),
        ("firefox", fern, "fern.example", "/", true, &[], remove),
        (
            "firefox",
            fern,
            "fern.example",
            "/",
            true,
            &[".fern.example"],
            expire,
        ),
        ("firefox", fern, "fern.example", "/a b", true, &[], expire),
        (
            "firefox",
            fern,
            "fern.example",
            "/\u{fc}",
            true,
            &[],
            expire,
        ),
        ("firefox", "[::1]", "[::1]", "/", false, &[], script),
        ("firefox", "[::1]", "[::1]", "/", true, &[], "none"),
        (
            "chromium",
            "fern.example.",
            "fern.example.",
            "/",
            true,
            &[],
            expire,
        ),
        ("firefox", "localhost", "localhost", "/", true, &[], remove),
    ];
    for row @ (engine, site, domain, path, http_only, beside, expected) in rows {
        let browser: BrowserFacts = serde_json::from_value(json!({
            "engine": engine, "version": 140, "privateWindow": false, "hasHostAccess": true, "hasBrowsingData": true,
        }))
        .expect("a browser");
        let own = cookie(domain, path, http_only);
        let others = beside.iter().map(|domain| cookie(domain, "/", true));
        let present: Vec<Cookie> = std::iter::once(own.clone()).chain(others).collect();
        let origin = format!("https://{site}").parse().expect("an origin");
        let step = removal_of(&own, &present, browser, site, Some((7, origin)));
        let step = serde_json::to_value(step.expect("a site")).expect("JSON");
        assert_eq!(step["call"].as_str().unwrap_or("none"), expected, "{row:?}");
        if expected == expire {
            let domain = domain.starts_with('.').then_some(domain);
            let named = (&step["details"]["domain"], &step["details"]["path"]);
            assert_eq!(named, (&json!(domain), &Value::from(path)), "{row:?}");
        }
    }
}

#[test]
fn a_page_of_another_site_is_not_asked() {
    let browser: BrowserFacts = serde_json::from_value(json!({
        "engine": "chromium", "version": 140, "privateWindow": false, "hasHostAccess": true, "hasBrowsingData": true,
    }))
    .expect("a browser");
    let own = cookie("fern.example", "/a b", false);
    let elsewhere = "https://oak.example".parse().expect("an origin");
    for page in [None, Some((7, elsewhere))] {
        let step = removal_of(&own, &[], browser.clone(), "fern.example", page);
        assert_eq!(step, Ok(None));
    }
}
