//! Whole jars: at which sites somebody is said to be signed in, and which cookies are named.

use latchkey::{
    cookies::{Cookie, Evidence, SameSite, assess, tell},
    sessions::open_sessions,
};

const NOW: f64 = 1_795_900_000.0;
const HOUR: f64 = 3_600.0;
const YEAR: f64 = 365.0 * 24.0 * HOUR;

/// A jar, and what has to be said of it.
struct Jar {
    name: &'static str,
    cookies: Vec<Cookie>,
    /// The hosts of which a page was in front.
    visited: &'static [&'static str],
    truth: Truth,
}

enum Truth {
    /// The sites that are listed.
    Sites(&'static [&'static str]),
    /// The names that are said to sign in, wherever they are.
    Names(&'static [&'static str]),
}

use Truth::{Names, Sites};

impl Jar {
    fn is_judged_rightly(&self) -> bool {
        let assessments = assess(&self.cookies, &[], NOW);
        match self.truth {
            Sites(sites) => {
                let visited = self.visited.iter().map(|host| (*host).to_owned());
                let evidence = Evidence {
                    visited: visited.collect(),
                };
                let told = tell(&self.cookies, assessments, &[], &evidence);
                let open = open_sessions(&self.cookies, &told, NOW);
                open.iter().map(|session| &session.site).eq(sites)
            }
            Names(names) => {
                let judged = self.cookies.iter().zip(&assessments);
                let signing = judged.filter(|(_, assessment)| assessment.signs_in);
                signing.map(|(cookie, _)| &cookie.name).eq(names)
            }
        }
    }
}

fn cookie(name: &str, domain: &str, value: &str) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: domain.to_owned(),
        host_only: !domain.starts_with('.'),
        path: "/".to_owned(),
        session: true,
        store_id: "0".to_owned(),
        ..Cookie::default()
    }
}

fn lasting(seconds: f64, cookie: Cookie) -> Cookie {
    Cookie {
        session: false,
        expiration_date: Some(NOW + seconds),
        ..cookie
    }
}

/// One that goes along with requests of other sites, and that scripts can read.
fn third_party(cookie: Cookie) -> Cookie {
    Cookie {
        secure: true,
        same_site: SameSite::NoRestriction,
        ..cookie
    }
}

fn hidden(cookie: Cookie) -> Cookie {
    Cookie {
        http_only: true,
        ..cookie
    }
}

fn secure(cookie: Cookie) -> Cookie {
    Cookie {
        secure: true,
        ..cookie
    }
}

fn lax(cookie: Cookie) -> Cookie {
    Cookie {
        same_site: SameSite::Lax,
        ..cookie
    }
}

/// As many cookies of one name as there are paths, beside a session.
fn beside_many(session: &Cookie, many: usize) -> Vec<Cookie> {
    let seen = (0..many).map(|number| Cookie {
        path: format!("/page{number}"),
        ..lasting(YEAR, cookie("seen", &session.domain, "1"))
    });
    std::iter::once(session.clone()).chain(seen).collect()
}

fn third_parties() -> Vec<Jar> {
    vec![
        Jar {
            name: "a browser's number at a vendor, with nothing else",
            cookies: vec![third_party(lasting(
                YEAR,
                cookie("_VUID", ".ads.example", "b04e92f7c1835d6aa2905ef83c7d4b16"),
            ))],
            visited: &[],
            truth: Sites(&[]),
        },
        Jar {
            name: "a load balancer's mark at a vendor's interface",
            cookies: vec![third_party(lasting(
                HOUR,
                cookie(
                    "AWSELBCORS",
                    "events.ads.example",
                    "5F03D1A96C2E48B7F1D0935EAB7C6482E0F19D3B5A7C8264F1E3D5B7092C4E6A8F0B1D3C5E7F9A2B4D6C8E0F1A3B5C7D9",
                ),
            ))],
            visited: &[],
            truth: Sites(&[]),
        },
        Jar {
            name: "the session that a vendor's server opens for a frame",
            cookies: vec![third_party(cookie(
                "JSESSIONID",
                "pixel.ads.example",
                "e47b90a1d35c2f86",
            ))],
            visited: &[],
            truth: Sites(&[]),
        },
        Jar {
            name: "that session, where scripts cannot read it",
            cookies: vec![third_party(hidden(cookie(
                "JSESSIONID",
                "pixel.ads.example",
                "E47B90A1D35C2F86E47B90A1D35C2F86",
            )))],
            visited: &["fern.example"],
            truth: Sites(&[]),
        },
    ]
}

fn nobody_signed_in() -> Vec<Jar> {
    vec![
        Jar {
            name: "what is left of Django after signing out",
            cookies: vec![secure(lax(lasting(
                0.997 * YEAR,
                cookie(
                    "csrftoken",
                    "choir.example",
                    "Rw8uN2xKf6TqZ0bVy4HmJ7cLs9GdPa3E",
                ),
            )))],
            visited: &["choir.example"],
            truth: Sites(&[]),
        },
        Jar {
            name: "what Tornado guards forms with",
            cookies: vec![lasting(
                30.0 * 24.0 * HOUR,
                cookie(
                    "_xsrf",
                    "notebooks.example",
                    "2|6a0f3c51|9be27d408a16f3c5527be09d4c81a63f|1795813600",
                ),
            )],
            visited: &["notebooks.example"],
            truth: Sites(&[]),
        },
        Jar {
            name: "two letters",
            cookies: vec![hidden(secure(cookie("session", "kiosk.example", "en")))],
            visited: &["kiosk.example"],
            truth: Names(&[]),
        },
    ]
}

fn named_rightly() -> Vec<Jar> {
    let php = |domain: &str| {
        let value = "t4k1r8n2v6m0q3h7b9x5z2c8d1";
        secure(hidden(cookie("PHPSESSID", domain, value)))
    };
    let dated = |value: &str| {
        vec![
            lasting(YEAR, cookie("ChartsDateTime", "charts.example", value)),
            hidden(cookie(
                "Charts",
                "charts.example",
                "h2v8n4k0r6t1m9c3x7z5b2q8d0",
            )),
        ]
    };
    vec![
        Jar {
            name: "a session beside four of another name",
            cookies: beside_many(&php("mill.example"), 4),
            visited: &["mill.example"],
            truth: Names(&["PHPSESSID"]),
        },
        Jar {
            name: "a session beside forty of another name",
            cookies: beside_many(&php("mill.example"), 40),
            visited: &["mill.example"],
            truth: Names(&["PHPSESSID"]),
        },
        Jar {
            name: "a session of its own name beside a date that a script writes",
            cookies: dated("Fri Nov 27 2026 08:12:40 GMT+0100"),
            visited: &["charts.example"],
            truth: Names(&["Charts"]),
        },
        Jar {
            name: "that date, as a browser escapes it",
            cookies: dated("Fri%20Nov%2027%202026%2008%3A12%3A40%20GMT%2B0100"),
            visited: &["charts.example"],
            truth: Names(&["Charts"]),
        },
        Jar {
            name: "a name that one service is known for, at home at another site",
            cookies: vec![secure(hidden(lasting(
                YEAR,
                cookie("SSID", "meadow.example", "c81f0a94d7b35e26f08a91c4d6e7b352"),
            )))],
            visited: &["meadow.example"],
            truth: Names(&["SSID"]),
        },
        Jar {
            name: "the short token that a program is known to give out",
            cookies: vec![
                lax(hidden(cookie(
                    "Bugzilla_logincookie",
                    "bugs.example",
                    "xK3v9QmT2a",
                ))),
                lax(hidden(cookie("Bugzilla_login", "bugs.example", "7"))),
            ],
            visited: &["bugs.example"],
            truth: Sites(&["bugs.example"]),
        },
        Jar {
            name: "a session that is as strict as can be",
            cookies: vec![Cookie {
                same_site: SameSite::Strict,
                ..secure(hidden(cookie(
                    "meadow",
                    "meadow.example",
                    "Zk3Qw9Lr7Tn1Vb5Xc8Mf2Hd6Js0Pg4Ya",
                )))
            }],
            visited: &["meadow.example"],
            truth: Names(&["meadow"]),
        },
    ]
}

fn jars() -> Vec<Jar> {
    let groups = [third_parties(), nobody_signed_in(), named_rightly()];
    groups.into_iter().flatten().collect()
}

#[test]
fn whole_jars_are_judged_rightly() {
    let wrong: Vec<&str> = jars()
        .iter()
        .filter(|jar| !jar.is_judged_rightly())
        .map(|jar| jar.name)
        .collect();
    assert_eq!(wrong, [""; 0]);
}
