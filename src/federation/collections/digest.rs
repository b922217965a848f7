//! What stands in a community of ours and in its threads, in short: for nodes that compare their copies with it.
//!
//! One small answer tells whether anything differs (304 when nothing does), a second which threads, a third which posts.
//! Ids, moments and counts that are public anyway; no words.

use axum::extract::OriginalUri;
use axum::http::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

use super::conversation::asker;
use super::*;
use crate::base::id::hex;
use crate::base::origin::Origin;
use crate::base::page::Page;
use crate::base::time::rfc3339;
use crate::federation::guard::Head;
use crate::federation::{compare, outbox};
use crate::threads::digest::{self, BUCKETS, Compared, Digested, Standing, Whole};

/// How many threads and how many posts a page holds.
const THREADS: i64 = 250;
const POSTS: i64 = 250;
/// How many rounds of making digests anew one request may cause; then it is asked to come again.
const ROUNDS: usize = 5;
/// Where to come again, in seconds.
const AGAIN: &str = "2";

#[derive(Debug, Deserialize)]
pub struct DigestQuery {
    /// Which part of a community, in hexadecimal.
    bucket: Option<String>,
    page: Option<String>,
}

impl DigestQuery {
    /// The part that is asked for, from 0 to 255.
    fn part(&self) -> Result<Option<i64>> {
        let read = |text: &String| match usize::from_str_radix(text, 16) {
            Ok(n) if n < BUCKETS => i64::try_from(n).map_err(Error::internal),
            _ => Err(Error::NotFound),
        };
        self.bucket.as_ref().map(read).transpose()
    }

    fn after(&self, first: i64) -> Result<i64> {
        self.page.as_deref().map_or(Ok(first), |page| Ok(Cursor::read(page)?.id))
    }
}

/// Makes digests anew where something changed; an answer when there is too much of it for one request.
async fn refresh(app: &App, community: i64) -> Result<Option<Response>> {
    let fresh = compare::refresh(app, community, ROUNDS).await?;
    let again = || (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, AGAIN)]).into_response();
    Ok((!fresh).then(again))
}

/// `GET /c/{id}/digest`: all of the community in one value and in its parts, or the threads of one part.
pub async fn group_digest(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(query): Query<DigestQuery>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let made = async {
        let group = app.db().read(move |conn| public_group(conn, &id)).await?;
        let community = group.actor;
        if let Some(again) = refresh(&app, community).await? {
            return Ok(again);
        }
        let origin = app.origin();
        let uri_of = origin.complete(&group.uri);
        if let Some(part) = query.part()? {
            let after = query.after(0)?;
            let load = move |conn: &mut Conn| digest::in_bucket(conn, community, part, after, THREADS + 1);
            let threads = app.db().read(load).await?;
            return Ok(answer(part_document(&origin, &uri_of, part, threads)));
        }
        let whole = app.db().read(move |conn| digest::of_community(conn, community)).await?;
        let tag = format!("\"{}\"", hex(&whole.root()));
        let known =
            headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
        let mut response = match known {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => {
                let path = uri.path_and_query().map_or("/", |p| p.as_str());
                let head = Head { method: "GET", path_and_query: path, headers: &headers };
                let under_way = is_under_way(&app, community, &head).await?;
                answer(community_document(&uri_of, &whole, under_way))
            }
        };
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        Ok(response)
    };
    or_absent(made.await)
}

/// Whether something waits here for the node that signed the request.
async fn is_under_way(app: &App, community: i64, head: &Head<'_>) -> Result<bool> {
    let Some(node) = asker(app, head).await else { return Ok(false) };
    app.db().read(move |conn| outbox::is_under_way(conn, community, node)).await
}

fn community_document(group: &str, whole: &Whole, under_way: bool) -> Value {
    let buckets: Vec<String> = whole.buckets.iter().map(|b| hex(b)).collect();
    json!({
        "type": "Digest", "id": format!("{group}/digest"), "attributedTo": group, "digest": hex(&whole.root()),
        "threads": whole.threads, "posts": whole.posts, "underWay": under_way, "buckets": buckets,
    })
}

fn part_document(origin: &Origin, group: &str, part: i64, threads: Vec<Digested>) -> Value {
    let id = format!("{group}/digest?bucket={part:02x}");
    let threads = Page::cut(threads, THREADS, |t| place(t.id));
    let item = |t: &Digested| {
        json!({
            "thread": origin.complete(&t.uri), "digest": hex(&t.digest), "posts": t.counted,
            "of": origin.complete(&format!("/t/{}/digest", t.page)),
        })
    };
    let items: Vec<Value> = threads.items.iter().map(item).collect();
    let mut document =
        json!({ "type": "DigestPage", "id": id, "partOf": format!("{group}/digest"), "items": items });
    go_on(&mut document, &format!("{id}&page="), threads.next);
    document
}

fn go_on(document: &mut Value, base: &str, next: Option<String>) {
    if let (Some(next), Some(fields)) = (next, document.as_object_mut()) {
        fields.insert("next".to_owned(), json!(format!("{base}{next}")));
    }
}

fn place(id: i64) -> Cursor {
    Cursor { at: 0, id, text: String::new() }
}

/// `GET /t/{id}/digest`: the posts of a thread of a community of ours, each with what is compared of it.
pub async fn thread_digest(
    State(app): State<App>,
    Path(page): Path<String>,
    Query(query): Query<DigestQuery>,
) -> Response {
    let made = async {
        let look = move |conn: &mut Conn| {
            let thread = threads::read::thread(conn, &Viewer::Anonymous, &page)?;
            let group = communities::read::by_id(conn, &Viewer::Anonymous, thread.community)?;
            if group.is_here() { Ok((thread, group)) } else { Err(Error::NotFound) }
        };
        let (thread, group) = app.db().read(look).await?;
        if let Some(again) = refresh(&app, group.actor).await? {
            return Ok(again);
        }
        let (origin, after, first) = (app.origin(), query.after(-1)?, query.page.is_none());
        let document = app.db().read(move |conn| {
            let Some(digest) = digest::of_thread(conn, thread.id)? else { return Err(Error::NotFound) };
            let posts = digest::posts(conn, group.actor, thread.id, after, POSTS + 1)?;
            let posts = Page::cut(posts, POSTS, |p| place(p.seq));
            let base = origin.complete(&format!("/t/{}/digest", thread.page));
            let items: Vec<Value> = posts.items.iter().map(|post| standing(&origin, post)).collect();
            let mut document = json!({
                "type": "DigestPage", "id": base, "attributedTo": origin.complete(&group.uri),
                "thread": origin.complete(&thread.uri), "digest": hex(&digest), "posts": thread.replies + 1,
                "contextHistory": post::activities(&origin, &thread.page), "items": items,
            });
            if let (true, Some(fields)) = (first, document.as_object_mut()) {
                let states = digest::states(conn, thread.id)?.ok_or(Error::NotFound)?.told(&origin);
                fields.insert("locked".to_owned(), json!(states.locked));
                fields.insert("pinned".to_owned(), json!(states.pinned));
                for (key, uri) in [("topic", states.topic), ("agreedSummary", states.summary)] {
                    if let Some(uri) = uri {
                        fields.insert(key.to_owned(), json!(uri));
                    }
                }
            }
            go_on(&mut document, &format!("{base}?page="), posts.next);
            Ok(document)
        });
        Ok(answer(document.await?))
    };
    or_absent(made.await)
}

fn standing(origin: &Origin, post: &Standing) -> Value {
    let id = origin.complete(&post.uri);
    match post.compared() {
        Compared::REMOVED => json!({ "id": id, "removed": true }),
        Compared { updated, votes, .. } => json!({ "id": id, "updated": rfc3339(updated), "votes": votes }),
    }
}
