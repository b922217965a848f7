//! Threads that a member saved to come back to, with a note for themselves and a reminder. Nobody else sees them.

use crate::accounts::{Member, Viewer};
use crate::actors;
use crate::base::db::Tx;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::{Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

use super::read::{MAY_READ, TITLE_WITHHELD};

/// The longest note, in characters.
pub const MAX_NOTE: usize = 1_000;
/// How many threads a member may save.
const MOST: i64 = 500;
/// How many reminders one transaction sees to.
const BATCH: i64 = 100;

/// What a member says of a thread that they save.
#[derive(Debug, Clone, Default)]
pub struct NewSaved {
    pub note: String,
    pub remind: Option<Micros>,
}

row! {
    /// A thread that a member saved.
    #[derive(PartialEq, Eq)]
    pub struct Saved { pub note: String, pub remind: Option<i64>, pub saved: i64 }
}

const SAVED: &str = "SELECT note, remind, saved FROM saved_threads WHERE member = $1 AND thread = $2";

/// What a member noted of a thread, if they saved it.
pub fn of(conn: &mut Conn, member: &Member, thread: i64) -> Result<Option<Saved>> {
    conn.one(sql!(SAVED, member.id, thread))
}

/// Saves a thread that the member was shown; once more changes note and reminder.
pub fn save(tx: &mut Tx, member: &Member, thread: i64, new: &NewSaved) -> Result<()> {
    let before = of(tx.conn, member, thread)?;
    check(tx, member, new, before.as_ref())?;
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO saved_threads (member, thread, note, remind, saved) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (member, thread) DO UPDATE SET note = excluded.note, remind = excluded.remind",
        member.id,
        thread,
        new.note.trim(),
        new.remind,
        now
    ))?;
    Ok(())
}

fn check(tx: &mut Tx, member: &Member, new: &NewSaved, before: Option<&Saved>) -> Result<()> {
    let mut problems = Vec::new();
    if new.note.chars().count() > MAX_NOTE {
        problems.push(Problem::new("note", "length-0-1000"));
    }
    let unchanged = before.is_some_and(|b| b.remind == new.remind);
    if new.remind.is_some_and(|at| at <= tx.now) && !unchanged {
        problems.push(Problem::new("remind", "not-later"));
    }
    if before.is_none() {
        let have = tx.number(sql!("SELECT count(*) AS n FROM saved_threads WHERE member = $1", member.id))?;
        if have.unwrap_or(0) >= MOST {
            problems.push(Problem::with("note", "too-many-saved", MOST));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Takes a thread off the member's list; one that is not on it is as good.
pub fn remove(tx: &mut Tx, member: &Member, thread: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM saved_threads WHERE member = $1 AND thread = $2", member.id, thread))?;
    Ok(())
}

/// The same by the thread's page: also of one that is no longer open to the member, whose note is still theirs.
pub fn remove_by_page(tx: &mut Tx, member: &Member, page: &str) -> Result<()> {
    let gone = tx.run(sql!(
        "DELETE FROM saved_threads WHERE member = $1 AND thread = (SELECT id FROM posts WHERE page = $2)",
        member.id,
        page
    ))?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Purges what somebody saved who leaves this node.
pub fn forget(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM saved_threads WHERE member = $1", member))?;
    Ok(())
}

row! {
    /// A saved thread in the list, with what the member may know of it now.
    pub struct Line {
        pub thread: i64,
        pub page: String,
        pub note: String,
        pub remind: Option<i64>,
        pub saved: i64,
        /// Whether the member may still read it.
        pub open: bool,
        /// Empty when it is gone, or kept from the member.
        pub title: String,
        pub community_handle: String,
        pub community_title: String,
        pub community_authority: Option<String>,
        pub replies: i64,
        pub unread: i64,
    }
}

impl Line {
    /// The segment behind `/c/` of its community.
    pub fn community_slug(&self) -> String {
        match &self.community_authority {
            Some(authority) => format!("{}@{authority}", self.community_handle),
            None => self.community_handle.clone(),
        }
    }
}

/// The threads that a member saved, the last first.
pub fn list(conn: &mut Conn, member: &Member, after: &Cursor) -> Result<Page<Line>> {
    let viewer = Viewer::Member(member.clone());
    let text = format!(
        "SELECT s.thread, p.page, s.note, s.remind, s.saved, ({MAY_READ}) AS open,
                CASE WHEN NOT ({MAY_READ}) OR {TITLE_WITHHELD} THEN '' ELSE t.title END AS title,
                CASE WHEN {MAY_READ} THEN g.handle ELSE '' END AS community_handle,
                CASE WHEN {MAY_READ} THEN g.name ELSE '' END AS community_title,
                CASE WHEN {MAY_READ} THEN gn.authority END AS community_authority,
                CASE WHEN {MAY_READ} THEN t.replies ELSE 0 END AS replies,
                CASE WHEN {MAY_READ} THEN t.last_seq - coalesce(r.seq, -1) ELSE 0 END AS unread
         FROM saved_threads s JOIN posts p ON p.id = s.thread JOIN threads t ON t.id = s.thread
         JOIN posts o ON o.id = s.thread JOIN actors b ON b.id = o.author LEFT JOIN nodes bn ON bn.id = b.node
         JOIN communities c ON c.actor = t.community JOIN actors g ON g.id = c.actor
         LEFT JOIN nodes gn ON gn.id = g.node LEFT JOIN reads r ON r.thread = s.thread AND r.member = s.member
         WHERE s.member = $3 AND (s.saved, s.thread) < ($4, $5) ORDER BY s.saved DESC, s.thread DESC LIMIT $6"
    );
    let rows = conn.all::<Line>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        member.id,
        after.at,
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |s| Cursor { at: s.saved, id: s.thread, text: String::new() }))
}

row! {
    struct Due { member: i64, thread: i64, actor: i64, community: i64, open: bool }
}

/// Whether a reminder is due.
pub fn is_due(conn: &mut Conn, now: Micros) -> Result<bool> {
    let text = "SELECT CAST(1 AS BIGINT) AS n FROM saved_threads s JOIN members m ON m.id = s.member
         WHERE s.remind <= $1 AND m.suspended IS NULL LIMIT 1";
    Ok(conn.number(sql!(text, now))?.is_some())
}

/// Makes facts of the reminders that are due, each once; of threads that the member may no longer read none is made.
/// Tells whether others may wait.
pub fn remind(tx: &mut Tx) -> Result<bool> {
    // The read predicate, asked for each member in turn.
    let may_read = MAY_READ.replace("$1", "ma.actor").replace("$2", "m.admin");
    let text = format!(
        "SELECT s.member, s.thread, ma.actor, t.community,
                (p.deleted IS NULL AND NOT p.removed AND {may_read}) AS open
         FROM saved_threads s JOIN members m ON m.id = s.member JOIN member_actors ma ON ma.member = s.member
         JOIN threads t ON t.id = s.thread JOIN posts p ON p.id = s.thread JOIN communities c ON c.actor = t.community
         WHERE s.remind <= $1 AND m.suspended IS NULL ORDER BY s.remind LIMIT $2"
    );
    let due = tx.all::<Due>(sql!(text, tx.now, BATCH))?;
    let (now, node) = (tx.now, actors::node_actor(tx)?);
    for one in &due {
        // Of two processes one finds nothing left to do.
        let mine = tx.run(sql!(
            "UPDATE saved_threads SET remind = NULL WHERE member = $1 AND thread = $2 AND remind <= $3",
            one.member,
            one.thread,
            now
        ))?;
        if mine == 1 && one.open {
            let fact = Fact::new(What::ReminderDue, node).community(one.community).post(one.thread);
            tx.record(fact.subject(one.actor))?;
        }
    }
    Ok(i64::try_from(due.len()).unwrap_or(0) == BATCH)
}
