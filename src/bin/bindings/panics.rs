//! What is said of a panic.

use gloo::console;

/// Reports where a panic happened, and nothing else: its message could quote what a person typed.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            console::error!(format!(
                "Latchkey: panic at {}:{}",
                place.file(),
                place.line()
            ));
        }
    }));
}
