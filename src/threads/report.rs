//! Reports: somebody thinks that a post breaks the rules. They are kept for the moderators of its community here.

use crate::accounts::{Author, Member, Viewer};
use crate::base::db::Tx;
use crate::base::id;
use crate::base::time::HOUR;
use crate::communities;
use crate::error::{Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::sql;

use super::rows::{self, Post, Spot};
use super::{read, rules};

/// The longest reason, in characters.
pub const MAX_REASON: usize = 500;
/// How many open reports of one post a node may bring (case G-18).
const MOST_OF_A_NODE: i64 = 20;

/// How many posts a member may report within an hour.
const MOST_IN_AN_HOUR: i64 = 20;
/// The stored key of the act of closing one: who did it is for moderators only.
pub const CLOSE: &str = "close-report";

/// What somebody reports of a post.
#[derive(Debug, Clone, Default)]
pub struct NewReport {
    pub reason: String,
    /// The activity, of reports from elsewhere.
    pub activity: Option<String>,
    /// A node's own actor says it, which speaks for many there: each of its activities is a report of its own.
    pub by_a_node: bool,
}

/// Keeps a report of a post. One by the same person of the same post takes the place of theirs, and opens it again.
///
/// # Errors
/// [`Error::NotFound`] for posts that the author may not read (case P-12); `Denial::Suspended` for whoever has no voice
/// there; `Denial::PostGone` where nothing is left to report.
pub fn report(tx: &mut Tx, author: &Author, post: i64, new: &NewReport) -> Result<()> {
    if new.reason.chars().count() > MAX_REASON {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let Spot { thread, post } = readable(tx, author, post)?;
    let who = communities::standing(tx.conn, author, thread.community)?;
    rules::may_report(&post, &who, matches!(author, Author::Local(_)))?;
    if matches!(author, Author::Local(_)) {
        has_not_reported_too_much(tx, author.actor(), post.id)?;
    }
    let kept = keep(tx, author.actor(), thread.community, &post, new)?;
    let Some(report) = kept else { return Ok(()) };
    // It rings for the moderators here. Our people's reports go on to whoever else decides; those of others do not.
    let fact = Fact::new(What::PostReported, author.actor());
    tx.record(fact.community(thread.community).post(post.id).subject(report))
}

/// Where a post stands that the author may read: members by the read predicate, people elsewhere what is public.
fn readable(tx: &mut Tx, author: &Author, post: i64) -> Result<Spot> {
    if let Author::Local(member) = author {
        read::post_by_id(tx.conn, &Viewer::Member(member.clone()), post)?;
        return rows::spot(tx, post);
    }
    let spot = rows::spot(tx, post)?;
    if spot.thread.visibility == "public" { Ok(spot) } else { Err(Error::NotFound) }
}

/// Other words for a report that is open already are no further one.
fn has_not_reported_too_much(tx: &mut Tx, reporter: i64, post: i64) -> Result<()> {
    let of_late = tx.number(sql!(
        "SELECT count(*) AS n FROM reports WHERE reporter = $1 AND at > $2",
        reporter,
        tx.now - HOUR
    ))?;
    if of_late.unwrap_or(0) < MOST_IN_AN_HOUR || open_by(tx, reporter, post)? > 0 {
        return Ok(());
    }
    Err(Problem::with("reason", "too-many-reports", MOST_IN_AN_HOUR).into())
}

/// The report's row when it is new, or was dealt with and is made again.
fn keep(tx: &mut Tx, reporter: i64, community: i64, post: &Post, new: &NewReport) -> Result<Option<i64>> {
    let part = new.activity.as_deref().filter(|_| new.by_a_node).unwrap_or_default();
    if new.by_a_node && open_by(tx, reporter, post.id)? >= MOST_OF_A_NODE {
        return Ok(None);
    }
    // Other words for what is reported already are no other report.
    let again = tx.run(sql!(
        "UPDATE reports SET reason = $1 WHERE post = $2 AND reporter = $3 AND part = $4 AND state = 'open'",
        new.reason.trim(),
        post.id,
        reporter,
        part
    ))?;
    if again > 0 {
        return Ok(None);
    }
    let (id, now) = (tx.id(), tx.now);
    tx.number(sql!(
        "INSERT INTO reports (id, page, activity, part, community, post, reporter, reason, state, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9)
         ON CONFLICT (post, reporter, part) DO UPDATE
         SET reason = excluded.reason, activity = excluded.activity, state = 'open', at = excluded.at
         RETURNING id AS n",
        id,
        id::outside(),
        &new.activity,
        part,
        community,
        post.id,
        reporter,
        new.reason.trim(),
        now
    ))
}

fn open_by(tx: &mut Tx, reporter: i64, post: i64) -> Result<i64> {
    let query = "SELECT count(*) AS n FROM reports WHERE post = $1 AND reporter = $2 AND state = 'open'";
    Ok(tx.number(sql!(query, post, reporter))?.unwrap_or(0))
}

/// Says that a report was dealt with, by its outside name; once more changes nothing. Who said so stands in the log, for
/// those who moderate.
pub fn close(tx: &mut Tx, by: &Member, community: i64, page: &str) -> Result<()> {
    let who = communities::standing(tx.conn, &Author::Local(by.clone()), community)?;
    rules::may_deal_with_reports(&who)?;
    let open = "UPDATE reports SET state = 'closed' WHERE page = $1 AND community = $2 AND state = 'open'
                RETURNING post AS n";
    let Some(post) = tx.number(sql!(open, page, community))? else {
        let known = "SELECT id AS n FROM reports WHERE page = $1 AND community = $2";
        return tx.number(sql!(known, page, community))?.map(drop).ok_or(Error::NotFound);
    };
    let (post, role) = (rows::spot(tx, post)?.post, who.role.map_or("admin", communities::Role::key));
    rows::write_act(tx, by.actor, role, CLOSE, community, &post, "").map(drop)
}
