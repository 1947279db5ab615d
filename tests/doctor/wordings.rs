//! What libraries and well-known programs say when a sign-in fails, in their own words, and what sites say in languages of fewer people.

use latchkey::doctor::{
    Certainty,
    FindingCode::{
        self, AccountLocked, CaptchaFailed, CookiesOff, FormExpired, Maintenance, NoSuchAccount,
        NotFromHere, NotVerified, OtherWay, PasswordExpired, ScriptsOff, TooManyTries, WrongCode,
        WrongPassword,
    },
    examine,
};

use crate::doors::{failing, saying};

const WORDINGS: [(&str, FindingCode); 106] = [
    // Django, Laravel, Rails with Devise, Spring Security, ASP.NET Core Identity, Symfony, Express with Passport
    (
        "Please enter a correct username and password. Note that both fields may be case-sensitive.",
        WrongPassword,
    ),
    ("CSRF verification failed. Request aborted.", FormExpired),
    ("These credentials do not match our records.", WrongPassword),
    (
        "Too many login attempts. Please try again in 57 seconds.",
        TooManyTries,
    ),
    ("Page Expired", FormExpired),
    ("Invalid Email or password.", WrongPassword),
    (
        "You have to confirm your email address before continuing.",
        NotVerified,
    ),
    ("Your account is locked.", AccountLocked),
    (
        "Your session expired. Please sign in again to continue.",
        FormExpired,
    ),
    ("The change you wanted was rejected.", FormExpired),
    ("Can't verify CSRF token authenticity.", FormExpired),
    ("Bad credentials", WrongPassword),
    ("User account is locked", AccountLocked),
    ("User is disabled", AccountLocked),
    ("User credentials have expired", PasswordExpired),
    ("Invalid login attempt.", WrongPassword),
    ("Invalid credentials.", WrongPassword),
    ("Invalid CSRF token.", FormExpired),
    ("ForbiddenError: invalid csrf token", FormExpired),
    // Firebase, Supabase, Auth0, Cognito, Keycloak, Okta, Clerk
    ("Firebase: Error (auth/invalid-credential).", WrongPassword),
    ("Firebase: Error (auth/wrong-password).", WrongPassword),
    ("Firebase: Error (auth/user-not-found).", NoSuchAccount),
    (
        "Firebase: Access to this account has been temporarily disabled due to many failed login attempts. (auth/too-many-requests).",
        AccountLocked,
    ),
    ("Firebase: Error (auth/user-disabled).", AccountLocked),
    ("Invalid login credentials", WrongPassword),
    ("Email not confirmed", NotVerified),
    ("Wrong email or password.", WrongPassword),
    (
        "Your account has been blocked after multiple consecutive login attempts.",
        AccountLocked,
    ),
    ("Incorrect username or password.", WrongPassword),
    ("User is not confirmed.", NotVerified),
    ("User does not exist.", NoSuchAccount),
    ("Password attempts exceeded", TooManyTries),
    (
        "Account is disabled, contact your administrator.",
        AccountLocked,
    ),
    (
        "Cookie not found. Please make sure cookies are enabled in your browser.",
        CookiesOff,
    ),
    (
        "You took too long to login. Login process starting from beginning.",
        FormExpired,
    ),
    (
        "Action expired. Please continue with login now.",
        FormExpired,
    ),
    ("Invalid authenticator code.", WrongCode),
    (
        "Your account is locked because of too many authentication attempts.",
        AccountLocked,
    ),
    ("Couldn't find your account.", NoSuchAccount),
    (
        "Password is incorrect. Try again, or use another method.",
        WrongPassword,
    ),
    // WordPress, Drupal, Joomla, MediaWiki, phpBB, Moodle, Nextcloud, GitLab, Discourse
    (
        "Error: The password you entered for the username robin is incorrect. Lost your password?",
        WrongPassword,
    ),
    (
        "Error: The username robin is not registered on this site. If you are unsure of your username, try your email address instead.",
        NoSuchAccount,
    ),
    (
        "Error: Cookies are blocked or not supported by your browser. You must enable cookies to use WordPress.",
        CookiesOff,
    ),
    (
        "Unrecognized username or password. Forgot your password?",
        WrongPassword,
    ),
    (
        "There have been more than 5 failed login attempts for this account. It is temporarily blocked.",
        AccountLocked,
    ),
    (
        "The form has become outdated. Press the back button, copy any unsaved work in the form, and then reload the page.",
        FormExpired,
    ),
    (
        "Username and password do not match or you do not have an account yet.",
        WrongPassword,
    ),
    (
        "The most recent request was denied because it contained an invalid security token. Please refresh the page and try again.",
        FormExpired,
    ),
    (
        "Incorrect username or password entered. Please try again.",
        WrongPassword,
    ),
    (
        "There seems to be a problem with your login session; this action has been canceled as a precaution against session hijacking. Please resubmit the form.",
        FormExpired,
    ),
    (
        "You have made too many recent login attempts. Please wait 5 minutes before trying again.",
        TooManyTries,
    ),
    ("You have specified an incorrect password.", WrongPassword),
    (
        "The submitted form was invalid. Try submitting again.",
        FormExpired,
    ),
    (
        "You exceeded the maximum allowed number of login attempts.",
        TooManyTries,
    ),
    ("Invalid login, please try again", WrongPassword),
    (
        "Your session has timed out. Please log in again.",
        FormExpired,
    ),
    ("Wrong login or password.", WrongPassword),
    ("Invalid login or password.", WrongPassword),
    ("Incorrect username, email or password", WrongPassword),
    ("You can't log in from that IP address.", NotFromHere),
    (
        "You've already tried to log in too many times. Please wait before trying again.",
        TooManyTries,
    ),
    // Well-known sites
    (
        "We couldn't find an account with that username. Try another, or get a new Microsoft account.",
        NoSuchAccount,
    ),
    (
        "Your account or password is incorrect. If you don't remember your password, reset it now.",
        WrongPassword,
    ),
    ("The password you've entered is incorrect.", WrongPassword),
    (
        "The email or mobile number you entered isn't connected to an account.",
        NoSuchAccount,
    ),
    (
        "Sorry, we can't find an account with this email address. Please try again or create a new account.",
        NoSuchAccount,
    ),
    (
        "Please check your password and account name and try again.",
        WrongPassword,
    ),
    ("Hmm, that's not the right password.", WrongPassword),
    (
        "You signed up with Google. Continue with Google to log in.",
        OtherWay,
    ),
    ("This email is linked to an Apple ID sign-in.", OtherWay),
    (
        "The code you entered doesn't match. Check the code and try again.",
        WrongCode,
    ),
    ("That code has expired. Request a new one.", WrongCode),
    (
        "We're down for scheduled maintenance. Back at 6 am.",
        Maintenance,
    ),
    ("You need to enable JavaScript to run this app.", ScriptsOff),
    (
        "This service is not available in your country.",
        NotFromHere,
    ),
    (
        "It looks like you are using a VPN. Turn it off to sign in.",
        NotFromHere,
    ),
    (
        "Your password must be changed before you can sign in.",
        PasswordExpired,
    ),
    // In other languages
    (
        "Anmeldung fehlgeschlagen. Bitte überprüfen Sie Ihre Eingaben.",
        WrongPassword,
    ),
    (
        "Ihr Zugang wurde nach drei Fehlversuchen gesperrt.",
        AccountLocked,
    ),
    (
        "Der eingegebene Bestätigungscode ist ungültig oder abgelaufen.",
        WrongCode,
    ),
    ("La contraseña que ingresaste no es correcta", WrongPassword),
    ("Usuário e/ou senha inválidos.", WrongPassword),
    (
        "L'identifiant ou le mot de passe que vous avez saisi est incorrect.",
        WrongPassword,
    ),
    ("Podany login lub hasło jest niepoprawne", WrongPassword),
    ("Zadané jméno nebo heslo není správné.", WrongPassword),
    ("Neispravno korisničko ime ili lozinka.", WrongPassword),
    ("Napačno uporabniško ime ali geslo.", WrongPassword),
    ("Nepareizs lietotājvārds vai parole", WrongPassword),
    (
        "Per daug nesėkmingų bandymų. Bandykite po 15 minučių.",
        TooManyTries,
    ),
    ("Teie konto on ajutiselt lukustatud.", AccountLocked),
    (
        "Vaš nalog još nije aktiviran. Proverite e-poštu.",
        NotVerified,
    ),
    ("Kata laluan atau nama pengguna anda salah.", WrongPassword),
    (
        "Zadaný kód je nesprávny alebo jeho platnosť vypršala.",
        WrongCode,
    ),
    ("Сесията ви изтече. Моля, влезте отново.", FormExpired),
    ("Δεν βρέθηκε λογαριασμός με αυτό το email.", NoSuchAccount),
    ("Vale parool või kasutajanimi", WrongPassword),
    ("Mật khẩu bạn nhập không đúng", WrongPassword),
    ("รหัสผ่านไม่ถูกต้อง", WrongPassword),
    ("ההתחברות ממדינה זו אינה מורשית.", NotFromHere),
    ("הגישה מכתובת ה-IP שלך אינה מורשית.", NotFromHere),
    ("آی‌پی شما مسدود شده است", NotFromHere),
    (
        "Denne tjenesten er ikke tilgjengelig i landet ditt.",
        NotFromHere,
    ),
    (
        "A jelszava lejárt, kérjük, változtassa meg.",
        PasswordExpired,
    ),
    (
        "Contul tău nu a fost confirmat. Verifică-ți e-mailul.",
        NotVerified,
    ),
    (
        "Xác minh captcha không thành công, vui lòng thử lại.",
        CaptchaFailed,
    ),
    (
        "Tjenesten er dessverre ikke tilgjengelig fra nettverket ditt.",
        NotFromHere,
    ),
];

#[test]
fn the_words_of_others_come_first_as_what_they_mean() {
    let wrong: Vec<_> = WORDINGS
        .iter()
        .filter_map(|(text, wanted)| {
            let found = examine(&failing(saying(text, true))).findings;
            let first = found.first().map(|finding| (finding.code, finding.sure));
            let is_right = first == Some((*wanted, Certainty::MostLikely));
            (!is_right).then_some((text, wanted, first))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {wrong:#?}",
        wrong.len(),
        WORDINGS.len()
    );
}
