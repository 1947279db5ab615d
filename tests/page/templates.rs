//! Forms as templates and widgets of other people draw them: each went wrong when 393 pages that were not at hand before were judged.

use latchkey::page::{ControlFacts, FieldRole, FormKind, PageFacts, recognize};

use crate::build::page;

use FieldRole::{
    CurrentPassword as Current, Email, NewPassword as New, NewPasswordConfirmation as Confirmation,
    OneTimeCode as Code, Other, Username,
};
use FormKind::{ChangePassword, LogIn, OneTimeCode, SignUp};

/// A form: its heading, its button, its fields, and the kind and the roles that it has.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    FormKind,
    &'static [FieldRole],
);

fn judged(facts: &PageFacts) -> (FormKind, Vec<FieldRole>) {
    let form = recognize(facts).forms.remove(0);
    let roles = form.fields.iter().map(|field| field.role).collect();
    (form.kind, roles)
}

fn assert_all(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (heading, button, fields, kind, roles) in rows {
        let found = judged(&page(heading, button, fields));
        if found.0 != *kind || found.1 != *roles {
            wrong.push(format!("{heading} / {button}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The way back in stands inside of it: a theme is made of the parts of another page.
#[test]
fn a_form_that_opens_an_account_opens_one_whatever_way_back_stands_in_it() {
    let rows = [
        ("Sign up", "Forgot password?"),
        ("Register", "Forgot your password?"),
        ("Registrieren", "Passwort vergessen?"),
    ];
    for (button, forgot) in rows {
        let fields = [
            "text user |  | placeholder=Username",
            "email mail |  | placeholder=Email",
            "password pw |  | placeholder=Password",
        ];
        let mut facts = page("", button, &fields);
        facts.forms[0].text = format!("{button} {forgot}");
        facts.forms[0].links = vec![ControlFacts {
            handle: 1002,
            tag: "a".into(),
            text: forgot.into(),
            path: "/forgot".into(),
            ..ControlFacts::default()
        }];
        assert_eq!(
            judged(&facts),
            (SignUp, vec![Username, Email, New]),
            "{button}"
        );
    }
}

/// What nobody sees is typed by nobody.
#[test]
fn a_hidden_repetition_makes_no_log_in_of_a_reset() {
    let rows = [
        ("New password", "Save Password"),
        ("Neues Passwort", "Passwort speichern"),
        ("Nova lozinka", "Spremi lozinku"),
        ("Нова лозинка", "Сачувај лозинку"),
        ("Nova contrasenya", "Desa la contrasenya"),
        ("Novo geslo", "Shrani geslo"),
        ("Uus salasõna", "Salvesta"),
        ("Jaunā parole", "Saglabāt"),
        ("Kata laluan baharu", "Simpan"),
        ("Novo contrasinal", "Gardar"),
        ("Nytt lösenord", "Spara lösenord"),
        ("Nowe hasło", "Zapisz hasło"),
        ("Ny adgangskode", "Gem adgangskode"),
        ("Parolă nouă", "Salvează parola"),
    ];
    for (label, button) in rows {
        let shown = format!("text pass1 | {label} | autocomplete=new-password");
        let fields = [
            shown.as_str(),
            "password pass2 |  | autocomplete=new-password hidden",
        ];
        let mut facts = page("", button, &fields);
        facts.forms[0].action = "/wp-login.php?action=resetpass".into();
        assert_eq!(
            judged(&facts).0,
            ChangePassword,
            "{label}: {:?}",
            judged(&facts).1
        );
        assert_eq!(judged(&facts).1[0], New, "{label}");
    }
}

#[test]
fn a_password_that_takes_the_place_of_another_opens_no_account() {
    assert_all(&[
        (
            "Reset Password",
            "Reset Password",
            &[
                "email email | Email Address",
                "password password | Password | autocomplete=new-password",
                "password password_confirmation | Confirm Password | autocomplete=new-password",
            ],
            ChangePassword,
            &[Email, New, Confirmation],
        ),
        (
            "Reset password",
            "Reset",
            &[
                "email Input.Email | Email",
                "password Input.Password | Password",
                "password Input.ConfirmPassword | Confirm password",
            ],
            ChangePassword,
            &[Email, New, Confirmation],
        ),
        (
            "Edit User",
            "Update",
            &[
                "email user[email] | Email",
                "password user[password] | Password (leave blank if you don't want to change it) | autocomplete=new-password",
                "password user[password_confirmation] | Password confirmation | autocomplete=new-password",
                "password user[current_password] | Current password | autocomplete=current-password",
            ],
            ChangePassword,
            &[Email, New, Confirmation, Current],
        ),
        (
            "Passwort ändern",
            "Passwort ändern",
            &[
                "text fUsername | Login (E-Mail)",
                "password fPassword | Neues Passwort",
                "password fPassword2 | Neues Passwort (wiederholen)",
            ],
            ChangePassword,
            &[Email, New, Confirmation],
        ),
        // What opens an account, or is made for somebody else, stays so.
        (
            "Create your account",
            "Set password",
            &[
                "email email | Email",
                "password password | Password | autocomplete=new-password",
                "password password2 | Confirm password | autocomplete=new-password",
            ],
            SignUp,
            &[Email, New, Confirmation],
        ),
    ]);
}

/// Nothing but what a script knows it by says that it opens an account.
#[test]
fn a_form_that_is_called_after_signing_up_opens_an_account() {
    let fields = [
        "text email | Email:",
        "password password | Password:",
        "password password2 | Repeat password:",
    ];
    let heading = "Enter your email address and choose a password";
    let mut facts = page(heading, "OK", &fields);
    facts.forms[0].id = "setRegister".into();
    facts.forms[0].action = "/register".into();
    assert_eq!(judged(&facts).0, SignUp);
}

/// The same word says "Save" on other buttons.
#[test]
fn a_button_that_saves_remembers_nobody() {
    for (heading, label, button) in [
        ("Cambiar Contraseña", "Nueva contraseña", "Guardar"),
        ("Alterar senha", "Nova senha", "Guardar"),
        ("비밀번호 변경", "새 비밀번호", "저장"),
        ("שינוי סיסמה", "סיסמה חדשה", "שמור"),
        ("تغيير كلمة المرور", "كلمة المرور الجديدة", "حفظ"),
        ("パスワードの変更", "新しいパスワード", "保存する"),
    ] {
        let field = format!("password pw | {label}");
        let mut facts = page(heading, button, &[field.as_str()]);
        facts.forms[0].text = format!("{heading} {label} {button}");
        assert_eq!(judged(&facts), (ChangePassword, vec![New]), "{heading}");
    }
    // Whose password it is, is not said; nobody logs in.
    let mut facts = page(
        "Cambiar Contraseña",
        "Guardar",
        &["password pw | Contraseña"],
    );
    facts.forms[0].text = "Cambiar Contraseña Contraseña Guardar".into();
    assert_ne!(judged(&facts).0, LogIn);
}

#[test]
fn the_password_of_a_server_is_that_of_no_account_whatever_makes_one() {
    let neutral: &[&str] = &[
        "text auth_source[host] | Host",
        "text auth_source[port] | Port",
        "text auth_source[account] | Account",
        "password auth_source[account_password] | Wachtwoord",
    ];
    for (heading, button, fields) in [
        ("", "Aanmaken", neutral),
        ("", "Utwórz", neutral),
        ("", "Создать", neutral),
        (
            "Create a new server",
            "Save",
            &[
                "text host | Host",
                "text user | Username",
                "password pw | Password",
            ],
        ),
        (
            "Create a new SQL Resolver",
            "Save",
            &[
                "text server | Server",
                "text port | Port",
                "text database | Database",
                "text user | User",
                "password pw | Password",
            ],
        ),
    ] {
        let (_, roles) = judged(&page(heading, button, fields));
        assert!(!roles.contains(&New), "{heading} {button}: {roles:?}");
    }
    // An account on a server is one.
    let (_, roles) = judged(&page(
        "Create an account",
        "Create account",
        &[
            "text server | Server",
            "text user | Username",
            "password pw | Password",
        ],
    ));
    assert_eq!(roles.last(), Some(&New));
}

#[test]
fn terms_are_agreed_to_by_whoever_opens_an_account() {
    assert_all(&[
        (
            "Quick Example",
            "Submit",
            &[
                "email email | Email address",
                "password password | Password",
                "checkbox terms | I agree to the terms of service.",
            ],
            SignUp,
            &[Email, New, Other],
        ),
        (
            "Log in",
            "Log in",
            &[
                "email email | Email address",
                "password password | Password",
                "checkbox terms | I agree to the terms of service.",
            ],
            LogIn,
            &[Email, Current, Other],
        ),
    ]);
}

/// What signs in may ask for terms too, and say so by no more than its links, its field or the heading of the page.
#[test]
fn terms_open_no_account_where_anything_speaks_of_signing_in() {
    let fields = |password: &'static str| {
        [
            "email email | Email",
            password,
            "checkbox terms | I agree to the terms of service.",
        ]
    };
    let plain = "password pw | Password";
    let mut linked = page("", "Continue", &fields(plain));
    linked.forms[0].links = vec![ControlFacts {
        handle: 1002,
        tag: "a".into(),
        text: "New here? Create account".into(),
        ..ControlFacts::default()
    }];
    let marked = page(
        "",
        "Continue",
        &fields("password pw | Password | autocomplete=current-password"),
    );
    let mut headed = page("Your details", "Continue", &fields(plain));
    headed.headings = vec!["Log in".into(), "Your details".into()];
    let mut said = page("", "Continue", &fields(plain));
    said.forms[0].text = "By signing in you agree to the terms of service. No account yet?".into();
    for (name, facts) in [
        ("linked", linked),
        ("marked", marked),
        ("headed", headed),
        ("said", said),
    ] {
        assert!(
            !judged(&facts).1.contains(&New),
            "{name}: {:?}",
            judged(&facts)
        );
    }
}

/// Whoever is given a way into a server gets a password of their own.
#[test]
fn the_password_of_a_user_of_a_server_is_chosen() {
    for (heading, fields) in [
        (
            "Add database user",
            &[
                "text user | Username",
                "text host | Host",
                "password pw | Password",
                "password pw2 | Re-type password",
            ],
        ),
        (
            "Create a new MySQL user",
            &[
                "text user | Username",
                "text host | Host",
                "password pw | Password",
                "password pw2 | Confirm password",
            ],
        ),
        (
            "Add FTP account",
            &[
                "text login | Login",
                "text directory | Directory",
                "password pw | Password",
                "password pw2 | Confirm password",
            ],
        ),
    ] {
        let (_, roles) = judged(&page(heading, "Save", fields));
        assert_eq!(roles[2..], [New, Confirmation], "{heading}");
    }
}

/// The title, the path or a box for terms may be all that says so.
#[test]
fn choosing_a_password_for_a_new_account_changes_none() {
    for heading in ["Choose a password", "Passwort wählen", "Придумайте пароль"] {
        let fields = ["email email | Email", "password pw | Password"];
        let mut titled = page(heading, "Continue", &fields);
        titled.title = "Sign up".into();
        titled.path = "/signup".into();
        assert_ne!(judged(&titled).0, ChangePassword, "{heading}");
        let with_terms = [
            fields[0],
            fields[1],
            "checkbox terms | I agree to the terms",
        ];
        let agreed = page(heading, "Continue", &with_terms);
        assert_ne!(judged(&agreed).0, ChangePassword, "{heading}, with terms");
    }
}

#[test]
fn passwords_that_are_shown_are_known_by_their_names_where_another_is_beside_them() {
    assert_all(&[(
        "Passwort ändern",
        "Absenden",
        &[
            "text oldpassword |  | placeholder=Aktuelles_Passwort",
            "text newpassword |  | placeholder=Neues_Passwort",
            "text confirmpassword |  | placeholder=Passwort_bestätigen",
        ],
        ChangePassword,
        &[Current, New, Confirmation],
    )]);
}

#[test]
fn a_code_that_came_by_mail_is_no_address() {
    for label in [
        "Code sent by email",
        "Code sent by email or SMS",
        "Code sent to your phone",
    ] {
        let field = format!("text code | {label}");
        let found = judged(&page("", "Verify", &[field.as_str()]));
        assert_eq!(found, (OneTimeCode, vec![Code]), "{label}");
    }
}
