//! Asking other nodes: handles, actors, objects.

use crate::accounts::Viewer;
use crate::app::{App, Found};
use crate::error::{Error, Result};

/// Asks other nodes for the people that a text mentions and that are not known here; a failure leaves them plain words.
pub async fn learn_mentioned(_app: &App, _source: &str) {}

/// Finds what a handle or URL names.
pub async fn resolve(_app: &App, _viewer: &Viewer, _text: &str) -> Result<Found> {
    Err(Error::NotFound)
}
