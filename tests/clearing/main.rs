//! Clearing: tables of plans, and a simulated Chromium and Firefox that carry them out.

mod browser;
mod course;
mod credentials;
mod due;
mod journal;
mod keeping;
mod latest;
mod layout;
mod log;
mod looks;
mod losing;
mod made_since;
mod net;
mod one_cookie;
mod places;
mod planned;
mod prepared;
mod report;
mod restoring;
mod rules;
mod simulation;
mod snapshot;
mod undo;
mod undo_slots;
