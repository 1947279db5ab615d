//! Which passwords are being chosen: not other secrets, not what nobody sees, not the one that somebody has.

use latchkey::page::{FieldRole, FormKind, recognize};

use crate::build::page;

use FieldRole::{CurrentPassword as Current, NewPassword as New, NewPasswordConfirmation as Again};

/// Name, heading, button, fields, and what the fields are that are passwords, by their place.
type Row<'a> = (
    &'a str,
    &'a str,
    &'a str,
    &'a [&'a str],
    &'a [(usize, FieldRole)],
);

fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (name, heading, button, fields, expected) in rows {
        let form = recognize(&page(heading, button, fields)).forms.remove(0);
        let found: Vec<(usize, FieldRole)> = form
            .fields
            .iter()
            .enumerate()
            .map(|(place, field)| (place, field.role))
            .filter(|(_, role)| matches!(role, Current | New | Again))
            .collect();
        if found != *expected {
            wrong.push(format!(
                "{name}: {:?} {:.2} {found:?}",
                form.kind, form.probability
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn secrets_that_are_no_password_have_no_role() {
    check(&[
        (
            "social security number in parts",
            "Get Refund Status",
            "Submit",
            &[
                "password TIN3 | | maxlength=3 nearby=Social_Security_Number title=Please_enter_the_first_three_digits_of_your_SSN",
                "password TIN2 | | maxlength=2 title=Please_enter_the_second_two_digits",
                "text TIN5 | | maxlength=4",
            ],
            &[],
        ),
        (
            "social security number in one",
            "Verify your account",
            "Continue",
            &[
                "text last | Last name",
                "password ssn | Social Security Number | maxlength=11",
            ],
            &[],
        ),
        (
            "last digits of it",
            "Identity",
            "Next",
            &["password l4 | Last four of your SSN | maxlength=4"],
            &[],
        ),
        (
            "CPF",
            "Cadastro",
            "Continuar",
            &["text nome | Nome", "password doc | CPF | maxlength=14"],
            &[],
        ),
        (
            "answer and its repetition",
            "Security settings",
            "Save",
            &[
                "select q | Security question",
                "password a1 | Answer",
                "password a2 | Confirm answer",
            ],
            &[],
        ),
        (
            "answer, repeated in a word",
            "Set up security question",
            "Save",
            &[
                "select q | Question",
                "password a1 | Your answer",
                "password a2 | Retype",
            ],
            &[],
        ),
        (
            "a question as the label",
            "Recovery",
            "Save",
            &[
                "password q1 | What was the name of your first pet?",
                "password q2 | In which city were you born?",
            ],
            &[],
        ),
        (
            "answers in German",
            "Sicherheitsfragen",
            "Speichern",
            &[
                "select f | Sicherheitsfrage",
                "password a | Antwort",
                "password b | Antwort wiederholen",
            ],
            &[],
        ),
        (
            "answers in French",
            "Sécurité",
            "Valider",
            &[
                "select q | Question secrète",
                "password r | Réponse",
                "password c | Confirmer la réponse",
            ],
            &[],
        ),
        (
            "answers in Spanish, beside a password",
            "Crear cuenta",
            "Registrarse",
            &[
                "email e | Correo electrónico",
                "password p | Contraseña",
                "password p2 | Repetir contraseña",
                "select q | Pregunta secreta",
                "password a | Respuesta",
            ],
            &[(1, New), (2, Again)],
        ),
        (
            "answers in Japanese",
            "秘密の質問",
            "保存",
            &["password a | 答え"],
            &[],
        ),
        (
            "card",
            "Payment",
            "Pay",
            &[
                "text n | Card number | autocomplete=cc-number",
                "password cvv | CVV | maxlength=4",
            ],
            &[],
        ),
        (
            "card, as a site marks it",
            "Payment",
            "Pay",
            &[
                "text n | Card number",
                "password c | Security code | autocomplete=cc-csc",
            ],
            &[],
        ),
        (
            "key of an API",
            "API access",
            "Save",
            &[
                "text name | Name",
                "password apiKey | API key | autocomplete=new-password",
            ],
            &[],
        ),
        (
            "client secret",
            "Create application",
            "Create",
            &[
                "text id | Client ID",
                "password s | Client secret | autocomplete=new-password",
            ],
            &[],
        ),
        (
            "token of a bot",
            "New integration",
            "Save",
            &["password t | Access token | autocomplete=new-password"],
            &[],
        ),
        (
            "key known by its name only",
            "Settings",
            "Save",
            &["password client_secret | Value | autocomplete=new-password"],
            &[],
        ),
        (
            "API-Schlüssel",
            "Neue Verbindung",
            "Anlegen",
            &["password k | API-Schlüssel | autocomplete=new-password"],
            &[],
        ),
        (
            "секретный ключ",
            "Настройки",
            "Сохранить",
            &["password k | Секретный ключ | autocomplete=new-password"],
            &[],
        ),
        (
            "database",
            "Configure the database",
            "Next",
            &[
                "text host | Database host",
                "text user | User name",
                "password pass | Password",
            ],
            &[],
        ),
        (
            "database, the host after it",
            "Database",
            "Save",
            &[
                "text user | User",
                "password pass | Password",
                "text h | Host name",
            ],
            &[],
        ),
        (
            "mail server",
            "Outgoing mail",
            "Save settings",
            &[
                "text smtp_host | SMTP server",
                "number port | Port",
                "text u | Username",
                "password smtp_pass | Password | autocomplete=new-password",
            ],
            &[],
        ),
        (
            "mail server in German",
            "E-Mail-Einstellungen",
            "Speichern",
            &[
                "text h | Postausgangsserver",
                "text u | Benutzername",
                "password p | Passwort",
            ],
            &[],
        ),
        (
            "camera",
            "Add camera",
            "Add",
            &[
                "text ip | IP address",
                "text u | Username",
                "password p | Password",
            ],
            &[],
        ),
        (
            "wireless network",
            "Wi-Fi settings",
            "Apply",
            &["text ssid | Network name (SSID)", "password key | Password"],
            &[],
        ),
        (
            "wireless network in Spanish",
            "Ajustes",
            "Guardar",
            &["text red | Nombre de la red", "password clave | Contraseña"],
            &[],
        ),
        (
            "installer with both",
            "Create an admin account",
            "Finish setup",
            &[
                "text adminlogin | Username",
                "password adminpass | Password | autocomplete=new-password",
                "text dbuser | Database user",
                "password dbpass | Database password",
                "text dbname | Database name",
                "text dbhost | localhost",
            ],
            &[(1, New)],
        ),
    ]);
}

#[test]
fn a_server_to_sign_in_to_takes_a_password_that_somebody_has() {
    check(&[
        (
            "Adminer",
            "Login",
            "Login",
            &[
                "text server | Server",
                "text username | Username",
                "password pwd | Password",
                "text db | Database",
            ],
            &[(2, Current)],
        ),
        (
            "directory",
            "Sign in",
            "Sign in",
            &[
                "text u | LDAP username",
                "password password_ldapmain | Password",
            ],
            &[(1, Current)],
        ),
        (
            "own home server",
            "Create account",
            "Register",
            &[
                "text hs | Homeserver URL",
                "text u | Username",
                "password p | Password",
            ],
            &[(2, New)],
        ),
    ]);
}

#[test]
fn what_nobody_sees_takes_no_part_where_something_is_seen() {
    check(&[
        (
            "decoy before",
            "Create your account",
            "Create account",
            &[
                "email a | | hidden",
                "password fake | | hidden",
                "text firstName | First name",
                "email email | Email address",
                "password password | Create a password | autocomplete=new-password",
            ],
            &[(4, New)],
        ),
        (
            "decoy before a log-in",
            "Sign in",
            "Sign in",
            &[
                "text a | | hidden",
                "password fake | Password | hidden",
                "email e | Email",
                "password p | Password",
            ],
            &[(3, Current)],
        ),
        (
            "second one for another way in",
            "Sign in with your Elm account",
            "",
            &[
                "email email | Email Address",
                "password password | Password",
                "select country | | hidden",
                "tel phoneNumber | Phone Number | hidden",
                "password passwordForPhone | Password | hidden",
            ],
            &[(1, Current)],
        ),
        (
            "decoy between",
            "Register",
            "Register",
            &[
                "email e | E-mail",
                "password p | Password",
                "password trap | Password | hidden",
                "password p2 | Repeat password",
            ],
            &[(1, New), (3, Again)],
        ),
        (
            "decoys around a change",
            "Change password",
            "Save",
            &[
                "password x | | hidden",
                "password o | Current password",
                "password n | New password",
                "password n2 | Repeat new password",
                "password y | | hidden",
            ],
            &[(1, Current), (2, New), (3, Again)],
        ),
        (
            "a dialog that is closed",
            "Create account",
            "Sign up",
            &["email e | Email | hidden", "password p | Password | hidden"],
            &[(1, New)],
        ),
    ]);
}

#[test]
fn somebody_who_is_signed_in_confirms_with_the_password_in_force() {
    check(&[
        (
            "to continue",
            "Please confirm your password to continue",
            "Save",
            &[
                "email email | Email",
                "password passwordConfirmation | Password | autocomplete=off",
            ],
            &[(1, Current)],
        ),
        (
            "without an address",
            "Confirm access",
            "Confirm",
            &["password password | Password"],
            &[(0, Current)],
        ),
        (
            "in the label",
            "Delete account",
            "Delete",
            &["password confirm | Enter your password to confirm"],
            &[(0, Current)],
        ),
        (
            "in German",
            "Identität bestätigen",
            "Weiter",
            &["password p | Passwort"],
            &[(0, Current)],
        ),
        (
            "in French",
            "Saisissez votre mot de passe pour continuer",
            "Confirmer",
            &["password p | Mot de passe"],
            &[(0, Current)],
        ),
        (
            "in Portuguese",
            "Confirme sua senha para continuar",
            "Confirmar",
            &["password p | Senha"],
            &[(0, Current)],
        ),
        (
            "in Russian",
            "Введите пароль, чтобы продолжить",
            "Далее",
            &["password p | Пароль"],
            &[(0, Current)],
        ),
        (
            "in Japanese",
            "続行するにはパスワードを入力してください",
            "次へ",
            &["password p | パスワード"],
            &[(0, Current)],
        ),
    ]);
}

#[test]
fn words_of_a_sign_up() {
    check(&[
        (
            "no e-mail, please",
            "Finish signup to start your membership.",
            "CONTINUE",
            &[
                "email email | Email",
                "password password | Password | autocomplete=password minlength=6",
                "checkbox c | Please do not email me special offers.",
            ],
            &[(1, New)],
        ),
        (
            "French newsletter",
            "Créer un compte",
            "Continuer",
            &[
                "email e | E-mail",
                "password p | Mot de passe",
                "checkbox n | Je souhaite recevoir des offres",
            ],
            &[(1, New)],
        ),
        (
            "Portuguese",
            "Criar conta",
            "Continuar",
            &["email email | E-mail", "password p | Senha"],
            &[(1, New)],
        ),
        (
            "Portuguese, with a name",
            "Cadastro",
            "Enviar",
            &["text n | Nome", "email e | E-mail", "password s | Senha"],
            &[(2, New)],
        ),
        (
            "Lithuanian change",
            "Pakeisti slaptažodį",
            "Išsaugoti",
            &[
                "password a | Senas slaptažodis",
                "password b | Naujas slaptažodis",
            ],
            &[(0, Current), (1, New)],
        ),
        (
            "Czech change",
            "Změna hesla",
            "Uložit",
            &["password a | Staré heslo", "password b | Nové heslo"],
            &[(0, Current), (1, New)],
        ),
        (
            "activation",
            "Activate your account",
            "Continue",
            &["password p | Password"],
            &[(0, New)],
        ),
        (
            "activation in German",
            "Konto aktivieren",
            "Weiter",
            &["password p | Passwort"],
            &[(0, New)],
        ),
        (
            "activation in Spanish",
            "Activa tu cuenta",
            "Continuar",
            &["password p | Contraseña"],
            &[(0, New)],
        ),
        (
            "end of a registration",
            "Finish your registration",
            "Continue",
            &["text n | Name", "password p | Password"],
            &[(1, New)],
        ),
        (
            "somebody else",
            "Add New User",
            "Add New User",
            &[
                "text user_login | Username",
                "email email | Email",
                "password pass1 | Password",
            ],
            &[(2, New)],
        ),
        (
            "somebody else, without words on the button",
            "Add user",
            "Save",
            &["text u | Username", "password p | Password"],
            &[(1, New)],
        ),
        (
            "somebody else, in German",
            "Benutzer hinzufügen",
            "Speichern",
            &["text u | Benutzername", "password p | Passwort"],
            &[(1, New)],
        ),
        (
            "somebody else, in Russian",
            "Новый пользователь",
            "Сохранить",
            &["text u | Логин", "password p | Пароль"],
            &[(1, New)],
        ),
        (
            "a project",
            "Create a new project",
            "Let's go!",
            &[
                "text name | Project name",
                "password password | Private code",
                "email e | Email",
            ],
            &[(1, New)],
        ),
        (
            "a project with a password",
            "",
            "Create project",
            &[
                "text name | What do you want to call it?",
                "password password | Password",
            ],
            &[(1, New)],
        ),
        (
            "marked by mistake",
            "Create account",
            "Sign up",
            &[
                "email e | Email",
                "password p | Password | autocomplete=current-password",
            ],
            &[(1, New)],
        ),
        (
            "marked by mistake, twice",
            "Register",
            "Create account",
            &[
                "email e | Email",
                "password p | Password | autocomplete=current-password",
                "password p2 | Confirm password | autocomplete=current-password",
            ],
            &[(1, New), (2, Again)],
        ),
        (
            "marked, and nothing else says so",
            "Welcome",
            "Continue",
            &[
                "email e | Email",
                "password p | Password | autocomplete=current-password",
            ],
            &[(1, Current)],
        ),
    ]);
}

#[test]
fn a_password_that_is_shown_from_the_start() {
    check(&[
        (
            "by its mark",
            "Create account",
            "Sign up",
            &[
                "email e | Email",
                "text pw | Password | autocomplete=new-password",
            ],
            &[(1, New)],
        ),
        (
            "by its name",
            "Create account",
            "Sign up",
            &["email e | Email", "text password | Choose one"],
            &[(1, New)],
        ),
        (
            "by a name of a framework",
            "Sign up",
            "Sign up",
            &[
                "email user[email] | Email",
                "text user[password] | Password",
            ],
            &[(1, New)],
        ),
        (
            "by its placeholder",
            "Registrieren",
            "Registrieren",
            &["email e | E-Mail", "text password | | placeholder=Passwort"],
            &[(1, New)],
        ),
        (
            "masked by a style",
            "Create your account",
            "Register",
            &[
                "text email | Email",
                "text pwd | Password | was",
                "text pwd2 | Repeat password | was",
            ],
            &[(1, New), (2, Again)],
        ),
        (
            "a user name that browsers shall leave alone",
            "Create account",
            "Sign up",
            &[
                "text username | Username | autocomplete=new-password",
                "password p | Password",
            ],
            &[(1, New)],
        ),
        (
            "an address that browsers shall leave alone",
            "Delivery",
            "Save",
            &["text street | Street | autocomplete=new-password"],
            &[],
        ),
        (
            "a twin that is shown instead",
            "Create an admin account",
            "Finish setup",
            &[
                "text adminlogin | Username",
                "password adminpass | Password | hidden",
                "text adminpass-clone | Password",
            ],
            &[(2, New)],
        ),
        (
            "no password at all",
            "Contact",
            "Send",
            &["text name | Your name", "text subject | Forgot password"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_less_probable_than_not_is_nothing() {
    let facts = page(
        "",
        "Save",
        &[
            "text a | Display name",
            "text b | Website",
            "textarea c | About",
            "password p | Password",
        ],
    );
    let form = recognize(&facts).forms.remove(0);
    assert!(
        form.probability >= 0.5 || form.kind == FormKind::Other,
        "{form:?}"
    );
}
