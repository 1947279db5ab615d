//! What pages say, in the words of the table.

use std::collections::{HashMap, HashSet};

use latchkey::doctor::said;

use crate::doors::saying;

/// The phrases, with their kind and language.
fn phrases() -> impl Iterator<Item = [&'static str; 3]> {
    let lines = include_str!("../../src/doctor/words/messages.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        columns.try_into().expect("three columns")
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
        assert_eq!(said(&saying(text, true)), [], "{text}");
    }
}
