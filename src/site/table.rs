//! Looking rules up in the text itself, so that nothing has to be built first.

use std::cmp::Ordering;

const TABLE: &str = include_str!("suffixes.txt");

/// What a rule says of the labels before its mark.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    /// They are a public suffix.
    Plain,
    /// They and any label more are one.
    Wildcard,
    /// They are none, though a wildcard says so.
    Exception,
}

impl Rule {
    fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Wildcard => ".*",
            Self::Exception => "!",
        }
    }
}

/// Whether there is such a rule for these labels, the last label of the host first.
pub(super) fn has(reversed: &str, rule: Rule) -> bool {
    let mark = rule.mark().as_bytes();
    let table = TABLE.as_bytes();
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let begin = table[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |end| low + end + 1);
        let length = table[begin..].iter().position(|&byte| byte == b'\n');
        let end = begin + length.unwrap_or(table.len() - begin);
        let line = &table[begin..end];
        let (labels, rest) = line.split_at(line.len().min(reversed.len()));
        match labels.cmp(reversed.as_bytes()).then_with(|| rest.cmp(mark)) {
            Ordering::Equal => return true,
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = begin,
        }
    }
    false
}
