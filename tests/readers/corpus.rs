//! The inputs that are known, and those that are found.

use std::{fs, path::Path};

/// The largest input that is made, in bytes.
pub(crate) const LARGEST: usize = 64 * 1024;

/// Files by name. Every export that `tests/vectors/` has is an input of its reader too.
pub(crate) fn corpus(reader: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("fuzz/corpus").join(reader)];
    if reader == "imports" {
        folders.push(root.join("tests/vectors/import"));
    }
    let mut files = Vec::new();
    for folder in folders {
        // The exports have a corpus of their own only once something was found.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if let Ok(bytes) = fs::read(&path) {
                files.push((path.display().to_string(), bytes));
            }
        }
    }
    files.sort();
    files
}

/// Keeps an input at which something went wrong, and says where.
pub(crate) fn keep(reader: &str, input: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(reader);
    let path = folder.join(format!("{} bytes", input.len()));
    let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, input));
    match kept {
        Ok(()) => path.display().to_string(),
        Err(error) => error.to_string(),
    }
}
