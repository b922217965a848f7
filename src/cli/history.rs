//! The past of communities elsewhere, from the shell: how far it came, and asking for it.

use std::time::Duration;

use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::federation::app;
use super::{Given, out};
use crate::accounts::Viewer;
use crate::app::{App, Found};
use crate::base::time::rfc3339;
use crate::communities::read::{self, Community};
use crate::exchange::history::{self, Progress, State};

/// How often it is looked how far it came.
const LOOK: Duration = Duration::from_millis(500);

#[derive(Serialize)]
struct Shown {
    community: String,
    /// `waiting`, `done` or `failed`.
    state: State,
    threads: i64,
    threads_read: i64,
    threads_failed: i64,
    kept: i64,
    skipped: i64,
    reason: Option<String>,
    asked: String,
    ended: Option<String>,
}

/// Shows how much is here; with `fetch` asks for it and waits until it is, `wait` seconds at most.
pub async fn run(given: &Given, handle: &str, fetch: bool, wait: u64) -> Outcome {
    let app = app(given).await?;
    let community = community(&app, handle).await?;
    if fetch {
        let asked = community.clone();
        app.db().write(move |tx| history::ask(tx, &Viewer::Node, &asked)).await?;
        if !given.json {
            out::say("Asked. A running `collegium serve` fetches it; while none runs, it waits.");
        }
    }
    let id = community.actor;
    let found = app.db().read(move |conn| history::of_community(conn, id)).await?;
    let Some(mut progress) = found else {
        return Err(Failure::refused(format!(
            "nobody asked for what happened before in {}; ask with --fetch",
            community.address()
        )));
    };
    if fetch {
        progress = follow(given, &app, id, progress, wait).await?;
    }
    show(given, &community, &progress)
}

pub(super) async fn community(app: &App, handle: &str) -> Outcome<Community> {
    let Found::Community(slug) = app.resolve(&Viewer::Node, handle).await? else {
        return Err(Failure::refused(format!("{handle} is not a community")));
    };
    let found = app.db().read(move |conn| read::find(conn, &Viewer::Node, &slug)).await?;
    match found.is_here() {
        true => Err(Failure::refused(format!("{handle} is at home here: all of it is"))),
        false => Ok(found),
    }
}

/// Says how far it came whenever that has changed.
async fn follow(given: &Given, app: &App, id: i64, first: Progress, wait: u64) -> Outcome<Progress> {
    let mut now = first;
    for _ in 0..wait.saturating_mul(2) {
        if now.state != State::Waiting {
            break;
        }
        tokio::time::sleep(LOOK).await;
        let found = app.db().read(move |conn| history::of_community(conn, id)).await?;
        let Some(next) = found else { break };
        if !given.json && (next.read, next.threads) != (now.read, now.threads) {
            out::say(&format!("{} of {} threads", next.read, next.threads));
        }
        now = next;
    }
    Ok(now)
}

fn show(given: &Given, community: &Community, p: &Progress) -> Outcome {
    let shown = Shown {
        community: community.address(),
        state: p.state,
        threads: p.threads,
        threads_read: p.read,
        threads_failed: p.failed,
        kept: p.kept,
        skipped: p.skipped,
        reason: p.reason.clone(),
        asked: rfc3339(p.asked),
        ended: p.ended.map(rfc3339),
    };
    out::show(given.json, &shown, || {
        let why = shown.reason.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
        let word = match shown.state {
            State::Waiting => "is being fetched",
            State::Done => "was fetched",
            State::Failed => "could not be fetched",
        };
        format!(
            "The past of {} {word}{why}: {} of {} threads, {} activities, {} left out.",
            shown.community, shown.threads_read, shown.threads, shown.kept, shown.skipped
        )
    })
}
