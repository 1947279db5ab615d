//! `bind OUT BUNDLE.wasm…` writes, for each compiled bundle, the JavaScript module that loads it, its WebAssembly and its
//! declarations; one `types.d.ts` with the shapes of all arguments and results; and the limits that hold on both sides of the
//! boundary.
//!
//! The modules are for `import`, of the kind that wasm-bindgen calls `web`.

use std::{env, fs, path::Path};

use anyhow::{Context, bail};
use wasm_bindgen_cli_support::Bindgen;

mod declarations;
mod limits;

fn main() -> anyhow::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let out = arguments.next().context("usage: bundle OUT BUNDLE.wasm…")?;
    let out = Path::new(&out);
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let mut bundles = 0;
    for bundle in arguments {
        let bundle = Path::new(&bundle);
        Bindgen::new()
            .input_path(bundle)
            .web(true)?
            .typescript(true)
            .reset_state_function(true)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(out)
            .with_context(|| format!("cannot make bindings for {}", bundle.display()))?;
        import_types(
            &out.join(bundle.file_name().unwrap_or_default())
                .with_extension("d.ts"),
        )?;
        bundles += 1;
    }
    if bundles == 0 {
        bail!("no bundle was named");
    }
    for (name, text) in [
        ("types.d.ts", declarations::all()?),
        ("limits.js", limits::module()?),
        ("limits.d.ts", limits::declarations()?),
    ] {
        fs::write(out.join(name), text).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

/// The declarations of a bundle call the types of arguments and results `types.NAME`.
fn import_types(declarations: &Path) -> anyhow::Result<()> {
    let context = || format!("cannot change {}", declarations.display());
    let text = fs::read_to_string(declarations).with_context(context)?;
    let text = format!("import type * as types from './types.js';\n\n{text}");
    fs::write(declarations, text).with_context(context)
}
