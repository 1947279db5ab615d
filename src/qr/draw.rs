//! Draws a QR code.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use super::error::QrError;

/// The modules of a QR code, without the quiet zone of four light modules that belongs around it.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Modules {
    /// Modules on a side: 21 to 177.
    pub size: u32,
    /// Row by row, 1 for a dark module and 0 for a light one.
    pub modules: Vec<u8>,
}

/// Draws a text as a QR code with at least 15 % error correction, or 7 % if it is too long for that.
///
/// # Errors
/// [`QrError::TextTooLong`], past about 2,900 bytes.
pub fn draw(text: &str) -> Result<Modules, QrError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)
        .or_else(|_| QrCode::encode_text(text, QrCodeEcc::Low))
        .map_err(|_| QrError::TextTooLong)?;
    let side = 0..code.size();
    let modules = side
        .clone()
        .flat_map(|y| side.clone().map(move |x| (x, y)))
        .map(|(x, y)| u8::from(code.get_module(x, y)))
        .collect();
    Ok(Modules {
        size: code.size().unsigned_abs(),
        modules,
    })
}
