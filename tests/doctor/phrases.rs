//! What pages say, in the words of the table.

use std::collections::{HashMap, HashSet};

use latchkey::doctor::{Certainty, DoorFacts, FindingCode, said};

use crate::doors::{saying, tried};

/// The phrases, with their kind and language.
fn phrases() -> impl Iterator<Item = [&'static str; 3]> {
    rows("")
}

/// The rows of all lists that are of phrases, or of patterns, with their kind and language.
fn rows(of: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    let lines = include_str!("../../src/doctor/words/messages.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    let mut language = "";
    let mut list = ["", ""];
    rows.filter_map(move |line| {
        if let Some(named) = line.strip_prefix('=') {
            language = named;
            return None;
        }
        if let Some(heading) = line.strip_prefix('>') {
            let mut columns = heading.split('\t');
            list = [(); 2].map(|()| columns.next().unwrap_or_default());
            assert!(matches!(list[1], "" | "pattern" | "idea"), "{heading}");
            return None;
        }
        let [kind, is] = list;
        assert!(!language.is_empty() && !kind.is_empty(), "{line}");
        assert!(!line.contains('\t') && !line.is_empty(), "{line}");
        (is == of).then_some([kind, language, line])
    })
}

#[test]
fn every_phrase_is_found_in_what_it_stands_for() {
    for [kind, language, phrase] in phrases() {
        let text = phrase.replace('*', "").replace('…', " – ");
        let text = format!("!!! {text}.");
        let found = said(&saying(&text, true));
        let codes: Vec<String> = found
            .iter()
            .map(|said| format!("{:?}", said.code))
            .collect();
        let wanted = kind.to_lowercase();
        assert!(
            codes.iter().any(|code| code.to_lowercase() == wanted),
            "{language}: {phrase}: {codes:?}"
        );
    }
}

#[test]
fn the_phrases_are_of_many_languages_and_none_is_there_twice() {
    let rows: Vec<_> = phrases().collect();
    let all: HashSet<_> = rows.iter().collect();
    assert_eq!(all.len(), rows.len());
    let mut languages: HashMap<&str, HashSet<&str>> = HashMap::new();
    for [kind, language, _] in rows {
        languages.entry(kind).or_default().insert(language);
    }
    assert_eq!(languages.len(), 14);
    assert!(
        languages.values().all(|all| all.len() >= 30),
        "{languages:?}"
    );
}

#[test]
fn what_log_in_pages_say_to_everybody_says_nothing() {
    let texts = [
        "Forgot your password?",
        "Enter your password",
        "Password must be at least 8 characters long and contain a number.",
        "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
        "We use cookies to give you the best experience. Accept all cookies",
        "Your account will be locked after 5 failed attempts.",
        "Remember me on this computer. Keep me signed in for two weeks.",
        "Don't have an account? Sign up",
        "Sign in with Google. Continue with Apple. Use single sign-on (SSO)",
        "Enter the 6-digit code that we sent to your phone. Didn't get a code? Resend code",
        "You have been signed out.",
        "Check that Caps Lock is off if your password is not accepted.",
        "Session management · Error tracking · Incident reports",
        "Passwort vergessen? Noch kein Konto? Jetzt registrieren. Angemeldet bleiben",
        "Mot de passe oublié ? Pas encore de compte ? S'inscrire. Rester connecté",
        "¿Olvidaste tu contraseña? ¿No tienes una cuenta? Regístrate. Recordarme",
        "Esqueceu a senha? Não tem uma conta? Cadastre-se. Lembrar de mim",
        "Забыли пароль? Нет аккаунта? Зарегистрируйтесь. Запомнить меня",
        "Nie pamiętasz hasła? Nie masz konta? Zarejestruj się. Zapamiętaj mnie",
        "パスワードをお忘れですか？ アカウントをお持ちでない方は新規登録 ログイン状態を保持する",
        "忘记密码？ 还没有账号？ 立即注册 记住我 获取验证码",
        "비밀번호를 잊으셨나요? 계정이 없으신가요? 회원가입 로그인 상태 유지",
        "هل نسيت كلمة المرور؟ ليس لديك حساب؟ أنشئ حسابًا. تذكرني",
        "Şifrenizi mi unuttunuz? Hesabınız yok mu? Kaydolun. Beni hatırla",
    ];
    for text in texts {
        let door = saying(text, true);
        assert_eq!(said(&door), [], "{text}");
        // Nor where a try has failed.
        assert_eq!(said(&tried(door, "aA0", false)), [], "{text}");
    }
}

#[test]
fn what_is_asked_or_supposed_is_possible_at_most() {
    let texts = [
        "Wrong password?",
        "Incorrect password? Reset it here.",
        "If your account has been locked, contact support.",
        "Wenn Ihr Konto gesperrt ist, wenden Sie sich an uns.",
        "Mot de passe incorrect ?",
        "Si tu cuenta está bloqueada, escribe a soporte.",
        "هل كلمة المرور غير صحيحة؟",
        "如果您的账户已被锁定，请联系客服。",
    ];
    for text in texts {
        let said = said(&tried(saying(text, true), "aA0", false));
        assert!(
            said.iter().all(|said| said.sure == Certainty::Possible),
            "{text}: {said:?}"
        );
    }
    let said = said(&tried(
        saying("Incorrect password. Forgot your password?", true),
        "aA0",
        false,
    ));
    assert_eq!(said[0].sure, Certainty::MostLikely);
}

#[test]
fn what_is_read_loosely_is_possible_and_only_where_nothing_is_said_exactly() {
    let loose = "Locked for now: the account of yours";
    let failing = |text| tried(saying(text, true), "aA0", false);
    let codes = |facts: &DoorFacts| {
        let said = said(facts).into_iter();
        said.map(|said| (said.code, said.sure)).collect::<Vec<_>>()
    };
    let possible = [(FindingCode::AccountLocked, Certainty::Possible)];
    assert_eq!(codes(&failing(loose)), possible);
    // Nothing has failed.
    assert_eq!(codes(&saying(loose, true)), []);
    // It is no message.
    assert_eq!(codes(&tried(saying(loose, false), "aA0", false)), []);
    let doubts = [
        "The account of yours may now be locked",
        "Is the account of yours now being locked?",
        "Help if the account of yours is now locked",
    ];
    for text in doubts {
        assert_eq!(codes(&failing(text)), [], "{text}");
    }
    let mut both = failing(loose);
    let exact = saying("Wrong password", false).frames.remove(0);
    both.frames[0].messages.extend(exact.messages);
    let wanted = [(FindingCode::WrongPassword, Certainty::Possible)];
    assert_eq!(codes(&both), wanted);
}

#[test]
fn what_no_phrase_has_is_read_by_its_pattern_once_something_has_failed() {
    use FindingCode::{
        AccountLocked, CaptchaFailed, CookiesOff, FormExpired, NoSuchAccount, NotFromHere,
        NotVerified, OtherWay, PasswordExpired, TooManyTries, WrongCode, WrongPassword,
    };
    let rows = [
        ("We couldn't sign you in with those details.", WrongPassword),
        ("パスワードが一致しません", WrongPassword),
        ("Geçersiz kullanıcı adı veya parola", WrongPassword),
        ("بيانات الدخول غير صحيحة", WrongPassword),
        (
            "Nie znaleźliśmy konta o takim adresie e-mail.",
            NoSuchAccount,
        ),
        ("このメールアドレスは登録されていません。", NoSuchAccount),
        ("Aucun compte ne correspond à cette adresse.", NoSuchAccount),
        ("Hesabınız askıya alınmıştır", AccountLocked),
        ("حسابك موقوف", AccountLocked),
        (
            "Your account has been locked due to too many failed login attempts.",
            AccountLocked,
        ),
        (
            "Zu viele Fehlversuche. Bitte warten Sie 10 Minuten.",
            TooManyTries,
        ),
        ("試行回数の上限に達しました", TooManyTries),
        (
            "Potwierdź swój adres e-mail, aby się zalogować",
            NotVerified,
        ),
        ("メール認証が完了していません", NotVerified),
        ("الرمز غير صالح أو منتهي الصلاحية", WrongCode),
        ("Robot olmadığınızı doğrulayın", CaptchaFailed),
        ("Oturumunuzun süresi doldu.", FormExpired),
        ("Włącz obsługę plików cookie w przeglądarce.", CookiesOff),
        (
            "You must reset your password before you can log in",
            PasswordExpired,
        ),
        ("هذا الحساب مرتبط بحساب Google", OtherWay),
        ("Ülkenizden erişime izin verilmiyor", NotFromHere),
    ];
    let first = |facts: &DoorFacts| {
        let found = latchkey::doctor::examine(facts).findings.into_iter().next();
        found.map(|finding| (finding.code, finding.sure))
    };
    for (text, code) in rows {
        let failing = tried(saying(text, true), "aA0", false);
        let is_so = code != CookiesOff;
        let sure = if is_so {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        };
        assert_eq!(first(&failing), Some((code, sure)), "{text}");
    }
    // What a page says before anybody has tried says nothing of a try.
    let help = "Potwierdź swój adres e-mail, aby się zalogować";
    assert_eq!(first(&saying(help, true)), None);
}

#[test]
fn every_pattern_is_of_a_known_kind_and_has_parts() {
    let rows: Vec<[&str; 3]> = rows("pattern").collect();
    let kinds: HashSet<&str> = phrases().map(|[kind, ..]| kind).collect();
    let mut once = HashSet::new();
    for row in &rows {
        let [kind, _, written] = row;
        assert!(kinds.contains(kind), "{row:?}");
        assert!(once.insert(row), "{row:?} is there twice");
        let is_empty = |part: &str| part.trim().is_empty() || part.contains('\u{ff0f}');
        assert!(!written.split(['…', '|']).any(is_empty), "{row:?}");
    }
    assert!(rows.len() > 400, "{}", rows.len());
}
