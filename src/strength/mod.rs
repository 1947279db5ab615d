//! How many guesses does a password stand, and what would make it better?

mod report;

pub use report::{
    Assessment, Confirmation, Coverage, CrackTime, CrackTimes, Duration, Question, Suggestion,
    TimeUnit, Warning,
};
