//! What pages, the API and collections show of threads. Every query here joins the one read predicate.

use serde::Serialize;

use crate::accounts::Viewer;
use crate::actors::read::Face;
use crate::actors::{Actor, Kind};
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

mod lists;
mod marks;
mod reports;

use lists::ANSWERED;
pub use lists::{Filter, Scope, Summary, list, pinned, unread_count};
pub use marks::{first_unread, forget_marks, mark, mark_all, unmark};
pub use reports::{Desk, Report, open_reports, reports, sees_reports};

macro_rules! may_read {
    ($author_stands:literal) => {
        concat!(
            "((c.visibility = 'public' AND t.visibility = 'public' AND c.life <> 'draft') OR $2
              OR EXISTS (SELECT 1 FROM memberships vm JOIN member_actors va ON va.actor = vm.actor
                         WHERE vm.community = c.actor AND vm.actor = $1 AND vm.state = 'member'))
             AND (NOT (p.hidden OR t.hidden) OR $2 OR p.author = $1
                  OR EXISTS (SELECT 1 FROM memberships vm WHERE vm.community = c.actor AND vm.actor = $1
                             AND vm.state = 'member' AND vm.role <> 'member'))
             AND (p.state <> 'refused' OR p.author = $1)
             AND ($2 OR NOT EXISTS (SELECT 1 FROM actors ba JOIN nodes bn ON bn.id = ba.node
                                    WHERE ba.id = c.actor AND bn.blocked))
             AND ($2 OR ",
            $author_stands,
            ")"
        )
    };
}

/// Who may see a post, as SQL over `p` (posts), `t` (threads) and `c` (communities).
///
/// `$1` is the viewer's actor (0: nobody), `$2` whether the viewer sees all (the node's admins, its jobs).
/// What is in a draft is for those who prepare it. Members-only content is for members of the community, who can only be of this node until agreements exist.
/// A hidden post is seen by its author and by moderators; a refused one by its author. What comes from a node that the
/// policy refuses is seen by admins only: a block hides, and never deletes.
pub const MAY_READ: &str = may_read!(
    "NOT EXISTS (SELECT 1 FROM actors ba JOIN nodes bn ON bn.id = ba.node WHERE ba.id = p.author AND bn.blocked)"
);

/// The same in a query that has joined the author's node as `n` (NULL: of this node).
pub const MAY_READ_JOINED: &str = may_read!("NOT coalesce(n.blocked, FALSE)");

row! {
    /// A post on a thread's page.
    #[derive(Serialize)]
    pub struct Post {
        pub id: i64,
        pub uri: String,
        /// Its address here: `/r/{page}`, or `/t/{page}` for an opening post.
        pub page: String,
        pub thread: i64,
        pub thread_page: String,
        pub parent: Option<i64>,
        pub parent_uri: Option<String>,
        pub parent_page: Option<String>,
        pub path: String,
        pub depth: i64,
        pub seq: i64,
        /// Empty when deleted, and when removed for whoever does not moderate.
        pub html: String,
        pub source: Option<String>,
        pub language: Option<String>,
        pub url: Option<String>,
        pub claimed: i64,
        pub created: i64,
        pub updated: i64,
        pub edited: bool,
        /// `shown`, `waiting` (for the home of the community) or `refused` (by it).
        pub state: String,
        pub refused_why: Option<String>,
        pub hidden: bool,
        pub removed: bool,
        pub removed_why: Option<String>,
        pub deleted: Option<i64>,
        pub votes: i64,
        pub my_vote: bool,
        pub actor: i64,
        pub actor_uri: String,
        pub handle: String,
        pub name: String,
        pub authority: Option<String>,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub actor_url: Option<String>,
        /// The author's role in the community: `facilitator`, `moderator`, `member`, or none.
        pub role: Option<String>,
        /// It tells what its author tried, and what happened.
        pub follow_up: bool,
        /// Whoever asked says that it helped.
        pub helped: bool,
        /// It is the agreed summary of its thread.
        pub sums_up: bool,
    }

    /// A thread with its community, as its page shows it.
    #[derive(Serialize)]
    pub struct Thread {
        pub id: i64,
        pub uri: String,
        /// Its address here: `/t/{page}`.
        pub page: String,
        pub title: String,
        /// The topic that it is in: the last part of its address, and its name.
        pub topic: Option<String>,
        pub topic_name: Option<String>,
        pub community: i64,
        /// `discussion`, `question`, `notice` or `poll`.
        pub kind: String,
        /// When a notice or poll ends, and whether it did.
        pub ends: Option<i64>,
        pub ended: bool,
        /// Whether whoever asked says of a reply that it helped.
        pub answered: bool,
        pub visibility: String,
        pub locked: bool,
        pub pinned: bool,
        pub replies: i64,
        pub last_seq: i64,
        pub last_at: i64,
        pub created: i64,
        /// The highest sequence that the viewer has seen; -1 when never here.
        pub seen: i64,
        /// When they last read something new in it.
        pub seen_at: Option<i64>,
    }
}

impl Post {
    pub fn face(&self) -> Face {
        face(
            self.actor,
            &self.actor_uri,
            &self.handle,
            &self.name,
            &self.authority,
            &self.profession,
            &self.profession_text,
            &self.actor_url,
        )
    }

    /// Whether its words are there to be read.
    pub fn has_words(&self) -> bool {
        self.deleted.is_none() && !self.html.is_empty()
    }
}

#[allow(clippy::too_many_arguments)] // one private constructor for two rows of the same columns
fn face(
    actor: i64,
    uri: &str,
    handle: &str,
    name: &str,
    authority: &Option<String>,
    profession: &Option<String>,
    profession_text: &Option<String>,
    actor_url: &Option<String>,
) -> Face {
    Face {
        actor,
        uri: uri.to_owned(),
        handle: handle.to_owned(),
        name: name.to_owned(),
        authority: authority.clone(),
        profession: profession.clone(),
        profession_text: profession_text.clone(),
        actor_url: actor_url.clone(),
    }
}

/// The words of a removed post, and of a thread whose opening post was removed, are for its moderators and author.
/// Whether the words of a removed post are kept from the viewer, as SQL: all but its author and moderators.
macro_rules! withheld {
    ($post:literal) => {
        concat!(
            $post, ".removed AND NOT $2 AND ", $post, ".author <> $1 AND NOT EXISTS (SELECT 1 FROM memberships vm
             WHERE vm.community = t.community AND vm.actor = $1 AND vm.state = 'member' AND vm.role <> 'member')"
        )
    };
}

/// The same of the opening post `o` of a thread, or of one whose author's node `bn` is blocked: then its title is, too.
pub const TITLE_WITHHELD: &str = concat!("((", withheld!("o"), ") OR (bn.blocked AND NOT $2))");

const POST: &str = concat!("SELECT p.id, p.uri, p.page, p.thread, tp.page AS thread_page, p.parent, pp.uri AS parent_uri,
        pp.page AS parent_page, p.path, p.depth, p.seq,
        CASE WHEN ", withheld!("p"), " THEN '' ELSE p.html END AS html,
        CASE WHEN p.author = $1 OR $2 THEN p.source END AS source,
        p.language, p.url, p.claimed, p.created, p.updated, p.edited, p.state, p.refused_why, p.hidden, p.removed,
        p.removed_why, p.deleted, p.votes,
        (p.votes > 0 AND EXISTS (SELECT 1 FROM votes v WHERE v.post = p.id AND v.actor = $1 AND NOT v.undone)) AS my_vote,
        a.id AS actor, a.uri AS actor_uri, a.handle, a.name, n.authority, a.profession, a.profession_text,
        a.url AS actor_url, m.role, p.follow_up,
        (t.kind = 'question' AND EXISTS (SELECT 1 FROM helped h WHERE h.thread = p.thread AND h.uri = p.uri)) AS helped,
        EXISTS (SELECT 1 FROM summaries s WHERE s.thread = p.thread AND s.post = p.id) AS sums_up
     FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
     JOIN posts tp ON tp.id = p.thread LEFT JOIN posts pp ON pp.id = p.parent
     JOIN actors a ON a.id = p.author LEFT JOIN nodes n ON n.id = a.node
     LEFT JOIN memberships m ON m.community = t.community AND m.actor = p.author AND m.state = 'member'");

/// The thread at `/t/{page}`. Absent and refused look alike.
pub fn thread(conn: &mut Conn, viewer: &Viewer, page: &str) -> Result<Thread> {
    thread_where(conn, viewer, "p.page = $4", crate::base::sql::Value::from(page))
}

/// The thread whose opening post has this stored URI.
pub fn thread_by_uri(conn: &mut Conn, viewer: &Viewer, uri: &str) -> Result<Thread> {
    thread_where(conn, viewer, "p.uri = $4", crate::base::sql::Value::from(uri))
}

/// The thread with this inside id.
pub fn thread_by_id(conn: &mut Conn, viewer: &Viewer, id: i64) -> Result<Thread> {
    thread_where(conn, viewer, "t.id = $4", crate::base::sql::Value::from(id))
}

fn thread_where(
    conn: &mut Conn,
    viewer: &Viewer,
    which: &str,
    key: crate::base::sql::Value,
) -> Result<Thread> {
    let member = viewer.member().map_or(0, |m| m.id);
    let text = format!(
        "SELECT t.id, p.uri, p.page, CASE WHEN {withheld} THEN '' ELSE t.title END AS title,
                o.page AS topic, o.name AS topic_name, t.community, t.kind, t.ends, t.ended, {ANSWERED} AS answered, t.visibility, t.locked, t.pinned, t.replies, t.last_seq, t.last_at,
                t.created, coalesce(r.seq, -1) AS seen, r.at AS seen_at
         FROM threads t JOIN posts p ON p.id = t.id JOIN communities c ON c.actor = t.community
         LEFT JOIN topics o ON o.id = t.topic LEFT JOIN reads r ON r.thread = t.id AND r.member = $3
         WHERE {MAY_READ} AND {which}",
        withheld = withheld!("p")
    );
    let binds = vec![viewer.actor().into(), viewer.sees_all().into(), member.into(), key];
    conn.one(crate::base::sql::Sql::new(text, binds))?.ok_or(Error::NotFound)
}

/// One post by its address here: the last part of `/t/{page}` or `/r/{page}`.
pub fn post(conn: &mut Conn, viewer: &Viewer, page: &str) -> Result<Post> {
    let text = format!("{POST} WHERE {MAY_READ_JOINED} AND p.page = $3");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), page))?.ok_or(Error::NotFound)
}

/// One post by its stored URI (`/t/…`, `/r/…`, or whole for remote ones).
pub fn post_by_uri(conn: &mut Conn, viewer: &Viewer, uri: &str) -> Result<Post> {
    let text = format!("{POST} WHERE {MAY_READ_JOINED} AND p.uri = $3");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), uri))?.ok_or(Error::NotFound)
}

/// One post by its inside id.
pub fn post_by_id(conn: &mut Conn, viewer: &Viewer, id: i64) -> Result<Post> {
    let text = format!("{POST} WHERE {MAY_READ_JOINED} AND p.id = $3");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), id))?.ok_or(Error::NotFound)
}

/// Whether the words of the reply that sums up a thread were changed since they were agreed on.
pub fn is_summary_changed(conn: &mut Conn, summary: &Post) -> Result<bool> {
    let later = "SELECT clock AS n FROM summaries WHERE thread = $1 AND clock < $2";
    Ok(conn.number(sql!(later, summary.thread, summary.updated))?.is_some() && summary.edited)
}

/// The reply that sums up a thread, where it still stands.
pub fn summary(conn: &mut Conn, viewer: &Viewer, thread: i64) -> Result<Option<Post>> {
    let text = format!(
        "{POST} WHERE {MAY_READ_JOINED} AND p.id = (SELECT s.post FROM summaries s WHERE s.thread = $3)
         AND p.deleted IS NULL AND NOT p.removed"
    );
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), thread))
}

/// Posts by their inside ids, in no order; those that the viewer may not read are left out.
pub fn posts_by_ids(conn: &mut Conn, viewer: &Viewer, ids: &[i64]) -> Result<Vec<Post>> {
    let text = format!("{POST} WHERE {MAY_READ_JOINED} AND p.id = ANY($3)");
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), ids))
}

/// The posts of a thread that came last and still stand, the newest first.
pub fn latest(conn: &mut Conn, viewer: &Viewer, thread: i64) -> Result<Vec<Post>> {
    let text = format!(
        "{POST} WHERE {MAY_READ_JOINED} AND {OF_THREAD} AND p.deleted IS NULL AND NOT p.removed
         ORDER BY p.seq DESC LIMIT $4"
    );
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), thread, PAGE))
}

/// How many replies a page of a thread holds.
pub const REPLIES: i64 = 100;

/// The posts of thread `$3`; its community is looked at once, not for every post.
const OF_THREAD: &str = "p.thread = $3 AND c.actor = (SELECT ot.community FROM threads ot WHERE ot.id = $3)";

/// A page of a thread's replies, as a tree read from the top: each reply behind its parent, by order of arrival.
pub fn replies(conn: &mut Conn, viewer: &Viewer, thread: i64, after: &str) -> Result<Page<Post>> {
    replies_of(conn, viewer, thread, after, REPLIES)
}

fn replies_of(conn: &mut Conn, viewer: &Viewer, thread: i64, after: &str, most: i64) -> Result<Page<Post>> {
    let text = format!(
        "{POST} WHERE {MAY_READ_JOINED} AND {OF_THREAD} AND p.parent IS NOT NULL AND p.path > $4 ORDER BY p.path LIMIT $5"
    );
    let rows = conn.all::<Post>(sql!(text, viewer.actor(), viewer.sees_all(), thread, after, most + 1))?;
    Ok(Page::cut(rows, most, reply_cursor))
}

/// How many replies a document to be printed holds.
pub const MANY_REPLIES: i64 = 1_000;

/// The same as [`replies`], of as many as one document holds.
pub fn many_replies(conn: &mut Conn, viewer: &Viewer, thread: i64, after: &str) -> Result<Page<Post>> {
    replies_of(conn, viewer, thread, after, MANY_REPLIES)
}

/// The page of a thread's replies that ends before `path`, and whether others come before it.
pub fn replies_before(
    conn: &mut Conn,
    viewer: &Viewer,
    thread: i64,
    path: &str,
) -> Result<(Page<Post>, bool)> {
    let text = format!(
        "{POST} WHERE {MAY_READ_JOINED} AND {OF_THREAD} AND p.parent IS NOT NULL AND p.path < $4 ORDER BY p.path DESC LIMIT $5"
    );
    let rows = conn.all::<Post>(sql!(text, viewer.actor(), viewer.sees_all(), thread, path, REPLIES + 1))?;
    let Page { mut items, next } = Page::cut(rows, REPLIES, reply_cursor);
    items.reverse();
    let behind = items.last().map(|last| reply_cursor(last).write());
    Ok((Page { items, next: behind }, next.is_some()))
}

/// The place of a reply among those of its thread.
pub fn reply_cursor(p: &Post) -> Cursor {
    Cursor { at: 0, id: p.id, text: p.path.clone() }
}

row! {
    /// A post by its place in a conversation.
    pub struct Said { pub id: i64, pub seq: i64 }
}

/// The posts of a thread in the order in which they came, the opening one first, from behind `after` on.
pub fn said(conn: &mut Conn, viewer: &Viewer, thread: i64, after: i64, limit: i64) -> Result<Vec<Said>> {
    let text = format!(
        "SELECT p.id, p.seq FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
         WHERE {MAY_READ} AND p.thread = $3 AND p.seq > $4 ORDER BY p.seq LIMIT $5"
    );
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), thread, after, limit))
}

/// The cursor of the page of replies that begins with `post`: for links to one reply in a long thread.
pub fn cursor_before(conn: &mut Conn, viewer: &Viewer, post: &Post) -> Result<Option<Cursor>> {
    row! { struct Row { path: String, id: i64 } }
    let text = format!(
        "SELECT p.path, p.id FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
         WHERE {MAY_READ} AND p.thread = $3 AND p.parent IS NOT NULL AND p.path < $4 ORDER BY p.path DESC LIMIT $5"
    );
    let before =
        conn.all::<Row>(sql!(text, viewer.actor(), viewer.sees_all(), post.thread, &post.path, REPLIES))?;
    let full = i64::try_from(before.len()).unwrap_or(0) >= REPLIES;
    let start = before.into_iter().nth(10).filter(|_| full);
    Ok(start.map(|r| Cursor { at: 0, id: r.id, text: r.path }))
}

row! {
    /// An earlier version of a post.
    #[derive(Serialize)]
    pub struct Version { pub updated: i64, pub title: Option<String>, pub html: String }
}

/// The edit history of a post that the viewer may read, newest first.
pub fn history(conn: &mut Conn, viewer: &Viewer, page: &str) -> Result<(Post, Vec<Version>)> {
    let post = post(conn, viewer, page)?;
    if !post.has_words() {
        return Ok((post, Vec::new()));
    }
    let versions = conn.all(sql!(
        "SELECT updated, title, html FROM versions WHERE post = $1 ORDER BY updated DESC, version DESC LIMIT 100",
        post.id
    ))?;
    Ok((post, versions))
}

/// A person's public posts, newest first: what a profile lists.
pub fn by_author(conn: &mut Conn, viewer: &Viewer, author: i64, after: &Cursor) -> Result<Page<Post>> {
    let text = format!(
        "{POST} WHERE {MAY_READ_JOINED} AND p.author = $3 AND p.deleted IS NULL AND NOT p.removed
         AND (p.created, p.id) < ($4, $5) ORDER BY p.created DESC, p.id DESC LIMIT $6"
    );
    let rows = conn.all::<Post>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        author,
        after.at,
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |p| Cursor { at: p.created, id: p.id, text: String::new() }))
}

/// A person whom the viewer may know of, with a page of what they wrote: members of this node know each other; the
/// world knows of people here who took part in public, and of people elsewhere whose public posts are here.
pub fn person(conn: &mut Conn, viewer: &Viewer, who: Actor, after: &Cursor) -> Result<(Actor, Page<Post>)> {
    if who.kind != Kind::Person.key() || who.gone.is_some() {
        return Err(Error::NotFound);
    }
    let posts = by_author(conn, viewer, who.id, after)?;
    let public = if who.is_here() { who.took_part.is_some() } else { !posts.items.is_empty() };
    if viewer.member().is_some() || public { Ok((who, posts)) } else { Err(Error::NotFound) }
}

row! {
    /// An act of moderation, as the community's log shows it.
    #[derive(Serialize)]
    pub struct ActLine {
        pub id: i64,
        pub at: i64,
        pub act: String,
        pub role: String,
        pub by_name: String,
        pub reason: String,
        /// None where it is about a person.
        pub post_page: Option<String>,
        pub thread_title: Option<String>,
        /// Whom it is about, where it is about a person.
        pub subject_name: Option<String>,
        /// When a suspension was meant to end.
        pub until: Option<i64>,
        /// Asked of the community's home, which has not said that it did it.
        pub asked: bool,
    }
}

/// What a moderator here asked of a community's home: a wish until the home says the same, in a line of its own.
const ASKED: &str = "(l.role <> 'home' AND l.act NOT IN ('hide', 'unhide', 'close-report')
    AND EXISTS (SELECT 1 FROM actors ca WHERE ca.id = l.community AND ca.node IS NOT NULL))";

/// The moderation log of a community: acts on posts that the viewer may read, newest first; what was done to people is
/// told to members of the community; what was only asked of its home, and who dealt with a report, to those who moderate.
pub fn acts(conn: &mut Conn, viewer: &Viewer, community: i64, after: &Cursor) -> Result<Page<ActLine>> {
    let text = format!(
        "SELECT l.id, l.at, l.act, l.role, b.name AS by_name, l.reason, p.page AS post_page,
                CASE WHEN {withheld} THEN '' ELSE t.title END AS thread_title, s.name AS subject_name, l.until,
                {ASKED} AS asked
         FROM acts l JOIN communities c ON c.actor = l.community JOIN actors b ON b.id = l.by_actor
         LEFT JOIN posts p ON p.id = l.post LEFT JOIN threads t ON t.id = p.thread
         LEFT JOIN posts tp ON tp.id = t.id LEFT JOIN actors s ON s.id = l.subject
         WHERE ((l.post IS NOT NULL AND {MAY_READ})
                OR (l.post IS NULL AND ($2 OR EXISTS (SELECT 1 FROM memberships sm WHERE sm.community = l.community
                    AND sm.actor = $1 AND sm.state = 'member'))))
               AND ($2 OR NOT (l.act = 'close-report' OR {ASKED}) OR EXISTS (SELECT 1 FROM memberships lm
                    WHERE lm.community = l.community AND lm.actor = $1 AND lm.state = 'member' AND lm.role <> 'member'))
               AND l.community = $3 AND (l.at, l.id) < ($4, $5)
         ORDER BY l.at DESC, l.id DESC LIMIT $6",
        withheld = withheld!("tp")
    );
    let rows = conn.all::<ActLine>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        community,
        after.at,
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |l| Cursor { at: l.at, id: l.id, text: String::new() }))
}
