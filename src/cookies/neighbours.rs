//! What the cookies of a site say about each other: ranks, twins, groups.

use std::collections::{HashMap, HashSet};

use super::{facts::Facts, names::Meaning};

/// Ends this close were set by the same answer of the server, in seconds.
const SAME_MOMENT: f64 = 2.0;
/// Endings that mark a cookie as the companion of another: its signature or a further part of it.
const COMPANIONS: [&str; 4] = [".sig", "_sig", ".0", ".1"];

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
    pub(crate) same_end: usize,
    /// Others of the same host.
    pub(crate) same_host: usize,
    /// Others of the same name.
    pub(crate) same_name: usize,
    /// Others whose name begins with the same word.
    pub(crate) same_first_word: usize,
    /// Others of a similar length and the same alphabet.
    pub(crate) same_shape: usize,
    /// It belongs to another cookie or another to it, as `session.sig` to `session`.
    pub(crate) companion: bool,
}

/// The standing of each cookie of one site, of whose names it is known what they say. Work grows as sorting does.
pub(super) fn standings(jar: &[&Facts], meanings: &[&Meaning]) -> Vec<Standing> {
    let bits = |facts: &Facts| facts.shape.as_ref().map_or(-1.0, super::shape::Shape::bits);
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
    let mut ends: Vec<f64> = jar.iter().filter_map(|facts| facts.lifetime).collect();
    ends.sort_by(f64::total_cmp);
    let is_secure = |facts: &&&Facts| facts.secure == Some(true);
    let secure = jar.iter().filter(is_secure).count();
    let hosts = count(jar.iter().map(|facts| facts.host.as_deref()));
    let names = count(jar.iter().map(|facts| facts.name.as_str()));
    let words = count(meanings.iter().map(|meaning| &meaning.first_word));
    let shapes = count(jar.iter().map(|facts| form(facts)));
    let led: HashSet<&str> = names.keys().filter_map(|name| leader(name)).collect();
    jar.iter()
        .zip(meanings)
        .map(|(facts, meaning)| Standing {
            cookies: jar.len(),
            http_only: hidden_bits.len(),
            secure,
            bits_rank: all_bits.partition_point(|other| *other > bits(facts)),
            run_rank: runs.partition_point(|other| *other > run(facts)),
            bits_rank_http_only: hidden_bits.partition_point(|other| *other > bits(facts)),
            same_end: facts.lifetime.map_or(0, |end| {
                let below = ends.partition_point(|other| *other < end - SAME_MOMENT);
                ends.partition_point(|other| *other <= end + SAME_MOMENT) - below - 1
            }),
            same_host: others(&hosts, &facts.host.as_deref()),
            same_name: others(&names, &facts.name.as_str()),
            same_first_word: if meaning.first_word.is_some() {
                others(&words, &&meaning.first_word)
            } else {
                0
            },
            same_shape: others(&shapes, &form(facts)),
            companion: led.contains(facts.name.as_str())
                || leader(&facts.name).is_some_and(|leader| names.contains_key(leader)),
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

fn form(facts: &Facts) -> Option<(super::shape::Alphabet, usize)> {
    facts
        .shape
        .as_ref()
        .map(|shape| (shape.alphabet, shape.length / 4))
}

/// The name of the cookie that one of this name belongs to, if it is there.
fn leader(name: &str) -> Option<&str> {
    COMPANIONS
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
}
