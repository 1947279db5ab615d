//! Clearing: tables of plans, and a simulated Chromium and Firefox that carry them out.

mod automatic;
mod browser;
mod journal;
mod layout;
mod look;
mod outcome;
mod planned;
mod simulation;
mod undo;
