//! Into which fields something goes.

mod code_fields;
mod frame;
mod new_password;

pub use code_fields::{CodePart, asks_for_code, code_fields};
pub use frame::{FrameOwner, frame_owner};
pub use new_password::new_password_fields;
