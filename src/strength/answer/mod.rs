//! What is told of a password: its score, how long it stands, what is wrong and what would be better.

pub(super) mod advice;
pub(super) mod confirmation;
pub(super) mod improvement;
pub(super) mod site;
