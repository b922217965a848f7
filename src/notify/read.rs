//! A member's notifications: what they may still read of it, newest first, and what they have seen.

use serde::Serialize;

use crate::accounts::{Member, Viewer};
use crate::actors::read::Face;
use crate::base::db::Tx;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::ledger::What;
use crate::threads::read::{MAY_READ, TITLE_WITHHELD};
use crate::{row, sql};

use super::Kind;

/// How many are counted; more are "9+".
pub const MOST_COUNTED: i64 = 10;

row! {
    /// A notification, with what it is about.
    #[derive(Serialize)]
    pub struct Notification {
        pub fact: i64,
        pub kind: String,
        pub at: i64,
        /// When the member saw it.
        pub seen: Option<i64>,
        pub community: i64,
        pub community_handle: String,
        pub community_title: String,
        pub community_authority: Option<String>,
        /// The address of the post behind `/r/` or `/t/`, where it is about one.
        pub post_page: Option<String>,
        pub parent: Option<i64>,
        pub thread_page: Option<String>,
        pub thread_title: Option<String>,
        pub html: Option<String>,
        /// Whoever wrote the post, where that is what is told.
        pub actor: Option<i64>,
        pub actor_uri: Option<String>,
        pub handle: Option<String>,
        pub name: Option<String>,
        pub authority: Option<String>,
    }
}

/// The fact of the notification that doors call so.
pub fn fact_of(name: &str) -> Result<i64> {
    Ok(Cursor::read(name)?.at)
}

/// What doors call the notification of a fact.
pub fn name_of(fact: i64) -> String {
    Cursor { at: fact, id: 0, text: String::new() }.write()
}

impl Notification {
    /// Whoever wrote the post that is told of; nobody for decisions.
    pub fn face(&self) -> Option<Face> {
        Some(Face {
            actor: self.actor?,
            uri: self.actor_uri.clone()?,
            handle: self.handle.clone()?,
            name: self.name.clone()?,
            authority: self.authority.clone(),
            profession: None,
            profession_text: None,
            actor_url: None,
        })
    }

    /// The segment behind `/c/` of its community.
    pub fn community_slug(&self) -> String {
        match &self.community_authority {
            Some(authority) => format!("{}@{authority}", self.community_handle),
            None => self.community_handle.clone(),
        }
    }

    /// Where it leads on this node.
    pub fn place(&self) -> String {
        let community = self.community_slug();
        match (Kind::parse(&self.kind), &self.post_page) {
            (Some(Kind::Decision(What::PostReported)), _) => format!("/c/{community}/reports"),
            (Some(Kind::Decision(What::MembershipAsked)), _) => format!("/c/{community}/members"),
            (_, Some(page)) if self.parent.is_some() => format!("/r/{page}"),
            (_, Some(page)) => format!("/t/{page}"),
            (_, None) => format!("/c/{community}"),
        }
    }
}

/// What a member may be shown of their notifications `x`: posts that they may read now and that still stand; decisions
/// about posts that they may read.
fn shown() -> String {
    format!(
        "(x.post IS NULL OR ({MAY_READ}
           AND (x.kind NOT IN ('mention', 'reply', 'post', 'reminder-due', 'reply-helped') OR (p.deleted IS NULL AND NOT p.removed))))"
    )
}

/// How many notifications one look goes through, shown or not: those of a node that was blocked since may be many.
const LOOKED_AT: i64 = 500;

/// The newest of a member's notifications `x` that a condition names, with what they are about.
fn about(which: &str) -> String {
    format!(
        "FROM (SELECT * FROM notifications WHERE member = $3 AND {which} ORDER BY fact DESC LIMIT {LOOKED_AT}) x
         JOIN communities c ON c.actor = x.community
         LEFT JOIN posts p ON p.id = x.post LEFT JOIN threads t ON t.id = p.thread"
    )
}

fn rows(conn: &mut Conn, member: &Member, which: &str, at: i64, limit: i64) -> Result<Vec<Notification>> {
    let viewer = Viewer::Member(member.clone());
    let text = format!(
        "SELECT x.fact, x.kind, x.at, x.seen, x.community, g.handle AS community_handle, g.name AS community_title,
                gn.authority AS community_authority, p.page AS post_page, p.parent, o.page AS thread_page,
                CASE WHEN {TITLE_WITHHELD} THEN '' ELSE t.title END AS thread_title,
                p.html, w.id AS actor, w.uri AS actor_uri, w.handle, w.name, wn.authority
         {} JOIN actors g ON g.id = x.community LEFT JOIN nodes gn ON gn.id = g.node
         LEFT JOIN posts o ON o.id = p.thread LEFT JOIN actors b ON b.id = o.author LEFT JOIN nodes bn ON bn.id = b.node
         LEFT JOIN actors w ON w.id = p.author AND x.kind IN ('mention', 'reply', 'post')
         LEFT JOIN nodes wn ON wn.id = w.node
         WHERE {} ORDER BY x.fact DESC LIMIT $5",
        about(&format!("fact {which} $4")),
        shown()
    );
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), member.id, at, limit))
}

/// A page of a member's notifications, newest first. It may hold fewer than others, where many are not shown.
pub fn list(conn: &mut Conn, member: &Member, after: &Cursor) -> Result<Page<Notification>> {
    let rows = rows(conn, member, "<", after.at, PAGE + 1)?;
    let cursor = |at| Cursor { at, id: 0, text: String::new() };
    let mut page = Page::cut(rows, PAGE, |x| cursor(x.fact));
    if page.next.is_none() {
        page.next = looked_up_to(conn, member, after.at)?.map(|at| cursor(at).write());
    }
    Ok(page)
}

/// Where a look from a place on ended, when more lies behind.
fn looked_up_to(conn: &mut Conn, member: &Member, before: i64) -> Result<Option<i64>> {
    let text = format!(
        "SELECT fact AS n FROM notifications WHERE member = $1 AND fact < $2 ORDER BY fact DESC LIMIT 1 OFFSET {}",
        LOOKED_AT - 1
    );
    conn.number(sql!(text, member.id, before))
}

/// The newest of a member's notifications, shown or not, if any was not seen.
pub fn newest_unseen(conn: &mut Conn, member: &Member) -> Result<Option<i64>> {
    let text = "SELECT max(fact) AS n FROM notifications WHERE member = $1 AND seen IS NULL";
    conn.number(sql!(text, member.id))
}

/// One of a member's notifications.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or no longer one that they may read.
pub fn one(conn: &mut Conn, member: &Member, fact: i64) -> Result<Notification> {
    rows(conn, member, "=", fact, 1)?.pop().ok_or(Error::NotFound)
}

/// How many a member has not seen, counted up to [`MOST_COUNTED`].
pub fn unseen(conn: &mut Conn, member: &Member) -> Result<i64> {
    let viewer = Viewer::Member(member.clone());
    let text = format!(
        "SELECT count(*) AS n FROM (SELECT 1 AS one {} WHERE {} LIMIT {MOST_COUNTED}) AS few",
        about("seen IS NULL"),
        shown()
    );
    let count = conn.number(sql!(text, viewer.actor(), viewer.sees_all(), member.id))?;
    Ok(count.unwrap_or(0))
}

/// The member saw everything up to this fact, and it.
pub fn see_all(tx: &mut Tx, member: &Member, up_to: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE notifications SET seen = $1 WHERE member = $2 AND fact <= $3 AND seen IS NULL",
        tx.now,
        member.id,
        up_to
    ))?;
    Ok(())
}

/// The member saw one.
pub fn see(tx: &mut Tx, member: &Member, fact: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE notifications SET seen = $1 WHERE member = $2 AND fact = $3 AND seen IS NULL",
        tx.now,
        member.id,
        fact
    ))?;
    Ok(())
}

/// The member read a thread up to this place.
pub fn see_thread(tx: &mut Tx, member: &Member, thread: i64, up_to: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE notifications SET seen = $1 WHERE member = $2 AND thread = $3 AND seen IS NULL
           AND kind IN ('mention', 'reply', 'post')
           AND EXISTS (SELECT 1 FROM posts p WHERE p.id = notifications.post AND p.seq <= $4)",
        tx.now,
        member.id,
        thread,
        up_to
    ))?;
    Ok(())
}
