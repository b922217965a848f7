//! Asking other nodes: signed GETs as the node's own actor, and what we believe of the answers.

use std::time::Duration;

use url::Url;

use super::egress;
use super::errand::Cause;
use super::profile;
use super::receive;
use super::signature::{self, Form};
use super::signing;
use super::wire::caps;
use super::wire::foreign;
use super::wire::incoming::Document;
use crate::actors::{self, Actor, nodes};
use crate::app::App;
use crate::base::http::{Answer, Failure, Method, Outgoing};
use crate::base::mutant;
use crate::base::origin::{authority_of, same_origin};
use crate::communities::join;
use crate::error::{Error, Result, Trouble};

/// The largest document that we read from elsewhere, in bytes.
const MAX_DOCUMENT: usize = 1024 * 1024;
pub(super) const ACCEPT: &str =
    r#"application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams""#;

/// Whether a content type is ActivityStreams: either form, any case, any parameters (case F-01).
pub fn is_activity_type(content_type: &str) -> bool {
    let lower = content_type.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    match parts.next() {
        Some("application/activity+json") => true,
        Some("application/ld+json") => lower.contains("https://www.w3.org/ns/activitystreams"),
        _ => false,
    }
}

/// The node's own actor, by inside id.
pub async fn node_actor(app: &App) -> Result<i64> {
    let known = app.db().read(|conn| actors::by_uri(conn, actors::NODE_ACTOR)).await?;
    match known {
        Some(actor) => Ok(actor.id),
        None => app.db().write(actors::node_actor).await,
    }
}

fn from_failure(host: &str, failure: &Failure) -> Error {
    let trouble = match failure {
        Failure::NotAllowed { .. } => Trouble::Forbidden,
        Failure::TooLarge { .. } => Trouble::TooMuch,
        other if other.is_passing() => Trouble::Unreachable,
        _ => Trouble::Rubbish,
    };
    let cause = failure.cause().unwrap_or("");
    Error::remote(trouble, host, format!("{failure} {cause}"))
}

/// Asks for a document, policy first; one redirect within the same origin is followed.
pub(super) async fn get(app: &App, url: &Url, accept: &str) -> Result<Answer> {
    get_unless(app, url, accept, None).await
}

/// The same, unless it is what is known here under this entity tag: then the answer is 304 (RFC 9110 §13.1.2).
pub(super) async fn get_unless(app: &App, url: &Url, accept: &str, known: Option<&str>) -> Result<Answer> {
    let wanted = Wanted { accept, known };
    let mut url = url.clone();
    let host = authority_of(url.as_str()).unwrap_or_default();
    for _ in 0..2 {
        let answer = get_once(app, &url, &host, &wanted).await?;
        let next = match answer.status {
            301 | 302 | 307 | 308 => answer.location.as_deref().and_then(|l| url.join(l).ok()),
            _ => return Ok(answer),
        };
        match next {
            Some(next) if mutant::off("redirect") || same_origin(next.as_str(), url.as_str()) => url = next,
            _ => {
                return Err(Error::remote(Trouble::Rubbish, &host, "redirects to another node"));
            }
        }
    }
    Err(Error::remote(Trouble::Rubbish, host, "redirects in a circle"))
}

/// What is asked for.
struct Wanted<'a> {
    accept: &'a str,
    known: Option<&'a str>,
}

async fn get_once(app: &App, url: &Url, host: &str, wanted: &Wanted<'_>) -> Result<Answer> {
    // Before a key is sought and anything is counted.
    egress::check(app, url).map_err(|f| from_failure(host, &f))?;
    let (at, now) = (host.to_owned(), app.clock().now());
    let remembered = app.db().read(move |conn| nodes::taken(conn, &at, now)).await?;
    let form = remembered.and_then(|key| Form::parse(&key)).unwrap_or(Form::Cavage);
    let answer = knock(app, url, host, wanted, form).await?;
    if !signature::may_be_refused(answer.status) {
        return Ok(answer);
    }
    let other = knock(app, url, host, wanted, form.other()).await?;
    if signature::may_be_refused(other.status) {
        return Ok(answer);
    }
    if (200..300).contains(&other.status) {
        let at = host.to_owned();
        app.db().write(move |tx| nodes::takes(tx, &at, form.other().key())).await?;
    }
    Ok(other)
}

async fn knock(app: &App, url: &Url, host: &str, wanted: &Wanted<'_>, form: Form) -> Result<Answer> {
    let longest = Duration::from_secs(app.config().federation.timeout_seconds);
    let (max_bytes, deadline) = charge(app, host, longest)?;
    let key = signing::key(app, node_actor(app).await?).await?;
    let now = app.clock().now();
    let signed = signature::sign_as(form, &key, "GET", url, None, now);
    let mut headers = signed.map_err(Error::internal)?;
    headers.push(("Accept".to_owned(), wanted.accept.to_owned()));
    if let Some(tag) = wanted.known {
        headers.push(("If-None-Match".to_owned(), tag.to_owned()));
    }
    let outgoing = Outgoing {
        method: Method::Get,
        url: url.clone(),
        headers,
        body: bytes::Bytes::new(),
        max_bytes,
        deadline,
    };
    let answer = egress::send(app, outgoing).await.map_err(|f| from_failure(host, &f))?;
    if let Some(errand) = app.errand() {
        errand.read(answer.body.len());
    }
    Ok(answer)
}

/// Charges one request to the errand that it is made for, and tells how large and how long it may be.
fn charge(app: &App, host: &str, longest: Duration) -> Result<(usize, Duration)> {
    let Some(errand) = app.errand() else {
        return Ok((MAX_DOCUMENT, longest));
    };
    let Some(left) = errand.begin(MAX_DOCUMENT, longest) else {
        app.meters().not_asked.add("budget");
        return Err(Error::remote(Trouble::TooMuch, host, "one cause made this node ask for too much"));
    };
    if errand.cause != Cause::Ourselves && app.gate().fetch(host, app.clock().now()).is_err() {
        app.meters().not_asked.add("pace");
        return Err(Error::remote(Trouble::Busy, host, "asked enough for now"));
    }
    Ok(left)
}

/// What is said of an answer with 410.
const GONE: &str = "answered 410";

/// Whether a node does not know what it was asked for.
pub(super) fn is_unknown(e: &Error) -> bool {
    matches!(e, Error::Remote { trouble: Trouble::Unknown, .. })
}

/// Whether a node says that what it was asked for is gone for good (RFC 9110 §15.5.11), rather than that it is not there.
pub(super) fn is_gone_for_good(e: &Error) -> bool {
    matches!(e, Error::Remote { trouble: Trouble::Unknown, cause, .. } if cause == GONE)
}

pub(super) fn judge_status(host: &str, status: u16) -> Result<()> {
    let trouble = match status {
        200..=299 => return Ok(()),
        404 | 410 => Trouble::Unknown,
        401 | 403 => Trouble::Refused,
        408 | 425 | 429 | 500.. => Trouble::Unreachable,
        _ => Trouble::Rubbish,
    };
    Err(Error::remote(trouble, host, format!("answered {status}")))
}

/// Fetches an ActivityPub document from its own origin. What came to nothing a moment ago is not asked for again because
/// of what others send.
pub async fn fetch(app: &App, uri: &str) -> Result<Document> {
    let cause = app.errand().map_or(Cause::Ourselves, |errand| errand.cause);
    let now = app.clock().now();
    if let Some(trouble) = app.gate().was_useless(uri, now).filter(|t| holds(cause, *t)) {
        app.meters().not_asked.add("useless");
        return Err(Error::remote(trouble, authority_of(uri).unwrap_or_default(), "asked a moment ago"));
    }
    let fetched = fetch_anew(app, uri).await;
    if let Err(Error::Remote { trouble, .. }) = &fetched
        && holds(cause, *trouble)
    {
        app.gate().note_useless(uri, *trouble, now);
    }
    fetched
}

/// Whether a cause makes do with what was found out before. A message is tried again by its lane, which waits by itself,
/// and what its origin did not know a moment ago it may know now.
fn holds(cause: Cause, trouble: Trouble) -> bool {
    match cause {
        Cause::Stranger => true,
        Cause::Message => !matches!(trouble, Trouble::Unreachable | Trouble::Unknown),
        Cause::Ourselves => false,
    }
}

/// Fetches a document. Its `id` is what was asked for, or it is asked for by its id.
async fn fetch_anew(app: &App, uri: &str) -> Result<Document> {
    let host = authority_of(uri).ok_or_else(|| Error::remote(Trouble::Rubbish, uri, "no address"))?;
    if app.origin().owns(uri) {
        return Err(Error::NotFound);
    }
    let mut wanted = Url::parse(uri).map_err(|_| Error::remote(Trouble::Rubbish, &host, "no address"))?;
    wanted.set_fragment(None);
    for _ in 0..2 {
        let answer = get(app, &wanted, ACCEPT).await?;
        let document = read_document(app, &host, &answer)?;
        let Some(id) = document.id().and_then(|id| Url::parse(id).ok()) else {
            return Err(Error::remote(Trouble::Rubbish, &host, "a document without id"));
        };
        if id == wanted || mutant::off("document-id") {
            judge_status(&host, answer.status)?;
            return Ok(document);
        }
        if !same_origin(id.as_str(), wanted.as_str()) {
            return Err(Error::remote(Trouble::Rubbish, &host, "a document of another node"));
        }
        wanted = id;
    }
    Err(Error::remote(Trouble::Rubbish, host, "a document with another id"))
}

/// A 410 with a tombstone is a document, too; everything else must be a success with the right type.
pub(super) fn read_document(app: &App, host: &str, answer: &Answer) -> Result<Document> {
    if answer.status != 410 {
        judge_status(host, answer.status)?;
    }
    let kind = answer.content_type.as_deref().unwrap_or("");
    if !mutant::off("content-type") && !is_activity_type(kind) {
        judge_status(host, answer.status)?;
        return Err(Error::remote(
            Trouble::Rubbish,
            host,
            format!("answered with «{kind}», which is no ActivityPub"),
        ));
    }
    let limits = &app.config().federation.limits.message;
    let too_much = |code| Error::remote(Trouble::TooMuch, host, code);
    caps::bytes(&answer.body, limits).map_err(too_much)?;
    let document = Document::parse(&answer.body)
        .map_err(|e| Error::remote(Trouble::Rubbish, host, format!("not JSON: {e}")))?;
    caps::lists(&document, limits).map_err(too_much)?;
    Ok(document)
}

/// What stands where a post was: fetched like a document, answered with 410.
pub async fn fetch_tombstone(app: &App, uri: &str) -> Result<Option<Document>> {
    let host = authority_of(uri).unwrap_or_default();
    let url = Url::parse(uri).map_err(|_| Error::remote(Trouble::Rubbish, &host, "no address"))?;
    let answer = get(app, &url, ACCEPT).await?;
    if answer.status != 410 {
        return Ok(None);
    }
    Ok(read_document(app, &host, &answer)
        .ok()
        .filter(|d| d.kind() == Some("Tombstone") && d.id() == Some(uri) && was_post(d)))
}

/// Whether a tombstone, if it says what stood there, says that it was a post.
fn was_post(tombstone: &Document) -> bool {
    tombstone.text("formerType").is_none_or(|former| foreign::POSTS.contains(&former))
}

/// Fetches an actor's document and stores the actor and its key.
pub async fn learn_actor(app: &App, uri: &str) -> Result<Actor> {
    let document = fetch(app, uri).await?;
    store_actor(app, &document).await
}

pub(super) async fn store_actor(app: &App, document: &Document) -> Result<Actor> {
    let told = document.clone();
    let actor = app.db().write(move |tx| profile::keep(tx, &told)).await?;
    if let (true, Some(collection)) = (actor.is_group(), &actor.moderators)
        && let Err(e) = learn_moderators(app, actor.id, &actor.uri, collection).await
    {
        tracing::info!("moderators of {} were not learned: {e}", actor.uri);
    }
    Ok(actor)
}

/// Fetches the key with this id, through the actor that owns it (cases S-13 to S-15).
///
/// Whoever asks for it is a stranger: how often that makes us ask others is bounded by their domain.
pub async fn learn_key(app: &App, key_id: &str) -> Result<Actor> {
    let (app, host) = (&app.on_errand(Cause::Stranger), authority_of(key_id).unwrap_or_default());
    if app.gate().stranger(&host, app.clock().now()).is_err() {
        app.meters().not_asked.add("pace");
        return Err(Error::remote(Trouble::Busy, host, "too many strangers"));
    }
    let bare = key_id.split('#').next().unwrap_or(key_id);
    let document = fetch(app, bare).await?;
    if document.inner("publicKey").is_some() || document.0.get("assertionMethod").is_some() {
        return store_actor(app, &document).await;
    }
    let owner = document.uri("owner").or_else(|| document.uri("controller"));
    match owner.filter(|owner| same_origin(owner, key_id)) {
        Some(owner) => learn_actor(app, owner).await,
        None => Err(Error::remote(
            Trouble::Rubbish,
            authority_of(key_id).unwrap_or_default(),
            "a key without owner",
        )),
    }
}

/// Reads a community's moderators and gives them their role here.
async fn learn_moderators(app: &App, group: i64, group_uri: &str, collection: &str) -> Result<()> {
    let document = fetch(app, collection).await?;
    let mut listed: Vec<String> = document.uris("orderedItems").into_iter().map(str::to_owned).collect();
    listed.extend(document.uris("items").into_iter().map(str::to_owned));
    listed.truncate(20);
    let origin = app.origin();
    for uri in listed {
        let stored = origin.stored(&uri);
        let look = stored.clone();
        let known = app.db().read(move |conn| actors::by_uri(conn, &look)).await?;
        let actor = match known {
            Some(actor) => actor,
            None if origin.owns(&uri) => continue,
            None => match Box::pin(learn_actor(app, &uri)).await {
                Ok(actor) => actor,
                Err(e) => {
                    tracing::info!("a moderator of {group_uri} was not learned: {e}");
                    continue;
                }
            },
        };
        app.db()
            .write(move |tx| {
                let home = receive::home_of(tx, group)?;
                join::add_moderator(tx, &home, group, actor.id)
            })
            .await?;
    }
    Ok(())
}

/// Fetches something that a message in the community `vouched` rests on: an actor, or a post of that community.
pub async fn learn_missing(app: &App, uri: &str, vouched: i64) -> Result<()> {
    if app.origin().owns(uri) {
        return Err(Error::NotFound);
    }
    let document = match fetch(app, uri).await {
        Ok(document) => document,
        Err(Error::Remote { trouble: Trouble::Unknown, host, cause }) => {
            return match fetch_tombstone(app, uri).await? {
                Some(tombstone) => keep_tombstone(app, tombstone, vouched).await,
                None => Err(Error::Remote { trouble: Trouble::Unknown, host, cause }),
            };
        }
        Err(e) => return Err(e),
    };
    match document.kind() {
        Some("Person" | "Service" | "Group" | "Application" | "Organization") => {
            store_actor(app, &document).await.map(drop)
        }
        _ => keep_post(app, document, vouched).await,
    }
}

pub(super) async fn keep_post(app: &App, document: Document, vouched: i64) -> Result<()> {
    let origin = app.origin();
    app.db().write(move |tx| receive::keep_fetched(tx, &origin, &document, vouched)).await
}

async fn keep_tombstone(app: &App, document: Document, vouched: i64) -> Result<()> {
    let origin = app.origin();
    app.db()
        .write(move |tx| receive::keep_tombstone(tx, &origin, &document, vouched, receive::Place::OfDeleted))
        .await
}

/// Fetches what is missing, and what that rests on, up to `budget` documents.
pub async fn learn_missing_chain(app: &App, uri: &str, vouched: i64, budget: usize) -> Result<()> {
    let mut open = vec![uri.to_owned()];
    for _ in 0..budget {
        let Some(next) = open.last().cloned() else {
            return Ok(());
        };
        match learn_missing(app, &next, vouched).await {
            Ok(()) => {
                open.pop();
            }
            Err(Error::Missing(deeper)) if !open.contains(&deeper) => open.push(deeper),
            Err(e) => return Err(e),
        }
    }
    if open.is_empty() { Ok(()) } else { Err(Error::Missing(uri.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_read_leniently_and_only_these() {
        for (text, fine) in [
            ("application/activity+json", true),
            ("application/activity+json;charset=utf-8", true),
            ("Application/Activity+JSON; charset=UTF-8", true),
            ("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"; charset=utf-8", true),
            ("application/ld+json", false),
            ("application/json", false),
            ("text/html", false),
            ("image/png", false),
        ] {
            assert_eq!(is_activity_type(text), fine, "{text}");
        }
    }
}
