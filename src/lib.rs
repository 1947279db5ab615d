//! The core of Latchkey: facts in, decision out.
//!
//! A page or the browser gives plain facts; this library turns them into a decision; JavaScript carries the
//! decision out. Nothing here reads a clock, draws a random number, touches a file or knows JavaScript: time,
//! random bytes and facts are arguments, so that `cargo test` runs all of it natively.
//!
//! | module | question it answers |
//! |---|---|
//! | [`strength`] | how many guesses does this password stand, and what would make it better? |
//! | [`generator`] | what would be a good password, passphrase or PIN that this field accepts? |
//! | [`rules`] | which passwords does this field accept? |
//! | [`page`] | what kind of page is this, and what is each field for? |
//! | [`vault`] | how are secrets kept so that they are neither read nor lost? |
//! | [`authenticator`] | which code is right now, what does an address mean, and who may have a code? |
//! | [`cookies`] | which cookies sign you in, until when, and what is wrong with them? |
//! | [`clearing`] | how is one site cleared, no more and no less, and how is that undone? |
//! | [`sessions`] | is this computer shared, which sessions are open on it, and how do they end? |
//! | [`doctor`] | why does a sign-in fail, and what is the next step? |
//! | [`alerts`] | what happened at a door on this computer that its owner may want to know of? |
//! | [`site`] | which hosts belong together, and what is an origin? |
//! | [`idle`] | who has to know that nobody is at the computer? |
//! | [`now`] | which one thing matters to the person in front of this page, now? |
//! | [`settings`] | what has a person chosen, as a file and site by site? |
//! | [`access`] | may Latchkey look at this page, and what has to be asked for? |
//! | [`qr`] | which QR codes are in this picture, and how is one drawn? |
//! | [`bounds`], [`model`], [`text`], [`random`] | what several rooms hold within bounds, judge, read and draw with |
//!
//! The WebAssembly bundles, and all that knows `wasm-bindgen`, are a package of their own in `src/bin`.
#![forbid(unsafe_code)]

pub mod access;
pub mod alerts;
pub mod authenticator;
pub mod bounds;
pub mod clearing;
mod coded;
pub mod cookies;
pub mod doctor;
pub mod generator;
pub mod idle;
pub mod model;
pub mod now;
pub mod page;
pub mod qr;
pub mod random;
pub mod rules;
pub mod sessions;
pub mod settings;
pub mod site;
pub mod strength;
pub mod text;
pub mod vault;

pub use coded::Coded;
