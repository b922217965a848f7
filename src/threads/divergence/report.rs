//! The divergence report as people see it: of a thread, and of a community.

use serde::Serialize;

use super::{State, What, Why};
use crate::accounts::Viewer;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::threads::digest;
use crate::threads::read::{MAY_READ, Thread};
use crate::{row, sql};

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
///
/// What people see is counted where that takes `most` posts at most, and where the thread is known to differ.
pub fn of_thread(conn: &mut Conn, thread: &Thread, most: i64) -> Result<Option<Report>> {
    let Some(row) = of_row(conn, thread.community)? else {
        return Ok(None);
    };
    let found = conn.one::<Diverging>(sql!(
        "SELECT there, at FROM divergences WHERE community = $1 AND thread = $2",
        thread.community,
        &thread.uri
    ))?;
    let (here, mut parts) = match found.is_some() || thread.replies < most {
        true => stored(conn, thread.id)?,
        false => (thread.replies + 1, Vec::new()),
    };
    let general = State::parse(&row.state)?;
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

/// How many posts there were when the digests were equal: a copy's are made when it is compared, and only then.
fn counted(conn: &mut Conn, thread: i64) -> Result<Option<i64>> {
    let text = "SELECT counted AS n FROM threads WHERE id = $1";
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
    parts_of(rows)
}

fn parts_of(rows: Vec<Group>) -> Result<Vec<Part>> {
    let part = |g: Group| {
        let (what, why) = (What::parse(&g.what)?, Why::parse(&g.why)?);
        Ok(Part { what, why, rule: g.rule, n: g.n })
    };
    rows.into_iter().map(part).collect()
}

/// How the copy of a community compares with its home.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Overview {
    /// Of a community that nobody compared yet.
    pub fn none() -> Overview {
        let (reason, compared, there) = (None, None, None);
        Overview {
            state: State::Waiting,
            reason,
            compared,
            there,
            here: (0, 0),
            differing: 0,
            parts: Vec::new(),
        }
    }
}

/// How the copy of a community compares with its home; `None` where nobody compares.
pub fn of_community(conn: &mut Conn, community: i64) -> Result<Option<Overview>> {
    let Some(row) = of_row(conn, community)? else {
        return Ok(None);
    };
    let here = digest::of_community(conn, community)?;
    let differing = conn
        .number(sql!("SELECT count(*) AS n FROM divergences WHERE community = $1", community))?
        .unwrap_or(0);
    let rows = conn.all::<Group>(sql!(
        "SELECT what, why, rule, count(*) AS n FROM differences WHERE community = $1
         GROUP BY what, why, rule ORDER BY what, why, rule LIMIT 100",
        community
    ))?;
    Ok(Some(Overview {
        state: State::parse(&row.state)?,
        reason: row.reason,
        compared: row.compared,
        there: row.threads.zip(row.posts),
        here: (here.threads, here.posts),
        differing,
        parts: parts_of(rows)?,
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
