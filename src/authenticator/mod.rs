//! Two-factor codes.

pub mod qr;
