//! How many guesses a password takes: it is cut to what counts (`compact`), looked at through windows that the engine gets
//! through fast (`windows`), and the patterns found there are put together again with the arithmetic mended (`found`,
//! `sequence`); a common password is known as one (`listed`).

pub(super) mod compact;
mod engine;
mod found;
mod listed;
pub(super) mod pattern;
mod sequence;
pub(super) mod verdict;
mod ways;
pub(super) mod windows;
