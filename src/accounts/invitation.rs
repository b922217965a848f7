//! Invitations: links by which so many people become members, until a day, or until an admin takes them back.

use super::Admin;
use crate::base::db::Tx;
use crate::base::id;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Problem, Result};
use crate::{row, sql};

/// What an invitation is to be.
#[derive(Debug, Clone)]
pub struct Wish {
    /// For whom it is, in the admin's words; the invited do not see it.
    pub note: String,
    /// How many people it lets in: 1 to 1000.
    pub uses: i64,
    /// How many days it works: 1 to 90.
    pub days: i64,
}

impl Default for Wish {
    fn default() -> Wish {
        Wish { note: String::new(), uses: 1, days: 14 }
    }
}

row! {
    /// An invitation as admins see it: never the secret.
    pub struct Invitation {
        pub id: i64,
        pub name: String,
        /// Who made it; nobody: the operator.
        pub by: Option<String>,
        pub note: String,
        pub uses: i64,
        pub used: i64,
        pub created: i64,
        pub expires: i64,
        pub revoked: Option<i64>,
    }
}

impl Invitation {
    /// `open`, `used`, `expired` or `revoked`.
    pub fn state(&self, now: Micros) -> &'static str {
        match self {
            i if i.revoked.is_some() => "revoked",
            i if i.used >= i.uses => "used",
            i if i.expires <= now => "expired",
            _ => "open",
        }
    }
}

/// An invitation that was just made. The secret is shown once and not kept.
#[derive(Debug)]
pub struct Made {
    pub id: i64,
    pub secret: String,
}

/// Makes an invitation; nobody: the operator does.
pub fn make(tx: &mut Tx, by: Option<Admin<'_>>, wish: &Wish) -> Result<Made> {
    let note = wish.note.trim();
    let mut problems = Vec::new();
    if note.chars().count() > 200 {
        problems.push(Problem::new("note", "length-0-200"));
    }
    if !(1..=1000).contains(&wish.uses) {
        problems.push(Problem::with("uses", "between", "1–1000"));
    }
    if !(1..=90).contains(&wish.days) {
        problems.push(Problem::with("days", "between", "1–90"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let (id, now, secret) = (tx.id(), tx.now, id::secret());
    tx.run(sql!(
        "INSERT INTO invitations (id, name, secret_hash, made_by, note, uses, created, expires)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        id::outside(),
        id::secret_hash(&secret),
        by.map(|a| a.member().id),
        note,
        wish.uses,
        now,
        now + wish.days * DAY
    ))?;
    Ok(Made { id, secret })
}

const INVITATION: &str = "SELECT i.id, i.name, a.handle AS by, i.note, i.uses, i.used, i.created, i.expires, i.revoked
    FROM invitations i LEFT JOIN member_actors ma ON ma.member = i.made_by LEFT JOIN actors a ON a.id = ma.actor";

/// A page of all invitations, newest first.
pub fn list(conn: &mut Conn, after: &Cursor) -> Result<Page<Invitation>> {
    let text = format!("{INVITATION} WHERE i.id < $1 ORDER BY i.id DESC LIMIT $2");
    let rows = conn.all(sql!(text, after.id, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |i: &Invitation| Cursor { at: 0, id: i.id, text: String::new() }))
}

/// An invitation by its inside id.
pub fn by_id(conn: &mut Conn, invitation: i64) -> Result<Invitation> {
    let found = conn.one(sql!(format!("{INVITATION} WHERE i.id = $1"), invitation))?;
    found.ok_or(Error::NotFound)
}

/// Takes an invitation back, by its name; from then on it lets nobody in.
pub fn revoke(tx: &mut Tx, name: &str) -> Result<()> {
    let now = tx.now;
    let found =
        tx.run(sql!("UPDATE invitations SET revoked = coalesce(revoked, $1) WHERE name = $2", now, name))?;
    if found == 1 { Ok(()) } else { Err(Error::NotFound) }
}

const WORKS: &str = "secret_hash = $1 AND used < uses AND expires > $2 AND revoked IS NULL";

/// Whether an invitation lets somebody in now.
pub fn works(conn: &mut Conn, secret: &str, now: Micros) -> Result<bool> {
    let text = format!("SELECT count(*) AS n FROM invitations WHERE {WORKS}");
    Ok(conn.number(sql!(text, id::secret_hash(secret), now))? == Some(1))
}

/// Uses an invitation, in the transaction that makes the member: of many who come at once, as many as it has uses for.
pub fn redeem(tx: &mut Tx, secret: &str) -> Result<()> {
    let now = tx.now;
    let text = format!("UPDATE invitations SET used = used + 1 WHERE {WORKS}");
    let used = tx.run(sql!(text, id::secret_hash(secret), now))?;
    if used == 1 { Ok(()) } else { Err(Error::invalid("invitation", "invitation-used")) }
}
