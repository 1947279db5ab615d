//! Clearing: tables of plans, and a simulated Chromium and Firefox that carry them out.

mod browser;
mod credentials;
mod journal;
mod keeping;
mod layout;
mod net;
mod planned;
mod report;
mod restoring;
mod rules;
mod simulation;
mod snapshot;
mod undo;
mod undo_slots;
