//! What was left, as short as a person reads it: a page names what it stores as it likes, and as often.

use std::collections::HashMap;

use crate::clearing::plan::Exception;

/// The most letters of a name.
const MOST_LETTERS: usize = 200;
/// The most that are told for one reason. How many there are is counted elsewhere.
const MOST_OF_A_REASON: usize = 50;

pub(super) fn in_short(exceptions: Vec<Exception>) -> Vec<Exception> {
    let mut told = HashMap::new();
    let mut is_told = |left: &Exception| {
        let count: &mut usize = told.entry(left.reason).or_default();
        *count += 1;
        *count <= MOST_OF_A_REASON
    };
    exceptions
        .into_iter()
        .filter(|left| is_told(left))
        .map(|left| Exception {
            name: left.name.map(shortened),
            ..left
        })
        .collect()
}

fn shortened(name: String) -> String {
    if name.chars().nth(MOST_LETTERS).is_none() {
        return name;
    }
    let shown: String = name.chars().take(MOST_LETTERS).collect();
    format!("{shown}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clearing::plan::Obstacle;

    fn left(name: &str, reason: Obstacle) -> Exception {
        Exception {
            place: "https://fern.example".into(),
            name: Some(name.into()),
            reason,
        }
    }

    #[test]
    fn what_a_person_reads_stays_as_it_is() {
        let few = vec![
            left("sid", Obstacle::SignsIn),
            left("é…", Obstacle::Protected),
        ];
        assert_eq!(in_short(few.clone()), few);
    }

    #[test]
    fn however_long_and_many_names_are_what_is_told_is_short() {
        let long = "é\"".repeat(1_000_000);
        let mut many = vec![left(&long, Obstacle::SignsIn); 60];
        many.push(left("theme", Obstacle::Protected));
        let told = in_short(many);
        assert_eq!(told.len(), MOST_OF_A_REASON + 1);
        assert!(
            told.iter()
                .all(|left| left.name.as_ref().is_some_and(|name| name.len() < 400))
        );
        assert_eq!(told.last(), Some(&left("theme", Obstacle::Protected)));
    }
}
