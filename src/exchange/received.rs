//! What nodes sent here, newest first, and a second chance for what failed.

use super::nodes::known;
use super::{By, audit};
use crate::base::db::Tx;
use crate::base::id;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

row! {
    /// A received message; never its words.
    pub struct Received {
        pub id: i64,
        pub uri: String,
        /// The node that sent it.
        pub authority: String,
        /// Who signed it.
        pub sender: String,
        pub kind: String,
        pub received: i64,
        /// `new`, `done`, `ignored` or `failed`.
        pub state: String,
        pub attempts: i64,
        pub due: i64,
        pub reason: Option<String>,
        /// Whether its bytes are still here: without them nothing can be tried.
        pub kept: bool,
    }
}

impl Received {
    /// Its name for doors: the moment it came and a digest of its URI. Found by index, and tells nothing.
    pub fn key(&self) -> String {
        format!("{:x}-{}", self.received, digest(&self.uri))
    }
}

fn digest(uri: &str) -> String {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, uri.as_bytes());
    id::hex(hash.as_ref().get(..8).unwrap_or_default())
}

const RECEIVED: &str =
    "SELECT i.id, i.uri, n.authority, a.uri AS sender, i.kind, i.received, i.state, i.attempts, i.due,
        i.reason, i.body IS NOT NULL AS kept
    FROM inbox_items i JOIN nodes n ON n.id = i.node JOIN actors a ON a.id = i.sender";

fn cut(rows: Vec<Received>) -> Page<Received> {
    Page::cut(rows, PAGE, |r| Cursor { at: r.received, id: r.id, text: String::new() })
}

/// A page of what a node sent.
pub fn list(conn: &mut Conn, node: i64, after: &Cursor) -> Result<Page<Received>> {
    let text = format!(
        "{RECEIVED} WHERE i.node = $1 AND (i.received, i.id) < ($2, $3) ORDER BY i.received DESC, i.id DESC LIMIT $4"
    );
    Ok(cut(conn.all(sql!(text, node, after.at, after.id, PAGE + 1))?))
}

/// A page of what failed, of all nodes.
pub fn failed(conn: &mut Conn, after: &Cursor) -> Result<Page<Received>> {
    let text = format!(
        "{RECEIVED} WHERE i.state = 'failed' AND (i.received, i.id) < ($1, $2)
         ORDER BY i.received DESC, i.id DESC LIMIT $3"
    );
    Ok(cut(conn.all(sql!(text, after.at, after.id, PAGE + 1))?))
}

/// As many as are counted at most: beyond that, "many" is what matters.
const MANY: i64 = 1000;

/// How many failed, of all nodes; at most `MANY`.
pub fn count_failed(conn: &mut Conn) -> Result<i64> {
    let count = conn.number(sql!(
        "SELECT count(*) AS n FROM
             (SELECT id FROM inbox_items WHERE state = 'failed' ORDER BY received, id LIMIT $1) x",
        MANY
    ))?;
    Ok(count.unwrap_or(0))
}

/// Tries a failed message again; `key` as [`Received::key`] made it.
pub fn try_again(tx: &mut Tx, by: By<'_>, key: &str) -> Result<()> {
    row! { struct One { id: i64, uri: String } }
    let (moment, hash) = key.split_once('-').ok_or(Error::NotFound)?;
    let moment = i64::from_str_radix(moment, 16).map_err(|_| Error::NotFound)?;
    let rows = tx.all::<One>(sql!(
        "SELECT id, uri FROM inbox_items WHERE state = 'failed' AND received = $1 AND body IS NOT NULL LIMIT 1000",
        moment
    ))?;
    let found = rows.into_iter().find(|r| digest(&r.uri) == hash).ok_or(Error::NotFound)?;
    let now = tx.now;
    tx.run(sql!(
        "UPDATE inbox_items SET state = 'new', due = $1, attempts = 0, reason = NULL WHERE id = $2 AND state = 'failed'",
        now,
        found.id
    ))?;
    audit(tx, by, "received-retry", &found.uri)?;
    tx.ring_inbox();
    Ok(())
}

/// Tries everything again that failed of a node; tells how much that is.
pub fn try_all_again(tx: &mut Tx, by: By<'_>, authority: &str) -> Result<usize> {
    let (node, name) = known(tx.conn, authority)?;
    let now = tx.now;
    let count = tx.run(sql!(
        "UPDATE inbox_items SET state = 'new', due = $1, attempts = 0, reason = NULL
         WHERE node = $2 AND state = 'failed' AND body IS NOT NULL",
        now,
        node
    ))?;
    if count > 0 {
        audit(tx, by, "received-retry-all", &name)?;
        tx.ring_inbox();
    }
    Ok(count)
}
