//! Private feeds: an address with a secret in it, by which a program reads what is new for a member, and nothing else.
//! The secret is shown once and kept by its hash; a feed is listed and revoked by its member.

use super::Member;
use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::base::time::{HOUR, Micros};
use crate::error::{Error, Problem, Result};
use crate::{row, sql};

/// How many feeds a member may have at a time.
const MOST: i64 = 20;

row! {
    /// A feed as its member sees it: never the secret.
    #[derive(PartialEq, Eq)]
    pub struct Feed {
        pub page: String,
        pub name: String,
        pub created: i64,
        /// To the hour.
        pub last_used: Option<i64>,
    }
}

/// A new feed. The secret is shown once and not kept.
#[derive(Debug)]
pub struct Made {
    pub id: i64,
    pub secret: String,
}

/// Makes a feed.
pub fn make(tx: &mut Tx, member: &Member, name: &str) -> Result<Made> {
    let name = name.trim();
    if !(1..=80).contains(&name.chars().count()) {
        return Err(Error::invalid("name", "length-1-80"));
    }
    let have = tx.number(sql!("SELECT count(*) AS n FROM feeds WHERE member = $1", member.id))?;
    if have.unwrap_or(0) >= MOST {
        return Err(Problem::with("name", "too-many-feeds", MOST).into());
    }
    let (id, secret, now) = (tx.id(), id::secret(), tx.now);
    tx.run(sql!(
        "INSERT INTO feeds (id, page, secret_hash, member, name, created) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        id::outside(),
        id::secret_hash(&secret),
        member.id,
        name,
        now
    ))?;
    Ok(Made { id, secret })
}

const FEED: &str = "SELECT page, name, created, last_used FROM feeds WHERE member = $1";

/// A member's feeds, oldest first.
pub fn list(conn: &mut Conn, member: &Member) -> Result<Vec<Feed>> {
    conn.all(sql!(format!("{FEED} ORDER BY id LIMIT {MOST}"), member.id))
}

/// The feed of a member with this inside id.
pub fn by_id(conn: &mut Conn, member: &Member, feed: i64) -> Result<Feed> {
    conn.one(sql!(format!("{FEED} AND id = $2"), member.id, feed))?.ok_or(Error::NotFound)
}

/// Revokes every feed of a member.
pub fn revoke_all(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM feeds WHERE member = $1", member))?;
    Ok(())
}

/// Revokes a feed of a member, by its outside name; from then on its address leads nowhere.
pub fn revoke(tx: &mut Tx, member: &Member, page: &str) -> Result<()> {
    let gone = tx.run(sql!("DELETE FROM feeds WHERE member = $1 AND page = $2", member.id, page))?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Whoever a feed is for, and whether its last use is to be written down.
#[derive(Debug)]
pub struct Reader {
    pub member: Member,
    pub unmarked: Option<i64>,
}

/// The member behind the secret in a feed's address, unless they are suspended or gone.
pub fn reader(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Reader>> {
    row! { struct Found { id: i64, member: i64, last_used: Option<i64> } }
    let hash = id::secret_hash(secret);
    let text = "SELECT id, member, last_used FROM feeds WHERE secret_hash = $1";
    let Some(found) = conn.one::<Found>(sql!(text, hash))? else { return Ok(None) };
    let unmarked = found.last_used.is_none_or(|at| at < now - HOUR).then_some(found.id);
    Ok(super::by_id(conn, found.member)?.map(|member| Reader { member, unmarked }))
}

/// Writes down that a feed is in use: at most once an hour.
pub fn mark(tx: &mut Tx, feed: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE feeds SET last_used = $1 WHERE id = $2", now, feed))?;
    Ok(())
}
