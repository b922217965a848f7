//! How the copy of a community elsewhere compares with its home, from the shell.

use std::time::Duration;

use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::federation::app;
use super::history::community;
use super::{Given, out};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::time::rfc3339;
use crate::threads::divergence::{self, Differing, Overview, Part, State};

/// How often it is looked whether the home has answered.
const LOOK: Duration = Duration::from_millis(500);

#[derive(Serialize)]
struct Thread {
    uri: String,
    there: i64,
    here: i64,
}

#[derive(Serialize)]
struct Shown {
    community: String,
    /// `waiting`, `equal`, `differs`, `failed` or `untold`.
    state: State,
    reason: Option<String>,
    compared: Option<String>,
    threads_there: Option<i64>,
    posts_there: Option<i64>,
    threads_here: i64,
    posts_here: i64,
    parts: Vec<Part>,
    /// Those that differ, at most 25.
    differing: Vec<Thread>,
}

/// Shows how a copy compares; with `now` asks the home and waits for its answer, `wait` seconds at most.
pub async fn run(given: &Given, handle: &str, now: bool, wait: u64) -> Outcome {
    let app = app(given).await?;
    let community = community(&app, handle).await?;
    let id = community.actor;
    if now {
        let asked = community.clone();
        app.db().write(move |tx| divergence::ask(tx, &Viewer::Node, &asked)).await?;
        for _ in 0..wait.saturating_mul(2) {
            tokio::time::sleep(LOOK).await;
            let at = app.clock().now();
            if !app.db().read(move |conn| divergence::is_due(conn, id, at)).await? {
                break;
            }
        }
    }
    let Some(overview) = read(&app, id).await? else {
        return Err(Failure::refused(format!(
            "{} was never compared with its home; ask with --now",
            community.address()
        )));
    };
    let threads = app.db().read(move |conn| divergence::threads(conn, &Viewer::Node, id, "")).await?;
    show(given, &app, community.address(), overview, threads.items)
}

async fn read(app: &App, id: i64) -> Outcome<Option<Overview>> {
    Ok(app.db().read(move |conn| divergence::of_community(conn, id)).await?)
}

fn show(given: &Given, app: &App, community: String, o: Overview, threads: Vec<Differing>) -> Outcome {
    let thread =
        |d: Differing| Thread { uri: app.origin().complete(&d.thread), there: d.there, here: d.here };
    let shown = Shown {
        community,
        state: o.state,
        reason: o.reason,
        compared: o.compared.map(rfc3339),
        threads_there: o.there.map(|(threads, _)| threads),
        posts_there: o.there.map(|(_, posts)| posts),
        threads_here: o.here.0,
        posts_here: o.here.1,
        parts: o.parts,
        differing: threads.into_iter().map(thread).collect(),
    };
    out::show(given.json, &shown, || text(&shown))
}

fn text(s: &Shown) -> String {
    let figures = match (s.threads_there, s.posts_there) {
        (Some(threads), Some(posts)) => format!(
            "{posts} posts in {threads} threads at its home, {} in {} here",
            s.posts_here, s.threads_here
        ),
        _ => format!("{} posts in {} threads here; its home has not told", s.posts_here, s.threads_here),
    };
    let when = s.compared.as_ref().map(|at| format!(" (as told {at})")).unwrap_or_default();
    let word = match s.state {
        State::Waiting => "was not compared yet",
        State::Equal => "is equal to its home",
        State::Differs => "differs from its home",
        State::Failed => "could not be compared",
        State::Untold => "cannot be compared: its home's software tells no digests",
    };
    let why =
        s.reason.as_ref().filter(|_| s.state == State::Failed).map(|r| format!(" ({r})")).unwrap_or_default();
    let mut lines = vec![format!("{} {word}{why}: {figures}{when}.", s.community)];
    for part in &s.parts {
        let rule = part.rule.as_ref().map(|rule| format!(" by {rule}")).unwrap_or_default();
        lines.push(format!("  {} {}: {}{rule}", part.n, part.what.key(), part.why.key()));
    }
    for thread in &s.differing {
        lines.push(format!("  {}: {} there, {} here", thread.uri, thread.there, thread.here));
    }
    lines.join("\n")
}
