//! The trash of `KeePassXC`, which its tables tell from other groups by nothing but the name: that of the language in which it was
//! first used, right below the outermost group.

/// As `KeePassXC` 2.7 names it in its translations.
const NAMES: [&str; 36] = [
    "Recycle Bin",
    "Papierkorb",
    "Corbeille",
    "Papelera",
    "Paperera",
    "Cestino",
    "Prullenbak",
    "Papirkurv",
    "Papperskorg",
    "Roskakori",
    "Prügikast",
    "Kosz",
    "Koš",
    "Kôš",
    "Koš za smeće",
    "Kuka",
    "Coș de gunoi",
    "Šiukšlinė",
    "Lixeira",
    "Reciclagem",
    "Çöp kutusu",
    "Keranjang Sampah",
    "Корзина",
    "Смітник",
    "Кошче",
    "Корпа за отпатке",
    "Κάδος Ανακύκλωσης",
    "سلة المهملات",
    "סל־מחזור",
    "ถังขยะ",
    "အမှိုက်ပုံး",
    "ප්\u{200d}රතිචක්\u{200d}රීකරණ බඳුන",
    "ゴミ箱",
    "휴지통",
    "回收站",
    "回收桶",
];

/// Whether a group is in the trash, or is it.
pub(super) fn holds(group: &str) -> bool {
    let top = below_root(group).split('/').next().unwrap_or_default();
    NAMES.contains(&top)
}

/// A group without the outermost one, in which all others are.
pub(super) fn below_root(group: &str) -> &str {
    group.split_once('/').map_or("", |(_, rest)| rest)
}
