//! Where the vault is kept: rows for the rule, and a storage in which everything goes wrong.

use std::collections::{BTreeMap, BTreeSet};

use latchkey::vault::{
    Envelope, LAST_GENERATION, Vault, VaultError,
    generations::{Record, Retention, Survey, name, prunable, survey},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestError, TestRunner},
};

use crate::build::{sealed, vault};

fn names(generations: &[u64]) -> Vec<String> {
    generations
        .iter()
        .map(|&generation| name(generation))
        .collect()
}

/// A survey of records that are whole, save those that are `damaged`.
fn surveyed(whole: &[u64], damaged: &[u64]) -> Result<Survey, VaultError> {
    let vault = vault(1);
    let whole = whole
        .iter()
        .map(|&at| (name(at), sealed(&vault, b"codes", at)));
    let damaged = damaged.iter().map(|&at| (name(at), b"LKYVAULT?".to_vec()));
    let records: Vec<_> = whole.chain(damaged).collect();
    let records: Vec<_> = records
        .iter()
        .map(|(name, bytes)| Record {
            name,
            bytes: Some(bytes),
        })
        .collect();
    survey(&records)
}

#[test]
fn the_newest_is_opened_first_and_the_next_is_above_all() {
    // Whole, damaged; order of opening, next.
    type Row = (&'static [u64], &'static [u64], &'static [u64], u64);
    let rows: &[Row] = &[
        (&[], &[], &[], 1),
        (&[1], &[], &[1], 2),
        (&[2, 9, 10], &[], &[10, 9, 2], 11),
        (&[5, 6], &[7], &[6, 5], 8),
        (&[], &[3], &[], 4),
    ];
    for (whole, damaged, order, next) in rows {
        let survey = surveyed(whole, damaged).expect("nothing is too new");
        let found: Vec<u64> = survey
            .openable
            .iter()
            .map(|found| found.generation)
            .collect();
        assert_eq!(found, *order);
        assert_eq!(survey.damaged, names(damaged));
        assert_eq!(survey.next, *next);
    }
}

#[test]
fn names_sort_as_generations_do_and_others_are_left_alone() {
    assert_eq!(name(42), "vault.0000000000000042");
    assert!(name(9) < name(10) && name(10) < name(LAST_GENERATION));
    let strangers = [
        "settings",
        "vault.",
        "vault.1",
        "vault.+000000000000001",
        "vault.00000000000000001",
        "vault.000000000000000x",
        "Vault.0000000000000001",
    ];
    let records = strangers.map(|name| Record { name, bytes: None });
    let survey = survey(&records).expect("nothing is ours");
    assert!(survey.openable.is_empty() && survey.damaged.is_empty());
}

#[test]
fn a_record_under_the_name_of_another_is_damaged() {
    let bytes = sealed(&vault(1), b"codes", 3);
    let name = name(4);
    let record = Record {
        name: &name,
        bytes: Some(&bytes),
    };
    let survey = survey(&[record]).expect("nothing is too new");
    assert_eq!(survey.damaged, [name]);
}

#[test]
fn nothing_may_be_written_beside_what_is_newer_than_this_version() {
    let newer = include_str!("../vectors/vault_newer.hex");
    let newer = crate::vectors::bytes(newer);
    let whole = sealed(&vault(1), b"codes", 8);
    let [seven, eight] = [7, 8].map(name);
    let records = [
        Record {
            name: &eight,
            bytes: Some(&whole),
        },
        Record {
            name: &seven,
            bytes: Some(&newer),
        },
    ];
    assert_eq!(survey(&records), Err(VaultError::NewerVersion));
}

#[test]
fn the_last_generation_ends_it() {
    let last = name(LAST_GENERATION);
    let record = Record {
        name: &last,
        bytes: None,
    };
    assert_eq!(survey(&[record]), Err(VaultError::GenerationsExhausted));
}

#[test]
fn so_many_are_kept_and_none_goes_before_there_are_enough() {
    use Retention::{Fewest, Usual};
    // Whole, damaged, opened, written, retention; what may go.
    type Row = (
        &'static [u64],
        &'static [u64],
        Option<u64>,
        u64,
        Retention,
        &'static [u64],
    );
    let rows: &[Row] = &[
        (&[], &[], None, 1, Usual, &[]),
        (&[1], &[], Some(1), 2, Usual, &[]),
        (&[1, 2], &[], Some(2), 3, Usual, &[]),
        (&[1, 2, 3], &[], Some(3), 4, Usual, &[1]),
        (&[1, 2, 3, 4], &[], Some(4), 5, Usual, &[2, 1]),
        (&[1, 2, 3], &[], Some(3), 4, Fewest, &[2, 1]),
        // The written one may be among them already.
        (&[1, 2, 3, 4], &[], Some(3), 4, Usual, &[1]),
        // Damaged ones do not count, and go when they are older than all that stay.
        (&[1, 2], &[3], Some(2), 4, Usual, &[]),
        (&[2, 4, 5], &[1, 3], Some(5), 6, Usual, &[2, 1, 3]),
        // What was opened stays, whatever looks newer.
        (&[1, 2, 3, 4], &[], Some(2), 5, Usual, &[1]),
        (&[1, 2, 3, 4], &[], Some(1), 5, Fewest, &[]),
    ];
    for (whole, damaged, opened, written, retention, expected) in rows {
        let survey = surveyed(whole, damaged).expect("nothing is too new");
        let opened = opened.map(name);
        let found = prunable(&survey, opened.as_deref(), *written, *retention);
        assert_eq!(found, names(expected), "{whole:?} {damaged:?} {written}");
    }
}

/// What goes wrong at one operation of the storage.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    KilledBefore,
    KilledAfter,
    /// The disk is full: an error, and nothing is written.
    Quota,
    /// The write says that it worked, and only the beginning is there.
    Torn,
    /// The write says that it worked, and nothing is there.
    Lost,
}

/// What happens to a record on the disk later.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Flip { at: usize, bit: u8 },
    Cut { at: usize },
    Gone,
    Unreadable,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Saves, with a fault at one operation.
    Save(Option<(usize, Fault)>),
    /// Damages one record.
    Harm(usize, Damage),
}

/// The operation did not happen, or nobody is left to notice that it did.
struct Stopped;

#[derive(Default)]
struct Disk {
    records: BTreeMap<String, Vec<u8>>,
    harmed: BTreeSet<String>,
    unreadable: BTreeSet<String>,
    /// Operations until the fault.
    fault: Option<(usize, Fault)>,
    killed: bool,
}

impl Disk {
    /// One operation: its effect, and the fault if it is due.
    fn operate<T>(
        &mut self,
        effect: impl FnOnce(&mut Self, Option<Fault>) -> T,
    ) -> Result<T, Stopped> {
        if self.killed {
            return Err(Stopped);
        }
        let due = match &mut self.fault {
            Some((0, fault)) => Some(*fault),
            Some((left, _)) => {
                *left -= 1;
                None
            }
            None => None,
        };
        if due.is_some() {
            self.fault = None;
        }
        self.killed = matches!(due, Some(Fault::KilledBefore | Fault::KilledAfter));
        match due {
            Some(Fault::KilledBefore | Fault::Quota) => Err(Stopped),
            other => {
                let result = effect(self, other);
                if self.killed {
                    Err(Stopped)
                } else {
                    Ok(result)
                }
            }
        }
    }

    fn set(&mut self, name: &str, bytes: &[u8]) -> Result<(), Stopped> {
        self.operate(|disk, fault| {
            let length = match fault {
                Some(Fault::Lost) => return,
                Some(Fault::Torn) => bytes.len() / 2,
                _ => bytes.len(),
            };
            disk.records
                .insert(name.to_owned(), bytes[..length].to_vec());
        })
    }

    fn remove(&mut self, name: &str) -> Result<(), Stopped> {
        self.operate(|disk, _| {
            disk.records.remove(name);
        })
    }

    fn get(&mut self, name: &str) -> Result<Option<Vec<u8>>, Stopped> {
        self.operate(|disk, _| disk.read(name))
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = self.records.get(name)?;
        (!self.unreadable.contains(name)).then(|| bytes.clone())
    }

    fn harm(&mut self, which: usize, damage: Damage) {
        let Some(name) = self
            .records
            .keys()
            .nth(which % self.records.len().max(1))
            .cloned()
        else {
            return;
        };
        let Some(bytes) = self.records.get_mut(&name) else {
            return;
        };
        match damage {
            Damage::Flip { at, bit } => {
                let at = at % bytes.len();
                bytes[at] ^= 1 << bit;
            }
            Damage::Cut { at } => bytes.truncate(at % bytes.len()),
            Damage::Gone => drop(self.records.remove(&name)),
            Damage::Unreadable => drop(self.unreadable.insert(name.clone())),
        }
        self.harmed.insert(name);
    }
}

/// A way to keep the vault.
trait Store {
    /// Saves; the name of the record if that was acknowledged.
    fn save(vault: &Vault, disk: &mut Disk, contents: &[u8]) -> Result<String, Stopped>;
    /// What is there after a restart.
    fn load(vault: &Vault, disk: &Disk) -> Option<Vec<u8>>;
}

fn opened(vault: &Vault, bytes: &[u8]) -> Option<Vec<u8>> {
    let opened = Envelope::parse(bytes)
        .ok()?
        .open(vault.data_key().clone())
        .ok()?;
    Some(opened.contents.to_vec())
}

fn survey_of(disk: &Disk) -> Survey {
    let read: Vec<_> = disk
        .records
        .keys()
        .map(|name| (name, disk.read(name)))
        .collect();
    let records: Vec<_> = read
        .iter()
        .map(|(name, bytes)| Record {
            name,
            bytes: bytes.as_deref(),
        })
        .collect();
    survey(&records).expect("nothing is too new")
}

/// As `latchkey::vault::generations` says.
struct Generations;

impl Store for Generations {
    fn save(vault: &Vault, disk: &mut Disk, contents: &[u8]) -> Result<String, Stopped> {
        let survey = survey_of(disk);
        let made_from = survey.openable.iter().find(|found| {
            disk.read(&found.name)
                .is_some_and(|bytes| opened(vault, &bytes).is_some())
        });
        let written = name(survey.next);
        let bytes = sealed(vault, contents, survey.next);
        disk.set(&written, &bytes)?;
        if disk.get(&written)?.as_ref() != Some(&bytes) {
            return Err(Stopped);
        }
        let made_from = made_from.map(|found| found.name.as_str());
        for old in prunable(&survey, made_from, survey.next, Retention::Usual) {
            if disk.remove(&old).is_err() {
                break;
            }
        }
        Ok(written)
    }

    fn load(vault: &Vault, disk: &Disk) -> Option<Vec<u8>> {
        let survey = survey_of(disk);
        let mut candidates = survey.openable.iter();
        candidates.find_map(|found| opened(vault, &disk.read(&found.name)?))
    }
}

/// One record, written over: planted, must fail.
struct InPlace;

impl Store for InPlace {
    fn save(vault: &Vault, disk: &mut Disk, contents: &[u8]) -> Result<String, Stopped> {
        disk.set("vault", &sealed(vault, contents, 1))?;
        Ok("vault".to_owned())
    }

    fn load(vault: &Vault, disk: &Disk) -> Option<Vec<u8>> {
        opened(vault, &disk.read("vault")?)
    }
}

/// One record, removed and set: planted, must fail by kills and full disks alone.
struct RemoveThenSet;

impl Store for RemoveThenSet {
    fn save(vault: &Vault, disk: &mut Disk, contents: &[u8]) -> Result<String, Stopped> {
        disk.remove("vault")?;
        InPlace::save(vault, disk, contents)
    }

    fn load(vault: &Vault, disk: &Disk) -> Option<Vec<u8>> {
        InPlace::load(vault, disk)
    }
}

/// Generations without reading back: planted, must fail.
struct Trusting;

impl Store for Trusting {
    fn save(vault: &Vault, disk: &mut Disk, contents: &[u8]) -> Result<String, Stopped> {
        let survey = survey_of(disk);
        let written = name(survey.next);
        disk.set(&written, &sealed(vault, contents, survey.next))?;
        for old in survey.openable {
            disk.remove(&old.name)?;
        }
        Ok(written)
    }

    fn load(vault: &Vault, disk: &Disk) -> Option<Vec<u8>> {
        Generations::load(vault, disk)
    }
}

/// Runs the steps, and holds after each what a restart finds against what was acknowledged: the newest such state whose
/// record was not damaged since, or a newer one that was still being written.
fn run<S: Store>(steps: &[Step]) -> Result<(), TestCaseError> {
    let vault = vault(1);
    let mut disk = Disk::default();
    let mut acknowledged: Vec<(u64, String)> = Vec::new();
    let mut harmed_since_save = false;
    for (number, step) in (1_u64..).zip(steps) {
        match *step {
            Step::Save(fault) => {
                disk.fault = fault;
                disk.killed = false;
                if let Ok(name) = S::save(&vault, &mut disk, &number.to_be_bytes()) {
                    disk.harmed.remove(&name);
                    acknowledged.push((number, name));
                    harmed_since_save = false;
                }
            }
            // One record is damaged at a time.
            Step::Harm(..) if harmed_since_save => {}
            Step::Harm(which, damage) => {
                disk.harm(which, damage);
                harmed_since_save = true;
            }
        }
        let whole = acknowledged
            .iter()
            .rev()
            .find(|(_, name)| !disk.harmed.contains(name));
        let least = whole.map_or(0, |(number, _)| *number);
        let found = S::load(&vault, &disk).map_or(0, |contents| {
            contents.try_into().map_or(u64::MAX, u64::from_be_bytes)
        });
        prop_assert!(
            (least..=number).contains(&found),
            "{found} instead of {least}"
        );
    }
    Ok(())
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::KilledBefore),
        Just(Fault::KilledAfter),
        Just(Fault::Quota),
        Just(Fault::Torn),
        Just(Fault::Lost),
    ]
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<usize>(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip { at, bit }),
        any::<usize>().prop_map(|at| Damage::Cut { at }),
        Just(Damage::Gone),
        Just(Damage::Unreadable),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::option::of((0..5_usize, fault())).prop_map(Step::Save),
        1 => (any::<usize>(), damage()).prop_map(|(which, damage)| Step::Harm(which, damage)),
    ]
}

fn outcome<S: Store>(step: impl Strategy<Value = Step>) -> Result<(), TestError<Vec<Step>>> {
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(400)
    };
    let steps = prop::collection::vec(step, 1..30);
    TestRunner::new(config).run(&steps, |steps| run::<S>(&steps))
}

#[test]
fn the_last_acknowledged_state_opens_whatever_happens() {
    outcome::<Generations>(step()).expect("no state that was acknowledged is lost");
}

#[test]
fn planted_stores_fail_the_same_test() {
    let kills = || {
        let killed = prop_oneof![Just(Fault::KilledBefore), Just(Fault::KilledAfter)];
        prop::option::of((0..5_usize, killed)).prop_map(Step::Save)
    };
    outcome::<Generations>(kills()).expect("the rule survives kills");
    let failed = |outcome| matches!(outcome, Err(TestError::Fail(..)));
    assert!(
        failed(outcome::<RemoveThenSet>(kills())),
        "killed between removing and setting"
    );
    assert!(failed(outcome::<InPlace>(step())), "damaged in place");
    assert!(failed(outcome::<Trusting>(step())), "nothing is read back");
}
