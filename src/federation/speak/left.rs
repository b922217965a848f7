//! What is said when a person left this node: an `Update` where what they wrote stays, a `Delete` where all of it was deleted
//! before. Every node hears it that was told anything of them.

use serde_json::{Value, json};

use super::{Audience, Spoken, changed};
use crate::actors::{self, Kind};
use crate::base::db::Tx;
use crate::error::Result;
use crate::federation::signing::Pen;
use crate::federation::wire::activity::Direct;
use crate::federation::wire::{Hand, PUBLIC};
use crate::ledger::{Settled, What};
use crate::sql;
use crate::threads::activity_uri;

/// A person of this node is no member of it any more.
pub fn person(tx: &mut Tx, pen: &Pen<'_>, settled: &Settled) -> Result<Vec<Spoken>> {
    let person = actors::by_id(tx.conn, settled.fact.by)?;
    if !person.is_here() || person.kind != Kind::Person.key() {
        return Ok(Vec::new());
    }
    // What was said of them before holds what they were called; where it waits, this comes in its place.
    tx.run(sql!(
        "UPDATE activities SET json = NULL WHERE actor = $1 AND local AND community IS NULL AND kind IN ('Update', 'Move')",
        person.id
    ))?;
    // Without keys nobody ever asked for them.
    let Some(document) = changed::document(tx, pen.origin, &person)? else { return Ok(Vec::new()) };
    let full = pen.origin.complete(&person.uri);
    let (kind, object): (_, Value) = match settled.fact.what {
        What::ActorDeleted => ("Delete", json!(full)),
        _ => ("Update", document),
    };
    let key = pen.key(tx, person.id, &full)?;
    let uri = activity_uri();
    let id = pen.origin.complete(&uri);
    let said = Direct { id: &id, kind, actor: &full, to: PUBLIC, object, summary: None };
    Ok(vec![Spoken {
        json: said.bytes(&Hand { key: &key, at: settled.at })?,
        uri,
        kind,
        actor: person.id,
        community: None,
        post: None,
        public: false,
        audience: Audience::Reached,
        to_mentioned: false,
        plain: false,
    }])
}
