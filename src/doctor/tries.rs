//! What became of tries to sign in, as far as requests tell it.

use super::facts::{DoorFacts, Request};
use crate::site::{is_of, site_of};

/// What the path of a request holds that signs in.
const SIGN_IN_PATHS: [&str; 14] = [
    "login", "log-in", "log_in", "signin", "sign-in", "sign_in", "logon", "auth", "session",
    "token", "connect", "otp", "verify", "2fa",
];

/// Whether the site has refused what was typed.
pub(super) fn is_refused(facts: &DoorFacts) -> bool {
    let requests = sign_in_requests(facts);
    let mut statuses = requests.into_iter().map(|request| request.status);
    let refuses = |status| matches!(status, 400 | 401 | 403 | 404 | 422);
    refuses(facts.status()) || statuses.any(refuses)
}

/// Whether the site has refused something, or the form came back: then what the page says is said of that.
pub(super) fn has_failed(facts: &DoorFacts) -> bool {
    let requests = sign_in_requests(facts);
    let mut statuses = requests.into_iter().map(|request| request.status);
    facts.status() >= 400 || facts.is_back_at_form() || statuses.any(|status| status >= 400)
}

/// The requests of scripts to the site that sign in, of each place the last. Pages ask all the time who is signed in: what is asked
/// before anybody has typed a password tells nothing.
pub(super) fn sign_in_requests(facts: &DoorFacts) -> Vec<&Request> {
    let site = site_of(&facts.place.host);
    let mut last: Vec<&Request> = vec![];
    if !facts.has_tried() {
        return last;
    }
    let requests = facts.own_frames().flat_map(|frame| &frame.requests);
    for request in requests.filter(|request| request.by_script && is_of(&site, &request.place.host))
    {
        let path = request.place.path.to_ascii_lowercase();
        if SIGN_IN_PATHS.iter().any(|part| path.contains(part)) {
            last.retain(|other| other.place != request.place);
            last.push(request);
        }
    }
    last
}
