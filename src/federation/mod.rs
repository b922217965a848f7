//! The ActivityPub door: what may enter, what leaves, and how the two stay in step.

pub mod remote;
pub mod routes;
pub mod signature;
pub mod signing;

/// The largest body that an inbox reads, in bytes.
pub const MAX_BODY: usize = 1024 * 1024;
