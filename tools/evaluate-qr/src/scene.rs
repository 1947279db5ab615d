//! A picture of a QR code: how it is drawn, and what happens to it afterwards.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::random::Random;

/// Samples along each side of a pixel.
const SAMPLES: u32 = 3;

pub(crate) type Colour = [f64; 3];
pub(crate) const WHITE: Colour = [255.0; 3];
pub(crate) const BLACK: Colour = [0.0; 3];

/// How modules are drawn.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Style {
    Squares,
    Dots,
    /// Squares, with finder patterns whose corners are round.
    RoundFinders,
}

/// Everything about a picture.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) text: String,
    pub(crate) level: QrCodeEcc,
    /// Pixels a module.
    pub(crate) module: f64,
    /// Modules of background around the code.
    pub(crate) quiet: f64,
    pub(crate) dark: Colour,
    pub(crate) light: Colour,
    /// What is around the code and its quiet zone.
    pub(crate) page: Colour,
    pub(crate) style: Style,
    /// Radians.
    pub(crate) angle: f64,
    /// How much smaller the far side is, 0 to 0.4.
    pub(crate) perspective: f64,
    /// From how far to one side it is seen, in radians, and to which.
    pub(crate) tilt: f64,
    pub(crate) lean: f64,
    /// The share of each side that a picture in the middle covers.
    pub(crate) logo: f64,
    /// Brightness lost from one corner to the other, 0 to 1.
    pub(crate) shade: f64,
    /// Radius in pixels.
    pub(crate) blur: f64,
    pub(crate) noise: f64,
    /// JPEG quality.
    pub(crate) quality: Option<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Scene {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            level: QrCodeEcc::Medium,
            module: 4.0,
            quiet: 4.0,
            dark: BLACK,
            light: WHITE,
            page: WHITE,
            style: Style::Squares,
            angle: 0.0,
            perspective: 0.0,
            tilt: 0.0,
            lean: 0.0,
            logo: 0.0,
            shade: 0.0,
            blur: 0.0,
            noise: 0.0,
            quality: None,
            width: 640,
            height: 480,
        }
    }

    /// Draws it. What is random comes from the seed, so that every run draws the same.
    pub(crate) fn draw(&self, random: &mut Random) -> RgbImage {
        let code = QrCode::encode_text(&self.text, self.level).expect("the text fits a code");
        let side = f64::from(code.size());
        let whole = (side + 2.0 * self.quiet) * self.module;
        let slack = |length: u32| (f64::from(length) - whole * 1.42).max(0.0) / 2.0;
        let centre = [
            f64::from(self.width) / 2.0 + (random.unit() - 0.5) * slack(self.width),
            f64::from(self.height) / 2.0 + (random.unit() - 0.5) * slack(self.height),
        ];
        let mut picture = RgbImage::from_fn(self.width, self.height, |x, y| {
            let mut sum = [0.0; 3];
            for sample in 0..SAMPLES * SAMPLES {
                let inside = |at: u32| (f64::from(at) + 0.5) / f64::from(SAMPLES);
                let point = [
                    f64::from(x) + inside(sample % SAMPLES) - centre[0],
                    f64::from(y) + inside(sample / SAMPLES) - centre[1],
                ];
                let colour = self.colour_at(&code, self.modules_at(point));
                for (sum, channel) in sum.iter_mut().zip(colour) {
                    *sum += channel;
                }
            }
            let far = f64::from(x + y) / f64::from(self.width + self.height);
            let light = 1.0 - self.shade * far;
            Rgb(sum.map(|channel| to_byte(channel / f64::from(SAMPLES * SAMPLES) * light)))
        });
        if self.blur > 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a radius of a few pixels")]
            let radius = self.blur as f32;
            picture = imageops::blur(&picture, radius);
        }
        if self.noise > 0.0 {
            for pixel in picture.pixels_mut() {
                let shift = (random.unit() - 0.5) * 2.0 * self.noise;
                pixel.0 = pixel.0.map(|channel| to_byte(f64::from(channel) + shift));
            }
        }
        match self.quality {
            Some(quality) => compressed(&picture, quality),
            None => picture,
        }
    }

    /// From pixels around the middle to modules around it.
    fn modules_at(&self, point: [f64; 2]) -> [f64; 2] {
        let turned = turned(self.seen_in_front(point), self.angle);
        let depth = 1.0 - self.perspective * turned[1] / (self.module * 40.0);
        turned.map(|length| length / self.module / depth)
    }

    /// Where a point would be seen from in front, by a camera that is a hundred modules away.
    fn seen_in_front(&self, point: [f64; 2]) -> [f64; 2] {
        if self.tilt == 0.0 {
            return point;
        }
        let away = self.module * 100.0;
        let (sine, cosine) = self.tilt.sin_cos();
        let [x, y] = turned(point, self.lean);
        // Past the horizon there is nothing.
        let y = y * away / (away * cosine - y * sine).max(1e-3);
        turned([x * (away + y * sine) / away, y], -self.lean)
    }

    fn colour_at(&self, code: &QrCode, around: [f64; 2]) -> Colour {
        let half = f64::from(code.size()) / 2.0;
        let [u, v] = around.map(|at| at + half);
        let side = half * 2.0;
        let beyond = [-u, -v, u - side, v - side]
            .into_iter()
            .fold(f64::MIN, f64::max);
        if beyond > self.quiet {
            return self.page;
        }
        if beyond > 0.0 {
            return self.light;
        }
        if around.iter().all(|at| at.abs() < half * self.logo) {
            return [220.0, 90.0, 40.0];
        }
        if self.is_dark(code, u, v) {
            self.dark
        } else {
            self.light
        }
    }

    fn is_dark(&self, code: &QrCode, u: f64, v: f64) -> bool {
        let finder = finder_at(f64::from(code.size()), u, v);
        match (self.style, finder) {
            (Style::RoundFinders | Style::Dots, Some([x, y])) => {
                let ring = |half: f64, round: f64| {
                    let out = |at: f64| (at.abs() - (half - round)).max(0.0);
                    out(x).hypot(out(y)) <= round
                };
                ring(3.5, 2.0) && !ring(2.5, 1.3) || ring(1.5, 0.8)
            }
            (style, _) => {
                #[expect(clippy::cast_possible_truncation, reason = "it is within the code")]
                let dark = code.get_module(u.floor() as i32, v.floor() as i32);
                let off = (u.fract() - 0.5).hypot(v.fract() - 0.5);
                dark && (style != Style::Dots || off <= 0.45)
            }
        }
    }
}

fn turned([x, y]: [f64; 2], angle: f64) -> [f64; 2] {
    let (sine, cosine) = angle.sin_cos();
    [x * cosine + y * sine, y * cosine - x * sine]
}

/// Where a point is from the middle of its finder pattern.
fn finder_at(side: f64, u: f64, v: f64) -> Option<[f64; 2]> {
    let middles = [[3.5, 3.5], [side - 3.5, 3.5], [3.5, side - 3.5]];
    let from = middles.map(|[x, y]| [u - x, v - y]);
    from.into_iter()
        .find(|from| from.iter().all(|at| at.abs() <= 3.5))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is clamped"
)]
fn to_byte(channel: f64) -> u8 {
    channel.round().clamp(0.0, 255.0) as u8
}

fn compressed(picture: &RgbImage, quality: u8) -> RgbImage {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))
        .expect("a picture can be written");
    image::load(Cursor::new(bytes), ImageFormat::Jpeg)
        .expect("it was just written")
        .to_rgb8()
}
