//! `serve`: opens everything, says where it listens, runs until it is told to stop.

use tokio::net::TcpListener;

use super::failure::{Failure, Outcome};
use super::node::{self, Listeners, Running, Signals};
use super::{Given, ground, out};
use crate::app::App;
use crate::config::Config;

/// Runs the node.
pub async fn run(given: &Given) -> Outcome {
    node::refuse_danger()?;
    let mut config = ground::config(given.config.as_deref())?;
    node::start_log(&config)?;
    let _only = ground::only_server(&config.location().map_err(Failure::config)?)?;
    let clock = ground::clock(&config);
    let db = ground::database(&config, &clock)?;
    ground::opens(&config, &db).await?;
    let listener = listen(&mut config).await?;
    let figures = listen_for_figures(&config).await?;
    let app = ground::app(config, db, clock).await?;
    check_address(&app)?;
    let link = node::prepare(&app).await?;
    let signals = Signals::catch()?;
    announce(&app, link);
    let result = until_stopped(&app, Listeners { world: listener, figures }, signals).await;
    tracing::info!("stopped");
    result
}

/// Binds; with port 0 the configuration learns which port it became.
async fn listen(config: &mut Config) -> Outcome<TcpListener> {
    let wanted = config.server.listen;
    let fail = |e: std::io::Error| Failure::listen(format!("cannot listen on {wanted}: {e}"));
    let listener = TcpListener::bind(wanted).await.map_err(fail)?;
    config.server.listen = listener.local_addr().map_err(fail)?;
    Ok(listener)
}

/// Binds for the page of figures, where one is configured.
async fn listen_for_figures(config: &Config) -> Outcome<Option<TcpListener>> {
    let Some(wanted) = config.metrics_listen().map_err(Failure::config)? else {
        return Ok(None);
    };
    let fail =
        |e: std::io::Error| Failure::listen(format!("cannot listen on {wanted} (metrics.listen): {e}"));
    let listener = TcpListener::bind(wanted).await.map_err(fail)?;
    let at = listener.local_addr().map_err(fail)?;
    out::say(&format!("Figures on http://{at}/metrics"));
    Ok(Some(listener))
}

/// Once an activity has left, the public address is part of what other nodes hold.
fn check_address(app: &App) -> Outcome {
    let state = app.state();
    app.config().lab_fits(&state.origin).map_err(Failure::config)?;
    if cfg!(feature = "mutants") && !app.config().is_lab() {
        return Err(Failure::config("a build with the feature mutants is for tests in a lab".to_owned()));
    }
    let locked = &state.association.locked_address;
    if locked.is_empty() || locked == state.origin.as_str() {
        return Ok(());
    }
    Err(Failure::config(format!(
        "server.public_address is {}, but other nodes know this one as {locked}: set it to that",
        state.origin.as_str()
    )))
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

async fn until_stopped(app: &App, listeners: Listeners, mut signals: Signals) -> Outcome {
    let mut running = Running::start(app, listeners);
    let result = tokio::select! {
        () = signals.any() => Ok(()),
        failure = running.ended() => Err(failure),
    };
    running.stop().await;
    result
}
