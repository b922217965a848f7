//! The rows behind threads, and the few statements that write them.

use crate::base::db::Tx;
use crate::base::language;
use crate::base::text::RENDERER;
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::{row, sql};

use super::kind::Kind;
use super::{Draft, MAX_DEPTH, path_segment, poll, question};

row! {
    /// A thread as rules need it.
    pub struct Thread {
        pub id: i64,
        pub community: i64,
        pub kind: String,
        pub visibility: String,
        pub title: String,
        pub locked: bool,
        pub lock_clock: i64,
        pub pinned: bool,
        pub pin_clock: i64,
        pub last_seq: i64,
    }

    /// A post as rules need it.
    pub struct Post {
        pub id: i64,
        pub uri: String,
        pub thread: i64,
        pub parent: Option<i64>,
        pub author: i64,
        pub path: String,
        pub depth: i64,
        pub updated: i64,
        pub version: String,
        pub state: String,
        pub hidden: bool,
        pub removed: bool,
        pub removal_clock: i64,
        pub deleted: Option<i64>,
    }
}

#[cfg(test)]
impl Thread {
    pub fn sample(locked: bool) -> Thread {
        let (title, visibility) = (String::new(), "public".to_owned());
        Thread {
            id: 1,
            community: 1,
            kind: "discussion".into(),
            visibility,
            title,
            locked,
            lock_clock: 0,
            pinned: false,
            pin_clock: 0,
            last_seq: 0,
        }
    }
}

#[cfg(test)]
impl Post {
    pub fn sample() -> Post {
        Post {
            id: 1,
            uri: "/t/2".into(),
            thread: 1,
            parent: None,
            author: 1,
            path: String::new(),
            depth: 0,
            updated: 0,
            version: String::new(),
            state: "shown".into(),
            hidden: false,
            removed: false,
            removal_clock: 0,
            deleted: None,
        }
    }
}

const POST: &str =
    "SELECT id, uri, thread, parent, author, path, depth, updated, version, state, hidden, removed,
     removal_clock, deleted FROM posts";

/// The post with this inside id, its row held until the transaction ends.
pub fn post(tx: &mut Tx, id: i64) -> Result<Post> {
    tx.one(sql!(format!("{POST} WHERE id = $1 FOR UPDATE"), id))?.ok_or(Error::NotFound)
}

/// The post with this stored URI.
pub fn post_by_uri(tx: &mut Tx, uri: &str) -> Result<Option<Post>> {
    tx.one(sql!(format!("{POST} WHERE uri = $1 FOR UPDATE"), uri))
}

/// A post in its thread, both rows held until the transaction ends: two who write at once take turns.
pub struct Spot {
    pub thread: Thread,
    pub post: Post,
}

row! {
    struct SpotRow {
        id: i64,
        uri: String,
        thread: i64,
        parent: Option<i64>,
        author: i64,
        path: String,
        depth: i64,
        updated: i64,
        version: String,
        state: String,
        hidden: bool,
        removed: bool,
        removal_clock: i64,
        deleted: Option<i64>,
        community: i64,
        kind: String,
        visibility: String,
        title: String,
        locked: bool,
        lock_clock: i64,
        pinned: bool,
        pin_clock: i64,
        last_seq: i64,
    }
}

impl From<SpotRow> for Spot {
    #[allow(clippy::too_many_lines)] // one line a column
    fn from(r: SpotRow) -> Spot {
        let SpotRow { id, uri, thread, parent, author, path, depth, updated, version, state, .. } = r;
        let SpotRow { hidden, removed, removal_clock, deleted, .. } = r;
        let SpotRow {
            community,
            kind,
            visibility,
            title,
            locked,
            lock_clock,
            pinned,
            pin_clock,
            last_seq,
            ..
        } = r;
        Spot {
            thread: Thread {
                id: thread,
                community,
                kind,
                visibility,
                title,
                locked,
                lock_clock,
                pinned,
                pin_clock,
                last_seq,
            },
            post: Post {
                id,
                uri,
                thread,
                parent,
                author,
                path,
                depth,
                updated,
                version,
                state,
                hidden,
                removed,
                removal_clock,
                deleted,
            },
        }
    }
}

const SPOT: &str =
    "SELECT p.id, p.uri, p.thread, p.parent, p.author, p.path, p.depth, p.updated, p.version, p.state,
        p.hidden, p.removed, p.removal_clock, p.deleted,
        t.community, t.kind, t.visibility, t.title, t.locked, t.lock_clock, t.pinned, t.pin_clock, t.last_seq
     FROM posts p JOIN threads t ON t.id = p.thread";

/// Where the post with this inside id stands.
pub fn spot(tx: &mut Tx, id: i64) -> Result<Spot> {
    let row = tx.one::<SpotRow>(sql!(format!("{SPOT} WHERE p.id = $1 FOR UPDATE"), id))?;
    row.map(Spot::from).ok_or(Error::NotFound)
}

/// Where the post with this stored URI stands.
pub fn spot_by_uri(tx: &mut Tx, uri: &str) -> Result<Option<Spot>> {
    let row = tx.one::<SpotRow>(sql!(format!("{SPOT} WHERE p.uri = $1 FOR UPDATE"), uri))?;
    Ok(row.map(Spot::from))
}

/// Inserts a thread row; its opening post follows with the same id.
pub fn insert_thread(
    tx: &mut Tx,
    community: i64,
    visibility: &str,
    draft: &Draft,
    from_here: bool,
) -> Result<i64> {
    let (id, at) = (tx.id(), draft.at(tx.now));
    tx.run(sql!(
        "INSERT INTO threads (id, community, visibility, title, from_here, last_at, created, language, kind, ends, topic)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $9, $10,
                 (SELECT coalesce(o.merged_into, o.id) FROM topics o WHERE o.uri = $8 AND o.community = $2))",
        id,
        community,
        visibility,
        &draft.title,
        from_here,
        at,
        language::main(draft.language.as_deref().unwrap_or("")),
        draft.topic.as_deref(),
        draft.more.kind.key(),
        draft.more.ends
    ))?;
    if let Some(poll) = &draft.more.poll {
        poll::write(tx, id, poll)?;
    }
    if let Some(helped) = draft.more.helped.as_ref().filter(|_| draft.more.kind == Kind::Question) {
        question::write(tx, id, helped)?;
    }
    tx.run(sql!(
        "UPDATE communities SET threads = threads + 1, last_at = CASE WHEN last_at < $1 THEN $1 ELSE last_at END
         WHERE actor = $2",
        at,
        community
    ))?;
    Ok(id)
}

/// What else a new post needs besides its draft.
pub struct Place<'a> {
    pub thread: i64,
    pub parent: Option<&'a Post>,
    pub author: i64,
    /// The stored URI and first version of the post.
    pub uri: String,
    pub version: String,
    pub state: &'static str,
}

/// Inserts a post at the end of its thread and counts it.
pub fn insert_post(tx: &mut Tx, id: i64, place: &Place, draft: &Draft) -> Result<()> {
    let now = tx.now;
    let seq = match place.parent {
        None => 0,
        Some(_) => next_seq(tx, place.thread, draft.at(now))?,
    };
    let (path, depth) = match place.parent {
        None => (String::new(), 0),
        Some(parent) if parent.depth >= MAX_DEPTH => (flat_path(&parent.path, seq), parent.depth),
        Some(parent) => (format!("{}{}", parent.path, path_segment(seq)), parent.depth + 1),
    };
    let origins = draft.origins.as_ref();
    let claimed = origins.map_or(now, |o| o.claimed);
    let updated = origins.map_or(now, |o| o.updated);
    tx.run(sql!(
        "INSERT INTO posts (id, uri, page, thread, parent, author, path, depth, seq, source, html, renderer, language,
                            url, claimed, created, updated, version, state, follow_up)
         VALUES ($1, $2, $19, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $20)",
        id, &place.uri, place.thread, place.parent.map(|p| p.id), place.author, path, depth, seq, &draft.source,
        &draft.html, RENDERER, &draft.language, origins.and_then(|o| o.url.clone()), claimed, draft.at(now), updated,
        &place.version, place.state, page_of(&place.uri), draft.more.follow_up
    ))?;
    add_mentions(tx, id, &draft.mentions, None)
}

/// The address of a post on this node: the last part of an own URI, a new random name for a remote one.
fn page_of(uri: &str) -> String {
    let own = uri.strip_prefix("/t/").or_else(|| uri.strip_prefix("/r/"));
    own.map_or_else(crate::base::id::outside, str::to_owned)
}

/// The next place in a thread's order of arrival; the thread counts one reply more.
fn next_seq(tx: &mut Tx, thread: i64, at: Micros) -> Result<i64> {
    let seq = tx.number(sql!(
        "UPDATE threads SET last_seq = last_seq + 1, replies = replies + 1, stale = TRUE,
                last_at = CASE WHEN last_at < $1 THEN $1 ELSE last_at END WHERE id = $2
         RETURNING last_seq AS n",
        at,
        thread
    ))?;
    tx.run(sql!(
        "UPDATE communities SET last_at = $1
         WHERE actor = (SELECT community FROM threads WHERE id = $2) AND last_at < $1",
        at,
        thread
    ))?;
    seq.ok_or(Error::NotFound)
}

/// Beyond the depth cap: beside the parent, not below it.
fn flat_path(parent: &str, seq: i64) -> String {
    let cut = parent.len().saturating_sub(5);
    format!("{}{}", parent.get(..cut).unwrap_or(""), path_segment(seq))
}

/// Replaces the mentions of a post.
pub fn write_mentions(tx: &mut Tx, post: i64, actors: &[i64]) -> Result<()> {
    tx.run(sql!("DELETE FROM mentions WHERE post = $1 AND NOT actor = ANY($2)", post, actors))?;
    let now = tx.now;
    add_mentions(tx, post, actors, Some(now))
}

/// Whom an edit names besides those who were named before is told by it; `added` is its moment.
fn add_mentions(tx: &mut Tx, post: i64, actors: &[i64], added: Option<Micros>) -> Result<()> {
    for actor in actors {
        tx.run(sql!(
            "INSERT INTO mentions (post, actor, added) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            post,
            *actor,
            added
        ))?;
    }
    Ok(())
}

/// Whether a post says the very words of a draft already: then only something else about it changed.
pub fn says(tx: &mut Tx, post: &Post, draft: &Draft) -> Result<bool> {
    let same = tx.number(sql!(
        "SELECT p.id AS n FROM posts p JOIN threads t ON t.id = p.thread
         WHERE p.id = $1 AND p.html = $2 AND (p.parent IS NOT NULL OR $3 = '' OR t.title = $3)",
        post.id,
        &draft.html,
        &draft.title
    ))?;
    Ok(same.is_some())
}

/// Says which activity made the version that is there.
pub fn set_version(tx: &mut Tx, post: i64, version: &str) -> Result<()> {
    tx.run(sql!("UPDATE posts SET version = $1 WHERE id = $2", version, post))?;
    Ok(())
}

/// Keeps the version that is about to be replaced, in the edit history.
pub fn keep_version(tx: &mut Tx, post: &Post) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO versions (post, updated, version, title, source, html)
         SELECT p.id, p.updated, p.version, CASE WHEN p.parent IS NULL THEN t.title END, p.source, p.html
         FROM posts p JOIN threads t ON t.id = p.thread WHERE p.id = $1 ON CONFLICT DO NOTHING",
        post.id
    ))?;
    Ok(())
}

/// Adds a version to the edit history that came late; once, and in the place of the same words without their activity.
pub fn add_version(
    tx: &mut Tx,
    post: i64,
    (updated, version): (Micros, &str),
    title: Option<String>,
    html: &str,
) -> Result<()> {
    tx.run(sql!("DELETE FROM versions WHERE post = $1 AND updated = $2 AND version = ''", post, updated))?;
    tx.run(sql!(
        "INSERT INTO versions (post, updated, version, title, html) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        post,
        updated,
        version,
        title,
        html
    ))?;
    Ok(())
}

/// Writes an act of moderation: who, in which role, why, on which version.
pub fn write_act(
    tx: &mut Tx,
    by: i64,
    role: &str,
    act: &str,
    community: i64,
    post: &Post,
    reason: &str,
) -> Result<i64> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO acts (id, at, by_actor, role, act, community, post, version, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        now,
        by,
        role,
        act,
        community,
        post.id,
        &post.version,
        reason
    ))?;
    Ok(id)
}
