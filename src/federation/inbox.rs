//! The inbox: verify, store, commit, answer 202; then work off what was stored, in order per node.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::errand::Cause;
use super::guard::{self, Head, Refused};
use super::proofs::{self, Judged};
use super::receive::{self, Item, Outcome, Proof};
use super::remote;
use super::wire::caps;
use super::wire::incoming::Document;
use super::wire::strict;
use crate::actors::{self, nodes};
use crate::app::App;
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::origin::same_origin;
use crate::base::pace::Wait;
use crate::base::time::Micros;
use crate::base::{lease, sql::Conn};
use crate::error::{Denial, Error, Result, Trouble};
use crate::{row, sql};

/// How often a message that fails for a passing reason is tried before it is parked with its reason.
const TRIES: i64 = 9;
/// How many messages of one node a lane takes at a time.
const BATCH: i64 = 50;

/// `POST /inbox` and the inboxes of actors.
pub async fn post(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => {
            app.meters().turned_away.add("body");
            return plain(rejection.status(), "body_too_large");
        }
    };
    let path = uri.path_and_query().map_or("/inbox", |p| p.as_str());
    match accept(&app, &Head { method: "POST", path_and_query: path, headers: &headers }, body).await {
        Ok(()) => {
            app.meters().received.add("accepted");
            StatusCode::ACCEPTED.into_response()
        }
        Err(refused) => refuse(&app, &refused),
    }
}

/// Turns a message away before it gets anywhere, where it is one of a flood of wrong signatures.
pub fn ward_off(app: &App, request: &Request) -> Option<Response> {
    if request.method() != Method::POST || !request.uri().path().ends_with("/inbox") {
        return None;
    }
    let path = request.uri().path_and_query().map_or("/inbox", |p| p.as_str());
    let head = Head { method: "POST", path_and_query: path, headers: request.headers() };
    guard::is_flood(app, &head).map(|refused| refuse(app, &refused))
}

fn refuse(app: &App, refused: &Refused) -> Response {
    app.meters().received.add("refused");
    // A flood does not fill the log as well; the figures count it.
    if !matches!(refused, Refused::Busy(..)) {
        tracing::info!(code = refused.code(), "a message was turned away");
    }
    let status = match refused {
        Refused::Signature(_) | Refused::Gone => StatusCode::UNAUTHORIZED,
        Refused::Policy => StatusCode::FORBIDDEN,
        Refused::Message("content_type") => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refused::Message(_) => StatusCode::BAD_REQUEST,
        Refused::Later => StatusCode::SERVICE_UNAVAILABLE,
        Refused::Busy(which, wait) => {
            app.meters().turned_away.add(which);
            return too_many(*wait);
        }
    };
    plain(status, refused.code())
}

/// Says that there were too many requests, and when to come again.
pub fn too_many(Wait(seconds): Wait) -> Response {
    let mut response = plain(StatusCode::TOO_MANY_REQUESTS, "too_many_requests");
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn plain(status: StatusCode, code: &str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{code}\n")).into_response()
}

async fn accept(app: &App, head: &Head<'_>, body: Bytes) -> Result<(), Refused> {
    let kind = head.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let essence = kind.split(';').next().unwrap_or("").trim();
    if !remote::is_activity_type(kind) && !essence.eq_ignore_ascii_case("application/json") {
        return Err(Refused::Message("content_type"));
    }
    let signer = match guard::admit(app, head, &body).await {
        Ok(signer) => signer,
        // An account that is gone at its own node says so itself: there is nothing left to do.
        Err(Refused::Gone) if Document::parse(&body).is_ok_and(|d| d.kind() == Some("Delete")) => {
            return Ok(());
        }
        Err(refused) => return Err(refused),
    };
    let document = read(app, &body)?;
    let sender = app.origin().complete(&signer.sender.actor.uri);
    let (Some(id), Some(kind)) = (document.id(), document.kind()) else {
        return Err(Refused::Message("not_an_activity"));
    };
    if document.uri("actor") != Some(sender.as_str()) && !mutant::off("actor") {
        return Err(Refused::Message("actor_is_not_signer"));
    }
    if (!same_origin(id, &sender) || id.len() > 1000) && !mutant::off("activity-id") {
        return Err(Refused::Message("id_is_not_of_signer"));
    }
    if proofs::of_message(app, &document, &signer.sender).await == Judged::Wrong {
        return Err(Refused::Signature("proof_wrong"));
    }
    let (uri, kind) = (id.to_owned(), kind.chars().take(40).collect::<String>());
    let about_itself = matches!(kind.as_str(), "Delete" | "Update");
    let item = Item { sender: signer.sender.actor, document, raw: body.to_vec() };
    let message = Message { uri, kind, fingerprint: signer.fingerprint, expires: signer.expires, item };
    let taken = take_in(app, Arc::new(message)).await.map_err(|e| {
        tracing::error!("a message could not be stored: {e}");
        Refused::Later
    });
    if about_itself {
        app.senders().forget(&signer.key_id);
    }
    taken
}

/// Reads a message that holds no more than it may.
fn read(app: &App, body: &[u8]) -> Result<Document, Refused> {
    let limits = &app.config().federation.limits.message;
    let too_much = |code| {
        app.meters().turned_away.add("contents");
        Refused::Message(code)
    };
    caps::bytes(body, limits).map_err(too_much)?;
    let document = Document::parse(body).map_err(|e| Refused::Message(no_json(&e)))?;
    caps::lists(&document, limits).map_err(too_much)?;
    Ok(document)
}

/// What is wrong with bytes that are no JSON which everybody reads the same.
fn no_json(e: &serde_json::Error) -> &'static str {
    if e.to_string().starts_with(strict::TWICE) { "key_twice" } else { "not_json" }
}

/// A message that the guard let in.
struct Message {
    uri: String,
    kind: String,
    fingerprint: String,
    expires: Micros,
    item: Item,
}

/// Applies a message in the transaction that stores it, where nothing has to be asked of others first and nothing
/// that came before it waits. Whatever that comes up against, it is stored for its lane instead.
async fn take_in(app: &App, message: Arc<Message>) -> Result<()> {
    let origin = app.origin();
    if let Some(proof) = receive::proven_by_what_is_known(app, &message.item).await? {
        let at_once = message.clone();
        let applied = app.db().write(move |tx| {
            let Some(id) = store(tx, &at_once, true)? else { return Ok(None) };
            let outcome = receive::apply(tx, &origin, &at_once.item, &proof)?;
            settle(id, outcome, tx)?;
            Ok(Some(outcome))
        });
        if let Ok(outcome) = applied.await {
            if let Some(outcome) = outcome {
                app.meters().received.add(if outcome == Outcome::Done { "done" } else { "ignored" });
            }
            return Ok(());
        }
    }
    app.db().write(move |tx| store(tx, &message, false).map(drop)).await
}

fn settle(id: i64, outcome: Outcome, tx: &mut Tx) -> Result<()> {
    match outcome {
        Outcome::Done => Ok(()),
        Outcome::Ignored(why) => set_state(tx, id, "ignored", Some(why)),
    }
}

/// Stores a message, once; a replayed signature or a known id changes nothing. It is stored as done, without its
/// bytes, where `at_once` is asked for and no other message of its node waits: then its id is told.
fn store(tx: &mut Tx, message: &Message, at_once: bool) -> Result<Option<i64>> {
    let Message { uri, kind, fingerprint, expires, item } = message;
    let Some(node) = item.sender.node else { return Err(Error::NotFound) };
    let (id, now) = (tx.id(), tx.now);
    let fresh = tx.run(sql!(
        "INSERT INTO replay (fingerprint, expires) VALUES ($1, $2) ON CONFLICT (fingerprint) DO NOTHING",
        fingerprint,
        *expires
    ))?;
    if fresh == 0 && !mutant::off("replay") {
        return Ok(None);
    }
    let waits = !at_once || others_wait(tx, node)?;
    let (state, body) = if waits { ("new", Some(item.raw.clone())) } else { ("done", None) };
    let added = tx.run(sql!(
        "INSERT INTO inbox_items (id, uri, node, sender, kind, body, received, state, attempts, due)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7) ON CONFLICT (uri) DO NOTHING",
        id,
        uri,
        node,
        item.sender.id,
        kind,
        body,
        now,
        state,
        i64::from(!waits)
    ))?;
    nodes::heard(tx, node)?;
    if waits {
        tx.ring_inbox();
    }
    Ok((added == 1 && !waits).then_some(id))
}

/// Whether something of this node is to be worked off before what comes now.
fn others_wait(tx: &mut Tx, node: i64) -> Result<bool> {
    let first = tx.number(sql!(
        "SELECT id AS n FROM inbox_items INDEXED BY inbox_items_queue
         WHERE node = $1 AND state = 'new' AND due <= $2 LIMIT 1",
        node,
        tx.now
    ))?;
    Ok(first.is_some())
}

row! {
    struct Queued { id: i64, sender: i64, body: Option<Vec<u8>>, attempts: i64 }
    struct NodeId { id: i64 }
}

/// The nodes of which messages are due.
pub fn due_nodes(conn: &mut Conn, now: Micros) -> Result<Vec<i64>> {
    let rows = conn.all::<NodeId>(sql!(
        // From one node that waits to the next: neither all nodes nor all messages are looked at.
        "WITH RECURSIVE w (node) AS (
             SELECT min(node) FROM inbox_items INDEXED BY inbox_items_queue WHERE state = 'new'
             UNION ALL
             SELECT (SELECT min(i.node) FROM inbox_items i INDEXED BY inbox_items_queue
                     WHERE i.state = 'new' AND i.node > w.node) FROM w WHERE w.node IS NOT NULL)
         SELECT w.node AS id FROM w WHERE w.node IS NOT NULL AND EXISTS
             (SELECT 1 FROM inbox_items i INDEXED BY inbox_items_queue
              WHERE i.node = w.node AND i.state = 'new' AND i.due <= $1) LIMIT 500",
        now
    ))?;
    Ok(rows.into_iter().map(|r| r.id).collect())
}

/// Works off what is due of one node, in order of arrival, tells how much was done; `None` when another process is at it.
pub async fn work_off(app: &App, node: i64) -> Result<Option<usize>> {
    let name = format!("in:{node}");
    lease::while_held(app.db(), app.process(), name, work_off_leased(app, node)).await
}

async fn work_off_leased(app: &App, node: i64) -> Result<usize> {
    let mut done = 0;
    loop {
        let now = app.clock().now();
        let batch = app
            .db()
            .read(move |conn| {
                conn.all::<Queued>(sql!(
                    "SELECT id, sender, body, attempts FROM inbox_items INDEXED BY inbox_items_queue
                     WHERE node = $1 AND state = 'new' AND due <= $2 ORDER BY received, id LIMIT $3",
                    node,
                    now,
                    BATCH
                ))
            })
            .await?;
        if batch.is_empty() {
            return Ok(done);
        }
        for queued in batch {
            process(app, queued).await?;
            done += 1;
        }
    }
}

/// Applies one message and its mark in one transaction; fetches what it rests on in between.
async fn process(app: &App, queued: Queued) -> Result<()> {
    let Some(body) = queued.body else {
        return finish(app, queued.id, "failed", Some("the body was purged".to_owned())).await;
    };
    let item = match Document::parse(&body) {
        Ok(document) => {
            let sender = app.db().read(move |conn| actors::by_id(conn, queued.sender)).await?;
            Arc::new(Item { sender, document, raw: body })
        }
        Err(e) => return finish(app, queued.id, "failed", Some(format!("not JSON: {e}"))).await,
    };
    let result = apply(app, queued.id, &item).await;
    match result {
        Ok(Outcome::Done) => {
            app.meters().received.add("done");
            Ok(())
        }
        Ok(Outcome::Ignored(why)) => finish(app, queued.id, "ignored", Some(why.to_owned())).await,
        Err(Error::Denied(denial)) => {
            let (refused, id) = (item.clone(), queued.id);
            let origin = app.origin();
            app.meters().received.add("ignored");
            app.db()
                .write(move |tx| {
                    receive::refuse(tx, &origin, &refused, denial)?;
                    set_state(tx, id, "ignored", Some(denial.key()))
                })
                .await
        }
        Err(e) if e.is_passing() && queued.attempts + 1 < TRIES => {
            again(app, queued.id, queued.attempts, &e).await
        }
        Err(e) => {
            tracing::warn!(item = queued.id, "a message was parked: {e}");
            finish(app, queued.id, "failed", Some(e.to_string())).await
        }
    }
}

/// What it makes us fetch is one errand, with its budget (case F-09).
async fn apply(app: &App, id: i64, item: &Arc<Item>) -> Result<Outcome> {
    let app = &app.on_errand(Cause::Message);
    let fetches = app.config().federation.limits.message.fetches;
    let group = item.sender.id;
    let announced = item.document.kind() == Some("Announce");
    // What a community says that nobody here follows is ignored: no third node is asked about it.
    let heard =
        !announced || app.db().read(move |conn| receive::content::somebody_follows(conn, group)).await?;
    let proven = Arc::new(if heard { receive::prove(app, item).await? } else { Proof::NotNeeded });
    let mut fetched = 0;
    loop {
        let (received, proven, origin) = (item.clone(), proven.clone(), app.origin());
        let result = app
            .db()
            .write(move |tx| {
                let outcome = receive::apply(tx, &origin, &received, &proven)?;
                if outcome == Outcome::Done {
                    set_state(tx, id, "done", None)?;
                }
                Ok(outcome)
            })
            .await;
        match result {
            Err(Error::Missing(uri)) if fetched < fetches => {
                fetched += 1;
                // Only a group vouches for posts, and only for its own; to a person's message nothing is fetched but actors.
                match remote::learn_missing_chain(app, &uri, item.sender.id, fetches).await {
                    // Refused where it was written, or gone without a trace: what rests on it is refused, too.
                    Err(Error::Remote { trouble: Trouble::Unknown, .. }) => {
                        return Err(Denial::PostGone.into());
                    }
                    learnt => learnt?,
                }
            }
            other => return other,
        }
    }
}

/// Marks an item; what is done needs its bytes no longer.
fn set_state(tx: &mut Tx, id: i64, state: &str, reason: Option<&str>) -> Result<()> {
    tx.run(sql!(
        "UPDATE inbox_items SET state = $1, reason = $2, attempts = attempts + 1,
                body = CASE WHEN $1 = 'failed' THEN body END WHERE id = $3",
        state,
        reason,
        id
    ))?;
    Ok(())
}

async fn finish(app: &App, id: i64, state: &'static str, reason: Option<String>) -> Result<()> {
    app.meters().received.add(state);
    app.db().write(move |tx| set_state(tx, id, state, reason.as_deref())).await
}

async fn again(app: &App, id: i64, attempts: i64, why: &Error) -> Result<()> {
    let reason = why.to_string();
    app.meters().received.add("later");
    app.db()
        .write(move |tx| {
            let due = tx.now + nodes::back_off(attempts + 1, id);
            tx.run(sql!(
                "UPDATE inbox_items SET attempts = attempts + 1, due = $1, reason = $2 WHERE id = $3",
                due,
                &reason,
                id
            ))?;
            Ok(())
        })
        .await
}
