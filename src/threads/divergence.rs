//! How the copy of a community elsewhere compares with its home, thread by thread, and why where it differs: the
//! divergence report. The home's figures are those that it told, with the moment when it did; `federation::compare` asks.

use std::collections::HashMap;

use serde::Serialize;

use super::digest::{Mark, Whole};
use super::read::{MAY_READ, Thread};
use crate::accounts::Viewer;
use crate::actors::nodes;
use crate::base::db::Tx;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::{DAY, HOUR, MINUTE, Micros};
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

/// How a copy compares with its home, as of the last answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The home has not told yet.
    #[default]
    Waiting,
    Equal,
    Differs,
    /// The home could not be asked.
    Failed,
    /// The home's software tells no digests.
    Untold,
}

impl State {
    pub const KEYS: [&str; 5] = ["waiting", "equal", "differs", "failed", "untold"];

    fn parse(key: &str) -> State {
        match key {
            "equal" => State::Equal,
            "differs" => State::Differs,
            "failed" => State::Failed,
            "untold" => State::Untold,
            _ => State::Waiting,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Equal => "equal",
            State::Differs => "differs",
            State::Failed => "failed",
            State::Untold => "untold",
        }
    }
}

/// Why something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// This node's policy refuses the node that it comes from.
    Policy,
    /// Hidden on this node by a moderator.
    Hidden,
    /// It is being fetched, or the home's message is on its way.
    Coming,
    /// It could not be fetched; tried again with the next comparison.
    NotHad,
    /// Ours; the message is on its way to the home.
    OnItsWay,
    /// Ours; sent and acknowledged, but the home does not show it.
    NotTaken,
    /// The home does not tell of it any more.
    NotTold,
    /// Another version, or another count of votes, than at the home, and asking again did not change it.
    Unlike,
    /// The thread is locked or pinned otherwise than at home.
    States,
}

impl Why {
    pub const ALL: [Why; 9] = [
        Why::Policy,
        Why::Hidden,
        Why::Coming,
        Why::NotHad,
        Why::OnItsWay,
        Why::NotTaken,
        Why::NotTold,
        Why::Unlike,
        Why::States,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Why::Policy => "policy",
            Why::Hidden => "hidden",
            Why::Coming => "coming",
            Why::NotHad => "not-had",
            Why::OnItsWay => "on-its-way",
            Why::NotTaken => "not-taken",
            Why::NotTold => "not-told",
            Why::Unlike => "unlike",
            Why::States => "states",
        }
    }

    fn parse(key: &str) -> Why {
        Why::ALL.into_iter().find(|w| w.key() == key).unwrap_or(Why::NotHad)
    }
}

/// In which way a post differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    Missing,
    Other,
    Extra,
}

impl What {
    pub fn key(self) -> &'static str {
        match self {
            What::Missing => "missing",
            What::Other => "other",
            What::Extra => "extra",
        }
    }

    fn parse(key: &str) -> What {
        match key {
            "missing" => What::Missing,
            "extra" => What::Extra,
            _ => What::Other,
        }
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

// --- What the job writes ---

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
        now - MINUTE / 6
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
        "UPDATE comparisons SET state = $1, reason = NULL, threads = $2, posts = $3, compared = $4, due = $5,
                attempts = CASE WHEN $6 THEN attempts + 1 ELSE 0 END WHERE community = $7",
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
        "UPDATE comparisons SET state = $1, reason = $2, due = $3, attempts = $4 WHERE community = $5",
        state.key(),
        reason,
        due,
        attempts,
        community
    ))?;
    Ok(())
}

/// How often in a row something was still on its way.
pub fn attempts(conn: &mut Conn, community: i64) -> Result<i64> {
    Ok(conn
        .number(sql!("SELECT attempts AS n FROM comparisons WHERE community = $1", community))?
        .unwrap_or(0))
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
    let whole =
        |r: Row| Difference { uri: r.uri, what: What::parse(&r.what), why: Why::parse(&r.why), rule: r.rule };
    Ok(rows.into_iter().map(whole).collect())
}

// --- What people see ---

/// So many posts differ for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub what: What,
    pub why: Why,
    pub rule: Option<String>,
    pub n: i64,
}

/// How a thread's copy compares with its home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub state: State,
    /// Why the home could not be asked.
    pub reason: Option<String>,
    /// When the home told last.
    pub compared: Option<Micros>,
    /// How many posts stand there, as the home told then; unknown before it did, and of threads that are newer.
    pub there: Option<i64>,
    /// How many of them people see here now.
    pub here: i64,
    /// What the difference consists of. `here` is `there`, less what is missing or withheld, more what is extra.
    pub parts: Vec<Part>,
}

row! {
    struct Compared {
        state: String,
        reason: Option<String>,
        threads: Option<i64>,
        posts: Option<i64>,
        compared: Option<i64>,
    }
    struct Stored { shown: i64, hidden: i64 }
    struct Blocked { authority: String, n: i64 }
    struct Group { what: String, why: String, rule: Option<String>, n: i64 }
    struct Diverging { there: i64, at: i64 }
}

fn of_row(conn: &mut Conn, community: i64) -> Result<Option<Compared>> {
    conn.one(sql!(
        "SELECT state, reason, threads, posts, compared FROM comparisons WHERE community = $1",
        community
    ))
}

/// How the copy of a thread compares with its home; `None` for threads at home here, and where nobody compares.
pub fn of_thread(conn: &mut Conn, thread: &Thread) -> Result<Option<Report>> {
    let Some(row) = of_row(conn, thread.community)? else {
        return Ok(None);
    };
    let (here, mut parts) = stored(conn, thread.id)?;
    let found = conn.one::<Diverging>(sql!(
        "SELECT there, at FROM divergences WHERE community = $1 AND thread = $2",
        thread.community,
        &thread.uri
    ))?;
    let general = State::parse(&row.state);
    let newer = row.compared.is_none_or(|at| at < thread.created);
    let (state, there, compared) = match (&found, general) {
        (Some(d), State::Failed) => (State::Failed, Some(d.there), Some(d.at)),
        (Some(d), _) => (State::Differs, Some(d.there), Some(d.at)),
        (None, State::Differs | State::Equal) if newer => (State::Waiting, None, None),
        (None, State::Differs | State::Equal) => {
            let (counted, withheld) = (counted(conn, thread.id)?, !parts.is_empty());
            let state = if withheld { State::Differs } else { State::Equal };
            (state, counted, row.compared)
        }
        (None, other) => (other, None, row.compared),
    };
    if found.is_some() {
        parts.extend(grouped(conn, thread)?);
    }
    Ok(Some(Report { state, reason: row.reason, compared, there, here, parts }))
}

/// How many posts there were when the digests were equal: none when something came since.
fn counted(conn: &mut Conn, thread: i64) -> Result<Option<i64>> {
    let text = "SELECT counted AS n FROM threads WHERE id = $1 AND NOT stale";
    conn.number(sql!(text, thread))
}

/// How many posts of a thread people see here, and what is kept but withheld from them.
fn stored(conn: &mut Conn, thread: i64) -> Result<(i64, Vec<Part>)> {
    const KEPT: &str = "p.thread = $1 AND p.deleted IS NULL AND p.state <> 'refused'";
    let counts = conn
        .one::<Stored>(sql!(
            format!(
                "SELECT count(*) AS shown, count(*) FILTER (WHERE p.hidden OR t.hidden) AS hidden
                 FROM posts p JOIN threads t ON t.id = p.thread WHERE {KEPT}"
            ),
            thread
        ))?
        .ok_or(Error::NotFound)?;
    let blocked = conn.all::<Blocked>(sql!(
        format!(
            "SELECT n.authority, count(*) AS n FROM posts p JOIN threads t ON t.id = p.thread
             JOIN actors a ON a.id = p.author JOIN nodes n ON n.id = a.node
             WHERE {KEPT} AND n.blocked AND NOT (p.hidden OR t.hidden) GROUP BY n.authority ORDER BY n.authority LIMIT 100"
        ),
        thread
    ))?;
    let withheld: i64 = blocked.iter().map(|b| b.n).sum();
    let missing = |why, rule, n| Part { what: What::Missing, why, rule, n };
    let mut parts: Vec<Part> =
        blocked.into_iter().map(|b| missing(Why::Policy, Some(b.authority), b.n)).collect();
    if counts.hidden > 0 {
        parts.push(missing(Why::Hidden, None, counts.hidden));
    }
    Ok((counts.shown - counts.hidden - withheld, parts))
}

fn grouped(conn: &mut Conn, thread: &Thread) -> Result<Vec<Part>> {
    let rows = conn.all::<Group>(sql!(
        "SELECT what, why, rule, count(*) AS n FROM differences WHERE community = $1 AND thread = $2
         GROUP BY what, why, rule ORDER BY what, why, rule LIMIT 100",
        thread.community,
        &thread.uri
    ))?;
    let part = |g: Group| Part { what: What::parse(&g.what), why: Why::parse(&g.why), rule: g.rule, n: g.n };
    Ok(rows.into_iter().map(part).collect())
}

/// How the copy of a community compares with its home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    pub state: State,
    pub reason: Option<String>,
    pub compared: Option<Micros>,
    /// What the home told: threads, posts.
    pub there: Option<(i64, i64)>,
    /// What is kept here.
    pub here: (i64, i64),
    /// How many threads differ.
    pub differing: i64,
    pub parts: Vec<Part>,
}

/// How the copy of a community compares with its home; `None` where nobody compares.
pub fn of_community(conn: &mut Conn, community: i64) -> Result<Option<Overview>> {
    let Some(row) = of_row(conn, community)? else {
        return Ok(None);
    };
    let here = super::digest::of_community(conn, community)?;
    let differing = conn
        .number(sql!("SELECT count(*) AS n FROM divergences WHERE community = $1", community))?
        .unwrap_or(0);
    let rows = conn.all::<Group>(sql!(
        "SELECT what, why, rule, count(*) AS n FROM differences WHERE community = $1
         GROUP BY what, why, rule ORDER BY what, why, rule LIMIT 100",
        community
    ))?;
    let part = |g: Group| Part { what: What::parse(&g.what), why: Why::parse(&g.why), rule: g.rule, n: g.n };
    Ok(Some(Overview {
        state: State::parse(&row.state),
        reason: row.reason,
        compared: row.compared,
        there: row.threads.zip(row.posts),
        here: (here.threads, here.posts),
        differing,
        parts: rows.into_iter().map(part).collect(),
    }))
}

row! {
    /// A thread that differs, as far as the viewer may read it; one that is not here at all has no page.
    pub struct Differing {
        pub thread: String,
        pub page: Option<String>,
        pub title: Option<String>,
        pub there: i64,
        pub here: i64,
        pub at: i64,
    }
}

/// The threads of a community that differ, in the order of their URIs.
pub fn threads(conn: &mut Conn, viewer: &Viewer, community: i64, after: &str) -> Result<Page<Differing>> {
    let text = format!(
        "SELECT d.thread, p.page, CASE WHEN p.removed THEN '' ELSE t.title END AS title, d.there,
                coalesce(t.counted, 0) AS here, d.at
         FROM divergences d LEFT JOIN posts o ON o.uri = d.thread AND o.parent IS NULL
         LEFT JOIN threads t ON t.id = o.id LEFT JOIN communities c ON c.actor = t.community
         LEFT JOIN posts p ON p.id = o.id
         WHERE d.community = $3 AND d.thread > $4 AND (o.id IS NULL OR ({MAY_READ})) ORDER BY d.thread LIMIT $5"
    );
    let rows =
        conn.all::<Differing>(sql!(text, viewer.actor(), viewer.sees_all(), community, after, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |d| Cursor { at: 0, id: 0, text: d.thread.clone() }))
}
