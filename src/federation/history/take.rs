//! One thing that the home of a community tells of its past: an activity, a post, or the id of either.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Home;
use crate::app::App;
use crate::base::db::Tx;
use crate::base::origin::{authority_of, same_origin};
use crate::error::{Error, Result, Trouble};
use crate::federation::errand::Cause;
use crate::federation::receive::{self, Item, Outcome, Place};
use crate::federation::remote;
use crate::federation::wire::foreign;
use crate::federation::wire::incoming::Document;
use crate::sql;

/// How many documents one item may make us fetch.
const FETCHES: usize = 20;

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// It is here, now or already.
    Kept,
    /// It could not be had, or may not be taken.
    Skipped,
    /// Nothing of what was looked for.
    NotMeant,
}

/// Takes an item over. Only when the home itself cannot be reached, or the database fails, there is an error.
pub(in crate::federation) async fn take(app: &App, home: &Home, item: &Value) -> Result<Took> {
    let app = &app.on_errand(Cause::Ourselves);
    let taken = match item {
        Value::String(uri) => by_id(app, home, uri).await,
        Value::Object(_) => document(app, home, Document(item.clone())).await,
        _ => return Ok(Took::Skipped),
    };
    match taken {
        Ok(took) => Ok(took),
        Err(e @ (Error::Database(_) | Error::Internal(_))) => Err(e),
        Err(e) if e.is_passing() && is_of_home(&e, home) => Err(e),
        Err(e) => {
            tracing::debug!("something of the past was left out: {e}");
            Ok(Took::Skipped)
        }
    }
}

fn is_of_home(e: &Error, home: &Home) -> bool {
    matches!(e, Error::Remote { host, .. } if Some(host.as_str()) == authority_of(&home.uri).as_deref())
}

/// What only its id is told of: it is asked of its own origin.
async fn by_id(app: &App, home: &Home, uri: &str) -> Result<Took> {
    if is_here(app, uri).await? {
        return Ok(Took::Kept);
    }
    if app.origin().owns(uri) {
        return Ok(Took::Skipped);
    }
    remote::learn_missing_chain(app, uri, home.group.id, FETCHES).await?;
    Ok(Took::Kept)
}

async fn is_here(app: &App, uri: &str) -> Result<bool> {
    let stored = app.origin().stored(uri);
    let found =
        app.db().read(move |conn| conn.number(sql!("SELECT id AS n FROM posts WHERE uri = $1", stored)));
    Ok(found.await?.is_some())
}

async fn document(app: &App, home: &Home, d: Document) -> Result<Took> {
    let of_home = d.id().is_some_and(|id| same_origin(id, &home.uri));
    match d.kind().unwrap_or("") {
        "Announce" if of_home && d.uri("actor") == Some(home.uri.as_str()) => match d.inner("object") {
            Some(inner) if inner.uri("actor").is_some() => announced(app, home, d).await,
            Some(post) => Box::pin(document(app, home, post)).await,
            None => by_id(app, home, d.uri("object").unwrap_or_default()).await,
        },
        "Announce" => Ok(Took::Skipped),
        "Tombstone" if of_home => gone(app, home, d, Place::OfDeleted).await,
        "Delete" if d.uri("actor") == Some(home.uri.as_str()) => deleted(app, home, d).await,
        _ if foreign::is_post(&d) && of_home => post(app, home, d).await,
        _ if d.uri("actor").is_some() => announced(app, home, by_home(home, d)).await,
        // Of another node: only its own origin has the word.
        _ => by_id(app, home, d.id().unwrap_or_default()).await,
    }
}

/// A post of the home's own, as it stands in the home's own collection.
async fn post(app: &App, home: &Home, d: Document) -> Result<Took> {
    let uri = d.id().unwrap_or_default().to_owned();
    if is_here(app, &uri).await? {
        return Ok(Took::Kept);
    }
    let (origin, vouched) = (app.origin(), home.group.id);
    let kept = write(app, home, move |tx| receive::keep_fetched(tx, &origin, &d, vouched)).await;
    kept.map(|()| Took::Kept)
}

/// Writes, after whatever it rests on was asked for.
async fn write<T: Send + 'static>(
    app: &App,
    home: &Home,
    work: impl FnMut(&mut Tx) -> Result<T> + Clone + Send + 'static,
) -> Result<T> {
    for _ in 0..FETCHES {
        match app.db().write(work.clone()).await {
            Err(Error::Missing(uri)) => {
                remote::learn_missing_chain(app, &uri, home.group.id, FETCHES).await?;
            }
            other => return other,
        }
    }
    Err(Error::remote(Trouble::TooMuch, authority_of(&home.uri).unwrap_or_default(), "a long chain"))
}

/// An activity as the home announced it, or would have.
async fn announced(app: &App, home: &Home, d: Document) -> Result<Took> {
    if is_known(app, &d).await? {
        return Ok(Took::Kept);
    }
    let item = Arc::new(Item { sender: home.group.clone(), document: d, raw: Vec::new() });
    let proof = Arc::new(receive::prove(app, &item).await?);
    let origin = app.origin();
    match write(app, home, move |tx| receive::apply_later(tx, &origin, &item, &proof)).await? {
        Outcome::Done => Ok(Took::Kept),
        Outcome::Ignored(_) => Ok(Took::Skipped),
    }
}

/// Whether this version of a post, or this vote, is here already: then nobody has to be asked about it.
async fn is_known(app: &App, announce: &Document) -> Result<bool> {
    let Some(inner) = announce.inner("object") else {
        return Ok(false);
    };
    let origin = app.origin();
    let id = origin.stored(inner.id().unwrap_or_default());
    let object = origin.stored(inner.uri("object").unwrap_or_default());
    let text = match inner.kind() {
        Some("Create" | "Update") => {
            "SELECT id AS n FROM posts WHERE uri = $2 AND version = $1 AND state = 'shown'"
        }
        Some("Like") => {
            "SELECT v.id AS n FROM votes v JOIN posts p ON p.id = v.post WHERE v.activity = $1 AND p.uri = $2"
        }
        _ => return Ok(false),
    };
    Ok(app.db().read(move |conn| conn.number(sql!(text, id, object))).await?.is_some())
}

/// The home tells that a post is gone: deleted by its author, or removed by a moderator and why.
async fn deleted(app: &App, home: &Home, d: Document) -> Result<Took> {
    let removal = d.text("summary").is_some();
    let place = if removal { Place::OfRemoved } else { Place::OfDeleted };
    let uri = d.uri("object").unwrap_or_default().to_owned();
    let told = d.inner("object").filter(|o| o.kind() == Some("Tombstone") && same_origin(&uri, &home.uri));
    match told {
        Some(tombstone) => {
            gone(app, home, tombstone, place).await?;
        }
        // Removed here by the home; what it was is its own origin's to tell, and came before this.
        None if removal => {}
        None => match remote::fetch_tombstone(app, &uri).await? {
            Some(tombstone) => return gone(app, home, tombstone, place).await,
            None => return Ok(Took::Skipped),
        },
    }
    if !removal {
        return Ok(Took::Kept);
    }
    announced(app, home, by_home(home, d)).await
}

/// An activity inside the Announce that its home would have made of it.
fn by_home(home: &Home, d: Document) -> Document {
    let published = d.text("published").unwrap_or_default();
    Document(json!({
        "type": "Announce", "id": format!("{}#told", home.uri), "actor": home.uri, "published": published, "object": d.0,
    }))
}

async fn gone(app: &App, home: &Home, tombstone: Document, place: Place) -> Result<Took> {
    let (origin, community) = (app.origin(), home.group.id);
    let told =
        write(app, home, move |tx| receive::told_gone(tx, &origin, &tombstone, community, place)).await;
    told.map(|()| Took::Kept)
}
