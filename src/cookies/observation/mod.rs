//! What is seen of cookies while a person signs in and out: events come in, a log of them is kept, and of each cookie comes
//! out how it behaved.

mod entries;
mod event;
mod log;
mod name_tag;
mod record;

pub use event::CookieEvent;
pub use log::ObservationLog;
pub use record::Behaviour;
