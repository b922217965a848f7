//! The reader of the ledger that tells members: a fact becomes their notifications in one statement, in the transaction
//! that moves its cursor. What may be read is judged when it is shown.

use crate::base::db::Tx;
use crate::base::lease;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::Result;
use crate::ledger::{self, Settled, What};
use crate::{row, sql};

const READER: &str = "notifications";
/// How many facts one transaction takes, and after how many notifications it ends: others write, too.
const BATCH: i64 = 200;
const ROWS: usize = 2_000;
/// What was written longer ago than this when it came is the past, which is read and not told. Nodes try for a week.
const NEWS: Micros = 8 * DAY;
/// How long a notification is kept.
const KEPT: Micros = 180 * DAY;
/// How many are forgotten in one transaction.
const FORGOTTEN: i64 = 5_000;

/// Whom a fact is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The fact's subject, an actor.
    Subject,
    /// Whom the act names that is the fact's subject.
    SubjectOfAct,
    /// The author of the post.
    Author,
    /// Who decides about members of a community here.
    Deciders,
    /// Every member of the community, of this node.
    Members,
    /// Who deals with what is reported in the community, of this node.
    Moderators,
}

/// Whom a decision is told; `None` for what is no decision.
#[allow(clippy::too_many_lines)] // one line a fact
pub fn whom(what: What) -> Option<Whom> {
    match what {
        What::MembershipGiven
        | What::MembershipRefused
        | What::MembershipEnded
        | What::RoleGiven
        | What::RoleTaken => Some(Whom::Subject),
        What::MemberSuspended | What::SuspensionLifted => Some(Whom::SubjectOfAct),
        What::PostRemoved
        | What::PostRestored
        | What::PostHidden
        | What::PostUnhidden
        | What::PostRefused
        | What::ReplyHelped => Some(Whom::Author),
        What::MembershipAsked | What::CommunityRested => Some(Whom::Deciders),
        What::CommunityClosing | What::CommunityArchived | What::CommunityReopened => Some(Whom::Members),
        What::PostReported => Some(Whom::Moderators),
        What::ReminderDue => Some(Whom::Subject),
        What::CommunityOpened
        | What::CommunityEdited
        | What::CommunityActivated
        | What::ActorEdited
        | What::ActorMoved
        | What::ActorLeft
        | What::ActorDeleted
        | What::ThreadPosted
        | What::ReplyPosted
        | What::PostEdited
        | What::PostDeleted
        | What::PostAccepted
        | What::ThreadLocked
        | What::ThreadUnlocked
        | What::ThreadPinned
        | What::ThreadUnpinned
        | What::ThreadMoved
        | What::SummarySet
        | What::SummaryTaken
        | What::PollCounted
        | What::PollVoted
        | What::ModerationAsked
        | What::VoteGiven
        | What::VoteTaken => None,
    }
}

/// Whether facts may wait to be told.
pub fn is_behind(conn: &mut Conn) -> Result<bool> {
    let behind = conn.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n
         WHERE (SELECT max(position) FROM facts) > coalesce((SELECT position FROM cursors WHERE name = $1), 0)",
        READER
    ))?;
    Ok(behind.is_some())
}

/// Reads on in the ledger, if no other process does; tells whether more waits.
pub fn read_on(tx: &mut Tx, owner: &str) -> Result<bool> {
    if !lease::take(tx, READER, owner)? {
        return Ok(false);
    }
    let from = ledger::cursor(tx.conn, READER)?;
    let facts = ledger::after(tx.conn, from, BATCH)?;
    let (mut told, mut read) = (0, 0);
    for settled in &facts {
        told += match (settled.fact.what, whom(settled.fact.what)) {
            (What::ThreadPosted | What::ReplyPosted, _) => posted(tx, settled)?,
            (What::PostEdited, _) => edited(tx, settled)?,
            (_, Some(whom)) => decided(tx, settled, whom)?,
            (_, None) => 0,
        };
        read = settled.position;
        if told >= ROWS {
            break;
        }
    }
    if read > 0 {
        ledger::advance(tx, READER, read)?;
    }
    lease::release(tx, READER, owner)?;
    Ok(told >= ROWS || i64::try_from(facts.len()).unwrap_or(0) == BATCH)
}

/// `$1` fact, `$2` community, `$3` thread, `$4` post, `$5` its author, `$6` when, `$7` the post that it answers, `$8` its
/// place in the thread. Whoever read it already need not be told any more.
const POSTED: &str = "INSERT INTO notifications (member, fact, kind, community, thread, post, by_actor, at, seen)
     SELECT ma.member, $1, CASE x.rank WHEN 0 THEN 'mention' WHEN 1 THEN 'reply' ELSE 'post' END, $2, $3, $4, $5, $6,
            CASE WHEN r.seq >= $8 THEN $6 END
     FROM (SELECT w.actor, min(w.rank) AS rank FROM (
               SELECT actor, 0 AS rank FROM mentions WHERE post = $4
               UNION ALL SELECT author, 1 FROM posts WHERE id IN ($3, $7) AND id <> $4
               UNION ALL
               SELECT s.actor, 2 FROM community_levels l JOIN member_actors la ON la.member = l.member
                JOIN memberships s ON s.community = l.community AND s.actor = la.actor AND s.state = 'member'
                WHERE l.community = $2 AND l.level IN ('everything', 'first-posts')
               UNION ALL
               SELECT la.actor, 2 FROM thread_levels l JOIN member_actors la ON la.member = l.member
                WHERE l.thread = $3 AND l.level = 'everything'
           ) w GROUP BY w.actor) x
     JOIN member_actors ma ON ma.actor = x.actor
     LEFT JOIN thread_levels tl ON tl.thread = $3 AND tl.member = ma.member
     LEFT JOIN community_levels cl ON cl.community = $2 AND cl.member = ma.member
     LEFT JOIN reads r ON r.member = ma.member AND r.thread = $3
     WHERE x.actor <> $5 AND CASE coalesce(tl.level, cl.level, 'mentions')
           WHEN 'everything' THEN TRUE
           WHEN 'first-posts' THEN x.rank < 2 OR $3 = $4
           WHEN 'mentions' THEN x.rank < 2
           ELSE FALSE END
     ON CONFLICT (member, fact) DO NOTHING";

/// A new post: who is named in it, whom it answers, and who wants to hear of everything there.
fn posted(tx: &mut Tx, settled: &Settled) -> Result<usize> {
    row! { struct Post { thread: i64, parent: Option<i64>, seq: i64, claimed: i64, community: i64 } }
    let found = tx.one::<Post>(sql!(
        "SELECT p.thread, p.parent, p.seq, p.claimed, t.community FROM posts p JOIN threads t ON t.id = p.thread
         WHERE p.id = $1",
        settled.fact.post
    ))?;
    let (Some(post), Some(id)) = (found, settled.fact.post) else { return Ok(0) };
    if post.claimed < settled.at - NEWS {
        return Ok(0);
    }
    tx.run(sql!(
        POSTED,
        settled.position,
        post.community,
        post.thread,
        id,
        settled.fact.by,
        settled.at,
        post.parent.unwrap_or(post.thread),
        post.seq
    ))
}

/// `$1` fact, `$2` post, `$3` its author, `$4` when. Those whom this edit names and no version before it did.
const EDITED: &str = "INSERT INTO notifications (member, fact, kind, community, thread, post, by_actor, at)
     SELECT ma.member, $1, 'mention', t.community, t.id, $2, $3, $4
     FROM mentions w JOIN posts p ON p.id = w.post JOIN threads t ON t.id = p.thread
     JOIN member_actors ma ON ma.actor = w.actor
     LEFT JOIN thread_levels tl ON tl.thread = t.id AND tl.member = ma.member
     LEFT JOIN community_levels cl ON cl.community = t.community AND cl.member = ma.member
     WHERE w.post = $2 AND w.added = $4 AND w.actor <> $3 AND p.updated >= $5
       AND coalesce(tl.level, cl.level, 'mentions') <> 'mute'
       AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.member = ma.member AND n.post = $2 AND n.kind = 'mention')
     ON CONFLICT (member, fact) DO NOTHING";

/// Other words for a post: whoever is named in it now for the first time.
fn edited(tx: &mut Tx, settled: &Settled) -> Result<usize> {
    let fact = &settled.fact;
    tx.run(sql!(EDITED, settled.position, fact.post.unwrap_or(0), fact.by, settled.at, settled.at - NEWS))
}

/// A decision: told to those whom it is about, or who have one to make; not to whoever made it.
fn decided(tx: &mut Tx, settled: &Settled, whom: Whom) -> Result<usize> {
    let fact = &settled.fact;
    let who = match whom {
        Whom::Subject => "SELECT $6 AS actor",
        Whom::SubjectOfAct => "SELECT subject AS actor FROM acts WHERE id = $6",
        Whom::Author => "SELECT author AS actor FROM posts WHERE id = $4",
        Whom::Deciders => {
            "SELECT m.actor FROM memberships m JOIN actors g ON g.id = m.community
             WHERE m.community = $3 AND m.state = 'member' AND m.role <> 'member' AND g.node IS NULL"
        }
        Whom::Members => "SELECT actor FROM memberships WHERE community = $3 AND state = 'member'",
        // Of communities elsewhere the admins look at what is reported here.
        Whom::Moderators => {
            "SELECT actor FROM memberships WHERE community = $3 AND state = 'member' AND role <> 'member'
             UNION SELECT ma.actor FROM actors g, members m JOIN member_actors ma ON ma.member = m.id
             WHERE g.id = $3 AND g.node IS NOT NULL AND m.admin"
        }
    };
    let text = format!(
        "INSERT INTO notifications (member, fact, kind, community, thread, post, by_actor, at)
         SELECT ma.member, $1, $2, $3, (SELECT thread FROM posts WHERE id = $4), $4, $5, $7
         FROM ({who}) x JOIN member_actors ma ON ma.actor = x.actor
         WHERE x.actor <> $5 AND $3 > 0 AND $6 >= 0 ON CONFLICT (member, fact) DO NOTHING"
    );
    tx.run(sql!(
        text,
        settled.position,
        fact.what.key(),
        fact.community.unwrap_or(0),
        fact.post,
        fact.by,
        fact.subject.unwrap_or(0),
        settled.at
    ))
}

/// Forgets what is old; tells how many went.
pub fn forget(tx: &mut Tx) -> Result<usize> {
    let old = tx.now - KEPT;
    tx.run(sql!(
        "DELETE FROM notifications WHERE (member, fact) IN
             (SELECT member, fact FROM notifications WHERE at < $1 ORDER BY at LIMIT $2)",
        old,
        FORGOTTEN
    ))
}
