//! Sets that are filled one by one: what `collect` gives is sorted first, and sorting is a tenth of the bundle.

use std::collections::BTreeSet;

pub(super) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}
