//! Stable codes: what JavaScript and the extension's words know an error by.

use strum::VariantNames;

/// An enumeration whose variants have stable codes, derived from their names.
///
/// A code is the variant's name in `camelCase`, if the variant does not say otherwise. A variant that hands on another
/// error (`#[strum(transparent, serialize = "")]`) has no code of its own but that error's.
pub trait Coded {
    /// The stable code, for the extension's words.
    fn code(&self) -> &'static str;

    /// All codes that are its own, in the order of the variants.
    fn codes() -> impl Iterator<Item = &'static str>;
}

impl<T: VariantNames> Coded for T
where
    for<'a> &'a T: Into<&'static str>,
{
    fn code(&self) -> &'static str {
        self.into()
    }

    fn codes() -> impl Iterator<Item = &'static str> {
        let codes = T::VARIANTS.iter().copied();
        codes.filter(|code| !code.is_empty())
    }
}
