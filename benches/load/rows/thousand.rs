//! A community followed from a thousand nodes: 749 answer at once, 50 after nine seconds, 200 are dead, one comes and
//! goes. Posts go out while others write to the inbox; then the dead return.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use collegium::base::sql::Sql;
use collegium::base::time::Clock;
use collegium::federation::signature;
use collegium::sql;
use url::Url;

use crate::Outcome;
use crate::ask::Ask;
use crate::crowd::{Crowd, Receipt, Temper};
use crate::machine;
use crate::message;
use crate::peers::Peers;
use crate::report::{Figure, Unit, median, millis, percentile};
use crate::rows::ingest::{self, Inbox};
use crate::rows::write;
use crate::seed;
use crate::talk::Talk;

const LONGEST: Duration = Duration::from_secs(420);
/// Somebody posts as often as this: less often than the slow answer, or theirs would pile up.
const EVERY: Duration = Duration::from_secs(10);
const WAITING: &str = "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'";

/// When the author of a post was told that it is kept.
struct Posted {
    kept: Instant,
}

pub async fn peers(ask: Ask) -> Outcome<Vec<Figure>> {
    let mut crowd = Crowd::gather().await?;
    let all: Vec<String> = Temper::ALL.into_iter().flat_map(|t| crowd.authorities(t)).collect();
    let mut inbox = Inbox::among(&ask, Peers::listen().await?, all).await?;
    let idle = inbox.node.memory()?;
    let parent = seed::thread_here(&mut inbox.ground, &inbox.home).await?;
    // The thread that the seed opened goes out first: the key is made, and whoever is dead is found to be.
    crowd.until(Temper::Slow, 50, LONGEST).await?;
    crowd.until(Temper::Living, 749, LONGEST).await?;
    let signatures = thousand_signatures(&inbox)?;
    let before = inbox.node.memory()?;
    let (cpu, began) = (inbox.node.cpu() + inbox.ground.database.cpu(), Instant::now());
    let count = ask.rows_or(6);
    let (posts, answers) = post_while_others_write(&mut inbox, &parent, count).await?;
    crowd.until(Temper::Living, 749 * (count + 1), LONGEST).await?;
    crowd.until(Temper::Slow, 50 * (count + 1), LONGEST).await?;
    let spent = inbox.node.cpu() + inbox.ground.database.cpu() - cpu;
    let spent = spent.as_secs_f64() / began.elapsed().as_secs_f64();
    let peak = inbox.node.memory()?;
    let attempts = attempts_of(&mut inbox, &crowd).await?;
    let rest = at_rest(&mut inbox).await?;
    let raised = Instant::now();
    crowd.raise()?;
    inbox.ground.until_none(WAITING, LONGEST).await?;
    inbox.settle().await?;
    let receipts = crowd.receipts();
    everything_once_and_in_order(&mut inbox, &receipts).await?;
    let late = Late::of(&receipts, &posts)?;
    Ok(vec![
        fan_out(&late, &signatures),
        late.figure(Temper::Living, "living").goal(5000.0),
        late.figure(Temper::Slow, "slow"),
        late.figure(Temper::Flapping, "flapping"),
        Figure {
            rows: answers.len(),
            ..Figure::new("inbox p99 meanwhile", Unit::Wall, vec![p(&answers, 99)])
        }
        .with_latencies(answers)
        .goals(ask.database, 100.0, 150.0),
        Figure::new("memory", Unit::MiB, vec![mib(peak.peak) - mib(idle.rss)])
            .with("after its start", mib(idle.rss))
            .with("after the first post", mib(before.rss))
            .with("at the end", mib(peak.rss))
            .with("highest", mib(peak.peak))
            .goal(20.0),
        Figure::new("the dead at rest, a second", Unit::Cpu, vec![rest])
            .with("attempts at each dead node", attempts)
            .with("% CPU of a core over all", spent * 100.0),
        returned(&receipts, raised),
    ])
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn p(all: &[Duration], percent: usize) -> f64 {
    let mut all = all.to_vec();
    all.sort();
    millis(percentile(&all, percent))
}

/// How long a thousand of the signatures that deliveries carry take, one after the other on one core.
fn thousand_signatures(inbox: &Inbox) -> Outcome<Vec<Duration>> {
    let url = Url::parse("http://living1.localhost:1000/inbox")?;
    let body = message::WORDS.repeat(4).into_bytes();
    let mut rounds = Vec::new();
    for _ in 0..3 {
        let started = Instant::now();
        for _ in 0..1000 {
            signature::sign(&inbox.elsewhere.group.key, "POST", &url, Some(&body), Clock::default().now())?;
        }
        rounds.push(started.elapsed());
    }
    rounds.sort();
    Ok(rounds)
}

/// A member posts every ten seconds while somebody elsewhere writes to the inbox twenty times a second.
async fn post_while_others_write(
    inbox: &mut Inbox,
    parent: &str,
    count: usize,
) -> Outcome<(Vec<Posted>, Vec<Duration>)> {
    let requests = inbox.sign(count * 200, ingest::reply)?;
    let mut talk = Talk::connect(inbox.ground.port, &inbox.ground.authority()).await?;
    let writing = tokio::spawn(async move {
        let mut took = Vec::new();
        let mut beat = tokio::time::interval(Duration::from_millis(50));
        for request in requests {
            beat.tick().await;
            took.push(talk.send(&request).await?.fine()?.took);
        }
        Outcome::Ok(took)
    });
    let mut talk = Talk::connect(inbox.ground.port, &inbox.ground.authority()).await?;
    let (mut posts, mut beat) = (Vec::new(), tokio::time::interval(EVERY));
    for _ in 0..count {
        beat.tick().await;
        write::reply(&mut talk, &inbox.home.bearer, parent).await?;
        posts.push(Posted { kept: Instant::now() });
    }
    Ok((posts, writing.await??))
}

/// How often each dead node was tried so far.
async fn attempts_of(inbox: &mut Inbox, crowd: &Crowd) -> Outcome<f64> {
    let dead: Vec<String> =
        Temper::ALL.into_iter().filter(|t| t.is_dead()).flat_map(|t| crowd.authorities(t)).collect();
    let names: Vec<String> = dead.iter().map(|name| format!("'{name}'")).collect();
    let query = format!(
        "SELECT CAST(sum(d.attempts) AS BIGINT) AS n FROM deliveries d JOIN nodes n ON n.id = d.node
         WHERE n.authority IN ({})",
        names.join(", ")
    );
    let all = inbox.ground.number(Sql::new(query, Vec::new())).await?;
    Ok(all as f64 / dead.len() as f64)
}

/// Milliseconds of CPU that node and database take in a second while only the dead are waited for.
async fn at_rest(inbox: &mut Inbox) -> Outcome<f64> {
    const LONG: Duration = Duration::from_secs(10);
    inbox.settle().await?;
    let meter = inbox.ground.meter(&inbox.node);
    tokio::time::sleep(LONG).await;
    let spent = inbox.ground.spent(&inbox.node, &meter);
    Ok(millis(spent.node + spent.database) / spent.wall.as_secs_f64())
}

/// Every node took every activity exactly once, in the order in which they were said.
async fn everything_once_and_in_order(inbox: &mut Inbox, receipts: &[Receipt]) -> Outcome {
    collegium::row! { struct Said { uri: String } }
    let said = "SELECT a.uri FROM deliveries d JOIN activities a ON a.id = d.activity
         WHERE d.node = (SELECT min(node) FROM deliveries) ORDER BY d.ord";
    let said: Vec<String> = inbox
        .ground
        .read(move |conn| conn.all::<Said>(sql!(said)))
        .await?
        .into_iter()
        .map(|s| s.uri)
        .collect();
    let origin = inbox.ground.origin();
    let said: Vec<String> = said.into_iter().map(|uri| format!("{origin}{uri}")).collect();
    let mut taken: HashMap<&str, Vec<String>> = HashMap::new();
    for receipt in receipts {
        taken.entry(&receipt.host).or_default().push(receipt.activity()?);
    }
    let wrong: Vec<&str> = taken.iter().filter(|(_, got)| **got != said).map(|(host, _)| *host).collect();
    if taken.len() != 1000 || !wrong.is_empty() {
        let sample = wrong.first().and_then(|host| taken.get(host));
        return Err(format!(
            "{} nodes took something; not all once and in order: {wrong:?}; the first of them {sample:?} of {said:?}",
            taken.len()
        )
        .into());
    }
    Ok(())
}

/// How long after it was kept each post came to each node, by temper and post; the first thread left out.
struct Late(HashMap<Temper, Vec<Vec<Duration>>>);

impl Late {
    fn of(receipts: &[Receipt], posts: &[Posted]) -> Outcome<Late> {
        let mut by_host: HashMap<&str, Vec<&Receipt>> = HashMap::new();
        for receipt in receipts {
            by_host.entry(&receipt.host).or_default().push(receipt);
        }
        let mut late: HashMap<Temper, Vec<Vec<Duration>>> = HashMap::new();
        for mut of_host in by_host.into_values() {
            of_host.sort_by_key(|r| r.at);
            for (n, (receipt, post)) in of_host.iter().skip(1).zip(posts).enumerate() {
                let all = late.entry(receipt.temper).or_insert_with(|| vec![Vec::new(); posts.len()]);
                all[n].push(receipt.at.saturating_duration_since(post.kept));
            }
        }
        Ok(Late(late))
    }

    fn figure(&self, temper: Temper, of: &str) -> Figure {
        let posts = self.0.get(&temper).cloned().unwrap_or_default();
        let slowest = posts.iter().map(|all| all.iter().max().copied().unwrap_or_default());
        let slowest: Vec<f64> = slowest.map(millis).collect();
        let all: Vec<Duration> = posts.concat();
        let rows = posts.first().map_or(0, Vec::len);
        Figure { rows, ..Figure::new(format!("{of}, the last of them"), Unit::Wall, slowest) }
            .with_latencies(all)
    }
}

/// The time to the last living inbox, as a multiple of what a thousand signatures take.
fn fan_out(late: &Late, signatures: &[Duration]) -> Figure {
    let signing = millis(signatures[signatures.len() / 2]);
    let slowest = late.figure(Temper::Living, "living").rounds;
    let times: Vec<f64> = slowest.iter().map(|took| took / signing).collect();
    Figure {
        rows: 749,
        ..Figure::new("a post to all living, in thousands of signatures", Unit::Times, times)
    }
    .with("a thousand signatures ms", signing)
    .with("last living inbox ms", median(slowest))
    .with("load average", machine::load())
    .goal(1.2)
}

/// How long after their return the dead had everything.
fn returned(receipts: &[Receipt], raised: Instant) -> Figure {
    let mut last: HashMap<&str, Instant> = HashMap::new();
    for receipt in receipts.iter().filter(|r| r.temper.is_dead()) {
        last.entry(&receipt.host).and_modify(|at| *at = receipt.at.max(*at)).or_insert(receipt.at);
    }
    let mut took: Vec<Duration> = last.values().map(|at| at.saturating_duration_since(raised)).collect();
    took.sort();
    let slowest = took.last().copied().unwrap_or_default();
    Figure {
        rows: took.len(),
        ..Figure::new("the dead have all after their return", Unit::Wall, vec![millis(slowest)])
    }
    .with_latencies(took)
}
