//! What became of cookies that were set while a try was watched.

use latchkey::doctor::{DoorCookie, Refusal, WatchedTry, watched};

use super::{answer, fate, seen, there};

#[test]
fn where_cookies_cannot_be_seen_only_what_every_browser_refuses_is_told() {
    let rows = [
        ("sid=1; Path=/", None),
        ("sid=1; Path=/; SameSite=None", None),
        ("__Http-sid=1; Path=/", None),
        ("sid=1; Path=/; Partitioned", None),
        ("sid=1; Domain=larch.example", Some(Refusal::OtherDomain)),
        ("__Host-sid=1; Secure", Some(Refusal::HostPrefix)),
    ];
    for (header, wanted) in rows {
        let mut event = answer("https://www.fern.example/login", 200);
        event.set_cookies = vec![header.to_owned()];
        let blind = WatchedTry {
            whole: vec![],
            ..seen(vec![event.clone()], vec![])
        };
        assert_eq!(watched(&blind).cookies[0].refusal, wanted, "{header}");
        // In a page of another site as well.
        event.by_tab = false;
        event.page = "www.larch.example".to_owned();
        let framed = WatchedTry {
            whole: vec![],
            ..seen(vec![event], vec![])
        };
        assert_eq!(watched(&framed).cookies[0].refusal, wanted, "{header}");
    }
}

#[test]
fn one_whose_time_is_over_by_now_was_kept_until_then() {
    let https = "https://www.fern.example/login";
    let kept = [
        "sid=1; Path=/; Max-Age=5",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026 12:00:30 GMT",
        "sid=1; Path=/; Expires=Sunday, 29-Nov-26 12:00:59 GMT",
        "sid=1; Path=/; Max-Age=60; Expires=Sun, 29 Nov 2099 12:00:30 GMT",
    ];
    for header in kept {
        assert_eq!(fate(https, header, &[]), [None], "{header}");
    }
    let missing = [
        "sid=1; Path=/; Max-Age=61",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026 12:01:01 GMT",
        // 6265bis, 5.1.1: what is no date is not read.
        "sid=1; Path=/; Expires=Sun, 31 Feb 2026 12:00:30 GMT",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026 24:00:00 GMT",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026",
        "sid=1; Path=/; Expires=",
    ];
    for header in missing {
        let told = fate(https, header, &[]);
        assert_eq!(told, [Some(Refusal::NotKept)], "{header}");
    }
}

#[test]
fn what_was_taken_away_is_counted_apart_from_what_was_set_and_what_is_missing() {
    let mut event = answer("https://www.fern.example/login", 200);
    event.set_cookies = [
        "a=1; Path=/",
        "b=1; Path=/",
        "c=; Max-Age=0",
        "d=; Expires=Thu, 01-Jan-70 00:00:01 GMT",
        "e=1; Domain=larch.example",
    ]
    .map(str::to_owned)
    .to_vec();
    let report = watched(&seen(
        vec![event],
        vec![there("a", "www.fern.example", "/")],
    ));
    let hop = &report.hops[0];
    assert_eq!(
        (hop.set, hop.missing, hop.refused, hop.removed),
        (3, 1, 1, 2)
    );
}

#[test]
fn what_is_there_was_kept_and_what_is_not_has_gone_missing() {
    let https = "https://www.fern.example/app/login";
    let host_wide = there("sid", "www.fern.example", "/");
    let site_wide = there("sid", ".fern.example", "/");
    let below = there("sid", "www.fern.example", "/app");
    let rows = [
        ("kept", "sid=1; Path=/", vec![host_wide.clone()], None),
        (
            "kept for the site",
            "sid=1; Path=/; Domain=fern.example",
            vec![site_wide.clone()],
            None,
        ),
        // 5.1.4: the default path.
        ("kept below the folder", "sid=1", vec![below], None),
        (
            "another path",
            "sid=1",
            vec![host_wide.clone()],
            Some(Refusal::NotKept),
        ),
        (
            "another domain",
            "sid=1; Path=/",
            vec![site_wide],
            Some(Refusal::NotKept),
        ),
        ("nowhere", "sid=1; Path=/", vec![], Some(Refusal::NotKept)),
    ];
    for (name, header, jar, wanted) in rows {
        assert_eq!(fate(https, header, &jar), [wanted], "{name}");
    }
    // 5.7: over a plain connection, a cookie that wants an encrypted one stays.
    let plain = fate(
        "http://www.fern.example/login",
        "sid=1; Path=/",
        &[there("sid", ".fern.example", "/")],
    );
    assert_eq!(plain, [Some(Refusal::OverSecure)]);
}

#[test]
fn what_takes_a_cookie_away_was_not_refused() {
    let https = "https://www.fern.example/login";
    for header in [
        "sid=; Path=/; Max-Age=0",
        "sid=; Max-Age=-1; Expires=Fri, 01 Jan 2100 00:00:00 GMT",
        "sid=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT",
        "sid=; expires=Thu, 01-Jan-70 00:00:01 GMT",
        "sid=; Expires=Sat, 28 Nov 2026 12:00:00 GMT",
        "sid=; Expires=Sat Nov 28 12:00:00 2026",
        "sid=; Expires=Sun, 29 Nov 2026 12:00:00 GMT",
    ] {
        assert_eq!(fate(https, header, &[]), [], "{header}");
    }
    let kept = "sid=1; Max-Age=99999999999999999999; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
    assert_eq!(fate(https, kept, &[]), [Some(Refusal::NotKept)]);
}

#[test]
fn one_that_another_has_taken_the_place_of_was_kept_until_then() {
    let mut first = answer("https://www.fern.example/login", 302);
    first.set_cookies = vec!["sid=1; Path=/".to_owned()];
    let mut second = answer("https://www.fern.example/account", 200);
    second.set_cookies = vec!["sid=; Path=/; Max-Age=0".to_owned()];
    let report = watched(&seen(vec![first, second], vec![]));
    assert_eq!(report.cookies.len(), 1);
    assert_eq!(report.cookies[0].refusal, None);
    assert_eq!(report.hops.iter().map(|hop| hop.refused).sum::<usize>(), 0);
}

#[test]
fn in_a_page_of_another_site_a_cookie_needs_more() {
    let framed = |header: &str, jar: &[DoorCookie]| {
        let mut event = answer("https://id.larch.example/login", 200);
        event.by_tab = false;
        event.by_script = true;
        event.page = "www.fern.example".to_owned();
        event.set_cookies = vec![header.to_owned()];
        watched(&seen(vec![event], jar.to_vec())).cookies[0].refusal
    };
    let jar = [there("sid", "id.larch.example", "/")];
    let rows = [
        (
            "sid=1; Path=/; SameSite=Lax",
            &jar[..0],
            Some(Refusal::SameSiteElsewhere),
        ),
        ("sid=1; Path=/", &jar[..0], Some(Refusal::SameSiteElsewhere)),
        ("sid=1; Path=/", &jar[..], None),
        (
            "sid=1; Path=/; SameSite=None; Secure",
            &jar[..0],
            Some(Refusal::ThirdParty),
        ),
        ("sid=1; Path=/; SameSite=None; Secure", &jar[..], None),
    ];
    for (header, jar, wanted) in rows {
        assert_eq!(framed(header, jar), wanted, "{header}, {} there", jar.len());
    }
}
