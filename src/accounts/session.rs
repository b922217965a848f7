//! Signing in and out: sessions live in the database, by the hash of their secret.

use super::{Member, password};
use crate::base::db::{Db, Tx};
use crate::base::id;
use crate::base::sql::Conn;
use crate::base::time::{DAY, MINUTE, Micros};
use crate::error::{Denial, Error, Result};
use crate::{row, sql};

/// How long a session lives without being used.
pub const LIFE: Micros = 30 * DAY;
/// How long one on a shared computer does.
pub const IDLE: Micros = 15 * MINUTE;
/// How exactly it is known when a session was last used.
const SEEN: Micros = 5 * MINUTE;
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
    let member = tx.number(sql!(
        "SELECT id AS n FROM members WHERE email = $1 OR id IN (SELECT ma.member FROM member_actors ma
         JOIN actors a ON a.id = ma.actor WHERE a.handle_key = $1 AND a.node IS NULL) FOR UPDATE",
        &key
    ))?;
    // A member has one count, whatever of their names is typed.
    let (who, now) = (member.map_or_else(|| id::secret_hash(&key), counted_as), tx.now);
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

/// Under which name the wrong passwords of a member are counted.
fn counted_as(member: i64) -> String {
    id::secret_hash(&format!("member {member}"))
}

/// Forgets wrong passwords that were tried, so that whoever tried them does not keep the member out.
pub(super) fn forgive(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM sign_in_attempts WHERE who = $1", counted_as(member)))?;
    Ok(())
}

/// Makes sure that the password that was looked at is still the member's: it may have been replaced meanwhile.
fn still_holds(tx: &mut Tx, member: i64, hash: &str) -> Result<bool> {
    let text = "SELECT id AS n FROM members WHERE id = $1 AND password = $2 AND suspended IS NULL FOR UPDATE";
    Ok(tx.number(sql!(text, member, hash))?.is_some())
}

/// Opens a session for credentials that fitted an attempt, and returns its secret.
///
/// # Errors
/// The password was replaced since it was looked at.
pub fn enter(tx: &mut Tx, attempt: &Attempt, known: &Credentials, place: &Place) -> Result<String> {
    if !still_holds(tx, known.member, &known.password)? {
        return Err(Denial::WrongPassword.into());
    }
    fitted(tx, attempt)?;
    open_at(tx, known.member, place)
}

/// The password fits: the attempt no longer counts.
pub fn fitted(tx: &mut Tx, attempt: &Attempt) -> Result<()> {
    tx.run(sql!("DELETE FROM sign_in_attempts WHERE who = $1 AND at = $2", &attempt.who, attempt.at))?;
    Ok(())
}

/// That a member gave their password: it has to hold still in the transaction that it is given for.
#[derive(Debug, Clone)]
pub struct Proof {
    member: i64,
    hash: String,
}

impl Proof {
    /// # Errors
    /// The password was replaced since it was looked at.
    pub fn hold(&self, tx: &mut Tx) -> Result<()> {
        if still_holds(tx, self.member, &self.hash)? { Ok(()) } else { Err(wrong()) }
    }
}

fn wrong() -> Error {
    Error::invalid("password", "password-wrong")
}

/// Makes sure by their password that it is the member who asks. Wrong ones count as they do when signing in.
pub async fn prove(db: &Db, member: &Member, given: &str) -> Result<Proof> {
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
        return Err(wrong());
    }
    db.write(move |tx| fitted(tx, &attempt)).await?;
    Ok(Proof { member: id, hash: stored.unwrap_or_default() })
}

/// Where and how a session is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Program and system in two words; empty where they are not known.
    pub device: String,
    /// Others use the computer, too: the session ends when it is not used for a while.
    pub shared: bool,
}

/// Opens a session and returns its secret, which only the cookie holds. The password was checked by the caller.
pub fn open(tx: &mut Tx, member: i64) -> Result<String> {
    open_at(tx, member, &Place::default())
}

/// The same, where it is known at which place.
pub fn open_at(tx: &mut Tx, member: i64, place: &Place) -> Result<String> {
    let (secret, now) = (id::secret(), tx.now);
    let idle = place.shared.then_some(IDLE);
    tx.run(sql!(
        "INSERT INTO sessions (secret_hash, member, created, expires, device, last_seen, idle)
         VALUES ($1, $2, $3, $4, $5, $3, $6)",
        id::secret_hash(&secret),
        member,
        now,
        now + idle.unwrap_or(LIFE),
        &place.device,
        idle
    ))?;
    tx.run(sql!("DELETE FROM sessions WHERE member = $1 AND expires < $2", member, now))?;
    tx.run(sql!("UPDATE members SET signed_in = $1 WHERE id = $2", now, member))?;
    Ok(secret)
}

/// Whoever holds a session, and whether its last use is to be written down.
#[derive(Debug)]
pub struct Holder {
    pub member: Member,
    pub unmarked: bool,
}

/// The member behind a session's secret, and whether to write down that it is in use.
pub fn holder(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Holder>> {
    row! { struct Found { member: i64, last_seen: Option<i64>, idle: Option<i64> } }
    let found = conn.one::<Found>(sql!(
        "SELECT member, last_seen, idle FROM sessions WHERE secret_hash = $1 AND expires > $2",
        id::secret_hash(secret),
        now
    ))?;
    let Some(found) = found else { return Ok(None) };
    let exactly = if found.idle.is_some() { MINUTE } else { SEEN };
    let unmarked = found.last_seen.is_none_or(|at| at < now - exactly);
    Ok(super::by_id(conn, found.member)?.map(|member| Holder { member, unmarked }))
}

/// The member behind a session's secret.
pub fn member(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Member>> {
    Ok(holder(conn, secret, now)?.map(|holder| holder.member))
}

/// Writes down that a session is in use; one on a shared computer lives on from there.
pub fn mark(tx: &mut Tx, secret: &str) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE sessions SET last_seen = $1, expires = CASE WHEN idle IS NULL THEN expires ELSE $1 + idle END
         WHERE secret_hash = $2 AND expires > $1",
        now,
        id::secret_hash(secret)
    ))?;
    Ok(())
}

row! {
    struct Open {
        secret_hash: String, device: String, created: i64, last_seen: Option<i64>, shared: bool
    }
}

/// A session as its member sees it: never the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its outside id, which tells nothing about the secret.
    pub key: String,
    /// Program and system; empty where they are not known.
    pub device: String,
    pub created: Micros,
    pub last_seen: Option<Micros>,
    pub shared: bool,
    /// The one that asks.
    pub current: bool,
}

fn key(secret_hash: &str) -> String {
    id::digest(secret_hash.as_bytes()).chars().take(16).collect()
}

fn rows(conn: &mut Conn, member: &Member, now: Micros) -> Result<Vec<Open>> {
    conn.all(sql!(
        "SELECT secret_hash, device, created, last_seen, idle IS NOT NULL AS shared FROM sessions
         WHERE member = $1 AND expires > $2 ORDER BY coalesce(last_seen, created) DESC, secret_hash LIMIT 100",
        member.id,
        now
    ))
}

/// A member's sessions, the last used first; `current` is the secret of the one that asks, if one does.
pub fn list(conn: &mut Conn, member: &Member, current: Option<&str>, now: Micros) -> Result<Vec<Session>> {
    let mine = current.map(id::secret_hash);
    let view = |row: Open| Session {
        key: key(&row.secret_hash),
        current: mine.as_deref() == Some(row.secret_hash.as_str()),
        device: row.device,
        created: row.created,
        last_seen: row.last_seen,
        shared: row.shared,
    };
    Ok(rows(conn, member, now)?.into_iter().map(view).collect())
}

/// Ends a session of a member, by its outside id.
pub fn end(tx: &mut Tx, member: &Member, session: &str) -> Result<()> {
    let now = tx.now;
    let all = rows(tx.conn, member, now)?;
    let found = all.into_iter().find(|row| key(&row.secret_hash) == session).ok_or(Error::NotFound)?;
    tx.run(sql!("DELETE FROM sessions WHERE secret_hash = $1", found.secret_hash))?;
    Ok(())
}

/// Ends all sessions of a member but the one with this secret; how many that were.
pub fn end_others(tx: &mut Tx, member: &Member, current: Option<&str>) -> Result<usize> {
    let kept = current.map(id::secret_hash).unwrap_or_default();
    tx.run(sql!("DELETE FROM sessions WHERE member = $1 AND secret_hash <> $2", member.id, kept))
}

/// Ends a session.
pub fn close(tx: &mut Tx, secret: &str) -> Result<()> {
    tx.run(sql!("DELETE FROM sessions WHERE secret_hash = $1", id::secret_hash(secret)))?;
    Ok(())
}
