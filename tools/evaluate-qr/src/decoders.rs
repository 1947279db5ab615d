//! Latchkey and its rivals behind one shape.

use image::RgbImage;
use latchkey::qr::{self, Picture};
use rxing::{BarcodeFormat, DecodeHints, helpers::detect_multiple_in_luma_with_hints};

pub(crate) type Decoder = (&'static str, fn(&RgbImage) -> Vec<String>);

pub(crate) const DECODERS: [Decoder; 3] =
    [("Latchkey", latchkey), ("rqrr", rqrr), ("rxing", rxing)];

fn latchkey(picture: &RgbImage) -> Vec<String> {
    let rgba: Vec<u8> = picture
        .pixels()
        .flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2], 255])
        .collect();
    let picture = Picture::from_rgba(picture.width(), picture.height(), &rgba);
    let picture = picture.expect("the picture has all its pixels");
    qr::read(&picture)
        .into_iter()
        .map(|found| found.text)
        .collect()
}

fn rqrr(picture: &RgbImage) -> Vec<String> {
    let grey = image::imageops::grayscale(picture);
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        grey.as_raw()[y * width + x]
    });
    let grids = prepared.detect_grids();
    let texts = grids.iter().filter_map(|grid| grid.decode().ok());
    texts.map(|(_, text)| text).collect()
}

fn rxing(picture: &RgbImage) -> Vec<String> {
    let grey = image::imageops::grayscale(picture);
    let (width, height) = grey.dimensions();
    let mut hints = DecodeHints {
        TryHarder: Some(true),
        AlsoInverted: Some(true),
        PossibleFormats: Some([BarcodeFormat::QR_CODE].into()),
        ..DecodeHints::default()
    };
    let found = detect_multiple_in_luma_with_hints(grey.into_raw(), width, height, &mut hints);
    found
        .unwrap_or_default()
        .iter()
        .map(|found| found.getText().to_owned())
        .collect()
}
