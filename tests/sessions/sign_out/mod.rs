//! Leaving simulated sites: what is claimed is true, whatever the site does.

mod leaving;
mod left_to_do;
mod next_step;
mod properties;
mod site;
mod told;
