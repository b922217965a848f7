//! Suspending a member from the whole node: no sign-in, no session, no token that works; what they wrote stays.

use crate::base::db::Tx;
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::sql;

/// Suspends a member until a moment, or until it is lifted; their sessions end.
pub fn suspend(tx: &mut Tx, member: i64, until: Option<Micros>, why: &str) -> Result<()> {
    let (now, why) = (tx.now, why.trim());
    if until.is_some_and(|until| until <= now) {
        return Err(Error::invalid("until", "not-later"));
    }
    if why.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    tx.run(sql!(
        "UPDATE members SET suspended = coalesce(suspended, $1), suspended_until = $2, suspended_why = $3 WHERE id = $4",
        now,
        until,
        why,
        member
    ))?;
    tx.run(sql!("DELETE FROM sessions WHERE member = $1", member))?;
    Ok(())
}

/// Ends a suspension; whether there was one.
pub fn lift(tx: &mut Tx, member: i64) -> Result<bool> {
    let lifted = tx.run(sql!(
        "UPDATE members SET suspended = NULL, suspended_until = NULL, suspended_why = NULL
         WHERE id = $1 AND suspended IS NOT NULL",
        member
    ))?;
    Ok(lifted == 1)
}

/// Ends suspensions whose time has come.
pub fn end_expired(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE members SET suspended = NULL, suspended_until = NULL, suspended_why = NULL WHERE suspended_until <= $1",
        now
    ))?;
    Ok(())
}

/// Makes a member an admin, or no longer one.
pub fn set_admin(tx: &mut Tx, member: i64, admin: bool) -> Result<()> {
    tx.run(sql!("UPDATE members SET admin = $1 WHERE id = $2", admin, member))?;
    Ok(())
}
