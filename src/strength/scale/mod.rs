//! What so many guesses mean: a score, a rating, and times for four attackers.

pub(super) mod crack_time;
pub(super) mod score;
