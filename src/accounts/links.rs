//! Links in mails that do something once: the secret is in the mail only, here lies its hash.

use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::base::time::{DAY, HOUR, Micros};
use crate::error::{Error, Result};
use crate::{row, sql};

/// What a link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Shows that mail to an address reaches the member.
    Confirm,
    /// Lets the member choose a new password.
    Reset,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Purpose::Confirm => "confirm",
            Purpose::Reset => "reset",
        }
    }

    /// How long such a link works.
    pub fn life(self) -> Micros {
        match self {
            Purpose::Confirm => 3 * DAY,
            Purpose::Reset => HOUR,
        }
    }
}

/// How many links for one thing a member may hold: mails overtake each other, so the newest is not the only one.
const MOST: i64 = 3;

row! {
    /// A link that works.
    #[derive(PartialEq, Eq)]
    pub struct Link { pub member: i64, pub email: String }
}

/// Why a link does nothing. Used, too old and made up are told apart by nobody.
pub fn dead() -> Error {
    Error::invalid("token", "link-used")
}

/// Makes a link and gives its secret, which is not kept.
pub fn make(tx: &mut Tx, member: i64, purpose: Purpose, email: &str) -> Result<String> {
    let (secret, now) = (id::secret(), tx.now);
    tx.run(sql!(
        "DELETE FROM links WHERE member = $1 AND purpose = $2 AND secret_hash NOT IN
             (SELECT secret_hash FROM links WHERE member = $1 AND purpose = $2 ORDER BY created DESC, secret_hash LIMIT $3)",
        member,
        purpose.key(),
        MOST - 1
    ))?;
    tx.run(sql!(
        "INSERT INTO links (secret_hash, member, purpose, email, created, expires) VALUES ($1, $2, $3, $4, $5, $6)",
        id::secret_hash(&secret),
        member,
        purpose.key(),
        email,
        now,
        now + purpose.life()
    ))?;
    Ok(secret)
}

/// The link behind a secret, while it works: suspended members have none.
pub fn find(conn: &mut Conn, secret: &str, purpose: Purpose, now: Micros) -> Result<Option<Link>> {
    conn.one(sql!(
        "SELECT l.member, l.email FROM links l JOIN members m ON m.id = l.member
         WHERE l.secret_hash = $1 AND l.purpose = $2 AND l.expires > $3 AND m.suspended IS NULL",
        id::secret_hash(secret),
        purpose.key(),
        now
    ))
}

/// Uses a link up: of two who come at once, one has it.
pub fn take(tx: &mut Tx, secret: &str, purpose: Purpose) -> Result<Link> {
    let now = tx.now;
    let found = find(tx.conn, secret, purpose, now)?.ok_or_else(dead)?;
    let taken = tx.run(sql!("DELETE FROM links WHERE secret_hash = $1", id::secret_hash(secret)))?;
    if taken == 1 { Ok(found) } else { Err(dead()) }
}

/// Ends all links of a member that do this.
pub fn end(tx: &mut Tx, member: i64, purpose: Purpose) -> Result<()> {
    tx.run(sql!("DELETE FROM links WHERE member = $1 AND purpose = $2", member, purpose.key()))?;
    Ok(())
}

/// Forgets links that are past their time.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("DELETE FROM links WHERE expires <= $1", now))?;
    Ok(())
}

/// How many mails may be asked for about one address, and within what time.
const MAILS: i64 = 3;
const WITHIN: Micros = HOUR;

/// Counts that a mail about this address, or by this member, is asked for; refuses it when that happened too often.
/// It is counted, and refused, alike whether anybody here has the address.
pub fn ration(tx: &mut Tx, about: &str) -> Result<()> {
    let (who, now) = (id::secret_hash(&format!("mail {about}")), tx.now);
    let before = tx.number(sql!(
        "SELECT count(*) AS n FROM sign_in_attempts WHERE who = $1 AND at > $2",
        &who,
        now - WITHIN
    ))?;
    if before.unwrap_or(0) >= MAILS {
        return Err(Error::invalid("email", "too-many-mails"));
    }
    tx.run(sql!("INSERT INTO sign_in_attempts (who, at) VALUES ($1, $2)", &who, now))?;
    Ok(())
}
