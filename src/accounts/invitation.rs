//! Invitations: links by which so many people become members, until a day, or until an admin takes them back.

use std::collections::HashSet;

use super::{Admin, links};
use crate::base::db::Tx;
use crate::base::id;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::seal::NodeKey;
use crate::base::sql::{Conn, Sql, Value};
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Problem, Result};
use crate::mail::{self, Address, Kind, Letter, Quotes, canonical};
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
        /// The one address that it is for, where it was sent to somebody.
        pub email: Option<String>,
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

const INVITATION: &str = "SELECT i.id, i.name, a.handle AS by, i.note, i.uses, i.used, i.created, i.expires, i.revoked, i.email
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
/// One that was made for somebody tells for whom.
pub fn redeem(tx: &mut Tx, secret: &str) -> Result<Option<Bound>> {
    let now = tx.now;
    let bound = bound(tx.conn, secret, now)?;
    let text = format!("UPDATE invitations SET used = used + 1 WHERE {WORKS}");
    let used = tx.run(sql!(text, id::secret_hash(secret), now))?;
    if used == 1 { Ok(bound) } else { Err(Error::invalid("invitation", "invitation-used")) }
}

row! {
    /// For whom an invitation is that was sent to somebody.
    #[derive(Default, PartialEq, Eq)]
    pub struct Bound {
        /// In the form of [`canonical`].
        pub email: String,
        pub display_name: Option<String>,
        pub handle: Option<String>,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
    }

    /// A community of this node in which the invited are members once they have come.
    pub struct Place { pub community: i64, pub role: String, pub by: Option<i64> }

    struct Mailed { email: String }
}

impl Bound {
    /// Whether somebody comes with the address that the invitation went to; nothing said is no other.
    ///
    /// # Errors
    /// They say another: an invitation for one person lets nobody else in.
    pub fn fits(&self, email: &str) -> Result<()> {
        let said = email.trim();
        if said.is_empty() || canonical(said).as_deref() == Some(&self.email) {
            return Ok(());
        }
        Err(Problem::with("email", "invitation-other-address", &self.email).into())
    }
}

/// For whom an invitation is, while it works; nobody in particular: none.
pub fn bound(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Bound>> {
    let text = format!(
        "SELECT email, display_name, handle, profession, profession_text FROM invitations WHERE {WORKS} AND email IS NOT NULL"
    );
    conn.one(sql!(text, id::secret_hash(secret), now))
}

/// Where those whom an invitation let in are members; `by` is the actor of who made it.
pub fn places(conn: &mut Conn, secret: &str) -> Result<Vec<Place>> {
    conn.all(sql!(
        "SELECT p.community, p.role, ma.actor AS by FROM invitations i JOIN invitation_places p ON p.invitation = i.id
         LEFT JOIN member_actors ma ON ma.member = i.made_by WHERE i.secret_hash = $1 ORDER BY p.community",
        id::secret_hash(secret)
    ))
}

/// How long an invitation works that was sent to somebody.
pub const BOUND_LIFE: Micros = 30 * DAY;

/// Invites somebody by a mail that goes at `due`; `by` is a member's inside id, nobody: the operator.
pub fn send(
    tx: &mut Tx,
    key: &NodeKey,
    by: Option<i64>,
    whom: (&Bound, &[(i64, &str)]),
    letter: (&str, Micros),
) -> Result<i64> {
    let ((bound, places), (language, due)) = (whom, letter);
    let (id, now, secret) = (tx.id(), tx.now, id::secret());
    let expires = due.max(now) + BOUND_LIFE;
    tx.run(sql!(
        "INSERT INTO invitations (id, name, secret_hash, made_by, note, uses, created, expires, email, display_name, handle,
             profession, profession_text) VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $5, $8, $9, $10, $11)",
        id,
        id::outside(),
        id::secret_hash(&secret),
        by,
        &bound.email,
        now,
        expires,
        &bound.display_name,
        &bound.handle,
        &bound.profession,
        &bound.profession_text
    ))?;
    for (community, role) in places {
        let text = "INSERT INTO invitation_places (invitation, community, role) VALUES ($1, $2, $3)";
        tx.run(sql!(text, id, *community, *role))?;
    }
    let to = Address::parse("email", &bound.email)?;
    let quotes = Quotes { secret, ..Quotes::default() };
    let letter = Letter { to, language: language.to_owned(), kind: Kind::Invited, quotes, until: expires };
    mail::queue_at(tx, key, &letter, due)?;
    Ok(id)
}

/// Sends an invitation that is for one address once more, with a new link; the one before does nothing any more.
pub fn again(tx: &mut Tx, key: &NodeKey, name: &str, language: &str) -> Result<()> {
    let (now, secret) = (tx.now, id::secret());
    let open = "SELECT email FROM invitations WHERE name = $1 AND email IS NOT NULL AND used < uses AND revoked IS NULL FOR UPDATE";
    let found = tx.one::<Mailed>(sql!(open, name))?.ok_or(Error::NotFound)?;
    links::ration(tx, &format!("invitation {}", found.email))?;
    let expires = now + BOUND_LIFE;
    tx.run(sql!(
        "UPDATE invitations SET secret_hash = $1, expires = $2 WHERE name = $3",
        id::secret_hash(&secret),
        expires,
        name
    ))?;
    let to = Address::parse("email", &found.email)?;
    let quotes = Quotes { secret, ..Quotes::default() };
    let letter = Letter { to, language: language.to_owned(), kind: Kind::Invited, quotes, until: expires };
    mail::queue(tx, key, &letter).map(drop)
}

/// Those of some addresses, in the form of [`canonical`], to which an invitation went that works still.
pub fn open_for(conn: &mut Conn, emails: &[String], now: Micros) -> Result<HashSet<String>> {
    if emails.is_empty() {
        return Ok(HashSet::new());
    }
    let places: Vec<String> = (2..emails.len() + 2).map(|n| format!("${n}")).collect();
    let text = format!(
        "SELECT email FROM invitations WHERE email IN ({}) AND used < uses AND expires > $1 AND revoked IS NULL",
        places.join(", ")
    );
    let binds = std::iter::once(Value::from(now)).chain(emails.iter().map(Value::from)).collect();
    Ok(conn.all::<Mailed>(Sql::once(text, binds))?.into_iter().map(|found| found.email).collect())
}

/// Forgets whom invitations were for that let nobody in any more.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let old = tx.now - BOUND_LIFE;
    tx.run(sql!(
        "DELETE FROM invitation_places WHERE invitation IN
        (SELECT id FROM invitations WHERE email IS NOT NULL AND expires < $1)",
        old
    ))?;
    tx.run(sql!("DELETE FROM invitations WHERE email IS NOT NULL AND expires < $1", old))?;
    Ok(())
}
