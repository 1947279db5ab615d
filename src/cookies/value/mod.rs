//! What a value shows without what it says: how long it is, what it is written in, and whether it is a JSON Web Token.

pub mod jwt;

mod alphabet;
mod identifier;
mod shape;
mod statistics;

pub use alphabet::Alphabet;
pub use shape::Shape;
pub(crate) use shape::bits_of;
pub use statistics::LONGEST_VALUE;
