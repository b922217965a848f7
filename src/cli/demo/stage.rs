//! The three nodes while they play: their people, their clocks, their keys, and whether all has arrived.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::script::Node;
use crate::accounts::{Member, Viewer};
use crate::actors;
use crate::app::{App, Traffic};
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::base::time::{HOUR, Micros};
use crate::cli::failure::{Failure, Outcome};
use crate::communities;
use crate::error::Result;

/// How long everything that is on its way may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(3);

/// One of the three nodes.
pub struct Place {
    pub script: &'static Node,
    pub app: App,
}

/// A member of one of them.
pub struct Actor {
    /// Which of the three.
    pub place: usize,
    pub member: Member,
}

/// The nodes and their people.
pub struct Stage {
    pub places: Vec<Place>,
    pub people: HashMap<String, Actor>,
}

impl Stage {
    pub fn person(&self, handle: &str) -> Outcome<&Actor> {
        let unknown = || Failure::refused(format!("nobody in the demo is called {handle}"));
        self.people.get(handle).ok_or_else(unknown)
    }

    pub fn place(&self, of: &Actor) -> Outcome<&Place> {
        let unknown = || Failure::refused("somebody in the demo lives nowhere");
        self.places.get(of.place).ok_or_else(unknown)
    }

    /// Moves every clock to `hours` ago.
    pub fn set_clocks(&self, hours: f64) {
        for place in &self.places {
            place.app.clock().shift(-ago(hours));
        }
    }

    /// Makes the signing keys of everybody who will speak, on as many cores as there are; tells of each.
    pub async fn make_keys(&self, mut made: impl FnMut(usize, usize)) -> Outcome<usize> {
        let mut making = JoinSet::new();
        for (n, place) in self.places.iter().enumerate() {
            let people = self.people.values().filter(|p| p.place == n).map(|p| p.member.actor);
            for actor in place.app.db().read(official).await?.into_iter().chain(people) {
                let app = place.app.clone();
                making.spawn(async move { app.ready_key(actor).await });
            }
        }
        let all = making.len();
        while let Some(one) = making.join_next().await {
            one.map_err(Failure::refused)??;
            made(all - making.len(), all);
        }
        Ok(all)
    }

    /// Everything that has travelled so far.
    pub async fn traffic(&self) -> Outcome<Traffic> {
        let mut sum = Traffic::default();
        for place in &self.places {
            sum = sum.and(place.app.traffic().await?);
        }
        Ok(sum)
    }

    /// Waits until nothing is on its way: seen twice with nothing new in between, for nodes are asked one by one.
    pub async fn quiet(&self) -> Outcome<Traffic> {
        let since = Instant::now();
        let mut before = None;
        loop {
            let now = self.traffic().await?;
            if now.waiting == 0 && before == Some(now.seen) {
                return Ok(now);
            }
            before = (now.waiting == 0).then_some(now.seen);
            if since.elapsed() > PATIENCE {
                let line = format!("{} activities had not arrived after 30 s", now.waiting);
                return Err(Failure::refused(line));
            }
            // What a home told is read off when there is time: here somebody waits for it.
            self.places.iter().for_each(|place| place.app.db().bells.facts.notify_one());
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}

/// Hours as the clock counts.
pub fn ago(hours: f64) -> Micros {
    (hours * HOUR as f64) as Micros
}

/// The node's own actor and its public communities, whose signatures others will see.
fn official(conn: &mut Conn) -> Result<Vec<i64>> {
    let node = actors::by_uri(conn, actors::NODE_ACTOR)?.map(|node| node.id);
    let public = communities::read::list(conn, &Viewer::Anonymous, "", &Cursor::newest())?;
    Ok(node.into_iter().chain(public.items.iter().map(|c| c.actor)).collect())
}
