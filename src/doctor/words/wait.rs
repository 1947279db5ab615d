//! How long a text says to wait.

use crate::text::normalize;

/// Stems of units of time, with their seconds.
const UNITS: [(u32, &[&str]); 4] = [
    (
        1,
        &[
            "sec",
            "sek",
            "seg",
            "sn",
            "saniy",
            "sekunt",
            "секунд",
            "δευτερ",
            "ثاني",
            "ثوان",
            "שני",
            "秒",
            "초",
            "giay",
            "วินาที",
            "detik",
        ],
    ),
    (
        60,
        &[
            "min",
            "мин",
            "хвилин",
            "λεπτ",
            "دقي",
            "דק",
            "分",
            "分钟",
            "분",
            "dakika",
            "phut",
            "นาที",
            "perc",
            "menit",
        ],
    ),
    (
        3_600,
        &[
            "hour",
            "hr",
            "stund",
            "heure",
            "hora",
            "ore",
            "ora",
            "час",
            "годин",
            "godzin",
            "uur",
            "uren",
            "hodin",
            "tim",
            "time",
            "ωρ",
            "ساع",
            "שע",
            "時間",
            "小时",
            "小時",
            "시간",
            "saat",
            "gio",
            "ชั่วโมง",
            "jam",
        ],
    ),
    (
        86_400,
        &[
            "day", "tag", "jour", "dia", "día", "giorn", "дн", "день", "dni", "dag", "日間",
            "日后", "日後", "天", "일",
        ],
    ),
];
/// Words that begin like one of those and are none.
const OTHERS: [&str; 7] = [
    "times", "timely", "percent", "minus", "minimum", "section", "segment",
];
/// What stands before a number that is part of a date or of a time of day.
const IN_DATES: [char; 6] = ['月', '월', '時', '时', '點', '시'];

/// The longest wait that is believed: 30 days.
const LONGEST_WAIT: u32 = 2_592_000;

/// For how many seconds a text says to wait, if it does.
pub(in super::super) fn wait(text: &str) -> Option<u32> {
    let text = normalize(text);
    let mut rest = text.as_str();
    while let Some(begin) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, number) = (rest.get(..begin)?, rest.get(begin..)?);
        let end = number
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(number.len());
        let is_in_date = before.trim_end().ends_with(IN_DATES);
        if let Some(each) = unit(number.get(end..)?).filter(|_| !is_in_date) {
            let count: u32 = number.get(..end)?.parse().ok()?;
            return count.checked_mul(each).filter(|all| *all <= LONGEST_WAIT);
        }
        rest = number.get(end..)?;
    }
    None
}

/// The seconds of the unit that a text begins with.
fn unit(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let word = text.split(' ').next().unwrap_or(text);
    if OTHERS.contains(&word) {
        return None;
    }
    let is_of = |units: &[&str]| units.iter().any(|stem| text.starts_with(&normalize(stem)));
    let found = UNITS.iter().find(|(_, units)| is_of(units));
    found.map(|(each, _)| *each)
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn times_and_dates_are_no_waits() {
        let rows = [
            ("Try again in 15 minutes.", Some(900)),
            ("Try again in 30 seconds", Some(30)),
            (
                "You have failed 5 times. Try again in 10 minutes.",
                Some(600),
            ),
            ("You have failed 5 times.", None),
            ("Prøv igen om 2 timer.", Some(7_200)),
            ("Försök igen om 1 timme.", Some(3_600)),
            ("Versuchen Sie es in 24 Stunden wieder.", Some(86_400)),
            ("5 percent", None),
            ("15分後にもう一度お試しください", Some(900)),
            ("3日間ロックされています", Some(259_200)),
            ("11月29日までお待ちください", None),
            ("11 月 29 日に再度お試しください", None),
            ("10時30分以降にお試しください", None),
            ("11월 29일까지 잠겼습니다", None),
            ("3일 후에 다시 시도하세요", Some(259_200)),
            ("请在30分钟后重试", Some(1_800)),
            ("请3天后重试", Some(259_200)),
            ("99999999999 minutes", None),
            ("4000000000 days", None),
            ("1000 days", None),
            ("7", None),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(wait(text), wanted, "{text}");
        }
    }
}
