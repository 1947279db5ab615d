//! The memory of a bundle, for whoever throws its instance away to overwrite.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// The instance's memory, a `WebAssembly.Memory`.
#[wasm_bindgen(js_name = ownMemory, unchecked_return_type = "WebAssembly.Memory")]
#[must_use]
pub fn own_memory() -> JsValue {
    wasm_bindgen::memory()
}
