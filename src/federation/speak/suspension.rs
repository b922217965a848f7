//! What is said of a suspension: by the moderator, to whom the home listens or who is at home here; and who hears of it.

use serde_json::json;

use super::Speech;
use crate::actors::{self, Actor};
use crate::base::db::Tx;
use crate::communities::suspend;
use crate::error::Result;
use crate::federation::wire::activity::Envelope;
use crate::ledger::What;
use crate::threads::activity_uri;
use crate::{row, sql};

row! {
    struct Suspension { actor: i64, act: String, reason: String, until: Option<i64> }
}

impl Speech<'_> {
    fn said_of(&self, tx: &mut Tx) -> Result<Option<Suspension>> {
        tx.one(sql!(
            "SELECT subject AS actor, act, reason, until FROM acts WHERE id = $1 AND subject IS NOT NULL",
            self.fact().subject
        ))
    }

    /// Whom a suspension in force is about: they hear of it even as the only one of their node.
    pub(super) fn suspended(&self, tx: &mut Tx) -> Result<Option<i64>> {
        if !matches!(self.fact().what, What::MemberSuspended | What::SuspensionLifted) {
            return Ok(None);
        }
        Ok(self.said_of(tx)?.map(|said| said.actor))
    }

    /// `Block` with the community as its target, or its `Undo`.
    pub(super) fn suspension(
        &self,
        tx: &mut Tx,
        by: &Actor,
    ) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let Some(Suspension { actor, act, reason, until }) = self.said_of(tx)? else {
            return Ok(None);
        };
        let person = actors::by_id(tx.conn, actor)?;
        let (uri, key) = (activity_uri(), self.key_of(tx, by.id, &by.uri)?);
        let envelope = self.envelope(&uri, "Block", by, json!(self.origin.complete(&person.uri)));
        let target = Some(self.group.clone());
        let summary = Some(reason.as_str()).filter(|reason| !reason.is_empty());
        let envelope = Envelope { target, summary, end: until, ..envelope };
        if act == suspend::SUSPEND {
            return Ok(Some((uri, "Block", envelope.bytes(&self.hand(&key))?)));
        }
        let outer = activity_uri();
        let json = envelope.undone(self.origin.complete(&outer), &self.hand(&key))?;
        Ok(Some((outer, "Undo", json)))
    }
}
