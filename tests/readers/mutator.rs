//! Changed inputs, the same in every run.

use super::corpus::LARGEST;

/// What readers look for, and the ends of what numbers can be.
const TOKENS: [&[u8]; 24] = [
    b"otpauth://",
    b"secret=",
    b"data=",
    b"LKYVAULT",
    b"LKYBCKUP",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"SQLite format 3\0",
    b"\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"18446744073709551616",
    b"-1",
    b"1e999",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"null",
    b"[",
    b"{\"",
    b"\"",
    b"<![CDATA[",
    b"&#x0;",
    b"%00",
    b"\xe2\x80\xae",
];

/// A source of changed inputs (xorshift).
pub(crate) struct Mutator(u64);

impl Mutator {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    /// One of the inputs, changed in up to eight places.
    pub(crate) fn changed(&mut self, inputs: &[Vec<u8>]) -> Vec<u8> {
        let mut input = inputs[self.below(inputs.len())].clone();
        for _ in 0..=self.below(8) {
            let at = self.below(input.len() + 1);
            let end = (at + self.below(64)).min(input.len());
            match self.below(9) {
                0 => input.truncate(at),
                1 => drop(input.drain(at..end)),
                2 => input.insert(at, u8::try_from(self.below(256)).unwrap_or_default()),
                3 => {
                    let token = TOKENS[self.below(TOKENS.len())];
                    input.splice(at..at, token.iter().copied());
                }
                4 => {
                    let piece = input[at..end].repeat(1 + self.below(200));
                    input.splice(at..at, piece);
                }
                5 => {
                    let other = &inputs[self.below(inputs.len())];
                    let from = self.below(other.len() + 1);
                    input.splice(at.., other[from..].iter().copied());
                }
                _ if at == input.len() => {}
                6 => input[at] ^= 1 << self.below(8),
                7 => input[at] = u8::try_from(self.below(256)).unwrap_or_default(),
                _ => input[at] = input[at].wrapping_add(1),
            }
        }
        input.truncate(LARGEST);
        input
    }
}
