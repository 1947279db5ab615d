//! Padding, so that the length of a vault does not tell how many accounts it holds.

use zeroize::Zeroizing;

use crate::vault::{error::VaultError, reader::Reader};

/// The steps in which a vault grows, in bytes.
const STEP: usize = 1024;
/// Bytes of the length in front.
const LENGTH_SIZE: usize = 4;

/// The length of contents once they are padded, in bytes.
pub(super) fn padded_length(contents: &[u8]) -> usize {
    (LENGTH_SIZE + contents.len()).next_multiple_of(STEP)
}

/// The length of `contents`, `contents`, and zeros up to the next step.
pub(super) fn pad(contents: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let length = u32::try_from(contents.len()).map_err(|_| VaultError::TooLarge)?;
    let padded_length = padded_length(contents);
    let mut padded = Zeroizing::new(Vec::with_capacity(padded_length));
    padded.extend(length.to_be_bytes());
    padded.extend(contents);
    padded.resize(padded_length, 0);
    Ok(padded)
}

/// What [`pad`] was given.
pub(super) fn unpad(padded: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut reader = Reader::new(padded);
    let length = usize::try_from(reader.u32()?).map_err(|_| VaultError::Damaged)?;
    let contents = reader.take(length)?;
    if !padded.len().is_multiple_of(STEP) || reader.rest().iter().any(|&byte| byte != 0) {
        return Err(VaultError::Damaged);
    }
    Ok(Zeroizing::new(contents.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_comes_off_again() {
        for length in [0, 1, 1019, 1020, 1021, 2044, 2045] {
            let contents = vec![7; length];
            let padded = pad(&contents).expect("it is short");
            assert_eq!(padded.len(), (length + 4).div_ceil(1024) * 1024);
            assert_eq!(*unpad(&padded).expect("it was just padded"), contents);
        }
    }

    #[test]
    fn padding_of_another_shape_is_damaged() {
        let padded = pad(b"codes").expect("it is short");
        let with = |at: usize, byte| {
            let mut changed = padded.to_vec();
            changed[at] = byte;
            changed
        };
        let rows = [
            ("longer than there is", with(2, 4)),
            ("4 GiB", with(0, 255)),
            ("something in the padding", with(1023, 1)),
            ("shorter, so that contents are padding", with(3, 4)),
            (
                "no step",
                padded
                    .split_last()
                    .map(|(_, rest)| rest.to_vec())
                    .unwrap_or_default(),
            ),
            ("nothing", vec![]),
            ("half a length", vec![0, 0]),
        ];
        for (name, changed) in rows {
            assert_eq!(unpad(&changed), Err(VaultError::Damaged), "{name}");
        }
    }
}
