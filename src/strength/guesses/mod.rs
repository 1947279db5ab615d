//! How many guesses a password takes: it is cut to what counts (`compact`), looked at through windows (`windows`), and of
//! the patterns that are found there (`matching`, `listed`, with what people put behind words, `tails`, and what is made
//! of the person's own facts, `own`) the sequence with the fewest guesses counts (`sequence`). Words that come again
//! count once (`again`), and among passwords that nobody is known to use those come first that read like others
//! (`letters`).

mod again;
pub(super) mod compact;
mod letters;
mod listed;
mod matching;
mod own;
pub(super) mod pattern;
mod sequence;
mod tails;
pub(super) mod verdict;
mod ways;
pub(super) mod windows;

pub(super) use matching::place;
