//! Bearer tokens for the API: shown once, stored by hash, with a scope.

use super::Member;
use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
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

/// Makes a token and returns its secret, which is not kept.
pub fn create(tx: &mut Tx, member: &Member, name: &str, scope: Scope) -> Result<String> {
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
    Ok(secret)
}

/// The member and scope behind a token's secret.
pub fn member(conn: &mut Conn, secret: &str) -> Result<Option<(Member, Scope)>> {
    row! { struct Found { member: i64, scope: String } }
    let found = conn.one::<Found>(sql!(
        "SELECT member, scope FROM tokens WHERE secret_hash = $1 AND revoked IS NULL",
        id::secret_hash(secret)
    ))?;
    let Some(found) = found else { return Ok(None) };
    let scope = Scope::parse(&found.scope)?;
    Ok(super::by_id(conn, found.member)?.map(|member| (member, scope)))
}
