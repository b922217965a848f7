//! What others may read: actors, posts, activities and collections of this node, as anonymous viewers.
//!
//! Nothing here is for members only: until agreements exist, no signature opens more than none.

use activitypub_federation::axum::json::FederationJson;
use activitypub_federation::protocol::context::WithContext;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use serde::Deserialize;
use serde_json::{Value, json};

use super::signing;
use super::wire::{actor, post};
use super::wire::{actor_context, context};
use crate::accounts::Viewer;
use crate::actors::{self, Actor, selves};
use crate::app::App;
use crate::base::language::Languages;
use crate::base::origin::Origin;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::base::time::rfc3339;
use crate::error::{Error, Result};
use crate::{communities, row, sql, threads};

mod conversation;
mod digest;
mod outbox;

pub use conversation::{activities, conversation};
pub use digest::{group_digest, thread_digest};
pub use outbox::group_outbox;

fn answer(document: Value) -> Response {
    FederationJson(WithContext::new(document, context())).into_response()
}

/// Absent and refused look alike.
fn absent() -> Response {
    let body = json!({ "error": "not_found" });
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn or_absent(result: Result<Response>) -> Response {
    match result {
        Ok(response) => response,
        Err(Error::NotFound | Error::Invalid(_)) => absent(),
        Err(e) => {
            tracing::error!("a document could not be made: {e}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn actor_document(app: &App, uri: String) -> Result<Response> {
    let asked = uri.clone();
    if let Some(gone) = app.db().read(move |conn| tombstone(conn, &asked)).await? {
        return Ok(tombstone_of(&app.origin(), &gone));
    }
    let look = move |conn: &mut Conn| {
        let found = visible_actor(conn, &uri)?;
        Ok((selves::of(conn, found.id)?, actor::of_community(conn, &found)?, found))
    };
    let (selves, community, found) = app.db().read(look).await?;
    let keys = signing::published(app, found.id).await?;
    let name = app.state().association.name.clone();
    let document =
        actor::document(&app.origin(), &found, selves, keys, &name, community).ok_or(Error::NotFound)?;
    Ok(FederationJson(WithContext::new(document, actor_context())).into_response())
}

/// A person of this node who left with all they wrote, if strangers knew of them.
fn tombstone(conn: &mut Conn, uri: &str) -> Result<Option<Actor>> {
    let found = actors::by_uri(conn, uri)?.filter(|a| a.is_here() && a.gone.is_some());
    match found {
        Some(gone) if gone.took_part.is_some() || known_elsewhere(conn, gone.id)? => Ok(Some(gone)),
        _ => Ok(None),
    }
}

/// What is served in the place of a person who is gone, with 410 (ActivityPub §6.4).
fn tombstone_of(origin: &Origin, gone: &Actor) -> Response {
    let document = json!({
        "type": "Tombstone",
        "id": origin.complete(&gone.uri),
        "formerType": "Person",
        "deleted": rfc3339(gone.gone.unwrap_or(gone.updated)),
    });
    (StatusCode::GONE, answer(document)).into_response()
}

/// An actor of this node that strangers may know of: public communities, people who took part in public.
fn visible_actor(conn: &mut Conn, uri: &str) -> Result<Actor> {
    let found =
        actors::by_uri(conn, uri)?.filter(|a| a.is_here() && a.gone.is_none()).ok_or(Error::NotFound)?;
    match found.kind.as_str() {
        "group" => communities::read::by_id(conn, &Viewer::Anonymous, found.id).map(|_| found),
        "person" if found.took_part.is_none() && !known_elsewhere(conn, found.id)? => Err(Error::NotFound),
        _ => Ok(found),
    }
}

/// A person who asked to join a community elsewhere must be readable there, or their signature cannot be verified;
/// one who voted in public here, or the vote cannot be placed. Neither makes a profile that the world may look up.
fn known_elsewhere(conn: &mut Conn, actor: i64) -> Result<bool> {
    let found = conn.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n WHERE EXISTS
             (SELECT 1 FROM memberships m JOIN actors g ON g.id = m.community
              WHERE m.actor = $1 AND g.node IS NOT NULL)
         OR EXISTS (SELECT 1 FROM activities s WHERE s.actor = $1 AND s.public)",
        actor
    ))?;
    Ok(found.is_some())
}

/// `GET /node`: the node's own actor; readable unsigned, which breaks the deadlock of two that ask for signed GETs.
pub async fn node(State(app): State<App>) -> Response {
    if let Err(e) = super::remote::node_actor(&app).await {
        return or_absent(Err(e));
    }
    or_absent(actor_document(&app, actors::NODE_ACTOR.to_owned()).await)
}

pub async fn group(State(app): State<App>, Path(id): Path<String>) -> Response {
    if !crate::base::id::looks_outside(&id) {
        return or_absent(by_slug(&app, &id).await);
    }
    or_absent(actor_document(&app, format!("/c/{id}")).await)
}

/// A slug is an address for people; those who ask for the object are sent to its id.
async fn by_slug(app: &App, slug: &str) -> Result<Response> {
    let slug = slug.to_owned();
    let found = app.db().read(move |conn| communities::read::find(conn, &Viewer::Anonymous, &slug)).await?;
    if !found.is_here() {
        return Err(Error::NotFound);
    }
    Ok(Redirect::to(&app.origin().complete(&found.uri)).into_response())
}

pub async fn person(State(app): State<App>, Path(id): Path<String>) -> Response {
    or_absent(actor_document(&app, format!("/u/{id}")).await)
}

/// Sends those who ask for the object at `/@handle` to its id.
pub async fn person_page(State(app): State<App>, Path(handle): Path<String>) -> Response {
    let look = async {
        let found =
            app.db().read(move |conn| actors::by_handle(conn, &handle)).await?.ok_or(Error::NotFound)?;
        let uri = found.uri.clone();
        app.db().read(move |conn| visible_actor(conn, &uri)).await?;
        Ok(Redirect::to(&app.origin().complete(&found.uri)).into_response())
    };
    or_absent(look.await)
}

/// `GET /t/{id}` and `/r/{id}` as ActivityPub. A page of a remote post sends to its origin.
async fn post_document(app: &App, letter: &str, id: &str) -> Result<Response> {
    let (origin, uri, page) = (app.origin(), format!("/{letter}/{id}"), id.to_owned());
    app.db()
        .read(move |conn| {
            let seen = threads::read::post(conn, &Viewer::Anonymous, &page)?;
            if seen.uri != uri {
                let own = seen.uri.starts_with('/');
                return if own { Err(Error::NotFound) } else { Ok(Redirect::to(&seen.uri).into_response()) };
            }
            let content = post::load(conn, seen.id)?;
            if content.deleted.is_some() || content.removed {
                let tombstone = WithContext::new(post::tombstone(&origin, &content), context());
                return Ok((StatusCode::GONE, FederationJson(tombstone)).into_response());
            }
            let document = post::document(conn, &origin, &content)?;
            Ok(FederationJson(WithContext::new(document, context())).into_response())
        })
        .await
}

pub async fn thread(State(app): State<App>, Path(id): Path<String>) -> Response {
    or_absent(post_document(&app, "t", &id).await)
}

pub async fn reply(State(app): State<App>, Path(id): Path<String>) -> Response {
    or_absent(post_document(&app, "r", &id).await)
}

/// `GET /a/{id}`: an activity of ours, as the bytes that were sent.
pub async fn activity(State(app): State<App>, Path(id): Path<String>) -> Response {
    row! { struct Kept { json: Option<Vec<u8>> } }
    let look = async {
        let uri = format!("/a/{id}");
        let kept = app
            .db()
            .read(move |conn| {
                conn.one::<Kept>(sql!("SELECT json FROM activities WHERE uri = $1 AND local AND public", uri))
            })
            .await?;
        let json = kept.and_then(|k| k.json).ok_or(Error::NotFound)?;
        let kind = activitypub_federation::FEDERATION_CONTENT_TYPE;
        Ok(([(header::CONTENT_TYPE, kind)], json).into_response())
    };
    or_absent(look.await)
}

#[derive(Debug, Deserialize)]
pub struct PageQuery {
    page: Option<String>,
    /// Of one post only, by its full URI.
    of: Option<String>,
}

/// An ordered collection, or one page of it; `load` gives the items behind a cursor with one to spare.
struct Listing {
    id: String,
    total: Option<i64>,
    /// The community that a conversation belongs to (FEP-7888).
    owner: Option<String>,
}

impl Listing {
    fn document(
        &self,
        query: &PageQuery,
        load: impl FnOnce(Option<Cursor>) -> Result<(Vec<Value>, Option<String>)>,
    ) -> Result<Value> {
        let Some(page) = &query.page else {
            let mut whole =
                json!({ "type": "OrderedCollection", "id": self.id, "first": format!("{}?page=1", self.id) });
            if let (Some(total), Some(fields)) = (self.total, whole.as_object_mut()) {
                fields.insert("totalItems".to_owned(), json!(total));
            }
            self.attribute(&mut whole);
            return Ok(whole);
        };
        let after = if page == "1" { None } else { Some(Cursor::read(page)?) };
        let (items, next) = load(after)?;
        let mut document = json!({
            "type": "OrderedCollectionPage",
            "id": format!("{}?page={page}", self.id),
            "partOf": self.id,
            "orderedItems": items,
        });
        if let (Some(next), Some(fields)) = (next, document.as_object_mut()) {
            fields.insert("next".to_owned(), json!(format!("{}?page={next}", self.id)));
        }
        self.attribute(&mut document);
        Ok(document)
    }

    fn attribute(&self, document: &mut Value) {
        if let (Some(owner), Some(fields)) = (&self.owner, document.as_object_mut()) {
            fields.insert("attributedTo".to_owned(), json!(owner));
        }
    }
}

fn public_group(conn: &mut Conn, id: &str) -> Result<communities::read::Community> {
    if !crate::base::id::looks_outside(id) {
        return Err(Error::NotFound);
    }
    communities::read::find(conn, &Viewer::Anonymous, id)
}

/// `GET /c/{id}/followers`: how many, never who.
pub async fn group_followers(State(app): State<App>, Path(id): Path<String>) -> Response {
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let group = public_group(conn, &id)?;
        let id = format!("{}/followers", origin.complete(&group.uri));
        Ok(json!({ "type": "OrderedCollection", "id": id, "totalItems": group.members }))
    });
    or_absent(made.await.map(answer))
}

/// `GET /c/{id}/moderators`: facilitators and moderators who may be known in public.
pub async fn group_moderators(State(app): State<App>, Path(id): Path<String>) -> Response {
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let group = public_group(conn, &id)?;
        let people = communities::read::moderators(conn, &group)?;
        let items: Vec<String> = people.iter().map(|p| origin.complete(&p.uri)).collect();
        let id = format!("{}/moderators", origin.complete(&group.uri));
        Ok(json!({ "type": "OrderedCollection", "id": id, "totalItems": items.len(), "orderedItems": items }))
    });
    or_absent(made.await.map(answer))
}

/// `GET /c/{id}/featured`: pinned threads.
pub async fn group_featured(State(app): State<App>, Path(id): Path<String>) -> Response {
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let group = public_group(conn, &id)?;
        let pinned = threads::read::pinned(conn, &Viewer::Anonymous, group.actor)?;
        let items: Vec<String> = pinned.iter().map(|t| origin.complete(&t.uri)).collect();
        let id = format!("{}/featured", origin.complete(&group.uri));
        Ok(json!({ "type": "OrderedCollection", "id": id, "totalItems": items.len(), "orderedItems": items }))
    });
    or_absent(made.await.map(answer))
}

/// `GET /c/{id}/topics/{topic}`: the latest threads of a topic.
pub async fn group_topic(State(app): State<App>, Path((id, page)): Path<(String, String)>) -> Response {
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let group = public_group(conn, &id)?;
        let topic = communities::topics::find(conn, group.actor, &page)?;
        let (scope, filter) = (threads::read::Scope::Topic(topic.id), threads::read::Filter::Latest);
        let latest = threads::read::list(
            conn,
            &Viewer::Anonymous,
            scope,
            filter,
            &Languages::all(),
            &Cursor::newest(),
        )?;
        let items: Vec<String> = latest.items.iter().map(|t| origin.complete(&t.uri)).collect();
        Ok(json!({ "type": "OrderedCollection", "id": origin.complete(&topic.uri), "name": topic.name,
                   "attributedTo": origin.complete(&group.uri), "orderedItems": items }))
    });
    or_absent(made.await.map(answer))
}

/// Outbox and followers of people and of the node: empty to strangers, always (quiet persons).
pub async fn person_empty(State(app): State<App>, Path((id, name)): Path<(String, String)>) -> Response {
    if !matches!(name.as_str(), "outbox" | "followers") {
        return absent();
    }
    empty(&app, format!("/u/{id}"), &name).await
}

pub async fn node_empty(State(app): State<App>, Path(name): Path<String>) -> Response {
    if !matches!(name.as_str(), "outbox" | "followers") {
        return absent();
    }
    empty(&app, actors::NODE_ACTOR.to_owned(), &name).await
}

async fn empty(app: &App, uri: String, name: &str) -> Response {
    let id = format!("{}/{name}", app.origin().complete(&uri));
    let known = app.db().read(move |conn| visible_actor(conn, &uri)).await;
    or_absent(known.map(|_| {
        answer(json!({ "type": "OrderedCollection", "id": id, "totalItems": 0, "orderedItems": [] }))
    }))
}
