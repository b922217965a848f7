//! Which nodes a process works on, and how many at a time: many quick ones, and apart from them those that take long,
//! so that nobody waits for the slow and the dead.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use crate::app::App;
use crate::error::Result;

/// After how long a node's work goes on in the long room.
const QUICK: Duration = Duration::from_millis(200);
/// How soon it looks again at a node that another process works on.
const BUSY: Duration = Duration::from_millis(25);

/// Nodes by their inside ids, and two rooms with places for work on them.
#[derive(Clone)]
pub(super) struct Lanes {
    busy: Arc<Mutex<HashSet<i64>>>,
    /// Where work begins; its places say how much is done at the same time while everybody is quick.
    quick: Arc<Semaphore>,
    /// Where work goes on that takes long: mostly it waits, for an answer or for the end of the time for one.
    long: Arc<Semaphore>,
    /// Nodes whose work took long the last time: it begins in the long room.
    known: Arc<Mutex<HashSet<i64>>>,
}

/// A node that has something to do, and whether it is expected to take long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub node: i64,
    pub long: bool,
}

impl Turn {
    /// Of a node of which nothing is known.
    pub(super) fn quick(node: i64) -> Turn {
        Turn { node, long: false }
    }
}

/// A node that is marked as worked on, with the place that it has already.
pub(super) struct Admitted {
    pub node: i64,
    place: Option<Place>,
}

enum Place {
    Quick(OwnedSemaphorePermit),
    Long(OwnedSemaphorePermit),
}

impl Lanes {
    pub(super) fn new(quick: usize, long: usize) -> Lanes {
        let room = |places| Arc::new(Semaphore::new(places));
        Lanes { busy: Arc::default(), quick: room(quick), long: room(long), known: Arc::default() }
    }

    /// Marks a node as worked on; `false` when it is already.
    fn enter(&self, node: i64) -> bool {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).insert(node)
    }

    fn leave(&self, node: i64) {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&node);
    }

    fn took_long(&self, node: i64) -> bool {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).contains(&node)
    }

    fn remember(&self, node: i64, long: bool) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if long {
            known.insert(node)
        } else {
            known.remove(&node)
        };
    }

    /// Those of these nodes that are not worked on, marked as such, each with a place if it is expected to take long.
    /// Who takes long and finds the long room full is left for a later round.
    pub(super) fn admit(&self, turns: Vec<Turn>) -> Vec<Admitted> {
        let admit = |turn: Turn| {
            let long = turn.long || self.took_long(turn.node);
            if !self.enter(turn.node) {
                return None;
            }
            if !long {
                return Some(Admitted { node: turn.node, place: None });
            }
            let place = self.long.clone().try_acquire_owned().ok().map(Place::Long);
            if place.is_none() {
                self.leave(turn.node);
            }
            place.map(|place| Admitted { node: turn.node, place: Some(place) })
        };
        turns.into_iter().filter_map(admit).collect()
    }

    /// Starts work for a node when it has a place; `again` is rung when it ends, for what came meanwhile.
    pub(super) async fn start<F>(&self, app: &App, admitted: Admitted, again: fn(&App) -> &Notify, job: F)
    where
        F: Future<Output = Result<Option<usize>>> + Send + 'static,
    {
        let Admitted { node, place } = admitted;
        let place = match place {
            Some(place) => place,
            None => match self.quick.clone().acquire_owned().await {
                Ok(permit) => Place::Quick(permit),
                Err(_) => return self.leave(node),
            },
        };
        let (lanes, app) = (self.clone(), app.clone());
        tokio::spawn(async move {
            let worked = lanes.see_through(node, place, job).await;
            lanes.leave(node);
            match worked {
                Ok(Some(0)) => {}
                Ok(Some(_)) => again(&app).notify_one(),
                Ok(None) => {
                    // Another process is at it, and may have looked just before our commit.
                    tokio::time::sleep(BUSY).await;
                    again(&app).notify_one();
                }
                Err(e) => tracing::error!("work for a node stopped: {e}"),
            }
        });
    }

    /// Starts `work` for every node that is not worked on.
    pub(super) async fn run<F, W>(&self, app: &App, nodes: Vec<i64>, again: fn(&App) -> &Notify, work: W)
    where
        W: Fn(App, i64) -> F,
        F: Future<Output = Result<Option<usize>>> + Send + 'static,
    {
        for admitted in self.admit(nodes.into_iter().map(Turn::quick).collect()) {
            let job = work(app.clone(), admitted.node);
            self.start(app, admitted, again, job).await;
        }
    }

    /// Does the job; when it takes long, its place among the quick is given up for one in the long room.
    async fn see_through<T>(&self, node: i64, place: Place, job: impl Future<Output = T>) -> T {
        tokio::pin!(job);
        if let Ok(done) = tokio::time::timeout(QUICK, &mut job).await {
            self.remember(node, false);
            return done;
        }
        self.remember(node, true);
        match place {
            Place::Long(_held) => job.await,
            Place::Quick(held) => {
                tokio::select! {
                    done = &mut job => done,
                    Ok(_moved) = self.long.clone().acquire_owned() => {
                        drop(held);
                        job.await
                    }
                }
            }
        }
    }
}
