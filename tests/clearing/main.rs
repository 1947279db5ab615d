//! Clearing: tables of plans, and a simulated Chromium and Firefox that carry them out.

mod browser;
mod course;
mod credentials;
mod journal;
mod keeping;
mod layout;
mod net;
mod places;
mod planned;
mod report;
mod rules;
mod simulation;
mod snapshot;
mod undo;
