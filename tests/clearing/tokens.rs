//! What signs in out of `localStorage`, `sessionStorage` and `IndexedDB`. Key names are those that the libraries'
//! documentation names; values are made up but for the example of RFC 7519, section 3.1.

use latchkey::clearing::token::{TokenReason, ValueShape, database_signs_in, signs_in};
use proptest::prelude::*;

const RFC_7519: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\
    eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.\
    dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

#[test]
fn keys_sign_in_by_name_and_shape() {
    use TokenReason::{JsonWebToken, Library, Name, TokenInside};
    let nested = r#"{"auth":"{\"accessToken\":\"0123456789abcdef\"}","_persist":"{}"}"#;
    let listed = format!(r#"[{{"user":["{RFC_7519}"]}}]"#);
    let bearer = format!("Bearer {RFC_7519}");
    let rows = [
        ("state", RFC_7519, Some(JsonWebToken)),
        ("state", &bearer, Some(JsonWebToken)),
        ("csrfToken", RFC_7519, None),
        ("firebase:authUser:AIza:[DEFAULT]", "{}", Some(Library)),
        (
            "CognitoIdentityServiceProvider.1.LastAuthUser",
            "robin",
            Some(Library),
        ),
        (
            "sb-fern-auth-token",
            r#"{"access_token":"0123456789abcdef"}"#,
            Some(TokenInside),
        ),
        ("persist:root", nested, Some(TokenInside)),
        ("cache", &listed, Some(TokenInside)),
        ("mx_access_token", "syt_cm9iaW4_abc", Some(Name)),
        ("accessToken", "0123456789abcdef", Some(Name)),
        ("sessionId", "0123456789abcdef", Some(Name)),
        ("JWT", "not quite a token", Some(Name)),
        ("fcm_token", "0123456789abcdef", None),
        ("xsrf-token", "0123456789abcdef", None),
        ("token", "", None),
        ("session_count", "12345678901", None),
        ("logged_in", "true", None),
        ("theme", "a dark and warm one", None),
        ("author", "Fern and Robin", None),
        ("tokenizer", "a long enough text", None),
        ("cart", r#"{"items":[{"name":"fern","count":2}]}"#, None),
        ("_ga", "GA1.2.1234567890.1234567890", None),
        ("", "", None),
        ("日本語", "日本語日本語日本語", None),
    ];
    for (key, value, expected) in rows {
        assert_eq!(
            signs_in(key, ValueShape::of(value)),
            expected,
            "{key} = {value}"
        );
    }
}

#[test]
fn databases_sign_in_by_name() {
    let rows = [
        ("firebaseLocalStorageDb", Some(TokenReason::Library)),
        ("msal.db", Some(TokenReason::Library)),
        ("matrix-js-sdk:crypto", Some(TokenReason::Library)),
        ("AuthStore", Some(TokenReason::Name)),
        ("user-session", Some(TokenReason::Name)),
        ("workbox-expiration", None),
        ("products", None),
        ("", None),
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
        assert_eq!(signs_in("state", ValueShape::of(value)), None);
    }
}

proptest! {
    #[test]
    fn any_value_has_a_shape(key in ".*", value in ".*") {
        let shape = ValueShape::of(&value);
        prop_assert!(shape != ValueShape::Setting || signs_in(&key, shape) != Some(TokenReason::Name));
    }
}
