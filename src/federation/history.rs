//! The past of communities elsewhere: recent threads come along when somebody here is the first to join, and a thread
//! that is known in part comes whole when it is opened. `exchange::history` holds what is asked for.
//!
//! Only the community's home is asked, and what it tells is judged as if it had announced it: what third nodes wrote
//! comes from their own origin. Everything is bounded, saved page by page, and the same when it is read twice.

pub(super) mod pages;
pub(super) mod take;

use serde_json::Value;

use self::take::{Took, take};
use super::receive::{self, content};
use super::remote;
use super::wire::foreign;
use super::wire::incoming::Document;
use crate::actors::{self, Actor};
use crate::app::App;
use crate::base::lease;
use crate::base::origin::authority_of;
use crate::error::{Error, Result, Trouble};
use crate::exchange::history::{self, Wish};
use crate::threads::past;

/// How many pages of one collection are read, however few items they hold.
const PAGES: i64 = 500;
/// How many pinned threads are taken over.
const PINNED: usize = 20;
/// Why reading stopped before the end: asked again, it goes on from there.
pub const BOUNDED: &str = history::BOUNDED;

/// The community that is read, and its home.
pub(super) struct Home {
    pub group: Actor,
    /// The full URI of the community.
    pub uri: String,
}

/// Reads what is asked for of one node, page by page, and tells how many; `None` when another process is at it.
pub async fn work_off(app: &App, node: i64) -> Result<Option<usize>> {
    lease::while_held(app.db(), app.process(), format!("past:{node}"), read_on(app, node)).await
}

async fn read_on(app: &App, node: i64) -> Result<usize> {
    let mut read = 0;
    loop {
        let now = app.clock().now();
        let Some(wish) = app.db().read(move |conn| history::due(conn, node, now)).await? else {
            return Ok(read);
        };
        read += 1;
        match turn(app, &wish).await {
            Ok(()) => {}
            Err(e @ (Error::Database(_) | Error::Internal(_))) => return Err(e),
            Err(e) => {
                tracing::info!("the past of a community was not read on: {e}");
                let (passing, reason) = (e.is_passing(), reason(&e));
                let end = move |tx: &mut crate::base::db::Tx| match passing {
                    true => history::later(tx, node, &wish, reason),
                    false => history::failed(tx, wish.id, reason),
                };
                app.db().write(end).await?;
            }
        }
    }
}

/// The key by which doors say why.
pub(super) fn reason(e: &Error) -> &'static str {
    match e {
        Error::Remote { trouble, .. } => trouble.key(),
        _ => Trouble::Rubbish.key(),
    }
}

/// Reads one page.
async fn turn(app: &App, wish: &Wish) -> Result<()> {
    let community = wish.community;
    let group = app.db().read(move |conn| actors::by_id(conn, community)).await?;
    let home = Home { uri: app.origin().complete(&group.uri), group };
    if wish.thread.is_empty() { threads(app, wish, &home).await } else { activities(app, wish, &home).await }
}

/// A page of the community's outbox: each thread is taken over, and asked for whole.
async fn threads(app: &App, wish: &Wish, home: &Home) -> Result<()> {
    let url = match (wish.next.as_str(), wish.url.as_str()) {
        ("", "") => outbox(app, home).await?,
        ("", url) | (url, _) => url.to_owned(),
    };
    let page = pages::read(app, &home.uri, &url).await?;
    let (mut kept, mut skipped) = (0, 0);
    for item in &page.items {
        match thread(app, home, item).await? {
            Took::Kept => kept += 1,
            Took::Skipped => skipped += 1,
            Took::NotMeant => {}
        }
    }
    let limit = i64::try_from(app.config().federation.history_threads).unwrap_or(i64::MAX);
    let end = Page { next: page.next, kept, skipped, full: wish.kept + kept >= limit };
    if end.next.is_none() {
        pinned(app, home).await?;
    }
    end.write(app, wish).await
}

/// Where the community has its outbox; asked of itself when it is not known.
async fn outbox(app: &App, home: &Home) -> Result<String> {
    let id = home.group.id;
    let mut found = app.db().read(move |conn| actors::collections(conn, id)).await?.outbox;
    if found.is_none() {
        remote::learn_actor(app, &home.uri).await?;
        found = app.db().read(move |conn| actors::collections(conn, id)).await?.outbox;
    }
    let host = authority_of(&home.uri).unwrap_or_default();
    found.ok_or_else(|| Error::remote(Trouble::Rubbish, host, "a community without outbox"))
}

/// A thread that the outbox names. Whatever else stands there is about threads, and comes with them.
async fn thread(app: &App, home: &Home, item: &Value) -> Result<Took> {
    let Some((uri, conversation)) = opening(home, item) else {
        return Ok(Took::NotMeant);
    };
    if take(app, home, item).await? == Took::Skipped {
        return Ok(Took::Skipped);
    }
    let (stored, community) = (app.origin().stored(&uri), home.group.id);
    app.db()
        .write(move |tx| {
            let known =
                past::of_post(tx.conn, &stored)?.filter(|t| t.uri == stored && t.community == community);
            let Some(thread) = known else { return Ok(Took::Skipped) };
            if let Some(url) = conversation.as_deref().or(thread.conversation.as_deref()) {
                past::kept_at(tx, thread.id, url)?;
                past::set_partial(tx, thread.id, true)?;
                history::ask_thread(tx, community, &stored, url, false)?;
            }
            Ok(Took::Kept)
        })
        .await
}

/// The URI of the thread that an item of an outbox opens, and where its conversation is at the community's home.
fn opening(home: &Home, item: &Value) -> Option<(String, Option<String>)> {
    let outer = Document(item.clone());
    let mut inner = outer.clone();
    while matches!(inner.kind(), Some("Announce" | "Create" | "Update")) {
        match inner.inner("object") {
            Some(object) => inner = object,
            // Only an id: whether it opens a thread is seen when it has come.
            None => return inner.uri("object").map(|uri| (uri.to_owned(), None)),
        }
    }
    let opens = foreign::is_post(&inner) && inner.uri("inReplyTo").is_none();
    let at =
        content::conversation_of(&outer, &home.uri).or_else(|| content::conversation_of(&inner, &home.uri));
    inner.id().filter(|_| opens).map(|id| (id.to_owned(), at.map(str::to_owned)))
}

/// What the home keeps on top is on top here, too.
async fn pinned(app: &App, home: &Home) -> Result<()> {
    let id = home.group.id;
    let Some(url) = app.db().read(move |conn| actors::collections(conn, id)).await?.featured else {
        return Ok(());
    };
    let page = match pages::read(app, &home.uri, &url).await {
        Ok(page) => page,
        Err(e) if !e.is_passing() => return Ok(()),
        Err(e) => return Err(e),
    };
    for item in page.items.iter().take(PINNED) {
        let document = Document(serde_json::json!({ "id": item }));
        let Some(uri) = document.uri("id").map(str::to_owned) else { continue };
        if take(app, home, &Value::String(uri.clone())).await? != Took::Kept {
            continue;
        }
        let (origin, community) = (app.origin(), home.group.id);
        let told = app.db().write(move |tx| receive::told_pinned(tx, &origin, &uri, community)).await;
        match told {
            Err(e @ (Error::Database(_) | Error::Internal(_))) => return Err(e),
            Err(e) => tracing::info!("a pinned thread was left out: {e}"),
            Ok(()) => {}
        }
    }
    Ok(())
}

/// A page of what happened in a thread.
async fn activities(app: &App, wish: &Wish, home: &Home) -> Result<()> {
    let url = if wish.next.is_empty() { &wish.url } else { &wish.next };
    let page = pages::read(app, &home.uri, url).await?;
    let (mut kept, mut skipped) = (0, 0);
    for item in &page.items {
        match take(app, home, item).await? {
            Took::Kept => kept += 1,
            Took::Skipped | Took::NotMeant => skipped += 1,
        }
    }
    let limit = i64::try_from(app.config().federation.history_activities).unwrap_or(i64::MAX);
    Page { next: page.next, kept, skipped, full: wish.kept + kept >= limit }.write(app, wish).await
}

/// What reading a page came to.
struct Page {
    next: Option<String>,
    kept: i64,
    skipped: i64,
    /// As much as this node reads.
    full: bool,
}

impl Page {
    async fn write(self, app: &App, wish: &Wish) -> Result<()> {
        let wish = wish.clone();
        app.db()
            .write(move |tx| {
                let next = self.next.as_deref().unwrap_or("");
                history::turned(tx, wish.id, next, self.kept, self.skipped)?;
                let bounded = !next.is_empty() && (self.full || wish.pages + 1 >= PAGES);
                if bounded {
                    return history::done(tx, wish.id, Some(BOUNDED));
                }
                if !next.is_empty() {
                    return Ok(());
                }
                history::done(tx, wish.id, None)?;
                whole(tx, &wish)
            })
            .await
    }
}

/// A thread was read to its end; whole it stays as long as somebody here is told what is new.
fn whole(tx: &mut crate::base::db::Tx, wish: &Wish) -> Result<()> {
    let followed = content::somebody_follows(tx.conn, wish.community)?;
    match past::of_post(tx.conn, &wish.thread)? {
        Some(thread) if followed => past::set_partial(tx, thread.id, false),
        _ => Ok(()),
    }
}
