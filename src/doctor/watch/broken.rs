//! Why a request has no answer, out of the names that Chromium and Firefox have for it.

use serde::Serialize;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WatchBroken"))]
#[serde(rename_all = "camelCase")]
pub enum Broken {
    /// It has one.
    No,
    /// There is no such host.
    NoSuchHost,
    /// Nobody listens there, or it cannot be reached.
    NotReached,
    /// It broke off.
    BrokeOff,
    /// An extension has stopped it.
    Blocked,
    /// The browser itself has stopped it, to protect the person.
    Protected,
    /// The page or the other site does not allow it.
    NotAllowed,
    /// The certificate is not trusted.
    Certificate,
    /// No safe connection could be agreed on.
    Encryption,
    /// It took too long.
    TooLong,
    /// It was sent on too often.
    SentOnTooOften,
    /// The computer has no connection.
    Offline,
    /// The proxy does not let it through.
    Proxy,
    /// The page or the person has stopped it: nothing is wrong with that.
    Stopped,
    /// Something else.
    Other,
}

/// What is in the names, the most telling first.
const NAMES: [(&str, Broken); 40] = [
    ("BLOCKED_BY_CLIENT", Broken::Blocked),
    ("BLOCKED_BY_ADMINISTRATOR", Broken::Blocked),
    ("NS_ERROR_ABORT", Broken::Blocked),
    ("BLOCKED_BY", Broken::NotAllowed),
    ("CONTENT_BLOCKED", Broken::NotAllowed),
    ("NS_ERROR_DOM_BAD_URI", Broken::NotAllowed),
    ("NS_ERROR_DOM_COOP_FAILED", Broken::NotAllowed),
    ("NS_ERROR_BLOCKED", Broken::NotAllowed),
    ("TRACKING_URI", Broken::Protected),
    ("FINGERPRINTING_URI", Broken::Protected),
    ("CRYPTOMINING_URI", Broken::Protected),
    ("MALWARE_URI", Broken::Protected),
    ("PHISHING_URI", Broken::Protected),
    ("UNWANTED_URI", Broken::Protected),
    ("HARMFUL", Broken::Protected),
    ("TOO_MANY_REDIRECTS", Broken::SentOnTooOften),
    ("REDIRECT_LOOP", Broken::SentOnTooOften),
    ("INTERNET_DISCONNECTED", Broken::Offline),
    ("NS_ERROR_OFFLINE", Broken::Offline),
    ("NETWORK_CHANGED", Broken::BrokeOff),
    ("PROXY", Broken::Proxy),
    ("TUNNEL", Broken::Proxy),
    ("NAME_NOT_RESOLVED", Broken::NoSuchHost),
    ("UNKNOWN_HOST", Broken::NoSuchHost),
    // These are about the person's own certificate.
    ("CLIENT_AUTH", Broken::Encryption),
    ("CERTIFICATE_REQUIRED", Broken::Encryption),
    ("CERT_ALERT", Broken::Encryption),
    ("CERT", Broken::Certificate),
    ("SSL", Broken::Encryption),
    ("SEC_ERROR", Broken::Certificate),
    ("TIMED_OUT", Broken::TooLong),
    ("NET_TIMEOUT", Broken::TooLong),
    ("CONNECTION_REFUSED", Broken::NotReached),
    ("ADDRESS_UNREACHABLE", Broken::NotReached),
    ("CONNECTION_FAILED", Broken::NotReached),
    ("EMPTY_RESPONSE", Broken::BrokeOff),
    ("RESET", Broken::BrokeOff),
    ("CONNECTION_CLOSED", Broken::BrokeOff),
    ("INTERRUPT", Broken::BrokeOff),
    ("ABORTED", Broken::Stopped),
];

impl Broken {
    /// What a browser's name for it means.
    pub(super) fn of(error: &str) -> Self {
        if error.is_empty() {
            return Self::No;
        }
        let mut names = NAMES.iter();
        let found = names.find(|(name, _)| error.contains(name));
        found.map_or(Self::Other, |(_, broken)| *broken)
    }
}
