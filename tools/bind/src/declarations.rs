//! TypeScript declarations of what crosses the boundary: the types that the bundles take and give, all that these are made of,
//! and the codes of errors.

use std::collections::BTreeMap;

use anyhow::ensure;
use ts_rs::{Config, TS, TypeVisitor};

/// The text of `types.d.ts`.
pub(crate) fn all() -> anyhow::Result<String> {
    let config = Config::default();
    let misnamed = bindings::misnamed(&config);
    ensure!(
        misnamed.is_empty(),
        "declared under another name than in src/bin/bindings/shapes.rs: {misnamed:?}"
    );
    let mut declarations = Declarations {
        config,
        texts: BTreeMap::new(),
    };
    bindings::visit(&mut declarations);
    let mut all = String::from("// Generated from the Rust sources by tools/bind.\n");
    for text in declarations.texts.values() {
        all.push_str(text);
    }
    all.push_str(&codes());
    Ok(all)
}

/// The declarations by their names: the same from every build.
struct Declarations {
    config: Config,
    texts: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident(&self.config);
        // What has no place for a declaration is a type of TypeScript's own.
        if T::output_path().is_none() || self.texts.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let text = format!("\n{docs}export {}\n", T::decl(&self.config));
        self.texts.insert(name, text);
        T::visit_dependencies(self);
    }
}

/// A type for the codes of each kind of error, and one for all.
fn codes() -> String {
    let kinds = bindings::codes();
    let quoted = |code: &&str| format!("\"{code}\"");
    let union = |name: &str, members: &[String]| {
        format!("\nexport type {name} = {};\n", members.join(" | "))
    };
    let own = kinds.iter().map(|(name, codes)| {
        let codes: Vec<_> = codes.iter().map(quoted).collect();
        union(&format!("{name}Code"), &codes)
    });
    let names: Vec<_> = kinds
        .iter()
        .map(|(name, _)| format!("{name}Code"))
        .collect();
    own.chain([union("CoreErrorCode", &names)]).collect()
}
