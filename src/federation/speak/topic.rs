//! A thread moved between the topics of its community: `Add` to the topic, or `Remove` from all of them.

use serde_json::json;

use super::Speech;
use crate::actors::Actor;
use crate::base::db::Tx;
use crate::error::Result;
use crate::threads::{activity_uri, topic};

impl Speech<'_> {
    /// What is said of a move; `None` when the fact tells of none.
    pub(super) fn moved(&self, tx: &mut Tx, by: &Actor) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let moved = topic::moved(tx.conn, self.fact().subject.unwrap_or(0))?;
        let (Some(moved), Some(content)) = (moved, self.content(tx)?) else {
            return Ok(None);
        };
        let (kind, target) = match moved.topic {
            Some(uri) => ("Add", self.origin.complete(&uri)),
            None => ("Remove", format!("{}/topics", self.group)),
        };
        let uri = activity_uri();
        let mut envelope = self.envelope(&uri, kind, by, json!(self.origin.complete(&content.uri)));
        envelope.target = Some(target);
        let key = self.key_of(tx, by.id, &by.uri)?;
        let json = envelope.bytes(&self.hand(&key))?;
        Ok(Some((uri, kind, json)))
    }
}
