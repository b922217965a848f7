//! Receiving: a community elsewhere that a member here follows announces replies and votes.

use std::time::Duration;

use collegium::sql;
use serde_json::Value;

use crate::Outcome;
use crate::ask::Ask;
use crate::ground::{Ground, Node};
use crate::message;
use crate::peers::Peers;
use crate::report::{Figure, Spent};
use crate::seed::{self, Elsewhere, Size};
use crate::talk::Talk;

/// How long one round may take to be worked off.
const LONGEST: Duration = Duration::from_secs(120);
const SIZE: Size = Size { people: 50, threads: 50, replies: 9 };
const UNDONE: &str = "SELECT count(*) AS n FROM inbox_items WHERE state = 'new'";
const FAULTS: &str = "SELECT count(*) AS n FROM inbox_items WHERE state IN ('failed', 'ignored')";

pub async fn replies(ask: Ask) -> Outcome<Vec<Figure>> {
    let figures = measure(&ask, ask.rows_or(3000), reply).await?;
    Ok(figures.into_iter().map(|f| f.goals(ask.database, 0.5, 1.5)).collect())
}

/// Announced reply number `n`: people and what they answer take turns.
pub fn reply(elsewhere: &Elsewhere, n: usize) -> Value {
    let (people, posts) = (&elsewhere.people, &elsewhere.posts);
    message::reply(&elsewhere.group.uri, n, &people[n % people.len()], &posts[n * 7 % posts.len()])
}

/// Announced vote number `n`: each person once for each post, 50 × 500 of them.
fn vote(elsewhere: &Elsewhere, n: usize) -> Value {
    let (people, posts) = (&elsewhere.people, &elsewhere.posts);
    let (person, post) = (n % people.len(), n / people.len() % posts.len());
    message::vote(&elsewhere.group.uri, n, &people[person], &posts[post])
}

pub async fn votes(ask: Ask) -> Outcome<Vec<Figure>> {
    let figures = measure(&ask, ask.rows_or(3000), vote).await?;
    Ok(figures.into_iter().map(|f| f.goals(ask.database, 0.2, 0.7)).collect())
}

/// A node that follows a community elsewhere, its world, and how many messages were sent so far.
pub struct Inbox {
    pub ground: Ground,
    pub node: Node,
    pub elsewhere: Elsewhere,
    pub home: seed::Home,
    pub peers: Peers,
    sent: usize,
}

impl Inbox {
    /// With so many nodes that follow the community here.
    pub async fn open(ask: &Ask, followers: usize) -> Outcome<Inbox> {
        let peers = Peers::listen().await?;
        let followers = (0..followers).map(|n| peers.authority(&format!("peer{n}"))).collect();
        Inbox::among(ask, peers, followers).await
    }

    /// With followers of the community here at these addresses.
    pub async fn among(ask: &Ask, peers: Peers, followers: Vec<String>) -> Outcome<Inbox> {
        let mut ground = Ground::new(ask)?;
        let home = seed::home(&mut ground).await?;
        seed::followers_at(&mut ground, &home, followers).await?;
        let elsewhere = seed::elsewhere(&mut ground, &home, &peers, SIZE).await?;
        let node = ground.start().await?;
        Ok(Inbox { ground, node, elsewhere, home, peers, sent: 0 })
    }

    /// `count` signed requests that were not sent before.
    pub fn sign(&mut self, count: usize, make: impl Fn(&Elsewhere, usize) -> Value) -> Outcome<Vec<Vec<u8>>> {
        let authority = self.ground.authority();
        let from = self.sent;
        self.sent += count;
        (from..from + count)
            .map(|n| self.elsewhere.group.post(&authority, &make(&self.elsewhere, n)))
            .collect()
    }

    /// Sends requests over so many kept connections; how long each took to be taken.
    pub async fn send(&self, requests: Vec<Vec<u8>>, connections: usize) -> Outcome<Vec<Duration>> {
        let mut shares: Vec<Vec<Vec<u8>>> = (0..connections).map(|_| Vec::new()).collect();
        for (n, request) in requests.into_iter().enumerate() {
            shares[n % connections].push(request);
        }
        let mut sending = tokio::task::JoinSet::new();
        for share in shares {
            let mut talk = Talk::connect(self.ground.port, &self.ground.authority()).await?;
            sending.spawn(async move {
                let mut took = Vec::new();
                for request in share {
                    let answer = talk.send(&request).await?;
                    if answer.status != 202 {
                        return Err(format!("{}: {}", answer.status, answer.text()).into());
                    }
                    took.push(answer.took);
                }
                Outcome::Ok(took)
            });
        }
        let mut all = Vec::new();
        while let Some(share) = sending.join_next().await {
            all.extend(share??);
        }
        Ok(all)
    }

    /// Waits until everything that was taken is worked off.
    pub async fn settle(&mut self) -> Outcome {
        self.ground.until_none(UNDONE, LONGEST).await
    }

    /// Sends `count` messages and waits until they are worked off: what that took.
    async fn round(
        &mut self,
        count: usize,
        connections: usize,
        make: impl Fn(&Elsewhere, usize) -> Value,
    ) -> Outcome<(Spent, Vec<Duration>)> {
        let requests = self.sign(count, make)?;
        let meter = self.ground.meter(&self.node);
        let took = self.send(requests, connections).await?;
        self.settle().await?;
        Ok((self.ground.spent(&self.node, &meter), took))
    }

    /// Everything that was sent had its effect, and nothing was fetched for it.
    async fn check(&mut self) -> Outcome {
        let faults = self.ground.number(sql!(FAULTS)).await?;
        let done = sql!("SELECT count(*) AS n FROM inbox_items WHERE state = 'done'");
        let done = self.ground.number(done).await?;
        let told =
            "SELECT count(*) AS n FROM facts WHERE cause IS NULL AND what IN ('reply-posted', 'vote-given')";
        let told = self.ground.number(sql!(told)).await?;
        let seeded = SIZE.threads * SIZE.replies;
        let sent = i64::try_from(self.sent)?;
        let fetched = self.peers.asked_in_vain();
        if faults > 0 || done != sent || told != sent + i64::try_from(seeded)? || !fetched.is_empty() {
            return Err(format!(
                "{sent} sent, {done} done, {faults} not; {told} facts with {seeded} of the seed; fetched: {fetched:?}"
            )
            .into());
        }
        Ok(())
    }
}

async fn measure(ask: &Ask, count: usize, make: impl Fn(&Elsewhere, usize) -> Value) -> Outcome<Vec<Figure>> {
    let mut inbox = Inbox::open(ask, 0).await?;
    inbox.round(count.div_ceil(5), 4, &make).await?;
    let mut figures = Vec::new();
    for connections in [1, 8] {
        let (mut rounds, mut latencies) = (Vec::new(), Vec::new());
        for _ in 0..ask.rounds {
            let (spent, took) = inbox.round(count, connections, &make).await?;
            rounds.push(spent);
            latencies.extend(took);
        }
        let of = format!("{connections} connection{}", if connections == 1 { "" } else { "s" });
        figures.push(Figure::cpu(of, count, &rounds).with_latencies(latencies));
    }
    inbox.check().await?;
    Ok(figures)
}
