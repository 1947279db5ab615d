//! The other half: many small trees, whose values add up.

use std::{fmt, str::FromStr};

use super::{features::feature_names, model_error::InvalidWeights};

/// Nodes of a tree at most, with the empty place 0: four levels.
pub const MOST_NODES: usize = 16;

/// A node of a tree. Its children are at twice its place, and one more; the root is at place 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// What the tree would add if it ended here.
    pub value: f32,
    /// The question, if it does not end here.
    pub split: Option<Split>,
}

/// A question about a feature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// The place of the feature in [`feature_names`].
    pub feature: u16,
    /// Values above go to the second child.
    pub above: f32,
    /// What is not known goes to the second child.
    pub unknown_second: bool,
}

/// Trees; place 0 of each is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trees {
    /// The nodes of each tree.
    pub trees: Vec<[Option<Node>; MOST_NODES]>,
}

impl Trees {
    /// The log-odds, and what each feature adds to them.
    pub fn log_odds(&self, row: &[f64], mut added: impl FnMut(usize, f64)) -> f64 {
        let mut sum = 0.0;
        for tree in &self.trees {
            let mut place = 1;
            let mut node = tree.get(1).copied().flatten();
            while let Some(Node {
                value,
                split: Some(split),
            }) = node
            {
                place = place * 2 + usize::from(split.second(row));
                node = tree.get(place).copied().flatten();
                if let Some(child) = node {
                    added(usize::from(split.feature), f64::from(child.value - value));
                }
            }
            sum += node.map_or(0.0, |leaf| f64::from(leaf.value));
        }
        sum
    }
}

fn place_of(feature: &str) -> Option<u16> {
    let place = feature_names().iter().position(|name| *name == feature)?;
    u16::try_from(place).ok()
}

impl Split {
    /// Whether the row goes to the second child.
    #[must_use]
    pub fn second(&self, row: &[f64]) -> bool {
        match row.get(usize::from(self.feature)) {
            Some(value) if value.is_finite() => *value > f64::from(self.above),
            _ => self.unknown_second,
        }
    }
}

impl fmt::Display for Trees {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = feature_names();
        writeln!(formatter, "tree\tnode\tvalue\tfeature\tabove\tunknown")?;
        for (tree, nodes) in self.trees.iter().enumerate() {
            for (place, node) in nodes.iter().enumerate() {
                let Some(node) = node else { continue };
                write!(formatter, "{tree}\t{place}\t{:.3}", node.value)?;
                if let Some(split) = node.split {
                    let name = names
                        .get(usize::from(split.feature))
                        .copied()
                        .unwrap_or_default();
                    let second = u8::from(split.unknown_second);
                    write!(formatter, "\t{name}\t{:.3}\t{second}", split.above)?;
                }
                writeln!(formatter)?;
            }
        }
        Ok(())
    }
}

impl FromStr for Trees {
    type Err = InvalidWeights;

    /// Reads tab-separated lines: tree, node, value, and for a question feature, bound and where the unknown goes. Lines
    /// that begin with `#` are for people.
    fn from_str(text: &str) -> Result<Self, InvalidWeights> {
        let mut trees = Self::default();
        for (index, line) in text
            .lines()
            .enumerate()
            .skip_while(|(_, line)| line.starts_with('#'))
            .skip(1)
        {
            let read = trees.read(line);
            read.ok_or(InvalidWeights { line: index + 1 })?;
        }
        Ok(trees)
    }
}

impl Trees {
    fn read(&mut self, line: &str) -> Option<()> {
        let columns: Vec<&str> = line.split('\t').collect();
        let (tree, place, value, split) = match columns.as_slice() {
            [tree, place, value] => (tree, place, value, None),
            [tree, place, value, feature, above, second] => {
                let split = Split {
                    feature: place_of(feature)?,
                    above: above.parse().ok()?,
                    unknown_second: *second == "1",
                };
                (tree, place, value, Some(split))
            }
            _ => return None,
        };
        let tree: usize = tree.parse().ok()?;
        if tree == self.trees.len() {
            self.trees.push([None; MOST_NODES]);
        }
        let node = self
            .trees
            .get_mut(tree)?
            .get_mut(place.parse::<usize>().ok()?)?;
        *node = Some(Node {
            value: value.parse().ok()?,
            split,
        });
        Some(())
    }
}
