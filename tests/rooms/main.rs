//! Which room of `src/` may use which, and that no modules stand in a circle. Arrows point down: a room leans on what is
//! below it, and can be read, tested and changed without what is above.

mod circles;
mod modules;

use std::{collections::BTreeSet, path::Path};

use circles::{Arrows, among, circles, first};
use modules::Modules;

/// The ground floor: any room may use it, and it uses no other.
const GROUND: [&str; 8] = [
    "bounds", "coded", "idle", "model", "qr", "random", "site", "text",
];
/// The rooms above, and which of each other they use.
const ROOMS: [(&str, &[&str]); 14] = [
    ("access", &[]),
    ("alerts", &["page"]),
    ("authenticator", &[]),
    ("clearing", &["cookies", "vault"]),
    ("cookies", &[]),
    ("doctor", &["cookies", "page"]),
    ("generator", &["rules"]),
    ("now", &["access", "clearing", "page"]),
    ("page", &[]),
    ("rules", &[]),
    ("sessions", &["cookies", "page"]),
    ("settings", &["access", "clearing", "sessions", "vault"]),
    ("strength", &["rules"]),
    ("vault", &[]),
];

/// What is wrong with a house: arrows that no row allows, rows for arrows that are not there, rooms without a row.
fn faults(arrows: &Arrows, ground: &[&str], rooms: &[(&str, &[&str])]) -> Vec<String> {
    let mut allowed: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (room, used) in rooms {
        allowed.extend(used.iter().map(|used| (*room, *used)));
    }
    let is_above = |room: &str| rooms.iter().any(|row| row.0 == room);
    let mut faults = vec![];
    let mut found = BTreeSet::new();
    for (module, used) in arrows.iter().filter(|(module, _)| !module.is_empty()) {
        let room = first(module);
        if !is_above(room) && !ground.contains(&room) {
            faults.push(format!("{room} has no row"));
        }
        for used in used.iter().filter(|used| first(used) != room) {
            let arrow = (room, first(used));
            found.insert(arrow);
            let down = is_above(room) && ground.contains(&arrow.1);
            if !down && !allowed.contains(&arrow) {
                faults.push(format!("{module} -> {used}"));
            }
        }
    }
    let stale = allowed.difference(&found);
    faults.extend(stale.map(|(room, used)| format!("{room} no longer uses {used}")));
    faults
}

/// The circles of single modules, and of folders with all that is in them.
fn all_circles(arrows: &Arrows) -> Vec<String> {
    let folders = arrows.keys().map(|folder| among(arrows, folder));
    let found = folders
        .chain([arrows.clone()])
        .flat_map(|arrows| circles(&arrows));
    let told: BTreeSet<String> = found.map(|circle| circle.join(" -> ")).collect();
    told.into_iter().collect()
}

fn house() -> Arrows {
    Modules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).arrows()
}

#[test]
fn rooms_use_what_is_below_them() {
    assert_eq!(faults(&house(), &GROUND, &ROOMS), Vec::<String>::new());
}

#[test]
fn no_modules_stand_in_a_circle() {
    assert_eq!(all_circles(&house()), Vec::<String>::new());
}

/// A house with one way of using another module in each row, and the arrow that has to be seen.
#[test]
fn each_way_of_using_a_module_is_seen() {
    let rows = [
        ("use crate::site::Origin;", "vault::key -> site"),
        (
            "use crate::{text, site::{self, Origin as Place}};",
            "vault::key -> site",
        ),
        ("use super::super::site::Origin;", "vault::key -> site"),
        ("use super::lock::Lock;", "vault::key -> vault::lock"),
        ("use super::{Lock, lock};", "vault::key -> vault::lock"),
        ("use super::Lock;", "vault::key -> vault::lock"),
        ("use super::HandedOn;", "vault::key -> site"),
        (
            "pub(crate) fn of() -> crate::site::Origin { todo!() }",
            "vault::key -> site",
        ),
        (
            "fn of(origin: &super::super::site::Origin) {}",
            "vault::key -> site",
        ),
        ("fn of() { use crate::site::Origin; }", "vault::key -> site"),
        (
            "fn of() -> bool { matches!(1, x if crate::site::is(x)) }",
            "vault::key -> site",
        ),
        (
            "fn of() { format!(\"{}\", [crate::site::NAME]); }",
            "vault::key -> site",
        ),
        (
            "macro_rules! of { () => { $crate::site::NAME }; }",
            "vault::key -> site",
        ),
        (
            "mod inner { use super::super::super::site::Origin; }",
            "vault::key::inner -> site",
        ),
        (
            "mod inner { pub(super) struct Inner; }\nfn of(_: inner::Inner) {}",
            "vault::key -> vault::key::inner",
        ),
        ("fn of() { super::open(); }", "vault::key -> vault"),
    ];
    for (text, wanted) in rows {
        let arrows = planted(text);
        let told: Vec<String> = arrows
            .iter()
            .flat_map(|(module, used)| used.iter().map(move |used| format!("{module} -> {used}")))
            .collect();
        assert!(told.iter().any(|arrow| arrow == wanted), "{text}: {told:?}");
    }
}

#[test]
fn what_is_no_use_of_a_module_is_not_seen() {
    for text in [
        "//! See `crate::site::Origin`.",
        "/// As in [`crate::site::Origin`].\nconst TEXT: &str = \"crate::site::Origin\";",
        "#[cfg(test)]\nmod tests { use crate::site::Origin; }",
        "pub(in crate::vault) struct Key;",
        "use std::{fmt, site::Origin};",
    ] {
        assert!(planted(text)["vault::key"].is_empty(), "{text}");
    }
}

/// A small house, and in it `text` as the module `vault::key`.
fn planted(text: &str) -> Arrows {
    let house = format!(
        "pub mod site {{ pub struct Origin; pub const NAME: u8 = 1; pub fn is(_: u8) -> bool {{ true }} }}
        pub mod text {{}}
        pub mod vault {{
            mod key {{
{text}
}}
            mod lock {{ pub struct Lock; }}
            pub use lock::Lock;
            pub(crate) use crate::site::Origin as HandedOn;
            fn open() {{}}
        }}"
    );
    Modules::of(&house).arrows()
}

#[test]
fn an_arrow_that_no_row_allows_is_named() {
    let arrows = planted("use crate::site::Origin;");
    let rows = |site: &'static [&'static str], vault| [("site", site), ("vault", vault)];
    let wrong = |rooms: &[(&str, &[&str])]| faults(&arrows, &["text"], rooms);
    assert_eq!(wrong(&rows(&[], &["site"])), Vec::<String>::new());
    assert_eq!(wrong(&rows(&[], &[])), ["vault::key -> site"]);
    assert_eq!(
        wrong(&rows(&["vault"], &["site"])),
        ["site no longer uses vault"]
    );
    assert_eq!(
        faults(&arrows, &["site"], &[("vault", &[])]),
        ["text has no row"]
    );
    let upwards = faults(&arrows, &["site", "text", "vault"], &[]);
    assert_eq!(upwards, ["vault::key -> site"]);
}

#[test]
fn a_circle_is_named() {
    let rows = [
        (
            "two modules",
            "mod a { use super::b::B; } mod b { use super::a::A; }",
            "a -> b -> a",
        ),
        (
            "three",
            "mod a { use crate::b::B; } mod b { use crate::c::C; } mod c { use crate::a::A; }",
            "a -> b -> c -> a",
        ),
        (
            "by what is handed on",
            "mod a { use super::B; } mod b { use super::a::A; } pub use b::B;",
            "a -> b -> a",
        ),
        (
            "a module and one inside it",
            "mod a { mod b { use super::A; } struct A; fn of() { b::of(); } }",
            "a -> a::b -> a",
        ),
        (
            "folders, though no two modules",
            "mod a { mod one { use crate::b::one::B; } mod two {} } mod b { mod one {} mod two { use crate::a::two::A; } }",
            "a -> b -> a",
        ),
    ];
    for (name, text, wanted) in rows {
        assert_eq!(all_circles(&Modules::of(text).arrows()), [wanted], "{name}");
    }
    let straight =
        "mod a { use super::b::B; use super::c::C; } mod b { use super::c::C; } mod c {}";
    assert!(all_circles(&Modules::of(straight).arrows()).is_empty());
}
