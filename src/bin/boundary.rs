//! What every bundle does at the boundary: values in, values out, errors with a code.

use gloo::console;
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};

/// Reports where a panic happened, and nothing else: its message could quote what a person typed.
pub(crate) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            console::error!(format!(
                "Latchkey: panic at {}:{}",
                place.file(),
                place.line()
            ));
        }
    }));
}

/// Reads an argument; one that is not what the declarations promise is an error with the code `badArgument`.
pub(crate) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| bad_argument())
}

/// Writes a result as plain objects, with `null` where there is nothing.
pub(crate) fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|_| bad_result())
}

/// An argument is not what the declarations promise.
pub(crate) fn bad_argument() -> JsValue {
    error(
        "badArgument",
        "the argument does not have the declared shape",
    )
}

/// A result cannot be written.
pub(crate) fn bad_result() -> JsValue {
    error("badResult", "the result could not be written")
}

/// An `Error` with a stable code.
pub(crate) fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    js_sys::Reflect::set(&error, &"code".into(), &code.into())
        .expect_throw("a fresh Error takes a property");
    error.unchecked_into()
}
