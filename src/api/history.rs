//! The past of communities and threads elsewhere: how far it came, and asking for it.

use axum::extract::State;

use super::ask::{At, Reader, Writer};
use super::communities;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::time::rfc3339;
use crate::communities::read;
use crate::error::{Error, Result};
use crate::exchange::history::{self, Progress, State as Reached};
use crate::threads::past::{self, Known};
use crate::threads::read as threads;

view! { out
    /// How far the past of a community or thread elsewhere came.
    pub struct HistoryView {
        /// `none` (nobody asked), `waiting`, `done` or `failed`.
        pub state: String [one_of(&["none", "waiting", "done", "failed"])],
        /// Threads that were found, and those that were read to their end or given up.
        pub threads: i64 [count()],
        pub threads_read: i64 [count()],
        pub threads_failed: i64 [count()],
        /// Posts, votes and acts that are here, and those that could not be had.
        pub kept: i64 [count()],
        pub skipped: i64 [count()],
        /// Why it failed, or `bounded`: more is there, and comes when it is asked for again.
        pub reason: Option<String>,
        pub asked: Option<String> [moment()],
        pub ended: Option<String> [moment()],
    }
}

impl HistoryView {
    fn new(found: Option<&Progress>) -> HistoryView {
        let state = match found.map(|p| p.state) {
            None => "none",
            Some(Reached::Waiting) => "waiting",
            Some(Reached::Done) => "done",
            Some(Reached::Failed) => "failed",
        };
        let of = |pick: fn(&Progress) -> i64| found.map_or(0, pick);
        HistoryView {
            state: state.to_owned(),
            threads: of(|p| p.threads),
            threads_read: of(|p| p.read),
            threads_failed: of(|p| p.failed),
            kept: of(|p| p.kept),
            skipped: of(|p| p.skipped),
            reason: found.and_then(|p| p.reason.clone()),
            asked: found.map(|p| rfc3339(p.asked)),
            ended: found.and_then(|p| p.ended).map(rfc3339),
        }
    }
}

/// GET /communities/{id}/history
pub async fn of_community(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?;
    let community = communities::find(&app, &who.viewer, &id).await?;
    if community.is_here() {
        return Err(Error::NotFound.into());
    }
    let found = app.db().read(move |conn| history::of_community(conn, community.actor)).await?;
    problem::ok(&HistoryView::new(found.as_ref()))
}

/// POST /communities/{id}/history
pub async fn ask_community(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let viewer = who.viewer();
    let community = communities::find(&app, &viewer, &id).await?;
    who.does(&app, move |tx| history::ask(tx, &viewer, &community).map(|()| Did::It)).await
}

/// A thread that is at home elsewhere and that the viewer may read.
async fn elsewhere(app: &App, viewer: &Viewer, id: String) -> Result<Known> {
    let viewer = viewer.clone();
    app.db()
        .read(move |conn| {
            let thread = threads::thread(conn, &viewer, &id)?;
            read::by_id(conn, &viewer, thread.community)?;
            past::of_post(conn, &thread.uri)?.ok_or(Error::NotFound)
        })
        .await
}

/// GET /threads/{id}/history
pub async fn of_thread(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?;
    let known = elsewhere(&app, &who.viewer, id).await?;
    let found = app.db().read(move |conn| history::of_thread(conn, known.community, &known.uri)).await?;
    problem::ok(&HistoryView::new(found.as_ref()))
}

/// POST /threads/{id}/history
pub async fn ask_thread(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let known = elsewhere(&app, &who.viewer(), id).await?;
    let url = known.conversation.clone().ok_or(Error::NotFound)?;
    let work = move |tx: &mut crate::base::db::Tx| {
        history::ask_thread(tx, known.community, &known.uri, &url, true).map(|()| Did::It)
    };
    who.does(&app, work).await
}
