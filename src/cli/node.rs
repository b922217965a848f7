//! A node that runs in this process: its door and its jobs, started together and stopped together.

use std::task::Poll;
use std::time::Duration;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;

use super::failure::{Failure, Outcome};
use super::ground;
use crate::app::App;
use crate::base::lease;
use crate::base::sql::Dialect;
use crate::config::{self, Config};
use crate::worker::{self, Worker};
use crate::{actors, association, metrics, routes};

/// How long running requests may take to end after a signal, and the jobs after them: together below 10 s.
const DRAIN: Duration = Duration::from_secs(7);
const JOBS: Duration = Duration::from_secs(2);
const LAB_CLOCK: Duration = Duration::from_millis(200);

/// Some libraries lower their guard when a variable of this kind is merely present.
pub fn refuse_danger() -> Outcome {
    let found = config::danger_switches();
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::config(format!(
        "the environment holds {}: a node does not start with such switches",
        found.join(", ")
    )))
}

/// Logs to stderr from now on.
pub fn start_log(config: &Config) -> Outcome {
    use std::io::IsTerminal;
    let filter = EnvFilter::try_new(&config.log.level)
        .map_err(|e| Failure::config(format!("log.level: «{}»: {e}", config.log.level)))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let started = if config.log.format == "json" { builder.json().try_init() } else { builder.try_init() };
    started.map_err(Failure::refused)
}

/// Readies the database for serving; gives the set-up secret of a node that is not set up.
pub async fn prepare(app: &App) -> Outcome<Option<String>> {
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

/// What a node listens on: for the world, and for whoever watches its figures.
pub struct Listeners {
    pub world: TcpListener,
    pub figures: Option<TcpListener>,
}

/// A node at work.
pub struct Running {
    jobs: Worker,
    lab: JoinHandle<()>,
    figures: Option<JoinHandle<std::io::Result<()>>>,
    server: JoinHandle<std::io::Result<()>>,
    stop: oneshot::Sender<()>,
}

impl Running {
    /// Answers requests and does the node's jobs.
    pub fn start(app: &App, listeners: Listeners) -> Running {
        let (stop, stopping) = oneshot::channel::<()>();
        let figures = |listener| tokio::spawn(axum::serve(listener, metrics::router(app)).into_future());
        Running {
            jobs: worker::start(app),
            lab: watch_lab_clock(app.clone()),
            figures: listeners.figures.map(figures),
            server: tokio::spawn(serve(app.clone(), listeners.world, stopping)),
            stop,
        }
    }

    /// Waits until the server ends by itself, which it never should.
    pub async fn ended(&mut self) -> Failure {
        let ended = (&mut self.server).await;
        Failure::refused(format!("the server stopped: {ended:?}"))
    }

    /// Takes no new requests, ends those that run, then the jobs.
    pub async fn stop(mut self) {
        // A server that ended by itself no longer listens to this.
        let _ = self.stop.send(());
        if !self.server.is_finished() && tokio::time::timeout(DRAIN, &mut self.server).await.is_err() {
            tracing::warn!("requests that were still running were cut off");
        }
        if tokio::time::timeout(JOBS, self.jobs.stop()).await.is_err() {
            tracing::warn!("jobs that were still running were cut off");
        }
        self.lab.abort();
        if let Some(figures) = self.figures {
            figures.abort();
        }
    }
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

/// The signals that end a process in order, caught from the moment that this is made.
pub struct Signals(Vec<Signal>);

impl Signals {
    /// SIGTERM and Ctrl-C: made before anybody is told that the node listens.
    pub fn catch() -> Outcome<Signals> {
        Signals::of(&[SignalKind::terminate(), SignalKind::interrupt()])
    }

    /// SIGTERM, Ctrl-C, and the closing of the terminal.
    pub fn catch_at_terminal() -> Outcome<Signals> {
        Signals::of(&[SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()])
    }

    fn of(kinds: &[SignalKind]) -> Outcome<Signals> {
        let caught: std::io::Result<Vec<Signal>> = kinds.iter().map(|kind| signal(*kind)).collect();
        let fail = |e: std::io::Error| Failure::refused(format!("cannot catch signals: {e}"));
        caught.map(Signals).map_err(fail)
    }

    /// Waits for one of them.
    pub async fn any(&mut self) {
        std::future::poll_fn(|context| {
            if self.0.iter_mut().any(|s| s.poll_recv(context).is_ready()) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}

fn watch_lab_clock(app: App) -> JoinHandle<()> {
    tokio::spawn(async move {
        while app.config().lab.clock_file.is_some() {
            tokio::time::sleep(LAB_CLOCK).await;
            ground::follow_lab_clock(app.config(), app.clock());
        }
    })
}
