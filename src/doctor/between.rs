//! What stands between a page and its site: captchas, identity services, service workers, the clock, and time.

use super::{
    facts::{DoorFacts, Sight},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    said::{Said, is_anything_said, is_said},
};

/// A service that puts something into a page.
struct Service {
    /// Ends of the hosts of its script.
    hosts: &'static [&'static str],
    /// A class of the element that it fills.
    class: &'static str,
    code: FindingCode,
}

const SERVICES: [Service; 10] = [
    captcha(
        &["google.com", "recaptcha.net", "gstatic.com"],
        "g-recaptcha",
    ),
    captcha(&["hcaptcha.com"], "h-captcha"),
    captcha(&["challenges.cloudflare.com"], "cf-turnstile"),
    captcha(
        &[
            "friendlycaptcha.eu",
            "friendlycaptcha.com",
            "unpkg.com",
            "jsdelivr.net",
        ],
        "frc-captcha",
    ),
    captcha(&["mtcaptcha.com"], "mtcaptcha"),
    captcha(&["arkoselabs.com", "funcaptcha.com"], "funcaptcha"),
    captcha(
        &[
            "smartcaptcha.yandexcloud.net",
            "smartcaptcha.cloud.yandex.ru",
        ],
        "smart-captcha",
    ),
    identity(&["accounts.google.com"], "g_id_signin"),
    identity(&["appleid.cdn-apple.com"], "appleid-signin"),
    identity(&["connect.facebook.net"], "fb-login-button"),
];

const fn captcha(hosts: &'static [&'static str], class: &'static str) -> Service {
    let code = FindingCode::CaptchaBlocked;
    Service { hosts, class, code }
}

const fn identity(hosts: &'static [&'static str], class: &'static str) -> Service {
    let code = FindingCode::IdentityBlocked;
    Service { hosts, class, code }
}

/// A clock that is off by more makes codes wrong (RFC 6238, section 5.2: a step or two), in milliseconds.
const OFF_FOR_CODES: i64 = 45_000;
/// A clock that is off by more makes cookies and tokens end too early, in milliseconds: a quarter of an hour.
const OFF_FOR_ALL: i64 = 900_000;
/// A form that has been open for so long may have expired, in milliseconds: two hours.
const LONG_OPEN: u64 = 2 * 60 * 60 * 1_000;

pub(super) fn examine(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    services(facts, said, found);
    clock(facts, said, found);
    let Some(top) = facts.top() else {
        return;
    };
    let Some(navigation) = &top.navigation else {
        return;
    };
    if facts.asks_to_sign_in() && navigation.age > LONG_OPEN && !is_anything_said(said) {
        let seconds = navigation.age / 1_000;
        let (code, step) = (FindingCode::FormExpired, Step::OpenAnew);
        found.push(Finding::new(
            code,
            Certainty::Possible,
            Evidence::Time { seconds },
            step,
        ));
    }
    if facts.asks_to_sign_in()
        && navigation.from_worker
        && top.has_worker
        && !is_anything_said(said)
    {
        let (code, step) = (FindingCode::OldPage, Step::LoadFresh);
        found.push(Finding::new(
            code,
            Certainty::Possible,
            Evidence::Seen,
            step,
        ));
    }
}

/// A service whose script is named, and whose place in the page stayed empty.
fn services(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    if facts.is_signed_in() {
        return;
    }
    for frame in facts.own_frames() {
        for Service { hosts, class, code } in &SERVICES {
            let is_its = |host: &&String| hosts.iter().any(|end| is_below(host, end));
            let named = frame.scripts.iter().find(is_its);
            let is_empty = frame
                .empty
                .iter()
                .any(|name| name.split(' ').any(|one| one == *class));
            let Some(host) =
                named.filter(|_| is_empty && !frame.frames.iter().any(|host| is_its(&host)))
            else {
                continue;
            };
            // Another way in works without an identity service.
            let is_captcha = *code == FindingCode::CaptchaBlocked;
            let sure = if is_captcha && !is_said(said, &[FindingCode::WrongPassword]) {
                Certainty::MostLikely
            } else {
                Certainty::Possible
            };
            let step = Step::AllowService { host: host.clone() };
            found.push(Finding::new(*code, sure, Evidence::host(host), step));
        }
    }
}

fn is_below(host: &str, end: &str) -> bool {
    host == end || host.strip_suffix(end).is_some_and(|sub| sub.ends_with('.'))
}

fn clock(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    let Some(ahead) = facts.clock_ahead else {
        return;
    };
    let off = ahead.saturating_abs();
    let code_is_wrong = is_said(said, &[FindingCode::WrongCode]);
    if off <= OFF_FOR_CODES || (off <= OFF_FOR_ALL && !code_is_wrong && !facts.asks_for_code) {
        return;
    }
    let explains = code_is_wrong || !is_anything_said(said);
    let sure = if explains {
        Certainty::MostLikely
    } else {
        Certainty::Possible
    };
    let seconds = off.unsigned_abs() / 1_000;
    found.push(Finding::new(
        FindingCode::ClockWrong,
        sure,
        Evidence::Time { seconds },
        Step::SetClock,
    ));
}

/// Whether a wrong clock may be behind it.
pub(super) fn wants_time(facts: &DoorFacts, found: &[Finding]) -> bool {
    let goes_by_time = found.iter().any(|finding| {
        matches!(
            finding.code,
            FindingCode::WrongCode
                | FindingCode::FormExpired
                | FindingCode::Refused
                | FindingCode::BadRequest
                | FindingCode::BackAtForm
        ) || matches!(finding.evidence, Evidence::Status { .. })
    });
    facts.clock_ahead.is_none()
        && facts.sight == Sight::Page
        && (facts.asks_for_code || (goes_by_time && !facts.is_signed_in()))
}

pub(super) fn clock_is_fine(facts: &DoorFacts) -> bool {
    facts
        .clock_ahead
        .is_some_and(|ahead| ahead.saturating_abs() <= OFF_FOR_CODES)
}
