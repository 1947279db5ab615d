//! Looking rules up.

use std::{cmp::Ordering, sync::LazyLock};

/// What the labels of rules have in common, and their last labels: a line each.
static LINES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("suffixes.txt").lines();
    lines.filter_map(|line| line.split_once(' ')).collect()
});

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

/// Whether there is such a rule for these labels, the last label of the host first.
pub(super) fn has(reversed: &str, rule: Rule) -> bool {
    let (parent, label) = match rule {
        Rule::Wildcard => (reversed, "*"),
        _ => reversed.rsplit_once('.').unwrap_or(("", reversed)),
    };
    let mark: &[u8] = match rule {
        Rule::Exception => b"!",
        _ => b"",
    };
    let place = LINES.binary_search_by(|(line, _)| line.as_bytes().cmp(parent.as_bytes()));
    let labels = place.ok().and_then(|place| LINES.get(place));
    labels.is_some_and(|(_, labels)| is_among(labels.as_bytes(), label, mark))
}

/// Whether a label with a mark is among others, in the text itself: a thousand lines are quickly split, ten thousand labels are not.
fn is_among(labels: &[u8], label: &str, mark: &[u8]) -> bool {
    let (mut low, mut high) = (0, labels.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let begin = labels[low..middle]
            .iter()
            .rposition(|&byte| byte == b' ')
            .map_or(low, |end| low + end + 1);
        let length = labels[begin..].iter().position(|&byte| byte == b' ');
        let end = begin + length.unwrap_or(labels.len() - begin);
        let word = &labels[begin..end];
        let (letters, rest) = word.split_at(word.len().min(label.len()));
        match letters.cmp(label.as_bytes()).then_with(|| rest.cmp(mark)) {
            Ordering::Equal => return true,
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = begin,
        }
    }
    false
}
