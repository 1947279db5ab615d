//! When a site may be asked again, as it says itself (RFC 9110, section 10.2.3): a number of seconds, or a date.

use super::date::date;

/// The longest wait that is believed, as in what pages say: 30 days.
const LONGEST: i64 = 2_592_000;
const MS: i64 = 1_000;

/// In seconds after a time, which is in milliseconds since 1970; nothing where that is over, or no wait.
pub(super) fn retry_after(header: &str, now: i64) -> Option<u32> {
    let header = header.trim();
    let is_number = !header.is_empty() && header.bytes().all(|letter| letter.is_ascii_digit());
    let seconds = if is_number {
        header.parse().ok()?
    } else {
        // A part of a second is waited for too.
        (date(header)? - now + MS - 1).div_euclid(MS)
    };
    (1..=LONGEST)
        .contains(&seconds)
        .then(|| u32::try_from(seconds).ok())?
}
