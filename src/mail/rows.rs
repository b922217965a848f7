//! The queue of mails, row by row: who is at work on which, and what became of it.
//!
//! A mail is sent once. A process claims it, says so again before it gives away its words (`handed`), and then what the
//! mail server answered. Of a process that was killed, the mail goes back into the queue from before `handed`; after it
//! nobody knows whether the server took it, and an admin decides.

use super::pause;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::Result;
use crate::{row, sql};

/// The lease of whoever sends.
pub const LEASE: &str = "mail";

row! {
    /// A mail that this process has claimed.
    pub struct Claimed {
        pub id: i64, pub name: String, pub kind: String, pub address: String, pub language: String,
        pub sealed: Option<Vec<u8>>, pub tries: i64
    }

    /// The last moment for which mails of a kind are queued, and how many.
    pub(super) struct Last { pub due: i64, pub mails: i64 }

    /// Which mail, and to whom.
    pub struct Known { pub id: i64, pub address: String }
}

pub(super) fn by_name(conn: &mut Conn, name: &str) -> Result<Option<Known>> {
    conn.one(sql!("SELECT id, address FROM mails WHERE name = $1", name))
}

/// The last moment for which mails of a kind were queued.
pub(super) fn last_due(conn: &mut Conn, kind: &str) -> Result<Option<Last>> {
    conn.one(sql!(
        "SELECT due, count(*) AS mails FROM mails WHERE kind = $1 AND due = (SELECT max(due) FROM mails WHERE kind = $1)
         GROUP BY due",
        kind
    ))
}

/// Whether there is anything to do: a mail that is due, or one that a process has left behind.
pub fn is_due(conn: &mut Conn, now: Micros) -> Result<bool> {
    let found = conn.number(sql!(
        "SELECT id AS n FROM mails WHERE (state = 'queued' AND due <= $1
             AND (until <= $1 OR address NOT IN (SELECT address FROM paused_addresses)))
             OR (state IN ('refused', 'unsure') AND until <= $1)
             OR state IN ('sending', 'handed') LIMIT 1",
        now
    ))?;
    Ok(found.is_some())
}

/// Puts in order what was left behind, by other processes or by a failure in this one; for whoever holds [`LEASE`] and
/// begins, as nobody is at work then.
pub fn take_over(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE mails SET state = 'queued' WHERE state = 'sending'"))?;
    tx.run(sql!(
        "UPDATE mails SET state = 'unsure', reason = 'unsure', answer = NULL WHERE state = 'handed'"
    ))?;
    tx.run(sql!(
        "UPDATE mails SET state = 'expired', sealed = NULL, reason = coalesce(reason, 'expired')
         WHERE state IN ('queued', 'refused', 'unsure') AND until <= $1",
        now
    ))?;
    Ok(())
}

/// Claims the next mail that is due and whose address is not paused.
pub fn claim(tx: &mut Tx, owner: &str) -> Result<Option<Claimed>> {
    let now = tx.now;
    let found = tx.one::<Claimed>(sql!(
        "SELECT id, name, kind, address, language, sealed, tries + 1 AS tries FROM mails
         WHERE state = 'queued' AND due <= $1 AND until > $1
             AND address NOT IN (SELECT address FROM paused_addresses) ORDER BY due, created, id LIMIT 1",
        now
    ))?;
    let Some(found) = found else { return Ok(None) };
    let mine = tx.run(sql!(
        "UPDATE mails SET state = 'sending', owner = $1, tries = $2 WHERE id = $3 AND state = 'queued' AND tries = $4",
        owner,
        found.tries,
        found.id,
        found.tries - 1
    ))?;
    Ok(Some(found).filter(|_| mine == 1))
}

/// Says that the words are given away now; `false` when the mail is not this claim's any more.
pub fn hand_over(tx: &mut Tx, mail: i64, tries: i64, owner: &str) -> Result<bool> {
    let mine = tx.run(sql!(
        "UPDATE mails SET state = 'handed' WHERE id = $1 AND tries = $2 AND owner = $3 AND state = 'sending'",
        mail,
        tries,
        owner
    ))?;
    Ok(mine == 1)
}

/// It went: its words are dropped.
pub fn sent(tx: &mut Tx, mail: i64, answer: &str) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE mails SET state = 'sent', sealed = NULL, reason = NULL, answer = $1, sent = $2
         WHERE id = $3 AND state IN ('handed', 'unsure')",
        answer,
        now,
        mail
    ))?;
    Ok(())
}

/// Why a mail did not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// `mail-why-<key>` in the translations.
    pub reason: &'static str,
    /// What the mail server, or the system, said.
    pub answer: String,
}

/// It did not go, and is tried again.
pub fn later(tx: &mut Tx, claimed: &Claimed, why: &Why) -> Result<()> {
    let due = tx.now + pause(claimed.tries);
    tx.run(sql!(
        "UPDATE mails SET state = 'queued', due = $1, reason = $2, answer = $3
         WHERE id = $4 AND tries = $5 AND state IN ('sending', 'handed')",
        due,
        why.reason,
        &why.answer,
        claimed.id,
        claimed.tries
    ))?;
    Ok(())
}

/// The mail server cannot be used: nothing that waits needs to be tried before that.
pub fn all_later(tx: &mut Tx, claimed: &Claimed, why: &Why) -> Result<()> {
    later(tx, claimed, why)?;
    let due = tx.now + pause(claimed.tries);
    tx.run(sql!(
        "UPDATE mails SET due = $1, reason = $2, answer = $3 WHERE state = 'queued' AND due < $1",
        due,
        why.reason,
        &why.answer
    ))?;
    Ok(())
}

/// It was refused for good; an address that was refused gets nothing more until an admin says so.
pub fn refused(tx: &mut Tx, claimed: &Claimed, why: &Why, pause_address: bool) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE mails SET state = 'refused', reason = $1, answer = $2
         WHERE id = $3 AND tries = $4 AND state IN ('sending', 'handed')",
        why.reason,
        &why.answer,
        claimed.id,
        claimed.tries
    ))?;
    if pause_address {
        tx.run(sql!(
            "INSERT INTO paused_addresses (address, answer, at) VALUES ($1, $2, $3)
             ON CONFLICT (address) DO UPDATE SET answer = excluded.answer, at = excluded.at",
            &claimed.address,
            &why.answer,
            now
        ))?;
    }
    Ok(())
}

/// It is of no more use: what it would tell of is over. Nobody has to decide anything.
pub fn expired(tx: &mut Tx, claimed: &Claimed) -> Result<()> {
    tx.run(sql!(
        "UPDATE mails SET state = 'expired', sealed = NULL, reason = 'expired'
         WHERE id = $1 AND tries = $2 AND state = 'sending'",
        claimed.id,
        claimed.tries
    ))?;
    Ok(())
}

/// The words were given away, and no answer came: an admin decides whether it is sent again.
pub fn unsure(tx: &mut Tx, claimed: &Claimed, why: &Why) -> Result<()> {
    tx.run(sql!(
        "UPDATE mails SET state = 'unsure', reason = $1, answer = $2 WHERE id = $3 AND tries = $4 AND state = 'handed'",
        why.reason,
        &why.answer,
        claimed.id,
        claimed.tries
    ))?;
    Ok(())
}
