//! Questions: whoever asked says which replies helped.
//!
//! That is part of the question, as its author wrote it last: it goes to other nodes with the question's document
//! (schema.org `acceptedAnswer`), and its order is that of the question's versions.

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::communities;
use crate::error::{Denial, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

use super::kind::Kind;
use super::rows::{self, Spot};
use super::{activity_uri, digest, rules};

/// Of how many replies one may say that they helped.
pub const MOST: usize = 20;

/// Says that a reply helped, or takes that back; only whoever asked may.
pub fn helped(tx: &mut Tx, author: &Author, reply: i64, yes: bool) -> Result<()> {
    let Spot { thread, post: reply } = rows::spot(tx, reply)?;
    let asked = rows::post(tx, thread.id)?;
    if reply.parent.is_none() || thread.kind != Kind::Question.key() {
        return Err(Denial::NotThisKind.into());
    }
    rules::may_edit(&asked, author.actor())?;
    let who = communities::standing(tx.conn, author, thread.community)?;
    rules::may_still_say(&who)?;
    communities::life::may_write(who.life)?;
    let gone = reply.deleted.is_some() || reply.removed || reply.state == "refused";
    if yes && gone {
        return Err(Denial::PostGone.into());
    }
    let changed = match yes {
        true => add(tx, thread.id, &reply.uri)?,
        false => {
            tx.run(sql!("DELETE FROM helped WHERE thread = $1 AND uri = $2", thread.id, &reply.uri))? > 0
        }
    };
    if !changed {
        return Ok(());
    }
    let updated = tx.now.max(asked.updated + 1);
    tx.run(sql!(
        "UPDATE posts SET updated = $1, version = $2 WHERE id = $3",
        updated,
        activity_uri(),
        asked.id
    ))?;
    digest::changed(tx, thread.id)?;
    if yes {
        thank(tx, author.actor(), thread.community, reply.id)?;
    }
    tx.record(Fact::new(What::PostEdited, author.actor()).community(thread.community).post(asked.id))
}

fn add(tx: &mut Tx, thread: i64, uri: &str) -> Result<bool> {
    let have = tx.number(sql!("SELECT count(*) AS n FROM helped WHERE thread = $1", thread))?.unwrap_or(0);
    let added =
        tx.run(sql!("INSERT INTO helped (thread, uri) VALUES ($1, $2) ON CONFLICT DO NOTHING", thread, uri))?;
    if added > 0 && have >= i64::try_from(MOST).unwrap_or(0) {
        return Err(Problem::with("", "too-many-helped", MOST).into());
    }
    Ok(added > 0)
}

/// Whoever wrote what helped is told so.
fn thank(tx: &mut Tx, by: i64, community: i64, reply: i64) -> Result<()> {
    let before = tx.number(sql!(
        "SELECT id AS n FROM facts WHERE post = $1 AND what = $2
         AND what NOT IN ('vote-given', 'vote-taken', 'post-reported') LIMIT 1",
        reply,
        What::ReplyHelped.key()
    ))?;
    // Said, taken back and said again is told once.
    if before.is_some() {
        return Ok(());
    }
    tx.record(Fact::new(What::ReplyHelped, by).community(community).post(reply))
}

row! {
    struct Reply { id: i64 }
    struct Marked { uri: String }
}

/// Writes what a question that comes new says already of the replies that helped.
pub(super) fn write(tx: &mut Tx, thread: i64, helped: &[String]) -> Result<()> {
    for uri in helped.iter().take(MOST) {
        tx.run(sql!("INSERT INTO helped (thread, uri) VALUES ($1, $2) ON CONFLICT DO NOTHING", thread, uri))?;
    }
    Ok(())
}

/// What a version of a question from elsewhere says of the replies that helped.
pub(super) fn told(tx: &mut Tx, by: i64, thread: &rows::Thread, helped: &[String]) -> Result<()> {
    if thread.kind != Kind::Question.key() {
        return Ok(());
    }
    let known = tx.all::<Marked>(sql!("SELECT uri FROM helped WHERE thread = $1", thread.id))?;
    for Marked { uri } in known.iter().filter(|known| !helped.contains(&known.uri)) {
        tx.run(sql!("DELETE FROM helped WHERE thread = $1 AND uri = $2", thread.id, uri))?;
    }
    for uri in helped.iter().take(MOST) {
        let added = tx.run(sql!(
            "INSERT INTO helped (thread, uri) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            thread.id,
            uri
        ))?;
        let reply = "SELECT id FROM posts WHERE uri = $1 AND thread = $2";
        if added > 0
            && let Some(reply) = tx.one::<Reply>(sql!(reply, uri, thread.id))?
        {
            thank(tx, by, thread.community, reply.id)?;
        }
    }
    Ok(())
}
