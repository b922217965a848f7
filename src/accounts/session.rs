//! Signing in and out: sessions live in the database, by the hash of their secret.

use super::{Member, password};
use crate::base::db::{Db, Tx};
use crate::base::id;
use crate::base::sql::Conn;
use crate::base::time::{DAY, MINUTE, Micros};
use crate::error::{Error, Result};
use crate::{row, sql};

/// How long a session lives without being used.
pub const LIFE: Micros = 30 * DAY;
/// How many wrong passwords an account or address may give within [`WINDOW`].
const TRIES: i64 = 10;
const WINDOW: Micros = 15 * MINUTE;

row! {
    /// What checking a password needs.
    pub struct Credentials { pub member: i64, pub password: String }
}

/// The credentials behind an e-mail address or handle.
pub fn credentials(conn: &mut Conn, login: &str) -> Result<Option<Credentials>> {
    let key = login.trim().trim_start_matches('@').to_lowercase();
    conn.one(sql!(
        "SELECT m.id AS member, m.password FROM members m JOIN member_actors ma ON ma.member = m.id
         JOIN actors a ON a.id = ma.actor
         WHERE (m.email = $1 OR (a.handle_key = $1 AND a.node IS NULL)) AND m.suspended IS NULL",
        key
    ))
}

/// A password that was given and not looked at yet. It stands as a wrong one until it is found to fit.
#[derive(Debug)]
pub struct Attempt {
    who: String,
    at: Micros,
}

/// Counts an attempt to sign in before its password is looked at, so that many at once are as many as one after another;
/// refuses it when too many before it were wrong.
pub fn attempt(tx: &mut Tx, login: &str) -> Result<Attempt> {
    let key = login.trim().trim_start_matches('@').to_lowercase();
    // One after another, also where several processes write.
    tx.number(sql!(
        "SELECT id AS n FROM members WHERE email = $1 OR id IN (SELECT ma.member FROM member_actors ma
         JOIN actors a ON a.id = ma.actor WHERE a.handle_key = $1 AND a.node IS NULL) FOR UPDATE",
        key
    ))?;
    let (who, now) = (id::secret_hash(&login.trim().to_lowercase()), tx.now);
    tx.run(sql!("DELETE FROM sign_in_attempts WHERE at < $1", now - DAY))?;
    row! { struct Before { wrong: i64, last: Option<i64> } }
    let before = tx.one::<Before>(sql!(
        "SELECT count(*) AS wrong, max(at) AS last FROM sign_in_attempts WHERE who = $1 AND at > $2",
        &who,
        now - WINDOW
    ))?;
    let (wrong, last) = before.map_or((0, None), |b| (b.wrong, b.last));
    if wrong >= TRIES {
        return Err(Error::invalid("login", "too-many-attempts"));
    }
    // Each has a moment of its own, by which it is taken back.
    let at = now.max(last.unwrap_or(0) + 1);
    tx.run(sql!("INSERT INTO sign_in_attempts (who, at) VALUES ($1, $2)", &who, at))?;
    Ok(Attempt { who, at })
}

/// The password fits: the attempt no longer counts.
pub fn fitted(tx: &mut Tx, attempt: &Attempt) -> Result<()> {
    tx.run(sql!("DELETE FROM sign_in_attempts WHERE who = $1 AND at = $2", &attempt.who, attempt.at))?;
    Ok(())
}

/// Makes sure by their password that it is the member who asks. Wrong ones count as they do when signing in.
pub async fn prove(db: &Db, member: &Member, given: &str) -> Result<()> {
    row! { struct Stored { password: String } }
    let (id, login) = (member.id, member.handle.clone());
    let (attempt, stored) = db
        .write(move |tx| {
            let attempt = match attempt(tx, &login) {
                Err(Error::Invalid(_)) => return Err(Error::invalid("password", "too-many-attempts")),
                other => other?,
            };
            let stored = tx.one::<Stored>(sql!("SELECT password FROM members WHERE id = $1", id))?;
            Ok((attempt, stored))
        })
        .await?;
    let stored = stored.map(|s| s.password).filter(|hash| !hash.is_empty());
    if !password::fits(given, stored.as_deref()).await? {
        return Err(Error::invalid("password", "password-wrong"));
    }
    db.write(move |tx| fitted(tx, &attempt)).await
}

/// Opens a session and returns its secret, which only the cookie holds. The password was checked by the caller.
pub fn open(tx: &mut Tx, member: i64) -> Result<String> {
    let secret = id::secret();
    let (now, expires) = (tx.now, tx.now + LIFE);
    tx.run(sql!(
        "INSERT INTO sessions (secret_hash, member, created, expires) VALUES ($1, $2, $3, $4)",
        id::secret_hash(&secret),
        member,
        now,
        expires
    ))?;
    tx.run(sql!("DELETE FROM sessions WHERE member = $1 AND expires < $2", member, now))?;
    Ok(secret)
}

/// The member behind a session's secret.
pub fn member(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Member>> {
    let found = conn.number(sql!(
        "SELECT member AS n FROM sessions WHERE secret_hash = $1 AND expires > $2",
        id::secret_hash(secret),
        now
    ))?;
    match found {
        Some(id) => super::by_id(conn, id),
        None => Ok(None),
    }
}

/// Ends a session.
pub fn close(tx: &mut Tx, secret: &str) -> Result<()> {
    tx.run(sql!("DELETE FROM sessions WHERE secret_hash = $1", id::secret_hash(secret)))?;
    Ok(())
}
