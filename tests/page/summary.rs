//! What can be done in each frame of a page.

use latchkey::page::{
    FormKind, FrameFacts, FrameSummary, PageFacts, SetUp, SetUpFacts, SetUpSign, summarize,
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
