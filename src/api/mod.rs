//! The JSON API under `/api/v1`: the same domain functions as the pages.

use crate::routes::Route;

/// The API part of the route table.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
