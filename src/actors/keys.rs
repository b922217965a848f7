//! Keys: several per actor, each with a purpose; private parts are sealed by the node key.

use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

/// Signing requests: RSA-2048, PKCS#1 v1.5 with SHA-256.
pub const HTTP: &str = "http";
pub const RSA: &str = "rsa-v1_5-sha256";

row! {
    /// A key as it is stored. `uri` is given for remote keys; ours is `{actor}#main-key`.
    pub struct Key {
        pub id: i64,
        pub actor: i64,
        pub uri: Option<String>,
        pub public: String,
        pub sealed: Option<Vec<u8>>,
    }
}

/// The HTTP key of an actor that is in use now.
pub fn current(conn: &mut Conn, actor: i64) -> Result<Option<Key>> {
    conn.one(sql!(
        "SELECT id, actor, uri, public, sealed FROM keys
         WHERE actor = $1 AND purpose = $2 AND algorithm = $3 AND retired IS NULL",
        actor,
        HTTP,
        RSA
    ))
}

/// The remote key with this id.
pub fn by_uri(conn: &mut Conn, uri: &str) -> Result<Option<Key>> {
    conn.one(sql!("SELECT id, actor, uri, public, sealed FROM keys WHERE uri = $1 AND retired IS NULL", uri))
}

/// Stores a key pair made for an actor of this node, sealed; the first of two racing makers wins.
pub fn store_own(tx: &mut Tx, node_key: &NodeKey, actor: i64, private: &[u8], public: &str) -> Result<()> {
    let sealed = node_key.seal(HTTP, private).map_err(Error::internal)?;
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO keys (id, actor, purpose, algorithm, public, sealed, sealed_by, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        id,
        actor,
        HTTP,
        RSA,
        public,
        sealed,
        node_key.key_id(),
        now
    ))?;
    Ok(())
}

/// Stores the key that a remote actor's document names; an earlier one of the same actor is retired.
pub fn learn(tx: &mut Tx, actor: i64, uri: &str, public: &str) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "UPDATE keys SET retired = $1, uri = NULL WHERE actor = $2 AND purpose = $3 AND retired IS NULL
         AND (uri <> $4 OR public <> $5)",
        now,
        actor,
        HTTP,
        uri,
        public
    ))?;
    tx.run(sql!(
        "INSERT INTO keys (id, actor, purpose, algorithm, uri, public, created) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING",
        id, actor, HTTP, RSA, uri, public, now
    ))?;
    Ok(())
}
