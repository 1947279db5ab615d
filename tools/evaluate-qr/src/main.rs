//! Draws QR codes as pages and cameras show them, and prints what Latchkey and other decoders read of each kind:
//! `cargo run -q --release -p evaluate-qr`. With a number, so many pictures of each kind; 13 without.
#![expect(clippy::print_stdout, reason = "it is a command that prints a table")]

mod decoders;
mod kinds;
mod random;
mod scene;

use std::time::Instant;

use decoders::DECODERS;
use kinds::KINDS;
use random::Random;
use scene::Scene;

/// Pictures of each kind.
const USUAL: u64 = 13;

#[derive(Default)]
struct Score {
    found: u64,
    wrong: usize,
    times_ms: Vec<f64>,
}

fn main() {
    let count = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(USUAL);
    println!(
        "kind\t{}",
        DECODERS
            .map(|(name, _)| format!("{name}: found, wrong, median ms"))
            .join("\t")
    );
    let mut totals = DECODERS.map(|_| Score::default());
    for (number, (name, change)) in (0..).zip(KINDS) {
        let mut scores = DECODERS.map(|_| Score::default());
        for seed in 0..count {
            let mut random = Random(number * 1_000_003 + seed);
            let mut scene = Scene::new(&text(&mut random));
            change(&mut scene, &mut random);
            let picture = scene.draw(&mut random);
            for ((_, decode), score) in DECODERS.iter().zip(&mut scores) {
                let start = Instant::now();
                let texts = decode(&picture);
                score.times_ms.push(start.elapsed().as_secs_f64() * 1000.0);
                score.found += u64::from(texts.contains(&scene.text));
                score.wrong += texts.iter().filter(|text| **text != scene.text).count();
            }
        }
        println!(
            "{name}\t{}",
            scores.each_mut().map(|score| score.row(count)).join("\t")
        );
        for (total, score) in totals.iter_mut().zip(scores) {
            total.found += score.found;
            total.wrong += score.wrong;
            total.times_ms.extend(score.times_ms);
        }
    }
    let all = count * KINDS.len() as u64;
    println!(
        "all\t{}",
        totals.each_mut().map(|score| score.row(all)).join("\t")
    );
}

impl Score {
    fn row(&mut self, of: u64) -> String {
        self.times_ms.sort_by(f64::total_cmp);
        let median = self
            .times_ms
            .get(self.times_ms.len() / 2)
            .copied()
            .unwrap_or_default();
        format!("{} of {of}, {}, {median:.0}", self.found, self.wrong)
    }
}

/// An address like those of sites.
fn text(random: &mut Random) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let secret: String = (0..32)
        .map(|_| char::from(ALPHABET[usize::try_from(random.next() % 32).unwrap_or_default()]))
        .collect();
    format!("otpauth://totp/Elm%20Bank:robin%40elm.example?secret={secret}&issuer=Elm%20Bank")
}
