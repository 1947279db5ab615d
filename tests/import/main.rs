//! Accounts from other programs: what is read of their exports, what is told, what is refused.

mod files;
mod google;
mod programs;
