//! Keys: several per actor, each with a purpose; private parts are sealed by the node key.

use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Result};
use crate::{row, sql};

/// How long a key of ours that was replaced still signs for who has not heard of the new one.
const GRACE: Micros = 7 * DAY;

/// What a key is for, which says of which kind it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing requests: RSA-2048, PKCS#1 v1.5 with SHA-256.
    Http,
    /// Proofs inside of what is said: Ed25519 (FEP-8b32).
    Proof,
}

impl Purpose {
    pub fn key(self) -> &'static str {
        match self {
            Purpose::Http => "http",
            Purpose::Proof => "proof",
        }
    }

    /// The algorithm, by its name in RFC 9421.
    pub fn algorithm(self) -> &'static str {
        match self {
            Purpose::Http => "rsa-v1_5-sha256",
            Purpose::Proof => "ed25519",
        }
    }

    pub fn parse(key: &str) -> Option<Purpose> {
        [Purpose::Http, Purpose::Proof].into_iter().find(|purpose| purpose.key() == key)
    }
}

row! {
    /// A key as it is stored. `uri` is given for remote keys; how ours are called follows from actor and purpose.
    #[derive(PartialEq, Eq)]
    pub struct Key {
        pub id: i64,
        pub actor: i64,
        pub purpose: String,
        pub algorithm: String,
        pub uri: Option<String>,
        pub public: String,
        pub sealed: Option<Vec<u8>>,
    }
}

const COLUMNS: &str = "SELECT id, actor, purpose, algorithm, uri, public, sealed FROM keys";

impl Key {
    /// Opens the private part.
    pub fn open(&self, node_key: &NodeKey) -> Result<Vec<u8>> {
        let sealed = self.sealed.as_deref().ok_or(Error::NotFound)?;
        node_key.open(&self.purpose, sealed).map_err(Error::internal)
    }
}

/// The key of an actor of this node that is in use now.
pub fn current(conn: &mut Conn, actor: i64, purpose: Purpose) -> Result<Option<Key>> {
    conn.one(sql!(
        format!(
            "{COLUMNS} WHERE actor = $1 AND purpose = $2 AND algorithm = $3 AND retired IS NULL AND sealed IS NOT NULL"
        ),
        actor,
        purpose.key(),
        purpose.algorithm()
    ))
}

/// The key of an actor of this node that was in use before, while it may still sign.
pub fn replaced(conn: &mut Conn, actor: i64, now: Micros) -> Result<Option<Key>> {
    conn.one(sql!(
        format!(
            "{COLUMNS} WHERE actor = $1 AND purpose = $2 AND retired > $3 AND sealed IS NOT NULL
             ORDER BY retired DESC LIMIT 1"
        ),
        actor,
        Purpose::Http.key(),
        now - GRACE
    ))
}

/// All keys of an actor elsewhere, found by the address of one of them.
pub fn beside(conn: &mut Conn, uri: &str) -> Result<Vec<Key>> {
    conn.all(sql!(
        format!("{COLUMNS} WHERE retired IS NULL AND actor = (SELECT k.actor FROM keys k WHERE k.uri = $1)"),
        uri
    ))
}

/// A key pair, made for an actor of this node.
#[derive(Clone)]
pub struct Pair {
    pub purpose: Purpose,
    pub private: Vec<u8>,
    pub public: String,
}

/// Stores a key pair, sealed; the first of two racing makers wins.
pub fn store_own(tx: &mut Tx, node_key: &NodeKey, actor: i64, pair: &Pair) -> Result<()> {
    let sealed = node_key.seal(pair.purpose.key(), &pair.private).map_err(Error::internal)?;
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO keys (id, actor, purpose, algorithm, public, sealed, sealed_by, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        id,
        actor,
        pair.purpose.key(),
        pair.purpose.algorithm(),
        &pair.public,
        sealed,
        node_key.key_id(),
        now
    ))?;
    Ok(())
}

/// By which node key a key in use here was sealed, if by another than the one with this id (or none).
pub fn sealed_by_another(conn: &mut Conn, own: Option<&str>) -> Result<Option<String>> {
    row! { struct One { sealed_by: Option<String> } }
    let found = conn.one::<One>(sql!(
        "SELECT sealed_by FROM keys INDEXED BY keys_current
         WHERE retired IS NULL AND sealed IS NOT NULL AND sealed_by <> $1 LIMIT 1",
        own.unwrap_or_default()
    ))?;
    Ok(found.and_then(|one| one.sealed_by))
}

/// Puts new keys in the place of those in use, which sign nothing any more but for who knows only them.
pub fn rotate(tx: &mut Tx, node_key: &NodeKey, actor: i64, pairs: &[Pair]) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE keys SET retired = $1 WHERE actor = $2 AND retired IS NULL AND sealed IS NOT NULL",
        now,
        actor
    ))?;
    for pair in pairs {
        store_own(tx, node_key, actor, pair)?;
    }
    Ok(())
}

/// Deletes own keys that have served.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let old = tx.now - GRACE;
    tx.run(sql!("DELETE FROM keys WHERE retired <= $1 AND sealed IS NOT NULL", old))?;
    Ok(())
}

/// A key as an actor's own document names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub uri: String,
    pub purpose: Purpose,
    pub public: String,
}

impl Named {
    fn is(&self, key: &Key) -> bool {
        key.uri.as_deref() == Some(&self.uri) && key.public == self.public
    }
}

/// Stores the keys that a remote actor's document names, a handful; others of the same actor are forgotten.
pub fn learn(tx: &mut Tx, actor: i64, named: &[Named]) -> Result<()> {
    let known = tx.all::<Key>(sql!(format!("{COLUMNS} WHERE actor = $1"), actor))?;
    for old in known.iter().filter(|key| !named.iter().any(|n| n.is(key))) {
        tx.run(sql!("DELETE FROM keys WHERE id = $1 AND sealed IS NULL", old.id))?;
    }
    for new in named.iter().filter(|n| !known.iter().any(|key| n.is(key))) {
        let (id, now) = (tx.id(), tx.now);
        tx.run(sql!(
            "INSERT INTO keys (id, actor, purpose, algorithm, uri, public, created) VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT DO NOTHING",
            id, actor, new.purpose.key(), new.purpose.algorithm(), &new.uri, &new.public, now
        ))?;
    }
    Ok(())
}

/// Keys of this node's own actors behind `after`, by id: for checking that they open.
pub fn own(conn: &mut Conn, after: i64, limit: i64) -> Result<Vec<Key>> {
    conn.all(sql!(
        format!("{COLUMNS} WHERE sealed IS NOT NULL AND retired IS NULL AND id > $1 ORDER BY id LIMIT $2"),
        after,
        limit
    ))
}

row! {
    /// An actor of this node that has keys.
    pub struct Owner {
        pub id: i64,
        pub handle: String,
    }
}

/// The actors of this node behind `after`, by id, that have keys.
pub fn owners(conn: &mut Conn, after: i64, limit: i64) -> Result<Vec<Owner>> {
    conn.all(sql!(
        "SELECT a.id, a.handle FROM actors a WHERE a.node IS NULL AND a.id > $1 AND a.gone IS NULL AND EXISTS
             (SELECT 1 FROM keys k WHERE k.actor = a.id AND k.retired IS NULL AND k.sealed IS NOT NULL)
         ORDER BY a.id LIMIT $2",
        after,
        limit
    ))
}
