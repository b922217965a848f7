//! Sending: to 200 nodes that answer at once.

use std::time::{Duration, Instant};

use collegium::sql;

use crate::Outcome;
use crate::ask::Ask;
use crate::ground::Ground;
use crate::peers::Peers;
use crate::report::{Figure, Unit, millis, percentile};
use crate::rows::ingest::{self, Inbox};
use crate::rows::write;
use crate::seed;
use crate::talk::Talk;

const PEERS: usize = 200;
const LONGEST: Duration = Duration::from_secs(300);
const WAITING: &str = "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'";

/// Many activities wait for every peer: what it takes until all have them and every receipt is written.
pub async fn each(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut ground = Ground::new(&ask)?;
    let peers = Peers::listen().await?;
    let home = seed::home(&mut ground).await?;
    seed::followers(&mut ground, &home, &peers, PEERS).await?;
    let node = ground.start().await?;
    let activities = ask.rows_or(4000).div_ceil(PEERS);
    let count = activities * PEERS;
    let mut rounds = Vec::new();
    for round in 0..=ask.rounds {
        peers.clear();
        seed::queue(&mut ground, &home, activities).await?;
        let meter = ground.meter(&node);
        seed::release(&mut ground).await?;
        peers.until(count, LONGEST).await?;
        ground.until_none(WAITING, LONGEST).await?;
        let spent = ground.spent(&node, &meter);
        // The first round makes the key and the connections.
        if round > 0 {
            rounds.push(spent);
        }
    }
    must_all_be_done(&mut ground).await?;
    Ok(vec![Figure::cpu("200 peers", count, &rounds).goals(ask.database, 0.6, 0.8)])
}

async fn must_all_be_done(ground: &mut Ground) -> Outcome {
    let other = "SELECT count(*) AS n FROM deliveries WHERE state <> 'done' OR attempts <> 1";
    match ground.number(sql!(other)).await? {
        0 => Ok(()),
        n => Err(format!("{n} deliveries were not done at the first try").into()),
    }
}

/// A reply is posted: how long it takes until the last of 200 inboxes has it.
pub async fn fan_out(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut ground = Ground::new(&ask)?;
    let peers = Peers::listen().await?;
    let home = seed::home(&mut ground).await?;
    seed::followers(&mut ground, &home, &peers, PEERS).await?;
    let parent = seed::thread_here(&mut ground, &home).await?;
    let node = ground.start().await?;
    // The thread that the seed opened goes out first, and with it the key is made.
    peers.until(PEERS, LONGEST).await?;
    ground.until_none(WAITING, LONGEST).await?;
    let mut talk = Talk::connect(ground.port, &ground.authority()).await?;
    let (mut rounds, mut spent) = (Vec::new(), Vec::new());
    for _ in 0..ask.rounds.max(10) {
        peers.clear();
        let (started, meter) = (Instant::now(), ground.meter(&node));
        write::reply(&mut talk, &home.bearer, &parent).await?;
        let last = peers.until(PEERS, LONGEST).await?;
        rounds.push(millis(last - started));
        ground.until_none(WAITING, LONGEST).await?;
        spent.push(ground.spent(&node, &meter));
        // Whoever posts next does so later.
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
    must_all_be_done(&mut ground).await?;
    let cpu = Figure::cpu("", 1, &spent);
    let figure = Figure { rows: PEERS, ..Figure::new("200 peers", Unit::Wall, rounds) };
    Ok(vec![figure.with("CPU ms of node and database", cpu.value()).goals(ask.database, 500.0, 700.0)])
}

/// How soon the inbox answers while 60,000 deliveries go out.
pub async fn inbox_while_sending(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut inbox = Inbox::open(&ask, PEERS).await?;
    let activities = ask.rows_or(60_000).div_ceil(PEERS);
    let make = ingest::reply;
    // What is known before is not what is measured: keys, connections, caches.
    let warm = inbox.sign(50, make)?;
    inbox.send(warm, 2).await?;
    inbox.settle().await?;
    inbox.peers.clear();
    seed::queue(&mut inbox.ground, &inbox.home, activities).await?;
    let requests = inbox.sign(4000, make)?;
    let meter = inbox.ground.meter(&inbox.node);
    seed::release(&mut inbox.ground).await?;
    inbox.peers.until(PEERS, LONGEST).await?;
    let mut took = Vec::new();
    let mut talk = Talk::connect(inbox.ground.port, &inbox.ground.authority()).await?;
    for request in requests {
        if inbox.peers.count() >= activities * PEERS {
            break;
        }
        took.push(talk.send(&request).await?.fine()?.took);
        // Twenty a second: somebody writes while the node is busy with others.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    inbox.peers.until(activities * PEERS, LONGEST).await?;
    inbox.ground.until_none(WAITING, LONGEST).await?;
    let spent = inbox.ground.spent(&inbox.node, &meter);
    inbox.settle().await?;
    took.sort();
    let count = activities * PEERS;
    let p99 = vec![millis(percentile(&took, 99))];
    let figure = Figure { rows: took.len(), ..Figure::new("p99", Unit::Wall, p99) };
    let figure = figure
        .with_latencies(took.clone())
        .with("max ms", millis(took.last().copied().unwrap_or_default()))
        .with("deliveries per second", count as f64 / spent.wall.as_secs_f64())
        .goals(ask.database, 100.0, 150.0);
    Ok(vec![figure])
}
