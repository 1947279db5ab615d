//! The bundle that reads and draws QR codes.
#![expect(
    clippy::missing_errors_doc,
    reason = "what can go wrong is QrError::code"
)]

use latchkey::qr::{self, Picture, QrError};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[expect(dead_code, reason = "this bundle takes no objects")]
mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Found, Modules } from './types.js';";

fn main() {
    boundary::report_panics();
}

/// Reads the QR codes of a picture: its pixels row by row, four bytes each (red, green, blue, opacity).
#[wasm_bindgen(js_name = readQr, unchecked_return_type = "Found[]")]
pub fn read_qr(width: u32, height: u32, rgba: &[u8]) -> Result<JsValue, JsValue> {
    let picture = Picture::from_rgba(width, height, rgba).map_err(told)?;
    boundary::write(&qr::read(&picture))
}

/// Draws a text as a QR code.
#[wasm_bindgen(js_name = drawQr, unchecked_return_type = "Modules")]
pub fn draw_qr(text: &str) -> Result<JsValue, JsValue> {
    boundary::write(&qr::draw(text).map_err(told)?)
}

fn told(error: QrError) -> JsValue {
    boundary::error(error.code(), &error.to_string())
}
