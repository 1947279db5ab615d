//! Every reader of what others wrote, on the corpus of `fuzz/` and on changes of it: none of them panics, takes long or takes memory
//! without end. `./build.sh fuzz` has libFuzzer look for longer, and its finds come into the corpus.

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is a library of its own")]
mod readers;

mod corpus;
mod memory;
mod mutator;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use corpus::{corpus, keep};
use memory::{peak_of, watched};
use mutator::Mutator;
use readers::{READERS, Reader};

/// How long all of them are tried in `./build.sh test`, taken together.
const TIME: Duration = Duration::from_secs(44);
/// The most memory that reading takes, for inputs of at most [`corpus::LARGEST`] bytes.
const MOST_MEMORY: usize = 96 << 20;
/// A reader that is not done by then is taken to hang: unoptimised, on a machine that does other things.
const HANGS: Duration = Duration::from_secs(60);

/// Reads, and says whether it was understood; what is wrong, if anything is.
fn tried((name, read): Reader, input: &[u8]) -> Result<bool, String> {
    let (outcome, peak) = peak_of(|| catch_unwind(AssertUnwindSafe(|| read(input))));
    let fault = match outcome {
        Err(_) => "panics".to_owned(),
        Ok(_) if peak > MOST_MEMORY => format!("takes {peak} bytes of memory"),
        Ok(understood) => return Ok(understood),
    };
    Err(format!("{name} {fault}: {}", keep(name, input)))
}

/// Tries in a thread of its own, so that one that hangs is told. Gives what `work` gives.
fn within<T: Send + 'static>(
    name: &'static str,
    work: impl FnOnce(&mpsc::Sender<Vec<u8>>) -> T + Send + 'static,
) -> T {
    let (tell, told) = mpsc::channel();
    let worker = thread::spawn(move || work(&tell));
    let mut last = Vec::new();
    loop {
        match told.recv_timeout(HANGS) {
            Ok(input) => last = input,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                panic!("{name} hangs: {}", keep(name, &last))
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    worker
        .join()
        .unwrap_or_else(|_| panic!("{name} panics outside of its reader"))
}

#[test]
fn every_reader_understands_what_it_is_for() {
    for (name, read) in READERS {
        let inputs = corpus(name);
        let understood = inputs.iter().filter(|(_, input)| read(input)).count();
        assert!(understood > 0, "{name}: none of {} inputs", inputs.len());
    }
}

#[test]
fn every_reader_stands_what_was_found_before() {
    for reader in READERS {
        for (file, input) in corpus(reader.0) {
            let outcome = within(reader.0, move |_| tried(reader, &input));
            assert!(outcome.is_ok(), "{file}: {outcome:?}");
        }
    }
}

#[test]
#[ignore = "it takes most of a minute: ./build.sh test runs it"]
fn every_reader_stands_changed_inputs() {
    let each = TIME / u32::try_from(READERS.len()).unwrap_or(1);
    // Two at a time: machines that run tests have two cores or more.
    let halves = READERS.split_at(READERS.len().div_ceil(2));
    let runs = [halves.0.to_vec(), halves.1.to_vec()].map(|readers| {
        thread::spawn(move || {
            for reader in readers {
                let count = within(reader.0, move |tell| changed(reader, each * 2, tell));
                assert!(count >= 10, "{}: only {count} inputs", reader.0);
            }
        })
    });
    for run in runs {
        if let Err(fault) = run.join() {
            std::panic::resume_unwind(fault);
        }
    }
}

/// Tries changed inputs for so long, and says how many.
fn changed(reader: Reader, time: Duration, tell: &mpsc::Sender<Vec<u8>>) -> u64 {
    let inputs: Vec<Vec<u8>> = corpus(reader.0)
        .into_iter()
        .map(|(_, input)| input)
        .collect();
    let mut mutator = Mutator::new(0x9e37_79b9_7f4a_7c15);
    let began = Instant::now();
    let mut count = 0;
    while began.elapsed() < time {
        let input = mutator.changed(&inputs);
        // Nobody listens any more where another has failed.
        let _ = tell.send(input.clone());
        if let Err(fault) = tried(reader, &input) {
            panic!("{fault}");
        }
        count += 1;
    }
    count
}

/// Planted: a reader that panics, one that takes too much and one that is right.
#[test]
fn what_is_wrong_with_a_reader_is_seen() {
    let panics: Reader = ("planted", |input| input[0] == 1);
    let greedy: Reader = ("planted", |input| {
        vec![1_u8; input.len() * MOST_MEMORY].contains(&0)
    });
    let sound: Reader = ("planted", |input| input.len() < MOST_MEMORY);
    assert!(tried(panics, &[]).is_err_and(|fault| fault.contains("panics")));
    assert!(tried(greedy, &[1, 2]).is_err_and(|fault| fault.contains("memory")));
    assert_eq!(tried(sound, &[1]), Ok(true));
    assert!(watched(), "the allocator counts");
}
