//! What "Fix this site" keeps of the sites that were judged by logins: whether every secret is among it, and how much that is.

use std::collections::BTreeMap;

use latchkey::cookies::{Cookie, Kind, Shape};

use crate::example::Example;

/// Sites, and what is kept of them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Kept {
    /// Sites with a secret: a cookie that signs in, of 40 bits and more.
    pub(crate) sites: usize,
    /// Those of them where every secret is kept.
    pub(crate) whole: usize,
    /// Cookies that are kept, in all of them.
    pub(crate) cookies: usize,
}

impl Kept {
    #[expect(clippy::cast_precision_loss, reason = "there are a few hundred")]
    pub(crate) fn per_site(&self) -> f64 {
        self.cookies as f64 / self.sites.max(1) as f64
    }
}

/// What is kept, where `said` is of each example its kind and whether it was taken to sign in.
pub(crate) fn kept(examples: &[Example], said: &[(Kind, bool)]) -> Kept {
    let mut sites: BTreeMap<&str, Vec<(&Example, bool)>> = BTreeMap::new();
    for (example, (kind, signs_in)) in examples.iter().zip(said).filter(|(one, _)| one.gold) {
        let kept = *signs_in || *kind == Kind::Session || stays_beside(example, *kind);
        let jar = sites.entry(&example.facts.site).or_default();
        jar.push((example, kept));
    }
    let mut sum = Kept::default();
    for jar in sites.values() {
        let secrets: Vec<bool> = jar
            .iter()
            .filter(|(example, _)| is_secret(example))
            .map(|(_, kept)| *kept)
            .collect();
        if secrets.is_empty() {
            continue;
        }
        sum.sites += 1;
        sum.whole += usize::from(secrets.iter().all(|kept| *kept));
        sum.cookies += jar.iter().filter(|(_, kept)| *kept).count();
    }
    sum
}

fn is_secret(example: &Example) -> bool {
    let shape = example.facts.shape.as_ref();
    example.signs_in == Some(true) && shape.is_some_and(Shape::looks_random)
}

/// Beside what signs in, as `src/clearing/keeping.rs` has it. No sign-in was seen.
fn stays_beside(example: &Example, kind: Kind) -> bool {
    let cookie = Cookie {
        name: example.facts.name.clone(),
        value: example.value.clone(),
        http_only: example.facts.http_only.unwrap_or_default(),
        ..Cookie::default()
    };
    cookie.may_be_needed(kind, false) || cookie.names_person()
}
