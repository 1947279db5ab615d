//! What counts as dark, by place.

use super::plane::Plane;

/// The side of the blocks that have one threshold each, in pixels.
pub(super) const BLOCK: usize = 8;
/// How far around a block is looked, in blocks: 24, 72 and 216 pixels across.
const REACHES: [usize; 3] = [1, 4, 13];
/// Less contrast than this is none.
const LEAST_RANGE: u8 = 10;

/// How to choose among the surroundings of a block.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    /// One threshold for the whole picture: halfway between its darkest and its brightest.
    Whole,
    /// The smallest surroundings with this share, in tenths, of the contrast of the next larger ones.
    Local(u16),
}

/// A threshold for each block of [`BLOCK`] pixels squared.
pub(super) struct Thresholds {
    columns: usize,
    levels: Vec<u8>,
}

impl Thresholds {
    pub(super) fn of(plane: &Plane, rule: Rule) -> Self {
        let blocks = Ranges::of_blocks(plane);
        let whole = blocks.whole();
        let mut chosen = vec![whole; blocks.list.len()];
        if let Rule::Local(share) = rule {
            for reach in REACHES.into_iter().rev() {
                for (chosen, near) in chosen.iter_mut().zip(blocks.widened(reach).list) {
                    let enough = u16::from(near.span()) * 10 >= u16::from(chosen.span()) * share;
                    if enough && near.span() >= LEAST_RANGE {
                        *chosen = near;
                    }
                }
            }
        }
        Self {
            columns: blocks.columns,
            levels: chosen.into_iter().map(Range::middle).collect(),
        }
    }

    /// The thresholds along a row of pixels, one for each [`BLOCK`] of them.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        let start = y / BLOCK * self.columns;
        self.levels
            .get(start..start + self.columns)
            .unwrap_or_default()
    }
}

/// The darkest and the brightest.
#[derive(Clone, Copy)]
struct Range {
    low: u8,
    high: u8,
}

impl Range {
    const NOTHING: Self = Self { low: 255, high: 0 };

    fn with(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    fn span(self) -> u8 {
        self.high.saturating_sub(self.low)
    }

    /// Halfway; of a flat place its brightness, so that nothing in it is darker.
    fn middle(self) -> u8 {
        if self.span() < LEAST_RANGE {
            self.low
        } else {
            self.low.midpoint(self.high)
        }
    }
}

struct Ranges {
    columns: usize,
    list: Vec<Range>,
}

impl Ranges {
    fn of_blocks(plane: &Plane) -> Self {
        let columns = plane.width.div_ceil(BLOCK);
        let mut list = vec![Range::NOTHING; columns * plane.height.div_ceil(BLOCK)];
        for y in 0..plane.height {
            let blocks = list.iter_mut().skip(y / BLOCK * columns);
            for (block, pixels) in blocks.zip(plane.row(y).chunks(BLOCK)) {
                for &value in pixels {
                    block.low = block.low.min(value);
                    block.high = block.high.max(value);
                }
            }
        }
        Self { columns, list }
    }

    fn whole(&self) -> Range {
        self.list
            .iter()
            .fold(Range::NOTHING, |all, &block| all.with(block))
    }

    /// Each with all that are at most `reach` away.
    fn widened(&self, reach: usize) -> Self {
        let rows = self.list.len() / self.columns.max(1);
        let mut across = Vec::with_capacity(self.list.len());
        for row in self.list.chunks(self.columns.max(1)) {
            across.extend((0..row.len()).map(|x| {
                let near = row.iter().take(x + reach + 1).skip(x.saturating_sub(reach));
                near.fold(Range::NOTHING, |all, &block| all.with(block))
            }));
        }
        let mut list = Vec::with_capacity(self.list.len());
        for y in 0..rows {
            let mut merged = vec![Range::NOTHING; self.columns];
            let near = across.chunks(self.columns).take(y + reach + 1);
            for row in near.skip(y.saturating_sub(reach)) {
                for (all, &block) in merged.iter_mut().zip(row) {
                    *all = all.with(block);
                }
            }
            list.extend(merged);
        }
        Self {
            columns: self.columns,
            list,
        }
    }
}
