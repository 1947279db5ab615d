//! What was made of an address that is not quite as it should be.

use serde::{Deserialize, Serialize};

/// One correction, or something that a person should know. Nothing is corrected without one of these.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Repair {
    /// Spaces, dashes and the like were taken out of the key.
    SecretSeparators,
    /// The key had small letters.
    SecretCase,
    /// The key has less than 128 bits, as the site gave it. It works, but it is weaker than the standard asks for.
    ShortSecret,
    /// The end of the key does not make a whole byte and was left out. The key may have been cut off.
    SecretEnd,
    /// Scheme or kind were written in capitals, or there was something around the address.
    AddressForm,
    /// The algorithm was written in an unusual way.
    AlgorithmSpelling,
    /// The issuer before the name and the parameter differ; the parameter counts.
    IssuerMismatch,
    /// A parameter came more than once; the first counts.
    DuplicateParameter,
    /// There are parameters that Latchkey does not know. They change nothing.
    UnknownParameter,
    /// A counting account without a counter starts at 0.
    CounterMissing,
    /// A `+` in a parameter was read as a space.
    PlusForSpace,
    /// A percent sign that encodes nothing was taken as it is.
    StrayPercent,
    /// Nothing but a key was given: six digits, 30 s and SHA-1 are assumed.
    BareSecret,
    /// The export left the algorithm or the digits open: SHA-1 and six digits are assumed.
    Unspecified,
    /// A kind that has settings of its own came with others, which it ignores.
    ParameterIgnored,
    /// A parameter was there and empty: the standard's default counts.
    EmptyParameter,
    /// The label was too long and was cut.
    LabelCut,
    /// The note was too long and was cut.
    NoteCut,
}
