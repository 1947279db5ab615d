//! One grey plane of a picture, and what is made of it.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "coordinates stay below 2^24, and what becomes an index is clamped to the picture first"
)]

use super::{geometry::Point, region::Region};

/// The shorter side of a picture that can hold a code: 21 modules of one pixel.
pub(super) const SMALLEST_SIDE: usize = 21;

/// Brightness by pixel, 0 dark to 255 bright.
#[derive(Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

impl Plane {
    pub(super) fn row(&self, y: usize) -> &[u8] {
        let start = y * self.width;
        self.pixels
            .get(start..start + self.width)
            .unwrap_or_default()
    }

    /// A part of it.
    pub(super) fn cropped(&self, region: Region) -> Self {
        let rows = (region.top..region.bottom).map(|y| self.row(y));
        let cut = rows.flat_map(|row| row.get(region.left..region.right).unwrap_or_default());
        Self {
            width: region.right - region.left,
            height: region.bottom - region.top,
            pixels: cut.copied().collect(),
        }
    }

    /// Whether the point is on a pixel; the centre of the first is at 0, 0.
    pub(super) fn holds(&self, at: Point) -> bool {
        at.x > -0.5
            && at.y > -0.5
            && at.x < self.width as f32 - 0.5
            && at.y < self.height as f32 - 0.5
    }

    /// Brightness between pixels. Outside, that of the nearest pixel.
    pub(super) fn at(&self, at: Point) -> f32 {
        let x = at.x.clamp(0.0, (self.width - 1) as f32);
        let y = at.y.clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = (
            (left + 1).min(self.width - 1),
            (top + 1).min(self.height - 1),
        );
        let (across, down) = (x - left as f32, y - top as f32);
        let pixel = |x: usize, y: usize| {
            self.pixels
                .get(y * self.width + x)
                .map_or(0.0, |&value| f32::from(value))
        };
        let above = pixel(left, top) * (1.0 - across) + pixel(right, top) * across;
        let below = pixel(left, bottom) * (1.0 - across) + pixel(right, bottom) * across;
        above * (1.0 - down) + below * down
    }

    /// Half as wide and high, by the mean of four pixels; `None` when nothing would be left to read.
    pub(super) fn halved(&self) -> Option<Self> {
        let (width, height) = (self.width / 2, self.height / 2);
        if width.min(height) < SMALLEST_SIDE {
            return None;
        }
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let above = self.row(2 * y).chunks_exact(2);
            let below = self.row(2 * y + 1).chunks_exact(2);
            pixels.extend(above.zip(below).map(|(above, below)| {
                let sum: u16 = above
                    .iter()
                    .chain(below)
                    .map(|&value| u16::from(value))
                    .sum();
                ((sum + 2) / 4) as u8
            }));
        }
        Some(Self {
            width,
            height,
            pixels,
        })
    }

    /// Smoothed by the mean of the square of pixels that reach `radius` to each side.
    pub(super) fn blurred(&self, radius: usize) -> Self {
        self.blurred_rows(radius)
            .transposed()
            .blurred_rows(radius)
            .transposed()
    }

    /// With what differs from the smoothed picture made `strength` times stronger.
    pub(super) fn sharpened(&self, radius: usize, strength: f32) -> Self {
        let mut sharp = self.blurred(radius);
        for (smooth, &value) in sharp.pixels.iter_mut().zip(&self.pixels) {
            let value = f32::from(value);
            *smooth = (value + strength * (value - f32::from(*smooth))).clamp(0.0, 255.0) as u8;
        }
        sharp
    }

    fn blurred_rows(&self, radius: usize) -> Self {
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            let row = self.row(y);
            let first = row.first().copied().unwrap_or_default();
            let last = row.last().copied().unwrap_or_default();
            let before = std::iter::repeat_n(first, radius);
            let mut leaving = before
                .clone()
                .chain(std::iter::once(first))
                .chain(row.iter().copied());
            let mut coming = row
                .iter()
                .copied()
                .skip(radius)
                .chain(std::iter::repeat(last));
            let mut sum: u32 = before
                .chain(std::iter::once(first))
                .chain(
                    row.iter()
                        .copied()
                        .chain(std::iter::repeat(last))
                        .take(radius),
                )
                .map(u32::from)
                .sum();
            let size = 2 * radius as u32 + 1;
            for _ in 0..self.width {
                sum += coming.next().map_or(0, u32::from);
                sum -= leaving.next().map_or(0, u32::from);
                pixels.push(((sum + size / 2) / size) as u8);
            }
        }
        Self { pixels, ..*self }
    }

    fn transposed(&self) -> Self {
        const TILE: usize = 32;
        let mut pixels = vec![0; self.pixels.len()];
        for top in (0..self.height).step_by(TILE) {
            for left in (0..self.width).step_by(TILE) {
                for y in top..(top + TILE).min(self.height) {
                    for x in left..(left + TILE).min(self.width) {
                        pixels[x * self.height + y] = self.pixels[y * self.width + x];
                    }
                }
            }
        }
        Self {
            width: self.height,
            height: self.width,
            pixels,
        }
    }
}
