//! What is about signing in at all, and what says that it has failed and no more.

use std::sync::LazyLock;

use super::pattern::Pattern;
use crate::text::normalize;

/// Beginnings of words for passwords, accounts and what is typed to sign in, wherever they stand.
const NAMES: &str = "passw|kennwort|zugangsdaten|anmeld|benutzer|konto|login|log in|sign in|signin|account|credential|username|email|e mail|wachtwoord|\
gebruiker|inlog|mot de passe|identifiant|compte|connexion|clave|usuario|cuenta|senha|palavra passe|utilizador|nome utente|accesso|\
credenzial|parola|utilizator|contul|contrasena|sua conta|losenord|anvandar|adgangskode|kodeord|bruger|passord|bruker|innlogg|salasana|tunnus|kayttaja|\
kirjaut|parool|kasutaja|haslo|uzytkownik|logowan|heslo|uzivatel|prihlas|geslo|uporabnik|prijav|lozink|korisni|jelszo|felhasznal|\
bejelentkez|fiok|slaptazod|vartotoj|naudotoj|prisijung|parole|lietotaj|парол|логин|учетн|пользовател|аккаунт|вход|обликов|обліков|\
користувач|вхід|потребител|имейл|лозинк|корисни|κωδικ|χρηστη|συνδεσ|λογαριασμ|sifre|kullanici|hesab|oturum|giris|کلمه المرور|\
المستخدم|حساب|دخول|סיסמ|משתמש|חשבון|התחבר|گذرواژه|رمز|کاربر|ورود|पासवर्ड|उपयोगकर्ता|लॉगिन|खाता|sandi|pengguna|akun|masuk|\
kata laluan|mat khau|tai khoan|dang nhap|비밀번호|아이디|로그인|계정|이메일|パスワード|ログイン|アカウント|メール|ユーザ|会員|รหัสผ่าน|ผู้ใช้|บัญชี|เข้าสู่ระบบ|密码|密碼|\
账号|帳號|账户|帳戶|用户|登录|登入";

static FAILED: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let lines = include_str!("failed.tsv").lines();
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(language, written)| Pattern::read(language, written))
        .collect()
});

/// Whether a text has a word for what is typed to sign in.
pub(in crate::doctor) fn names_door(text: &str) -> bool {
    let text = normalize(text);
    NAMES.split('|').any(|name| text.contains(name))
}

/// Whether a text says that signing in has failed.
pub(in crate::doctor) fn says_failed(text: &str) -> bool {
    let text = normalize(text);
    FAILED.iter().any(|pattern| pattern.is_in(&text))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, normalize, says_failed};

    #[test]
    fn the_words_are_written_as_texts_are_read() {
        for name in NAMES.split('|') {
            assert_eq!(normalize(name), name);
        }
    }

    #[test]
    fn what_says_that_signing_in_failed_is_told_from_what_says_more_or_less() {
        let rows = [
            ("Login failed", true),
            ("Anmeldung fehlgeschlagen.", true),
            ("Échec de l'authentification", true),
            ("Не удалось войти", true),
            ("ログインに失敗しました", true),
            ("فشل تسجيل الدخول", true),
            ("Sign in", false),
            ("3 failed tries since your last login", false),
        ];
        for (text, wanted) in rows {
            assert_eq!(says_failed(text), wanted, "{text}");
        }
    }
}
