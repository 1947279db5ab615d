//! Numbers that a person may choose, between a least and a most.

/// A whole number with bounds, both of which belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: u32,
    /// What holds where nobody chose.
    pub usual: u32,
    /// The most.
    pub most: u32,
}

impl Bounds {
    /// The number that holds for a wish: the nearest within the bounds.
    #[must_use]
    pub fn within(self, wished: Option<u32>) -> u32 {
        wished.unwrap_or(self.usual).clamp(self.least, self.most)
    }

    /// Whether a number is within the bounds.
    #[must_use]
    pub fn contains(self, number: u64) -> bool {
        (u64::from(self.least)..=u64::from(self.most)).contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::Bounds;

    #[test]
    fn a_wish_is_held_within_the_bounds() {
        let bounds = Bounds {
            least: 2,
            usual: 5,
            most: 9,
        };
        let rows = [
            (None, 5),
            (Some(0), 2),
            (Some(2), 2),
            (Some(9), 9),
            (Some(10), 9),
        ];
        for (wished, expected) in rows {
            assert_eq!(bounds.within(wished), expected, "{wished:?}");
        }
        for (number, expected) in [(1, false), (2, true), (9, true), (10, false)] {
            assert_eq!(bounds.contains(number), expected, "{number}");
        }
    }
}
