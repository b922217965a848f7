//! `serve`: opens everything, says where it listens, runs until it is told to stop.

use std::time::Duration;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;

use super::failure::{Failure, Outcome};
use super::{Given, ground, out};
use crate::app::App;
use crate::base::lease;
use crate::base::sql::Dialect;
use crate::config::{self, Config};
use crate::{actors, association, routes, worker};

/// How long running requests may take to end after a signal, and the jobs after them: together below 10 s.
const DRAIN: Duration = Duration::from_secs(7);
const JOBS: Duration = Duration::from_secs(2);
const LAB_CLOCK: Duration = Duration::from_millis(200);

/// Runs the node.
pub async fn run(given: &Given) -> Outcome {
    refuse_danger()?;
    let mut config = ground::config(given.config.as_deref())?;
    start_log(&config)?;
    let _only = ground::only_server(&config)?;
    let clock = ground::clock(&config);
    let db = ground::database(&config, &clock)?;
    let listener = listen(&mut config).await?;
    let app = ground::app(config, db, clock).await?;
    check_address(&app)?;
    let link = prepare(&app).await?;
    let signals = Signals::catch()?;
    announce(&app, link);
    let result = until_stopped(&app, listener, signals).await;
    tracing::info!("stopped");
    result
}

/// Some libraries lower their guard when a variable of this kind is merely present.
fn refuse_danger() -> Outcome {
    let found = config::danger_switches();
    if cfg!(debug_assertions) || found.is_empty() {
        return Ok(());
    }
    Err(Failure::config(format!(
        "the environment holds {}: a release build does not start with such switches",
        found.join(", ")
    )))
}

fn start_log(config: &Config) -> Outcome {
    use std::io::IsTerminal;
    let filter = EnvFilter::try_new(&config.log.level)
        .map_err(|e| Failure::config(format!("log.level: «{}»: {e}", config.log.level)))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let started = if config.log.format == "json" {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
    started.map_err(Failure::refused)
}

/// Binds; with port 0 the configuration learns which port it became.
async fn listen(config: &mut Config) -> Outcome<TcpListener> {
    let wanted = config.server.listen;
    let fail = |e: std::io::Error| Failure::listen(format!("cannot listen on {wanted}: {e}"));
    let listener = TcpListener::bind(wanted).await.map_err(fail)?;
    config.server.listen = listener.local_addr().map_err(fail)?;
    Ok(listener)
}

/// Once an activity has left, the public address is part of what other nodes hold.
fn check_address(app: &App) -> Outcome {
    let state = app.state();
    app.config().lab_fits(&state.origin).map_err(Failure::config)?;
    let locked = &state.association.locked_address;
    if locked.is_empty() || locked == state.origin.as_str() {
        return Ok(());
    }
    Err(Failure::config(format!(
        "server.public_address is {}, but other nodes know this one as {locked}: set it to that",
        state.origin.as_str()
    )))
}

/// Readies the database for serving; gives the set-up secret of a node that is not set up.
async fn prepare(app: &App) -> Outcome<Option<String>> {
    let alone = app.db().dialect() == Dialect::Sqlite;
    let secret = app
        .db()
        .write(move |tx| {
            if alone {
                lease::clear(tx)?;
            }
            actors::node_actor(tx)?;
            association::new_setup_secret(tx)
        })
        .await?;
    Ok(secret)
}

fn announce(app: &App, setup_secret: Option<String>) {
    let origin = app.origin();
    let origin = origin.as_str();
    out::say(&format!("Listening on {origin}"));
    if let Some(secret) = setup_secret {
        out::say(&format!("Set up this node: {origin}/setup?token={secret}"));
    }
    tracing::info!(listen = %app.config().server.listen, origin, "listening");
    if app.config().is_lab() {
        tracing::warn!("lab mode: not for use with real people");
    }
}

async fn until_stopped(app: &App, listener: TcpListener, mut signals: Signals) -> Outcome {
    let jobs = worker::start(app);
    let lab = watch_lab_clock(app.clone());
    let (stop, stopping) = oneshot::channel::<()>();
    let mut server = tokio::spawn(serve(app.clone(), listener, stopping));
    let result = tokio::select! {
        () = signals.any() => Ok(()),
        ended = &mut server => Err(Failure::refused(format!("the server stopped: {ended:?}"))),
    };
    // A server that ended by itself no longer listens to this.
    let _ = stop.send(());
    if result.is_ok() && tokio::time::timeout(DRAIN, &mut server).await.is_err() {
        tracing::warn!("requests that were still running were cut off");
    }
    if tokio::time::timeout(JOBS, jobs.stop()).await.is_err() {
        tracing::warn!("jobs that were still running were cut off");
    }
    lab.abort();
    result
}

/// Answers requests until told to stop, then ends those that are running.
async fn serve(app: App, listener: TcpListener, stopping: oneshot::Receiver<()>) -> std::io::Result<()> {
    // Answers are small and awaited: without this they wait for each other (Nagle against delayed ACK).
    let listener = listener.tap_io(|stream| {
        if let Err(e) = stream.set_nodelay(true) {
            tracing::debug!("cannot set TCP_NODELAY: {e}");
        }
    });
    axum::serve(listener, routes::router(&app))
        .with_graceful_shutdown(async move {
            // Whether told or forgotten: both mean the end.
            let _ = stopping.await;
        })
        .await
}

/// SIGTERM and Ctrl-C, caught from before anybody is told that the node listens.
struct Signals {
    term: Signal,
    interrupt: Signal,
}

impl Signals {
    fn catch() -> Outcome<Signals> {
        let fail = |e: std::io::Error| Failure::refused(format!("cannot catch signals: {e}"));
        Ok(Signals {
            term: signal(SignalKind::terminate()).map_err(fail)?,
            interrupt: signal(SignalKind::interrupt()).map_err(fail)?,
        })
    }

    async fn any(&mut self) {
        tokio::select! {
            _ = self.term.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Tests move the clock by writing to a file.
fn watch_lab_clock(app: App) -> JoinHandle<()> {
    tokio::spawn(async move {
        while app.config().lab.clock_file.is_some() {
            tokio::time::sleep(LAB_CLOCK).await;
            ground::follow_lab_clock(app.config(), app.clock());
        }
    })
}
