//! Topics: the parts of a community by subject. Facilitators keep them at its home; copies follow.

use super::{Role, life, standing};
use crate::accounts::{Author, Member};
use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::base::text;
use crate::error::{Denial, Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

/// How many topics a community has at most, merged ones included.
pub const MOST: i64 = 100;

row! {
    /// A topic of a community.
    #[derive(PartialEq, Eq)]
    pub struct Topic {
        pub id: i64,
        pub uri: String,
        /// The last part of its address here: `/c/{slug}/topics/{page}`.
        pub page: String,
        pub name: String,
        pub merged_into: Option<i64>,
    }
}

const TOPIC: &str = "SELECT id, uri, page, name, merged_into FROM topics";

/// All topics of a community by name, without those that were merged into others.
pub fn of(conn: &mut Conn, community: i64) -> Result<Vec<Topic>> {
    let mut all = all(conn, community)?;
    all.retain(|topic| topic.merged_into.is_none());
    all.sort_by_key(|topic| topic.name.to_lowercase());
    Ok(all)
}

/// All that ever were, in the order in which they were made: what is told to other nodes.
pub fn all(conn: &mut Conn, community: i64) -> Result<Vec<Topic>> {
    conn.all(sql!(format!("{TOPIC} WHERE community = $1 ORDER BY created, id LIMIT $2"), community, MOST))
}

/// A topic of a community by the last part of its address; of a merged one, that into which it was merged.
pub fn find(conn: &mut Conn, community: i64, page: &str) -> Result<Topic> {
    let found =
        conn.one::<Topic>(sql!(format!("{TOPIC} WHERE community = $1 AND page = $2"), community, page))?;
    living(conn, found.ok_or(Error::NotFound)?)
}

/// A topic of a community by its stored URI.
pub fn by_uri(conn: &mut Conn, community: i64, uri: &str) -> Result<Option<Topic>> {
    let found =
        conn.one::<Topic>(sql!(format!("{TOPIC} WHERE community = $1 AND uri = $2"), community, uri))?;
    found.map(|topic| living(conn, topic)).transpose()
}

/// Merging leads to topics that stand: one step is enough.
fn living(conn: &mut Conn, topic: Topic) -> Result<Topic> {
    match topic.merged_into {
        Some(into) => conn.one(sql!(format!("{TOPIC} WHERE id = $1"), into))?.ok_or(Error::NotFound),
        None => Ok(topic),
    }
}

/// A topic's name: one line of 2 to 60 characters.
fn name_of(raw: &str) -> Result<String, Problem> {
    let name = text::plain(raw, 200);
    // What is not seen counts, too: a name is what was sent, not what is left of it.
    let sent = raw.trim().chars().count();
    if sent <= 60 && (2..=60).contains(&name.chars().count()) {
        Ok(name)
    } else {
        Err(Problem::new("name", "length-2-60"))
    }
}

/// Only facilitators of a community of this node, and the node's admins, keep its topics.
fn may_keep(tx: &mut Tx, by: &Member, community: i64) -> Result<()> {
    let who = standing(tx.conn, &Author::Local(by.clone()), community)?;
    if !who.home_is_here {
        return Err(Denial::NotHere.into());
    }
    if who.role != Some(Role::Facilitator) && !by.admin {
        return Err(Denial::NotModerator.into());
    }
    life::hold(tx, community)
}

/// Other nodes read the topics of a community anew.
fn changed(tx: &mut Tx, by: &Member, community: i64) -> Result<()> {
    crate::actors::touch(tx, community)?;
    tx.record(Fact::new(What::CommunityEdited, by.actor).community(community))
}

fn is_taken(tx: &mut Tx, community: i64, name: &str, but: i64) -> Result<bool> {
    let name = name.to_lowercase();
    Ok(of(tx.conn, community)?.iter().any(|topic| topic.id != but && topic.name.to_lowercase() == name))
}

/// Adds a topic.
pub fn add(tx: &mut Tx, by: &Member, community: i64, name: &str) -> Result<i64> {
    may_keep(tx, by, community)?;
    let name = name_of(name)?;
    if is_taken(tx, community, &name, 0)? {
        return Err(Error::invalid("name", "topic-taken"));
    }
    let made = i64::try_from(all(tx.conn, community)?.len()).unwrap_or(MOST);
    if made >= MOST {
        return Err(Error::Invalid(vec![Problem::with("name", "too-many-topics", MOST)]));
    }
    let group = crate::actors::by_id(tx.conn, community)?;
    let page = id::outside();
    let id = put(tx, community, &format!("{}/topics/{page}", group.uri), &page, &name)?;
    changed(tx, by, community)?;
    Ok(id)
}

fn put(tx: &mut Tx, community: i64, uri: &str, page: &str, name: &str) -> Result<i64> {
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO topics (id, uri, page, community, name, created) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        uri,
        page,
        community,
        name,
        now
    ))?;
    Ok(id)
}

/// Gives a topic another name; its address stays.
pub fn rename(tx: &mut Tx, by: &Member, community: i64, page: &str, name: &str) -> Result<()> {
    may_keep(tx, by, community)?;
    let (topic, name) = (find(tx.conn, community, page)?, name_of(name)?);
    if is_taken(tx, community, &name, topic.id)? {
        return Err(Error::invalid("name", "topic-taken"));
    }
    tx.run(sql!("UPDATE topics SET name = $1 WHERE id = $2", name, topic.id))?;
    changed(tx, by, community)
}

/// Merges a topic into another of the same community: its threads are there from now on, and its address leads there.
pub fn merge(tx: &mut Tx, by: &Member, community: i64, page: &str, into: &str) -> Result<()> {
    may_keep(tx, by, community)?;
    let topic = find(tx.conn, community, page)?;
    let into = match find(tx.conn, community, into) {
        Err(Error::NotFound) => return Err(Error::invalid("into", "choose")),
        other => other?,
    };
    if into.id == topic.id {
        return Err(Error::invalid("into", "choose"));
    }
    put_into(tx, topic.id, into.id)?;
    changed(tx, by, community)
}

fn put_into(tx: &mut Tx, topic: i64, into: i64) -> Result<()> {
    tx.run(sql!("UPDATE topics SET merged_into = $1 WHERE id = $2 OR merged_into = $2", into, topic))?;
    tx.run(sql!("UPDATE threads SET topic = $1, stale = TRUE WHERE topic = $2", into, topic))?;
    Ok(())
}

/// A topic as the home of its community tells it.
#[derive(Debug, Clone)]
pub struct Told {
    pub uri: String,
    pub name: String,
    /// The URI of the topic into which it was merged.
    pub merged_into: Option<String>,
}

/// Keeps what the home of a community elsewhere says of its topics. One that is not told any more stays: threads are in it.
pub fn learn(tx: &mut Tx, community: i64, told: &[Told]) -> Result<()> {
    let known = all(tx.conn, community)?;
    let mut made = i64::try_from(known.len()).unwrap_or(MOST);
    for topic in told {
        let Ok(name) = name_of(&topic.name) else { continue };
        match known.iter().find(|k| k.uri == topic.uri) {
            Some(old) if old.name == name => {}
            Some(old) => {
                tx.run(sql!("UPDATE topics SET name = $1 WHERE id = $2", name, old.id))?;
            }
            None if made < MOST => {
                made += 1;
                put(tx, community, &topic.uri, &id::outside(), &name)?;
            }
            None => {}
        }
    }
    let known = all(tx.conn, community)?;
    let id_of = |uri: &str| known.iter().find(|k| k.uri == uri);
    for topic in told.iter().filter(|topic| topic.merged_into.is_some()) {
        let into = topic.merged_into.as_deref().and_then(id_of).filter(|into| into.merged_into.is_none());
        if let (Some(own), Some(into)) = (id_of(&topic.uri), into)
            && own.id != into.id
            && own.merged_into != Some(into.id)
        {
            put_into(tx, own.id, into.id)?;
        }
    }
    Ok(())
}
