//! What goes between this node and others, as people see and steer it: nodes, deliveries, received messages, and the
//! past of communities elsewhere.
//!
//! Times, states and reasons only: no message is opened here, and what is for members never was in a queue.

pub mod deliveries;
pub mod figures;
pub mod history;
pub mod journey;
pub mod keys;
pub mod nodes;
pub mod queues;
pub mod received;

use crate::accounts::Admin;
use crate::base::db::Tx;
use crate::error::Result;
use crate::policy;

/// Who steers: an admin, or the operator at the machine.
pub type By<'a> = Option<Admin<'a>>;

fn audit(tx: &mut Tx, by: By<'_>, act: &str, about: &str) -> Result<()> {
    policy::audit(tx, by.map(|a| a.member().id), act, about)
}
