//! Values that cross the boundary.
//!
//! A signature says what crosses: `fn assess(question: Js<Question>) -> Result<Js<Assessment>, Failure>` is declared as
//! `assess(question: types.Question): types.Assessment`. Nothing else can be read from the one or written to the other, so
//! the declarations cannot lie.
//!
//! `tsify::Ts` does the same. This is a wrapper of our own, because tsify's derive would bring `wasm-bindgen` into the core and
//! declare shapes bundle by bundle; here one file declares each once.

use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{
    JsValue,
    convert::{FromWasmAbi, IntoWasmAbi},
    describe::{NAMED_EXTERNREF, WasmDescribe, inform},
};

use crate::{BoundaryError, Failure, Shape};

/// A `T` as plain objects, with `null` where there is nothing. Its type in the declarations is that of `T`.
#[derive(Debug)]
pub struct Js<T> {
    value: JsValue,
    shape: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Js<T> {
    /// Reads an argument.
    ///
    /// # Errors
    /// [`BoundaryError::BadArgument`], if it is not what the declarations promise.
    pub fn read(self) -> Result<T, Failure> {
        serde_wasm_bindgen::from_value(self.value).map_err(|_| BoundaryError::BadArgument.into())
    }
}

impl<T: Serialize> Js<T> {
    /// Writes a result.
    ///
    /// # Errors
    /// [`BoundaryError::BadResult`], if it cannot be written.
    pub fn write(result: &T) -> Result<Self, Failure> {
        let value = result.serialize(&Serializer::json_compatible());
        Ok(Self {
            value: value.map_err(|_| BoundaryError::BadResult)?,
            shape: PhantomData,
        })
    }
}

impl<T: Shape> WasmDescribe for Js<T> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no name has 4 billion letters"
    )]
    fn describe() {
        inform(NAMED_EXTERNREF);
        inform(const { T::LENGTH as u32 });
        T::spell();
    }
}

impl<T: Shape> FromWasmAbi for Js<T> {
    type Abi = <JsValue as FromWasmAbi>::Abi;

    unsafe fn from_abi(abi: Self::Abi) -> Self {
        Self {
            // SAFETY: the caller promises that `abi` is what a `JsValue` became.
            value: unsafe { JsValue::from_abi(abi) },
            shape: PhantomData,
        }
    }
}

impl<T: Shape> IntoWasmAbi for Js<T> {
    type Abi = <JsValue as IntoWasmAbi>::Abi;

    fn into_abi(self) -> Self::Abi {
        self.value.into_abi()
    }
}

/// Reads an argument that crosses as JSON in bytes, because so much crosses slowly field by field.
///
/// # Errors
/// [`BoundaryError::BadArgument`], if it is not a `T`.
pub fn of_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, Failure> {
    serde_json::from_slice(json).map_err(|_| BoundaryError::BadArgument.into())
}

/// Writes a result that crosses as JSON. JavaScript parses it as what `T` is declared as.
///
/// # Errors
/// [`BoundaryError::BadResult`], if it cannot be written.
pub fn json<T: Serialize + Shape>(result: &T) -> Result<String, Failure> {
    serde_json::to_string(result).map_err(|_| BoundaryError::BadResult.into())
}
