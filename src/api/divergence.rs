//! How copies of communities and threads elsewhere compare with their homes: the divergence report.

use axum::extract::State as Given;

use super::ask::{Asked, At, Reader, Writer};
use super::communities::After;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use super::{communities, cursor};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::base::time::rfc3339;
use crate::communities::read as groups;
use crate::error::{Error, Result};
use crate::threads::divergence::{self, Difference, Differing, Overview, Part, Report, State, What, Why};
use crate::threads::read as threads;

/// How many differing posts an admin is told at once.
const SHOWN: i64 = 200;

view! { out
    /// So many posts differ for one reason.
    pub struct PartView {
        /// `missing` here, `other` here than there, or `extra` here.
        pub what: String [one_of(What::KEYS)],
        pub why: String [one_of(Why::KEYS)],
        /// The rule that withholds them; for admins.
        pub rule: Option<String>,
        pub count: i64 [count()],
    }

    /// A post that differs.
    pub struct DifferenceView {
        pub uri: String,
        pub what: String [one_of(What::KEYS)],
        pub why: String [one_of(Why::KEYS)],
        pub rule: Option<String>,
    }

    /// How the copy of a thread compares with its home.
    pub struct DivergenceView {
        /// `waiting` (the home has not told yet), `equal`, `differs`, `failed` (it could not be asked) or `untold` (its
        /// software does not tell).
        pub state: String [one_of(State::KEYS)],
        /// Why it could not be asked.
        pub reason: Option<String>,
        /// When the home told last.
        pub compared: Option<String> [moment()],
        /// How many posts it told of then.
        pub there: Option<i64> [count()],
        /// How many people see here now: `there`, less what is missing or withheld, more what is extra.
        pub here: i64 [count()],
        pub parts: Vec<PartView>,
        /// Post by post, at most 200; for admins.
        pub differences: Vec<DifferenceView>,
    }

    /// A thread that differs.
    pub struct DifferingView {
        /// The thread's id here; null when nothing of it is here.
        pub thread: Option<String>,
        pub uri: String,
        pub there: i64 [count()],
        pub here: i64 [count()],
        pub compared: String [moment()],
    }

    /// How the copy of a community compares with its home.
    pub struct OverviewView {
        /// As of a thread.
        pub state: String [one_of(State::KEYS)],
        pub reason: Option<String>,
        pub compared: Option<String> [moment()],
        pub threads_there: Option<i64> [count()],
        pub posts_there: Option<i64> [count()],
        pub threads_here: i64 [count()],
        pub posts_here: i64 [count()],
        /// How many threads differ.
        pub differing: i64 [count()],
        pub parts: Vec<PartView>,
    }
}

fn parts(parts: &[Part], full: bool) -> Vec<PartView> {
    let view = |p: &Part| PartView {
        what: p.what.key().to_owned(),
        why: p.why.key().to_owned(),
        rule: p.rule.clone().filter(|_| full),
        count: p.n,
    };
    parts.iter().map(view).collect()
}

fn of_report(app: &App, report: &Report, differences: &[Difference], full: bool) -> DivergenceView {
    let view = |d: &Difference| DifferenceView {
        uri: app.origin().complete(&d.uri),
        what: d.what.key().to_owned(),
        why: d.why.key().to_owned(),
        rule: d.rule.clone(),
    };
    DivergenceView {
        state: report.state.key().to_owned(),
        reason: report.reason.clone(),
        compared: report.compared.map(rfc3339),
        there: report.there,
        here: report.here,
        parts: parts(&report.parts, full),
        differences: differences.iter().map(view).collect(),
    }
}

fn of_overview(o: &Overview, full: bool) -> OverviewView {
    OverviewView {
        state: o.state.key().to_owned(),
        reason: o.reason.clone(),
        compared: o.compared.map(rfc3339),
        threads_there: o.there.map(|(threads, _)| threads),
        posts_there: o.there.map(|(_, posts)| posts),
        threads_here: o.here.0,
        posts_here: o.here.1,
        differing: o.differing,
        parts: parts(&o.parts, full),
    }
}

/// GET /threads/{id}/divergence
pub async fn of_thread(Given(app): Given<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?;
    let (viewer, full) = (who.viewer.clone(), who.viewer.sees_all());
    let load = move |conn: &mut Conn| {
        let thread = threads::thread(conn, &viewer, &id)?;
        let c = groups::by_id(conn, &viewer, thread.community)?;
        let report = divergence::of_thread(conn, &thread, i64::MAX)?
            .filter(|_| !c.is_here())
            .ok_or(Error::NotFound)?;
        let differences =
            if full { divergence::differences(conn, c.actor, &thread.uri, SHOWN)? } else { Vec::new() };
        Ok((report, differences))
    };
    let (report, differences) = app.db().read(load).await?;
    problem::ok(&of_report(&app, &report, &differences, full))
}

/// The community of a thread that the viewer may read.
async fn home_of(app: &App, viewer: &Viewer, id: String) -> Result<groups::Community> {
    let viewer = viewer.clone();
    app.db()
        .read(move |conn| {
            let thread = threads::thread(conn, &viewer, &id)?;
            groups::by_id(conn, &viewer, thread.community)
        })
        .await
}

/// POST /threads/{id}/divergence
pub async fn ask_thread(Given(app): Given<App>, who: Writer, At(id): At<String>) -> Answer {
    let viewer = who.viewer();
    let c = home_of(&app, &viewer, id).await?;
    who.does(&app, move |tx| divergence::ask(tx, &viewer, &c).map(|()| Did::It)).await
}

/// GET /communities/{id}/divergence
pub async fn of_community(Given(app): Given<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?;
    let c = communities::find(&app, &who.viewer, &id).await?;
    let found = app.db().read(move |conn| divergence::of_community(conn, c.actor)).await?;
    let overview = found.ok_or(Error::NotFound)?;
    problem::ok(&of_overview(&overview, who.viewer.sees_all()))
}

/// GET /communities/{id}/divergence/threads
pub async fn differing(
    Given(app): Given<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<After>,
) -> Answer {
    who.member()?;
    let c = communities::find(&app, &who.viewer, &id).await?;
    let (viewer, after) = (who.viewer.clone(), cursor(asked.after.as_deref(), Cursor::oldest())?);
    let page = app.db().read(move |conn| divergence::threads(conn, &viewer, c.actor, &after.text)).await?;
    let view = |d: &Differing| DifferingView {
        thread: d.page.clone(),
        uri: app.origin().complete(&d.thread),
        there: d.there,
        here: d.here,
        compared: rfc3339(d.at),
    };
    problem::ok(&List::of(page, view))
}

/// POST /communities/{id}/divergence
pub async fn ask_community(Given(app): Given<App>, who: Writer, At(id): At<String>) -> Answer {
    let viewer = who.viewer();
    let c = communities::find(&app, &viewer, &id).await?;
    who.does(&app, move |tx| divergence::ask(tx, &viewer, &c).map(|()| Did::It)).await
}
