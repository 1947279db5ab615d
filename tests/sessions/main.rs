//! Sessions on shared computers: tables of decisions, simulated years, and simulated sites that are left.

mod computer;
mod histories;
mod jars;
mod leaving;
mod open;
mod prompts;
mod provider;
