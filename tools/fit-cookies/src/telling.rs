//! How often somebody is told to be signed in by looks alone, at the sites that were judged by logins: once with all their cookies,
//! and once without those that sign in, as somebody has them who never signed in. The latter errs
//! upwards: of several cookies of which one is enough, the labels call the others no sign-in cookies, and they are there.

use std::collections::BTreeMap;

use latchkey::cookies::Strength;

use crate::example::Example;

/// Sites, and at how many of them somebody is told to be signed in.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) sites: usize,
    pub(crate) signed_in: usize,
    pub(crate) anonymous: usize,
}

/// What is told of visited sites. Each has a cookie that signs in.
pub(crate) fn told(examples: &[Example]) -> Told {
    let mut sites: BTreeMap<&str, Vec<&Example>> = BTreeMap::new();
    for example in examples.iter().filter(|example| example.gold) {
        sites.entry(&example.facts.site).or_default().push(example);
    }
    sites.retain(|_, jar| jar.iter().any(|one| one.signs_in == Some(true)));
    let is_told = |jar: &[&Example], wanted: fn(&Example) -> bool| {
        let mut jar = jar.iter().filter(|one| wanted(one));
        jar.any(|one| Strength::of(&one.facts) > Strength::Weak)
    };
    let count = |wanted: fn(&Example) -> bool| {
        let told = sites.values().filter(|jar| is_told(jar, wanted));
        told.count()
    };
    Told {
        sites: sites.len(),
        signed_in: count(|_| true),
        anonymous: count(|one| one.signs_in != Some(true)),
    }
}
