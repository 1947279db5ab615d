//! What can be done in each frame of a page.

use latchkey::page::{
    FormKind, FrameFacts, FrameSummary, PageFacts, SetUp, SetUpFacts, SetUpSign, TakesPassword,
    summarize,
};

use crate::build::page;

const KEY: &str = "AA2A AAAA 2AAA AAAA";

fn frame(facts: PageFacts) -> FrameFacts {
    FrameFacts {
        facts,
        ..FrameFacts::default()
    }
}

#[test]
fn each_frame_has_its_answer_in_their_order() {
    let join = || {
        let fields = ["email email | Email |", "password new | New password |"];
        page("Create an account", "Sign up", &fields)
    };
    let code = || {
        page(
            "Confirm",
            "Verify",
            &["text otp | One-time code | maxlength=6"],
        )
    };
    let key = SetUpFacts {
        shapes: vec![KEY.to_owned()],
        ..SetUpFacts::default()
    };
    let seen = summarize(&[
        frame(PageFacts::default()),
        frame(join()),
        // Where the person is in a field for the password that they have, none is offered.
        FrameFacts {
            focused: Some(1),
            ..frame(page("", "Sign in", &["password password | Password |"]))
        },
        FrameFacts {
            set_up: key.clone(),
            ..frame(code())
        },
        // The same key is none without a field for a code, or words.
        FrameFacts {
            set_up: key,
            ..frame(PageFacts::default())
        },
    ]);
    let answer = |fields: &[u32], asks_for_code, set_up| FrameSummary {
        new_password_fields: fields.to_vec(),
        asks_for_code,
        set_up,
    };
    let set_up = SetUp {
        sign: SetUpSign::Key,
        keys: vec![KEY.to_owned()],
    };
    assert_eq!(seen.form, FormKind::SignUp);
    assert_eq!(
        seen.frames,
        [
            answer(&[], false, None),
            answer(&[2], false, None),
            answer(&[], false, None),
            answer(&[], true, Some(set_up)),
            answer(&[], false, None),
        ]
    );
}

/// A name, the frames, and the fields of each into which a new password goes.
type Row = (&'static str, Vec<FrameFacts>, &'static [&'static [u32]]);

#[test]
fn one_form_of_all_frames_is_meant() {
    let join = |focused| FrameFacts {
        focused,
        ..frame(page(
            "Create an account",
            "Sign up",
            &["email email | Email |", "password new | New password |"],
        ))
    };
    let nothing = || frame(PageFacts::default());
    let rows: [Row; 5] = [
        ("the only one", vec![nothing(), join(None)], &[&[], &[2]]),
        ("one of two", vec![join(None), join(None)], &[&[], &[]]),
        (
            "the one with the focus",
            vec![join(None), join(Some(1))],
            &[&[], &[2]],
        ),
        (
            "the one with the focus, of which it is elsewhere",
            vec![join(Some(99)), join(Some(2))],
            &[&[], &[2]],
        ),
        (
            "each was in focus last in its frame",
            vec![join(Some(2)), join(Some(2))],
            &[&[], &[]],
        ),
    ];
    for (name, frames, expected) in rows {
        let seen = summarize(&frames).frames;
        let fields: Vec<&[u32]> = seen
            .iter()
            .map(|frame| frame.new_password_fields.as_slice())
            .collect();
        assert_eq!(fields, expected, "{name}");
    }
}

#[test]
fn only_what_can_be_seen_counts() {
    let hidden = &[
        "email email | Email | hidden",
        "password new | New password | hidden",
    ];
    let seen = summarize(&[frame(page("Create an account", "Sign up", hidden))]);
    assert_eq!(seen.form, FormKind::Other);
    assert_eq!(seen.frames[0].new_password_fields, [0; 0]);
    // Whoever is in a field meets it, however it is drawn.
    let seen = summarize(&[FrameFacts {
        focused: Some(2),
        ..frame(page("Create an account", "Sign up", hidden))
    }]);
    assert_eq!(seen.form, FormKind::SignUp);
    assert_eq!(seen.frames[0].new_password_fields, [2]);
}

#[test]
fn a_new_password_can_be_put_where_it_is_clear_which_field_takes_it() {
    use FormKind::{ChangePassword, LogIn, SignUp};
    use TakesPassword::{No, Unclear, Yes};
    let join = &["email email | Email |", "password new | New password |"];
    let change = &[
        "password old | Current password |",
        "password new | New password |",
        "password again | Repeat the new password |",
    ];
    let joining = |focused| FrameFacts {
        focused,
        ..frame(page("Create an account", "Sign up", join))
    };
    let changing = |focused| FrameFacts {
        focused,
        ..frame(page("Change your password", "Change password", change))
    };
    let rows = [
        ("nothing", vec![], FormKind::Other, No),
        ("signing up", vec![joining(None)], SignUp, Yes),
        (
            "signing up with an e-mail address alone",
            vec![frame(page(
                "Create an account",
                "Sign up",
                &["email email | Email | autocomplete=email"],
            ))],
            SignUp,
            No,
        ),
        (
            "two forms",
            vec![joining(None), joining(None)],
            SignUp,
            Unclear,
        ),
        (
            "two forms, and the person is in one",
            vec![joining(None), joining(Some(1))],
            SignUp,
            Yes,
        ),
        ("changing", vec![changing(None)], ChangePassword, Yes),
        (
            "changing, in the field for the one that there is",
            vec![changing(Some(1))],
            ChangePassword,
            Unclear,
        ),
        (
            "changing, in the field for the new one",
            vec![changing(Some(2))],
            ChangePassword,
            Yes,
        ),
        (
            "signing in",
            vec![frame(page(
                "",
                "Sign in",
                &["password password | Password |"],
            ))],
            LogIn,
            No,
        ),
    ];
    for (name, frames, form, takes) in rows {
        let seen = summarize(&frames);
        assert_eq!((seen.form, seen.takes_password), (form, takes), "{name}");
    }
}
