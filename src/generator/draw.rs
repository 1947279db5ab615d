//! Random numbers without bias, out of random bytes that the caller hands in.

use num_bigint::BigUint;

use crate::random::{NoRandomness, Randomness};

/// A secret, and how many there are of its kind.
pub(super) struct Drawn {
    pub(super) text: String,
    pub(super) count: BigUint,
}

/// A number below `bound`, each with the same probability: random numbers of as many bits as `bound` has are drawn until
/// one is below it, which takes fewer than two draws on average.
pub(super) fn below(
    bound: &BigUint,
    source: &mut impl Randomness,
) -> Result<BigUint, NoRandomness> {
    let bits = bound.bits();
    if bits == 0 {
        return Ok(BigUint::ZERO);
    }
    let mut bytes = vec![0; usize::try_from(bits.div_ceil(8)).map_err(|_| NoRandomness)?];
    loop {
        source.fill(&mut bytes)?;
        if let Some(highest) = bytes.last_mut() {
            *highest &= u8::MAX >> ((8 - bits % 8) % 8);
        }
        let number = BigUint::from_bytes_le(&bytes);
        if number < *bound {
            return Ok(number);
        }
    }
}

/// Picks the place of one of `weights`, each with a probability in proportion to it.
///
/// `None` if all weights are zero.
pub(super) fn weighted(
    weights: &[BigUint],
    source: &mut impl Randomness,
) -> Result<Option<usize>, NoRandomness> {
    let mut drawn = below(&weights.iter().sum(), source)?;
    for (at, weight) in weights.iter().enumerate() {
        if drawn < *weight {
            return Ok(Some(at));
        }
        drawn -= weight;
    }
    Ok(None)
}

/// Picks one of `items`, each with the same probability; `None` if there is none.
pub(super) fn one_of<T: Copy>(
    items: &[T],
    source: &mut impl Randomness,
) -> Result<Option<T>, NoRandomness> {
    let at = below(&BigUint::from(items.len()), source)?;
    Ok(usize::try_from(at)
        .ok()
        .and_then(|at| items.get(at).copied()))
}

/// The binary logarithm of a count, exact to the precision of `f64`; 0 for 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "the 64 highest bits hold more than an f64 does"
)]
pub(super) fn log2(count: &BigUint) -> f64 {
    let shift = count.bits().saturating_sub(64);
    let highest = (count >> shift).iter_u64_digits().next().unwrap_or(1);
    (highest as f64).log2() + shift as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes from a list.
    struct Listed(Vec<u8>);

    impl Randomness for Listed {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            if self.0.len() < bytes.len() {
                return Err(NoRandomness);
            }
            bytes.copy_from_slice(&self.0.drain(..bytes.len()).collect::<Vec<_>>());
            Ok(())
        }
    }

    #[test]
    fn a_number_that_is_too_high_is_drawn_again() {
        let ten = BigUint::from(10_u8);
        let mut source = Listed(vec![0x0f, 0xfa, 0x1b, 0xf9, 0x30]);
        assert_eq!(below(&ten, &mut source), Ok(BigUint::from(9_u8)));
        assert_eq!(below(&ten, &mut source), Ok(BigUint::ZERO));
        assert_eq!(below(&ten, &mut source), Err(NoRandomness));
        assert_eq!(below(&BigUint::ZERO, &mut source), Ok(BigUint::ZERO));
    }

    #[test]
    fn logarithms_are_those_of_f64() {
        let rows = [
            (1_u128, 0.0),
            (2, 1.0),
            (1 << 100, 100.0),
            (3 << 90, 90.0 + 3_f64.log2()),
        ];
        for (count, expected) in rows {
            assert!(
                (log2(&BigUint::from(count)) - expected).abs() < 1e-12,
                "{count}"
            );
        }
    }
}
