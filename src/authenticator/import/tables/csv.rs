//! Tables of comma-separated values (RFC 4180), and with semicolons or tabs, as spreadsheets write them.

use zeroize::Zeroizing;

use crate::authenticator::import::error::ImportError;

/// More columns than any export has.
const MOST_COLUMNS: usize = 1_000;
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// A table: its first row, which mostly names the columns, and the others. Cells are wiped when they are dropped.
pub(super) struct Table {
    pub(super) first: Vec<Zeroizing<String>>,
    names: Vec<String>,
    pub(super) rows: Vec<Vec<Zeroizing<String>>>,
}

impl Table {
    /// Reads the first line only.
    pub(super) fn head(text: &str) -> Self {
        let mut lines = text.trim_start().splitn(2, ['\n', '\r']);
        Self::read(lines.next().unwrap_or_default()).unwrap_or(Self {
            first: Vec::new(),
            names: Vec::new(),
            rows: Vec::new(),
        })
    }

    /// Reads a table whose first row has the names.
    pub(super) fn read(text: &str) -> Result<Self, ImportError> {
        let text = text.trim_start();
        let separator = separator(text);
        let mut records = Records {
            rest: text,
            separator,
        };
        let first = records.next().transpose()?.unwrap_or_default();
        let rows = records.collect::<Result<Vec<_>, _>>()?;
        if is_cut(text, first.len(), &rows) {
            return Err(ImportError::FileDamaged);
        }
        Ok(Self {
            names: first
                .iter()
                .map(|name| name.trim().to_lowercase())
                .collect(),
            first,
            rows,
        })
    }

    /// The places of those of these columns that there are, in this order.
    pub(super) fn columns(&self, names: &[&str]) -> Vec<usize> {
        let at = |name: &&str| self.names.iter().position(|known| known == name);
        names.iter().filter_map(at).collect()
    }

    /// Whether it has all of these columns.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names
            .iter()
            .all(|name| self.names.iter().any(|known| known == name))
    }
}

/// Whether a table ends in the middle of a row: the last has fewer cells than those before it, and no end of its line.
fn is_cut<Cell>(text: &str, width: usize, rows: &[Vec<Cell>]) -> bool {
    let Some((last, before)) = rows.split_last() else {
        return false;
    };
    let ends = text.ends_with(['\n', '\r']);
    !ends && last.len() < width && !before.is_empty() && before.iter().all(|row| row.len() >= width)
}

/// The separator that the first line has most of, outside quotes.
fn separator(text: &str) -> char {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (count, separator) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(letter == separator);
                }
            }
        }
    }
    let pairs = SEPARATORS.into_iter().zip(counts);
    // Of equals the first counts.
    pairs
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(',', |(separator, _)| separator)
}

struct Records<'text> {
    rest: &'text str,
    separator: char,
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<Zeroizing<String>>, ImportError>;

    /// The next row that has anything in it.
    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_start_matches(['\n', '\r']);
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = vec![Zeroizing::new(String::new())];
        let mut quoted = false;
        let mut letters = self.rest.char_indices().peekable();
        let mut end = self.rest.len();
        while let Some((at, letter)) = letters.next() {
            let cell = cells.last_mut()?;
            match letter {
                '"' if quoted && letters.next_if(|(_, next)| *next == '"').is_some() => {
                    cell.push('"');
                }
                '"' if quoted => quoted = false,
                '"' if cell.is_empty() => quoted = true,
                '\n' | '\r' if !quoted => {
                    end = at;
                    break;
                }
                _ if !quoted && letter == self.separator => {
                    cells.push(Zeroizing::new(String::new()));
                }
                _ => cell.push(letter),
            }
        }
        if quoted || cells.len() > MOST_COLUMNS {
            self.rest = "";
            return Some(Err(ImportError::FileDamaged));
        }
        self.rest = self.rest.get(end..)?;
        Some(Ok(cells))
    }
}
