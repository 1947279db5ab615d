//! From facts and a wish to a plan: per type of data the calls that clear it, or why there are none.

mod clearing_plan;
mod conflicts;
pub(super) mod cookies;
pub mod limits;
mod make;
pub(super) mod one_by_one;
mod one_cookie;
mod selective;
mod storage;
pub(super) mod target;

pub use clearing_plan::{ClearingPlan, DataType, Exception, Note, Obstacle, TypePlan, Verdict};
pub use make::plan;
pub use one_cookie::removal_of;
