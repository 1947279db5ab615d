//! What a page that comes after a try to sign in says of it.

use latchkey::{
    alerts::{Arrival, Arrived, LEADS_IN, arrived},
    page::{FormKind, SignedIn},
};

const TRIED: u64 = 1_790_000_000_000;

/// The page of somebody who has signed in with an account, a second after it was sent.
const IN: Arrival = Arrival {
    tried_at: TRIED,
    form: FormKind::LogIn,
    has_account: true,
    is_own: true,
    began: TRIED + 500,
    page_form: FormKind::Other,
    signed_in: SignedIn::Yes,
    after_sign_in: SignedIn::Yes,
};

/// The form, which is there again.
const BACK: Arrival = Arrival {
    page_form: FormKind::LogIn,
    signed_in: SignedIn::No,
    after_sign_in: SignedIn::No,
    ..IN
};

const fn led_in(account: bool, code: bool, named: bool) -> Arrived {
    Arrived::LedIn {
        remembers_account: account,
        remembers_code: code,
        names_account: named,
    }
}

#[test]
fn who_has_come_in_is_said_only_where_it_was_seen() {
    let rows = [
        ("a form to sign in", IN, led_in(true, false, true)),
        (
            "nobody has typed an account of this site",
            Arrival {
                has_account: false,
                ..IN
            },
            led_in(false, false, false),
        ),
        (
            "a page that only has no form",
            Arrival {
                signed_in: SignedIn::Unknown,
                ..IN
            },
            led_in(true, false, false),
        ),
        (
            "a form that opens an account",
            Arrival {
                form: FormKind::SignUp,
                ..IN
            },
            led_in(true, false, false),
        ),
        (
            "a form that changes a password",
            Arrival {
                form: FormKind::ChangePassword,
                ..IN
            },
            led_in(true, false, false),
        ),
        (
            "a code alone",
            Arrival {
                form: FormKind::OneTimeCode,
                has_account: false,
                ..IN
            },
            led_in(false, true, false),
        ),
        (
            "a code in a frame of another site",
            Arrival {
                form: FormKind::OneTimeCode,
                has_account: false,
                is_own: false,
                ..IN
            },
            led_in(false, false, false),
        ),
    ];
    for (name, arrival, expected) in rows {
        assert_eq!(arrived(&arrival, TRIED + 1_000), expected, "{name}");
    }
}

#[test]
fn a_page_that_comes_late_may_be_anybodys() {
    let code = Arrival {
        form: FormKind::OneTimeCode,
        ..IN
    };
    assert_eq!(arrived(&IN, TRIED + LEADS_IN), led_in(true, false, true));
    for arrival in [IN, code] {
        assert_eq!(
            arrived(&arrival, TRIED + LEADS_IN + 1),
            led_in(false, false, false)
        );
    }
    // A clock that was put back.
    assert_eq!(arrived(&IN, TRIED - 1), led_in(true, false, true));
}

#[test]
fn a_form_is_there_again_where_the_page_has_come_since() {
    let rows = [
        ("the form again", BACK, Arrived::CameBack),
        (
            "the page that it was sent from",
            Arrival {
                began: TRIED,
                ..BACK
            },
            Arrived::Nothing,
        ),
        (
            "a form for a code",
            Arrival {
                page_form: FormKind::OneTimeCode,
                ..BACK
            },
            Arrived::Nothing,
        ),
        (
            "a page that does not say",
            Arrival {
                signed_in: SignedIn::Unknown,
                after_sign_in: SignedIn::Unknown,
                ..BACK
            },
            Arrived::Nothing,
        ),
    ];
    for (name, arrival, expected) in rows {
        assert_eq!(arrived(&arrival, TRIED + 1_000), expected, "{name}");
    }
}
