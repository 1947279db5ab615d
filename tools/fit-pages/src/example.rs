//! Labelled pages.

use std::{collections::HashMap, fs, path::Path};

use anyhow::Context;
use latchkey::page::PageFacts;
use serde::Deserialize;

/// A page and what is true about it.
#[derive(Deserialize)]
pub(crate) struct Example {
    /// What keeps pages together: never is a page judged by a model that saw another page of its site.
    pub(crate) site: String,
    pub(crate) facts: PageFacts,
    /// The kind of a form, by its handle.
    pub(crate) kinds: Vec<(u32, String)>,
    /// What a field is for, by its handle.
    pub(crate) roles: Vec<(u32, String)>,
}

impl Example {
    /// The part that the page's site is in: a hash that does not change from run to run (FNV-1a).
    pub(crate) fn fold(&self, folds: u64) -> u64 {
        let hash = self
            .site
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        (hash >> 20) % folds
    }

    pub(crate) fn kinds(&self) -> HashMap<u32, &str> {
        self.kinds
            .iter()
            .map(|(handle, kind)| (*handle, kind.as_str()))
            .collect()
    }

    pub(crate) fn roles(&self) -> HashMap<u32, &str> {
        self.roles
            .iter()
            .map(|(handle, role)| (*handle, role.as_str()))
            .collect()
    }
}

pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Example>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().enumerate();
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).with_context(|| format!("line {}", index + 1))
        })
        .collect()
}
