//! Pages of HTML that programs write for people to print: their texts.

use quick_xml::escape::unescape;

use super::error::ImportError;

/// Whether a text begins as a page.
pub(super) fn is_page(text: &str) -> bool {
    let start = text.trim_start().get(..9).unwrap_or_default();
    let start = start.to_lowercase();
    ["<html", "<!doctype", "<table"]
        .iter()
        .any(|begin| start.starts_with(begin))
}

/// Tells a page that is cut short.
pub(super) fn check_end(page: &str) -> Result<(), ImportError> {
    let ends = page.trim_end().ends_with("</html>");
    ends.then_some(()).ok_or(ImportError::FileDamaged)
}

/// Tells any page that begins as HTML and is cut short. Who writes no `html` has no end of it either.
pub(super) fn check_html(page: &str) -> Result<(), ImportError> {
    let page = page.to_ascii_lowercase();
    let ends = !page.contains("<html") || page.contains("</html");
    ends.then_some(()).ok_or(ImportError::FileDamaged)
}

/// What stands between each two of these marks, one after the other.
pub(super) fn between<'page>(
    page: &'page str,
    begin: &'page str,
    end: &'page str,
) -> impl Iterator<Item = &'page str> {
    let pieces = page.split(begin).skip(1);
    pieces.map(move |piece| piece.split_once(end).map_or(piece, |(inside, _)| inside))
}

/// A text without its entities; one that is none stands for itself.
pub(super) fn plain(text: &str) -> String {
    unescape(text).map_or_else(|_| text.to_owned(), String::from)
}
