//! A thread as others read it whole: its posts (FEP-7888), and everything that happened in it (FEP-f228), both in the
//! order in which they came.
//!
//! Posts of this node stand there in full; of what was written elsewhere only its id: its own origin has the word.

use axum::extract::OriginalUri;
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::*;
use crate::base::origin::Origin;
use crate::base::time::{Micros, rfc3339};
use crate::communities::read::HEARS;
use crate::federation::guard::{self, Head};
use crate::federation::wire::activity::{Envelope, UNKNOWN};
use crate::federation::wire::post::{Beside, Content};
use crate::threads::read::Thread;

/// How many posts, and how many votes, a page holds.
const POSTS: i64 = 25;
const VOTES: i64 = 200;

/// A thread that began here, or in a community of ours: its conversation is ours to tell.
fn told_here(conn: &mut Conn, page: &str) -> Result<(Thread, communities::read::Community)> {
    let thread = threads::read::thread(conn, &Viewer::Anonymous, page)?;
    let group = communities::read::by_id(conn, &Viewer::Anonymous, thread.community)?;
    if group.is_here() || thread.uri == format!("/t/{page}") {
        Ok((thread, group))
    } else {
        Err(Error::NotFound)
    }
}

/// Posts in the order of arrival, and the place to go on from.
type Posts = (Vec<(Content, Beside)>, Option<i64>);

/// A page of posts from behind a place.
fn posts(conn: &mut Conn, thread: i64, after: i64) -> Result<Posts> {
    let mut said = threads::read::said(conn, &Viewer::Anonymous, thread, after, POSTS + 1)?;
    let more = i64::try_from(said.len()).unwrap_or(0) > POSTS;
    said.truncate(usize::try_from(POSTS).unwrap_or(0));
    let next = said.last().map(|s| s.seq).filter(|_| more);
    let ids: Vec<i64> = said.iter().map(|s| s.id).collect();
    Ok((post::load_all(conn, &ids)?, next))
}

/// `GET /t/{id}/context`: the posts of a conversation.
pub async fn conversation(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(query): Query<PageQuery>,
) -> Response {
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let (thread, group) = told_here(conn, &id)?;
        let listing = Listing {
            id: origin.complete(&format!("/t/{id}/context")),
            total: Some(thread.replies + 1),
            owner: Some(origin.complete(&group.uri)),
        };
        listing.document(&query, |after| {
            let (page, next) = posts(conn, thread.id, after.map_or(-1, |c| c.id))?;
            let next = next.map(|id| Cursor { at: 0, id, text: String::new() }.write());
            Ok((page.iter().map(|(c, m)| object(&origin, c, m)).collect(), next))
        })
    });
    or_absent(made.await.map(answer))
}

/// A post in full, its tombstone, or its id where another node has the word.
fn object(origin: &Origin, c: &Content, mentioned: &Beside) -> Value {
    if !c.uri.starts_with('/') {
        return json!(c.uri);
    }
    let whole = match c.deleted.is_some() || c.removed {
        true => serde_json::to_value(post::tombstone(origin, c)),
        false => serde_json::to_value(post::document_of(origin, c, mentioned)),
    };
    whole.unwrap_or_default()
}

/// The activity that made a post what it is now.
pub(super) fn written(origin: &Origin, c: &Content, mentioned: &Beside) -> Value {
    let object = match c.uri.starts_with('/') {
        true => object(origin, c, mentioned),
        // Enough to see which version is meant.
        false => {
            let mut stub = json!({
                "type": if c.parent_uri.is_some() { "Note" } else { "Page" }, "id": c.uri,
                "attributedTo": origin.complete(&c.author_uri), "audience": origin.complete(&c.community_uri),
            });
            if let (true, Some(fields)) = (c.edited, stub.as_object_mut()) {
                fields.insert("updated".to_owned(), json!(rfc3339(c.updated)));
            }
            stub
        }
    };
    // A post that was fetched does not know which activity made it.
    let id = if c.version.is_empty() { format!("{}{UNKNOWN}", c.uri) } else { c.version.clone() };
    let kind = if c.edited { "Update" } else { "Create" };
    let actor = origin.complete(&c.author_uri);
    envelope(origin, c, kind, origin.complete(&id), actor, object, c.updated)
}

fn envelope(
    origin: &Origin,
    c: &Content,
    kind: &'static str,
    id: String,
    actor: String,
    object: Value,
    published: Micros,
) -> Value {
    let (group, summary, target) = (origin.complete(&c.community_uri), None, None);
    Envelope { id, kind, actor, group, object, target, summary, end: None, published }.value()
}

row! {
    struct Like { id: i64, post_uri: String, activity: String, actor_uri: String, at: i64 }
    struct Clocks { lock_clock: i64, pin_clock: i64 }
}

const LIKES: &str = "SELECT v.id, p.uri AS post_uri, v.activity, a.uri AS actor_uri, v.at FROM posts p
     JOIN votes v ON v.post = p.id JOIN actors a ON a.id = v.actor";
const LIVING: &str = "AND NOT v.undone AND p.deleted IS NULL AND v.id > $2 ORDER BY v.id LIMIT $3";

/// `GET /t/{id}/activities`: what happened in a thread of a community of ours: posts with their removals, then votes,
/// then how the thread stands. `?of=` a post's URI: of that post only, and of its opening post with all its states, so
/// that a copy which missed one of their changes can be set right.
///
/// Who votes for what is told to those who are told it as it happens: nodes with a member in the community.
pub async fn activities(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(query): Query<PageQuery>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path_and_query().map_or("/", |p| p.as_str());
    let asks = asker(&app, &Head { method: "GET", path_and_query: path, headers: &headers }).await;
    let origin = app.origin();
    let made = app.db().read(move |conn| {
        let (thread, group) = told_here(conn, &id)?;
        if !group.is_here() {
            return Err(Error::NotFound);
        }
        let with_votes = asks.is_some_and(|node| hears(conn, group.actor, node).unwrap_or(false));
        let listing = Listing {
            id: origin.complete(&format!("/t/{id}/activities")),
            total: None,
            owner: Some(origin.complete(&group.uri)),
        };
        let told = Told { origin: &origin, thread: &thread, group: origin.complete(&group.uri), with_votes };
        if let Some(post) = &query.of {
            return told.of_post(conn, &listing, post, query.page.as_deref());
        }
        listing.document(&query, |after| told.page(conn, after))
    });
    or_absent(made.await.map(answer))
}

/// The node of whoever signed the request; nobody when it is not signed, or not well.
pub(super) async fn asker(app: &App, head: &Head<'_>) -> Option<i64> {
    if !head.headers.contains_key("signature") {
        return None;
    }
    guard::admit(app, head, b"").await.ok().and_then(|signer| signer.sender.actor.node)
}

/// Whether a node has a member in the community.
fn hears(conn: &mut Conn, community: i64, node: i64) -> Result<bool> {
    let member = format!(
        "SELECT CAST(1 AS BIGINT) AS n FROM memberships m JOIN actors a ON a.id = m.actor
         WHERE m.community = $1 AND {HEARS} AND a.node = $2 LIMIT 1"
    );
    let found = conn.number(sql!(member, community, node))?;
    Ok(found.is_some())
}

/// A thread while it is told.
struct Told<'a> {
    origin: &'a Origin,
    thread: &'a Thread,
    group: String,
    with_votes: bool,
}

impl Told<'_> {
    /// A page: of posts first (`at` 0 in the cursor), then of votes (`at` 1).
    fn page(&self, conn: &mut Conn, after: Option<Cursor>) -> Result<(Vec<Value>, Option<String>)> {
        let after = after.unwrap_or(Cursor { at: 0, id: -1, text: String::new() });
        let cursor = |at, id| Some(Cursor { at, id, text: String::new() }.write());
        if after.at == 0 {
            let (page, next) = posts(conn, self.thread.id, after.id)?;
            let mut items = Vec::new();
            for (c, mentioned) in &page {
                self.post(c, mentioned, &mut items);
            }
            return match next {
                Some(seq) => Ok((items, cursor(0, seq))),
                None if self.with_votes => Ok((items, cursor(1, 0))),
                None => self.ended(conn, items),
            };
        }
        let mut likes = self.likes(conn, after.id)?;
        let more = i64::try_from(likes.len()).unwrap_or(0) > VOTES;
        likes.truncate(usize::try_from(VOTES).unwrap_or(0));
        let next = likes.last().map(|l| l.id).filter(|_| more);
        let items = likes.iter().map(|l| self.like(l)).collect();
        match next {
            Some(id) => Ok((items, cursor(1, id))),
            None => self.ended(conn, items),
        }
    }

    /// A post, and its end if it had one. What stood in a removed one is told by its own origin, or by nobody.
    fn post(&self, c: &Content, mentioned: &Beside, items: &mut Vec<Value>) {
        let ours = c.uri.starts_with('/');
        let uri = self.origin.complete(&c.uri);
        let home = || self.group.clone();
        if c.deleted.is_some() {
            let object = if ours { object(self.origin, c, mentioned) } else { json!(uri) };
            let id = format!("{}#deleted-{}", self.group, c.page);
            let at = c.deleted.unwrap_or(c.updated);
            items.push(envelope(self.origin, c, "Delete", id, home(), object, at));
            return;
        }
        if !c.removed || !ours {
            items.push(written(self.origin, c, mentioned));
        }
        if c.removed {
            let object = if ours { object(self.origin, c, mentioned) } else { json!(uri) };
            let reason = c.removed_why.as_deref().filter(|why| !why.is_empty()).unwrap_or("removed");
            items.push(self.act("Delete", &c.page, object, c.removal_clock, Some(reason)));
        }
    }

    /// What the home did; who did it there is told as it happens only.
    fn act(&self, kind: &'static str, what: &str, object: Value, at: Micros, reason: Option<&str>) -> Value {
        let target = matches!(kind, "Add" | "Remove").then(|| format!("{}/featured", self.group));
        let (actor, group) = (self.group.clone(), self.group.clone());
        let id = format!("{}#{}-{what}", self.group, kind.to_lowercase());
        Envelope { id, kind, actor, group, object, target, summary: reason, end: None, published: at }.value()
    }

    fn likes(&self, conn: &mut Conn, after: i64) -> Result<Vec<Like>> {
        conn.all(sql!(format!("{LIKES} WHERE p.thread = $1 {LIVING}"), self.thread.id, after, VOTES + 1))
    }

    /// A page of what is to be told of one post: what it is and how it stands, then its votes.
    fn of_post(&self, conn: &mut Conn, listing: &Listing, uri: &str, page: Option<&str>) -> Result<Value> {
        let seen = threads::read::post_by_uri(conn, &Viewer::Anonymous, &self.origin.stored(uri))?;
        if seen.thread != self.thread.id {
            return Err(Error::NotFound);
        }
        let mut items = Vec::new();
        let after = match page {
            Some(page) => Cursor::read(page)?.id,
            None => {
                for (c, mentioned) in &post::load_all(conn, &[seen.id])? {
                    self.post(c, mentioned, &mut items);
                    self.restored(c, &mut items);
                }
                if seen.parent.is_none() {
                    self.stands(conn, true, &mut items)?;
                }
                0
            }
        };
        let mut next = None;
        if self.with_votes {
            let text = format!("{LIKES} WHERE p.id = $1 {LIVING}");
            let mut likes = conn.all::<Like>(sql!(text, seen.id, after, VOTES + 1))?;
            let more = i64::try_from(likes.len()).unwrap_or(0) > VOTES;
            likes.truncate(usize::try_from(VOTES).unwrap_or(0));
            next = likes.last().map(|l| l.id).filter(|_| more);
            items.extend(likes.iter().map(|l| self.like(l)));
        }
        let of: String = url::form_urlencoded::byte_serialize(uri.as_bytes()).collect();
        let id = format!("{}?of={of}", listing.id);
        let mut document = json!({
            "type": "OrderedCollectionPage", "id": id, "partOf": listing.id, "orderedItems": items,
            // Whoever is not told of votes must not take their absence for a word on them.
            "votes": self.with_votes,
        });
        if let (Some(last), Some(fields)) = (next, document.as_object_mut()) {
            let cursor = Cursor { at: 1, id: last, text: String::new() }.write();
            fields.insert("next".to_owned(), json!(format!("{id}&page={cursor}")));
        }
        listing.attribute(&mut document);
        Ok(document)
    }

    /// A post that stands again after it had been removed.
    fn restored(&self, c: &Content, items: &mut Vec<Value>) {
        if !c.removed && c.deleted.is_none() && c.removal_clock > 0 {
            let removal = self.act(
                "Delete",
                &c.page,
                json!(self.origin.complete(&c.uri)),
                c.removal_clock,
                Some("removed"),
            );
            items.push(self.act("Undo", &c.page, removal, c.removal_clock, None));
        }
    }

    fn like(&self, like: &Like) -> Value {
        let whole = |uri: &str| self.origin.complete(uri);
        let (group, summary, target) = (self.group.clone(), None, None);
        let (id, actor, object) =
            (whole(&like.activity), whole(&like.actor_uri), json!(whole(&like.post_uri)));
        Envelope { id, kind: "Like", actor, group, object, target, summary, end: None, published: like.at }
            .value()
    }

    /// The last page ends with how the thread stands now.
    fn ended(&self, conn: &mut Conn, mut items: Vec<Value>) -> Result<(Vec<Value>, Option<String>)> {
        self.stands(conn, false, &mut items)?;
        Ok((items, None))
    }

    /// The topic that the thread is in, or that it was taken out of all.
    fn topic(&self, conn: &mut Conn, items: &mut Vec<Value>) -> Result<()> {
        let place = threads::topic::of(conn, self.thread.id)?;
        let (kind, target) = match &place.topic {
            Some(topic) => ("Add", self.origin.complete(topic)),
            None if place.clock > 0 => ("Remove", format!("{}/topics", self.group)),
            None => return Ok(()),
        };
        let object = json!(self.origin.complete(&self.thread.uri));
        let at = if place.clock > 0 { place.clock } else { self.thread.created };
        let mut told = self.act(kind, &format!("topic-{}", self.thread.page), object, at, None);
        if let Some(fields) = told.as_object_mut() {
            fields.insert("target".to_owned(), json!(target));
        }
        items.push(told);
        Ok(())
    }

    /// The reply that sums the thread up, or that none does any more.
    fn summary(&self, conn: &mut Conn, both: bool, items: &mut Vec<Value>) -> Result<()> {
        row! { struct Summary { uri: Option<String>, clock: i64 } }
        let known = conn.one::<Summary>(sql!(
            "SELECT p.uri, s.clock FROM summaries s LEFT JOIN posts p ON p.id = s.post WHERE s.thread = $1",
            self.thread.id
        ))?;
        let Some(known) = known else { return Ok(()) };
        let (kind, object) = match &known.uri {
            Some(uri) => ("Add", json!(self.origin.complete(uri))),
            // Whichever it was: none is one now.
            None if both => ("Remove", json!(self.origin.complete(&self.thread.uri))),
            None => return Ok(()),
        };
        let what = format!("summary-{}", self.thread.page);
        let mut told = self.act(kind, &what, object, known.clock, None);
        if let Some(fields) = told.as_object_mut() {
            fields.insert("target".to_owned(), json!(format!("{}/summaries", self.group)));
        }
        items.push(told);
        Ok(())
    }

    /// Whether the thread is locked and pinned; `both` tells also that it is not, where it once was.
    fn stands(&self, conn: &mut Conn, both: bool, items: &mut Vec<Value>) -> Result<()> {
        let clocks = conn
            .one::<Clocks>(sql!("SELECT lock_clock, pin_clock FROM threads WHERE id = $1", self.thread.id))?
            .ok_or(Error::NotFound)?;
        let uri = json!(self.origin.complete(&self.thread.uri));
        let page = &self.thread.page;
        let lock = self.act("Lock", page, uri.clone(), clocks.lock_clock, None);
        if self.thread.locked {
            items.push(lock);
        } else if both && clocks.lock_clock > 0 {
            items.push(self.act("Undo", page, lock, clocks.lock_clock, None));
        }
        if self.thread.pinned || both && clocks.pin_clock > 0 {
            let kind = if self.thread.pinned { "Add" } else { "Remove" };
            items.push(self.act(kind, page, uri, clocks.pin_clock, None));
        }
        self.topic(conn, items)?;
        self.summary(conn, both, items)
    }
}
