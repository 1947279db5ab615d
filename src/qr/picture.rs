//! A picture, as a canvas gives it.

use super::{error::QrError, plane::Plane, region::Region};

/// The most pixels of a picture.
pub const MOST_PIXELS: u64 = 16_000_000;

/// Colours that differ by less, of 255, are grey.
const COLOURED: u8 = 24;

/// A picture of at most [`MOST_PIXELS`], as red, green, blue and opacity of each pixel, row by row.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    width: usize,
    height: usize,
    rgba: &'a [[u8; 4]],
}

impl<'a> Picture<'a> {
    /// Looks at pixels as `ImageData` of a canvas holds them: four bytes each, not premultiplied.
    ///
    /// # Errors
    /// [`QrError::PictureTooLarge`] and [`QrError::PictureTruncated`], both without looking at any pixel.
    pub fn from_rgba(width: u32, height: u32, rgba: &'a [u8]) -> Result<Self, QrError> {
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST_PIXELS {
            return Err(QrError::PictureTooLarge);
        }
        let (list, rest) = rgba.as_chunks::<4>();
        if !rest.is_empty() || u64::try_from(list.len()) != Ok(pixels) {
            return Err(QrError::PictureTruncated);
        }
        let side = |side: u32| usize::try_from(side).map_err(|_| QrError::PictureTooLarge);
        Ok(Self {
            width: side(width)?,
            height: side(height)?,
            rgba: list,
        })
    }

    /// Whether the colours of a part are so alike that each shows what brightness shows.
    pub(super) fn is_grey(&self, region: Region) -> bool {
        (region.top..region.bottom).all(|y| {
            let start = y * self.width;
            let row = self.rgba.get(start + region.left..start + region.right);
            row.unwrap_or_default()
                .iter()
                .all(|&[red, green, blue, _]| {
                    let high = red.max(green).max(blue);
                    high - red.min(green).min(blue) < COLOURED
                })
        })
    }

    /// A grey plane with these weights of red, green and blue, which add up to 256, over white where it is transparent.
    pub(super) fn plane(&self, weights: [u16; 3]) -> Plane {
        let [red, green, blue] = weights.map(u32::from);
        let pixels = self
            .rgba
            .iter()
            .map(|&[r, g, b, opacity]| {
                let sum = red * u32::from(r) + green * u32::from(g) + blue * u32::from(b);
                let grey = sum >> 8;
                let opacity = u32::from(opacity);
                let over_white = if opacity == 255 {
                    grey
                } else {
                    (grey * opacity + 255 * (255 - opacity)) / 255
                };
                u8::try_from(over_white).unwrap_or(u8::MAX)
            })
            .collect();
        Plane {
            width: self.width,
            height: self.height,
            pixels,
        }
    }
}
