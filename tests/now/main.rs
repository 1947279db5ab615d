//! Which card the popup shows, for every state: named rows, and properties of the order.

mod any_state;

use latchkey::{
    access::AccessState,
    clearing::undo::UNDO_TIME,
    now::{
        ButtonLook, Card, Clearing, Computer, Facts, Failed, Page, Vault, VaultLock, button_look,
        card,
    },
    page::{FormKind, SignedIn, TakesPassword},
};

/// What tells a state from the plain one.
type Change = fn(&mut Facts);

const NOW: u64 = 1_790_000_000_000;

const PAGE: Page = Page {
    form: FormKind::Other,
    asks_for_code: false,
    sets_up: false,
    takes_password: TakesPassword::No,
    signed_in: SignedIn::Unknown,
};

const OPEN: Vault = Vault::Open {
    accounts: 3,
    here: 1,
};

const OPEN_FOR_OTHERS: Vault = Vault::Open {
    accounts: 3,
    here: 0,
};

const EMPTY: Vault = Vault::Open {
    accounts: 0,
    here: 0,
};

const SHARED: Computer = Computer {
    shared: true,
    asks: false,
    signed_in: 2,
};

const RUNNING: Clearing = Clearing {
    working: true,
    at: NOW,
    dismissed: false,
};

const DONE: Clearing = Clearing {
    working: false,
    at: NOW - 1,
    dismissed: false,
};

/// A page of the web that is watched, of a person without a vault.
fn plain() -> Facts {
    Facts {
        vault: Some(Vault::None),
        failed: None,
        computer: Some(Computer {
            shared: false,
            asks: false,
            signed_in: 5,
        }),
        clearing: None,
        access: AccessState::EverySite,
        looking: false,
        tried: false,
        page: Some(PAGE),
        now: NOW,
    }
}

const fn shows(form: FormKind) -> Page {
    Page { form, ..PAGE }
}

/// A page on which a password is chosen, by whether it can be put somewhere.
const fn chooses(form: FormKind, takes_password: TakesPassword) -> Page {
    Page {
        form,
        takes_password,
        ..PAGE
    }
}

const ASKS: Option<Page> = Some(Page {
    form: FormKind::OneTimeCode,
    asks_for_code: true,
    ..PAGE
});

const SETS_UP: Option<Page> = Some(Page {
    sets_up: true,
    ..PAGE
});

const CONFIRMS: Option<Page> = Some(Page {
    sets_up: true,
    asks_for_code: true,
    ..PAGE
});

const IN: Option<Page> = Some(Page {
    signed_in: SignedIn::Yes,
    ..PAGE
});

#[test]
#[expect(clippy::too_many_lines, reason = "one row a state")]
fn every_state_has_its_card() {
    let state = |change: Change| {
        let mut facts = plain();
        change(&mut facts);
        facts
    };
    let rows: [(&str, Change, Card); 52] = [
        ("nothing to do", |_| {}, Card::Nothing),
        (
            "nothing is known yet",
            |it| {
                (it.vault, it.computer, it.page) = (None, None, None);
            },
            Card::Nothing,
        ),
        (
            "the vault is damaged",
            |it| it.vault = Some(Vault::Damaged),
            Card::VaultDamaged,
        ),
        (
            "damaged, and the page asks for a code",
            |it| {
                (it.vault, it.page) = (Some(Vault::Damaged), ASKS);
            },
            Card::VaultDamaged,
        ),
        (
            "a code was refused",
            |it| it.failed = Some(Failed::FillCode),
            Card::CodeNotFilled,
        ),
        (
            "refused on a page that asks for a code",
            |it| {
                (it.failed, it.vault, it.page) = (Some(Failed::FillCode), Some(OPEN), ASKS);
            },
            Card::CodeNotFilled,
        ),
        (
            "a password was not taken",
            |it| it.failed = Some(Failed::FillPassword),
            Card::PasswordNotFilled,
        ),
        (
            "clearing has failed",
            |it| it.failed = Some(Failed::Clear),
            Card::NotCleared,
        ),
        (
            "clearing has failed, where one was done before",
            |it| (it.failed, it.clearing) = (Some(Failed::Clear), Some(DONE)),
            Card::NotCleared,
        ),
        (
            "shared, and signed in",
            |it| it.computer = Some(SHARED),
            Card::SharedComputer,
        ),
        (
            "shared, and signed in nowhere",
            |it| {
                it.computer = Some(Computer {
                    signed_in: 0,
                    ..SHARED
                });
            },
            Card::Nothing,
        ),
        (
            "shared, and a code is asked for",
            |it| {
                (it.computer, it.vault, it.page) = (Some(SHARED), Some(OPEN), ASKS);
            },
            Card::SharedComputer,
        ),
        (
            "who uses this computer?",
            |it| {
                it.computer = Some(Computer {
                    asks: true,
                    shared: false,
                    signed_in: 0,
                });
            },
            Card::AskComputer,
        ),
        (
            "a clearing runs",
            |it| it.clearing = Some(RUNNING),
            Card::Clearing,
        ),
        (
            "it runs for an hour, and was seen",
            |it| {
                it.clearing = Some(Clearing {
                    at: NOW - 3_600_000,
                    dismissed: true,
                    ..RUNNING
                });
            },
            Card::Clearing,
        ),
        (
            "a clearing is done",
            |it| it.clearing = Some(DONE),
            Card::Clearing,
        ),
        (
            "done on a sign-up page",
            |it| {
                (it.clearing, it.page) = (Some(DONE), Some(shows(FormKind::SignUp)));
            },
            Card::Clearing,
        ),
        (
            "done, and seen",
            |it| {
                it.clearing = Some(Clearing {
                    dismissed: true,
                    ..DONE
                });
            },
            Card::Nothing,
        ),
        (
            "done ten minutes ago, but for a moment",
            |it| {
                it.clearing = Some(Clearing {
                    at: NOW - UNDO_TIME + 1,
                    ..DONE
                });
            },
            Card::Clearing,
        ),
        (
            "done ten minutes ago",
            |it| {
                it.clearing = Some(Clearing {
                    at: NOW - UNDO_TIME,
                    ..DONE
                });
            },
            Card::Nothing,
        ),
        (
            "done by a clock that was set back since",
            |it| {
                it.clearing = Some(Clearing {
                    at: NOW + 3_600_000,
                    ..DONE
                });
            },
            Card::Clearing,
        ),
        (
            "the page is looked at",
            |it| it.looking = true,
            Card::Looking,
        ),
        (
            "looked at, without access",
            |it| {
                (it.looking, it.access, it.page) = (true, AccessState::Off, None);
            },
            Card::Looking,
        ),
        (
            "looked at while a clearing runs",
            |it| {
                (it.looking, it.clearing) = (true, Some(RUNNING));
            },
            Card::Clearing,
        ),
        (
            "a code, and it is here",
            |it| {
                (it.vault, it.page) = (Some(OPEN), ASKS);
            },
            Card::FillCode,
        ),
        (
            "a code, and none of this site",
            |it| {
                (it.vault, it.page) = (Some(OPEN_FOR_OTHERS), ASKS);
            },
            Card::FindCode,
        ),
        (
            "a code, and no account at all",
            |it| {
                (it.vault, it.page) = (Some(EMPTY), ASKS);
            },
            Card::FindCode,
        ),
        (
            "a code, and the vault is locked",
            |it| {
                (it.vault, it.page) = (Some(Vault::Locked), ASKS);
            },
            Card::UnlockForPage,
        ),
        (
            "a code, and no vault",
            |it| it.page = ASKS,
            Card::SetUpForPage,
        ),
        (
            "a code, and the vault is not known yet",
            |it| {
                (it.vault, it.page) = (None, ASKS);
            },
            Card::Nothing,
        ),
        (
            "a code beside a log-in form, without access",
            |it| {
                it.access = AccessState::Off;
                it.vault = Some(OPEN);
                it.page = Some(Page {
                    form: FormKind::LogIn,
                    asks_for_code: true,
                    ..PAGE
                });
            },
            Card::FillCode,
        ),
        (
            "a new account's QR code",
            |it| {
                (it.vault, it.page) = (Some(EMPTY), SETS_UP);
            },
            Card::ScanCode,
        ),
        (
            "a QR code, and the vault is locked",
            |it| {
                (it.vault, it.page) = (Some(Vault::Locked), SETS_UP);
            },
            Card::UnlockForPage,
        ),
        (
            "a QR code, and no vault",
            |it| it.page = SETS_UP,
            Card::SetUpForPage,
        ),
        (
            "a QR code and a field for the first code",
            |it| {
                (it.vault, it.page) = (Some(OPEN_FOR_OTHERS), CONFIRMS);
            },
            Card::ScanCode,
        ),
        (
            "the same where the site has an account already",
            |it| {
                (it.vault, it.page) = (Some(OPEN), CONFIRMS);
            },
            Card::ScanCode,
        ),
        (
            "signing up",
            |it| it.page = Some(chooses(FormKind::SignUp, TakesPassword::Yes)),
            Card::NewPassword,
        ),
        (
            "signing up without access",
            |it| {
                let page = chooses(FormKind::SignUp, TakesPassword::Yes);
                (it.access, it.page) = (AccessState::Off, Some(page));
            },
            Card::NewPassword,
        ),
        (
            "signing up with an e-mail address alone",
            |it| it.page = Some(chooses(FormKind::SignUp, TakesPassword::No)),
            Card::Nothing,
        ),
        (
            "the same without access",
            |it| {
                let page = chooses(FormKind::SignUp, TakesPassword::No);
                (it.access, it.page) = (AccessState::Off, Some(page));
            },
            Card::TurnOn,
        ),
        (
            "two forms to sign up with",
            |it| it.page = Some(chooses(FormKind::SignUp, TakesPassword::Unclear)),
            Card::WhichPassword,
        ),
        (
            "changing the password",
            |it| it.page = Some(chooses(FormKind::ChangePassword, TakesPassword::Yes)),
            Card::NewPassword,
        ),
        (
            "changing the password, in the field for the one that there is",
            |it| it.page = Some(chooses(FormKind::ChangePassword, TakesPassword::Unclear)),
            Card::WhichPassword,
        ),
        (
            "signing in, beside a field for a new password",
            |it| it.page = Some(chooses(FormKind::LogIn, TakesPassword::Yes)),
            Card::SignIn,
        ),
        (
            "asking for a way back in",
            |it| it.page = Some(shows(FormKind::Recovery)),
            Card::Nothing,
        ),
        (
            "no access",
            |it| (it.access, it.page) = (AccessState::Off, None),
            Card::TurnOn,
        ),
        (
            "no access, and signing in",
            |it| {
                (it.access, it.page) = (AccessState::Off, Some(shows(FormKind::LogIn)));
            },
            Card::TurnOn,
        ),
        (
            "signing in",
            |it| it.page = Some(shows(FormKind::LogIn)),
            Card::SignIn,
        ),
        (
            "signed in",
            |it| (it.vault, it.page) = (Some(OPEN), IN),
            Card::SignedIn,
        ),
        (
            "codes to look up, where it is paused",
            |it| {
                (it.access, it.vault) = (AccessState::Paused, Some(OPEN_FOR_OTHERS));
            },
            Card::Codes,
        ),
        (
            "a page of the browser, and the vault is locked",
            |it| {
                (it.access, it.page, it.vault) =
                    (AccessState::Impossible, None, Some(Vault::Locked));
            },
            Card::Unlock,
        ),
        (
            "a page of the browser, and an empty vault",
            |it| {
                (it.access, it.page, it.vault) = (AccessState::Impossible, None, Some(EMPTY));
            },
            Card::NotAvailable,
        ),
    ];
    for (name, change, expected) in rows {
        assert_eq!(card(&state(change)), expected, "{name}");
    }
}

#[test]
fn a_try_that_did_not_lead_in_has_its_card() {
    let asks = shows(FormKind::LogIn);
    let says_no = Page {
        signed_in: SignedIn::No,
        ..PAGE
    };
    let is_in = Page {
        signed_in: SignedIn::Yes,
        ..asks
    };
    let rows = [
        ("the form again", true, Some(asks), Card::TryFailed),
        ("nobody is in", true, Some(says_no), Card::TryFailed),
        ("nobody has tried", false, Some(asks), Card::SignIn),
        ("in", true, Some(is_in), Card::SignIn),
        ("elsewhere", true, Some(PAGE), Card::Nothing),
        ("a code is asked for", true, ASKS, Card::SetUpForPage),
        ("not seen", true, None, Card::Nothing),
    ];
    for (name, tried, page, wanted) in rows {
        let facts = Facts {
            tried,
            page,
            ..plain()
        };
        assert_eq!(card(&facts), wanted, "{name}");
    }
}

#[test]
fn the_button_tells_by_its_look_where_it_is_off_and_what_is_locked() {
    use AccessState::{EverySite, Impossible, Off, Paused, ThisSite};
    use ButtonLook as Look;
    for (access, look, locked) in [
        (EverySite, Look::On, Look::Locked),
        (ThisSite, Look::On, Look::Locked),
        (Paused, Look::Paused, Look::PausedLocked),
        (Off, Look::Off, Look::OffLocked),
        (Impossible, Look::Off, Look::OffLocked),
    ] {
        assert_eq!(button_look(access, VaultLock::Locked), locked, "{access:?}");
        for vault in [VaultLock::None, VaultLock::Open] {
            assert_eq!(button_look(access, vault), look, "{access:?} {vault:?}");
        }
    }
}
