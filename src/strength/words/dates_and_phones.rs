//! The usual spellings of a date of birth and of a phone number, as people put them into passwords.

/// Years that a person or a person's child can be born in.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
/// Digits that a phone number has (ITU-T E.164: at most 15), and ends of it that people use.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
const PHONE_ENDS: [usize; 4] = [4, 6, 7, 8];

/// What stands for months in passwords, as short as it is. Other words of three letters are in too many words.
const ABBREVIATED: [&str; 16] = [
    "jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt",
    "nov", "dec", "dez",
];
const SHORTEST_BY_CHANCE: usize = 3;
/// What people call the months: in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Swedish, Russian
/// (also as in a date) and Ukrainian. What begins with one of them is that month in a date.
const MONTHS: [&str; 12] = [
    "jan january januar janvier enero ene janeiro gennaio gen januari stycznia styczeń ocak январь января янв січень січня",
    "feb february februar février fevrier fév febrero fevereiro fev febbraio februari lutego luty şubat февраль февраля фев лютий лютого",
    "mar march märz mär maerz mars marzo março marco maart marca marzec mart март марта березень березня",
    "apr april avril avr abril abr aprile kwietnia kwiecień nisan апрель апреля апр квітень квітня",
    "may mai mayo maio maggio mag mei maja maj mayıs май мая травень травня",
    "jun june juni juin junio junho giugno giu czerwca czerwiec haziran июнь июня июн червень червня",
    "jul july juli juillet juil julio julho luglio lug lipca lipiec temmuz июль июля июл липень липня",
    "aug august août aout agosto ago augustus sierpnia sierpień ağustos augusti август августа авг серпень серпня",
    "sep september sept septembre septiembre setembro settembre set września wrzesień eylül сентябрь сентября сен вересень вересня",
    "oct october oktober okt octobre octubre outubro out ottobre ott października październik ekim октябрь октября окт жовтень жовтня",
    "nov november novembre noviembre novembro listopada listopad kasım ноябрь ноября ноя листопад листопада",
    "dec december dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień aralık декабрь декабря дек грудень грудня",
];

/// Spellings of `input`, in small letters, if it is a date or a phone number.
pub(super) fn spellings(input: &str) -> Vec<String> {
    let parts: Vec<&str> = input
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !matches!(*part, "" | "de" | "of"))
        .collect();
    let numbers: Vec<String> = parts.iter().map(|part| without_ending(part)).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let found = match numbers[..] {
        [first, second, third] => dates(first, second, third),
        [digits] if digits.len() == 8 && digits.is_ascii() => {
            let (first, last) = digits.split_at(4);
            let (one, other) = last.split_at(2);
            let mut found = dates(first, one, other);
            let (one, other) = first.split_at(2);
            found.extend(dates(one, other, last));
            found
        }
        _ => vec![],
    };
    let is_number = parts
        .iter()
        .all(|part| part.bytes().all(|c| c.is_ascii_digit()));
    if found.is_empty() && is_number {
        phone(input, &parts.concat())
    } else {
        found
    }
}

/// `12th` as `12`, and the name of a month as its number.
fn without_ending(part: &str) -> String {
    let digits = part.trim_end_matches(char::is_alphabetic);
    let month = MONTHS
        .iter()
        .position(|names| names.split(' ').any(|name| part.starts_with(name)));
    match month {
        Some(month) => (month + 1).to_string(),
        None if digits.is_empty() => part.to_owned(),
        None => digits.to_owned(),
    }
}

/// Dates with a year at one end; where day and month could be either, they are both. A year of two digits comes last.
fn dates(first: &str, second: &str, third: &str) -> Vec<String> {
    let (year, one, other) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, first, second)
    };
    let value = |text: &str| match text.parse::<u32>() {
        Ok(value) if text.len() <= 4 => value,
        _ => u32::MAX,
    };
    let years = match (year.len(), value(year)) {
        (4, year) if YEARS.contains(&year) => vec![year],
        (2, year @ 0..=99) => vec![1900 + year, 2000 + year],
        _ => return vec![],
    };
    let mut found = Vec::new();
    for (day, month) in [(value(other), value(one)), (value(one), value(other))] {
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            continue;
        }
        found.extend(years.iter().flat_map(|year| spelled(*year, month, day)));
        if first.len() == 4 {
            break;
        }
    }
    found
}

fn spelled(year: u32, month: u32, day: u32) -> Vec<String> {
    let short = year % 100;
    let mut found = vec![
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
        format!("{day:02}"),
        day.to_string(),
        format!("{month:02}"),
        month.to_string(),
        year.to_string(),
        format!("{short:02}"),
    ];
    let names = usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    found.extend(
        names
            .into_iter()
            .flat_map(|names| names.split(' '))
            .filter(|name| name.chars().count() > SHORTEST_BY_CHANCE || ABBREVIATED.contains(name))
            .map(str::to_owned),
    );
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
        let rows: [(&str, &[&str]); 10] = [
            (
                "1984-07-13",
                &[
                    "13071984", "07131984", "19840713", "130784", "0713", "1371984", "1984",
                ],
            ),
            ("13.7.1984", &["13071984", "13.07.1984", "1307", "840713"]),
            ("07/13/1984", &["07131984", "130784"]),
            ("13 juillet 1984", &["13071984", "juillet"]),
            ("5 июля 1984", &["05071984", "июля"]),
            ("5 de agosto de 1984", &["05081984", "agosto"]),
            ("1 maj 1984", &["01051984", "mayo"]),
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
            "may",
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
