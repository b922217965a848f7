//! "Helpful" votes: one a person, taken back at will; no down-ranking, no karma.
//!
//! A vote is a set of Like activities that were not undone, so that Likes and Undos converge in any order.

use std::collections::HashSet;

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::communities;
use crate::error::Result;
use crate::ledger::{Fact, What};
use crate::{row, sql};

use super::rows::{self, Post, Spot};
use super::{activity_uri, digest, rules};

/// How many Likes of one post are compared.
const MOST: i64 = 10_000;

fn counts(tx: &mut Tx, post: i64, actor: i64) -> Result<bool> {
    let live = tx.number(sql!(
        "SELECT count(*) AS n FROM votes WHERE post = $1 AND actor = $2 AND NOT undone",
        post,
        actor
    ))?;
    Ok(live.unwrap_or(0) > 0)
}

fn may_vote(tx: &mut Tx, author: &Author, spot: Spot) -> Result<(Post, i64)> {
    let Spot { thread, post } = spot;
    let who = communities::standing(tx.conn, author, thread.community)?;
    if !author.by_home() {
        rules::may_vote(&post, &who, matches!(author, Author::Local(_)))?;
    }
    Ok((post, thread.community))
}

/// Says "helpful". `activity` is the id of the Like that said so elsewhere; voting twice changes nothing.
pub fn give(tx: &mut Tx, author: &Author, post: i64, activity: Option<&str>) -> Result<()> {
    let spot = rows::spot(tx, post)?;
    give_at(tx, author, spot, activity)
}

/// The same where it is known already where the post stands.
pub fn give_at(tx: &mut Tx, author: &Author, spot: Spot, activity: Option<&str>) -> Result<()> {
    let (post, community) = may_vote(tx, author, spot)?;
    let counted = counts(tx, post.id, author.actor())?;
    if counted && activity.is_none() {
        return Ok(());
    }
    let own = activity_uri();
    let (id, now) = (tx.id(), tx.now);
    let added = tx.run(sql!(
        "INSERT INTO votes (id, post, actor, activity, undone, at) VALUES ($1, $2, $3, $4, FALSE, $5)
         ON CONFLICT (activity) DO NOTHING",
        id,
        post.id,
        author.actor(),
        activity.unwrap_or(&own),
        now
    ))?;
    if added == 0 {
        return Ok(());
    }
    if !counted {
        tx.run(sql!("UPDATE posts SET votes = votes + 1 WHERE id = $1", post.id))?;
        digest::changed(tx, post.thread)?;
    }
    // Told even when it changes no count: every node then holds the same set of Likes.
    let fact = Fact::new(What::VoteGiven, author.actor()).community(community).post(post.id).subject(id);
    tx.record(fact.cause(author.cause()).told(author.by_home()))
}

row! {
    /// A Like that its community's home does not know.
    pub struct Untold { pub activity: String, pub actor: i64, pub here: bool }
}

/// The Likes of a post that its community's home did not name among those that count, as far as they came before it was
/// asked.
pub fn untold(conn: &mut Conn, post: i64, told: &HashSet<String>, asked: Micros) -> Result<Vec<Untold>> {
    let mut likes = conn.all::<Untold>(sql!(
        "SELECT v.activity, v.actor, a.node IS NULL AS here FROM votes v JOIN actors a ON a.id = v.actor
         WHERE v.post = $1 AND NOT v.undone AND v.at < $2 ORDER BY v.id LIMIT $3",
        post,
        asked,
        MOST
    ))?;
    likes.retain(|like| !told.contains(&like.activity));
    Ok(likes)
}

/// Takes "helpful" back: all of this person's Likes of the post, or the one named, known or not.
pub fn take_back(tx: &mut Tx, author: &Author, post: i64, activity: Option<&str>) -> Result<()> {
    let thread = rows::spot(tx, post)?.thread;
    let (community, actor) = (thread.community, author.actor());
    let counted = counts(tx, post, actor)?;
    let latest = tx.number(sql!(
        "SELECT id AS n FROM votes WHERE post = $1 AND actor = $2 AND NOT undone ORDER BY at DESC, id DESC LIMIT 1",
        post, actor
    ))?;
    let changed =
        match activity {
            None => tx.run(sql!(
                "UPDATE votes SET undone = TRUE WHERE post = $1 AND actor = $2 AND NOT undone",
                post,
                actor
            ))?,
            Some(uri) => {
                let (id, now) = (tx.id(), tx.now);
                tx.run(sql!(
                "INSERT INTO votes (id, post, actor, activity, undone, at) VALUES ($1, $2, $3, $4, TRUE, $5)
                 ON CONFLICT (activity) DO UPDATE SET undone = TRUE
                 WHERE votes.actor = excluded.actor AND NOT votes.undone",
                id, post, actor, uri, now
            ))?
            }
        };
    if changed == 0 {
        return Ok(());
    }
    if counted && !counts(tx, post, actor)? {
        tx.run(sql!("UPDATE posts SET votes = votes - 1 WHERE id = $1", post))?;
        digest::changed(tx, thread.id)?;
    }
    let mut fact = Fact::new(What::VoteTaken, actor).community(community).post(post);
    fact.subject = latest;
    tx.record(fact.cause(author.cause()).told(author.by_home()))
}
