//! One mail when something waits unseen for a day: how much it is, never what. Judged again when it is sent.

use crate::accounts::waiting;
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::Result;
use crate::mail::{self, Kind, Letter, Quotes};
use crate::{row, sql};

use super::read;

/// How long something waits before a mail tells so.
pub const PATIENCE: Micros = DAY;
/// After how long such a mail is of no more use.
const USE: Micros = 3 * DAY;

row! {
    struct Whose { member: i64 }
}

const DUE: &str =
    "SELECT member FROM notifications WHERE seen IS NULL AND NOT mailed AND at < $1 ORDER BY at LIMIT 1";

/// Whether something has waited for so long of which no mail told.
pub fn is_due(conn: &mut Conn, now: Micros) -> Result<bool> {
    Ok(conn.one::<Whose>(sql!(DUE, now - PATIENCE))?.is_some())
}

/// Queues a mail for the member whose notification waits longest, if they want it; `false` when none waits.
pub fn next(tx: &mut Tx, key: &NodeKey) -> Result<bool> {
    let Some(Whose { member }) = tx.one::<Whose>(sql!(DUE, tx.now - PATIENCE))? else { return Ok(false) };
    // Everything that waits now is told of by this mail. Of two processes one finds nothing left to mark.
    let marked = tx.run(sql!(
        "UPDATE notifications SET mailed = TRUE WHERE member = $1 AND seen IS NULL AND NOT mailed",
        member
    ))?;
    if marked == 0 {
        return Ok(true);
    }
    let Some((holder, to)) = waiting::reach(tx.conn, member)? else { return Ok(true) };
    if read::unseen(tx.conn, &holder)? == 0 {
        return Ok(true);
    }
    let quotes = Quotes { secret: waiting::secret(key, member)?, member, ..Quotes::default() };
    let (language, until) = (holder.language, tx.now + USE);
    mail::queue(tx, key, &Letter { to, language, kind: Kind::Waiting, quotes, until })?;
    Ok(true)
}

/// How much waits now for a member who wants to know of it by mail, counted up to [`read::MOST_COUNTED`].
pub fn still_waits(conn: &mut Conn, member: i64) -> Result<i64> {
    match waiting::reach(conn, member)? {
        Some((holder, _)) => read::unseen(conn, &holder),
        None => Ok(0),
    }
}
