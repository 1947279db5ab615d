//! Accounts from other programs: what is read of their exports, what is told, what is refused.

mod archives;
mod bounds;
mod elsewhere;
mod files;
mod google;
mod key_files;
mod programs;
mod silent;
mod telling;
mod variants;
