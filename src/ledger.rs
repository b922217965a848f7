//! The ledger: everything that can happen, on one page. Facts hold ids and enums only, no text.
//!
//! A domain function writes its rows and its `Fact` in one transaction; readers follow, each with a cursor over
//! `position`. On PostgreSQL a lower id can commit later than a higher one, so positions are given out by
//! [`number`], only to facts of transactions below the oldest one still running. SQLite has one writer: row order.

use crate::base::db::Tx;
use crate::base::sql::{Conn, Dialect};
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::{row, sql};

macro_rules! what {
    ($($(#[$m:meta])* $name:ident = $key:literal),* $(,)?) => {
        /// What happened. The key is stored; it never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum What { $($(#[$m])* $name),* }

        impl What {
            pub const ALL: &'static [What] = &[$(What::$name),*];

            /// The stored key.
            pub fn key(self) -> &'static str {
                match self { $(What::$name => $key),* }
            }

            /// Reads a stored key.
            pub fn parse(key: &str) -> Option<What> {
                match key { $($key => Some(What::$name),)* _ => None }
            }
        }
    };
}

what! {
    CommunityOpened = "community-opened",
    CommunityEdited = "community-edited",
    /// A draft is open to its members.
    CommunityActivated = "community-activated",
    /// It is dormant from now on.
    CommunityRested = "community-rested",
    CommunityClosing = "community-closing",
    CommunityArchived = "community-archived",
    /// It is active again.
    CommunityReopened = "community-reopened",
    ActorEdited = "actor-edited",
    /// `by` says to be `subject`, elsewhere, from now on.
    ActorMoved = "actor-moved",
    /// `by` is no member of this node any more; what they wrote stays, with their name or without.
    ActorLeft = "actor-left",
    /// `by` is gone, and everything they wrote was deleted before.
    ActorDeleted = "actor-deleted",
    /// `subject` asks to join `community`.
    MembershipAsked = "membership-asked",
    /// `subject` is a member of `community` from now on.
    MembershipGiven = "membership-given",
    MembershipRefused = "membership-refused",
    MembershipEnded = "membership-ended",
    /// `subject` moderates `community` from now on.
    RoleGiven = "role-given",
    RoleTaken = "role-taken",
    /// `subject` is the row in `acts`, which names whom and why.
    MemberSuspended = "member-suspended",
    SuspensionLifted = "suspension-lifted",
    ThreadPosted = "thread-posted",
    ReplyPosted = "reply-posted",
    PostEdited = "post-edited",
    /// Deleted by its author.
    PostDeleted = "post-deleted",
    /// Removed at its home by a moderator; `subject` is the row in `acts`, as of all that follow from a moderator's act.
    PostRemoved = "post-removed",
    PostRestored = "post-restored",
    /// Hidden on this node only.
    PostHidden = "post-hidden",
    PostUnhidden = "post-unhidden",
    /// The home of the community took our member's post.
    PostAccepted = "post-accepted",
    /// A post was refused: by us as home (`cause` is what we refuse), or by the home of the community.
    PostRefused = "post-refused",
    ThreadLocked = "thread-locked",
    ThreadUnlocked = "thread-unlocked",
    ThreadPinned = "thread-pinned",
    ThreadUnpinned = "thread-unpinned",
    /// A moderator made a reply the agreed summary of its thread, or took that back.
    SummarySet = "summary-set",
    SummaryTaken = "summary-taken",
    /// Whoever asked says that this reply helped.
    ReplyHelped = "reply-helped",
    /// Votes came in a poll, or it ended.
    PollCounted = "poll-counted",
    /// In a poll from elsewhere; `subject` is the row in `poll_votes`.
    PollVoted = "poll-voted",
    /// Into another topic, or out of every one.
    ThreadMoved = "thread-moved",
    /// A moderator here asks the home of a community elsewhere; `subject` is the row in `acts`.
    ModerationAsked = "moderation-asked",
    /// Somebody here reported a post; `subject` is the row in `reports`.
    PostReported = "post-reported",
    /// `subject` asked to be reminded of a thread; the node says it.
    ReminderDue = "reminder-due",
    /// `subject` is the row in `votes`.
    VoteGiven = "vote-given",
    VoteTaken = "vote-taken",
}

/// One thing that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    pub what: What,
    /// The actor who did it.
    pub by: i64,
    pub community: Option<i64>,
    pub post: Option<i64>,
    /// Whom or what it is about, as [`What`] says.
    pub subject: Option<i64>,
    /// The received activity (row in `activities`) that brought it; `None` when it began here.
    pub cause: Option<i64>,
    /// The home of its community has told everybody: nobody waits for this node to say it. Not stored.
    pub told: bool,
}

impl Fact {
    pub fn new(what: What, by: i64) -> Fact {
        Fact { what, by, community: None, post: None, subject: None, cause: None, told: false }
    }
    pub fn community(self, community: i64) -> Fact {
        Fact { community: Some(community), ..self }
    }
    pub fn post(self, post: i64) -> Fact {
        Fact { post: Some(post), ..self }
    }
    pub fn subject(self, subject: i64) -> Fact {
        Fact { subject: Some(subject), ..self }
    }
    pub fn cause(self, cause: Option<i64>) -> Fact {
        Fact { cause, ..self }
    }
    pub fn told(self, told: bool) -> Fact {
        Fact { told, ..self }
    }
}

/// A fact with its place in the settled order.
#[derive(Debug, Clone, Copy)]
pub struct Settled {
    pub position: i64,
    pub at: Micros,
    pub fact: Fact,
}

/// Appends a fact under a new inside id. `n` counts the facts of one transaction.
pub fn append(conn: &mut Conn, id: i64, now: Micros, n: i64, fact: &Fact) -> Result<()> {
    let (tx, position) = match conn.dialect() {
        Dialect::Sqlite => ("0", "(SELECT coalesce(max(position), 0) + 1 FROM facts)"),
        Dialect::Postgres => ("pg_current_xact_id()::text::bigint", "NULL"),
    };
    let text = format!(
        "INSERT INTO facts (id, tx, n, position, what, by_actor, community, post, subject, cause, at)
         VALUES ($1, {tx}, $2, {position}, $3, $4, $5, $6, $7, $8, $9)"
    );
    let Fact { what, by, community, post, subject, cause, .. } = *fact;
    conn.run(sql!(text, id, n, what.key(), by, community, post, subject, cause, now))?;
    Ok(())
}

/// Gives positions to the facts whose transactions can no longer be overtaken, and tells how many facts still wait.
///
/// The caller holds the lease that makes it the only one. Transaction ids at or above the snapshot's xmax come from
/// an older cluster (a restored dump): settled.
pub fn number(tx: &mut Tx) -> Result<i64> {
    if tx.conn.dialect() == Dialect::Sqlite {
        return Ok(0);
    }
    tx.run(sql!(
        "WITH edge AS (SELECT pg_snapshot_xmin(s)::text::bigint AS low, pg_snapshot_xmax(s)::text::bigint AS high
                       FROM pg_current_snapshot() AS s),
              settled AS (SELECT f.id, row_number() OVER (ORDER BY f.tx, f.n) AS place FROM facts f, edge
                          WHERE f.position IS NULL AND (f.tx < edge.low OR f.tx >= edge.high))
         UPDATE facts SET position = settled.place + (SELECT coalesce(max(position), 0) FROM facts)
         FROM settled WHERE facts.id = settled.id"
    ))?;
    Ok(tx.number(sql!("SELECT count(*) AS n FROM facts WHERE position IS NULL"))?.unwrap_or(0))
}

row! {
    struct FactRow {
        position: i64,
        what: String,
        by_actor: i64,
        community: Option<i64>,
        post: Option<i64>,
        subject: Option<i64>,
        cause: Option<i64>,
        at: i64,
    }
}

/// The position that the reader `name` has reached.
pub fn cursor(conn: &mut Conn, name: &str) -> Result<i64> {
    Ok(conn.number(sql!("SELECT position AS n FROM cursors WHERE name = $1", name))?.unwrap_or(0))
}

/// Moves the reader `name` forward, in the transaction that did its work.
pub fn advance(tx: &mut Tx, name: &str, position: i64) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO cursors (name, position) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET position = excluded.position",
        name,
        position
    ))?;
    Ok(())
}

/// The next facts behind `position`, at most `limit`.
pub fn after(conn: &mut Conn, position: i64, limit: i64) -> Result<Vec<Settled>> {
    let rows = conn.all::<FactRow>(sql!(
        "SELECT position, what, by_actor, community, post, subject, cause, at FROM facts
         WHERE position > $1 ORDER BY position LIMIT $2",
        position,
        limit
    ))?;
    rows.into_iter()
        .map(|r| {
            let what =
                What::parse(&r.what).ok_or_else(|| Error::internal(format!("unknown fact {}", r.what)))?;
            let (by, community, post) = (r.by_actor, r.community, r.post);
            let fact = Fact { what, by, community, post, subject: r.subject, cause: r.cause, told: false };
            Ok(Settled { position: r.position, at: r.at, fact })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_reads_back_from_its_key() {
        for what in What::ALL {
            assert_eq!(What::parse(what.key()), Some(*what));
        }
    }
}
