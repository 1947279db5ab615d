//! The passwords of one length that keep given rules: how many there are, and one of them, each as likely as any other.
//!
//! Characters that belong to the same required sets make a group. For each length, set of required sets that have a
//! character already, and group of the last character, the strings are counted; a string is then drawn from its end.

use num_bigint::BigUint;

use super::draw::{one_of, weighted};
use crate::random::{NoRandomness, Randomness};
use crate::rules::CharSet;

/// The strings of a length over an alphabet, with a character of each required set, and no character more than
/// `max_run` times in a row.
pub(super) struct Strings {
    length: usize,
    max_run: usize,
    groups: Vec<Group>,
    /// For each length, required sets met (as bits) and group of the last character.
    counts: Vec<Vec<Vec<Count>>>,
    all_met: usize,
}

struct Group {
    characters: Vec<char>,
    /// The required sets that a character of the group meets, as bits.
    meets: usize,
}

#[derive(Clone, Default)]
struct Count {
    /// Strings.
    all: BigUint,
    /// Strings whose last character differs from the one before.
    turning: BigUint,
}

impl Strings {
    /// Counts. `required` are at most [`super::MOST_SETS`] sets.
    pub(super) fn new(
        length: usize,
        alphabet: CharSet,
        required: &[CharSet],
        max_run: Option<usize>,
    ) -> Self {
        let mut strings = Self {
            length,
            max_run: max_run.unwrap_or(length).clamp(1, length.max(1)),
            groups: groups(alphabet, required),
            counts: Vec::with_capacity(length + 1),
            all_met: (1 << required.len()) - 1,
        };
        let empty = vec![vec![Count::default(); strings.groups.len()]; strings.all_met + 1];
        strings.counts.push(empty.clone());
        for length in 1..=length {
            let mut row = empty.clone();
            for met in 0..=strings.all_met {
                for (group, Group { characters, meets }) in strings.groups.iter().enumerate() {
                    let turning: BigUint = strings
                        .before(length, met, group)
                        .map(|(count, _)| count)
                        .sum();
                    let cell = &mut row[met | meets][group];
                    cell.turning += turning;
                    if length == 1 && met == 0 {
                        cell.turning += characters.len();
                    }
                }
            }
            for (met, cells) in row.iter_mut().enumerate() {
                for (group, cell) in cells.iter_mut().enumerate() {
                    cell.all = &cell.turning + strings.repeating(length, met, group);
                }
            }
            strings.counts.push(row);
        }
        strings
    }

    /// Ways to put a character of `group` behind a shorter string that meets `met` and ends in another character: for
    /// each group in which that string can end, the number of such pairs.
    fn before(
        &self,
        length: usize,
        met: usize,
        group: usize,
    ) -> impl Iterator<Item = (BigUint, usize)> {
        let size = self.groups[group].characters.len();
        let shorter = &self.counts[length - 1][met];
        shorter.iter().enumerate().map(move |(last, count)| {
            let others = if last == group { size - 1 } else { size };
            (&count.all * others, last)
        })
    }

    /// Strings of `length` that end in the same character twice or more: those that are shorter by one character, with
    /// that character again, but for those that end in as long a run as there may be.
    fn repeating(&self, length: usize, met: usize, group: usize) -> BigUint {
        let shorter = &self.counts[length - 1][met][group].all;
        match length.checked_sub(self.max_run + 1) {
            Some(start) => shorter - self.longest_run(start + 1, met, group),
            None => shorter.clone(),
        }
    }

    /// Strings whose last run began at `start` characters.
    fn longest_run(&self, start: usize, met: usize, group: usize) -> &BigUint {
        &self.counts[start][met][group].turning
    }

    /// How many strings there are.
    pub(super) fn count(&self) -> BigUint {
        let full = &self.counts[self.length][self.all_met];
        if self.length == 0 {
            return BigUint::from(u8::from(self.all_met == 0));
        }
        full.iter().map(|count| &count.all).sum()
    }

    /// One of the strings, each with the same probability; `None` if there is none.
    pub(super) fn draw(
        &self,
        source: &mut impl Randomness,
    ) -> Result<Option<String>, NoRandomness> {
        let mut reversed = Vec::with_capacity(self.length);
        let mut length = self.length;
        let mut met = self.all_met;
        let ends: Vec<BigUint> = self.counts[length][met]
            .iter()
            .map(|c| c.all.clone())
            .collect();
        if length == 0 {
            return Ok((self.all_met == 0).then(String::new));
        }
        let Some(mut group) = weighted(&ends, source)? else {
            return Ok(None);
        };
        let mut next = None;
        loop {
            let choice: Vec<char> = self.groups[group]
                .characters
                .iter()
                .copied()
                .filter(|c| Some(*c) != next)
                .collect();
            let Some(character) = one_of(&choice, source)? else {
                return Ok(None);
            };
            let runs: Vec<BigUint> = (1..=self.max_run.min(length))
                .map(|run| self.counts[length + 1 - run][met][group].turning.clone())
                .collect();
            let Some(run) = weighted(&runs, source)?.map(|at| at + 1) else {
                return Ok(None);
            };
            reversed.extend(std::iter::repeat_n(character, run));
            length -= run;
            if length == 0 {
                return Ok(Some(reversed.into_iter().rev().collect()));
            }
            let (weights, places): (Vec<_>, Vec<_>) = (0..=self.all_met)
                .filter(|before| before | self.groups[group].meets == met)
                .flat_map(|before| {
                    self.before(length + 1, before, group)
                        .map(move |(count, last)| (count, (before, last)))
                })
                .unzip();
            let Some(place) = weighted(&weights, source)?.and_then(|at| places.get(at)) else {
                return Ok(None);
            };
            (met, group) = *place;
            next = Some(character);
        }
    }
}

/// The characters of `alphabet`, by the required sets that they meet.
fn groups(alphabet: CharSet, required: &[CharSet]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for character in alphabet.chars() {
        let meets = required
            .iter()
            .enumerate()
            .filter(|(_, set)| set.contains(character))
            .fold(0, |bits, (at, _)| bits | 1 << at);
        match groups.iter_mut().find(|group| group.meets == meets) {
            Some(group) => group.characters.push(character),
            None => groups.push(Group {
                characters: vec![character],
                meets,
            }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// xorshift64, seeded: the same numbers in every run.
    struct Seeded(u64);

    impl Randomness for Seeded {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            for byte in bytes {
                self.0 ^= self.0 << 13;
                self.0 ^= self.0 >> 7;
                self.0 ^= self.0 << 17;
                *byte = self.0.to_le_bytes()[3];
            }
            Ok(())
        }
    }

    fn keeps(text: &str, required: &[CharSet], max_run: Option<usize>) -> bool {
        let characters: Vec<char> = text.chars().collect();
        required
            .iter()
            .all(|set| text.chars().any(|c| set.contains(c)))
            && characters
                .chunk_by(|one, next| one == next)
                .all(|run| max_run.is_none_or(|most| run.len() <= most))
    }

    /// All strings over a small alphabet, one after the other.
    fn enumerated(length: usize, alphabet: &str) -> Vec<String> {
        (0..length).fold(vec![String::new()], |shorter, _| {
            shorter
                .iter()
                .flat_map(|start| alphabet.chars().map(move |c| format!("{start}{c}")))
                .collect()
        })
    }

    const CASES: [(usize, &str, &[&str], Option<usize>); 10] = [
        (0, "ab", &[], None),
        (0, "ab", &["a"], None),
        (1, "abc", &["ab"], None),
        (4, "ab", &["a", "b"], None),
        (5, "ab1", &["ab", "1"], Some(1)),
        (5, "ab12", &["a", "1", "b2"], Some(2)),
        (6, "ab1", &["ab", "b1"], Some(2)),
        (4, "a", &[], Some(3)),
        (5, "abc", &[], Some(1)),
        (6, "abc", &["a"], Some(3)),
    ];

    #[test]
    fn what_is_counted_is_what_there_is() {
        for (length, alphabet, required, max_run) in CASES {
            let sets: Vec<CharSet> = required.iter().map(|set| CharSet::of(set)).collect();
            let there_are = enumerated(length, alphabet)
                .iter()
                .filter(|text| keeps(text, &sets, max_run))
                .count();
            let strings = Strings::new(length, CharSet::of(alphabet), &sets, max_run);
            assert_eq!(
                strings.count(),
                there_are.into(),
                "{length} {alphabet} {required:?} {max_run:?}"
            );
        }
    }

    /// Chi-square over all strings of a small set, with a fixed seed. The threshold is the mean and six standard
    /// deviations.
    #[test]
    fn every_string_is_as_likely_as_any_other() {
        for (length, alphabet, required, max_run) in CASES {
            let sets: Vec<CharSet> = required.iter().map(|set| CharSet::of(set)).collect();
            let strings = Strings::new(length, CharSet::of(alphabet), &sets, max_run);
            let count = u32::try_from(strings.count()).unwrap();
            if count < 2 {
                continue;
            }
            let mut source = Seeded(0x2545_f491_4f6c_dd1d);
            let mut seen: HashMap<String, u32> = HashMap::new();
            let draws = 50 * count;
            for _ in 0..draws {
                let text = strings.draw(&mut source).unwrap().unwrap();
                assert!(keeps(&text, &sets, max_run), "{text}");
                *seen.entry(text).or_default() += 1;
            }
            assert_eq!(seen.len(), count as usize, "all strings occur");
            let chi_square: f64 = seen
                .values()
                .map(|&times| (f64::from(times) - 50.0).powi(2) / 50.0)
                .sum();
            let freedom = f64::from(count - 1);
            assert!(
                chi_square < freedom + 6.0 * (2.0 * freedom).sqrt(),
                "{length} {alphabet} {required:?} {max_run:?}: {chi_square} with {freedom}"
            );
        }
    }

    #[test]
    fn of_nothing_nothing_is_drawn() {
        let mut source = Seeded(1);
        for strings in [
            Strings::new(3, CharSet::NONE, &[], None),
            Strings::new(
                1,
                CharSet::of("ab"),
                &[CharSet::of("a"), CharSet::of("b")],
                None,
            ),
            Strings::new(4, CharSet::of("a"), &[], Some(3)),
        ] {
            assert_eq!(strings.count(), BigUint::ZERO);
            assert_eq!(strings.draw(&mut source), Ok(None));
        }
    }
}
