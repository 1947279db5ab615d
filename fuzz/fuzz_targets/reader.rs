//! One reader under libFuzzer: that which `READER` names.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use readers::READERS;

static READ: LazyLock<fn(&[u8]) -> bool> = LazyLock::new(|| {
    let name = std::env::var("READER").unwrap_or_default();
    let found = READERS.iter().find(|reader| reader.0 == name);
    found.unwrap_or_else(|| panic!("READER names none")).1
});

fuzz_target!(|bytes: &[u8]| {
    let _ = READ(bytes);
});
