//! What a text means where it stands: before anybody has tried, beside another meaning, of what has not happened yet, and in words
//! that are not known.

use latchkey::{
    doctor::{
        Certainty::{self, MostLikely, Possible},
        DoorFacts, Evidence,
        FindingCode::{
            self, AccountLocked, BackAtForm, BadRequest, CaptchaFailed, CookiesOff, FormExpired,
            NoSuchAccount, NotVerified, PasswordExpired, Refused, ScriptsOff, StaleCookies,
            TooManyTries, WrongCode, WrongPassword,
        },
        examine,
    },
    page::{FormKind, SignedIn},
};

use crate::doors::{
    alerting, asked, cookie, door, failing, saying, session, top, unwatched, with_cookies,
};

fn codes(facts: &DoorFacts) -> Vec<(FindingCode, Certainty)> {
    let found = examine(facts).findings.into_iter();
    found.map(|finding| (finding.code, finding.sure)).collect()
}

fn first(facts: &DoorFacts) -> Option<(FindingCode, Certainty)> {
    codes(facts).first().copied()
}

#[test]
fn what_a_form_says_to_everybody_is_possible_at_most() {
    let texts = [
        "Scheduled maintenance on Sunday, 02:00–04:00 UTC.",
        "For your security, accounts are locked after too many failed login attempts.",
        "Please enable cookies to sign in.",
        "This site requires JavaScript.",
        "You must change your password regularly.",
        "You have been logged out due to inactivity.",
        "Please check your inbox to verify your email address.",
        "Wegen Wartungsarbeiten ist die Anmeldung am Sonntag nicht möglich.",
        "Invalid login attempts are logged and reported.",
    ];
    for text in texts {
        for facts in [alerting(text), unwatched(alerting(text))] {
            let found = codes(&facts);
            assert!(
                found.iter().all(|(_, sure)| *sure == Possible),
                "{text}: {found:?}"
            );
        }
    }
}

#[test]
fn what_a_page_says_without_a_form_is_sure_unless_a_try_has_led_there() {
    let page = |text: &str, led_in| DoorFacts {
        form: FormKind::Other,
        signed_in: SignedIn::Unknown,
        led_in,
        ..alerting(text)
    };
    let locked = "Your account is locked.";
    assert_eq!(
        first(&page(locked, false)),
        Some((AccountLocked, MostLikely))
    );
    let ticket = "Ticket: Wrong password on the VPN portal";
    assert_eq!(first(&page(ticket, true)), Some((WrongPassword, Possible)));
    let code = DoorFacts {
        asks_for_code: true,
        ..page("Invalid code", true)
    };
    assert_eq!(first(&code), Some((WrongCode, MostLikely)));
}

#[test]
fn what_the_browser_contradicts_is_possible_at_most() {
    let cookies = "Please enable cookies in your browser.";
    let mut off = failing(alerting(cookies));
    assert_eq!(first(&off), Some((CookiesOff, Possible)));
    top(&mut off).cookies_enabled = false;
    assert_eq!(first(&off), Some((CookiesOff, MostLikely)));
    let scripts = failing(alerting("This site requires JavaScript."));
    assert_eq!(first(&scripts), Some((ScriptsOff, Possible)));
}

#[test]
fn what_has_not_happened_yet_is_not_told() {
    let texts = [
        "You have one more attempt before your account is locked.",
        "Sie haben noch einen Versuch, bevor Ihr Konto gesperrt wird.",
        "Nur noch 1 Versuch bis zur Sperrung Ihres Kontos.",
        "Je hebt nog één poging voordat je account wordt geblokkeerd.",
        "Il vous reste une tentative avant que votre compte soit verrouillé.",
        "Tienes un intento más antes de que tu cuenta sea bloqueada.",
        "Você possui somente mais uma tentativa antes de sua conta ser bloqueada.",
        "Hai un altro tentativo prima che il tuo account venga bloccato.",
        "Hesabınız kilitlenmeden önce bir deneme hakkınız kaldı.",
        "Masz jeszcze jedną próbę zanim twoje konto zostanie zablokowane.",
        "Máte poslední pokus, než bude váš účet uzamčen.",
        "Du har et forsøg tilbage før din konto bliver låst.",
        "Sinulla on yksi yritys jäljellä ennen kuin tilisi lukitaan.",
        "У вас есть еще одна попытка, прежде чем ваша учетная запись будет заблокирована.",
        "您还有一次尝试机会，再次失败您的帐号将被锁定。",
        "もう一回誤るとアカウントがロックされます。",
        "한 번 더 실패하면 계정이 잠깁니다.",
        "You have 2 attempts remaining.",
    ];
    for text in texts {
        let found = codes(&failing(alerting(text)));
        assert_eq!(
            found.first(),
            Some(&(WrongPassword, Possible)),
            "{text}: {found:?}"
        );
        assert!(
            found.iter().all(|(code, _)| *code != AccountLocked),
            "{text}: {found:?}"
        );
    }
    let rules = [
        "Na 5 mislukte pogingen wordt uw account geblokkeerd.",
        "Nach 5 Fehlversuchen wird das Konto gesperrt.",
        "Après 5 tentatives infructueuses, votre compte sera bloqué.",
        "5 hatalı denemeden sonra hesabınız kilitlenir.",
        "账户将被锁定",
    ];
    for text in rules {
        let found = codes(&failing(saying(text, true)));
        assert!(
            found.iter().all(|(_, sure)| *sure == Possible),
            "{text}: {found:?}"
        );
    }
    let both = "Wrong password. You have one attempt left before your account is locked.";
    let found = codes(&failing(alerting(both)));
    assert_eq!(found[0], (WrongPassword, MostLikely));
}

#[test]
fn of_two_meanings_of_one_text_the_one_that_matters_comes_first() {
    let rows = [
        ("CSRF token missing or incorrect.", FormExpired),
        ("Falscher Captcha-Code", CaptchaFailed),
        ("Captcha-code is onjuist.", CaptchaFailed),
        ("图形验证码错误", CaptchaFailed),
        (
            "You need to change your password to activate your account.",
            PasswordExpired,
        ),
        (
            "Sie müssen Ihr Passwort ändern, um Ihr Benutzerkonto zu aktivieren.",
            PasswordExpired,
        ),
        (
            "Вам необходимо изменить пароль, чтобы активировать учетную запись.",
            PasswordExpired,
        ),
        (
            "You need to verify your email address to activate your account.",
            NotVerified,
        ),
        ("User not found or incorrect password", WrongPassword),
        (
            "Utilisateur introuvable ou mot de passe incorrect",
            WrongPassword,
        ),
        (
            "Usuario no encontrado o contraseña incorrecta",
            WrongPassword,
        ),
        ("Пользователь не найден или неверный пароль", WrongPassword),
        ("用户不存在或密码错误", WrongPassword),
        (
            "존재하지 않는 아이디이거나 비밀번호가 틀립니다.",
            WrongPassword,
        ),
        (
            "The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.",
            WrongPassword,
        ),
        (
            "We have detected multiple invalid login attempts from your IP. Therefore your next login is throttled up to 30 seconds.",
            TooManyTries,
        ),
    ];
    for (text, code) in rows {
        let found = codes(&failing(alerting(text)));
        assert_eq!(
            found.first(),
            Some(&(code, MostLikely)),
            "{text}: {found:?}"
        );
    }
    let set_up = "You need to set up Mobile Authenticator to activate your account.";
    let found = codes(&failing(alerting(set_up)));
    assert!(
        found.iter().all(|(code, _)| *code != NotVerified),
        "{found:?}"
    );
}

#[test]
fn a_token_is_a_code_where_the_page_asks_for_one() {
    let expired = "Token has expired or is invalid";
    let mut facts = failing(alerting(expired));
    assert_eq!(first(&facts), Some((FormExpired, MostLikely)));
    facts.asks_for_code = true;
    assert_eq!(first(&facts), Some((WrongCode, MostLikely)));
    let mut form = failing(alerting("CSRF token missing or incorrect."));
    form.asks_for_code = true;
    assert_eq!(first(&form), Some((FormExpired, MostLikely)));
}

#[test]
fn a_message_that_is_not_understood_is_no_silence() {
    let unknown = "Pasahitza ez da zuzena: berriro idatzi password-a.";
    let facts = with_cookies(failing(alerting(unknown)), &session());
    let found = examine(&facts).findings;
    let told: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(told, [WrongPassword, StaleCookies, BackAtForm]);
    assert!(found.iter().all(|finding| finding.sure == Possible));
    let text = unknown.to_owned();
    assert_eq!(found[0].evidence, Evidence::Says { text });
    // What is about nothing of the kind is shown, and nothing is made of it.
    let text = "Zerbait gertatu da.".to_owned();
    let found = examine(&failing(alerting(&text))).findings;
    assert_eq!(found[0].code, BackAtForm);
    assert_eq!(found[0].evidence, Evidence::Says { text });
    // What only stands beside the form is no message, nor is a question, nor what says no more than that something went wrong.
    for facts in [
        saying(unknown, true),
        alerting("Wrong account?"),
        alerting("Something went wrong with your account."),
    ] {
        let found = examine(&failing(facts)).findings;
        let is_told = |code| found.iter().any(|finding| finding.code == code);
        assert!(!is_told(WrongPassword) || found[0].sure == Possible);
        let back = found.iter().find(|finding| finding.code == BackAtForm);
        assert_eq!(
            back.map(|finding| &finding.evidence),
            Some(&Evidence::Seen),
            "{found:?}"
        );
    }
    assert_eq!(first(&alerting(unknown)), None);
}

#[test]
fn that_a_sign_in_has_failed_is_a_wrong_password_at_most_possible() {
    let rows = [
        "Login failed",
        "Anmeldung nicht möglich",
        "Échec de la connexion.",
        "Logowanie nie powiodło się",
        "ログインに失敗しました",
        "登录失败",
        "فشل تسجيل الدخول",
    ];
    for text in rows {
        let failed = failing(saying(text, true));
        assert_eq!(first(&failed), Some((WrongPassword, Possible)), "{text}");
        assert_eq!(first(&saying(text, true)), None, "{text}");
    }
}

#[test]
fn a_bad_request_with_a_message_may_be_a_wrong_password() {
    let said = |status, text: &str| {
        let mut facts = asked("/api/login", status);
        top(&mut facts).messages = alerting(text).frames.remove(0).messages;
        codes(&facts)
    };
    for status in [400, 422] {
        let found = said(status, "Zerbait gertatu da.");
        assert_eq!(
            found[..2],
            [(WrongPassword, Possible), (BadRequest, Possible)]
        );
        let found = said(status, "Something went wrong.");
        assert_eq!(found[0], (BadRequest, MostLikely));
    }
    assert_eq!(
        first(&asked("/api/login", 422)),
        Some((BadRequest, MostLikely))
    );
    assert_eq!(said(403, "Zerbait gertatu da.")[0], (Refused, MostLikely));
}

#[test]
fn cookies_that_are_there_twice_explain_that_cookies_are_said_to_be_off() {
    let twice = ["/", "/login"].map(|path| cookie("sid", path, 40, true));
    let off = failing(alerting("Please enable cookies in your browser."));
    let found = codes(&with_cookies(off, &twice));
    assert_eq!(found[0], (FindingCode::CookieTwice, MostLikely));
    assert_eq!(codes(&door()), []);
    assert_eq!(
        codes(&failing(alerting(
            "No such account. Try another email address."
        )))[0]
            .0,
        NoSuchAccount
    );
}

#[test]
fn what_no_table_has_is_read_by_its_ideas() {
    let page = |text: &str| DoorFacts {
        form: FormKind::Other,
        signed_in: SignedIn::Unknown,
        ..alerting(text)
    };
    let locked = "Kasutajakonto on lukustatud.";
    let is_sure = (AccountLocked, MostLikely);
    let is_possible = (AccountLocked, Possible);
    assert_eq!(first(&failing(alerting(locked))), Some(is_sure));
    // Beside a form it may be help, and a page of its own may tell of anything.
    assert_eq!(first(&failing(saying(locked, true))), Some(is_possible));
    assert_eq!(first(&page(locked)), Some(is_possible));
    // Nobody has tried.
    assert_eq!(first(&alerting(locked)), None);
}

#[test]
fn help_beside_a_form_is_not_read_by_its_ideas() {
    let mut facts = failing(saying("Zzyzx.", true));
    let help = [
        "Küpsised peavad olema lubatud.",
        "Kasutajakonto on lukustatud.",
        "Den indtastede kode er ikke gyldig.",
        "Las credenciales han expirado.",
    ];
    for text in help {
        let other = saying(text, true).frames.remove(0);
        top(&mut facts).messages.extend(other.messages);
    }
    assert_eq!(first(&facts), Some((BackAtForm, Possible)));
}

#[test]
fn what_may_mean_something_else_is_no_more_than_possible() {
    let rows = [
        ("Your email has been verified.", NotVerified),
        ("Tilini sähköposti on vahvistettu.", NotVerified),
        ("E-posti aadress ei ole õige.", WrongPassword),
        ("請確認帳號。", NotVerified),
    ];
    for (text, code) in rows {
        assert_eq!(
            first(&failing(alerting(text))),
            Some((code, Possible)),
            "{text}"
        );
    }
}

#[test]
fn help_rules_and_news_are_no_more_than_possible() {
    let rows = [
        "Your password must have at least 8 characters and one number.",
        "Noch kein Konto? Jetzt registrieren.",
        "Nouveau : connectez-vous avec une clé d'accès.",
        "La contraseña debe tener al menos ocho letras y un número.",
        "Załóż konto, aby zapisać swoje ulubione.",
        "Мы обновили приложение: вход стал быстрее.",
        "Tervetuloa! Salasana on henkilökohtainen.",
    ];
    for text in rows {
        for facts in [saying(text, true), failing(saying(text, true))] {
            let found = codes(&facts);
            let is_told = |(code, sure): &(FindingCode, Certainty)| {
                *code != BackAtForm && *sure == MostLikely
            };
            assert!(!found.iter().any(is_told), "{text}: {found:?}");
        }
        assert_eq!(codes(&saying(text, true)), [], "{text}");
    }
}
