//! The parts of a picture in which there is anything to see. Pages are flat for the most part.

use super::{plane::Plane, region::Region};

/// Sides of the squares that are looked at as a whole, in pixels.
const TILE: usize = 16;
/// A tile in which brightness differs by less is flat.
const FLAT: u8 = 8;

/// The regions that are not flat, with a flat margin of a tile where there is one; none overlaps another.
pub(super) fn regions(plane: &Plane) -> Vec<Region> {
    let (columns, rows) = (plane.width.div_ceil(TILE), plane.height.div_ceil(TILE));
    let mut lively = lively_tiles(plane, columns, rows);
    let mut found: Vec<Region> = Vec::new();
    for start in 0..lively.len() {
        if let Some(tiles) = connected(&mut lively, columns, start) {
            found.push(Region {
                left: tiles.left.saturating_sub(1) * TILE,
                top: tiles.top.saturating_sub(1) * TILE,
                right: ((tiles.right + 1) * TILE).min(plane.width),
                bottom: ((tiles.bottom + 1) * TILE).min(plane.height),
            });
        }
    }
    disjoint(found)
}

/// Which tiles are not flat, row by row.
fn lively_tiles(plane: &Plane, columns: usize, rows: usize) -> Vec<bool> {
    let mut lively = Vec::with_capacity(columns * rows);
    for tile_row in 0..rows {
        let mut range = vec![(u8::MAX, u8::MIN); columns];
        for y in tile_row * TILE..((tile_row + 1) * TILE).min(plane.height) {
            for (tile, (low, high)) in plane.row(y).chunks(TILE).zip(&mut range) {
                for &value in tile {
                    *low = value.min(*low);
                    *high = value.max(*high);
                }
            }
        }
        lively.extend(
            range
                .iter()
                .map(|&(low, high)| high.saturating_sub(low) >= FLAT),
        );
    }
    lively
}

/// The tiles that hang together with the one at `start`, taken out; their bounds in tiles.
fn connected(lively: &mut [bool], columns: usize, start: usize) -> Option<Region> {
    let mut bounds: Option<Region> = None;
    let mut waiting = vec![start];
    while let Some(at) = waiting.pop() {
        let Some(tile) = lively.get_mut(at).filter(|tile| **tile) else {
            continue;
        };
        *tile = false;
        let (x, y) = (at % columns, at / columns);
        let here = Region {
            left: x,
            top: y,
            right: x + 1,
            bottom: y + 1,
        };
        bounds = Some(bounds.map_or(here, |bounds| bounds.joined(here)));
        for row in y.saturating_sub(1)..=y + 1 {
            for column in x.saturating_sub(1)..(x + 2).min(columns) {
                waiting.push(row * columns + column);
            }
        }
    }
    bounds
}

/// Joins what overlaps.
fn disjoint(found: Vec<Region>) -> Vec<Region> {
    let mut apart: Vec<Region> = Vec::new();
    for mut region in found {
        while let Some(at) = apart.iter().position(|other| other.overlaps(region)) {
            region = region.joined(apart.swap_remove(at));
        }
        apart.push(region);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(width: usize, height: usize, dark: &[(usize, usize)]) -> Plane {
        let mut pixels = vec![255; width * height];
        for &(x, y) in dark {
            pixels[y * width + x] = 0;
        }
        Plane {
            width,
            height,
            pixels,
        }
    }

    #[test]
    fn flat_pictures_have_none() {
        assert_eq!(regions(&plane(100, 100, &[])), []);
        assert_eq!(regions(&plane(0, 0, &[])), []);
    }

    #[test]
    fn what_is_apart_stays_apart_and_what_overlaps_is_joined() {
        let two = regions(&plane(200, 100, &[(20, 20), (180, 80)]));
        let around = |left, top, right, bottom| Region {
            left,
            top,
            right,
            bottom,
        };
        assert_eq!(two, [around(0, 0, 48, 48), around(160, 64, 200, 100)]);
        let one = regions(&plane(200, 100, &[(20, 20), (60, 20)]));
        assert_eq!(one, [around(0, 0, 80, 48)]);
    }
}
