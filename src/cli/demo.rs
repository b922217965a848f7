//! `demo`: three associations, three nodes, one process. What each shows of the others has arrived by federation.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use tokio::net::TcpListener;

use super::failure::{Failure, Outcome};
use super::node::{self, Listeners, Running, Signals};
use crate::config::Config;

mod found;
mod live;
mod play;
mod report;
mod scratch;
mod script;
mod stage;
mod story;
mod voice;

use play::Play;
use report::Report;
use scratch::Scratch;
use script::Script;
use voice::Voice;

#[derive(Args)]
pub struct Demo {
    /// The first of three loopback ports in a row; 0 takes any that are free.
    #[arg(long, default_value_t = 8301)]
    port: u16,
    /// Keep the databases in this new or empty directory.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Runs the demo until it is told to stop.
pub async fn run(demo: &Demo) -> Outcome {
    let started = Instant::now();
    node::refuse_danger()?;
    node::start_log(&log())?;
    let script = script::script()?;
    let listeners = listen(demo.port, script.nodes.len()).await?;
    let mut signals = Signals::catch_at_terminal()?;
    // Made before and dropped after everything that writes into it.
    let scratch = Scratch::new(demo.keep.as_deref())?;
    let mut nodes: Vec<Running> = Vec::new();
    let result = tokio::select! {
        result = show(script, listeners, &scratch, &mut nodes, started) => result,
        () = signals.any() => Ok(()),
    };
    end(nodes).await;
    let farewell = scratch.farewell();
    drop(scratch);
    if result.is_ok() {
        Voice::new().say(&format!("\nEnded. {farewell}"));
    }
    result
}

/// Quiet but for what should not happen: the demo speaks for itself.
fn log() -> Config {
    let mut config = Config::default();
    config.log.level = "warn".to_owned();
    config
}

/// Binds the ports before anything is made, so that one in use leaves nothing behind.
async fn listen(first: u16, how_many: usize) -> Outcome<Vec<TcpListener>> {
    let mut listeners = Vec::new();
    for n in 0..u16::try_from(how_many).unwrap_or(u16::MAX) {
        let port = match first {
            0 => Some(0),
            first => first.checked_add(n),
        };
        let port =
            port.ok_or_else(|| Failure::usage(format!("no {how_many} ports follow --port {first}")))?;
        let bound = TcpListener::bind(("127.0.0.1", port)).await;
        listeners.push(bound.map_err(|e| unusable(port, &e))?);
    }
    Ok(listeners)
}

fn unusable(port: u16, why: &std::io::Error) -> Failure {
    let advice = "choose three others with --port N, or any that are free with --port 0";
    match why.kind() {
        std::io::ErrorKind::AddrInUse => Failure::listen(format!("port {port} is in use: {advice}")),
        _ => Failure::listen(format!("cannot listen on port {port}: {why}: {advice}")),
    }
}

/// From nothing to three nodes that talk to each other, and on.
async fn show(
    script: &'static Script,
    listeners: Vec<TcpListener>,
    scratch: &Scratch,
    nodes: &mut Vec<Running>,
    started: Instant,
) -> Outcome {
    let voice = Voice::new();
    let report = Report::new(script, voice, started);
    report.welcome();
    let stage = found::found(script, &listeners, scratch.path()).await?;
    let doors = stage.places.iter().zip(listeners);
    nodes.extend(doors.map(|(place, world)| Running::start(&place.app, Listeners { world, figures: None })));
    report.founded(&stage);
    let keys = stage.make_keys(|n, all| voice.passing(&format!("  making signing keys: {n} of {all}")));
    let keys = keys.await?;
    report.keys(keys);
    let mut play = Play::new(script, stage);
    join(&play, &report).await?;
    tell(&mut play, &report).await?;
    report.ready(&play).await?;
    voice.say(&format!("Ctrl-C ends the demo. {}", scratch.farewell()));
    live::go_on(&mut play, voice).await
}

/// Everybody joins what they want to take part in.
async fn join(play: &Play, report: &Report) -> Outcome {
    for community in &play.script.communities {
        for handle in &community.joins {
            play.ask_to_join(handle, community).await?;
        }
    }
    play.stage.quiet().await?;
    for community in &play.script.communities {
        for handle in &community.moderators {
            play.make_moderator(handle, community).await?;
        }
        report.joined(community);
    }
    play.stage.quiet().await.map(drop)
}

/// Plays the story up to now.
async fn tell(play: &mut Play, report: &Report) -> Outcome {
    for round in story::rounds(play.script) {
        for event in &round {
            event.happen(play).await?;
            report.happened(event);
        }
        let traffic = play.stage.quiet().await?;
        report.travelled(&traffic);
    }
    play.stage.set_clocks(0.0);
    Ok(())
}

/// All nodes at once: they must not wait for each other.
async fn end(nodes: Vec<Running>) {
    let mut ending = tokio::task::JoinSet::new();
    for node in nodes {
        ending.spawn(node.stop());
    }
    ending.join_all().await;
}
