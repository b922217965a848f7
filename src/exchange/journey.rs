//! What happened to a post: when it was written or came, what was done to it, which nodes were told, and what they said.
//!
//! The door finds the post through `threads::read` first, and gives its inside id. Times, states and reasons only.

use std::collections::HashMap;

use crate::accounts::Viewer;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::{Error, Problem, Result};
use crate::ledger::{self, What};
use crate::{row, sql};

/// How many of the last things that happened are shown; a thousand nodes may have been told of each.
pub const STEPS: i64 = 30;

macro_rules! told {
    ($less:literal) => {
        concat!(
            "f.post = $1 AND f.what NOT IN ('vote-given', 'vote-taken', 'post-reported')",
            $less,
            " ORDER BY f.id DESC LIMIT $2"
        )
    };
}

/// Of the facts about post `$1`, those that are told here. Who votes and who reports is nobody's business, not even an
/// admin's here: neither the facts, nor the activities that tell them, nor the Undo of a vote.
const TOLD: &str = told!("");
/// What was only asked of a home is for those who moderate.
const TOLD_TO_ALL: &str = told!(" AND f.what <> 'moderation-asked'");

/// How much of a post's journey somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// How many nodes were told, and its home: members who may read the post.
    Counts,
    /// Node by node: its author, and those who moderate its community.
    Nodes,
    /// With every try: admins, and the operator.
    All,
}

impl Sight {
    pub fn key(self) -> &'static str {
        match self {
            Sight::Counts => "counts",
            Sight::Nodes => "nodes",
            Sight::All => "all",
        }
    }
}

/// The states of a delivery, those first that somebody may have to look after.
pub const STATES: [&str; 4] = ["refused", "pending", "dropped", "done"];

row! {
    /// What is known of a post without opening it.
    struct Subject {
        author: i64,
        author_node: Option<String>,
        claimed: i64,
        state: String,
        refused_why: Option<String>,
        home: Option<String>,
        home_id: Option<i64>,
        public: bool,
        moderates: bool,
    }

    struct StepRow {
        position: Option<i64>,
        what: String,
        at: i64,
        by_here: bool,
        direct: bool,
        act: Option<String>,
        role: Option<String>,
        reason: Option<String>,
    }

    struct Count {
        fact: i64,
        done: i64,
        pending: i64,
        refused: i64,
        dropped: i64,
        home: i64,
        since: Option<i64>,
        answer: Option<String>,
        other_answer: Option<String>,
    }
}

/// How many nodes were told of one thing, and what became of it; each node counts once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// They have it.
    pub done: i64,
    pub pending: i64,
    pub refused: i64,
    /// Nothing is sent to them any more: blocked meanwhile, or the words were deleted first.
    pub dropped: i64,
    /// Since when the first of those waits that do.
    pub since: Option<i64>,
    /// What those answered that refused it, where all said the same.
    pub answer: Option<String>,
    /// The home of its community is the only one.
    pub home_only: bool,
}

impl Told {
    pub fn nodes(&self) -> i64 {
        self.done + self.pending + self.refused + self.dropped
    }
}

/// One thing that happened to a post.
#[derive(Debug, Clone)]
pub struct Step {
    pub what: What,
    pub at: i64,
    /// From its author's node to this one, without another in between.
    pub direct: bool,
    /// Of an act of moderation: which, in which role, and why. Of a refusal: why.
    pub act: Option<String>,
    pub role: Option<String>,
    pub reason: Option<String>,
    /// This node tells others of it.
    pub tells: bool,
    /// It does so in a moment.
    pub soon: bool,
    pub told: Told,
}

/// The journey of a post, as far as somebody sees it.
#[derive(Debug, Clone)]
pub struct Journey {
    pub sight: Sight,
    /// `None`: written here.
    pub author_node: Option<String>,
    /// `None`: its community is at home here.
    pub home: Option<String>,
    /// What is for members only goes to no node.
    pub public: bool,
    /// When its author's node says that it was written.
    pub claimed: i64,
    /// `shown`, `waiting` (for the home of its community) or `refused` (by it).
    pub state: String,
    /// In the order in which they happened here.
    pub steps: Vec<Step>,
    /// More happened before them.
    pub earlier: bool,
}

/// The journey of the post with this inside id, which the viewer was found to be allowed to read. Strangers see none.
pub fn of(conn: &mut Conn, viewer: &Viewer, post: i64) -> Result<Journey> {
    let subject = subject(conn, viewer, post)?;
    let sight = sight(viewer, &subject)?;
    let rows = steps(conn, post, viewer.sees_all() || subject.moderates)?;
    let earlier = i64::try_from(rows.len()).is_ok_and(|n| n > STEPS);
    let mut rows: Vec<StepRow> = rows.into_iter().take(usize::try_from(STEPS).unwrap_or(0)).collect();
    rows.reverse();
    let mut told = counts(conn, &subject, &rows)?;
    let outbox = ledger::cursor(conn, "outbox")?;
    let mut steps = Vec::with_capacity(rows.len());
    for row in rows {
        let told = row.position.and_then(|position| told.remove(&position)).unwrap_or_default();
        steps.push(step(&subject, row, told, outbox)?);
    }
    Ok(Journey {
        sight,
        author_node: subject.author_node,
        home: subject.home,
        public: subject.public,
        claimed: subject.claimed,
        state: subject.state,
        steps,
        earlier,
    })
}

/// A step from its fact; `outbox` is how far others were told.
fn step(subject: &Subject, row: StepRow, told: Told, outbox: i64) -> Result<Step> {
    let what = What::parse(&row.what).ok_or_else(|| Error::internal(format!("unknown fact {}", row.what)))?;
    let tells = subject.public && is_told(what, row.by_here, subject.home.is_none());
    let refused = what == What::PostRefused;
    Ok(Step {
        what,
        at: row.at,
        direct: row.direct,
        act: row.act,
        role: row.role,
        reason: if refused { subject.refused_why.clone() } else { row.reason },
        tells,
        soon: tells && row.position.is_none_or(|position| position > outbox),
        told,
    })
}

fn subject(conn: &mut Conn, viewer: &Viewer, post: i64) -> Result<Subject> {
    let subject = conn.one::<Subject>(sql!(
        "SELECT p.author, na.authority AS author_node, p.claimed, p.state, p.refused_why, nc.authority AS home,
                nc.id AS home_id, (c.visibility = 'public' AND t.visibility = 'public' AND c.life <> 'draft') AS public,
                EXISTS (SELECT 1 FROM memberships m WHERE m.community = t.community AND m.actor = $2
                        AND m.state = 'member' AND m.role <> 'member') AS moderates
         FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
         JOIN actors g ON g.id = c.actor LEFT JOIN nodes nc ON nc.id = g.node
         JOIN actors a ON a.id = p.author LEFT JOIN nodes na ON na.id = a.node WHERE p.id = $1",
        post,
        viewer.actor()
    ))?;
    subject.ok_or(Error::NotFound)
}

fn sight(viewer: &Viewer, subject: &Subject) -> Result<Sight> {
    if viewer.sees_all() {
        return Ok(Sight::All);
    }
    let member = viewer.signed_in()?;
    Ok(if subject.moderates || subject.author == member.actor { Sight::Nodes } else { Sight::Counts })
}

/// The last things that happened, the last first, and one more where there is one.
fn steps(conn: &mut Conn, post: i64, asked: bool) -> Result<Vec<StepRow>> {
    let told = if asked { TOLD } else { TOLD_TO_ALL };
    let text = format!(
        "SELECT f.position, f.what, f.at, b.node IS NULL AS by_here, f.cause IS NOT NULL AS direct, l.act, l.role, l.reason
         FROM facts f JOIN actors b ON b.id = f.by_actor LEFT JOIN acts l ON l.id = f.subject AND l.post = f.post
         WHERE {told}"
    );
    conn.all(sql!(text, post, STEPS + 1))
}

/// Whether others hear of something from this node: of everything as the home of the community, else of what people
/// here do.
#[allow(clippy::too_many_lines)] // one line a fact
fn is_told(what: What, by_here: bool, home_is_here: bool) -> bool {
    match what {
        What::ThreadPosted | What::ReplyPosted | What::PostEdited | What::PostDeleted | What::PollCounted => {
            home_is_here || by_here
        }
        What::PostRemoved
        | What::PostRestored
        | What::ThreadLocked
        | What::ThreadUnlocked
        | What::ThreadPinned
        | What::ThreadUnpinned
        | What::ThreadMoved
        | What::SummarySet
        | What::SummaryTaken => home_is_here,
        What::ModerationAsked => by_here,
        What::CommunityOpened
        | What::CommunityEdited
        | What::CommunityActivated
        | What::CommunityRested
        | What::CommunityClosing
        | What::CommunityArchived
        | What::CommunityReopened
        | What::ActorEdited
        | What::ActorMoved
        | What::ActorLeft
        | What::ActorDeleted
        | What::MembershipAsked
        | What::MembershipGiven
        | What::MembershipRefused
        | What::MembershipEnded
        | What::RoleGiven
        | What::RoleTaken
        | What::MemberSuspended
        | What::SuspensionLifted
        | What::PostHidden
        | What::PostUnhidden
        | What::PostAccepted
        | What::PostRefused
        | What::PostReported
        | What::ReminderDue
        | What::ReplyHelped
        | What::PollVoted
        | What::VoteGiven
        | What::VoteTaken => false,
    }
}

/// What became of each thing that was told. A node that was told twice, as somebody in the community and as the node
/// of somebody who is mentioned, has it when one of both came.
fn counts(conn: &mut Conn, subject: &Subject, rows: &[StepRow]) -> Result<HashMap<i64, Told>> {
    let positions: Vec<i64> = rows.iter().filter_map(|r| r.position).collect();
    let counted = conn.all::<Count>(sql!(
        "SELECT x.fact, count(CASE WHEN x.best = 0 THEN 1 END) AS done, count(CASE WHEN x.best = 1 THEN 1 END) AS pending,
                count(CASE WHEN x.best = 2 THEN 1 END) AS refused, count(CASE WHEN x.best = 3 THEN 1 END) AS dropped,
                count(CASE WHEN x.node = $2 THEN 1 END) AS home, min(CASE WHEN x.best = 1 THEN x.since END) AS since,
                min(CASE WHEN x.best = 2 THEN x.answer END) AS answer,
                max(CASE WHEN x.best = 2 THEN x.answer END) AS other_answer
         FROM (SELECT a.fact, d.node, min(CASE WHEN d.state = 'pending' THEN d.created END) AS since,
                      min(CASE WHEN d.state = 'refused' THEN d.answer END) AS answer,
                      min(CASE d.state WHEN 'done' THEN 0 WHEN 'pending' THEN 1 WHEN 'refused' THEN 2 ELSE 3 END) AS best
               FROM activities a JOIN deliveries d ON d.activity = a.id WHERE a.fact = ANY($1)
               GROUP BY a.fact, d.node) x GROUP BY x.fact",
        positions,
        subject.home_id
    ))?;
    Ok(counted.into_iter().map(|count| (count.fact, Told::from(count))).collect())
}

impl From<Count> for Told {
    fn from(c: Count) -> Told {
        let Count { done, pending, refused, dropped, home, since, answer, other_answer, .. } = c;
        let answer = answer.filter(|answer| Some(answer) == other_answer.as_ref());
        let told = Told { done, pending, refused, dropped, since, answer, home_only: false };
        Told { home_only: home == 1 && told.nodes() == 1, ..told }
    }
}

row! {
    /// What was told to one node, with its receipt.
    pub struct Delivery {
        rank: i64,
        id: i64,
        /// The fact that it tells.
        pub what: String,
        pub node: String,
        /// One of [`STATES`].
        pub state: String,
        /// A status, or the code of a failure.
        pub answer: Option<String>,
        pub created: i64,
        pub acknowledged: Option<i64>,
        attempts: i64,
        sent: Option<i64>,
        kind: String,
        activity: String,
    }
}

/// What admins see of a delivery besides.
pub struct Tries<'a> {
    pub attempts: i64,
    /// When it was last tried.
    pub sent: Option<i64>,
    pub kind: &'a str,
    /// The activity, as stored.
    pub activity: &'a str,
}

impl Delivery {
    /// Every try of it, for those who see all.
    pub fn tries(&self, sight: Sight) -> Option<Tries<'_>> {
        let Delivery { attempts, sent, kind, activity, .. } = self;
        (sight == Sight::All).then_some(Tries { attempts: *attempts, sent: *sent, kind, activity })
    }
}

/// The place of a list of deliveries that a request names; its start when it names none.
pub fn start(after: Option<&str>) -> Result<Cursor> {
    after.filter(|text| !text.is_empty()).map_or(Ok(Cursor::oldest()), Cursor::read)
}

/// A state that a request names; empty for all.
pub fn state(asked: &str) -> Result<&'static str> {
    match asked {
        "" => Ok(""),
        asked => {
            let known = STATES.into_iter().find(|state| *state == asked);
            known.ok_or_else(|| Problem::new("state", "choose").into())
        }
    }
}

/// A page of the deliveries that tell the steps of a journey: refused ones first, then those that wait. Empty for
/// those who see no nodes.
pub fn deliveries(
    conn: &mut Conn,
    sight: Sight,
    post: i64,
    state: &'static str,
    after: &Cursor,
) -> Result<Page<Delivery>> {
    if sight < Sight::Nodes {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let told = if sight == Sight::All { TOLD } else { TOLD_TO_ALL };
    let text = format!(
        "SELECT q.rank, q.id, q.what, n.authority AS node, q.state, q.answer, q.created, q.acknowledged, q.attempts, q.sent,
                q.kind, q.activity
         FROM (SELECT CAST(CASE d.state WHEN 'refused' THEN 0 WHEN 'pending' THEN 1 WHEN 'dropped' THEN 2 ELSE 3 END
                           AS BIGINT) AS rank,
                      d.id, d.node, told.what, d.state, d.answer, d.created, d.acknowledged, d.attempts, d.sent, a.kind,
                      a.uri AS activity
               FROM (SELECT f.position, f.what FROM facts f WHERE {told}) told
               JOIN activities a ON a.fact = told.position JOIN deliveries d ON d.activity = a.id
               WHERE $3 = '' OR d.state = $3) q JOIN nodes n ON n.id = q.node
         WHERE (q.rank, q.id) > ($4, $5) ORDER BY q.rank, q.id LIMIT $6"
    );
    let rows = conn.all::<Delivery>(sql!(text, post, STEPS, state, after.at, after.id, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |d| Cursor { at: d.rank, id: d.id, text: String::new() }))
}
