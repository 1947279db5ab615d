//! The vault: known answers, its format for ever, damage of every kind, storage that crashes, recovery codes, locking.

mod backup;
mod build;
mod damage;
mod envelope;
mod generations;
mod kdf;
mod known_answers;
mod lock;
mod opening;
mod recovery;
mod security_keys;
mod simulation;
mod stored;
mod vectors;
