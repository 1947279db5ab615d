//! What stands between a page and its site: captchas, identity services, service workers, the clock, and time.

use crate::site::is_at_or_below;

use super::{
    facts::{DoorFacts, Place, Sight},
    finding::{Certainty, Evidence, Finding, FindingCode, Step, Timed},
    said::{Said, is_anything_said, is_said},
    tries::has_failed,
};

/// A service whose script a page names.
struct Service {
    /// The end of the host of its script.
    host: &'static str,
    /// What the path of it holds.
    path: &'static str,
    /// The name by which pages call it.
    global: &'static str,
    code: FindingCode,
}

const SERVICES: [Service; 21] = [
    captcha("google.com", "recaptcha", "grecaptcha"),
    captcha("recaptcha.net", "recaptcha", "grecaptcha"),
    captcha("hcaptcha.com", "", "hcaptcha"),
    captcha("challenges.cloudflare.com", "", "turnstile"),
    captcha("mtcaptcha.com", "", "mtcaptcha"),
    captcha("geetest.com", "gt4", "initGeetest4"),
    captcha("smartcaptcha.yandexcloud.net", "", "smartCaptcha"),
    captcha("smartcaptcha.cloud.yandex.ru", "", "smartCaptcha"),
    captcha("geetest.com", "static/js/gt", "initGeetest"),
    captcha("captcha.qcloud.com", "TCaptcha", "TencentCaptcha"),
    captcha("dun.163yun.com", "load.min.js", "initNECaptcha"),
    captcha("jsdelivr.net", "friendly-challenge", "friendlyChallenge"),
    captcha("captcha-sdk.awswaf.com", "", "AwsWafCaptcha"),
    identity("accounts.google.com", "gsi", "google"),
    identity("appleid.cdn-apple.com", "", "AppleID"),
    identity("connect.facebook.net", "sdk", "FB"),
    identity("msauth.net", "msal", "msal"),
    identity("cdn.auth0.com", "lock", "Auth0Lock"),
    identity("oktacdn.com", "okta-signin", "OktaSignIn"),
    identity("developers.kakao.com", "", "Kakao"),
    identity("api-cdn.amazon.com", "", "amazon"),
];

/// The names by which pages call services, to be looked for in them.
#[must_use]
pub fn globals() -> Vec<&'static str> {
    SERVICES.iter().map(|service| service.global).collect()
}

const fn captcha(host: &'static str, path: &'static str, global: &'static str) -> Service {
    Service {
        host,
        path,
        global,
        code: FindingCode::CaptchaBlocked,
    }
}

const fn identity(host: &'static str, path: &'static str, global: &'static str) -> Service {
    Service {
        host,
        path,
        global,
        code: FindingCode::IdentityBlocked,
    }
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
            Evidence::Time {
                of: Timed::PageOpen,
                seconds,
            },
            step,
        ));
    }
    // The form of an old page leads to where nothing is any more.
    let leads_nowhere = matches!(navigation.status, 404 | 405 | 410) && facts.has_tried();
    let is_old = (facts.asks_to_sign_in() && navigation.from_worker) || leads_nowhere;
    // The token of an old form is an old one.
    let is_expired = is_said(said, &[FindingCode::FormExpired])
        || (facts.was_sent() && matches!(navigation.status, 419 | 440));
    let may_be = (is_old && !is_anything_said(said)) || is_expired;
    if top.has_worker && may_be {
        let sure = if has_failed(facts) && is_old {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        };
        let (code, step) = (FindingCode::OldPage, Step::LoadFresh);
        found.push(Finding::new(code, sure, Evidence::Seen, step));
    }
}

/// Services whose script the page names, and which are not there.
fn services(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    if facts.is_signed_in() {
        return;
    }
    // A page that is still loading has not been kept from anything, and who comes with a password needs no other service.
    let is_of_captcha = |said: &Said| said.code == FindingCode::CaptchaFailed;
    let explains = has_failed(facts) && said.iter().all(is_of_captcha);
    for frame in facts.own_frames().filter(|frame| frame.complete) {
        for service in &SERVICES {
            let is_its = |place: &&Place| {
                is_at_or_below(&place.host, service.host) && place.path.contains(service.path)
            };
            let named = frame.scripts.iter().find(is_its);
            let is_there = frame.globals.iter().any(|name| name == service.global);
            if let Some(place) = named.filter(|_| !is_there) {
                let sure = if service.code == FindingCode::CaptchaBlocked && explains {
                    Certainty::MostLikely
                } else {
                    Certainty::Possible
                };
                let host = place.host.clone();
                let evidence = Evidence::host(&host);
                let step = Step::AllowService { host };
                found.push(Finding::new(service.code, sure, evidence, step));
            }
        }
    }
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
        Evidence::Time {
            of: Timed::ClockOff,
            seconds,
        },
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
