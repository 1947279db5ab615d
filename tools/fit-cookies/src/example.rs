//! Labelled cookies.

use std::{fs, path::Path};

use anyhow::Context;
use cookie_rows::{CookieRow, facts_of_rows};
use latchkey::cookies::{Facts, Kind, by_site, features};
use serde::Deserialize;

/// The source whose labels come from replaying logins.
const GOLD: &str = "calzavara2014";

/// A line of the data.
#[derive(Clone, Deserialize)]
pub(crate) struct Labelled {
    #[serde(flatten)]
    pub(crate) row: CookieRow,
    label: String,
    source: String,
    /// A script set it, which a browser does not tell.
    #[serde(default)]
    set_by_js: bool,
}

/// A cookie and what is true about it.
#[derive(Clone)]
pub(crate) struct Example {
    pub(crate) facts: Facts,
    /// Its features among the cookies of its site.
    pub(crate) features: Vec<f64>,
    /// It keeps the person signed in, or a session that may be signed in; nothing where the source cannot say.
    pub(crate) signs_in: Option<bool>,
    /// What it is for, if the source says.
    pub(crate) kind: Option<Kind>,
    /// Its label comes from replaying a login.
    pub(crate) gold: bool,
    /// A script set it.
    pub(crate) by_script: bool,
    /// The value, masked, where the source has it.
    pub(crate) value: String,
    /// What keeps cookies together when they are cut into parts: the site, or else the name.
    pub(crate) group: String,
}

pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Labelled>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().enumerate();
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).with_context(|| format!("line {}", index + 1))
        })
        .collect()
}

/// The examples that lines make, in their order.
pub(crate) fn examples(lines: &[Labelled]) -> Vec<Example> {
    let rows: Vec<CookieRow> = lines.iter().map(|line| line.row.clone()).collect();
    let facts = facts_of_rows(&rows);
    let mut features_of = vec![Vec::new(); facts.len()];
    for places in by_site(&facts) {
        let jar: Vec<&Facts> = places.iter().map(|place| &facts[*place]).collect();
        for (place, row) in places.iter().zip(features(&jar)) {
            features_of[*place] = row;
        }
    }
    facts
        .into_iter()
        .zip(features_of)
        .zip(lines)
        .map(|((facts, features), line)| Example {
            group: if facts.site.is_empty() {
                line.row.name.clone().unwrap_or_default()
            } else {
                facts.site.clone()
            },
            value: line.row.value_masked.clone().unwrap_or_default(),
            facts,
            features,
            signs_in: signs_in(&line.label),
            kind: kind(&line.label),
            gold: line.source == GOLD,
            by_script: line.set_by_js,
        })
        .collect()
}

fn kind(label: &str) -> Option<Kind> {
    Some(match label {
        "auth" => Kind::SignsIn,
        "session" => Kind::Session,
        "csrf" => Kind::Csrf,
        "login_aux" => Kind::LoginHelper,
        "security" => Kind::Security,
        "consent" => Kind::Consent,
        "preference" => Kind::Preference,
        "analytics" => Kind::Analytics,
        "ads" => Kind::Advertising,
        "functional" => Kind::Other,
        _ => return None,
    })
}

/// What a site calls necessary may well sign in; what it needs to work may be anything.
fn signs_in(label: &str) -> Option<bool> {
    match label {
        "auth" | "session" => Some(true),
        "necessary" | "functional" => None,
        _ => Some(false),
    }
}

impl Example {
    /// The part that its group is in: a hash that does not change from run to run (FNV-1a).
    pub(crate) fn fold(&self, folds: u64, turn: u64) -> u64 {
        let start = 0xcbf2_9ce4_8422_2325_u64 ^ turn.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = self.group.bytes().fold(start, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        (hash >> 20) % folds
    }
}
