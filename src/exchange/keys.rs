//! New keys for people and communities of this node: others believe what is signed with them from then on.

use super::{By, audit};
use crate::actors::{self, keys};
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::error::{Error, Result};

/// Puts new keys in the place of those of an actor of this node, found by its handle; gives the handle as it is written.
pub fn rotate(
    tx: &mut Tx,
    by: By<'_>,
    node_key: &NodeKey,
    handle: &str,
    pairs: &[keys::Pair],
) -> Result<String> {
    let found = actors::by_handle(tx.conn, handle.trim_start_matches(['@', '!']))?;
    let actor = found.filter(|actor| actor.gone.is_none()).ok_or(Error::NotFound)?;
    keys::rotate(tx, node_key, actor.id, pairs)?;
    audit(tx, by, "keys-rotate", &actor.handle)?;
    Ok(actor.handle)
}
