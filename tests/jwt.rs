//! JSON Web Tokens that are opened.

use data_encoding::BASE64URL_NOPAD;
use latchkey::Coded;
use latchkey::cookies::jwt::{self, JwtError, JwtForm, LONGEST_TOKEN};
use proptest::prelude::*;

fn part(json: &str) -> String {
    BASE64URL_NOPAD.encode(json.as_bytes())
}

fn token(header: &str, claims: &str) -> String {
    format!("{}.{}.c2lnbmF0dXJl", part(header), part(claims))
}

/// RFC 7519, section 3.1.
#[test]
fn the_example_of_the_standard() {
    let token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let opened = jwt::open(token).expect("it is a token");
    assert_eq!(opened.form, JwtForm::Signed);
    assert_eq!(opened.algorithm, "HS256");
    assert_eq!(opened.issuer.as_deref(), Some("joe"));
    assert_eq!(opened.expires_at, Some(1_300_819_380.0));
    assert!(!opened.unprotected && opened.issued_at.is_none());
}

/// RFC 7519, section 6.1: a token without signature.
#[test]
fn a_token_that_nothing_protects() {
    let token = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";
    assert!(jwt::open(token).expect("it is a token").unprotected);
}

/// The header of RFC 7516, section A.1; the other parts are of the right form only.
#[test]
fn an_encrypted_token_is_named_as_such() {
    let opened = jwt::open("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA")
        .expect("it is a token");
    assert_eq!(
        (opened.form, opened.algorithm.as_str()),
        (JwtForm::Encrypted, "RSA-OAEP")
    );
    assert_eq!(opened.expires_at, None);
}

#[test]
fn what_is_no_token_is_refused() {
    let header = r#"{"alg":"HS256"}"#;
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(40), "]".repeat(40));
    let many: Vec<String> = (0..200).map(|number| format!("\"c{number}\":1")).collect();
    for (name, token, error) in [
        ("empty", String::new(), JwtError::Parts),
        ("two parts", "a.b".into(), JwtError::Parts),
        ("four parts", "YQ.YQ.YQ.YQ".into(), JwtError::Parts),
        ("six parts", "YQ.YQ.YQ.YQ.YQ.YQ".into(), JwtError::Parts),
        ("signs", "!!.YQ.YQ".into(), JwtError::Encoding),
        ("an array", token("[]", "{}"), JwtError::NoObject),
        ("cut off", token(header, "{\"exp\":"), JwtError::NoObject),
        ("no algorithm", token("{}", "{}"), JwtError::NoAlgorithm),
        (
            "an algorithm that is no text",
            token("{\"alg\":1}", "{}"),
            JwtError::NoAlgorithm,
        ),
        ("deep", token(header, &deep), JwtError::TooDeep),
        (
            "many",
            token(header, &format!("{{{}}}", many.join(","))),
            JwtError::TooManyClaims,
        ),
        ("long", "a".repeat(LONGEST_TOKEN + 1), JwtError::TooLong),
    ] {
        assert_eq!(jwt::open(&token), Err(error), "{name}");
        assert!(!error.code().is_empty() && !error.to_string().is_empty());
    }
}

#[test]
fn claims_of_the_wrong_kind_are_let_be() {
    let opened = jwt::open(&token(
        r#"{"alg":"RS256"}"#,
        r#"{"exp":"soon","iat":1.5,"iss":7}"#,
    ))
    .expect("it is a token");
    assert_eq!(
        (opened.expires_at, opened.issued_at, opened.issuer),
        (None, Some(1.5), None)
    );
}

proptest! {
    #[test]
    fn any_text_is_refused_or_opened(text in ".{0,300}") {
        if let Ok(opened) = jwt::open(&text) {
            prop_assert!(text.starts_with("ey") || !opened.algorithm.is_empty());
        }
    }

    #[test]
    fn any_claims_are_opened(exp in any::<u32>(), claims in "[a-z]{1,8}") {
        let json = format!("{{\"exp\":{exp},\"{claims}\":\"[[[[[[[[[[[[[[[[[[[[{{\"}}");
        let opened = jwt::open(&token(r#"{"alg":"ES256"}"#, &json)).expect("it is a token");
        if claims != "exp" {
            prop_assert_eq!(opened.expires_at, Some(f64::from(exp)));
        }
    }
}
