//! Where each cookie ranks among those of its site.

use std::collections::HashMap;

use super::{facts::Facts, pairs::Pairs, same_response::Endings};
use crate::cookies::{
    name::Meaning,
    value::{Alphabet, Shape},
};

/// Pages can set as many cookies of one name as there are paths: more than this say nothing more.
const MOST_ALIKE: usize = 2;

/// Where a cookie stands among those of its site.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Standing {
    /// Cookies of the site, this one included.
    pub(crate) cookies: usize,
    /// Cookies of the site that scripts cannot read.
    pub(crate) http_only: usize,
    /// Cookies of the site that travel encrypted only.
    pub(crate) secure: usize,
    /// Cookies with more bits in their value.
    pub(crate) bits_rank: usize,
    /// Cookies with a longer run of letters and digits.
    pub(crate) run_rank: usize,
    /// Cookies with more bits in their value, of those that scripts cannot read.
    pub(crate) bits_rank_http_only: usize,
    /// Others that end at the same moment.
    pub(crate) same_end: f64,
    /// Others of the same name.
    pub(crate) same_name: usize,
    /// Others of a similar length and the same alphabet.
    pub(crate) same_shape: usize,
    /// Cookies of the site whose value has a long run, this one included.
    pub(crate) long_runs: usize,
    /// It could name a person, and one of its host that ends at the same moment could prove it.
    pub(crate) identifies: bool,
    /// It could prove who somebody is, and one of its host that ends at the same moment could name the person.
    pub(crate) proves: bool,
}

/// The standing of each cookie of one site, of whose names it is known what they say. Work grows as sorting does.
pub(super) fn standings(jar: &[&Facts], meanings: &[&Meaning]) -> Vec<Standing> {
    let bits = |facts: &Facts| facts.shape.as_ref().map_or(-1.0, Shape::bits);
    let run = |facts: &Facts| facts.shape.as_ref().map_or(0, |shape| shape.longest_run);
    let hidden = |facts: &&&Facts| facts.http_only == Some(true);
    let sorted = |jar: Vec<&&Facts>| {
        let mut all: Vec<f64> = jar.into_iter().map(|facts| bits(facts)).collect();
        all.sort_by(|one, other| other.total_cmp(one));
        all
    };
    let all_bits = sorted(jar.iter().collect());
    let hidden_bits = sorted(jar.iter().filter(hidden).collect());
    let mut runs: Vec<usize> = jar.iter().map(|facts| run(facts)).collect();
    runs.sort_unstable_by(|one, other| other.cmp(one));
    let ends = Endings::of(jar.iter().filter_map(|facts| Some((facts.lifetime?, 1.0))));
    let is_secure = |facts: &&&Facts| facts.secure == Some(true);
    let secure = jar.iter().filter(is_secure).count();
    let names = count(jar.iter().map(|facts| facts.name.as_str()));
    let shapes = count(jar.iter().map(|facts| form(facts)));
    let shape = |facts: &&Facts| facts.shape.as_ref().is_some_and(Shape::has_long_run);
    let long_runs = jar.iter().filter(|facts| shape(facts)).count();
    let pairs = Pairs::of(jar, meanings);
    jar.iter()
        .zip(meanings)
        .map(|(facts, meaning)| Standing {
            cookies: jar.len(),
            http_only: hidden_bits.len(),
            secure,
            bits_rank: all_bits.partition_point(|other| *other > bits(facts)),
            run_rank: runs.partition_point(|other| *other > run(facts)),
            bits_rank_http_only: hidden_bits.partition_point(|other| *other > bits(facts)),
            same_end: facts.lifetime.map_or(0.0, |end| ends.around(end) - 1.0),
            same_name: others(&names, &facts.name.as_str()).min(MOST_ALIKE),
            same_shape: others(&shapes, &form(facts)),
            long_runs,
            identifies: pairs.identifies(facts, meaning),
            proves: pairs.proves(facts, meaning),
        })
        .collect()
}

fn count<K: std::hash::Hash + Eq>(keys: impl Iterator<Item = K>) -> HashMap<K, usize> {
    let mut counts = HashMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

fn others<K: std::hash::Hash + Eq>(counts: &HashMap<K, usize>, key: &K) -> usize {
    counts.get(key).map_or(0, |count| count - 1)
}

fn form(facts: &Facts) -> Option<(Alphabet, usize)> {
    facts
        .shape
        .as_ref()
        .map(|shape| (shape.alphabet, shape.length / 4))
}
