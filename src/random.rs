//! Randomness, handed in: nothing in the library draws it by itself.

/// A source of random bytes: the operating system's, in the bundles; a seeded one, in tests.
pub trait Randomness {
    /// Fills `bytes` with random bytes.
    ///
    /// # Errors
    /// [`NoRandomness`] if there are none to be had; never fewer or weaker ones instead.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The source of random bytes gave none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no random bytes are to be had")]
pub struct NoRandomness;
