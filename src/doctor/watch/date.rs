//! A date as a browser reads it in a cookie (6265bis, section 5.1.1).

use crate::text::MONTHS;

const MS: i64 = 1_000;
/// The days from the first of the year 1 to 1970.
const TO_1970: i64 = 719_162;

/// In milliseconds since 1970; nothing where it is no date.
pub(super) fn date(text: &str) -> Option<i64> {
    let (mut time, mut day, mut month, mut year) = (None, None, None, None);
    for token in text.split(is_delimiter).filter(|token| !token.is_empty()) {
        if time.is_none() && hours(token).is_some() {
            time = hours(token);
        } else if day.is_none() && leading(token, 1, 2).is_some() {
            day = leading(token, 1, 2);
        } else if month.is_none() && month_of(token).is_some() {
            month = month_of(token);
        } else if year.is_none() {
            year = leading(token, 2, 4);
        }
    }
    let ([hour, minute, second], day, month) = (time?, day?, month?);
    let year = match year? {
        short @ 70..=99 => short + 1_900,
        short @ 0..=69 => short + 2_000,
        long => long,
    };
    let is_date = year >= 1_601
        && (1..=days_in(month, year)).contains(&day)
        && hour <= 23
        && minute <= 59
        && second <= 59;
    let days = days_before(year, month) + day - 1;
    is_date.then(|| (((days * 24 + hour) * 60 + minute) * 60 + second) * MS)
}

fn is_delimiter(letter: char) -> bool {
    matches!(letter, '\t' | ' '..='/' | ';'..='@' | '['..='`' | '{'..='~')
}

/// The number that a token begins with, of so many digits; another letter may follow, and anything after that.
fn leading(token: &str, least: usize, most: usize) -> Option<i64> {
    let digits = token.bytes().take_while(u8::is_ascii_digit).count();
    (least..=most).contains(&digits).then_some(())?;
    token.get(..digits)?.parse().ok()
}

fn hours(token: &str) -> Option<[i64; 3]> {
    let mut parts = token.splitn(3, ':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = |part: &str| part.bytes().all(|letter| letter.is_ascii_digit());
    (whole(hour) && whole(minute)).then_some(())?;
    Some([
        leading(hour, 1, 2)?,
        leading(minute, 1, 2)?,
        leading(second, 1, 2)?,
    ])
}

fn month_of(token: &str) -> Option<i64> {
    let begin = token.get(..3)?;
    let mut months = (1..).zip(MONTHS);
    months
        .find(|(_, name)| begin.eq_ignore_ascii_case(name))
        .map(|(month, _)| month)
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970 to the first of a month.
fn days_before(year: i64, month: i64) -> i64 {
    // Whole years first; before 1970 it is less than nothing.
    let before = year - 1;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    let months: i64 = (1..month).map(|month| days_in(month, year)).sum();
    years + months - TO_1970
}
