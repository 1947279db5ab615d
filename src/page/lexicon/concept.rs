//! What a form can say, and what one text of it does.

macro_rules! concepts {
    ($($(#[$docs:meta])* $name:ident = $word:literal,)+) => {
        /// Something that a form can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Concept { $($(#[$docs])* $name,)+ }

        impl Concept {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// What the lists and the names of features call it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            pub(super) fn named(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

concepts! {
    /// Opens an account.
    SignUp = "signUp",
    /// Signs in.
    LogIn = "logIn",
    /// Ends the session.
    LogOut = "logOut",
    /// Ends a connection, be it that of an account or that of a printer.
    Disconnect = "disconnect",
    /// Who is signed in.
    Account = "account",
    /// Stay signed in.
    RememberMe = "rememberMe",
    /// The computer is one that others use too.
    PublicComputer = "publicComputer",
    /// A way back in.
    ForgotPassword = "forgotPassword",
    /// A one-time code.
    Code = "code",
    /// A password that is being chosen, as a phrase.
    NewPassword = "newPassword",
    /// The same password once more, as a phrase.
    ConfirmPassword = "confirmPassword",
    /// The password in force, as a phrase.
    CurrentPassword = "currentPassword",
    /// The word for a password.
    Password = "password",
    /// "New", "choose", "create".
    New = "new",
    /// "Confirm", "repeat", "again".
    Confirm = "confirm",
    /// "Current", "old".
    Current = "current",
    /// Change of a password.
    Change = "change",
    /// "Reset", "recover", "send me".
    Recover = "recover",
    /// An e-mail address.
    Email = "email",
    /// A user name.
    Username = "username",
    /// A person's name.
    Name = "name",
    /// A search.
    Search = "search",
    /// A newsletter.
    Newsletter = "newsletter",
    /// A message to the site, a comment.
    Contact = "contact",
    /// An order, a payment.
    Checkout = "checkout",
    /// Part of an address.
    Address = "address",
    /// A telephone number.
    Phone = "phone",
    /// Date of birth, gender.
    Birth = "birth",
    /// A test for robots.
    Captcha = "captcha",
    /// Terms to agree to.
    Terms = "terms",
    /// "Already have an account?"
    HaveAccount = "haveAccount",
    /// "No account yet?"
    NoAccount = "noAccount",
    /// "At least 8 characters".
    Rules = "rules",
    /// A coupon, voucher, invitation.
    Coupon = "coupon",
    /// Number, verification value or date of a payment card.
    CardCode = "cardCode",
    /// "We sent you a code", "authenticator app".
    SentCode = "sentCode",
    /// The word "code" alone.
    CodeWord = "codeWord",
    /// One box of several, "digit 3".
    Digit = "digit",
    /// A secret that is no password: the answer to a question, a number of an office, a key of a program.
    OtherSecret = "otherSecret",
    /// A word that names the secret of a program where it stands alone, last or first.
    SecretWord = "secretWord",
    /// A machine or a service that a password is for: a database, a mail server, a camera, a wireless network.
    Server = "server",
    /// Makes an account for somebody else or changes it, or makes something that has a password of its own.
    Create = "create",
    /// Sets up a program, with its first account.
    SetUp = "setUp",
    /// Asks for the password once more of somebody who is signed in.
    Reauthenticate = "reauthenticate",
    /// Something has to be done before somebody is signed in, or nobody is any more.
    Unfinished = "unfinished",
    /// What a person calls a device.
    Device = "device",
}

/// What a text says.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    set: u64,
    seen: Vec<(Concept, &'static str)>,
}

impl Concepts {
    /// Whether the text says it.
    #[must_use]
    pub fn has(&self, concept: Concept) -> bool {
        self.set & (1 << concept as u32) != 0
    }

    /// Whether the text says one of them.
    #[must_use]
    pub fn any(&self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|&concept| self.has(concept))
    }

    /// Each concept, with the phrase that said it.
    pub fn iter(&self) -> impl Iterator<Item = (Concept, &'static str)> + '_ {
        self.seen.iter().copied()
    }

    /// The phrase that said it.
    #[must_use]
    pub fn phrase(&self, concept: Concept) -> Option<&'static str> {
        self.iter()
            .find_map(|(seen, phrase)| (seen == concept).then_some(phrase))
    }

    /// Takes over what another text says.
    pub fn merge(&mut self, other: &Self) {
        for (concept, phrase) in other.iter() {
            self.add(concept, phrase);
        }
    }

    /// Takes a concept away whose phrase occurs only as a part of another's.
    pub(super) fn drop_inside(&mut self, inner: Concept, outer: Concept, text: &str) {
        if let (Some(part), Some(whole)) = (self.phrase(inner), self.phrase(outer))
            && part.len() < whole.len()
            && whole.contains(part)
            && text.matches(part).count() == 1
        {
            self.set &= !(1 << inner as u32);
            self.seen.retain(|(concept, _)| *concept != inner);
        }
    }

    pub(super) fn add(&mut self, concept: Concept, phrase: &'static str) {
        if !self.has(concept) {
            self.set |= 1 << concept as u32;
            self.seen.push((concept, phrase));
        }
    }
}
