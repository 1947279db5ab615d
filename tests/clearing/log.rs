//! The log of what was cleared.

use latchkey::clearing::{
    Choice, ClearingReport, Headline,
    log::{LogEntry, MOST_ENTRIES, logged},
    rules::Trigger,
};

fn entry(at: u64) -> LogEntry {
    let report = ClearingReport {
        notes: vec![],
        target: String::from("fern.example"),
        shown: String::new(),
        headline: Headline::Done,
        took: 0,
        types: vec![],
    };
    LogEntry::done(at, Trigger::Click, Choice::SignOutAndClear, &report)
}

#[test]
fn the_log_is_bounded_and_names_no_site() {
    let mut log = vec![];
    for at in 0..250 {
        log = logged(log, vec![entry(at)]);
    }
    let times: Vec<u64> = log.iter().map(|entry| entry.at).collect();
    assert!(times.into_iter().eq(50..250));
    assert_eq!(log.len(), MOST_ENTRIES);
    assert!(!serde_json::to_string(&log).expect("JSON").contains("fern"));
    assert_eq!(
        logged(log, (0..500).map(entry).collect()).len(),
        MOST_ENTRIES
    );
}

#[test]
fn lines_of_before_can_be_read() {
    let before = r#"{"at": 1, "trigger": "tabClosed", "choice": "onlyTheCache", "types": []}"#;
    let entry: LogEntry = serde_json::from_str(before).expect("a line");
    assert_eq!((entry.late, entry.problem), (None, None));
}
