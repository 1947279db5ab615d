//! Which sites would be listed as signed in, from a whole jar: JSON lines in, one line of JSON a site out.
//!
//! A line in describes a cookie as `classify-cookies` takes it, with `value` or `value_masked`; any field may be missing. A
//! line `{"visited": "host"}` says that a page of that host was in front. What is printed: `{"site", "cookies", "until"}`, the
//! end in seconds since 1970, or null where the session ends with the browser.

mod lines;

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use cookie_rows::CookieRow;
use latchkey::{
    cookies::{Cookie, Evidence, assess, tell},
    sessions::{OpenSession, open_sessions},
};
use serde::Deserialize;

/// A line.
#[derive(Deserialize)]
struct Line {
    /// A page of this host was in front; nothing else stands on the line.
    visited: Option<String>,
    /// The value as it is. Without it, the masked one counts.
    value: Option<String>,
    /// The cookie store, as the browser calls it.
    store_id: Option<String>,
    #[serde(flatten)]
    row: CookieRow,
}

/// What a browser holds, and where it was.
struct Jar {
    cookies: Vec<Cookie>,
    /// The hosts of which a page was in front.
    visited: Vec<String>,
    /// When it was looked at, in seconds since 1970.
    now: f64,
}

fn main() -> ExitCode {
    match answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // Nobody is left to hear it if this fails too.
            let _ = writeln!(io::stderr(), "open-sessions: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> Result<(), String> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH);
    let clock = clock.map_err(|error| error.to_string())?.as_secs_f64();
    let lines = lines::objects(io::stdin().lock(), "a cookie or a visit")?;
    let mut out = BufWriter::new(io::stdout().lock());
    for session in listed(&jar(lines, clock)) {
        let line = serde_json::json!({
            "site": session.site,
            "cookies": session.cookies,
            "until": session.until,
        });
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())
}

fn listed(jar: &Jar) -> Vec<OpenSession> {
    let evidence = Evidence {
        visited: jar.visited.clone(),
    };
    let assessments = assess(&jar.cookies, &[], jar.now);
    let told = tell(&jar.cookies, assessments, &[], &evidence);
    open_sessions(&jar.cookies, &told, jar.now)
}

/// The jar that the lines describe. What had ended would not be in it, so it was looked at before the first end that is told.
fn jar(lines: Vec<Line>, clock: f64) -> Jar {
    let (visits, rows): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| line.visited.is_some());
    let ends = rows.iter().filter_map(|line| line.row.expiry_unix);
    let now = ends.map(|end| end - 1.0).fold(clock, f64::min);
    Jar {
        cookies: rows.into_iter().map(|line| cookie(line, now)).collect(),
        visited: visits.into_iter().filter_map(|line| line.visited).collect(),
        now,
    }
}

fn cookie(line: Line, now: f64) -> Cookie {
    let CookieRow {
        name,
        domain,
        path,
        secure,
        http_only,
        host_only,
        same_site,
        session,
        lifetime_s,
        expiry_unix,
        value_masked,
        ..
    } = line.row;
    let domain = domain.unwrap_or_default();
    let end = expiry_unix.or_else(|| lifetime_s.map(|seconds| now + seconds));
    let expiration_date = end.filter(|_| session != Some(true));
    Cookie {
        name: name.unwrap_or_default(),
        value: line.value.or(value_masked).unwrap_or_default(),
        host_only: host_only.unwrap_or(!domain.starts_with('.')),
        domain,
        path: path.unwrap_or_else(|| "/".to_owned()),
        secure: secure.unwrap_or_default(),
        http_only: http_only.unwrap_or_default(),
        same_site: same_site.unwrap_or_default(),
        session: expiration_date.is_none(),
        expiration_date,
        store_id: line.store_id.unwrap_or_else(|| "0".to_owned()),
        ..Cookie::default()
    }
}
