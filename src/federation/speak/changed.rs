//! What is said when an actor of this node changed: an `Update` with its document inside. Others need not believe it:
//! it is enough that they ask anew.

use serde_json::Value;

use super::{Audience, Speech, Spoken};
use crate::actors::keys::{self, Purpose};
use crate::actors::{self, Actor, Kind};
use crate::association;
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::error::Result;
use crate::federation::signing::{Pen, Published};
use crate::federation::wire::activity::Direct;
use crate::federation::wire::{Hand, PUBLIC, actor};
use crate::ledger::Settled;
use crate::threads::activity_uri;

/// The document of an actor; none when it never had a key for requests, for then nobody ever asked for it.
fn document(tx: &mut Tx, origin: &Origin, of: &Actor) -> Result<Option<Value>> {
    let http = keys::current(tx.conn, of.id, Purpose::Http)?;
    let proof = keys::current(tx.conn, of.id, Purpose::Proof)?;
    let (Some(http), Some(proof)) = (http, proof) else { return Ok(None) };
    let name = association::load(tx.conn)?.name;
    let published = Published { pem: http.public, multikey: proof.public };
    Ok(actor::document(origin, of, published, &name))
}

/// A person of this node changed what it says of itself: the nodes of those with whom it shares public communities
/// hear of it.
pub fn person(tx: &mut Tx, pen: &Pen<'_>, settled: &Settled) -> Result<Vec<Spoken>> {
    let person = actors::by_id(tx.conn, settled.fact.by)?;
    let public = person.is_here() && person.kind == Kind::Person.key() && person.took_part.is_some();
    if !public {
        return Ok(Vec::new());
    }
    let Some(object) = document(tx, pen.origin, &person)? else { return Ok(Vec::new()) };
    let (uri, full) = (activity_uri(), pen.origin.complete(&person.uri));
    let (id, key) = (pen.origin.complete(&uri), pen.key(tx, person.id, &full)?);
    let update = Direct { id: &id, kind: "Update", actor: &full, to: PUBLIC, object, summary: None };
    let json = update.bytes(&Hand { key: &key, at: settled.at })?;
    Ok(vec![Spoken {
        uri,
        kind: "Update",
        actor: person.id,
        community: None,
        post: None,
        public: false,
        json,
        audience: Audience::Companions,
        to_mentioned: false,
    }])
}

impl Speech<'_> {
    /// A community's title and description were changed, in the name of whoever did it (Lemmy's form).
    pub(super) fn community_changed(
        &self,
        tx: &mut Tx,
        by: &Actor,
    ) -> Result<Option<(String, &'static str, Vec<u8>)>> {
        let group = actors::by_id(tx.conn, self.community)?;
        let Some(object) = document(tx, self.origin, &group)? else { return Ok(None) };
        let (uri, key) = (activity_uri(), self.key_of(tx, by.id, &by.uri)?);
        let json = self.envelope(&uri, "Update", by, object).bytes(&self.hand(&key))?;
        Ok(Some((uri, "Update", json)))
    }
}
