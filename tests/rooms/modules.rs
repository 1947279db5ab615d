//! Which module uses which, read from the sources: every `use`, and every path of two names and more, in macros too. Tests
//! that stand beside the code do not count. A name that a module only hands on is followed to the module that it is of. What
//! is not seen are methods: whoever calls one has the type from somewhere.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Item, ItemMod, ItemUse, Macro, UseTree, Visibility,
    ext::IdentExt,
    visit::{self, Visit},
};

use crate::circles::Arrows;

/// All modules of a crate, by their names from the root.
#[derive(Default)]
pub(crate) struct Modules(BTreeMap<String, Module>);

#[derive(Default)]
struct Module {
    /// What it brings in or hands on, by the name that it has here.
    brought: BTreeMap<String, Vec<String>>,
    /// What else it names.
    named: Vec<Vec<String>>,
}

impl Modules {
    /// Those below a root file.
    pub(crate) fn read(root: &Path) -> Self {
        let mut modules = Self::default();
        let folder = root.parent().expect("a file is in a folder").to_owned();
        modules.add_file("", root, &folder);
        modules
    }

    /// Those of a text that holds them all, one inside the other.
    pub(crate) fn of(text: &str) -> Self {
        let mut modules = Self::default();
        let file = syn::parse_file(text).expect("the text is Rust");
        modules.add("", file.items, None);
        modules
    }

    /// Which module uses which; a module and those inside it are apart.
    pub(crate) fn arrows(&self) -> Arrows {
        let of = |(name, module): (&String, &Module)| {
            let used = module
                .named
                .iter()
                .filter_map(|path| self.owner(name, path));
            (name.clone(), used.filter(|used| used != name).collect())
        };
        self.0.iter().map(of).collect()
    }

    fn add_file(&mut self, name: &str, file: &Path, folder: &Path) {
        let text = fs::read_to_string(file).expect("the file of a module can be read");
        let parsed = syn::parse_file(&text).expect("the file of a module is Rust");
        self.add(name, parsed.items, Some(folder));
    }

    /// Adds a module, and those inside it. `folder` is where their files are.
    fn add(&mut self, name: &str, items: Vec<Item>, folder: Option<&Path>) {
        let mut module = Module::default();
        for item in items {
            match item {
                Item::Mod(inner) if is_for_tests(&inner.attrs) => {}
                Item::Mod(inner) => self.add_inner(name, inner, folder),
                Item::Use(brought) => module.bring(&brought),
                other => module.visit_item(&other),
            }
        }
        self.0.insert(name.to_owned(), module);
    }

    fn add_inner(&mut self, name: &str, inner: ItemMod, folder: Option<&Path>) {
        let own = inner.ident.unraw().to_string();
        let name = below(name, &own);
        if let Some((_, items)) = inner.content {
            return self.add(
                &name,
                items,
                folder.map(|folder| folder.join(&own)).as_deref(),
            );
        }
        let folder = folder.expect("a text holds all of its modules").join(&own);
        let beside = PathBuf::from(format!("{}.rs", folder.display()));
        let file = if beside.exists() {
            beside
        } else {
            folder.join("mod.rs")
        };
        self.add_file(&name, &file, &folder);
    }

    /// The module in which a path of `module` ends; nothing if that is of another crate.
    fn owner(&self, module: &str, path: &[String]) -> Option<String> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.follow("", rest),
            "self" => self.follow(module, rest),
            "super" => self.follow(above(module), rest),
            name if self.knows(module, name) => self.follow(module, path),
            _ => None,
        }
    }

    fn follow(&self, module: &str, path: &[String]) -> Option<String> {
        let Some((first, rest)) = path.split_first() else {
            return Some(module.to_owned());
        };
        let inner = below(module, first);
        if first == "super" {
            self.follow(above(module), rest)
        } else if self.0.contains_key(&inner) {
            self.follow(&inner, rest)
        } else if let Some(brought) = self.0.get(module)?.brought.get(first) {
            let path: Vec<String> = brought.iter().chain(rest).cloned().collect();
            // What is brought in under the name of the module that it is of leads nowhere else.
            (brought.first() != Some(first)).then(|| self.owner(module, &path))?
        } else {
            Some(module.to_owned())
        }
    }

    fn knows(&self, module: &str, name: &str) -> bool {
        let brings = |module: &Module| module.brought.contains_key(name);
        self.0.contains_key(&below(module, name)) || self.0.get(module).is_some_and(brings)
    }
}

impl Module {
    /// What is only handed on is used by whoever takes it from here.
    fn bring(&mut self, item: &ItemUse) {
        let mut paths = vec![];
        leaves(&item.tree, &mut vec![], &mut paths);
        for (name, path) in paths {
            if matches!(item.vis, Visibility::Inherited) {
                self.named.push(path.clone());
            }
            self.brought.insert(name, path);
        }
    }

    fn name(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            self.named.push(path);
        }
    }

    /// Paths in what a macro is given, which need not be Rust.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = vec![];
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.name(std::mem::take(&mut path));
                    }
                    path.push(name.unraw().to_string());
                    colons = 0;
                }
                other => {
                    self.name(std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.name(path);
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path
            .segments
            .iter()
            .map(|part| part.ident.unraw().to_string());
        self.name(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.tokens(called.tokens.clone());
    }

    /// A `use` inside a function.
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.bring(item);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// The names that a `use` gives, each with its path.
fn leaves(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(String, Vec<String>)>) {
    let full = |last: &syn::Ident| {
        let mut path = before.clone();
        // `use a::{self}` is `use a`.
        if last != "self" {
            path.push(last.unraw().to_string());
        }
        path
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.unraw().to_string());
            leaves(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => {
            let path = full(&name.ident);
            found.extend(path.last().cloned().map(|name| (name, path)));
        }
        UseTree::Rename(renamed) => {
            let name = renamed.rename.unraw().to_string();
            found.push((name, full(&renamed.ident)));
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, before, found);
            }
        }
        UseTree::Glob(_) => panic!("a glob hides what is used: {}::*", before.join("::")),
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|given| given.is_ident("test"))
    })
}

fn below(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_owned()
    } else {
        format!("{module}::{name}")
    }
}

fn above(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(above, _)| above)
}
