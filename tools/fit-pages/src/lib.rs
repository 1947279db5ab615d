//! What fitting models of pages shares with fitting others.

pub mod logistic;
pub mod table;
