//! What libraries and well-known programs say when a sign-in fails, in their own words, and what sites say in languages of fewer people.

use latchkey::doctor::examine;

use crate::doors::{alerting, failing};

#[test]
fn the_words_of_others_come_first_as_what_they_mean() {
    let mut wanted = "";
    let mut wrong = vec![];
    let lines = include_str!("wordings.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('>') {
            wanted = heading;
            continue;
        }
        let found = examine(&failing(alerting(line))).findings;
        let told = found.first().map(|first| {
            let code = serde_json::to_value(first.code).expect("it has a name");
            let is_sure = first.sure == latchkey::doctor::Certainty::MostLikely;
            let sure = if is_sure { "sure" } else { "possible" };
            format!("{}\t{sure}", code.as_str().unwrap_or_default())
        });
        if told.as_deref() != Some(wanted) {
            wrong.push((wanted, line, told));
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}
