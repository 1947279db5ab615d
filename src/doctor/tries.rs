//! What became of tries to sign in, as far as requests tell it.

use super::facts::{DoorFacts, Request};
use crate::site::{is_of, site_of};

/// Words in the path of a request that signs in.
const SIGN_IN: [&str; 19] = [
    "login",
    "signin",
    "logon",
    "auth",
    "authenticate",
    "authentication",
    "oauth",
    "oauth2",
    "session",
    "sessions",
    "token",
    "tokens",
    "connect",
    "otp",
    "verify",
    "2fa",
    "mfa",
    "totp",
    "authorize",
];
/// What may stand for the first of those in two words.
const SIGN_IN_PAIRS: [(&str, &str); 3] = [("log", "in"), ("sign", "in"), ("log", "on")];
/// Words at the end of a path that does something else there: who is signed in, and how one could be.
const ELSE: [&str; 17] = [
    "me",
    "user",
    "userinfo",
    "whoami",
    "status",
    "refresh",
    "csrf",
    "xsrf",
    "logout",
    "signout",
    "providers",
    "config",
    "configuration",
    "settings",
    "methods",
    "keys",
    "state",
];
/// So soon after the button a script sends what was typed, in milliseconds.
const SOON: u64 = 1_000;
/// How much a clock of the page and one of the computer may differ, in milliseconds.
const SLACK: u64 = 1_000;

/// Whether the site has refused what was typed.
pub(super) fn is_refused(facts: &DoorFacts) -> bool {
    let requests = sign_in_requests(facts);
    let mut statuses = requests.into_iter().map(|request| request.status);
    let refuses = |status| matches!(status, 400 | 401 | 403 | 404 | 422);
    (facts.was_sent() && refuses(facts.status())) || statuses.any(refuses)
}

/// Whether the site has refused something, or the form came back: then what the page says is said of that.
pub(super) fn has_failed(facts: &DoorFacts) -> bool {
    let requests = sign_in_requests(facts);
    let mut statuses = requests.into_iter().map(|request| request.status);
    facts.status() >= 400 || facts.is_back_at_form() || statuses.any(|status| status >= 400)
}

/// The requests of scripts to the site that sign in, of each place the last. Pages ask all the time who is signed in: what was asked
/// before the try tells nothing of it.
pub(super) fn sign_in_requests(facts: &DoorFacts) -> Vec<&Request> {
    let site = site_of(&facts.place.host);
    let mut last: Vec<&Request> = vec![];
    if !facts.has_tried() {
        return last;
    }
    let requests = facts.own_frames().flat_map(|frame| &frame.requests);
    let begin = facts.tried.as_ref().map_or(u64::MAX, |tried| tried.ago);
    let is_after = |request: &&Request| request.ago <= begin.saturating_add(SLACK);
    let of_scripts = requests
        .filter(|request| request.by_script && is_of(&site, &request.place.host))
        .filter(is_after);
    for request in of_scripts.filter(|request| signs_in(&request.place.path)) {
        last.retain(|other| other.place != request.place);
        last.push(request);
    }
    last
}

/// Where no request has a name to sign in by: the one that a script sent right after the try and that was refused as a sign-in is.
pub(super) fn likely_request(facts: &DoorFacts) -> Option<&Request> {
    let begin = facts.tried.as_ref()?.ago;
    if !sign_in_requests(facts).is_empty() {
        return None;
    }
    let site = site_of(&facts.place.host);
    let requests = facts.own_frames().flat_map(|frame| &frame.requests);
    let mut likely = requests.filter(|request| {
        let is_soon =
            (begin.saturating_sub(SOON)..=begin.saturating_add(SLACK)).contains(&request.ago);
        request.by_script
            && is_of(&site, &request.place.host)
            && is_soon
            && matches!(request.status, 401 | 423 | 429)
            && !does_else(&request.place.path)
    });
    let one = likely.next()?;
    likely.all(|other| other.place == one.place).then_some(one)
}

/// Whether a path is one to sign in at, by its words: `/api/v2/sign_in`, `/accounts:signInWithPassword`, not `/authors`.
fn signs_in(path: &str) -> bool {
    let words = words(path);
    let is_word = |word: &String| SIGN_IN.contains(&word.as_str());
    let is_pair = |pair: &[String]| {
        let [one, other] = pair else { return false };
        SIGN_IN_PAIRS.contains(&(one.as_str(), other.as_str()))
    };
    !does_else(path) && (words.iter().any(is_word) || words.windows(2).any(is_pair))
}

/// Whether a path is one to ask something else at.
fn does_else(path: &str) -> bool {
    let words = words(path);
    let last = words.last();
    last.is_some_and(|last| ELSE.contains(&last.as_str()))
}

/// The words of a path, small, split where a capital follows a small letter too.
fn words(path: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in path.chars() {
        let begins = letter.is_uppercase() && was_small;
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::signs_in;

    #[test]
    fn a_path_signs_in_by_its_words() {
        let rows = [
            ("/login", true),
            ("/api/v2/sign_in", true),
            ("/users/sign-in.json", true),
            ("/wp-login.php", true),
            ("/api/logIn", true),
            ("/api/doLogin", true),
            ("/v1/accounts:signInWithPassword", true),
            ("/oauth/token", true),
            ("/sessions", true),
            ("/authors", false),
            ("/tokenizer.js", false),
            ("/reconnect", false),
            ("/plugins/logins-chart", false),
            ("/api/session/me", false),
            ("/auth/csrf", false),
            ("/auth/refresh", false),
            ("/", false),
        ];
        for (path, wanted) in rows {
            assert_eq!(signs_in(path), wanted, "{path}");
        }
    }
}
