//! A person's other accounts elsewhere that they confirm as theirs, and where they moved (FEP-7628). A move is a notice:
//! nothing that is kept here of a person goes anywhere with it.

use super::{Actor, COLUMNS, Kind, moved_to, took_part};
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::error::{Problem, Result};
use crate::ledger::{Fact, What};
use crate::sql;

/// How many other accounts a person may name.
pub const MOST: i64 = 5;

/// An account elsewhere that names somebody of this node as its own earlier one. Only `federation::selves` makes one,
/// after asking its node: holding it is proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    pub target: i64,
}

/// What a person's document says of their other selves: URIs as they are stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selves {
    pub also_known_as: Vec<String>,
    pub moved_to: Option<String>,
}

/// The accounts that a person names as theirs, in the order in which they named them.
pub fn also_known_as(conn: &mut Conn, actor: i64) -> Result<Vec<Actor>> {
    let text = format!(
        "SELECT {COLUMNS} FROM also_known_as k JOIN actors a ON a.id = k.other LEFT JOIN nodes n ON n.id = a.node
         WHERE k.actor = $1 ORDER BY k.at, k.other"
    );
    conn.all(sql!(text, actor))
}

/// The other selves of an actor of this node, for its document.
pub fn of(conn: &mut Conn, actor: i64) -> Result<Selves> {
    let also_known_as = also_known_as(conn, actor)?.into_iter().map(|other| other.uri).collect();
    Ok(Selves { also_known_as, moved_to: moved_to(conn, actor)?.map(|to| to.uri) })
}

/// Names an account elsewhere as one's own. Naming it again changes nothing.
pub fn name(tx: &mut Tx, actor: i64, other: &Actor) -> Result<()> {
    if other.is_here() || other.kind != Kind::Person.key() {
        return Err(Problem::new("account", "person-elsewhere").into());
    }
    let named = also_known_as(tx.conn, actor)?;
    if named.iter().any(|known| known.id == other.id) {
        return Ok(());
    }
    if named.len() >= usize::try_from(MOST).unwrap_or(0) {
        return Err(Problem::with("account", "too-many-accounts", MOST).into());
    }
    let now = tx.now;
    tx.run(sql!("INSERT INTO also_known_as (actor, other, at) VALUES ($1, $2, $3)", actor, other.id, now))?;
    // Another node has to be able to read that it is named here.
    took_part(tx, actor)?;
    changed(tx, actor)
}

/// Takes that back.
pub fn forget(tx: &mut Tx, actor: i64, other: i64) -> Result<()> {
    let gone = tx.run(sql!("DELETE FROM also_known_as WHERE actor = $1 AND other = $2", actor, other))?;
    if gone == 0 { Ok(()) } else { changed(tx, actor) }
}

/// From now on a person of this node says that they are somebody else, elsewhere.
pub fn move_to(tx: &mut Tx, actor: i64, new: Confirmed) -> Result<()> {
    if moved_to(tx.conn, actor)?.is_some_and(|to| to.id == new.target) {
        return Ok(());
    }
    let now = tx.now;
    let text =
        "UPDATE actors SET moved_to = $1, updated = $2 WHERE id = $3 AND node IS NULL AND kind = 'person'";
    tx.run(sql!(text, new.target, now, actor))?;
    tx.record(Fact::new(What::ActorMoved, actor).subject(new.target))
}

/// A person of this node is here again.
pub fn come_back(tx: &mut Tx, actor: i64) -> Result<()> {
    let was = tx.run(sql!(
        "UPDATE actors SET moved_to = NULL WHERE id = $1 AND node IS NULL AND moved_to IS NOT NULL",
        actor
    ))?;
    if was == 0 { Ok(()) } else { changed(tx, actor) }
}

/// The document of a person is another one now: those who know it are told.
fn changed(tx: &mut Tx, actor: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE actors SET updated = $1 WHERE id = $2 AND node IS NULL", now, actor))?;
    tx.record(Fact::new(What::ActorEdited, actor))
}
