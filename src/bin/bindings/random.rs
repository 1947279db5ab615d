//! Random bytes.

use latchkey::random::{NoRandomness, Randomness};

/// The operating system's random bytes, through `crypto.getRandomValues`.
#[derive(Clone, Copy, Debug)]
pub struct System;

impl Randomness for System {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}
