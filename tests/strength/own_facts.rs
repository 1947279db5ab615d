//! What a person is called, and where they live, in a password.

use latchkey::strength::{Question, Suggestion, Warning, assess};

use super::{assessed, guesses_log10};

#[test]
fn the_persons_own_words_count_against_the_password() {
    let rows: [(&str, &[&str]); 6] = [
        ("quillendrake7", &["quillendrake@fern.example"]),
        ("marblethwaite", &["Orla Marblethwaite"]),
        ("Fernhollow-2", &["fernhollow.example"]),
        ("fernhollow99", &["Join Fernhollow – sign up"]),
        ("müllerin1x", &["Müllerin"]),
        ("qu1llendrake", &["quillendrake"]),
    ];
    for (password, inputs) in rows {
        let known = assessed(password, inputs);
        assert!(known.guesses_log10 < guesses_log10(password), "{password}");
        assert_eq!(known.warning, Some(Warning::PersonalWord), "{password}");
        assert_eq!(
            known.suggestions[0],
            Suggestion::AvoidPersonalWords,
            "{password}"
        );
    }
}

/// Facts of made-up people: name, surname, e-mail address, date of birth, town, pet, user name.
const PEOPLE: [[&str; 7]; 5] = [
    [
        "Robert",
        "Miller",
        "r.miller@fern.example",
        "1975-03-22",
        "Boston",
        "Biscuit",
        "robbie75",
    ],
    [
        "Zoë",
        "Lefèvre",
        "zoe.lefevre@fern.example",
        "2001-07-04",
        "Nîmes",
        "Minou",
        "zozo",
    ],
    [
        "Анна",
        "Петрова",
        "anna.p@fern.example",
        "1990-02-09",
        "Казань",
        "Барсик",
        "annap90",
    ],
    [
        "Wei",
        "Li",
        "wei.li@fern.example",
        "1985-10-01",
        "Suzhou",
        "Momo",
        "liwei",
    ],
    [
        "Siobhan",
        "O'Brien",
        "siobhan@fern.example",
        "1970-06-18",
        "Galway",
        "Finn",
        "shiv",
    ],
];

/// Passwords that somebody makes of their own facts, in each order and spelling.
fn of_own_facts([first, last, _, born, town, pet, user]: [&str; 7]) -> Vec<String> {
    let [year, month, day] = born.split('-').collect::<Vec<_>>()[..] else {
        panic!("a date")
    };
    let day_month = format!("{day}{month}");
    let short_year: String = year.chars().skip(2).collect();
    let parts: [&[&str]; 9] = [
        &[first, last, year],
        &[last, first, &day_month],
        &[first, pet],
        &[year, town, first],
        &[pet, &day_month, year],
        &[user, town],
        &[first, last, town, pet],
        &[last, &short_year, pet],
        &[user],
    ];
    let spellings: [fn(&str) -> String; 4] = [
        str::to_owned,
        str::to_lowercase,
        str::to_uppercase,
        |word| {
            word.replace('a', "4")
                .replace('e', "3")
                .replace('i', "1")
                .replace('o', "0")
        },
    ];
    let mut made = Vec::new();
    for (at, parts) in parts.into_iter().enumerate() {
        for (spelled, spelling) in spellings.into_iter().enumerate() {
            let separator = ["", ".", "_", "-", " "][(at + spelled) % 5];
            let tail = ["", "1", "12", "123", "!", "2024", "4711"][(2 * at + spelled) % 7];
            made.push(spelling(&parts.join(separator)) + tail);
        }
    }
    made
}

#[test]
fn what_is_made_of_a_persons_own_facts_is_weak_and_is_told() {
    for person in PEOPLE {
        for password in of_own_facts(person) {
            let got = assessed(&password, &person);
            assert!(got.score < 3, "{password}: {}", got.guesses_log10);
            assert_eq!(got.warning, Some(Warning::PersonalWord), "{password}");
        }
    }
}

#[test]
fn facts_in_a_disguise_are_known() {
    let person = ["Nora", "Lindqvist", "nora.lindqvist@pine.example", "Κώστας"];
    for password in [
        "lndqvst1991",
        "NrLndqvst1991",
        ";omfwbody1",
        "mpts.;omfwbody",
        "Σατσώκ80!",
        "κΏσΤαΣ1980",
    ] {
        let got = assessed(password, &person);
        assert!(
            got.score < assessed(password, &[]).score.min(3),
            "{password}: {}",
            got.guesses_log10
        );
        assert_eq!(got.warning, Some(Warning::PersonalWord), "{password}");
    }
}

#[test]
fn facts_that_are_not_in_a_password_change_nothing() {
    let words = include_str!("../../src/generator/words.txt");
    let words: Vec<&str> = words.lines().step_by(31).collect();
    let mut state = 1_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    let printable: Vec<char> = ('!'..='~').collect();
    let mut changed = Vec::new();
    for at in 0..500 {
        let password: String = if at % 2 == 0 {
            (0..8 + at % 9).map(|_| printable[next(94)]).collect()
        } else {
            (0..3 + at % 3)
                .map(|_| words[next(words.len())])
                .collect::<Vec<_>>()
                .join(" ")
        };
        let person = PEOPLE[at % PEOPLE.len()];
        if assessed(&password, &person).score != assessed(&password, &[]).score {
            changed.push(password);
        }
    }
    assert_eq!(changed, [""; 0]);
}

#[test]
fn ten_thousand_facts_are_read_and_the_right_one_is_found() {
    let facts: Vec<String> = (0..10_000).map(|n| format!("wort{n}")).collect();
    let question = |password: &str| Question {
        password: password.to_owned(),
        inputs: facts.clone(),
        ..Question::default()
    };
    assert!(assess(&question("Wort9871-Wort23")).score < 3);
    assert_eq!(assess(&question("gT7#qLw2vX9p")).score, 4);
}
