//! How often a computer is taken for shared, in simulated years: `cargo run --release --example simulate-sessions`.
//!
//! The households, and how often what happens to them, are in `tests/sessions/histories.rs`. The seeds are others than those
//! that the tests use.

#[path = "../tests/sessions/histories.rs"]
mod histories;

use histories::{Household, Year, live};

const YEARS: u64 = 1_000;
const FIRST_SEED: u64 = 1_000_000;

fn years(household: Household) -> Vec<Year> {
    let seeds = FIRST_SEED..FIRST_SEED + YEARS;
    seeds.map(|seed| live(household, seed)).collect()
}

#[expect(clippy::print_stdout, reason = "the figures are what this is for")]
fn main() {
    for household in Household::PERSONAL {
        let years = years(household);
        let shared = years.iter().filter(|year| year.taken_for_shared).count();
        let asked = years.iter().filter(|year| year.questions > 0).count();
        println!("{household:?}: {YEARS} years, {shared} taken for shared, {asked} asked once");
    }
    let years = years(Household::TwoPeople);
    let real = years.iter().filter(|year| year.had_two_switches).count();
    let by_second = |year: &&Year| year.found_after.is_some_and(|switches| switches <= 2);
    let found = years.iter().filter(by_second).count();
    println!("TwoPeople: {real} years with two changes, {found} asked by the second");
}
