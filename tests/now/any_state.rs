//! Whatever the state is, the card fits it.

use latchkey::{
    access::AccessState,
    now::{Card, Clearing, Computer, Facts, Failed, Page, Vault, card},
    page::{FormKind, SignedIn, TakesPassword},
};
use proptest::prelude::*;

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
