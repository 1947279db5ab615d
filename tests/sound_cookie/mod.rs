//! A cookie that has nothing wrong, for tests that change it.

use latchkey::cookies::{Cookie, SameSite};

/// The time of these tests, in Unix seconds.
pub(crate) const NOW: f64 = 1_790_000_000.0;
pub(crate) const DAY: f64 = 86_400.0;

pub(crate) fn sound() -> Cookie {
    Cookie {
        name: "__Host-session".into(),
        value: "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m".into(),
        domain: "fern.example".into(),
        host_only: true,
        path: "/".into(),
        secure: true,
        http_only: true,
        same_site: SameSite::Lax,
        expiration_date: Some(NOW + 14.0 * DAY),
        store_id: "0".into(),
        ..Cookie::default()
    }
}
