//! The usual spellings of a date of birth and of a phone number, as people put them into passwords.

/// Years that a person or a person's child can be born in.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
/// Digits that a phone number has (ITU-T E.164: at most 15), and ends of it that people use.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
const PHONE_ENDS: [usize; 4] = [4, 6, 7, 8];

/// Spellings of `input`, if it is a date or a phone number.
pub(super) fn spellings(input: &str) -> Vec<String> {
    let numbers: Vec<&str> = input
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if input.chars().any(char::is_alphabetic) {
        return vec![];
    }
    match dates(&numbers) {
        found if found.is_empty() => phone(input, &numbers.concat()),
        found => found,
    }
}

/// Dates with a year of four digits at one end; where day and month could be either, they are both.
fn dates(numbers: &[&str]) -> Vec<String> {
    let &[first, second, third] = numbers else {
        return vec![];
    };
    let (year, one, other) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, first, second)
    };
    let value = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    if year.len() != 4 || !YEARS.contains(&value(year)) {
        return vec![];
    }
    let short = value(year) % 100;
    let mut found = Vec::new();
    for (day, month) in [(value(other), value(one)), (value(one), value(other))] {
        if (1..=31).contains(&day) && (1..=12).contains(&month) {
            found.extend([
                format!("{day:02}{month:02}{year}"),
                format!("{month:02}{day:02}{year}"),
                format!("{year}{month:02}{day:02}"),
                format!("{day:02}{month:02}{short:02}"),
                format!("{month:02}{day:02}{short:02}"),
                format!("{short:02}{month:02}{day:02}"),
                format!("{day:02}.{month:02}.{year}"),
                format!("{day}{month}{year}"),
                format!("{day:02}{month:02}"),
                format!("{month:02}{day:02}"),
            ]);
            if first.len() == 4 {
                break;
            }
        }
    }
    if !found.is_empty() {
        found.push(year.to_owned());
    }
    found
}

/// The digits, the national number with its leading zero, and the ends.
fn phone(input: &str, digits: &str) -> Vec<String> {
    if !PHONE_DIGITS.contains(&digits.len()) {
        return vec![];
    }
    let mut found = vec![digits.to_owned()];
    if input.trim_start().starts_with('+') {
        found.extend((1..=3).filter_map(|code| Some(format!("0{}", digits.get(code..)?))));
    }
    let ends = PHONE_ENDS
        .iter()
        .filter_map(|end| digits.get(digits.len().checked_sub(*end)?..));
    found.extend(ends.map(str::to_owned));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_spelled() {
        let rows: [(&str, &[&str]); 6] = [
            (
                "1984-07-13",
                &[
                    "13071984", "07131984", "19840713", "130784", "0713", "1371984", "1984",
                ],
            ),
            ("13.7.1984", &["13071984", "13.07.1984", "1307", "840713"]),
            ("07/13/1984", &["07131984", "130784"]),
            ("2/3/1990", &["02031990", "03021990"]),
            (
                "+49 170 1234567",
                &["491701234567", "01701234567", "4567", "1234567"],
            ),
            ("(555) 010-4477", &["5550104477", "4477", "104477"]),
        ];
        for (input, expected) in rows {
            let found = spellings(input);
            for spelling in expected {
                assert!(
                    found.iter().any(|own| own == spelling),
                    "{input}: {spelling} in {found:?}"
                );
            }
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for input in [
            "",
            "1984",
            "12",
            "0-0-1984",
            "12345678901234567890",
            "room 1.2.1984",
            "1.2.3",
            "10.0.0.1",
            "99999999999-1-2000",
        ] {
            assert!(
                spellings(input).is_empty(),
                "{input}: {:?}",
                spellings(input)
            );
        }
    }
}
