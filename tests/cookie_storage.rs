//! What signs in out of `localStorage`, `sessionStorage` and `IndexedDB`. Key names are those that the libraries'
//! documentation names; values are made up but for the example of RFC 7519, section 3.1.

use latchkey::cookies::{StoredValue, database_signs_in, stored_item_signs_in};
use proptest::prelude::*;

const RFC_7519: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\
    eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.\
    dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

#[test]
fn keys_sign_in_by_name_and_shape() {
    let nested = r#"{"auth":"{\"accessToken\":\"0123456789abcdef\"}","_persist":"{}"}"#;
    let listed = format!(r#"[{{"user":["{RFC_7519}"]}}]"#);
    let bearer = format!("Bearer {RFC_7519}");
    let rows = [
        ("state", RFC_7519, true),
        ("state", &bearer, true),
        // The header of RFC 7516, section A.1; the other parts are of the right form only.
        (
            "state",
            "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA",
            true,
        ),
        ("csrfToken", RFC_7519, false),
        ("firebase:authUser:AIza:[DEFAULT]", "{}", true),
        (
            "CognitoIdentityServiceProvider.1.LastAuthUser",
            "robin",
            true,
        ),
        (
            "sb-fern-auth-token",
            r#"{"access_token":"0123456789abcdef"}"#,
            true,
        ),
        ("persist:root", nested, true),
        ("cache", &listed, true),
        ("mx_access_token", "syt_cm9iaW4_abc", true),
        ("accessToken", "0123456789abcdef", true),
        ("sessionId", "0123456789abcdef", true),
        ("JWT", "not quite a token", true),
        ("fcm_token", "0123456789abcdef", false),
        ("xsrf-token", "0123456789abcdef", false),
        ("token", "", false),
        ("session_count", "12345678901", false),
        ("logged_in", "true", false),
        ("theme", "a dark and warm one", false),
        ("author", "Fern and Robin", false),
        ("tokenizer", "a long enough text", false),
        ("cart", r#"{"items":[{"name":"fern","count":2}]}"#, false),
        ("_ga", "GA1.2.1234567890.1234567890", false),
        ("", "", false),
        ("日本語", "日本語日本語日本語", false),
    ];
    for (key, value, expected) in rows {
        assert_eq!(
            stored_item_signs_in(key, StoredValue::of(value)),
            expected,
            "{key} = {value}"
        );
    }
}

#[test]
fn databases_sign_in_by_name() {
    let rows = [
        ("firebaseLocalStorageDb", true),
        ("msal.db", true),
        ("matrix-js-sdk:crypto", true),
        ("AuthStore", true),
        ("user-session", true),
        ("workbox-expiration", false),
        ("products", false),
        ("", false),
    ];
    for (name, expected) in rows {
        assert_eq!(database_signs_in(name), expected, "{name}");
    }
}

#[test]
fn hostile_values_are_no_tokens() {
    let deep = "[".repeat(100_000);
    let long = format!("\"{}\"", "a".repeat(5 << 20));
    let wrapped = (0..6).fold(String::from("{\"x\":1}"), |inner, _| {
        serde_json::json!({"x": inner}).to_string()
    });
    for value in [
        deep.as_str(),
        long.as_str(),
        wrapped.as_str(),
        "...",
        "\u{0}\u{0}.a.b",
        "{\"token\":",
    ] {
        assert!(!stored_item_signs_in("state", StoredValue::of(value)));
    }
}

proptest! {
    #[test]
    fn a_setting_signs_in_no_sooner_than_any_value(key in "(msal\\.|token|csrf)?.*", value in ".*") {
        let signs_in = |value| stored_item_signs_in(&key, value);
        prop_assert!(signs_in(StoredValue::of(&value)) || !signs_in(StoredValue::Setting));
    }
}
