//! What says that something went wrong, and not what: a site that knows the password to be wrong says so.

use crate::text::normalize;

const VAGUE: [&str; 64] = [
    "something went wrong",
    "something has gone wrong",
    "an error occurred",
    "an error has occurred",
    "unexpected error",
    "unknown error",
    "etwas schiefgelaufen",
    "ist etwas schiefgegangen",
    "etwas ist schiefgelaufen",
    "etwas ist schiefgegangen",
    "ein fehler ist aufgetreten",
    "er is iets misgegaan",
    "er ging iets mis",
    "er is een fout opgetreden",
    "une erreur est survenue",
    "une erreur s est produite",
    "un problème est survenu",
    "algo salió mal",
    "algo ha salido mal",
    "ha ocurrido un error",
    "se ha producido un error",
    "ocurrió un error",
    "algo deu errado",
    "algo correu mal",
    "ocorreu um erro",
    "qualcosa è andato storto",
    "si è verificato un errore",
    "ceva nu a mers bine",
    "a apărut o eroare",
    "något gick fel",
    "något gick snett",
    "ett fel har inträffat",
    "ett fel inträffade",
    "noget gik galt",
    "der opstod en fejl",
    "noe gikk galt",
    "det oppstod en feil",
    "jokin meni vikaan",
    "jotain meni pieleen",
    "tapahtui virhe",
    "midagi läks valesti",
    "coś poszło nie tak",
    "wystąpił błąd",
    "něco se pokazilo",
    "došlo k chybě",
    "niečo sa pokazilo",
    "vyskytla sa chyba",
    "prišlo je do napake",
    "došlo je do pogreške",
    "что то пошло не так",
    "произошла ошибка",
    "щось пішло не так",
    "сталася помилка",
    "нещо се обърка",
    "възникна грешка",
    "κάτι πήγε στραβά",
    "hiba történt",
    "valami hiba történt",
    "bir şeyler ters gitti",
    "bir hata oluştu",
    "terjadi kesalahan",
    "ada yang salah",
    "ralat telah berlaku",
    "đã xảy ra lỗi",
];

/// The same in languages that are not written in words with spaces, or that add letters to them.
const WITHIN: [&str; 16] = [
    "エラーが発生",
    "問題が発生",
    "出错了",
    "發生錯誤",
    "发生错误",
    "오류가 발생",
    "문제가 발생",
    "حدث خطا",
    "משהו השתבש",
    "कुछ गलत हो गया",
    "कुछ गड़बड़",
    "มีบางอย่างผิดพลาด",
    "เกิดข้อผิดพลาด",
    "出了点问题",
    "出了點問題",
    "發生了一些問題",
];

/// Whether a text says no more than that something went wrong.
pub(in crate::doctor) fn is_vague(text: &str) -> bool {
    let text = format!(" {} ", normalize(text));
    let has = |words: &&str| text.contains(&format!(" {} ", normalize(words)));
    let has_letters = |letters: &&str| text.contains(&normalize(letters));
    VAGUE.iter().any(has) || WITHIN.iter().any(has_letters)
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn what_says_nothing_more_is_vague() {
        let rows = [
            ("Oops! Something went wrong. Please try again.", true),
            ("Da ist etwas schiefgelaufen.", true),
            ("Noe gikk galt.", true),
            ("Terjadi kesalahan. Silakan coba lagi.", true),
            ("エラーが発生しました。", true),
            ("حدث خطأ ما", true),
            ("Wrong password.", false),
            ("Something went wrongly", false),
            ("", false),
        ];
        for (text, wanted) in rows {
            assert_eq!(is_vague(text), wanted, "{text}");
        }
    }
}
