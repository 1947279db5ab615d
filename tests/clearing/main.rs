//! Clearing: tables of plans, and a simulated Chromium and Firefox that carry them out.

mod journal;
mod outcome;
mod planned;
mod tokens;
mod undo;
