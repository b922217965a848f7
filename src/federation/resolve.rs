//! What somebody typed into the search box: `!community@node`, `@person@node`, the address of an object.

use std::time::Duration;

use url::Url;

use super::errand::Cause;
use super::receive;
use super::remote::{fetch, get, judge_status, keep_post, learn_actor, learn_missing_chain, store_actor};
use super::webfinger;
use super::wire::incoming::Document;
use crate::accounts::Viewer;
use crate::actors::{self, Actor, Kind};
use crate::app::{App, Found};
use crate::base::origin::authority_of;
use crate::base::sql::Conn;
use crate::base::text;
use crate::error::{Error, Problem, Result, Trouble};
use crate::{communities, policy, threads};

/// Asks other nodes for the people that a text mentions and that are not known here; a failure leaves them plain words.
pub async fn learn_mentioned(app: &App, source: &str) {
    let app = &app.on_errand(Cause::Ourselves);
    let own = app.origin();
    let handles = text::mentioned(source, threads::MAX_MENTIONS);
    let elsewhere = handles.iter().filter_map(|h| h.trim_start_matches('@').split_once('@'));
    for (name, authority) in elsewhere.filter(|(_, a)| *a != own.authority()).take(5) {
        let (key, at) = (name.to_owned(), authority.to_owned());
        let known = app.db().read(move |conn| actors::by_address(conn, &key, &at)).await;
        if matches!(known, Ok(None)) {
            let asked = tokio::time::timeout(
                Duration::from_secs(3),
                by_webfinger(app, name, authority, Kind::Person),
            );
            if let Ok(Err(e)) = asked.await {
                tracing::info!("a mentioned person was not found: {e}");
            }
        }
    }
}

/// A handle or address as somebody typed it.
enum Asked {
    Handle { name: String, authority: Option<String>, group: bool },
    Address(String),
}

fn read_query(text: &str) -> Result<Asked> {
    let text = text.trim();
    if text.starts_with("https://") || text.starts_with("http://") {
        return Ok(Asked::Address(text.to_owned()));
    }
    let group = text.starts_with('!');
    let bare = text.trim_start_matches(['!', '@']);
    let (name, authority) = match bare.split_once('@') {
        Some((name, authority)) => (name, Some(authority)),
        None if group || text.starts_with('@') => (bare, None),
        None => return Err(Error::invalid("q", "handle-form")),
    };
    let odd = |c: char| c.is_whitespace() || "/?#\\@<>".contains(c);
    if name.is_empty() || name.contains(odd) {
        return Err(Error::invalid("q", "handle-form"));
    }
    let authority = match authority {
        None => None,
        Some(a) if a.contains(odd) => return Err(Error::invalid("q", "handle-form")),
        Some(a) => Some(policy::canonical(a).ok_or_else(|| Error::from(Problem::with("q", "node-name", a)))?),
    };
    Ok(Asked::Handle { name: name.to_owned(), authority, group })
}

/// Finds what a handle or URL names; only members and the node itself may make it ask others.
pub async fn resolve(app: &App, viewer: &Viewer, text: &str) -> Result<Found> {
    let app = &app.on_errand(Cause::Ourselves);
    let may_ask = matches!(viewer, Viewer::Member(_) | Viewer::Node);
    match read_query(text)? {
        Asked::Handle { name, authority, group } => {
            let elsewhere = authority.filter(|a| a != app.origin().authority());
            let found = resolve_handle(app, &name, elsewhere, group, may_ask).await?;
            found_actor(app, viewer, found).await
        }
        Asked::Address(address) => resolve_address(app, viewer, &address, may_ask).await,
    }
}

async fn resolve_handle(
    app: &App,
    name: &str,
    authority: Option<String>,
    group: bool,
    may_ask: bool,
) -> Result<Actor> {
    let (key, at) = (name.to_owned(), authority.clone());
    let known = app
        .db()
        .read(move |conn| match &at {
            Some(at) => actors::by_address(conn, &key, at),
            None => actors::by_handle(conn, &key),
        })
        .await?;
    let kind = if group { Kind::Group } else { Kind::Person };
    match (known, authority) {
        (Some(actor), _) if actor.is_group() == group || !group => Ok(actor),
        (_, Some(authority)) if may_ask => by_webfinger(app, name, &authority, kind).await,
        _ => Err(Error::NotFound),
    }
}

async fn resolve_address(app: &App, viewer: &Viewer, address: &str, may_ask: bool) -> Result<Found> {
    let stored = app.origin().stored(address);
    if let Some(found) = known_at(app, viewer, &stored).await? {
        return Ok(found);
    }
    if app.origin().owns(address) {
        return resolve_own_page(app, viewer, &stored).await;
    }
    if !may_ask {
        return Err(Error::NotFound);
    }
    let document = fetch(app, address).await?;
    let id = document.id().unwrap_or_default().to_owned();
    learn_with_ancestors(app, document).await?;
    known_at(app, viewer, &id).await?.ok_or(Error::NotFound)
}

/// What is known here under a stored URI, as far as the viewer may know of it.
async fn known_at(app: &App, viewer: &Viewer, uri: &str) -> Result<Option<Found>> {
    let (reader, uri) = (viewer.clone(), uri.to_owned());
    let look = move |conn: &mut Conn| match actors::by_uri(conn, &uri)? {
        Some(actor) => Ok((Some(actor), None)),
        None => Ok((None, post_at(conn, &reader, &uri)?)),
    };
    match app.db().read(look).await? {
        (Some(actor), _) => found_actor(app, viewer, actor).await.map(Some),
        (None, post) => Ok(post),
    }
}

fn post_at(conn: &mut Conn, viewer: &Viewer, uri: &str) -> Result<Option<Found>> {
    let post = match uri.strip_prefix("/t/").or_else(|| uri.strip_prefix("/r/")) {
        Some(page) => threads::read::post(conn, viewer, page),
        None => threads::read::post_by_uri(conn, viewer, uri),
    };
    match post {
        Ok(post) => Ok(Some(Found::Post { thread: post.thread_page, post: post.page })),
        Err(Error::NotFound) => Ok(None),
        Err(e) => Err(e),
    }
}

/// The address of a page of this node: `/c/slug`, `/@handle`.
async fn resolve_own_page(app: &App, viewer: &Viewer, path: &str) -> Result<Found> {
    let (handle, group) = match (path.strip_prefix("/c/"), path.strip_prefix("/@")) {
        (Some(slug), _) => (slug, true),
        (_, Some(handle)) => (handle, false),
        _ => return Err(Error::NotFound),
    };
    let (name, authority) = match handle.split_once('@') {
        Some((name, authority)) => (name, Some(authority.to_owned())),
        None => (handle, None),
    };
    let actor = resolve_handle(app, name, authority, group, false).await?;
    found_actor(app, viewer, actor).await
}

/// Stores a fetched document after whatever it rests on.
async fn learn_with_ancestors(app: &App, document: Document) -> Result<()> {
    let is_actor =
        matches!(document.kind(), Some("Person" | "Service" | "Group" | "Application" | "Organization"));
    if is_actor {
        return store_actor(app, &document).await.map(drop);
    }
    let (origin, named) = (app.origin(), document.clone());
    let vouched = match app.db().write(move |tx| receive::vouching(tx, &origin, &named)).await {
        // The community itself is not known yet.
        Err(Error::Missing(group)) => {
            learn_actor(app, &group).await?;
            let (origin, named) = (app.origin(), document.clone());
            app.db().write(move |tx| receive::vouching(tx, &origin, &named)).await?
        }
        other => other?,
    };
    for _ in 0..20 {
        match keep_post(app, document.clone(), vouched).await {
            Err(Error::Missing(uri)) => learn_missing_chain(app, &uri, vouched, 20).await?,
            other => return other,
        }
    }
    let host = authority_of(document.id().unwrap_or_default()).unwrap_or_default();
    Err(Error::remote(Trouble::TooMuch, host, "a long chain"))
}

async fn found_actor(app: &App, viewer: &Viewer, actor: Actor) -> Result<Found> {
    if !actor.is_group() {
        let hidden =
            actor.is_here() && actor.took_part.is_none() && viewer.member().is_none() && !viewer.sees_all();
        if actor.kind != Kind::Person.key() || hidden {
            return Err(Error::NotFound);
        }
        let segment = actor.address().trim_start_matches('@').to_owned();
        return Ok(Found::Person(segment));
    }
    let viewer = viewer.clone();
    let community = app.db().read(move |conn| communities::read::by_id(conn, &viewer, actor.id)).await?;
    Ok(Found::Community(community.slug()))
}

/// Looks a handle up by WebFinger (RFC 7033) at its own authority.
async fn by_webfinger(app: &App, name: &str, authority: &str, kind: Kind) -> Result<Actor> {
    let scheme = if is_lab_peer(app, authority) { "http" } else { "https" };
    let rubbish = |what: &str| Error::remote(Trouble::Rubbish, authority, what.to_owned());
    let base = format!("{scheme}://{authority}/.well-known/webfinger");
    let url = Url::parse_with_params(&base, [("resource", format!("acct:{name}@{authority}"))])
        .map_err(|_| rubbish("no address"))?;
    let answer = get(app, &url, "application/jrd+json, application/json").await?;
    judge_status(authority, answer.status)?;
    let document =
        Document::parse(&answer.body).map_err(|_| rubbish("a WebFinger answer that is not JSON"))?;
    // Whose handle it is, is said both by the answer and by the actor (case O-18).
    let links = webfinger::actors_of(&document.0, name, authority).map_err(rubbish)?;
    let mut last = rubbish("a WebFinger answer without an ActivityPub link");
    for link in links {
        match Box::pin(learn_actor(app, link)).await {
            Ok(actor) if !actor.handle.eq_ignore_ascii_case(name) => {
                last = rubbish("an actor of another name")
            }
            Ok(actor) if actor.kind == kind.key() || kind == Kind::Person => return Ok(actor),
            Ok(_) => last = rubbish("the handle of something else"),
            Err(e) => last = e,
        }
    }
    Err(last)
}

fn is_lab_peer(app: &App, authority: &str) -> bool {
    app.config().federation.lab_peers.iter().any(|peer| peer == authority)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_that_would_build_a_url_of_their_own_are_refused() {
        for bad in ["x@127.0.0.1:8080/path?#", "x@a b", "x", "!a@b@c", "@x@a#b", "x@user:pw@host", ""] {
            assert!(read_query(bad).is_err(), "{bad}");
        }
        for fine in [
            "!wound-care@north.example",
            "@ana@north.localhost:8081",
            "ana@north.example",
            "@ana",
            "!wound-care",
        ] {
            assert!(read_query(fine).is_ok(), "{fine}");
        }
    }
}
