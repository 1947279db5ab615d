//! Sessions on shared computers: tables of decisions, simulated years, and simulated sites that are left.

mod carried;
mod given_to_everybody;
mod histories;
mod identity_provider;
mod jars;
mod open;
mod reminders;
mod shared_computer;
mod sign_out;
