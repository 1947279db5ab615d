//! Points, and the perspective under which a flat square is seen.
#![expect(
    clippy::many_single_char_names,
    reason = "the nine numbers of a matrix are called a to i"
)]

use std::ops::{Add, Mul, Sub};

use serde::Serialize;

/// A place in a picture, in pixels; the top left corner of the picture is at 0, 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    pub(super) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The corner of a pixel.
    #[expect(clippy::cast_precision_loss, reason = "coordinates stay below 2^24")]
    pub(super) const fn at(x: usize, y: usize) -> Self {
        Self::new(x as f32, y as f32)
    }

    pub(super) fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    pub(super) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Positive if `other` is clockwise of this direction, as seen on the screen.
    pub(super) fn cross(self, other: Self) -> f32 {
        self.x * other.y - self.y * other.x
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;

    fn mul(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// A projective map of the plane, row by row.
#[derive(Clone, Copy)]
pub(super) struct Perspective([f32; 9]);

impl Perspective {
    /// The map that takes each of four points to its partner; `None` if three of a kind are on one line.
    pub(super) fn between(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        let away = Self::from_square(from)?.inverted();
        let back = Self::from_square(to)?;
        Some(back.after(away))
    }

    /// Where a point ends up.
    pub(super) fn map(&self, at: Point) -> Point {
        let Self([a, b, c, d, e, f, g, h, i]) = *self;
        let depth = g * at.x + h * at.y + i;
        Point::new(
            (a * at.x + b * at.y + c) / depth,
            (d * at.x + e * at.y + f) / depth,
        )
    }

    /// Takes the corners of the unit square, clockwise from 0, 0, to four points.
    fn from_square([p0, p1, p2, p3]: [Point; 4]) -> Option<Self> {
        let (d1, d2) = (p1 - p2, p3 - p2);
        let sum = p0 - p1 + p2 - p3;
        let area = d1.cross(d2);
        if area.abs() < 1e-3 || !area.is_finite() {
            return None;
        }
        let g = sum.cross(d2) / area;
        let h = d1.cross(sum) / area;
        Some(Self([
            p1.x - p0.x + g * p1.x,
            p3.x - p0.x + h * p3.x,
            p0.x,
            p1.y - p0.y + g * p1.y,
            p3.y - p0.y + h * p3.y,
            p0.y,
            g,
            h,
            1.0,
        ]))
    }

    /// The inverse, up to a factor, which a projective map does not notice.
    fn inverted(self) -> Self {
        let Self([a, b, c, d, e, f, g, h, i]) = self;
        Self([
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ])
    }

    fn after(self, first: Self) -> Self {
        let (Self(left), Self(right)) = (self, first);
        Self(std::array::from_fn(|at| {
            let (row, column) = (at / 3 * 3, at % 3);
            (0..3).map(|k| left[row + k] * right[3 * k + column]).sum()
        }))
    }
}
