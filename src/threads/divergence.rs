//! How the copy of a community elsewhere compares with its home, thread by thread, and why where it differs: the
//! divergence report. The home's figures are those that it told, with the moment when it did; `federation::compare` asks.

mod report;

use std::collections::HashMap;

use serde::Serialize;

pub use self::report::{Differing, Overview, Part, Report, of_community, of_thread, threads};

use super::digest::{Mark, Whole};
use crate::accounts::Viewer;
use crate::actors::nodes;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::{DAY, HOUR, MINUTE, Micros, SECOND};
use crate::communities::read::Community;
use crate::error::{Denial, Error, Result};
use crate::{row, sql};

/// How often a copy is compared with its home when all is well.
const EVERY: Micros = 6 * HOUR;
/// How soon it is looked again where something is on its way.
const SOON: Micros = MINUTE;
/// How many threads that differ are kept in mind.
const MOST: i64 = 10_000;
/// How soon a home that tells no digests is asked again.
const UNTOLD: Micros = 7 * DAY;

/// A word that is stored and told by its key.
macro_rules! keyed {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            pub const KEYS: &'static [&'static str] = &[$($key),*];

            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),* }
            }

            /// Reads a stored key.
            fn parse(key: &str) -> Result<$name> {
                match key {
                    $($key => Ok($name::$variant),)*
                    _ => Err(Error::internal(format!("unknown word {key}"))),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }
    };
}

keyed! {
    /// How a copy compares with its home, as of the last answer.
    State {
        /// The home has not told yet.
        Waiting = "waiting",
        Equal = "equal",
        Differs = "differs",
        /// The home could not be asked.
        Failed = "failed",
        /// The home's software tells no digests.
        Untold = "untold",
    }
}

keyed! {
    /// Why something differs.
    Why {
        /// This node's policy refuses the node that it comes from.
        Policy = "policy",
        /// Hidden on this node by a moderator.
        Hidden = "hidden",
        /// It is being fetched, or the home's message is on its way.
        Coming = "coming",
        /// It could not be fetched; tried again with the next comparison.
        NotHad = "not-had",
        /// Ours; the message is on its way to the home.
        OnItsWay = "on-its-way",
        /// Ours; sent and acknowledged, but the home does not show it.
        NotTaken = "not-taken",
        /// The home does not tell of it any more.
        NotTold = "not-told",
        /// Another version, or another count of votes, than at the home, and asking again did not change it.
        Unlike = "unlike",
        /// The thread is locked or pinned otherwise than at home.
        States = "states",
    }
}

keyed! {
    /// In which way a post differs.
    What {
        Missing = "missing",
        Other = "other",
        Extra = "extra",
    }
}

/// One post that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The full URI, or the stored one of ours.
    pub uri: String,
    pub what: What,
    pub why: Why,
    /// The rule of the policy that withholds it.
    pub rule: Option<String>,
}

/// From now on a community elsewhere is compared with its home.
pub fn watch(tx: &mut Tx, community: i64) -> Result<()> {
    let due = tx.now + 10 * MINUTE;
    tx.run(sql!(
        "INSERT INTO comparisons (community, state, due) VALUES ($1, 'waiting', $2) ON CONFLICT DO NOTHING",
        community,
        due
    ))?;
    Ok(())
}

/// Nobody here follows it any more.
pub fn unwatch(tx: &mut Tx, community: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM comparisons WHERE community = $1", community))?;
    all_same(tx, community)
}

/// Asks for a comparison at once, for a viewer who may.
pub fn ask(tx: &mut Tx, viewer: &Viewer, community: &Community) -> Result<()> {
    if community.is_here() {
        return Err(Error::NotFound);
    }
    if !viewer.sees_all() && !community.i_am_member() {
        viewer.signed_in()?;
        return Err(Denial::NotMember.into());
    }
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO comparisons (community, state, due) VALUES ($1, 'waiting', $2)
         ON CONFLICT (community) DO UPDATE SET due = excluded.due
         WHERE comparisons.due > excluded.due AND coalesce(comparisons.compared, 0) < $3",
        community.actor,
        now,
        // Those who ask again and again do not make the home answer each time.
        now - 10 * SECOND
    ))?;
    tx.ring_comparisons();
    Ok(())
}

/// The communities that are to be compared now.
pub fn due(conn: &mut Conn, now: Micros) -> Result<Vec<i64>> {
    row! { struct One { community: i64 } }
    let rows = conn
        .all::<One>(sql!("SELECT community FROM comparisons WHERE due <= $1 ORDER BY due LIMIT 100", now))?;
    Ok(rows.into_iter().map(|r| r.community).collect())
}

/// Whether a community is still to be compared now.
pub fn is_due(conn: &mut Conn, community: i64, now: Micros) -> Result<bool> {
    let text = "SELECT community AS n FROM comparisons WHERE community = $1 AND due <= $2";
    Ok(conn.number(sql!(text, community, now))?.is_some())
}

/// What the home told, and how it compares.
pub struct Outcome {
    pub state: State,
    pub threads: i64,
    pub posts: i64,
    /// Something is on its way, or more is to be healed.
    pub soon: bool,
}

/// The home answered.
pub fn compared(tx: &mut Tx, community: i64, outcome: &Outcome) -> Result<()> {
    let now = tx.now;
    let due = now + if outcome.soon { SOON } else { EVERY + community.rem_euclid(HOUR) };
    tx.run(sql!(
        "UPDATE comparisons SET state = $1, reason = NULL, threads = $2, posts = $3, compared = $4, due = $5, attempts = 0,
                waits = CASE WHEN $6 THEN coalesce(waits, $4) END WHERE community = $7",
        outcome.state.key(),
        outcome.threads,
        outcome.posts,
        now,
        due,
        outcome.soon,
        community
    ))?;
    Ok(())
}

fn all_same(tx: &mut Tx, community: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM divergences WHERE community = $1", community))?;
    tx.run(sql!("DELETE FROM differences WHERE community = $1", community))?;
    Ok(())
}

/// The home holds what this node holds.
pub fn equal(tx: &mut Tx, community: i64, whole: &Whole) -> Result<()> {
    all_same(tx, community)?;
    let outcome = Outcome { state: State::Equal, threads: whole.threads, posts: whole.posts, soon: false };
    compared(tx, community, &outcome)
}

/// The home could not be asked, or tells nothing of the kind; its figures stay as they were, with their moment.
pub fn not_compared(tx: &mut Tx, community: i64, state: State, reason: &str) -> Result<()> {
    let attempts =
        tx.number(sql!("SELECT attempts AS n FROM comparisons WHERE community = $1", community))?;
    let attempts = attempts.unwrap_or(0) + 1;
    let wait = if state == State::Untold { UNTOLD } else { nodes::back_off(attempts, community).min(EVERY) };
    let due = tx.now + wait;
    tx.run(sql!(
        "UPDATE comparisons SET state = $1, reason = $2, due = $3, attempts = $4, waits = NULL WHERE community = $5",
        state.key(),
        reason,
        due,
        attempts,
        community
    ))?;
    Ok(())
}

/// Since when something was on its way whenever the home was asked.
pub fn waits(conn: &mut Conn, community: i64) -> Result<Option<Micros>> {
    let text = "SELECT waits AS n FROM comparisons WHERE community = $1 AND waits IS NOT NULL";
    conn.number(sql!(text, community))
}

/// What a thread was like, there and here, when all that could be healed was.
pub type Settled = (Vec<u8>, Option<Vec<u8>>);

/// The threads of a community that differ, by their stored URIs.
pub fn settled(conn: &mut Conn, community: i64) -> Result<HashMap<String, Settled>> {
    row! { struct Row { thread: String, there_digest: Vec<u8>, here_digest: Option<Vec<u8>> } }
    let rows = conn.all::<Row>(sql!(
        "SELECT thread, there_digest, here_digest FROM divergences WHERE community = $1 ORDER BY thread LIMIT $2",
        community,
        MOST
    ))?;
    Ok(rows.into_iter().map(|r| (r.thread, (r.there_digest, r.here_digest))).collect())
}

row! {
    /// Something of a thread that a rule withholds.
    pub struct Withheld { pub thread: String, pub uri: String }
}

/// What rules withhold in a community, one post for each thread and rule.
pub fn withheld(conn: &mut Conn, community: i64) -> Result<Vec<Withheld>> {
    conn.all(sql!(
        "SELECT thread, min(uri) AS uri FROM differences WHERE community = $1 AND why = $2
         GROUP BY thread, rule ORDER BY thread LIMIT $3",
        community,
        Why::Policy.key(),
        MOST
    ))
}

/// A thread differs: how many posts the home has, both digests, and what differs.
pub struct Diverged<'a> {
    pub thread: &'a str,
    pub there: i64,
    pub there_digest: Mark,
    /// Empty when nothing of it is here; none while something is on its way, so that it is looked at again.
    pub here_digest: Option<Vec<u8>>,
    pub differences: &'a [Difference],
}

/// Keeps how a thread differs.
pub fn differs(tx: &mut Tx, community: i64, found: &Diverged<'_>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "INSERT INTO divergences (community, thread, there, there_digest, here_digest, at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (community, thread) DO UPDATE SET there = excluded.there,
             there_digest = excluded.there_digest, here_digest = excluded.here_digest, at = excluded.at",
        community,
        found.thread,
        found.there,
        found.there_digest.to_vec(),
        found.here_digest.clone(),
        now
    ))?;
    tx.run(sql!("DELETE FROM differences WHERE community = $1 AND thread = $2", community, found.thread))?;
    for d in found.differences {
        tx.run(sql!(
            "INSERT INTO differences (community, thread, uri, what, why, rule, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            community,
            found.thread,
            &d.uri,
            d.what.key(),
            d.why.key(),
            &d.rule,
            now
        ))?;
    }
    Ok(())
}

/// A thread is the same again.
pub fn same(tx: &mut Tx, community: i64, thread: &str) -> Result<()> {
    tx.run(sql!("DELETE FROM divergences WHERE community = $1 AND thread = $2", community, thread))?;
    tx.run(sql!("DELETE FROM differences WHERE community = $1 AND thread = $2", community, thread))?;
    Ok(())
}

/// What was found to differ in a thread when it was last compared.
pub fn differences(conn: &mut Conn, community: i64, thread: &str, limit: i64) -> Result<Vec<Difference>> {
    row! { struct Row { uri: String, what: String, why: String, rule: Option<String> } }
    let rows = conn.all::<Row>(sql!(
        "SELECT uri, what, why, rule FROM differences WHERE community = $1 AND thread = $2 ORDER BY uri LIMIT $3",
        community,
        thread,
        limit
    ))?;
    let whole = |r: Row| {
        let (what, why) = (What::parse(&r.what)?, Why::parse(&r.why)?);
        Ok(Difference { uri: r.uri, what, why, rule: r.rule })
    };
    rows.into_iter().map(whole).collect()
}
