//! What happened in communities elsewhere before anybody here followed: what was asked for, and how far it came.
//!
//! Asking is a row; `federation::history` reads what is asked for, from the community's home, and tells here how far it
//! came. So asking works from another process and while `serve` is down, and a killed process loses nothing.

use serde::Serialize;

use crate::accounts::Viewer;
use crate::actors::{self, nodes};
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::{MINUTE, Micros};
use crate::communities::read::Community;
use crate::error::{Denial, Error, Result};
use crate::{row, sql};

/// How often one page is tried before the rest is given up, with the reason.
const TRIES: i64 = 9;
/// The reason of what stopped before its end because this node reads no more at once; asked again, it goes on from there.
pub const BOUNDED: &str = "bounded";
/// How soon a thread that somebody opens is asked for again.
const AGAIN: Micros = 10 * MINUTE;

row! {
    /// What is to be read next of a node.
    #[derive(PartialEq, Eq)]
    pub struct Wish {
        pub id: i64,
        pub community: i64,
        /// The stored URI of a thread; empty for the community's own outbox.
        pub thread: String,
        pub url: String,
        /// The page to go on with; empty at the start.
        pub next: String,
        pub pages: i64,
        pub kept: i64,
        pub attempts: i64,
    }
}

/// Asks for the recent threads of a community elsewhere. Asking while it is read changes nothing.
pub fn ask_community(tx: &mut Tx, community: i64) -> Result<()> {
    row! { struct Home { node: Option<i64>, outbox: Option<String> } }
    let home = tx.one::<Home>(sql!("SELECT node, outbox FROM actors WHERE id = $1", community))?;
    match home {
        Some(Home { node: Some(_), outbox }) => put(tx, community, "", &outbox.unwrap_or_default(), false),
        _ => Err(Denial::NotHere.into()),
    }
}

/// Asks for everything in a thread, which its home keeps at `url`; at once when a reader waits.
pub fn ask_thread(tx: &mut Tx, community: i64, thread: &str, url: &str, urgent: bool) -> Result<()> {
    put(tx, community, thread, url, urgent)
}

fn put(tx: &mut Tx, community: i64, thread: &str, url: &str, urgent: bool) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO histories (id, community, thread, url, state, urgent, due, asked)
         VALUES ($1, $2, $3, $4, 'waiting', $5, $6, $6)
         ON CONFLICT (community, thread) DO UPDATE SET url = excluded.url, state = 'waiting',
             next = CASE WHEN histories.reason = $7 THEN histories.next ELSE '' END,
             urgent = excluded.urgent, pages = 0, kept = 0, skipped = 0, attempts = 0, due = excluded.due,
             reason = NULL, asked = excluded.asked, ended = NULL
         WHERE histories.state <> 'waiting' OR (excluded.urgent AND NOT histories.urgent)",
        id,
        community,
        thread,
        url,
        urgent,
        now,
        BOUNDED
    ))?;
    tx.ring_histories();
    Ok(())
}

/// A member opens a thread elsewhere that is known in part: the rest is asked for, unless it was a moment ago.
pub fn opened(tx: &mut Tx, community: i64, thread: &str, url: &str) -> Result<()> {
    let asked = tx.number(sql!(
        "SELECT asked AS n FROM histories WHERE community = $1 AND thread = $2 AND (urgent OR state <> 'waiting')",
        community,
        thread
    ))?;
    if asked.is_some_and(|at| at > tx.now - AGAIN) { Ok(()) } else { put(tx, community, thread, url, true) }
}

/// The nodes that something is to be read of.
pub fn due_nodes(conn: &mut Conn, now: Micros) -> Result<Vec<i64>> {
    row! { struct One { node: Option<i64> } }
    let rows = conn.all::<One>(sql!(
        "SELECT DISTINCT a.node FROM histories h JOIN actors a ON a.id = h.community
         WHERE h.state = 'waiting' AND h.due <= $1 LIMIT 500",
        now
    ))?;
    Ok(rows.into_iter().filter_map(|r| r.node).collect())
}

/// What is to be read next of a node: what a reader waits for, then communities and threads as they were asked for.
pub fn due(conn: &mut Conn, node: i64, now: Micros) -> Result<Option<Wish>> {
    conn.one(sql!(
        "SELECT h.id, h.community, h.thread, h.url, h.next, h.pages, h.kept, h.attempts
         FROM histories h JOIN actors a ON a.id = h.community
         WHERE a.node = $1 AND h.state = 'waiting' AND h.due <= $2 ORDER BY h.urgent DESC, h.id LIMIT 1",
        node,
        now
    ))
}

/// A page was read: so much of it was kept or left out, and it goes on at `next`.
pub fn turned(tx: &mut Tx, wish: i64, next: &str, kept: i64, skipped: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE histories SET next = $1, pages = pages + 1, kept = kept + $2, skipped = skipped + $3, attempts = 0,
                reason = NULL WHERE id = $4",
        next,
        kept,
        skipped,
        wish
    ))?;
    Ok(())
}

/// All was read, or as much as this node reads: then `reason` says so.
pub fn done(tx: &mut Tx, wish: i64, reason: Option<&str>) -> Result<()> {
    end(tx, wish, "done", reason)
}

/// It cannot be read, and trying again would not help.
pub fn failed(tx: &mut Tx, wish: i64, reason: &str) -> Result<()> {
    end(tx, wish, "failed", Some(reason))
}

fn end(tx: &mut Tx, wish: i64, state: &str, reason: Option<&str>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE histories SET state = $1, reason = $2, ended = $3, urgent = FALSE WHERE id = $4",
        state,
        reason,
        now,
        wish
    ))?;
    Ok(())
}

/// The node did not answer: everything of it waits, and what was tried too often is given up.
pub fn later(tx: &mut Tx, node: i64, wish: &Wish, reason: &str) -> Result<()> {
    if wish.attempts + 1 >= TRIES {
        return failed(tx, wish.id, reason);
    }
    let due = tx.now + nodes::back_off(wish.attempts + 1, wish.id);
    tx.run(sql!("UPDATE histories SET attempts = attempts + 1, reason = $1 WHERE id = $2", reason, wish.id))?;
    tx.run(sql!(
        "UPDATE histories SET due = $1 WHERE state = 'waiting' AND due < $1
         AND community IN (SELECT id FROM actors WHERE node = $2 AND kind = 'group')",
        due,
        node
    ))?;
    Ok(())
}

/// How the reading of a community's past, or of one thread, stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Waiting,
    Done,
    Failed,
}

/// How far it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    /// Threads that were found, read to their end, and given up.
    pub threads: i64,
    pub read: i64,
    pub failed: i64,
    /// Posts, votes and acts that were taken over, and those that could not be.
    pub kept: i64,
    pub skipped: i64,
    /// Why it failed, or where this node stopped.
    pub reason: Option<String>,
    pub asked: Micros,
    pub ended: Option<Micros>,
}

row! {
    struct Stored { state: String, kept: i64, skipped: i64, reason: Option<String>, asked: i64, ended: Option<i64> }
    struct Sum { state: String, n: i64, kept: i64, skipped: i64 }
}

impl Stored {
    fn state(&self) -> State {
        match self.state.as_str() {
            "waiting" => State::Waiting,
            "failed" => State::Failed,
            _ => State::Done,
        }
    }
}

fn stored(conn: &mut Conn, community: i64, thread: &str) -> Result<Option<Stored>> {
    conn.one(sql!(
        "SELECT state, kept, skipped, reason, asked, ended FROM histories WHERE community = $1 AND thread = $2",
        community,
        thread
    ))
}

/// How far the past of a community came; `None` when nobody asked for it.
pub fn of_community(conn: &mut Conn, community: i64) -> Result<Option<Progress>> {
    let Some(own) = stored(conn, community, "")? else {
        return Ok(None);
    };
    let sums = conn.all::<Sum>(sql!(
        "SELECT state, count(*) AS n, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(skipped) AS BIGINT) AS skipped
         FROM histories WHERE community = $1 AND thread <> '' AND asked >= $2 GROUP BY state",
        community,
        own.asked
    ))?;
    let of = |state: &str| sums.iter().filter(|s| s.state == state).map(|s| s.n).sum::<i64>();
    let state = if own.state() == State::Done && of("waiting") > 0 { State::Waiting } else { own.state() };
    // A thread of which its home names no conversation is all that there is of it.
    let alone = (own.kept - sums.iter().map(|s| s.n).sum::<i64>()).max(0);
    Ok(Some(Progress {
        state,
        threads: own.kept,
        read: of("done") + alone,
        failed: of("failed"),
        kept: sums.iter().map(|s| s.kept).sum::<i64>() + alone,
        skipped: sums.iter().map(|s| s.skipped).sum::<i64>() + own.skipped,
        reason: own.reason,
        asked: own.asked,
        ended: own.ended,
    }))
}

/// How far a thread came; `None` when nobody asked for it.
pub fn of_thread(conn: &mut Conn, community: i64, thread: &str) -> Result<Option<Progress>> {
    Ok(stored(conn, community, thread)?.map(|own| Progress {
        state: own.state(),
        threads: 1,
        read: i64::from(own.state() == State::Done),
        failed: i64::from(own.state() == State::Failed),
        kept: own.kept,
        skipped: own.skipped,
        reason: own.reason,
        asked: own.asked,
        ended: own.ended,
    }))
}

/// Who may make this node ask a community's home: its members here, admins, and the operator.
pub fn may_ask(viewer: &Viewer, community: &Community) -> Result<()> {
    if community.is_here() {
        return Err(Error::NotFound);
    }
    if viewer.sees_all() || community.i_am_member() {
        return Ok(());
    }
    viewer.signed_in()?;
    Err(Denial::NotMember.into())
}

/// Asks for the recent threads of a community elsewhere, for a viewer who may.
pub fn ask(tx: &mut Tx, viewer: &Viewer, community: &Community) -> Result<()> {
    may_ask(viewer, community)?;
    if actors::by_id(tx.conn, community.actor)?.gone.is_some() {
        return Err(Error::NotFound);
    }
    ask_community(tx, community.actor)
}
