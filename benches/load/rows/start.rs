//! Starting, and memory.

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::ask::Ask;
use crate::database::Kind;
use crate::ground::Ground;
use crate::report::{Figure, Unit, millis};
use crate::rows::ingest::{self, Inbox};
use crate::seed;
use crate::talk::Talk;

/// From the start of the process to its first page: on an empty directory, and on what that left.
pub async fn starts(ask: Ask) -> Outcome<Vec<Figure>> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..ask.rounds {
        let ground = Ground::new(&ask)?;
        let node = ground.start().await?;
        first.push(millis(node.first_answer));
        node.stop().await?;
        let node = ground.start().await?;
        second.push(millis(node.first_answer));
        node.stop().await?;
    }
    let figures = [("empty database", first, 200.0), ("second start", second, 60.0)];
    Ok(figures
        .into_iter()
        .map(|(of, rounds, goal)| {
            let figure = Figure::new(of, Unit::Wall, rounds);
            if ask.database == Kind::Sqlite { figure.goal(goal) } else { figure }
        })
        .collect())
}

const MIB: f64 = 1024.0 * 1024.0;

pub async fn memory(ask: Ask) -> Outcome<Vec<Figure>> {
    Ok(vec![idle(&ask).await?, busy(&ask).await?])
}

/// Ten seconds after the first answer, nothing having been asked since.
async fn idle(ask: &Ask) -> Outcome<Figure> {
    let mut ground = Ground::new(ask)?;
    seed::home(&mut ground).await?;
    let node = ground.start().await?;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let memory = node.memory()?;
    let figure = Figure::new("idle after 10 s", Unit::MiB, vec![memory.pss as f64 / MIB]);
    let figure = figure.with("RSS", memory.rss as f64 / MIB);
    Ok(figure.with("database's own PSS", ground.database.memory() as f64 / MIB).goals(
        ask.database,
        30.0,
        40.0,
    ))
}

/// Four connections read threads as a member, four bring announced replies, as fast as they are answered.
async fn busy(ask: &Ask) -> Outcome<Figure> {
    let mut inbox = Inbox::open(ask, 0).await?;
    let requests = inbox.sign(ask.rows_or(8000), ingest::reply)?;
    let pages = inbox.ground.read(|conn| {
        collegium::row! { struct Page { page: String } }
        let query =
            collegium::sql!("SELECT p.page FROM posts p WHERE p.parent IS NULL ORDER BY p.id LIMIT 50");
        Ok(conn.all::<Page>(query)?.into_iter().map(|row| format!("/t/{}", row.page)).collect::<Vec<_>>())
    });
    let pages = pages.await?;
    let mut reading = tokio::task::JoinSet::new();
    for reader in 0..4 {
        let mut talk = Talk::connect(inbox.ground.port, &inbox.ground.authority()).await?;
        let (pages, cookie) = (pages.clone(), inbox.home.cookie.clone());
        reading.spawn(async move {
            let mut read = 0usize;
            loop {
                talk.get(&pages[(reader * 13 + read) % pages.len()], &[("Cookie", &cookie)]).await?.fine()?;
                read += 1;
                if read > 1_000_000 {
                    return Outcome::Ok(());
                }
            }
        });
    }
    let started = Instant::now();
    let mut highest = 0;
    {
        let sending = inbox.send(requests, 4);
        tokio::pin!(sending);
        loop {
            tokio::select! {
                sent = &mut sending => { sent?; break; }
                _ = tokio::time::sleep(Duration::from_millis(100)) => {
                    highest = highest.max(inbox.node.memory()?.pss);
                }
            }
        }
    }
    inbox.settle().await?;
    highest = highest.max(inbox.node.memory()?.pss);
    if let Some(ended) = reading.try_join_next() {
        ended??;
        return Err("a reader ended".into());
    }
    reading.abort_all();
    let memory = inbox.node.memory()?;
    let figure = Figure::new("under read and ingest load", Unit::MiB, vec![highest as f64 / MIB]);
    Ok(figure
        .with("highest RSS", memory.peak as f64 / MIB)
        .with("database's own PSS", inbox.ground.database.memory() as f64 / MIB)
        .with("seconds", started.elapsed().as_secs_f64())
        .goals(ask.database, 120.0, 150.0))
}
