//! Deleting what somebody did who is gone: bounded in each transaction, taken up again wherever it was left.

use crate::accounts::{Author, erase};
use crate::actors::{self, Actor, RemoteActor};
use crate::base::db::Tx;
use crate::base::lease;
use crate::base::sql::Conn;
use crate::base::time::{HOUR, Micros};
use crate::error::Result;
use crate::ledger::{Fact, What};
use crate::threads::{edit, vote};
use crate::{row, sql};

/// The lease under which one process does it.
const LEASE: &str = "departures";
/// How many votes or posts one transaction takes back.
const AT_ONCE: i64 = 50;

row! {
    struct Departure { actor: i64 }
    struct Post { post: i64 }
}

const NEXT: &str = "SELECT actor FROM departures WHERE at <= $1 ORDER BY at, actor LIMIT 1";
/// How long one that could not be carried out waits, so that others go on.
const SET_ASIDE: Micros = HOUR;

/// Whether something is still to be deleted.
pub fn is_due(conn: &mut Conn, now: Micros) -> Result<bool> {
    Ok(conn.one::<Departure>(sql!(NEXT, now))?.is_some())
}

/// The one whose turn it was could not be carried out: it is tried again later, after others.
pub fn set_aside(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    if let Some(Departure { actor }) = tx.one(sql!(NEXT, now))? {
        tx.run(sql!("UPDATE departures SET at = $1 WHERE actor = $2", now + SET_ASIDE, actor))?;
    }
    Ok(())
}

/// Takes one step, if no other process is at it; tells whether another may follow.
pub fn step(tx: &mut Tx, owner: &str) -> Result<bool> {
    if !lease::take(tx, LEASE, owner)? {
        return Ok(false);
    }
    let now = tx.now;
    let next = tx.one::<Departure>(sql!(NEXT, now))?;
    let Some(Departure { actor }) = next else {
        lease::release(tx, LEASE, owner)?;
        return Ok(false);
    };
    let who = actors::by_id(tx.conn, actor)?;
    let author = author(tx, &who);
    if !votes(tx, &author)? && !posts(tx, &author)? {
        tx.run(sql!("DELETE FROM departures WHERE actor = $1", actor))?;
        if who.is_here() {
            tx.record(Fact::new(What::ActorDeleted, actor))?;
        }
    }
    lease::release(tx, LEASE, owner)?;
    Ok(true)
}

fn author(tx: &Tx, who: &Actor) -> Author {
    match who.is_here() {
        true => erase::ghost(who),
        false => Author::Remote(RemoteActor { actor: who.id, cause: None, by_home: false, clock: tx.now }),
    }
}

/// Takes some votes back; whether there were any.
fn votes(tx: &mut Tx, author: &Author) -> Result<bool> {
    let some = tx.all::<Post>(sql!(
        "SELECT DISTINCT post FROM votes WHERE actor = $1 AND NOT undone ORDER BY post LIMIT $2",
        author.actor(),
        AT_ONCE
    ))?;
    some.iter().try_for_each(|row| vote::take_back(tx, author, row.post, None))?;
    Ok(!some.is_empty())
}

/// Deletes some posts; whether there were any.
fn posts(tx: &mut Tx, author: &Author) -> Result<bool> {
    let some = tx.all::<Post>(sql!(
        "SELECT id AS post FROM posts WHERE author = $1 AND deleted IS NULL ORDER BY created, id LIMIT $2",
        author.actor(),
        AT_ONCE
    ))?;
    some.iter().try_for_each(|row| edit::delete(tx, author, row.post))?;
    Ok(!some.is_empty())
}
