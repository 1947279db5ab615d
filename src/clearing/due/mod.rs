//! What is to be cleared without a click, and when: a pure state machine, and the record of it on the disk.
//!
//! Facts about tabs go in, and what is due comes out. A site has a rule; its [jars](DueClearing::store), one a cookie store
//! in which a tab has shown it, are cleared each for itself. A tab that has shown the site counts as one of the site until it
//! is closed, wherever it goes: somebody who pays elsewhere comes back to a full cart. What is due is in the list before it is
//! begun, and goes from it together with the line in the log, so that whoever is killed in between leaves it to the next.

mod facts;
mod followed;
mod following;
mod jar;
mod list;
mod outcome;
mod wanted;

pub use facts::{Event, Replaced, SeenTab, TabsLook};
pub use list::DueList;
pub use outcome::{DueClearing, Looked, Outcome};
