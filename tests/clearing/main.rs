//! Clearing: tables of plans, and a simulated Chromium and Firefox that carry them out.

mod planned;
mod tokens;
