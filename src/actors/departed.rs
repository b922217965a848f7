//! People of this node who left it: what stays of them where their contributions stay, and what does not.

use super::NODE_ACTOR;
use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::sql;

/// The stored name of somebody who left without their name. Pages say it in the reader's language, other nodes as it
/// stands here.
pub const NAMELESS: &str = "Former member";

/// How the handle of somebody who left without their name begins; what follows is random.
const PREFIX: &str = "former-";

/// What somebody said of themselves goes; the name stays.
pub fn empty(tx: &mut Tx, actor: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE actors SET about = '', about_html = '', profession = NULL, profession_text = NULL, updated = $1
         WHERE id = $2 AND node IS NULL",
        now,
        actor
    ))?;
    tx.run(sql!("DELETE FROM also_known_as WHERE actor = $1", actor))?;
    Ok(())
}

/// The name goes, too, and the handle, which nobody has again; nothing that is kept leads from one to the other.
pub fn anonymise(tx: &mut Tx, actor: i64) -> Result<()> {
    empty(tx, actor)?;
    let before = super::by_id(tx.conn, actor)?;
    if !before.is_here() || before.uri == NODE_ACTOR {
        return Err(Error::NotFound);
    }
    retire(tx, &before.handle)?;
    let random: String = id::outside().chars().take(12).collect();
    tx.run(sql!(
        "UPDATE actors SET name = $1, handle = $2, handle_key = $2, moved_to = NULL WHERE id = $3",
        NAMELESS,
        format!("{PREFIX}{random}"),
        actor
    ))?;
    Ok(())
}

fn retire(tx: &mut Tx, handle: &str) -> Result<()> {
    tx.run(sql!("INSERT INTO retired_handles (digest) VALUES ($1) ON CONFLICT DO NOTHING", digest(handle)))?;
    Ok(())
}

fn digest(handle: &str) -> String {
    id::digest(format!("handle {}", handle.to_lowercase()).as_bytes())
}

/// Whether somebody who left had this handle.
pub fn is_retired(conn: &mut Conn, handle: &str) -> Result<bool> {
    let text = "SELECT count(*) AS n FROM retired_handles WHERE digest = $1";
    Ok(conn.number(sql!(text, digest(handle)))?.unwrap_or(0) > 0)
}
