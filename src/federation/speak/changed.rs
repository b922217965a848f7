//! What is said when an actor of this node changed: an `Update` with its document inside. Others need not believe it:
//! it is enough that they ask anew.

use serde_json::Value;

use super::{Audience, Speech, Spoken};
use crate::actors::keys::{self, Purpose};
use crate::actors::{self, Actor, Kind, selves};
use crate::association;
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::error::Result;
use crate::federation::signing::{Pen, Published};
use crate::federation::wire::activity::{self, Direct};
use crate::federation::wire::{Hand, PUBLIC, actor};
use crate::ledger::{Settled, What};
use crate::threads::activity_uri;

/// The document of an actor; none when it never had a key for requests, for then nobody ever asked for it.
pub(super) fn document(tx: &mut Tx, origin: &Origin, of: &Actor) -> Result<Option<Value>> {
    let http = keys::current(tx.conn, of.id, Purpose::Http)?;
    let proof = keys::current(tx.conn, of.id, Purpose::Proof)?;
    let (Some(http), Some(proof)) = (http, proof) else { return Ok(None) };
    let name = association::load(tx.conn)?.name;
    let published = Published { pem: http.public, multikey: proof.public };
    let selves = selves::of(tx.conn, of.id)?;
    let community = actor::of_community(tx.conn, of)?;
    Ok(actor::document(origin, of, selves, published, &name, community))
}

/// A person of this node changed what it says of itself, or moved: the nodes of those with whom it shares public
/// communities hear of it.
pub fn person(tx: &mut Tx, pen: &Pen<'_>, settled: &Settled) -> Result<Vec<Spoken>> {
    let person = actors::by_id(tx.conn, settled.fact.by)?;
    let public = person.is_here() && person.kind == Kind::Person.key() && person.took_part.is_some();
    if !public {
        return Ok(Vec::new());
    }
    let Some(object) = document(tx, pen.origin, &person)? else { return Ok(Vec::new()) };
    let full = pen.origin.complete(&person.uri);
    let key = pen.key(tx, person.id, &full)?;
    let hand = Hand { key: &key, at: settled.at };
    let mut said = Vec::new();
    // Whoever came back, or moved on, before it could be said: only the last of it is.
    let target = selves::of(tx.conn, person.id)?.moved_to;
    if let (What::ActorMoved, Some(target)) = (settled.fact.what, target) {
        let uri = activity_uri();
        let json = activity::moves(&pen.origin.complete(&uri), &full, &target, &hand)?;
        said.push(to_companions(person.id, uri, "Move", json));
    }
    let uri = activity_uri();
    let id = pen.origin.complete(&uri);
    let update = Direct { id: &id, kind: "Update", actor: &full, to: PUBLIC, object, summary: None };
    said.push(to_companions(person.id, uri, "Update", update.bytes(&hand)?));
    Ok(said)
}

fn to_companions(actor: i64, uri: String, kind: &'static str, json: Vec<u8>) -> Spoken {
    Spoken {
        uri,
        kind,
        actor,
        community: None,
        post: None,
        public: false,
        json,
        audience: Audience::Companions,
        to_mentioned: false,
        plain: false,
    }
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
