//! Circles among modules, and among folders of them.

use std::collections::{BTreeMap, BTreeSet};

/// Who uses whom, by the names of modules from the root: `clearing::plan::make`. The root's is empty.
pub(crate) type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The room of a module.
pub(crate) fn first(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

/// The arrows among what is directly in a folder, each with all that is in it.
pub(crate) fn among(arrows: &Arrows, folder: &str) -> Arrows {
    let inside = |module: &str| {
        let rest = if folder.is_empty() {
            module
        } else {
            module.strip_prefix(folder)?.strip_prefix("::")?
        };
        let name = first(rest);
        let whole = || {
            module
                .strip_suffix(rest)
                .map(|before| format!("{before}{name}"))
        };
        (!name.is_empty()).then(whole).flatten()
    };
    let mut found = Arrows::new();
    for (module, used) in arrows {
        if let Some(module) = inside(module) {
            let used = used.iter().filter_map(|used| inside(used));
            let used: Vec<String> = used.filter(|used| *used != module).collect();
            found.entry(module).or_default().extend(used);
        }
    }
    found
}

/// The circles, each as the modules on it in the order of their arrows, from one back to the same. A module that is on
/// several is told once.
pub(crate) fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = vec![];
    for begin in arrows.keys() {
        if !found.iter().flatten().any(|on| on == begin) {
            found.extend(circle(arrows, begin));
        }
    }
    found
}

/// The shortest way from a module back to it.
fn circle(arrows: &Arrows, begin: &String) -> Option<Vec<String>> {
    let mut ways = vec![vec![begin.clone()]];
    let mut seen = BTreeSet::new();
    let mut next = 0;
    while let Some(way) = ways.get(next).cloned() {
        next += 1;
        let used = way.last().and_then(|last| arrows.get(last));
        for used in used.into_iter().flatten() {
            let longer = || way.iter().chain([used]).cloned().collect();
            if used == begin {
                return Some(longer());
            }
            if seen.insert(used) {
                ways.push(longer());
            }
        }
    }
    None
}
