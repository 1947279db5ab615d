//! Passwords of reports, and the scores that they deserve.

use latchkey::strength::Warning;

use super::assessed;

#[test]
fn walks_with_many_turns_are_counted() {
    for walk in ["qw", "qaws", "aoeu", "14", "qWaS", "aA"] {
        let password: String = walk.chars().cycle().take(64).collect();
        let all = assessed(&password, &[&password]);
        assert!(all.guesses_log10 < 6.0, "{walk}: {}", all.guesses_log10);
    }
    let wander = "qazsedcftgbhujmkolpkmjuhbgtfcdeszaqawsedrftgyhujikolpolkijuhygt";
    let guesses = assessed(wander, &[]).guesses_log10;
    assert!((15.0..64.0).contains(&guesses), "{guesses}");
}

/// Passwords after public reports and after applications on which Latchkey was tried, with the person's own words, and
/// the scores that are right.
#[test]
fn passwords_of_reports_get_the_score_they_deserve() {
    let alice = &["Alice", "Jones"][..];
    let born = &["Alice", "Jones", "1987-05-12"][..];
    let none = &[][..];
    let rows = [
        ("robert.miller.1975", &["Robert", "Miller"][..], 0..=1),
        ("Jones_Alice_87", born, 0..=1),
        ("I am Alice Jones", alice, 0..=2),
        ("Alice Jones", alice, 0..=1),
        ("AliceJones1987", born, 0..=1),
        ("HansFlorianZimmer", &["Hans", "Florian", "Zimmer"], 0..=1),
        ("foo bar foo", none, 0..=2),
        ("xyzzyz xyzzyz", none, 0..=2),
        ("apple apple", none, 0..=1),
        ("password_12345", none, 0..=1),
        ("johnwick123", none, 0..=2),
        ("пароль123", none, 0..=1),
        ("Пароль2024", none, 0..=1),
        ("привет123", none, 0..=1),
        ("наташа1985", none, 0..=1),
        ("любовь2020", none, 0..=1),
        ("Йцукен123", none, 0..=1),
        ("фывапролд", none, 0..=1),
        ("ячсмить2019", none, 0..=1),
        ("нгшщ2019", none, 0..=2),
        ("олена1990", none, 0..=1),
        ("αγάπη123", none, 0..=1),
        ("Γιώργος1987", none, 0..=1),
        ("שלום1234", none, 0..=1),
        ("שדגכעי1", none, 0..=1),
        ("محمد2005", none, 0..=1),
        ("ضصثقفغ", none, 0..=1),
        ("사랑해1004", none, 0..=1),
        ("ㅂㅈㄷㄱㅅ12", none, 0..=1),
        ("我爱你520", none, 0..=1),
        ("ありがとう7", none, 0..=1),
        ("azertyuiop1", none, 0..=1),
        ("yxcvbnm77", none, 0..=1),
        ("Passwort2026!", none, 0..=1),
        ("hkixkcyx", none, 0..=2),
        ("qocntxigyd", none, 0..=3),
        ("bienvenu", none, 0..=2),
        ("oportunidades", none, 0..=1),
        ("headrest-vagabond", none, 0..=3),
        ("tulip garden", none, 0..=2),
        ("otter violin quay lantern", none, 4..=4),
        ("gT7#qLw2vX9p", alice, 4..=4),
        ("Zugvogel Teekanne Alice", alice, 3..=4),
        // Names in other scripts, of one letter and of two, and without their accents.
        ("Анна.Петрова.90", &["Анна", "Петрова", "09.02.1990"], 0..=1),
        ("ΜαρίαΠαππά79", &["Μαρία", "Παππά", "1979-08-15"], 0..=1),
        ("王伟1993", &["王", "伟", "1993-12-25"], 0..=1),
        ("فاطمة_1999", &["فاطمة"], 0..=1),
        ("LiWei1985!", &["Li", "Wei"], 0..=1),
        (
            "Mueller-Juergen62",
            &["Jürgen", "Müller", "1962-11-30"],
            0..=1,
        ),
        ("q7 Q. X 1234", &["Q", "X"], 3..=4),
        // Written in other letters, and as is typed with the keyboard on the wrong language.
        ("IvanPetrov1985", &["Иван", "Петров", "1985-03-02"], 0..=1),
        ("yuliya_scherbakova", &["Юлия Щербакова"], 0..=1),
        ("bdfy1985gtnhjd", &["Иван", "Петров", "1985-03-02"], 0..=1),
        (
            "Giorgos.Pappas79",
            &["Γιώργος", "Παππάς", "1979-08-15"],
            0..=1,
        ),
        // Surnames that stand in titles and hosts, too.
        ("page.1987!", &["Page", "1987-05-12"], 0..=1),
        ("HomeFree1987", &["Free", "Home", "1987-05-12"], 0..=1),
        ("13juillet1984", &["1984-07-13"], 0..=1),
        ("5июля1984", &["5 июля 1984"], 0..=1),
    ];
    for (password, inputs, right) in rows {
        let got = assessed(password, inputs);
        let score = got.score;
        assert!(right.contains(&score), "{password}: {score}, not {right:?}");
        if !inputs.is_empty() && score < 3 {
            assert_eq!(got.warning, Some(Warning::PersonalWord), "{password}");
        }
    }
}
