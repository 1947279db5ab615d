//! Named rows: a form as a person meets it, what it is for, and what its fields are for.

use latchkey::page::{ControlFacts, ControlRole, FieldRole, FormKind, recognize};

use crate::build::page;

use FieldRole::{
    CurrentPassword as Current, Email, NewPassword as New, NewPasswordConfirmation as Confirmation,
    OneTimeCode as Code, Other, PersonName, RememberMe, Username,
};
use FormKind::{ChangePassword, LogIn, OneTimeCode, Recovery, SignUp};

struct Row {
    name: &'static str,
    heading: &'static str,
    button: &'static str,
    fields: &'static [&'static str],
    kind: FormKind,
    roles: &'static [FieldRole],
}

/// The rows, one form each.
const ROWS: &[Row] = &[
    Row {
        name: "sign-up with the standard markup",
        heading: "Create your account",
        button: "Sign up",
        fields: &[
            "email email | Email address | autocomplete=email",
            "password password | Password | autocomplete=new-password",
        ],
        kind: SignUp,
        roles: &[Email, New],
    },
    Row {
        name: "sign-up without autocomplete, password twice",
        heading: "Register",
        button: "Create account",
        fields: &[
            "text firstname | First name",
            "text user_login | Username",
            "email mail | E-mail",
            "password pass1 | Password",
            "password pass2 | Repeat password",
        ],
        kind: SignUp,
        roles: &[PersonName, Username, Email, New, Confirmation],
    },
    Row {
        name: "sign-up with one password and terms, in German",
        heading: "Neues Konto anlegen",
        button: "Registrieren",
        fields: &[
            "email email | E-Mail-Adresse",
            "password kennwort | Passwort",
            "checkbox agb | Ich akzeptiere die AGB",
        ],
        kind: SignUp,
        roles: &[Email, New, Other],
    },
    Row {
        name: "sign-up in Japanese",
        heading: "新規会員登録",
        button: "登録する",
        fields: &[
            "text mail | メールアドレス",
            "password pw | パスワード | placeholder=半角英数字8文字以上",
            "password pw2 | パスワード（確認）",
        ],
        kind: SignUp,
        roles: &[Email, New, Confirmation],
    },
    Row {
        name: "sign-up in Arabic",
        heading: "إنشاء حساب جديد",
        button: "تسجيل",
        fields: &[
            "text f1 | الاسم",
            "email f2 | البريد الإلكتروني",
            "password f3 | كلمة المرور",
            "password f4 | تأكيد كلمة المرور",
        ],
        kind: SignUp,
        roles: &[PersonName, Email, New, Confirmation],
    },
    Row {
        name: "log-in",
        heading: "Welcome back",
        button: "Log in",
        fields: &[
            "text username | Username",
            "password password | Password",
            "checkbox remember | Remember me",
        ],
        kind: LogIn,
        roles: &[Username, Current, RememberMe],
    },
    Row {
        name: "log-in in Russian",
        heading: "Вход",
        button: "Войти",
        fields: &[
            "text login | Логин",
            "password pass | Пароль",
            "checkbox auto | Запомнить меня",
        ],
        kind: LogIn,
        roles: &[Username, Current, RememberMe],
    },
    Row {
        name: "log-in whose password is shown as text",
        heading: "Sign in",
        button: "Sign in",
        fields: &["email email | Email", "text password | Password | was"],
        kind: LogIn,
        roles: &[Email, Current],
    },
    Row {
        name: "log-in that a site marked as new-password to keep managers out",
        heading: "Sign in to your account",
        button: "Sign in",
        fields: &[
            "text login | Username",
            "password password | Password | autocomplete=new-password",
            "checkbox remember_me | Keep me signed in",
        ],
        kind: LogIn,
        roles: &[Username, Current, RememberMe],
    },
    Row {
        name: "change with three passwords",
        heading: "Change password",
        button: "Save changes",
        fields: &[
            "password old | Current password",
            "password new1 | New password",
            "password new2 | Confirm new password",
        ],
        kind: ChangePassword,
        roles: &[Current, New, Confirmation],
    },
    Row {
        name: "change with three passwords that say nothing but their order",
        heading: "",
        button: "Save",
        fields: &["password p1 |", "password p2 |", "password p3 |"],
        kind: ChangePassword,
        roles: &[Current, New, Confirmation],
    },
    Row {
        name: "change with two passwords, in Polish",
        heading: "Zmiana hasła",
        button: "Zmień hasło",
        fields: &["password a | Aktualne hasło", "password b | Nowe hasło"],
        kind: ChangePassword,
        roles: &[Current, New],
    },
    Row {
        name: "a new password after a recovery link",
        heading: "Choose a new password",
        button: "Reset password",
        fields: &[
            "password password | New password",
            "password confirm | Confirm password",
        ],
        kind: ChangePassword,
        roles: &[New, Confirmation],
    },
    Row {
        name: "recovery",
        heading: "Forgot your password?",
        button: "Send reset link",
        fields: &["email email | Email"],
        kind: Recovery,
        roles: &[Email],
    },
    Row {
        name: "recovery in Turkish",
        heading: "Şifremi unuttum",
        button: "Gönder",
        fields: &["text eposta | E-posta adresi"],
        kind: Recovery,
        roles: &[Email],
    },
    Row {
        name: "one-time code with the standard markup",
        heading: "Two-factor authentication",
        button: "Verify",
        fields: &[
            "text code | Enter the code from your app | autocomplete=one-time-code inputmode=numeric maxlength=6",
        ],
        kind: OneTimeCode,
        roles: &[Code],
    },
    Row {
        name: "one-time code in six boxes",
        heading: "Enter the code we sent you",
        button: "Continue",
        fields: &[
            "tel d1 | | maxlength=1",
            "tel d2 | | maxlength=1",
            "tel d3 | | maxlength=1",
            "tel d4 | | maxlength=1",
            "tel d5 | | maxlength=1",
            "tel d6 | | maxlength=1",
        ],
        kind: OneTimeCode,
        roles: &[Code, Code, Code, Code, Code, Code],
    },
    Row {
        name: "search",
        heading: "",
        button: "Search",
        fields: &["search q | | placeholder=Search_products"],
        kind: FormKind::Other,
        roles: &[Other],
    },
    Row {
        name: "newsletter",
        heading: "Subscribe to our newsletter",
        button: "Subscribe",
        fields: &["email email | Your email"],
        kind: FormKind::Other,
        roles: &[Email],
    },
    Row {
        name: "checkout with coupon and card",
        heading: "Payment",
        button: "Place order",
        fields: &[
            "text cardnumber | Card number | autocomplete=cc-number",
            "tel cvv | Security code (CVV) | maxlength=4 inputmode=numeric",
            "text zip | ZIP code | maxlength=5",
            "text coupon | Promo code | maxlength=8",
        ],
        kind: FormKind::Other,
        roles: &[Other, Other, Other, Other],
    },
];

#[test]
fn each_form_is_recognised() {
    let mut wrong = Vec::new();
    for row in ROWS {
        let recognition = recognize(&page(row.heading, row.button, row.fields));
        let form = &recognition.forms[0];
        let roles: Vec<_> = form.fields.iter().map(|field| field.role).collect();
        if form.kind != row.kind || roles != row.roles {
            wrong.push(format!("{}: {:?} {roles:?}", row.name, form.kind));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_judgement_has_reasons() {
    for row in ROWS {
        let form = recognize(&page(row.heading, row.button, row.fields))
            .forms
            .remove(0);
        assert!(!form.reasons.is_empty(), "{}", row.name);
        for field in form.fields.iter().filter(|field| field.role != Other) {
            assert!(!field.reasons.is_empty(), "{}: {:?}", row.name, field.role);
        }
    }
}

#[test]
fn controls_that_sign_out_or_lead_back_in_are_told() {
    let table = [
        ("Log out", "/account/end", Some(ControlRole::LogOut)),
        ("Abmelden", "", Some(ControlRole::LogOut)),
        ("", "/users/sign_out", Some(ControlRole::LogOut)),
        ("ログアウト", "/", Some(ControlRole::LogOut)),
        (
            "Forgot password?",
            "/help",
            Some(ControlRole::ForgotPassword),
        ),
        (
            "Mot de passe oublié ?",
            "/",
            Some(ControlRole::ForgotPassword),
        ),
        (
            "お忘れですか？",
            "/forgot-password",
            Some(ControlRole::ForgotPassword),
        ),
        ("Log in", "/login", Some(ControlRole::LogIn)),
        ("Log in", "", Some(ControlRole::LogIn)),
        (
            "Sign in / Register",
            "/account/login",
            Some(ControlRole::LogIn),
        ),
        ("Se connecter", "/connexion", Some(ControlRole::LogIn)),
        ("ログイン", "", Some(ControlRole::LogIn)),
        ("", "/users/sign_in", None),
        ("Login history", "/settings/security", None),
        ("How to log in with two factors", "/blog/login", None),
        ("Anmeldung zum Newsletter", "/newsletter", None),
        (
            "Why our readers never log out of the forum again",
            "/blog",
            None,
        ),
        ("Products", "/products", None),
    ];
    for (text, path, role) in table {
        let mut facts = page("", "", &[]);
        facts.controls = vec![ControlFacts {
            handle: 7,
            tag: "a".into(),
            text: text.into(),
            path: path.into(),
            ..ControlFacts::default()
        }];
        let controls = recognize(&facts).controls;
        assert_eq!(
            controls
                .first()
                .map(|control| (control.handle, control.role)),
            role.map(|role| (7, role)),
            "{text}"
        );
    }
}
