//! Reports: somebody thinks that a post breaks the rules. They are kept for the moderators of its community here.

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::communities;
use crate::error::{Denial, Error, Result};
use crate::sql;

use super::rows;

/// The longest reason, in characters.
pub const MAX_REASON: usize = 500;

/// Keeps a report of a post; one by the same person of the same post changes its reason while it is open.
///
/// # Errors
/// [`Error::NotFound`] for posts that the author may not read; [`Denial::Suspended`] for whoever has no voice there.
pub fn report(tx: &mut Tx, author: &Author, post: i64, activity: Option<&str>, reason: &str) -> Result<()> {
    if reason.chars().count() > MAX_REASON {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let spot = rows::spot(tx, post)?;
    let community = spot.thread.community;
    let who = communities::standing(tx.conn, author, community)?;
    if spot.thread.visibility != "public" && who.role.is_none() {
        return Err(Error::NotFound);
    }
    if who.suspended {
        return Err(Denial::Suspended.into());
    }
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO reports (id, activity, community, post, reporter, reason, state, at)
         VALUES ($1, $2, $3, $4, $5, $6, 'open', $7)
         ON CONFLICT (post, reporter) DO UPDATE SET reason = excluded.reason WHERE reports.state = 'open'",
        id,
        activity,
        community,
        post,
        author.actor(),
        reason,
        now
    ))?;
    Ok(())
}
