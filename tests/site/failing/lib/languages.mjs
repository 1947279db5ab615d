/**
 * What the pages of a site say where nothing is the matter, and what they say when they do not know what is.
 */

/**
 * @typedef {object} Words
 * @property {string} language
 * @property {string} signIn
 * @property {string} user
 * @property {string} email
 * @property {string} password
 * @property {string} forgot
 * @property {string} remember
 * @property {string} signOut
 * @property {string} account
 * @property {string} wentWrong
 * @property {string} code
 */

/** Sign in, user name, e-mail, password, forgot, remember me, sign out, my account, something went wrong, code. */
const ROWS = /** @type {const} */ ({
    en: 'Sign in|Username|Email|Password|Forgot your password?|Remember me|Sign out|My account|Something went wrong. Please try again later.|Code',
    de: 'Anmelden|Benutzername|E-Mail-Adresse|Passwort|Passwort vergessen?|Angemeldet bleiben|Abmelden|Mein Konto|Da ist etwas schiefgelaufen. Bitte versuchen Sie es später noch einmal.|Code',
    fr: 'Se connecter|Identifiant|Adresse e-mail|Mot de passe|Mot de passe oublié ?|Rester connecté|Se déconnecter|Mon compte|Un problème est survenu. Merci de réessayer plus tard.|Code',
    es: 'Iniciar sesión|Usuario|Correo electrónico|Contraseña|¿Olvidaste tu contraseña?|Recordarme|Cerrar sesión|Mi cuenta|Algo ha salido mal. Inténtalo más tarde.|Código',
    it: 'Accedi|Nome utente|Indirizzo e-mail|Password|Password dimenticata?|Ricordami|Esci|Il mio account|Qualcosa è andato storto. Riprova più tardi.|Codice',
    pt: 'Entrar|Usuário|E-mail|Senha|Esqueceu a senha?|Manter conectado|Sair|Minha conta|Algo deu errado. Tente novamente mais tarde.|Código',
    nl: 'Inloggen|Gebruikersnaam|E-mailadres|Wachtwoord|Wachtwoord vergeten?|Ingelogd blijven|Uitloggen|Mijn account|Er is iets misgegaan. Probeer het later opnieuw.|Code',
    pl: 'Zaloguj się|Nazwa użytkownika|Adres e-mail|Hasło|Nie pamiętasz hasła?|Zapamiętaj mnie|Wyloguj się|Moje konto|Coś poszło nie tak. Spróbuj ponownie później.|Kod',
    ru: 'Войти|Логин|Электронная почта|Пароль|Забыли пароль?|Запомнить меня|Выйти|Моя учётная запись|Что-то пошло не так. Попробуйте позже.|Код',
    uk: 'Увійти|Логін|Електронна пошта|Пароль|Забули пароль?|Запам’ятати мене|Вийти|Мій обліковий запис|Щось пішло не так. Спробуйте пізніше.|Код',
    cs: 'Přihlásit se|Uživatelské jméno|E-mail|Heslo|Zapomněli jste heslo?|Zůstat přihlášen|Odhlásit se|Můj účet|Něco se pokazilo. Zkuste to prosím později.|Kód',
    hu: 'Bejelentkezés|Felhasználónév|E-mail cím|Jelszó|Elfelejtette a jelszavát?|Emlékezzen rám|Kijelentkezés|Fiókom|Valami hiba történt. Próbálja meg később.|Kód',
    ro: 'Autentificare|Utilizator|E-mail|Parolă|Ai uitat parola?|Ține-mă minte|Deconectare|Contul meu|Ceva nu a mers bine. Încearcă mai târziu.|Cod',
    bg: 'Вход|Потребител|Имейл|Парола|Забравена парола?|Запомни ме|Изход|Моят профил|Нещо се обърка. Опитайте по-късно.|Код',
    el: 'Σύνδεση|Όνομα χρήστη|Email|Κωδικός πρόσβασης|Ξεχάσατε τον κωδικό;|Να με θυμάσαι|Αποσύνδεση|Ο λογαριασμός μου|Κάτι πήγε στραβά. Δοκιμάστε αργότερα.|Κωδικός',
    tr: 'Giriş yap|Kullanıcı adı|E-posta|Parola|Parolanızı mı unuttunuz?|Beni hatırla|Çıkış yap|Hesabım|Bir şeyler ters gitti. Lütfen daha sonra deneyin.|Kod',
    sv: 'Logga in|Användarnamn|E-post|Lösenord|Glömt lösenordet?|Håll mig inloggad|Logga ut|Mitt konto|Något gick snett. Försök igen senare.|Kod',
    da: 'Log ind|Brugernavn|E-mail|Adgangskode|Glemt adgangskode?|Husk mig|Log ud|Min konto|Noget gik galt. Prøv igen senere.|Kode',
    nb: 'Logg inn|Brukernavn|E-post|Passord|Glemt passordet?|Husk meg|Logg ut|Min konto|Noe gikk galt. Prøv igjen senere.|Kode',
    fi: 'Kirjaudu sisään|Käyttäjätunnus|Sähköposti|Salasana|Unohditko salasanan?|Muista minut|Kirjaudu ulos|Oma tili|Jokin meni pieleen. Yritä myöhemmin uudelleen.|Koodi',
    ar: 'تسجيل الدخول|اسم المستخدم|البريد الإلكتروني|كلمة المرور|هل نسيت كلمة المرور؟|تذكرني|تسجيل الخروج|حسابي|حدث خطأ ما. يرجى المحاولة لاحقًا.|الرمز',
    he: 'כניסה|שם משתמש|דוא"ל|סיסמה|שכחת סיסמה?|זכור אותי|יציאה|החשבון שלי|משהו השתבש. נסו שוב מאוחר יותר.|קוד',
    hi: 'साइन इन करें|उपयोगकर्ता नाम|ईमेल|पासवर्ड|पासवर्ड भूल गए?|मुझे याद रखें|साइन आउट|मेरा खाता|कुछ गड़बड़ हो गई। कृपया बाद में प्रयास करें।|कोड',
    th: 'เข้าสู่ระบบ|ชื่อผู้ใช้|อีเมล|รหัสผ่าน|ลืมรหัสผ่าน?|จดจำฉันไว้|ออกจากระบบ|บัญชีของฉัน|มีบางอย่างผิดพลาด โปรดลองใหม่ภายหลัง|รหัส',
    vi: 'Đăng nhập|Tên đăng nhập|Email|Mật khẩu|Quên mật khẩu?|Ghi nhớ đăng nhập|Đăng xuất|Tài khoản của tôi|Đã xảy ra lỗi. Vui lòng thử lại sau.|Mã',
    id: 'Masuk|Nama pengguna|Surel|Kata sandi|Lupa kata sandi?|Ingat saya|Keluar|Akun saya|Ada yang salah. Silakan coba lagi nanti.|Kode',
    ja: 'ログイン|ユーザー名|メールアドレス|パスワード|パスワードをお忘れですか?|ログイン状態を保持する|ログアウト|マイアカウント|問題が発生しました。しばらくしてからもう一度お試しください。|コード',
    ko: '로그인|아이디|이메일|비밀번호|비밀번호를 잊으셨나요?|로그인 상태 유지|로그아웃|내 계정|문제가 발생했습니다. 잠시 후 다시 시도해 주세요.|코드',
    zh: '登录|用户名|电子邮箱|密码|忘记密码?|记住我|退出登录|我的账户|出了点问题，请稍后再试。|验证码',
    'zh-TW':
        '登入|使用者名稱|電子郵件|密碼|忘記密碼?|記住我|登出|我的帳戶|發生了一些問題，請稍後再試。|驗證碼',
});

/** @typedef {keyof typeof ROWS} Language */

/** @param {Language} language @returns {Words} */
export function wordsIn(language) {
    const [signIn = '', user = '', email = '', password = '', forgot = '', ...others] =
        ROWS[language].split('|');
    const [remember = '', signOut = '', account = '', wentWrong = '', code = ''] = others;
    return {
        language,
        signIn,
        user,
        email,
        password,
        forgot,
        remember,
        signOut,
        account,
        wentWrong,
        code,
    };
}

/** @param {Words} words */
export function directionOf({ language }) {
    return ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';
}
