//! How far from straight above a code may be seen.

/// Where a picture is taken from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slant {
    /// In front of the code, or somewhat beside it.
    Usual,
    /// From far to one side. More of what is no code looks like one so.
    Steep,
}

/// What three finder patterns of one code differ in at most, and one in itself.
pub(super) struct Limits {
    /// The cosine of the angle between both sides.
    pub(super) turn: f32,
    /// The logarithm of how much longer one side is.
    pub(super) stretch: f32,
    /// The logarithms of how much larger the modules are, both together.
    pub(super) sizes: f32,
    /// How much wider a pattern is than high.
    pub(super) aspect: f32,
    /// From the middle of a pattern to the end of its square, in modules: at least and at most.
    pub(super) inner: (f32, f32),
}

impl Slant {
    pub(super) const fn limits(self) -> Limits {
        match self {
            Self::Usual => Limits {
                turn: 0.45,
                stretch: 0.5,
                sizes: 0.9,
                aspect: 2.0,
                inner: (0.9, 2.9),
            },
            Self::Steep => Limits {
                turn: 0.8,
                stretch: 1.0,
                sizes: 1.6,
                aspect: 3.0,
                inner: (0.6, 4.5),
            },
        }
    }
}
