//! The bundle that opens the vault and makes codes. JavaScript throws its instance away after each call, so that nothing
//! secret is left in its memory.
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use bindings::report_panics;

mod backup;
mod clock;
mod keys;
mod open_vault;

fn main() {
    report_panics();
}
