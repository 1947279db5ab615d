//! What can go wrong with QR codes.

/// Why there is nothing to read or to draw.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum QrError {
    /// More than [`super::MOST_PIXELS`].
    #[error("the picture has more than 16 million pixels: cut out the part with the code")]
    PictureTooLarge,
    /// The bytes are not four for each pixel.
    #[error("the picture is incomplete: its bytes are not four for each pixel")]
    PictureTruncated,
    /// No QR code holds so much.
    #[error("the text is too long for a QR code")]
    TextTooLong,
}
