//! Doors: what can be seen of a sign-in.

use latchkey::{
    cookies::Kind,
    doctor::{
        DoorCookie, DoorFacts, DoorFrame, Field, FieldUse, Message, Navigation, Place, Request,
        Sight, Tried,
    },
    page::{FormKind, SignedIn},
};

pub(crate) fn place(path: &str) -> Place {
    Place {
        secure: true,
        host: "www.fern.example".to_owned(),
        path: path.to_owned(),
    }
}

/// A page that asks to sign in, and nothing else.
pub(crate) fn door() -> DoorFacts {
    DoorFacts {
        place: place("/login"),
        sight: Sight::Page,
        online: true,
        watched: true,
        form: FormKind::LogIn,
        signed_in: SignedIn::No,
        frames: vec![DoorFrame {
            place: place("/login"),
            letters: 3_000,
            navigation: Some(Navigation {
                status: 200,
                first_byte: 80,
                age: 20_000,
                ..Navigation::default()
            }),
            cookies_enabled: true,
            storage_works: true,
            has_storage_access: true,
            complete: true,
            ..DoorFrame::default()
        }],
        cookies: Some(vec![]),
        clock_ahead: Some(300),
        ..DoorFacts::default()
    }
}

pub(crate) fn top(facts: &mut DoorFacts) -> &mut DoorFrame {
    &mut facts.frames[0]
}

pub(crate) fn unwatched(mut facts: DoorFacts) -> DoorFacts {
    facts.watched = false;
    facts
}

pub(crate) fn saying(text: &str, marked: bool) -> DoorFacts {
    let mut facts = door();
    let text = text.to_owned();
    top(&mut facts).messages = vec![Message {
        text,
        marked,
        ..Message::default()
    }];
    facts
}

/// The same, where it is set off as a message.
pub(crate) fn alerting(text: &str) -> DoorFacts {
    let mut facts = saying(text, true);
    top(&mut facts).messages[0].set_off = true;
    facts
}

pub(crate) fn answering(status: u16) -> DoorFacts {
    let mut facts = door();
    top(&mut facts)
        .navigation
        .as_mut()
        .expect("it has one")
        .status = status;
    facts
}

/// A try, and what a script asked for after it.
pub(crate) fn asked(path: &str, status: u16) -> DoorFacts {
    let mut facts = tried(door(), "aA0", false);
    top(&mut facts).fields = vec![Field {
        r#use: FieldUse::Password,
        shape: "aaaa0000".to_owned(),
        ..Field::default()
    }];
    top(&mut facts).requests = vec![Request {
        place: place(path),
        ago: 59_000,
        by_script: true,
        status,
        size: 200,
    }];
    facts
}

pub(crate) fn typed(r#use: FieldUse, text: &str, shape: &str) -> DoorFacts {
    let mut facts = failing(saying("Wrong e-mail or password.", true));
    top(&mut facts).fields = vec![Field {
        r#use,
        shape: shape.to_owned(),
        text: text.to_owned(),
    }];
    facts
}

/// Where the form came back, and tries are not seen.
pub(crate) fn back() -> DoorFacts {
    let mut facts = unwatched(door());
    top(&mut facts).referrer = Some(place("/login"));
    facts
}

pub(crate) fn cookie(name: &str, path: &str, size: u32, matters: bool) -> DoorCookie {
    DoorCookie {
        name: name.to_owned(),
        domain: ".fern.example".to_owned(),
        path: path.to_owned(),
        size,
        host_only: false,
        secure: false,
        kind: if matters { Kind::SignsIn } else { Kind::Other },
        kept_under: None,
    }
}

pub(crate) fn with_cookies(mut facts: DoorFacts, cookies: &[DoorCookie]) -> DoorFacts {
    facts.cookies = Some(cookies.to_vec());
    facts
}

pub(crate) fn error_page() -> DoorFacts {
    DoorFacts {
        sight: Sight::ErrorPage,
        form: FormKind::Other,
        signed_in: SignedIn::Unknown,
        frames: vec![],
        ..door()
    }
}

pub(crate) fn big() -> Vec<DoorCookie> {
    let cookies = (0..10).map(|at| cookie(&format!("c{at}"), "/", 900, at == 0));
    cookies.collect()
}

pub(crate) fn twice() -> [DoorCookie; 2] {
    ["/", "/login"].map(|path| cookie("sid", path, 40, true))
}

pub(crate) fn session() -> [DoorCookie; 1] {
    [cookie("sid", "/", 40, true)]
}

pub(crate) fn open_for(mut facts: DoorFacts, hours: u64) -> DoorFacts {
    let navigation = top(&mut facts).navigation.as_mut().expect("it has one");
    navigation.age = hours * 3_600_000;
    facts
}

pub(crate) fn with_clock(mut facts: DoorFacts, ahead: i64) -> DoorFacts {
    facts.clock_ahead = Some(ahead);
    facts
}

pub(crate) fn with_captcha(globals: &[&str]) -> DoorFacts {
    let mut facts = door();
    let host = "www.google.com".to_owned();
    let path = "/recaptcha/api.js".to_owned();
    top(&mut facts).scripts = vec![Place {
        secure: true,
        host,
        path,
    }];
    top(&mut facts).globals = globals.iter().map(|&name| name.to_owned()).collect();
    facts
}

pub(crate) fn broken() -> DoorFacts {
    let mut facts = asked("/api/login", 0);
    top(&mut facts).requests[0].size = 0;
    facts
}

pub(crate) fn offline() -> DoorFacts {
    DoorFacts {
        online: false,
        ..error_page()
    }
}

pub(crate) fn tried(mut facts: DoorFacts, kinds: &str, caps_lock: bool) -> DoorFacts {
    facts.tried = Some(Tried {
        ago: 60_000,
        password: kinds.to_owned(),
        account: "aa".to_owned(),
        caps_lock,
    });
    facts
}

/// A try, and what became of it.
pub(crate) fn failing(facts: DoorFacts) -> DoorFacts {
    tried(facts, "aA0", false)
}
