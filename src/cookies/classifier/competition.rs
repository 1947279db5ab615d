//! Most sites sign in with one cookie, or with a few that are set together. So what a cookie looks like is weighed against
//! what the others of its site look like: the same value is more of a session on a site that has nothing better.

use super::{
    facts::Facts,
    same_response::{Endings, SAME_RESPONSE},
};
use crate::cookies::name::stem;

/// The odds of one more competitor, which is none of the cookies: a site may sign nobody in, or with something else.
pub const NO_COOKIE: f64 = 0.2;
/// How much of the log-odds of a cookie the odds of its competitors take.
pub const COMPETITION: f64 = 0.85;
/// No cookie looks more, or less, like a sign-in cookie than this, in log-odds.
const MOST: f64 = 30.0;

/// Two cookies of a site do not compete: they have one name, one is a part or a signature of the other, or both were set at
/// the same moment, as a person's number and a proof are.
#[must_use]
pub fn belong_together(one: &Facts, other: &Facts) -> bool {
    let ends = one.lifetime.zip(other.lifetime);
    name_of(one) == name_of(other)
        || ends.is_some_and(|(one, other)| (one - other).abs() <= SAME_RESPONSE)
}

/// What is to be added to the log-odds of each cookie of a site, given those of all: the less, the more its competitors look
/// like sign-in cookies. These are all others but those that belong to it. Work grows as sorting does.
#[must_use]
pub fn handicaps(jar: &[&Facts], log_odds: &[f64]) -> Vec<f64> {
    let mut cookies: Vec<Competitor<'_>> = jar
        .iter()
        .zip(log_odds)
        .enumerate()
        .map(|(place, (facts, log_odds))| Competitor {
            place,
            name: name_of(facts),
            end: facts.lifetime,
            odds: log_odds.clamp(-MOST, MOST).exp(),
        })
        .collect();
    cookies.sort_unstable_by(|one, other| one.name.cmp(other.name));
    for namesakes in cookies.chunk_by_mut(|one, other| one.name == other.name) {
        share(namesakes);
    }
    let all = sum_of(&cookies);
    let ends = Endings::of(cookies.iter().filter_map(Competitor::at_its_end));
    let mut handicaps = vec![0.0; jar.len()];
    for namesakes in cookies.chunk_by(|one, other| one.name == other.name) {
        let same_name = sum_of(namesakes);
        let their_ends = Endings::of(namesakes.iter().filter_map(Competitor::at_its_end));
        for cookie in namesakes {
            let set_with = cookie
                .end
                .map_or(0.0, |end| ends.around(end) - their_ends.around(end));
            if let Some(handicap) = handicaps.get_mut(cookie.place) {
                let others = (all - same_name - set_with).max(0.0);
                *handicap = -COMPETITION * (others + NO_COOKIE).ln();
            }
        }
    }
    handicaps
}

/// What competitors took from a cookie of these log-odds by that handicap, if they fit better than it does.
pub(super) fn taken_by_better(handicap: f64, log_odds: f64) -> Option<f64> {
    let others = (-handicap / COMPETITION).exp() - NO_COOKIE;
    (others > log_odds.exp().max(NO_COOKIE)).then_some(handicap + COMPETITION * NO_COOKIE.ln())
}

/// The name, without the number of a part or the mark of a signature.
fn name_of(facts: &Facts) -> &str {
    stem(&facts.name).unwrap_or(&facts.name)
}

/// A cookie among those of its site.
struct Competitor<'a> {
    /// Its place among them.
    place: usize,
    name: &'a str,
    /// When it ends, in seconds from now.
    end: Option<f64>,
    /// The odds that it signs in.
    odds: f64,
}

impl Competitor<'_> {
    fn at_its_end(&self) -> Option<(f64, f64)> {
        Some((self.end?, self.odds))
    }
}

/// A site signs in with a name, at however many paths it has set it: many of one name compete as one.
#[expect(
    clippy::cast_precision_loss,
    reason = "browsers hold a few thousand cookies"
)]
fn share(namesakes: &mut [Competitor<'_>]) {
    let count = namesakes.len() as f64;
    for one in namesakes {
        one.odds /= count;
    }
}

/// The sum of the odds, whose last bit does not depend on the order of the cookies.
fn sum_of(cookies: &[Competitor<'_>]) -> f64 {
    if let [only] = cookies {
        return only.odds;
    }
    let mut odds: Vec<f64> = cookies.iter().map(|one| one.odds).collect();
    odds.sort_by(f64::total_cmp);
    odds.into_iter().sum()
}
