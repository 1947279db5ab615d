//! What is left for the person, by why a site was not signed out of for sure.

use latchkey::sessions::sign_out::{LeftToDo, Reason, left_to_do};

const ELSEWHERE: LeftToDo = LeftToDo::Site {
    ends_elsewhere: true,
};

#[test]
fn each_reason_has_one_step() {
    let here = LeftToDo::Site {
        ends_elsewhere: false,
    };
    for (reason, wanted) in [
        (Reason::NoControl, ELSEWHERE),
        (Reason::Unreachable, ELSEWHERE),
        (Reason::DidNothing, ELSEWHERE),
        (Reason::ServerKeepsSession, ELSEWHERE),
        (Reason::Unproven, ELSEWHERE),
        (Reason::Replaced, ELSEWHERE),
        (Reason::Interrupted, ELSEWHERE),
        (Reason::SignsInAgain, here),
        (Reason::NotRemoved, LeftToDo::Settings),
        (Reason::PageAsks, LeftToDo::Page),
    ] {
        assert_eq!(left_to_do("fern.example", reason), wanted, "{reason:?}");
    }
}

#[test]
fn a_known_list_of_devices_is_the_place_to_end_it() {
    let step = left_to_do("github.com", Reason::ServerKeepsSession);
    assert!(
        matches!(&step, LeftToDo::Devices { url } if url.starts_with("https://github.com/")),
        "{step:?}"
    );
    assert_eq!(left_to_do("notgithub.com", Reason::Unproven), ELSEWHERE);
    // What stays on this computer is no matter of devices.
    assert_eq!(
        left_to_do("github.com", Reason::NotRemoved),
        LeftToDo::Settings
    );
}
