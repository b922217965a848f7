//! Moving a thread between the topics of its community. Its address does not change.

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::communities::{self, Done, Role, Standing, topics};
use crate::error::{Error, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

use super::rows::{self, Post};
use super::{digest, rules};

row! {
    /// Where a thread was moved by an act: the stored URI of the topic; `None` out of every topic.
    pub struct Moved { pub topic: Option<String> }

    struct Stands { topic: Option<i64>, clock: i64 }
}

/// The stored key of the act.
pub const MOVE: &str = "move";

/// Moves a thread into a topic of its community, or out of every topic. At home it takes effect; a moderator elsewhere
/// asks the home; the home's word is carried out, the later one winning.
pub fn move_to(tx: &mut Tx, author: &Author, thread: i64, topic: Option<&str>, reason: &str) -> Result<Done> {
    if reason.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let spot = rows::spot(tx, thread)?;
    if spot.post.parent.is_some() {
        return Err(Error::NotFound);
    }
    let community = spot.thread.community;
    let who = communities::standing(tx.conn, author, community)?;
    if !author.by_home() {
        rules::may_moderate(&who)?;
    }
    let topic = match topic {
        Some(uri) => Some(topics::by_uri(tx.conn, community, uri)?.ok_or(Error::NotFound)?.id),
        None => None,
    };
    if !who.home_is_here && !author.by_home() {
        let asked = write(tx, author, &who, &spot.post, topic, reason)?;
        let fact = Fact::new(What::ModerationAsked, author.actor());
        tx.record(fact.community(community).post(thread).subject(asked))?;
        return Ok(Done::SentHome);
    }
    carry_out(tx, author, &who, &spot.post, topic, reason)?;
    Ok(Done::Here)
}

fn carry_out(
    tx: &mut Tx,
    author: &Author,
    who: &Standing,
    post: &Post,
    topic: Option<i64>,
    reason: &str,
) -> Result<()> {
    let stands = "SELECT topic, topic_clock AS clock FROM threads WHERE id = $1";
    let stands = tx.one::<Stands>(sql!(stands, post.id))?.ok_or(Error::NotFound)?;
    let clock = match author {
        Author::Remote(remote) if remote.by_home => remote.clock,
        Author::Remote(_) | Author::Local(_) => tx.now.max(stands.clock + 1),
    };
    if clock < stands.clock || stands.topic == topic && !author.by_home() {
        return Ok(());
    }
    tx.run(sql!("UPDATE threads SET topic = $1, topic_clock = $2 WHERE id = $3", topic, clock, post.id))?;
    if stands.topic == topic {
        return Ok(());
    }
    digest::changed(tx, post.id)?;
    let written = write(tx, author, who, post, topic, reason)?;
    let fact = Fact::new(What::ThreadMoved, author.actor()).community(who.community).post(post.id);
    tx.record_at(fact.subject(written).cause(author.cause()), clock)
}

/// The line in the log.
fn write(
    tx: &mut Tx,
    author: &Author,
    who: &Standing,
    post: &Post,
    to: Option<i64>,
    why: &str,
) -> Result<i64> {
    let role = match (author.by_home(), who.role) {
        (true, _) => "home",
        (false, Some(role)) => Role::key(role),
        (false, None) => "admin",
    };
    let act = rows::write_act(tx, author.actor(), role, MOVE, who.community, post, why)?;
    tx.run(sql!("UPDATE acts SET topic = $1 WHERE id = $2", to, act))?;
    Ok(act)
}

row! {
    /// The topic that a thread is in, by its stored URI, and when a moderator last moved it; 0: never.
    pub struct Place { pub topic: Option<String>, pub clock: i64 }
}

/// Where a thread is.
pub fn of(conn: &mut Conn, thread: i64) -> Result<Place> {
    let found = conn.one::<Place>(sql!(
        "SELECT o.uri AS topic, t.topic_clock AS clock FROM threads t LEFT JOIN topics o ON o.id = t.topic WHERE t.id = $1",
        thread
    ))?;
    found.ok_or(Error::NotFound)
}

/// Where an act moved its thread; `None` when it is no move.
pub fn moved(conn: &mut Conn, act: i64) -> Result<Option<Moved>> {
    conn.one(sql!(
        "SELECT o.uri AS topic FROM acts l LEFT JOIN topics o ON o.id = l.topic WHERE l.id = $1 AND l.act = $2",
        act,
        MOVE
    ))
}
