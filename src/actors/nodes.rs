//! Nodes: who is known, when they were heard and reached, when to try again, and whether to wait.

use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros, SECOND};
use crate::error::Result;
use crate::{row, sql};

/// The node with this authority, made known if it was not.
pub fn ensure(tx: &mut Tx, authority: &str) -> Result<i64> {
    if let Some(id) = tx.number(sql!("SELECT id AS n FROM nodes WHERE authority = $1", authority))? {
        return Ok(id);
    }
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO nodes (id, authority, first_seen) VALUES ($1, $2, $3) ON CONFLICT (authority) DO NOTHING",
        id, authority, now
    ))?;
    Ok(tx.number(sql!("SELECT id AS n FROM nodes WHERE authority = $1", authority))?.unwrap_or(id))
}

/// The authority of a node.
pub fn authority(conn: &mut Conn, node: i64) -> Result<String> {
    row! { struct One { authority: String } }
    let found = conn.one::<One>(sql!("SELECT authority FROM nodes WHERE id = $1", node))?;
    found.map(|r| r.authority).ok_or(crate::error::Error::NotFound)
}

/// It spoke to us: whatever made it unreachable is over, so what waits for it may go at once.
pub fn heard(tx: &mut Tx, node: i64) -> Result<()> {
    let now = tx.now;
    // A stamp a minute is enough, and keeps busy peers from fighting over the row. Of one that is being tried in vain
    // just now, `failed` must see that it spoke meanwhile.
    let written = tx.run(sql!(
        "UPDATE nodes SET last_heard = $1, retry_at = 0
         WHERE id = $2 AND (retry_at > $1 OR last_heard IS NULL OR last_heard < $3
                            OR (failures > 0 AND last_heard < $4))",
        now,
        node,
        now - 60 * SECOND,
        now - SECOND
    ))?;
    if written > 0 {
        tx.ring_deliveries();
    }
    Ok(())
}

/// A delivery got an answer; `signs` is the way of signing that it accepted, where it accepted one.
pub fn reached(tx: &mut Tx, node: i64, signs: Option<&'static str>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE nodes SET last_reached = $1, failures = 0, retry_at = 0, signs = coalesce($4, signs),
                signs_proven = CASE WHEN $4 IS NULL THEN signs_proven ELSE $1 END
         WHERE id = $2 AND (failures > 0 OR last_reached IS NULL OR last_reached < $3
                            OR coalesce($4, '') NOT IN ('', coalesce(signs, '')))",
        now,
        node,
        now - 60 * SECOND,
        signs
    ))?;
    Ok(())
}

/// A node answered what was signed in this way, having refused the other.
pub fn takes(tx: &mut Tx, authority: &str, signs: &'static str) -> Result<()> {
    let (node, now) = (ensure(tx, authority)?, tx.now);
    tx.run(sql!("UPDATE nodes SET signs = $1, signs_proven = $2 WHERE id = $3", signs, now, node))?;
    Ok(())
}

/// How long it is remembered which way of signing a node took.
const TAKEN: Micros = 7 * DAY;

/// The way of signing that a node was lately seen to take.
pub fn taken(conn: &mut Conn, authority: &str, now: Micros) -> Result<Option<String>> {
    row! { struct One { signs: Option<String>, signs_proven: Option<i64> } }
    let text = "SELECT signs, signs_proven FROM nodes WHERE authority = $1";
    let found = conn.one::<One>(sql!(text, authority))?;
    Ok(found.and_then(|one| still_taken(one.signs, one.signs_proven, now)))
}

/// What is remembered, if it is not too old.
pub fn still_taken(signs: Option<String>, proven: Option<Micros>, now: Micros) -> Option<String> {
    signs.filter(|_| proven.is_some_and(|proven| proven > now - TAKEN))
}

/// Delays before the next try, in seconds. Short at first: most faults are restarts. Every hour then, for a week.
const BACK_OFF: [i64; 9] = [1, 2, 4, 8, 15, 60, 300, 900, 1800];
const HOURLY: i64 = 3600;
/// So many failures in a row are a week of hours; whoever is away for longer is tried less often, and wakes us by speaking.
const A_WEEK: i64 = 176;
const RARELY: i64 = 6 * HOURLY;

/// How long to wait after the `failures`-th failure in a row, with up to a fifth of jitter from `salt`.
pub fn back_off(failures: i64, salt: i64) -> Micros {
    let place = usize::try_from(failures.max(1) - 1).unwrap_or(usize::MAX);
    let beyond = if failures > A_WEEK { RARELY } else { HOURLY };
    let wait = BACK_OFF.get(place).copied().unwrap_or(beyond) * SECOND;
    wait + (wait / 5) * (salt.rem_euclid(100)) / 100
}

/// A try that failed: when it began, and for how long the node asked to be left alone.
#[derive(Debug, Clone, Copy)]
pub struct Try {
    pub began: Micros,
    pub asked: Micros,
}

/// A delivery failed for a reason that may pass: the circuit opens for a while, at least as long as the node asked for,
/// and not for long when the node spoke while it was tried.
pub fn failed(tx: &mut Tx, node: i64, error: &str, this: Try) -> Result<()> {
    row! { struct Before { failures: i64, last_heard: Option<i64> } }
    let before = tx.one::<Before>(sql!("SELECT failures, last_heard FROM nodes WHERE id = $1", node))?;
    let (failures, heard) = before.map_or((0, None), |b| (b.failures, b.last_heard));
    let failures = failures + 1;
    let spoke = heard.is_some_and(|at| at >= this.began);
    let wait = back_off(if spoke { 1 } else { failures }, tx.now / 1000 + node);
    tx.run(sql!(
        "UPDATE nodes SET failures = $1, retry_at = $2, last_error = $3, last_failed = $4 WHERE id = $5",
        failures,
        tx.now + wait.max(this.asked),
        error,
        tx.now,
        node
    ))?;
    Ok(())
}

row! {
    /// A node with the mark that the read predicate goes by.
    pub struct Marked {
        pub id: i64,
        pub authority: String,
        pub blocked: bool,
    }
}

/// Every known node with its mark.
pub fn marks(conn: &mut Conn) -> Result<Vec<Marked>> {
    conn.all(sql!("SELECT id, authority, blocked FROM nodes"))
}

/// Marks what the policy says of a node; the policy calls this whenever it changes.
pub fn mark(tx: &mut Tx, node: i64, blocked: bool) -> Result<()> {
    tx.run(sql!("UPDATE nodes SET blocked = $1 WHERE id = $2", blocked, node))?;
    Ok(())
}

/// Sends nothing to a node from now on, or goes on. What is queued stays; `false` when it was so already.
pub fn pause(tx: &mut Tx, node: i64, paused: bool) -> Result<bool> {
    let since = paused.then_some(tx.now);
    let changed = tx.run(sql!(
        "UPDATE nodes SET paused = $1 WHERE id = $2 AND (paused IS NULL) = $3",
        since,
        node,
        paused
    ))?;
    if changed > 0 && !paused {
        tx.ring_deliveries();
    }
    Ok(changed > 0)
}

/// Closes the circuit by hand: what waits for the node is tried at once.
pub fn wake(tx: &mut Tx, node: i64) -> Result<()> {
    tx.run(sql!("UPDATE nodes SET retry_at = 0 WHERE id = $1", node))?;
    tx.ring_deliveries();
    Ok(())
}

/// It was told to wait because of how much it sent.
pub fn throttled(tx: &mut Tx, authority: &str) -> Result<()> {
    tx.run(sql!("UPDATE nodes SET throttled = $1 WHERE authority = $2", tx.now, authority))?;
    Ok(())
}

/// How long a node's own word on what it runs is believed.
const DESCRIBED: Micros = DAY;

/// Nodes that were reached and not asked what they run for a day, the longest first.
pub fn undescribed(conn: &mut Conn, now: Micros, limit: i64) -> Result<Vec<i64>> {
    row! { struct One { id: i64 } }
    let rows = conn.all::<One>(sql!(
        "SELECT id FROM nodes WHERE last_reached IS NOT NULL AND described < $1 AND NOT blocked
         ORDER BY described LIMIT $2",
        now - DESCRIBED,
        limit
    ))?;
    Ok(rows.into_iter().map(|r| r.id).collect())
}

/// Takes a node's turn to be asked; `false` when another process took it.
pub fn ask_now(tx: &mut Tx, node: i64) -> Result<bool> {
    let (now, old) = (tx.now, tx.now - DESCRIBED);
    let taken =
        tx.run(sql!("UPDATE nodes SET described = $1 WHERE id = $2 AND described < $3", now, node, old))?;
    Ok(taken > 0)
}

/// Remembers which software a node said it runs (NodeInfo). Shown to the admin; nothing is decided by it.
pub fn describe(tx: &mut Tx, node: i64, software: &str, version: &str) -> Result<()> {
    tx.run(sql!("UPDATE nodes SET software = $1, version = $2 WHERE id = $3", software, version, node))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_tried_every_hour_for_a_week_and_then_every_six() {
        let waits: Vec<Micros> = (1..300).map(|n| back_off(n, 0)).collect();
        assert!(waits.is_sorted());
        let mut away = 0;
        for wait in &waits {
            assert!(*wait <= HOURLY * SECOND || away >= 7 * DAY - HOURLY * SECOND, "{wait} after {away}");
            away += wait;
        }
        assert_eq!(waits.last(), Some(&(RARELY * SECOND)));
        assert!((0..1000).all(|salt| back_off(299, salt) <= RARELY * SECOND * 6 / 5));
    }
}
