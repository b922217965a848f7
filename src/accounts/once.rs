//! Requests that a member sends with a key are carried out once, however often they arrive (Idempotency-Key).

use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::{Denial, Result};
use crate::{row, sql};

/// How long a key is remembered.
pub const LIFE: Micros = DAY;

/// A member's key, with what tells one request from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub member: i64,
    pub name: String,
    /// A digest of method, address and body.
    pub fingerprint: String,
}

row! {
    /// What the request under a key was, and what it did: ids and words of the program, no content.
    #[derive(PartialEq, Eq)]
    pub struct Kept { pub fingerprint: String, pub done: String, pub about: i64, pub word: String }
}

/// What was done under this key, if it still holds.
pub fn find(conn: &mut Conn, key: &Key, now: Micros) -> Result<Option<Kept>> {
    conn.one(sql!(
        "SELECT fingerprint, done, about, word FROM idempotency_keys
         WHERE member = $1 AND name = $2 AND expires > $3",
        key.member,
        &key.name,
        now
    ))
}

/// Keeps what was done under a key, in the transaction that did it. A key that holds already undoes the transaction:
/// of two requests at once, in whatever processes, one takes effect.
pub fn keep(tx: &mut Tx, key: &Key, done: &str, about: i64, word: &str) -> Result<()> {
    let now = tx.now;
    let kept = tx.run(sql!(
        "INSERT INTO idempotency_keys (member, name, fingerprint, done, about, word, expires)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (member, name) DO UPDATE SET fingerprint = excluded.fingerprint, done = excluded.done,
             about = excluded.about, word = excluded.word, expires = excluded.expires
         WHERE idempotency_keys.expires <= $8",
        key.member,
        &key.name,
        &key.fingerprint,
        done,
        about,
        word,
        now + LIFE,
        now
    ))?;
    if kept == 1 { Ok(()) } else { Err(Denial::KeyInUse.into()) }
}

/// Forgets keys that are past their time.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("DELETE FROM idempotency_keys WHERE expires <= $1", now))?;
    Ok(())
}
