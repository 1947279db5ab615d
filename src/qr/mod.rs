//! QR codes: finds and reads every one in a picture of a page, and draws one.
//!
//! Edges are located between pixels, so that modules of one and a half pixels can be told apart. A grid is laid over the
//! patterns that every code has until they match best, and what it reads is decoded with the error correction of
//! `rqrr`. The picture is cut into the parts that are not flat. Passes over each follow each other, the ordinary one first;
//! a later one runs only as long as nothing was found there. Work is bounded: pixels ([`MOST_PIXELS`]), finder patterns and groups of them by pass, passes.

mod draw;
mod error;
mod finder;
mod geometry;
mod grid;
mod header;
mod picture;
mod plane;
mod region;
mod regions;
mod slant;
mod threshold;

pub use draw::{Modules, draw};
pub use error::QrError;
pub use geometry::Point;
pub use header::check_header;
pub use picture::{MOST_PIXELS, Picture};
use plane::{Plane, SMALLEST_SIDE};
use region::Region;
use regions::regions;
use serde::Serialize;
use slant::Slant;
use threshold::{Rule, Thresholds};

/// Red, green and blue as the eye weighs them (ITU-R BT.601), of 256.
const LUMA: [u16; 3] = [77, 150, 29];
const CHANNELS: [[u16; 3]; 3] = [[256, 0, 0], [0, 256, 0], [0, 0, 256]];

/// A code in a picture. It has no `Debug`: the text may hold a secret.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What it says: UTF-8, or ISO 8859-1 if it is not.
    pub text: String,
    /// Its corners without the quiet zone, clockwise from the one between two finder patterns.
    pub corners: [Point; 4],
}

/// Reads every QR code in a picture; each text once.
#[must_use]
pub fn read(picture: &Picture) -> Vec<Found> {
    let luma = picture.plane(LUMA);
    let mut found: Vec<Found> = Vec::new();
    for region in regions(&luma) {
        if region.smaller_side() < SMALLEST_SIDE {
            continue;
        }
        let corner = Point::at(region.left, region.top);
        for code in read_region(picture, &luma, region) {
            if !found.iter().any(|known| known.text == code.text) {
                let corners = code.corners.map(|point| point + corner);
                found.push(Found { corners, ..code });
            }
        }
    }
    found
}

/// Reads a part of a picture; corners are told from its own corner on.
fn read_region(picture: &Picture, luma: &Plane, region: Region) -> Vec<Found> {
    let luma = luma.cropped(region);
    let usual = Rule::Local(5);
    let halved = || luma.halved();
    let passes: [&dyn Fn() -> Vec<Found>; 10] = [
        &|| pass(&luma, usual, 1.0),
        &|| pass(&luma, Rule::Local(1), 1.0),
        &|| halved().map_or_else(Vec::new, |half| pass(&half, usual, 2.0)),
        &|| pass(&luma.sharpened(2, 2.0), usual, 1.0),
        &|| pass(&luma.blurred(1), usual, 1.0),
        &|| {
            halved()
                .and_then(|half| half.halved())
                .map_or_else(Vec::new, |quarter| pass(&quarter, usual, 4.0))
        },
        &|| pass(&luma, Rule::Whole, 1.0),
        &|| pass(&luma.blurred(2), Rule::Local(3), 1.0),
        &|| {
            if picture.is_grey(region) {
                return Vec::new();
            }
            let channels = CHANNELS.map(|weights| {
                let plane = picture.plane(weights).cropped(region);
                pass(&plane, usual, 1.0)
            });
            channels.into_iter().flatten().collect()
        },
        &|| pass_from(&luma, usual, 1.0, Slant::Steep),
    ];
    passes
        .iter()
        .map(|pass| pass())
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Looks once, in a plane in which a pixel is `scale` of the picture.
fn pass(plane: &Plane, rule: Rule, scale: f32) -> Vec<Found> {
    pass_from(plane, rule, scale, Slant::Usual)
}

fn pass_from(plane: &Plane, rule: Rule, scale: f32, slant: Slant) -> Vec<Found> {
    let finders = finder::find(plane, &Thresholds::of(plane, rule), slant);
    let mut used = vec![false; finders.len()];
    let mut found = Vec::new();
    for triple in grid::triples(&finders, slant) {
        if triple.members.iter().any(|&member| used[member]) {
            continue;
        }
        let Some(code) = grid::read(plane, triple.members.map(|member| finders[member])) else {
            continue;
        };
        for member in triple.members {
            used[member] = true;
        }
        found.push(Found {
            text: text_of(code.bytes),
            corners: code
                .corners
                .map(|corner| (corner + Point::new(0.5, 0.5)) * scale),
        });
    }
    found
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        error
            .as_bytes()
            .iter()
            .map(|&byte| char::from(byte))
            .collect()
    })
}
