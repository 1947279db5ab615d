//! Finder patterns: a square of three modules in a ring of the other colour in a ring of its own.
#![expect(clippy::cast_precision_loss, reason = "coordinates stay below 2^24")]

use super::{
    geometry::Point,
    plane::Plane,
    slant::{Limits, Slant},
    threshold::{BLOCK, Thresholds},
};

/// The most finder patterns that are looked at.
const MOST: usize = 80;
/// The most places that are looked at closely.
const MOST_PLACES: usize = 60_000;
const DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// What may be one of the three large squares of a QR code.
#[derive(Clone, Copy)]
pub(super) struct Finder {
    pub(super) at: Point,
    /// The side of a module, in pixels, up to a factor of 1.4 for a turned code.
    pub(super) module: f32,
    /// Dark on light, the ordinary way.
    pub(super) dark: bool,
    /// Between dark and light at this place.
    pub(super) level: f32,
}

/// All finder patterns of a plane, at most [`MOST`].
pub(super) fn find(plane: &Plane, thresholds: &Thresholds, slant: Slant) -> Vec<Finder> {
    let limits = slant.limits();
    let mut found: Vec<Finder> = Vec::new();
    let mut places = 0;
    let mut edges: Vec<(f32, f32)> = Vec::new();
    for y in 0..plane.height {
        let starts_dark = edges_of_row(plane, thresholds, y, &mut edges);
        for (first, window) in edges.windows(6).enumerate() {
            let dark = starts_dark == (first % 2 == 0);
            let runs = std::array::from_fn(|at| window[at + 1].0 - window[at].0);
            let Some(module) = module_of(runs) else {
                continue;
            };
            let at = Point::new(f32::midpoint(window[2].0, window[3].0), y as f32);
            let near = |known: &Finder| {
                known.dark == dark
                    && (known.at - at).length() < 2.0 * known.module.min(module * 1.5)
            };
            if found.iter().rev().any(near) {
                continue;
            }
            places += 1;
            let guess = Finder {
                at,
                module,
                dark,
                level: window[2].1,
            };
            let Some(finder) = confirmed(plane, guess, &limits) else {
                continue;
            };
            if !found
                .iter()
                .any(|known| known.dark == dark && (known.at - finder.at).length() < known.module)
            {
                found.push(finder);
            }
            if found.len() >= MOST || places >= MOST_PLACES {
                return found;
            }
        }
    }
    found
}

/// Where dark and light change along a row, between pixels, with the threshold there; first and last are the borders.
fn edges_of_row(
    plane: &Plane,
    thresholds: &Thresholds,
    y: usize,
    edges: &mut Vec<(f32, f32)>,
) -> bool {
    edges.clear();
    edges.push((-0.5, 0.0));
    let mut before: Option<(bool, f32)> = None;
    let mut starts_dark = false;
    let blocks = plane.row(y).chunks(BLOCK).zip(thresholds.row(y));
    for (block, (pixels, &level)) in blocks.enumerate() {
        for (within, &value) in pixels.iter().enumerate() {
            let is_dark = value < level;
            match before {
                None => starts_dark = is_dark,
                Some((was_dark, previous)) if was_dark != is_dark => {
                    let (level, value) = (f32::from(level), f32::from(value));
                    let back = ((value - level + 0.5) / (value - previous)).clamp(0.0, 1.0);
                    let x = (block * BLOCK + within) as f32;
                    edges.push((x - back, level - 0.5));
                }
                Some(_) => {}
            }
            before = Some((is_dark, f32::from(value)));
        }
    }
    edges.push((plane.width as f32 - 0.5, 0.0));
    starts_dark
}

/// The side of a module, if the five runs are those through the middle of a finder pattern. One of the outer runs may
/// be longer: without a quiet zone it flows into the page.
fn module_of([before, left, centre, right, after]: [f32; 5]) -> Option<f32> {
    let module = (left + centre + right) / 5.0;
    let thin = |run: f32| (run - module).abs() < 0.6 * module;
    let fits = module >= 1.0
        && thin(left)
        && thin(right)
        && (centre - 3.0 * module).abs() < 0.9 * module
        && before.min(after) > 0.35 * module
        && before.min(after) < 2.0 * module;
    fits.then_some(module)
}

/// Looks from the middle in all directions, and moves the middle to where it is.
fn confirmed(plane: &Plane, mut finder: Finder, limits: &Limits) -> Option<Finder> {
    let (right, down) = (Point::new(1.0, 0.0), Point::new(0.0, 1.0));
    let mut modules = [0.0; 2];
    for direction in [down, right, down, right] {
        let there = ray(plane, &finder, direction)?;
        let back = ray(plane, &finder, direction * -1.0)?;
        let module = module_of([
            back[2] - back[1],
            back[1] - back[0],
            back[0] + there[0],
            there[1] - there[0],
            there[2] - there[1],
        ])?;
        finder.at = finder.at + direction * ((there[0] - back[0] + there[1] - back[1]) / 4.0);
        modules[usize::from(direction.x > 0.5)] = module;
    }
    let [vertical, horizontal] = modules;
    if !(1.0 / limits.aspect..limits.aspect).contains(&(vertical / horizontal)) {
        return None;
    }
    finder.module = f32::midpoint(vertical, horizontal);
    let slanted = [
        Point::new(DIAGONAL, DIAGONAL),
        Point::new(-DIAGONAL, DIAGONAL),
        Point::new(DIAGONAL, -DIAGONAL),
        Point::new(-DIAGONAL, -DIAGONAL),
    ];
    let good = slanted.iter().filter(|&&direction| {
        ray(plane, &finder, direction).is_some_and(|[inner, ring, _]| {
            (limits.inner.0..limits.inner.1).contains(&(inner / finder.module))
                && (1.2..2.3).contains(&(ring / inner))
        })
    });
    (good.count() >= 3).then_some(finder)
}

/// How far it is from the middle to the first three changes of colour in a direction. The third may be the border of the
/// picture, or as far as is looked.
pub(super) fn ray(plane: &Plane, finder: &Finder, direction: Point) -> Option<[f32; 3]> {
    let farthest = 8.0 * finder.module;
    let mut changes = [farthest; 3];
    let mut count = 0;
    let mut inside = finder.dark;
    let mut before = plane.at(finder.at) - finder.level;
    let mut gone = 0.0;
    while gone < farthest && count < 3 {
        gone += 1.0;
        let at = finder.at + direction * gone;
        if !plane.holds(at) {
            changes[count] = gone - 0.5;
            count += 1;
            break;
        }
        let value = plane.at(at) - finder.level;
        if (value < 0.0) != inside {
            changes[count] = gone - (value / (value - before)).clamp(0.0, 1.0);
            count += 1;
            inside = !inside;
        }
        before = value;
    }
    (count >= 2 && changes[1] > changes[0]).then_some(changes)
}
