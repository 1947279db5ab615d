//! The bundle that reads and draws QR codes.
#![expect(clippy::missing_errors_doc, reason = "what can go wrong is QrError")]

use bindings::{Failure, Js, report_panics};
use latchkey::qr::{self, Modules, Picture};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// The texts of the QR codes in a picture: its pixels row by row, four bytes each (red, green, blue, opacity).
#[wasm_bindgen(js_name = readQr)]
pub fn read_qr(width: u32, height: u32, rgba: &[u8]) -> Result<Vec<String>, Failure> {
    let picture = Picture::from_rgba(width, height, rgba)?;
    let found = qr::read(&picture).into_iter();
    Ok(found.map(|code| code.text).collect())
}

/// Fails where the first bytes of a picture say that it is too large to be read.
#[wasm_bindgen(js_name = checkPicture)]
pub fn check_picture(file: &[u8]) -> Result<(), Failure> {
    Ok(qr::check_header(file)?)
}

/// Draws a text as a QR code.
#[wasm_bindgen(js_name = drawQr)]
pub fn draw_qr(text: &str) -> Result<Js<Modules>, Failure> {
    Js::write(&qr::draw(text)?)
}
