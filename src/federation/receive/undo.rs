//! An `Undo` may name what it undoes by its id alone (ActivityPub §6.10): it is completed from what we know.

use serde_json::{Value, json};

use crate::actors;
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::error::Result;
use crate::federation::wire::incoming::Document;
use crate::{row, sql};

/// Why an `Undo` came to nothing.
pub const UNKNOWN: &str = "what-it-undoes-is-not-known";

row! {
    struct About { uri: String }
    struct Kept { json: Option<Vec<u8>> }
}

/// The same with what it undoes in full; none when that is not known, or is not its actor's.
pub fn in_full(tx: &mut Tx, origin: &Origin, undo: &Document) -> Result<Option<Document>> {
    if undo.inner("object").is_some() {
        return Ok(Some(undo.clone()));
    }
    let (Some(id), Some(by)) = (undo.uri("object"), undo.uri("actor")) else {
        return Ok(None);
    };
    let Some(actor) = actors::by_uri(tx.conn, &origin.stored(by))? else {
        return Ok(None);
    };
    let found = match said(tx, origin, actor.id, id)? {
        Some((kind, object)) => Some(json!({ "type": kind, "id": id, "actor": by, "object": object })),
        None => kept(tx, actor.id, id)?,
    };
    Ok(found.map(|object| {
        let mut full = undo.clone();
        if let Some(fields) = full.0.as_object_mut() {
            fields.insert("object".to_owned(), object);
        }
        full
    }))
}

/// A vote or a request to join that this actor made under this id: its kind, and what it was about.
fn said(tx: &mut Tx, origin: &Origin, actor: i64, id: &str) -> Result<Option<(&'static str, String)>> {
    let voted = tx.one::<About>(sql!(
        "SELECT p.uri FROM votes v JOIN posts p ON p.id = v.post WHERE v.activity = $1 AND v.actor = $2",
        origin.stored(id),
        actor
    ))?;
    if let Some(post) = voted {
        return Ok(Some(("Like", origin.complete(&post.uri))));
    }
    let asked = tx.one::<About>(sql!(
        "SELECT g.uri FROM memberships m JOIN actors g ON g.id = m.community WHERE m.follow = $1 AND m.actor = $2",
        id,
        actor
    ))?;
    Ok(asked.map(|group| ("Follow", origin.complete(&group.uri))))
}

/// An act in a community of ours, as its actor wrote it.
fn kept(tx: &mut Tx, actor: i64, id: &str) -> Result<Option<Value>> {
    let kept = tx.one::<Kept>(sql!(
        "SELECT json FROM activities WHERE uri = $1 AND actor = $2 AND NOT local",
        id,
        actor
    ))?;
    let parsed = kept.and_then(|k| k.json).and_then(|json| Document::parse(&json).ok());
    Ok(parsed.map(|document| document.0))
}
