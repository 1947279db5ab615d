//! The table of what pages say: `messages.tsv`.

use crate::doctor::FindingCode;

/// A row of the table.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) code: FindingCode,
    pub(super) language: &'static str,
    /// Whether it is a pattern, and no phrase.
    pub(super) is_pattern: bool,
    pub(super) written: &'static str,
}

/// The words of a language for an idea.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) idea: &'static str,
    /// With `|` between them.
    pub(super) written: &'static str,
}

/// The rows of phrases and patterns.
pub(super) fn rows() -> impl Iterator<Item = Row> {
    let rows = lines().filter(|line| line.of != "idea");
    rows.filter_map(|line| {
        Some(Row {
            code: kind(line.list)?,
            language: line.language,
            is_pattern: line.of == "pattern",
            written: line.written,
        })
    })
}

/// The rows of ideas.
pub(super) fn ideas() -> impl Iterator<Item = Words> {
    let ideas = lines().filter(|line| line.of == "idea");
    ideas.map(|line| Words {
        language: line.language,
        idea: line.list,
        written: line.written,
    })
}

/// A line of the table, with what the lines say that begin its language and its list.
#[derive(Clone, Copy, Default)]
struct Line {
    language: &'static str,
    list: &'static str,
    /// What the list is of: `pattern`, `idea`, or nothing for phrases.
    of: &'static str,
    written: &'static str,
}

fn lines() -> impl Iterator<Item = Line> {
    let lines = include_str!("messages.tsv").lines();
    let mut line = Line::default();
    lines.filter_map(move |written| {
        if written.starts_with('#') {
            return None;
        }
        if let Some(named) = written.strip_prefix('=') {
            line.language = named;
            return None;
        }
        if let Some(heading) = written.strip_prefix('>') {
            (line.list, line.of) = heading.split_once('\t').unwrap_or((heading, ""));
            return None;
        }
        Some(Line { written, ..line })
    })
}

/// What a name of the table stands for.
fn kind(name: &str) -> Option<FindingCode> {
    Some(match name {
        "wrongPassword" => FindingCode::WrongPassword,
        "noSuchAccount" => FindingCode::NoSuchAccount,
        "accountLocked" => FindingCode::AccountLocked,
        "tooManyTries" => FindingCode::TooManyTries,
        "notVerified" => FindingCode::NotVerified,
        "wrongCode" => FindingCode::WrongCode,
        "captchaFailed" => FindingCode::CaptchaFailed,
        "formExpired" => FindingCode::FormExpired,
        "cookiesOff" => FindingCode::CookiesOff,
        "scriptsOff" => FindingCode::ScriptsOff,
        "passwordExpired" => FindingCode::PasswordExpired,
        "otherWay" => FindingCode::OtherWay,
        "maintenance" => FindingCode::Maintenance,
        "notFromHere" => FindingCode::NotFromHere,
        _ => return None,
    })
}
