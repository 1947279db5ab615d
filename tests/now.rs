//! Which card the popup shows, for every state: named rows, and properties of the order.

use latchkey::{
    access::AccessState,
    clearing::undo::UNDO_TIME,
    now::{
        ButtonLook, Card, Clearing, Computer, Facts, Failed, Page, Vault, VaultLock, button_look,
        card,
    },
    page::{FormKind, SignedIn, TakesPassword},
};
use proptest::prelude::*;

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

fn vault() -> impl Strategy<Value = Option<Vault>> {
    proptest::option::of(prop_oneof![
        Just(Vault::None),
        Just(Vault::Locked),
        Just(Vault::Damaged),
        (0..3_u32, 0..2_u32).prop_map(|(accounts, here)| Vault::Open {
            accounts,
            here: here.min(accounts)
        }),
    ])
}

fn page() -> impl Strategy<Value = Option<Page>> {
    let form = prop_oneof![
        Just(FormKind::SignUp),
        Just(FormKind::LogIn),
        Just(FormKind::ChangePassword),
        Just(FormKind::Recovery),
        Just(FormKind::OneTimeCode),
        Just(FormKind::Other),
    ];
    let signed_in = prop_oneof![
        Just(SignedIn::Yes),
        Just(SignedIn::No),
        Just(SignedIn::Unknown)
    ];
    let takes_password = prop_oneof![
        Just(TakesPassword::No),
        Just(TakesPassword::Unclear),
        Just(TakesPassword::Yes)
    ];
    let page = (
        form,
        any::<bool>(),
        any::<bool>(),
        takes_password,
        signed_in,
    );
    proptest::option::of(page.prop_map(
        |(form, asks_for_code, sets_up, takes_password, signed_in)| Page {
            form,
            asks_for_code,
            sets_up,
            takes_password,
            signed_in,
        },
    ))
}

fn facts() -> impl Strategy<Value = Facts> {
    let access = prop_oneof![
        Just(AccessState::EverySite),
        Just(AccessState::ThisSite),
        Just(AccessState::Paused),
        Just(AccessState::Off),
        Just(AccessState::Impossible),
    ];
    let failed = prop_oneof![
        Just(Failed::FillCode),
        Just(Failed::FillPassword),
        Just(Failed::Clear)
    ];
    let computer =
        (any::<bool>(), any::<bool>(), 0..3_u32).prop_map(|(shared, asks, signed_in)| Computer {
            shared,
            asks,
            signed_in,
        });
    let clearing =
        (any::<bool>(), any::<u64>(), any::<bool>()).prop_map(|(working, at, dismissed)| {
            Clearing {
                working,
                at,
                dismissed,
            }
        });
    (
        vault(),
        proptest::option::of(failed),
        proptest::option::of(computer),
        proptest::option::of(clearing),
        access,
        any::<bool>(),
        page(),
        any::<u64>(),
    )
        .prop_map(
            |(vault, failed, computer, clearing, access, looking, page, now)| Facts {
                vault,
                failed,
                computer,
                clearing,
                access,
                looking,
                // As often as not.
                tried: now % 2 == 0,
                page,
                now,
            },
        )
}

proptest! {
    /// A card that shows or takes a secret is shown for a vault that can give or take it.
    #[test]
    fn a_card_fits_the_vault(facts in facts()) {
        let fits = match card(&facts) {
            Card::VaultDamaged => facts.vault == Some(Vault::Damaged),
            Card::FillCode => matches!(facts.vault, Some(Vault::Open { here: 1.., .. })),
            Card::Codes => matches!(facts.vault, Some(Vault::Open { accounts: 1.., .. })),
            Card::FindCode | Card::ScanCode => matches!(facts.vault, Some(Vault::Open { .. })),
            Card::Unlock | Card::UnlockForPage => facts.vault == Some(Vault::Locked),
            Card::SetUpForPage => facts.vault == Some(Vault::None),
            _ => true,
        };
        prop_assert!(fits, "{facts:?}");
    }

    /// A password is offered to be filled in only where it can be put somewhere.
    #[test]
    fn a_password_is_offered_where_it_can_be_put(facts in facts()) {
        let takes = facts.page.map(|page| page.takes_password);
        prop_assert!(card(&facts) != Card::NewPassword || takes == Some(TakesPassword::Yes));
    }

    /// Access is asked for only where there is none and it could be given.
    #[test]
    fn access_is_asked_for_only_where_there_is_none(facts in facts()) {
        prop_assert!(card(&facts) != Card::TurnOn || facts.access == AccessState::Off);
    }

    /// What has been dismissed does not come back by waiting.
    #[test]
    fn what_is_dismissed_stays_away(facts in facts(), later in any::<u64>()) {
        let mut facts = facts;
        if let Some(clearing) = &mut facts.clearing {
            (clearing.working, clearing.dismissed) = (false, true);
        }
        facts.now = later;
        prop_assert!(card(&facts) != Card::Clearing);
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
