//! How copies of communities and threads elsewhere compare with their homes: one sentence on a thread's page, all of it
//! on a page of its own.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::accounts::Viewer;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::communities::read::{self as communities, Community};
use crate::error::{Error, Result};
use crate::threads::divergence::{self, Difference, Differing, Overview, Part, Report, State};
use crate::threads::read::{self, Thread};

use super::errors::Answer;
use super::form::Posted;
use super::shell::Shell;
use super::visit::{Visit, go};

/// How many differing posts of a thread an admin sees.
const SHOWN: i64 = 200;
/// How many posts are counted for the sentence on a thread's own page, which many people load.
pub const COUNTED: i64 = 1_000;

/// How something elsewhere compares with its home, in words.
pub struct Compared {
    pub state: State,
    reason: Option<String>,
    pub node: String,
    pub at: Option<i64>,
    there: Option<i64>,
    here: i64,
    parts: Vec<Part>,
    of_threads: bool,
    /// Rules are named to admins only.
    full: bool,
}

impl Compared {
    fn of_thread(report: Report, c: &Community, full: bool) -> Compared {
        let Report { state, reason, compared, there, here, parts } = report;
        let node = c.authority.clone().unwrap_or_default();
        Compared { state, reason, node, at: compared, there, here, parts, of_threads: false, full }
    }

    fn of_community(o: Overview, c: &Community, full: bool) -> Compared {
        let Overview { state, reason, compared, there, here, parts, .. } = o;
        let (node, there) = (c.authority.clone().unwrap_or_default(), there.map(|(_, posts)| posts));
        Compared { state, reason, node, at: compared, there, here: here.1, parts, of_threads: true, full }
    }

    /// Whether readers should know at once: they see less, or something else, than at home.
    pub fn matters(&self) -> bool {
        self.state == State::Differs && !self.parts.is_empty()
    }

    /// How it stands, in one plain sentence or two.
    pub fn sentence(&self, page: &Shell) -> String {
        match (self.state, self.there) {
            (State::Differs, Some(there)) => self.figures(page, there),
            (State::Equal, _) if self.of_threads => page.say1("copies-equal-whole", "node", &self.node),
            (State::Equal, _) => page.say1("copies-equal", "node", &self.node),
            (State::Untold, _) => page.say1("copies-untold", "node", &self.node),
            (State::Failed, _) => {
                let why = self.reason.as_deref().unwrap_or("unreachable");
                format!(
                    "{} {}",
                    page.say("copies-failed"),
                    page.say1(format!("remote-{why}"), "host", &self.node)
                )
            }
            (State::Waiting | State::Differs, _) => page.say1("copies-waiting", "node", &self.node),
        }
    }

    fn figures(&self, page: &Shell, there: i64) -> String {
        let at_home = page.count_of("copies-there", ("node", &self.node), there);
        let here = page.count("copies-here", self.here);
        let parts: Vec<String> = self.parts(page);
        match parts.is_empty() {
            true if self.of_threads => format!("{at_home} {here} {}", page.say("copies-see-threads")),
            true => format!("{at_home} {here}"),
            false => format!("{at_home} {here} {}", parts.join(" ")),
        }
    }

    /// What the difference consists of, a sentence each.
    pub fn parts(&self, page: &Shell) -> Vec<String> {
        let say = |p: &Part| match (&p.rule, self.full) {
            (Some(rule), true) => page.count_of("copies-policy-rule", ("rule", rule), p.n),
            _ => page.count(format!("copies-{}", p.why.key()), p.n),
        };
        self.parts.iter().map(say).collect()
    }
}

/// How a thread elsewhere compares with its home, for members of this node.
pub fn of_thread(
    conn: &mut Conn,
    viewer: &Viewer,
    c: &Community,
    thread: &Thread,
    most: i64,
) -> Result<Option<Compared>> {
    if c.is_here() || viewer.member().is_none() {
        return Ok(None);
    }
    let found = divergence::of_thread(conn, thread, most)?;
    Ok(found.map(|report| Compared::of_thread(report, c, viewer.sees_all())))
}

#[derive(Template)]
#[template(path = "copies.html")]
struct CopiesPage {
    page: Shell,
    c: Community,
    /// The thread that it is about; none: the whole community.
    thread: Option<Thread>,
    compared: Compared,
    differing: Vec<Differing>,
    next: Option<String>,
    /// Post by post, for admins.
    differences: Vec<Difference>,
    may_ask: bool,
    asked: bool,
}

impl CopiesPage {
    fn why(&self, d: &Difference) -> String {
        match &d.rule {
            Some(rule) => self.page.count_of("copies-policy-rule", ("rule", rule), 1),
            None => self.page.count(format!("copies-{}", d.why.key()), 1_i64),
        }
    }

    fn address(&self) -> String {
        match &self.thread {
            Some(thread) => format!("/t/{}/copies", thread.page),
            None => format!("/c/{}/copies", self.c.slug()),
        }
    }
}

/// What the address of the page asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    after: String,
    #[serde(default)]
    asked: String,
}

fn may_ask(viewer: &Viewer, c: &Community) -> bool {
    c.i_am_member() || viewer.sees_all()
}

/// `GET /t/{page}/copies`
pub async fn thread(visit: Visit, Path(page): Path<String>, Query(asked): Query<Asked>) -> Answer {
    visit.member()?;
    let load = move |conn: &mut Conn, viewer: &Viewer| {
        let thread = read::thread(conn, viewer, &page)?;
        let c = communities::by_id(conn, viewer, thread.community)?;
        let compared = of_thread(conn, viewer, &c, &thread, i64::MAX)?.ok_or(Error::NotFound)?;
        let differences = match viewer.sees_all() {
            true => divergence::differences(conn, c.actor, &thread.uri, SHOWN)?,
            false => Vec::new(),
        };
        Ok((c, thread, compared, differences))
    };
    let (c, thread, compared, differences) = visit.read(load).await?;
    visit.show(&CopiesPage {
        page: visit.shell("communities"),
        may_ask: may_ask(&visit.viewer, &c),
        thread: Some(thread),
        differing: Vec::new(),
        next: None,
        asked: asked.asked == "yes",
        c,
        compared,
        differences,
    })
}

/// `GET /c/{slug}/copies`
pub async fn community(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    visit.member()?;
    let after = if asked.after.is_empty() { Cursor::oldest() } else { Cursor::read(&asked.after)? };
    let load = move |conn: &mut Conn, viewer: &Viewer| {
        let c = communities::find(conn, viewer, &slug)?;
        if c.is_here() {
            return Err(Error::NotFound);
        }
        let overview = divergence::of_community(conn, c.actor)?.unwrap_or_else(Overview::none);
        let threads = divergence::threads(conn, viewer, c.actor, &after.text)?;
        Ok((c, overview, threads))
    };
    let (c, overview, threads) = visit.read(load).await?;
    visit.show(&CopiesPage {
        page: visit.shell("communities"),
        may_ask: may_ask(&visit.viewer, &c),
        compared: Compared::of_community(overview, &c, visit.viewer.sees_all()),
        thread: None,
        differing: threads.items,
        next: threads.next,
        differences: Vec::new(),
        asked: asked.asked == "yes",
        c,
    })
}

async fn ask(visit: &Visit, c: Community, back: &str) -> Answer {
    let viewer = visit.viewer.clone();
    visit.write(move |tx| divergence::ask(tx, &viewer, &c)).await?;
    go(&format!("{back}?asked=yes"))
}

/// `POST /t/{page}/copies`
pub async fn ask_thread(visit: Visit, Path(page): Path<String>, _: Posted) -> Answer {
    visit.member()?;
    let back = format!("/t/{page}/copies");
    let load = move |conn: &mut Conn, viewer: &Viewer| {
        let thread = read::thread(conn, viewer, &page)?;
        communities::by_id(conn, viewer, thread.community)
    };
    let c = visit.read(load).await?;
    ask(&visit, c, &back).await
}

/// `POST /c/{slug}/copies`
pub async fn ask_community(visit: Visit, Path(slug): Path<String>, _: Posted) -> Answer {
    visit.member()?;
    let c = visit.read(move |conn, viewer| communities::find(conn, viewer, &slug)).await?;
    let back = format!("/c/{}/copies", c.slug());
    ask(&visit, c, &back).await
}
