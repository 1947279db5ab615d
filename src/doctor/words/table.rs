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

/// The rows, with what the lines say that begin their language and their list.
pub(super) fn rows() -> impl Iterator<Item = Row> {
    let mut language = "";
    let mut list = None;
    let lines = include_str!("messages.tsv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| {
            if let Some(named) = line.strip_prefix('=') {
                language = named;
                return None;
            }
            if let Some(heading) = line.strip_prefix('>') {
                let (name, is_pattern) = heading
                    .strip_suffix("\tpattern")
                    .map_or((heading, false), |name| (name, true));
                list = kind(name).map(|code| (code, is_pattern));
                return None;
            }
            let (code, is_pattern) = list?;
            Some(Row {
                code,
                language,
                is_pattern,
                written: line,
            })
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
