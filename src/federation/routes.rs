//! The routes by which other nodes reach this one.

use crate::routes::Route;

/// The ActivityPub part of the route table.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
