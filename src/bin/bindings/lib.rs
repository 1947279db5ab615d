//! What the WebAssembly bundles share at the boundary to JavaScript: values in and out, errors with a code, and what only
//! a browser has (random bytes, a parser of addresses, a console).
//!
//! The bundles are `bin/NAME/main.rs`. A binding converts, calls the core, converts. `#[wasm_bindgen]` stands there only:
//! what this library exports ends up in every bundle, as [`own_memory`] does.

mod clock;
mod failure;
mod js;
mod memory;
mod panics;
mod place;
mod random;
mod results;
mod shape;
mod shapes;

pub use clock::whole;
pub use failure::{BoundaryError, Failure, codes};
pub use js::{Js, json, of_json};
pub use memory::own_memory;
pub use panics::report_panics;
pub use place::place;
pub use random::System;
pub use results::{
    DueSettled, IdleLook, JudgedCookies, NetLook, NotedAlert, RemindersDue, TabsLooked,
};
pub use shape::{Partial, Shape, Unseen};
#[cfg(feature = "types")]
pub use shapes::{misnamed, visit};
