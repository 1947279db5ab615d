//! Cookies that services give to whoever comes, or give in another shape to those who have signed in: by their names alone they
//! say of nobody that they are signed in.

use data_encoding::BASE64URL_NOPAD;
use latchkey::cookies::{Cookie, Evidence, Kind, SameSite, assess, tell};

const NOW: f64 = 1_795_900_000.0;
const RANDOM: &str = "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m";
const HEX: &str = "c81f0a94d7b35e26f08a91c4d6e7b352";

/// A cookie of a first party, as most of these are.
fn cookie(name: &str, domain: &str, value: &str) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: domain.to_owned(),
        host_only: !domain.starts_with('.'),
        path: "/".to_owned(),
        secure: true,
        http_only: true,
        same_site: SameSite::Lax,
        session: true,
        store_id: "0".to_owned(),
        ..Cookie::default()
    }
}

fn readable(cookie: Cookie) -> Cookie {
    Cookie {
        http_only: false,
        ..cookie
    }
}

fn token(claims: &str) -> String {
    let part = |text: &str| BASE64URL_NOPAD.encode(text.as_bytes());
    format!(
        "{}.{}.{}",
        part(r#"{"alg":"HS256","typ":"JWT"}"#),
        part(claims),
        part("a signature of thirty-two bytes!")
    )
}

/// Whether a site of which a page was in front is told for the sake of this cookie.
fn is_told(cookie: &Cookie) -> bool {
    let jar = std::slice::from_ref(cookie);
    let evidence = Evidence {
        visited: vec![cookie.host().to_owned()],
    };
    let told = tell(jar, assess(jar, &[], NOW), &[], &evidence);
    told.iter().any(|one| one.kind == Kind::SignsIn)
}

fn those_told(cookies: &[Cookie]) -> Vec<&str> {
    let told = cookies.iter().filter(|cookie| is_told(cookie));
    told.map(|cookie| cookie.name.as_str()).collect()
}

#[test]
fn a_session_that_everybody_gets_is_told_nowhere_by_its_name() {
    let of_the_site = [
        "_gitlab_session",
        "__session",
        "authentik_session",
        "authelia_session",
        "MRHSession",
        "PD-H-SESSION-ID",
        "PD-S-SESSION-ID",
        "auth0",
        "auth0_compat",
        "canvas_session",
        "SMIDENTITY",
        "vmware_soap_session",
        "__clerk_db_jwt",
        "_zendesk_shared_session",
        "phpbb2mysql_data",
    ];
    let mut jar: Vec<Cookie> = of_the_site
        .iter()
        .map(|name| cookie(name, "fern.example", RANDOM))
        .collect();
    jar.extend([
        cookie(
            "SWID",
            ".espn.com",
            "{C81F0A94-D7B3-5E26-F08A-91C4D6E7B352}",
        ),
        cookie("SUB", ".weibo.com", &format!("_2AkM{RANDOM}")),
        cookie("SUBP", ".weibo.com", RANDOM),
        cookie("lila2", ".lichess.org", RANDOM),
        cookie("NetflixId", ".netflix.com", RANDOM),
        cookie("KAAS", "www.khanacademy.org", RANDOM),
        cookie("_zm_page_auth", ".zoom.us", RANDOM),
        cookie("ubid-main", ".amazon.com", "133-8264017-5920481"),
        cookie(
            "BbRouter",
            "learn.fern.example",
            "expires:1795903600,id:C81F0A94D7B35E26,signature:4a9c72e5",
        ),
    ]);
    assert_eq!(those_told(&jar), [""; 0]);
}

#[test]
fn a_value_can_say_that_it_is_nobodys() {
    let anonymous = token(r#"{"sub":"loid","is_anonymous":true,"exp":1795990000}"#);
    let nobodys = [
        cookie(
            "__session",
            "fern.example",
            "eyJfX2ZsYXNoIjoiNDIifQ%3D%3D.Zk3Qw9Lr7Tn1Vb5Xc8Mf2Hd6Js0Pg4Ya",
        ),
        cookie("token_v2", ".reddit.com", &anonymous),
        cookie(
            "Session_id",
            ".yandex.ru",
            "noauth:1795900000.0.4F8a2Qz9LrK1",
        ),
        cookie(
            "sessionid2",
            ".yandex.ru",
            "noauth:1795900000.0.4F8a2Qz9LrK1",
        ),
        cookie("ObSSOCookie", ".fern.example", "loggedoutcontinue"),
        cookie(
            "cpsession",
            "host.fern.example",
            "%3aZk3Qw9Lr7Tn1Vb5X%2c4a9c72e51b0d",
        ),
        cookie(
            "phsid",
            "phab.fern.example",
            "A%2Fr7tn1vb5xc8mf2hd6js0pg4yazk3qw9l",
        ),
        cookie(
            "phsid",
            "phab.fern.example",
            "A/r7tn1vb5xc8mf2hd6js0pg4yazk3qw9l",
        ),
        cookie("next-auth.session-token", "fern.example", &anonymous),
    ];
    assert_eq!(those_told(&nobodys), [""; 0]);
    let somebody = token(r#"{"sub":"user_2a9","email":"robin@fern.example"}"#);
    let somebodys = [
        cookie("__session", "fern.example", &somebody),
        cookie("token_v2", ".notion.so", &format!("v03%3A{RANDOM}{RANDOM}")),
        cookie(
            "Session_id",
            ".yandex.ru",
            "3:1795900000.5.0.1795900000:Zk3Qw9Lr7Tn1:2a.1.2",
        ),
        cookie("ObSSOCookie", ".fern.example", RANDOM),
        cookie(
            "cpsession",
            "host.fern.example",
            "robin%3aZk3Qw9Lr7Tn1Vb5X%2c4a9c72e51b0d",
        ),
        cookie(
            "phsid",
            "phab.fern.example",
            "r7tn1vb5xc8mf2hd6js0pg4yazk3qw9l",
        ),
        cookie("next-auth.session-token", "fern.example", RANDOM),
    ];
    assert_eq!(those_told(&somebodys).len(), somebodys.len());
}

#[test]
fn a_beginning_takes_no_more_than_what_the_program_puts_behind_it() {
    let others = [
        "SESSID_portal",
        "SESSIONID_x",
        "SESSc81f0a94",
        "wordpress_google_apps_login",
        "sb-abcdefghij-auth-token-code-verifier",
        "sb-fern-theme",
    ];
    let jar = others.map(|name| cookie(name, "fern.example", RANDOM));
    assert_eq!(those_told(&jar), [""; 0]);
    let own = [
        format!("SESS{HEX}"),
        format!("SSESS{HEX}"),
        format!("wordpress_{HEX}"),
        format!("wordpress_sec_{HEX}"),
        format!("wordpress_logged_in_{HEX}"),
        "sb-abcdefghij-auth-token".to_owned(),
        "sb-abcdefghij-auth-token.0".to_owned(),
    ];
    let jar = own.map(|name| cookie(&name, "fern.example", RANDOM));
    assert_eq!(those_told(&jar).len(), jar.len(), "{:?}", those_told(&jar));
}

/// Shops and readers give tokens to guests as well.
#[test]
fn a_token_of_a_usual_name_is_told_where_it_is_kept_from_scripts_or_says_whose_it_is() {
    let guest = token(r#"{"sub":"guest-91c4d6e7","scope":"shop"}"#);
    let robot = token(r#"{"jti":"91c4d6e7","scope":"shop"}"#);
    let robin = token(r#"{"sub":"91c4d6e7","email":"robin@fern.example"}"#);
    let numbered = token(r#"{"sub":"91c4d6e7","scope":"shop"}"#);
    let at = |name: &str, value: &str| cookie(name, "shop.example", value);
    let rows = [
        (readable(at("access_token", RANDOM)), false),
        (readable(at("jwt", &guest)), false),
        (readable(at("jwt", &robot)), false),
        (readable(at("jwt", &robin)), true),
        (readable(at("id_token", &numbered)), true),
        (at("access_token", RANDOM), true),
        (at("access_token", &guest), false),
        (at("refresh_token", &robin), true),
    ];
    for (cookie, expected) in rows {
        let (name, value) = (&cookie.name, &cookie.value);
        assert_eq!(is_told(&cookie), expected, "{name} {value}");
    }
}

/// What only begins a sign-in, or has one of its words in another.
#[test]
fn what_leads_to_signing_in_is_no_session() {
    let names = [
        "oauth_state",
        "n8n-oidc-state",
        "MMOAUTH",
        "auth_nonce",
        "login_challenge",
        "auth_verification",
        "login_redirect_token",
        "oidc.flow.4f1a",
        "sso_request",
        "author_session",
        "accessibility",
        "assigned_user",
        "oauth",
        "pre_auth_session",
        "guest_auth_token",
    ];
    let jar = names.map(|name| cookie(name, "fern.example", RANDOM));
    assert_eq!(those_told(&jar), [""; 0]);
    let sessions = [
        "fern_auth_token",
        "fern_login",
        "authorized_user",
        "oauth_session",
        "sso_session",
        "logged_in_user",
    ];
    let jar = sessions.map(|name| cookie(name, "fern.example", RANDOM));
    assert_eq!(those_told(&jar), sessions);
}
