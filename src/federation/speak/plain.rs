//! What is said for software that reads no activities inside an `Announce`: a thread is announced by its id, and that is
//! taken back when it goes. What our own people change or delete, such nodes get from the author.

use super::{Audience, Speech, Spoken};
use crate::base::db::Tx;
use crate::communities::read::HEARS;
use crate::error::Result;
use crate::federation::wire::activity;
use crate::ledger::What;
use crate::threads::activity_uri;
use crate::{row, sql};

/// Such software, by its name in NodeInfo. What is missing here hears less; what is here and need not be hears twice.
pub const SOFTWARE: [&str; 20] = [
    "akkoma",
    "calckey",
    "catodon",
    "cherrypick",
    "firefish",
    "foundkey",
    "gotosocial",
    "hometown",
    "iceshrimp",
    "iceshrimp.net",
    "magnetar",
    "mastodon",
    "misskey",
    "pixelfed",
    "pleroma",
    "sharkey",
    "snac",
    "snac2",
    "takahe",
    "wordpress",
];

impl Speech<'_> {
    /// The plain form of what happened to a thread of a community here, where anybody needs it.
    pub(super) fn plain(&self, tx: &mut Tx) -> Result<Option<Spoken>> {
        let taken_back = match self.fact().what {
            What::ThreadPosted | What::PostRestored => false,
            What::PostDeleted | What::PostRemoved => true,
            _ => return Ok(None),
        };
        let Some(thread) = self.content(tx)?.filter(|c| c.parent_uri.is_none()) else { return Ok(None) };
        let gone = thread.deleted.is_some() || thread.removed;
        // Only as it stands now: what went and came meanwhile is told by what follows.
        if taken_back != gone || !is_needed(tx, self.community)? {
            return Ok(None);
        }
        let before = announced(tx, thread.id)?.map(|uri| self.origin.complete(&uri));
        // Told already: it went and came back before anything was said of it.
        if taken_back == before.is_none() {
            return Ok(None);
        }
        let (uri, key) = (activity_uri(), self.key_of(tx, self.community, &self.group)?);
        let (id, hand) = (self.origin.complete(&uri), self.hand(&key));
        let object = self.origin.complete(&thread.uri);
        let (kind, json) = match before {
            Some(before) => ("Undo", activity::unannounce(&id, &self.group, &before, &object, &hand)?),
            None => ("Announce", activity::announce_id(&id, &self.group, self.settled.at, &object, &hand)?),
        };
        Ok(Some(Spoken {
            uri,
            kind,
            actor: self.community,
            community: Some(self.community),
            post: Some(thread.id),
            public: true,
            json,
            audience: Audience::PlainFollowers,
            to_mentioned: false,
            plain: true,
        }))
    }
}

/// Whether anybody follows from a node with such software.
fn is_needed(tx: &mut Tx, community: i64) -> Result<bool> {
    let text = format!(
        "SELECT CAST(1 AS BIGINT) AS n FROM memberships m JOIN actors a ON a.id = m.actor JOIN nodes n ON n.id = a.node
         WHERE m.community = $1 AND {HEARS} AND n.software IN ({}) LIMIT 1",
        names()
    );
    Ok(tx.number(sql!(text, community))?.is_some())
}

/// The announcement of a thread by its id that stands: none was said, or the last one was taken back.
fn announced(tx: &mut Tx, thread: i64) -> Result<Option<String>> {
    row! { struct Last { uri: String, kind: String } }
    let text = "SELECT uri, kind FROM activities WHERE post = $1 AND plain ORDER BY id DESC LIMIT 1";
    let last = tx.one::<Last>(sql!(text, thread))?.filter(|last| last.kind == "Announce");
    Ok(last.map(|last| last.uri))
}

/// The names of the software, as a list in SQL.
pub fn names() -> String {
    SOFTWARE.map(|name| format!("'{name}'")).join(", ")
}
