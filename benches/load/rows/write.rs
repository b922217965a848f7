//! Writing through the API.

use std::time::Duration;

use serde_json::json;

use crate::Outcome;
use crate::ask::Ask;
use crate::ground::{Ground, Node};
use crate::message::WORDS;
use crate::peers::Peers;
use crate::report::{Figure, Spent};
use crate::seed::{self, Home};
use crate::talk::{Answer, Talk};

const LONGEST: Duration = Duration::from_secs(120);
const UNSAID: &str = "SELECT count(*) AS n FROM facts WHERE position IS NULL OR position >
    (SELECT coalesce(max(position), 0) FROM cursors WHERE name = 'outbox')";
const UNTOLD: &str = "SELECT count(*) AS n FROM facts WHERE position IS NULL OR position >
    (SELECT coalesce(max(position), 0) FROM cursors WHERE name = 'notifications')";
const UNDELIVERED: &str = "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'";

/// Posts a reply through the API.
pub async fn reply(talk: &mut Talk, bearer: &str, parent: &str) -> Outcome<Answer> {
    let body = json!({ "body": WORDS }).to_string();
    let headers = [("Authorization", bearer), ("Content-Type", "application/json")];
    let path = format!("/api/v1/posts/{parent}/replies");
    talk.post(&path, &headers, body.as_bytes()).await?.fine()
}

pub async fn replies(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for (followers, of) in [(0, "no follower elsewhere"), (1, "one follower elsewhere")] {
        let mut ground = Ground::new(&ask)?;
        let peers = Peers::listen().await?;
        let home = seed::home(&mut ground).await?;
        seed::followers(&mut ground, &home, &peers, followers).await?;
        let mut parents = Vec::new();
        for _ in 0..20 {
            parents.push(seed::thread_here(&mut ground, &home).await?);
        }
        let node = ground.start().await?;
        let count = ask.rows_or(2000);
        round(&mut ground, &node, &home, &parents, count.div_ceil(5)).await?;
        let (mut rounds, mut latencies) = (Vec::new(), Vec::new());
        for _ in 0..ask.rounds {
            let (spent, took) = round(&mut ground, &node, &home, &parents, count).await?;
            rounds.push(spent);
            latencies.extend(took);
        }
        let figure = Figure::cpu(of, count, &rounds).with_latencies(latencies);
        figures.push(if followers == 0 { figure.goals(ask.database, 0.5, 1.5) } else { figure });
    }
    Ok(figures)
}

/// Replies in a community whose members all want to hear everything.
pub async fn told(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for (members, of) in [(0, "nobody is told"), (3_000, "3,000 members are told")] {
        let mut ground = Ground::new(&ask)?;
        let home = seed::home(&mut ground).await?;
        seed::listeners(&mut ground, &home, members).await?;
        let parents = vec![seed::thread_here(&mut ground, &home).await?];
        let node = ground.start().await?;
        let count = ask.rows_or(100);
        round(&mut ground, &node, &home, &parents, count.div_ceil(5)).await?;
        let mut rounds = Vec::new();
        for _ in 0..ask.rounds {
            rounds.push(round(&mut ground, &node, &home, &parents, count).await?.0);
        }
        let figure = Figure::cpu(of, count, &rounds);
        figures.push(if members == 0 { figure } else { figure.goals(ask.database, 50.0, 50.0) });
    }
    Ok(figures)
}

/// Four members' programs post, each over a connection of its own, until everything is said and delivered.
async fn round(
    ground: &mut Ground,
    node: &Node,
    home: &Home,
    parents: &[String],
    count: usize,
) -> Outcome<(Spent, Vec<Duration>)> {
    const CONNECTIONS: usize = 4;
    let meter = ground.meter(node);
    let mut sending = tokio::task::JoinSet::new();
    for connection in 0..CONNECTIONS {
        let mut talk = Talk::connect(ground.port, &ground.authority()).await?;
        let (bearer, parents) = (home.bearer.clone(), parents.to_vec());
        sending.spawn(async move {
            let mut took = Vec::new();
            for n in (connection..count).step_by(CONNECTIONS) {
                took.push(reply(&mut talk, &bearer, &parents[n % parents.len()]).await?.took);
            }
            Outcome::Ok(took)
        });
    }
    let mut all = Vec::new();
    while let Some(share) = sending.join_next().await {
        all.extend(share??);
    }
    ground.until_none(UNSAID, LONGEST).await?;
    ground.until_none(UNTOLD, LONGEST).await?;
    ground.until_none(UNDELIVERED, LONGEST).await?;
    Ok((ground.spent(node, &meter), all))
}
