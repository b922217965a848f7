//! Bearer tokens for the API: shown once, stored by hash, with a scope; listed and revoked by their member.

use super::Member;
use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::base::time::{HOUR, Micros};
use crate::error::{Error, Result};
use crate::{row, sql};

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Read,
    Write,
}

impl Scope {
    pub fn key(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Write => "write",
        }
    }

    pub fn parse(key: &str) -> Result<Scope> {
        match key {
            "read" => Ok(Scope::Read),
            "write" => Ok(Scope::Write),
            _ => Err(Error::invalid("scope", "choose")),
        }
    }
}

/// How many tokens a member may have at a time.
const MOST: i64 = 50;
/// How exactly it is known when a token was last used.
const USE: Micros = HOUR;

row! {
    struct Row { id: i64, secret_hash: String, name: String, scope: String, created: i64, last_used: Option<i64> }
}

/// A token as its member sees it: never the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its outside id, which tells nothing about the secret.
    pub key: String,
    pub name: String,
    pub scope: String,
    pub created: Micros,
    /// To the hour.
    pub last_used: Option<Micros>,
}

impl From<Row> for Token {
    fn from(r: Row) -> Token {
        let key = id::digest(r.secret_hash.as_bytes()).chars().take(16).collect();
        Token { key, name: r.name, scope: r.scope, created: r.created, last_used: r.last_used }
    }
}

/// A new token. The secret is shown once and not kept.
#[derive(Debug)]
pub struct Made {
    pub id: i64,
    pub secret: String,
}

/// Makes a token and returns its secret, which is not kept.
pub fn create(tx: &mut Tx, member: &Member, name: &str, scope: Scope) -> Result<String> {
    make(tx, member, name, scope).map(|made| made.secret)
}

/// Makes a token.
pub fn make(tx: &mut Tx, member: &Member, name: &str, scope: Scope) -> Result<Made> {
    let name = name.trim();
    if !(1..=80).contains(&name.chars().count()) {
        return Err(Error::invalid("name", "length-1-80"));
    }
    let have =
        tx.number(sql!("SELECT count(*) AS n FROM tokens WHERE member = $1 AND revoked IS NULL", member.id))?;
    if have.unwrap_or(0) >= MOST {
        return Err(Error::invalid("name", "too-many-tokens"));
    }
    let secret = format!("col_{}", id::secret());
    let (id_, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO tokens (id, secret_hash, member, name, scope, created) VALUES ($1, $2, $3, $4, $5, $6)",
        id_,
        id::secret_hash(&secret),
        member.id,
        name,
        scope.key(),
        now
    ))?;
    Ok(Made { id: id_, secret })
}

const TOKEN: &str = "SELECT id, secret_hash, name, scope, created, last_used FROM tokens WHERE member = $1 AND revoked IS NULL";

fn rows(conn: &mut Conn, member: &Member) -> Result<Vec<Row>> {
    conn.all(sql!(format!("{TOKEN} ORDER BY created, id LIMIT {MOST}"), member.id))
}

/// A member's tokens that hold, oldest first.
pub fn list(conn: &mut Conn, member: &Member) -> Result<Vec<Token>> {
    Ok(rows(conn, member)?.into_iter().map(Token::from).collect())
}

/// The token of a member with this inside id, while it holds.
pub fn by_id(conn: &mut Conn, member: &Member, token: i64) -> Result<Token> {
    let row = conn.one::<Row>(sql!(format!("{TOKEN} AND id = $2"), member.id, token))?;
    row.map(Token::from).ok_or(Error::NotFound)
}

/// Revokes every token of a member: whoever made one may have been somebody else.
pub fn revoke_all(tx: &mut Tx, member: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE tokens SET revoked = $1 WHERE member = $2 AND revoked IS NULL", now, member))?;
    Ok(())
}

/// Revokes a token of a member, by its outside id; from then on it opens nothing.
pub fn revoke(tx: &mut Tx, member: &Member, key: &str) -> Result<()> {
    let all = rows(tx.conn, member)?;
    let ids = all.into_iter().map(|row| (row.id, Token::from(row).key));
    let (found, _) = ids.into_iter().find(|(_, k)| k == key).ok_or(Error::NotFound)?;
    let now = tx.now;
    tx.run(sql!("UPDATE tokens SET revoked = $1 WHERE id = $2", now, found))?;
    Ok(())
}

row! {
    struct Found { id: i64, member: i64, scope: String, last_used: Option<i64> }
}

/// Whoever holds a token, and whether its last use is to be written down.
#[derive(Debug)]
pub struct Bearer {
    pub member: Member,
    pub scope: Scope,
    pub unmarked: Option<i64>,
}

/// The member and scope behind a token's secret.
pub fn bearer(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Bearer>> {
    let found = conn.one::<Found>(sql!(
        "SELECT id, member, scope, last_used FROM tokens WHERE secret_hash = $1 AND revoked IS NULL",
        id::secret_hash(secret)
    ))?;
    let Some(found) = found else { return Ok(None) };
    let scope = Scope::parse(&found.scope)?;
    let unmarked = found.last_used.is_none_or(|at| at < now - USE).then_some(found.id);
    Ok(super::by_id(conn, found.member)?.map(|member| Bearer { member, scope, unmarked }))
}

/// Writes down that a token is in use: at most once an hour, so that reading stays reading.
pub fn mark(tx: &mut Tx, token: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE tokens SET last_used = $1 WHERE id = $2", now, token))?;
    Ok(())
}
