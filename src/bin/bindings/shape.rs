//! The TypeScript type of a Rust type, for wasm-bindgen.

use serde::{Deserialize, Deserializer, Serialize};
use wasm_bindgen::describe::inform;

/// What has a type in TypeScript. A type of the core gets its own by standing in `shapes.rs`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared in TypeScript",
    note = "types of the core that cross the boundary are listed in src/bin/bindings/shapes.rs"
)]
pub trait Shape {
    /// How many letters the type has.
    const LENGTH: usize;

    /// Tells wasm-bindgen the letters.
    fn spell();
}

/// The letter of a text at a place; 0 behind its end.
pub(crate) const fn letter(text: &str, at: usize) -> u32 {
    let bytes = text.as_bytes();
    if at < bytes.len() {
        bytes[at] as u32
    } else {
        0
    }
}

/// Spells a constant text. wasm-bindgen gets to know it by running this in an interpreter that sees code and no data, so each
/// letter has to be a number in the code: no loop over the text.
macro_rules! spell {
    ($text:expr) => {
        $crate::shape::spell!($text; 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31)
    };
    ($text:expr; $($at:literal)+) => {{
        const { assert!($text.len() <= 32, "the name is longer than can be spelled") };
        $(if const { $at < $text.len() } {
            wasm_bindgen::describe::inform(const { $crate::shape::letter($text, $at) });
        })+
    }};
}
pub(crate) use spell;

/// Gives types their texts.
macro_rules! shape {
    ($($type:ty: $text:expr),+ $(,)?) => {
        $(impl $crate::Shape for $type {
            const LENGTH: usize = $text.len();

            fn spell() {
                $crate::shape::spell!($text);
            }
        })+
    };
}
pub(crate) use shape;

shape!(u32: "number", String: "string");

impl<T: Shape> Shape for Vec<T> {
    const LENGTH: usize = "Array<>".len() + T::LENGTH;

    fn spell() {
        spell!("Array<");
        T::spell();
        inform(u32::from(b'>'));
    }
}

impl<T: Shape> Shape for Option<T> {
    const LENGTH: usize = T::LENGTH + " | null".len();

    fn spell() {
        T::spell();
        spell!(" | null");
    }
}

/// A `T` of which fields may be missing: browsers leave them out.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Partial<T>(pub T);

impl<T: Shape> Shape for Partial<T> {
    const LENGTH: usize = "Partial<>".len() + T::LENGTH;

    fn spell() {
        spell!("Partial<");
        T::spell();
        inform(u32::from(b'>'));
    }
}

/// What JavaScript keeps for the core from one call to the next, and does not look into. Where nothing is kept yet, it is
/// the `T` to begin with.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Unseen<T>(pub T);

impl<'de, T: Default + Deserialize<'de>> Deserialize<'de> for Unseen<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|kept| Self(kept.unwrap_or_default()))
    }
}

impl<T> Shape for Unseen<T> {
    const LENGTH: usize = "unknown".len();

    fn spell() {
        spell!("unknown");
    }
}
