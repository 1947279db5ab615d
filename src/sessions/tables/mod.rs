//! Addresses by site.

mod device_lists;
mod log_out_addresses;
mod table;

pub use device_lists::device_list;
pub use log_out_addresses::log_out_address;
