//! The modules of a code: fits a grid to three finder patterns and reads it.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "modules are counted to 177"
)]

use super::{
    finder::{Finder, ray},
    geometry::{Perspective, Point},
    plane::Plane,
    slant::Slant,
};

/// Three finder patterns that may belong to one code: the corner, the one to its right, the one below.
pub(super) struct Triple {
    pub(super) members: [usize; 3],
    cost: f32,
}

/// The most groups that are looked at in one pass.
const MOST_TRIPLES: usize = 60;
/// How well the fixed patterns must fit before anything is decoded; 1 is perfect.
const LEAST_FIT: f32 = 0.4;

/// Groups that look like the corners of a square, the best first.
pub(super) fn triples(finders: &[Finder], slant: Slant) -> Vec<Triple> {
    let most = slant.limits();
    let mut triples = Vec::new();
    for (corner, a) in finders.iter().enumerate() {
        for (right, b) in finders.iter().enumerate() {
            for (below, c) in finders.iter().enumerate().skip(right + 1) {
                let same = a.dark == b.dark && a.dark == c.dark;
                if right == corner || below == corner || !same {
                    continue;
                }
                let (across, down) = (b.at - a.at, c.at - a.at);
                let turn = across.dot(down) / (across.length() * down.length());
                let stretch = (across.length() / down.length()).ln();
                let sizes = (a.module / b.module).ln().abs() + (a.module / c.module).ln().abs();
                let modules = across.length() / a.module;
                if turn.abs() > most.turn
                    || stretch.abs() > most.stretch
                    || sizes > most.sizes
                    || !(7.0..260.0).contains(&modules)
                {
                    continue;
                }
                let members = if across.cross(down) > 0.0 {
                    [corner, right, below]
                } else {
                    [corner, below, right]
                };
                let cost = turn.abs() + stretch.abs() + sizes;
                triples.push(Triple { members, cost });
            }
        }
    }
    triples.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    triples.truncate(MOST_TRIPLES);
    triples
}

/// A code that has been read, with its corners in the plane, clockwise from the one without a partner opposite.
pub(super) struct Code {
    pub(super) bytes: Vec<u8>,
    pub(super) corners: [Point; 4],
}

/// Reads the code between three finder patterns.
pub(super) fn read(plane: &Plane, corners: [Finder; 3]) -> Option<Code> {
    let [a, b, c] = &corners;
    let (across, down) = (Side::of(plane, a, b)?, Side::of(plane, a, c)?);
    let modules = f32::midpoint(across.modules, down.modules);
    let nearest = ((modules - 17.0) / 4.0).round() as i32;
    let mut fits: Vec<Fit> = [0, -1, 1, -2, 2]
        .into_iter()
        .filter_map(|off| usize::try_from(nearest + off).ok())
        .filter(|version| (1..=40).contains(version))
        .filter_map(|version| Fit::new(plane, &corners, [&across, &down], 17 + 4 * version))
        .collect();
    fits.sort_by(|one, other| other.score.total_cmp(&one.score));
    fits.into_iter().take(2).find_map(Fit::read)
}

/// What the patterns at the ends of a side say of it.
struct Side {
    /// How many modules it has.
    modules: f32,
    /// How far away its end is, where its beginning is one away.
    depth: f32,
}

impl Side {
    /// Lengths along a line shrink with the square of the distance, and the line as a whole with the distances of both ends: as the
    /// geometric mean of the modules there.
    fn of(plane: &Plane, one: &Finder, other: &Finder) -> Option<Self> {
        let way = other.at - one.at;
        let direction = way * (1.0 / way.length());
        let module = |finder| {
            let rays = [1.0, -1.0].map(|sign| ray(plane, finder, direction * sign));
            let found = rays.into_iter().flatten();
            let found: Vec<f32> = found.map(|[inner, ring, _]| (inner + ring) / 4.0).collect();
            (!found.is_empty()).then(|| found.iter().sum::<f32>() / found.len() as f32)
        };
        let (near, far) = match (module(one), module(other)) {
            (Some(near), Some(far)) => (near, far),
            (Some(only), None) | (None, Some(only)) => (only, only),
            (None, None) => return None,
        };
        Some(Self {
            modules: way.length() / (near * far).sqrt() + 7.0,
            depth: (near / far).sqrt(),
        })
    }
}

/// A grid laid over the plane by where four of its places are.
struct Fit<'a> {
    plane: &'a Plane,
    size: usize,
    /// In modules.
    anchors: [Point; 4],
    /// In pixels.
    places: [Point; 4],
    template: Vec<(Point, f32)>,
    /// The threshold at 0, 0, and how it grows by module.
    level: [f32; 3],
    sign: f32,
    score: f32,
}

impl<'a> Fit<'a> {
    fn new(
        plane: &'a Plane,
        [a, b, c]: &[Finder; 3],
        sides: [&Side; 2],
        size: usize,
    ) -> Option<Self> {
        let (near, far) = (3.5, size as f32 - 3.5);
        let span = far - near;
        // Where the alignment pattern is; of the smallest code, the fourth corner.
        let last = if size > 21 { size as f32 - 6.5 } else { far };
        let share = (last - near) / span;
        // As seen from straight above, and as the sizes of the patterns say.
        let fourth = |depths: [f32; 2]| {
            let [across, down] = depths.map(|depth| depth * share);
            let corner = 1.0 - 2.0 * share;
            (a.at * corner + b.at * across + c.at * down) * (1.0 / (corner + across + down))
        };
        let slopes = [(b.level - a.level) / span, (c.level - a.level) / span];
        let mut fit = Self {
            plane,
            size,
            anchors: [
                Point::new(near, near),
                Point::new(far, near),
                Point::new(last, last),
                Point::new(near, far),
            ],
            places: [a.at, b.at, fourth([1.0, 1.0]), c.at],
            template: template(size),
            level: [
                a.level - near * (slopes[0] + slopes[1]),
                slopes[0],
                slopes[1],
            ],
            sign: if a.dark { -1.0 } else { 1.0 },
            score: 0.0,
        };
        fit.score = fit.score_at(fit.places);
        let [first, second, _, third] = fit.places;
        let slanted = [first, second, fourth(sides.map(|side| side.depth)), third];
        let score = fit.score_at(slanted);
        if score > fit.score {
            (fit.places, fit.score) = (slanted, score);
        }
        (fit.score > 0.2).then_some(fit)
    }

    fn read(mut self) -> Option<Code> {
        let start = self.places;
        self.climb();
        if let Some(code) = self.decode() {
            return Some(code);
        }
        self.places = start;
        self.search_alignment();
        self.climb();
        self.decode()
    }

    /// How dark the place is by the grid's own measure, positive for a set module.
    fn value(&self, map: &Perspective, at: Point) -> f32 {
        let [base, across, down] = self.level;
        self.sign * (self.plane.at(map.map(at)) - base - across * at.x - down * at.y)
    }

    fn score_at(&self, places: [Point; 4]) -> f32 {
        self.match_of(places, &self.template)
    }

    /// How well fixed patterns match: the normalised correlation.
    fn match_of(&self, places: [Point; 4], template: &[(Point, f32)]) -> f32 {
        let Some(map) = Perspective::between(self.anchors, places) else {
            return -1.0;
        };
        let (mut sum, mut squares) = (0.0, 1.0);
        for &(at, expected) in template {
            let value = self.value(&map, at);
            sum += expected * value;
            squares += value * value;
        }
        let score = sum / (squares * template.len() as f32).sqrt();
        if score.is_finite() { score } else { -1.0 }
    }

    /// Moves the four places, by less and less, as long as the fixed patterns match better.
    fn climb(&mut self) {
        let module = (self.places[1] - self.places[0]).length() / (self.size as f32 - 7.0);
        self.score = self.score_at(self.places);
        for step in [0.8, 0.4, 0.2, 0.1].map(|share| share * module) {
            for _ in 0..3 {
                let before = self.score;
                for which in [2, 0, 1, 3] {
                    for (x, y) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                        let mut moved = self.places;
                        moved[which] = moved[which] + Point::new(x, y);
                        let score = self.score_at(moved);
                        if score > self.score {
                            (self.places, self.score) = (moved, score);
                        }
                    }
                }
                if self.score <= before {
                    break;
                }
            }
        }
    }

    /// Looks for the alignment pattern around where it would be if the code were seen from straight above.
    fn search_alignment(&mut self) {
        if self.size < 25 {
            return;
        }
        let middle = self.size - 7;
        let template: Vec<_> = squares(middle, middle, 2)
            .map(|(x, y, ring)| (centre(x, y), if ring == 1 { -1.0 } else { 1.0 }))
            .collect();
        let span = self.size as f32 - 7.0;
        let across = (self.places[1] - self.places[0]) * (1.0 / span);
        let down = (self.places[3] - self.places[0]) * (1.0 / span);
        let reach = (self.size as f32 * 0.12).clamp(2.0, 10.0) as i16 * 2;
        let start = self.places;
        let mut best = f32::MIN;
        for y in -reach..=reach {
            for x in -reach..=reach {
                let (x, y) = (f32::from(x) / 2.0, f32::from(y) / 2.0);
                let mut moved = start;
                moved[2] = moved[2] + across * x + down * y;
                let score = self.match_of(moved, &template) - 0.01 * x.hypot(y);
                if score > best {
                    (best, self.places) = (score, moved);
                }
            }
        }
    }

    fn decode(&self) -> Option<Code> {
        if self.score < LEAST_FIT {
            return None;
        }
        let map = Perspective::between(self.anchors, self.places)?;
        let values = Values::sampled(self, &map);
        let bytes = values
            .variants()
            .into_iter()
            .find_map(|bits| decoded(self.size, &bits))?;
        let side = self.size as f32;
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
            .map(|(x, y)| map.map(Point::new(x, y)));
        Some(Code { bytes, corners })
    }
}

/// What is measured of each module, row by row, positive where it seems set.
struct Values {
    size: usize,
    list: Vec<f32>,
}

impl Values {
    fn sampled(fit: &Fit, map: &Perspective) -> Self {
        const AROUND: [(f32, f32); 5] =
            [(0.0, 0.0), (0.2, 0.0), (-0.2, 0.0), (0.0, 0.2), (0.0, -0.2)];
        let size = fit.size;
        let list = (0..size * size)
            .map(|at| {
                let middle = centre(at % size, at / size);
                let around = AROUND.map(|(x, y)| fit.value(map, middle + Point::new(x, y)));
                around.iter().sum::<f32>() / 5.0
            })
            .collect();
        Self { size, list }
    }

    /// Ways to tell set modules from others.
    fn variants(&self) -> Vec<Vec<bool>> {
        let plain = self.list.iter().map(|&value| value > 0.0).collect();
        let against = |list: &[f32], reach: usize| -> Vec<bool> {
            let means = self.means(list, reach);
            list.iter()
                .zip(means)
                .map(|(value, mean)| *value > mean)
                .collect()
        };
        let sharp = |strength: f32| -> Vec<f32> {
            let near = self.means(&self.list, 1);
            let both = self.list.iter().zip(near);
            both.map(|(value, near)| value + strength * (value - near))
                .collect()
        };
        vec![
            plain,
            against(&self.list, 4),
            against(&sharp(1.5), 6),
            against(&self.list, 40),
        ]
    }

    /// The mean of the square around each that reaches `reach` modules to each side.
    fn means(&self, list: &[f32], reach: usize) -> Vec<f32> {
        let stride = self.size + 1;
        let mut sums = vec![0.0_f64; stride * stride];
        for y in 0..self.size {
            for x in 0..self.size {
                sums[(y + 1) * stride + x + 1] = f64::from(list[y * self.size + x])
                    + sums[y * stride + x + 1]
                    + sums[(y + 1) * stride + x]
                    - sums[y * stride + x];
            }
        }
        (0..list.len())
            .map(|at| {
                let (x, y) = (at % self.size, at / self.size);
                let (left, top) = (x.saturating_sub(reach), y.saturating_sub(reach));
                let (right, bottom) = (
                    (x + reach + 1).min(self.size),
                    (y + reach + 1).min(self.size),
                );
                let sum = sums[bottom * stride + right] + sums[top * stride + left]
                    - sums[top * stride + right]
                    - sums[bottom * stride + left];
                (sum / ((right - left) * (bottom - top)) as f64) as f32
            })
            .collect()
    }
}

fn decoded(size: usize, bits: &[bool]) -> Option<Vec<u8>> {
    let grid = rqrr::SimpleGrid::from_func(size, |x, y| bits[y * size + x]);
    let mut bytes = Vec::new();
    rqrr::Grid::new(grid).decode_to(&mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

fn centre(x: usize, y: usize) -> Point {
    Point::new(x as f32 + 0.5, y as f32 + 0.5)
}

/// The modules around one, with the number of the square ring they are on.
fn squares(x: usize, y: usize, reach: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    (y - reach..=y + reach).flat_map(move |row| {
        (x - reach..=x + reach)
            .map(move |column| (column, row, column.abs_diff(x).max(row.abs_diff(y))))
    })
}

/// What every code of the size has: finder patterns, timing patterns and the last alignment pattern (ISO/IEC 18004, 6.3).
fn template(size: usize) -> Vec<(Point, f32)> {
    let sign = |set: bool| if set { 1.0 } else { -1.0 };
    let mut list = Vec::new();
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
        list.extend(squares(x, y, 3).map(|(x, y, ring)| (centre(x, y), sign(ring != 2))));
    }
    for along in 8..size - 8 {
        list.push((centre(along, 6), sign(along % 2 == 0)));
        list.push((centre(6, along), sign(along % 2 == 0)));
    }
    if size > 21 {
        list.extend(
            squares(size - 7, size - 7, 2).map(|(x, y, ring)| (centre(x, y), sign(ring != 1))),
        );
    }
    list
}
