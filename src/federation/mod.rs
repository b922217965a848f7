//! The ActivityPub door: what may enter, what leaves, and how the two stay in step.
//!
//! In: `routes` → `inbox` (stores exact bytes after `guard` let them in) → `receive` → domains.
//! Out: ledger → `speak` (fact → activity) → `outbox` (one row a delivery) → `deliver`.

pub mod collections;
pub mod compare;
pub mod deliver;
pub mod discovery;
pub mod egress;
pub mod errand;
pub mod gate;
pub mod guard;
pub mod history;
pub mod inbox;
pub mod integrity;
pub mod nodeinfo;
pub mod outbox;
pub mod profile;
pub mod proofs;
pub mod reads;
pub mod receive;
pub mod remote;
pub mod resolve;
pub mod routes;
pub mod selves;
pub mod senders;
pub mod signature;
pub mod signing;
pub mod speak;
pub mod traffic;
pub mod webfinger;
pub mod wire;

/// The largest body that an inbox reads, in bytes.
pub const MAX_BODY: usize = 1024 * 1024;
