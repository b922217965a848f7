//! The outbox: reads the ledger, writes the activities and one delivery row per node, in the transaction that moves
//! its cursor. A crash loses nothing and repeats nothing.

use std::collections::HashSet;

use super::signing::Pen;
use super::speak::{self, Audience, Spoken, plain};
use crate::app::App;
use crate::association;
use crate::base::db::Tx;
use crate::base::lease;
use crate::base::origin::Origin;
use crate::base::sql::{Conn, Sql};
use crate::communities::read::HEARS;
use crate::error::{Error, Result};
use crate::leaving::{self, read::Reached};
use crate::ledger::{self, Settled, What};
use crate::policy::{self, Policy};
use crate::{row, sql};

pub(super) const READER: &str = "outbox";
/// How many facts one transaction takes.
const BATCH: i64 = 200;

/// How many deliveries one statement makes.
const ROWS: usize = 250;

/// What is left after a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Nothing,
    /// Facts that wait for an older transaction, or for another process that works on them now.
    Soon,
    More,
}

/// Whether facts may wait, as a condition of SQL; each half by its index: put as one condition, PostgreSQL reads the
/// whole ledger to find that nothing is new. `$1` is [`READER`].
pub(super) const BEHIND: &str = "(EXISTS (SELECT 1 FROM facts WHERE position IS NULL)
    OR (SELECT max(position) FROM facts) > coalesce((SELECT position FROM cursors WHERE name = $1), 0))";

/// Whether facts may wait, without taking the lease.
pub fn is_behind(conn: &mut Conn) -> Result<bool> {
    let behind = conn.number(sql!(format!("SELECT CAST(1 AS BIGINT) AS n WHERE {BEHIND}"), READER))?;
    Ok(behind.is_some())
}

/// Reads on in the ledger, if no other process does.
pub async fn work_off(app: &App) -> Result<Left> {
    if !app.db().read(is_behind).await? {
        return Ok(Left::Nothing);
    }
    let (origin, policy, owner) = (app.origin(), app.state().policy.clone(), app.process().to_owned());
    let keeper = app.clone();
    app.db()
        .write(move |tx| {
            if !lease::take(tx, READER, &owner)? {
                return Ok(Left::Soon);
            }
            let waiting = ledger::number(tx)?;
            let from = ledger::cursor(tx.conn, READER)?;
            let facts = ledger::after(tx.conn, from, BATCH)?;
            let elsewhere = authors_elsewhere(tx, &facts)?;
            let pen = Pen::new(&origin, keeper.node_key(), keeper.signers());
            for settled in facts.iter().filter(|s| !is_told(s, &elsewhere)) {
                let said = match speak::activities(tx, &pen, settled) {
                    // What a fact speaks of may have been erased since: then there is nothing to say.
                    Err(Error::NotFound) => Vec::new(),
                    other => other?,
                };
                for (place, spoken) in (0i64..).zip(said) {
                    queue(tx, &origin, &policy, (settled.position, place), &spoken)?;
                }
            }
            if let Some(last) = facts.last() {
                ledger::advance(tx, READER, last.position)?;
            }
            lease::release(tx, READER, &owner)?;
            let full = i64::try_from(facts.len()).unwrap_or(0) == BATCH;
            Ok(if full {
                Left::More
            } else if waiting > 0 {
                Left::Soon
            } else {
                Left::Nothing
            })
        })
        .await
}

/// Whether something that happened in a community still waits to be delivered to a node, or to be said at all.
pub fn is_under_way(conn: &mut Conn, community: i64, node: i64) -> Result<bool> {
    if is_behind(conn)? {
        return Ok(true);
    }
    let found = conn.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n FROM deliveries d INDEXED BY deliveries_queue JOIN activities a ON a.id = d.activity
         WHERE d.node = $1 AND d.state = 'pending' AND a.community = $2 LIMIT 1",
        node,
        community
    ))?;
    Ok(found.is_some())
}

/// Whether something that was said of a post of ours waits for a node.
pub fn is_waiting(tx: &mut Tx, post: &str, node: i64) -> Result<bool> {
    let found = tx.number(sql!(
        "SELECT d.id AS n FROM posts p JOIN activities a ON a.post = p.id JOIN deliveries d ON d.activity = a.id
         WHERE p.uri = $1 AND a.local AND a.kind IN ('Create', 'Update', 'Delete') AND d.node = $2
         AND d.state = 'pending' LIMIT 1",
        post,
        node
    ))?;
    Ok(found.is_some())
}

/// Says to a node again what was said of a post of ours: what it is now, or that it is gone. `false` when nothing of it
/// waits then: it was never said to this node, or its bytes are no longer kept.
pub fn say_again(tx: &mut Tx, post: &str, node: i64) -> Result<bool> {
    tx.run(sql!(
        "UPDATE deliveries SET state = 'pending', acknowledged = NULL
         WHERE node = $2 AND state IN ('done', 'refused', 'dropped') AND activity IN
             (SELECT a.id FROM posts p JOIN activities a ON a.post = p.id
              WHERE p.uri = $1 AND a.local AND a.json IS NOT NULL
              AND (a.kind = 'Delete' AND p.deleted IS NOT NULL OR a.kind IN ('Create', 'Update') AND p.deleted IS NULL))",
        post,
        node
    ))?;
    tx.ring_deliveries();
    is_waiting(tx, post, node)
}

/// Says one activity of ours to a node again.
pub fn repeat(tx: &mut Tx, activity: &str, node: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE deliveries SET state = 'pending', acknowledged = NULL
         WHERE node = $2 AND state IN ('done', 'refused', 'dropped') AND activity IN
             (SELECT id FROM activities WHERE uri = $1 AND local AND json IS NOT NULL)",
        activity,
        node
    ))?;
    tx.ring_deliveries();
    Ok(())
}

row! {
    struct Author { id: i64 }
}

/// Which authors of these facts live elsewhere.
fn authors_elsewhere(tx: &mut Tx, facts: &[Settled]) -> Result<HashSet<i64>> {
    let all: HashSet<i64> = facts.iter().map(|s| s.fact.by).collect();
    let ids: Vec<i64> = all.into_iter().collect();
    let query = "SELECT id FROM actors WHERE id = ANY($1) AND node IS NOT NULL";
    Ok(tx.all::<Author>(sql!(query, ids))?.into_iter().map(|a| a.id).collect())
}

/// What somebody elsewhere did in a community elsewhere is its home's to tell; most facts of a busy node are these.
fn is_told(settled: &Settled, elsewhere: &HashSet<i64>) -> bool {
    let posted = matches!(
        settled.fact.what,
        What::ThreadPosted
            | What::ReplyPosted
            | What::PostEdited
            | What::VoteGiven
            | What::VoteTaken
            // What others report goes no further than to the moderators here.
            | What::PostReported
    );
    posted && settled.fact.cause.is_none() && elsewhere.contains(&settled.fact.by)
}

row! {
    struct Target { node: i64, inbox: String, authority: String }
}

/// Keeps an activity and queues it for every node that should hear it. Of the activities that tell
/// the fact at this position it is the one at this place.
fn queue(
    tx: &mut Tx,
    origin: &Origin,
    policy: &Policy,
    (fact, place): (i64, i64),
    spoken: &Spoken,
) -> Result<()> {
    let (id, now) = (tx.id(), tx.now);
    let added = tx.run(sql!(
        "INSERT INTO activities (id, uri, kind, actor, community, post, local, public, json, created, fact, plain)
         VALUES ($1, $2, $3, $4, $5, $6, TRUE, $7, $8, $9, $10, $11) ON CONFLICT (uri) DO NOTHING",
        id,
        &spoken.uri,
        spoken.kind,
        spoken.actor,
        spoken.community,
        spoken.post,
        spoken.public,
        spoken.json.as_slice(),
        now,
        fact,
        spoken.plain
    ))?;
    if added == 0 {
        // A later version of the same post said it already.
        return Ok(());
    }
    let targets = targets(tx, spoken)?;
    if !targets.is_empty() {
        association::lock_address(tx, origin.as_str())?;
    }
    let allowed: Vec<Target> =
        targets.into_iter().filter(|t| policy::verdict(policy, &t.authority).is_allowed()).collect();
    for some in allowed.chunks(ROWS) {
        deliveries(tx, id, fact * 8 + place, some)?;
    }
    Ok(())
}

/// A delivery for each of these nodes, in one statement.
fn deliveries(tx: &mut Tx, activity: i64, ord: i64, targets: &[Target]) -> Result<()> {
    let (mut rows, mut binds) = (Vec::new(), vec![activity.into(), ord.into(), tx.now.into()]);
    for target in targets {
        let first = binds.len() + 1;
        rows.push(format!("(${first}, $1, ${}, ${}, $2, 'pending', $3)", first + 1, first + 2));
        binds.extend([tx.id().into(), target.node.into(), target.inbox.as_str().into()]);
    }
    let text = format!(
        "INSERT INTO deliveries (id, activity, node, inbox, ord, state, created) VALUES {}
         ON CONFLICT (activity, node) DO NOTHING",
        rows.join(", ")
    );
    tx.run(Sql::once(text, binds))?;
    tx.ring_deliveries();
    Ok(())
}

/// One inbox per node: the shared one where it has one.
fn targets(tx: &mut Tx, spoken: &Spoken) -> Result<Vec<Target>> {
    let (followers_of, [one, other]) = match spoken.audience {
        Audience::Nobody => (0, [0, 0]),
        Audience::Of(actor) => (0, [actor, 0]),
        Audience::Followers { and } => (spoken.community.unwrap_or(0), and.map(|actor| actor.unwrap_or(0))),
        Audience::PlainFollowers => (spoken.community.unwrap_or(0), [0, 0]),
        Audience::Companions => return companions(tx, spoken.actor),
        Audience::Reached => {
            let reached = leaving::read::reached(tx.conn, spoken.actor)?;
            let target = |r: Reached| Target { node: r.node, inbox: r.inbox, authority: r.authority };
            return Ok(reached.into_iter().map(target).collect());
        }
    };
    let mentioned_in = spoken.post.filter(|_| spoken.to_mentioned).unwrap_or(0);
    if (followers_of, one, mentioned_in) == (0, 0, 0) {
        return Ok(Vec::new());
    }
    // Whom a post mentioned is forgotten with its words; who was given it is not.
    let given = spoken.post.filter(|_| spoken.to_mentioned && spoken.kind == "Delete").unwrap_or(0);
    let hearers = hearers(spoken.audience == Audience::PlainFollowers);
    tx.all(sql!(hearers, followers_of, one, mentioned_in, other, given))
}

/// The nodes of the members of `$1` who hear it, of `$2` and `$4`, of whom `$3` mentions, and those in need of the plain
/// form that were given `$5`.
fn hearers(plain_only: bool) -> String {
    let plain = plain::names();
    let only = if plain_only {
        format!("AND EXISTS (SELECT 1 FROM nodes s WHERE s.id = a.node AND s.software IN ({plain}))")
    } else {
        String::new()
    };
    format!(
        "SELECT x.node, min(x.inbox) AS inbox, n.authority FROM (
             SELECT a.node, coalesce(a.shared_inbox, a.inbox) AS inbox FROM memberships m JOIN actors a ON a.id = m.actor
              WHERE m.community = $1 AND {HEARS}
                AND a.node IS NOT NULL AND a.gone IS NULL {only}
             UNION ALL
             SELECT a.node, coalesce(a.shared_inbox, a.inbox) AS inbox FROM actors a
              WHERE a.id IN ($2, $4) AND a.node IS NOT NULL AND a.gone IS NULL
             UNION ALL
             SELECT a.node, coalesce(a.shared_inbox, a.inbox) AS inbox FROM mentions r JOIN actors a ON a.id = r.actor
              WHERE r.post = $3 AND a.node IS NOT NULL AND a.gone IS NULL
             UNION ALL
             SELECT d.node, d.inbox FROM activities said JOIN deliveries d ON d.activity = said.id
              WHERE said.post = $5 AND said.local AND said.kind IN ('Create', 'Update')
                AND EXISTS (SELECT 1 FROM nodes s WHERE s.id = d.node AND s.software IN ({plain}))
         ) x JOIN nodes n ON n.id = x.node WHERE x.inbox IS NOT NULL GROUP BY x.node, n.authority ORDER BY x.node"
    )
}

/// The nodes of all who are with somebody in a public community, here or elsewhere, and where those have their home.
fn companions(tx: &mut Tx, actor: i64) -> Result<Vec<Target>> {
    tx.all(sql!(
        "SELECT x.node, min(x.inbox) AS inbox, n.authority FROM (
             SELECT a.node, coalesce(a.shared_inbox, a.inbox) AS inbox FROM memberships mine
              JOIN communities c ON c.actor = mine.community AND c.visibility = 'public'
              JOIN memberships m ON m.community = mine.community AND m.state = 'member'
              JOIN actors a ON a.id IN (m.actor, m.community)
              WHERE mine.actor = $1 AND mine.state = 'member' AND a.node IS NOT NULL AND a.gone IS NULL
         ) x JOIN nodes n ON n.id = x.node WHERE x.inbox IS NOT NULL GROUP BY x.node, n.authority ORDER BY x.node",
        actor
    ))
}
