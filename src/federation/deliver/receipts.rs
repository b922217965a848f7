//! Receipts, written many at a time: what ends while others are being written is written with what comes next.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use super::super::signature::Form;
use super::send::{Attempt, End};
use super::{Due, lane, next};
use crate::actors::nodes;
use crate::app::App;
use crate::base::db::Tx;
use crate::base::lease;
use crate::base::sql::{Sql, Value};
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::{row, sql};

/// How many receipts one transaction takes.
const TOGETHER: usize = 128;

/// One attempt that ended, and what its lane does then.
pub(super) struct Receipt {
    pub(super) delivery: i64,
    pub(super) node: i64,
    pub(super) began: Micros,
    /// The way of signing that the node is known to take, where it was reached a moment ago: another success says nothing
    /// new of it.
    pub(super) steady: Option<Form>,
    pub(super) attempt: Attempt,
    /// Nothing more was read of the node's queue: what comes next is to be read with this, or its lease given back.
    pub(super) last: bool,
}

impl Receipt {
    /// The queue rests: the node is tried again later.
    pub(super) fn is_later(&self) -> bool {
        matches!(self.attempt.end, End::Later(..))
    }
}

/// The receipts of a process that wait to be written.
#[derive(Default)]
pub struct Receipts(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    filed: Vec<Filed>,
    /// Somebody writes, and will look again.
    writing: bool,
}

struct Filed {
    receipt: Receipt,
    lane: oneshot::Sender<Result<Vec<Due>>>,
}

impl Receipts {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Some of those that wait; none, and nobody writes any more.
    fn take(&self) -> Vec<Filed> {
        let mut waiting = self.waiting();
        let count = waiting.filed.len().min(TOGETHER);
        waiting.writing = count > 0;
        waiting.filed.drain(..count).collect()
    }
}

/// The turn of whoever writes. Should it end before its time, the next lane begins another.
struct Turn {
    app: App,
    over: bool,
}

impl Drop for Turn {
    fn drop(&mut self) {
        if !self.over {
            self.app.receipts().waiting().writing = false;
        }
    }
}

/// Answers when the receipt is committed: what is next in the node's queue, where the receipt asks for it.
pub(super) async fn write(app: &App, receipt: Receipt) -> Result<Vec<Due>> {
    let (lane, answer) = oneshot::channel();
    let begin = {
        let mut waiting = app.receipts().waiting();
        waiting.filed.push(Filed { receipt, lane });
        !std::mem::replace(&mut waiting.writing, true)
    };
    if begin {
        // Apart from this lane, which may end before the others have their answers.
        let app = app.clone();
        tokio::spawn(async move {
            let mut turn = Turn { app: app.clone(), over: false };
            loop {
                let filed = app.receipts().take();
                if filed.is_empty() {
                    turn.over = true;
                    return;
                }
                write_some(&app, filed).await;
            }
        });
    }
    answer.await.map_err(|_| Error::internal("a receipt was not written"))?
}

async fn write_some(app: &App, filed: Vec<Filed>) {
    // In one order in every process: rows of nodes and leases are locked by it.
    let mut filed = filed;
    filed.sort_unstable_by_key(|f| f.receipt.node);
    let (receipts, lanes): (Vec<Receipt>, Vec<_>) = filed.into_iter().map(|f| (f.receipt, f.lane)).unzip();
    let receipts: Arc<[Receipt]> = receipts.into();
    let together = written(app, &receipts, 0..receipts.len()).await;
    let mut together = match together {
        Ok(more) => Some(more),
        Err(e) if receipts.len() == 1 => {
            lanes.into_iter().for_each(|lane| drop(lane.send(Err(Error::internal(&e)))));
            return;
        }
        Err(e) => {
            tracing::error!("receipts are written one by one: {e}");
            None
        }
    };
    for (n, lane) in lanes.into_iter().enumerate() {
        let node = receipts.get(n).map_or(0, |receipt| receipt.node);
        let more = match &mut together {
            Some(more) => Ok(more.remove(&node).unwrap_or_default()),
            None => {
                written(app, &receipts, n..n + 1).await.map(|mut more| more.remove(&node).unwrap_or_default())
            }
        };
        // A lane that went away has no use for the answer; the receipt stands.
        drop(lane.send(more));
    }
}

async fn written(
    app: &App,
    receipts: &Arc<[Receipt]>,
    which: std::ops::Range<usize>,
) -> Result<HashMap<i64, Vec<Due>>> {
    let (receipts, owner) = (receipts.clone(), app.process().to_owned());
    app.db().write(move |tx| write_all(tx, receipts.get(which.clone()).unwrap_or_default(), &owner)).await
}

/// Writes receipts, one of each node at most, and reads what is next where they ask for it.
fn write_all(tx: &mut Tx, receipts: &[Receipt], owner: &str) -> Result<HashMap<i64, Vec<Due>>> {
    let ended = ends(tx, receipts);
    tx.run(ended)?;
    for receipt in receipts {
        learn(tx, receipt)?;
    }
    let asking: Vec<i64> = receipts.iter().filter(|r| r.last && !r.is_later()).map(|r| r.node).collect();
    let waiting = still_waiting(tx, &asking)?;
    let mut more = HashMap::new();
    for node in waiting {
        more.insert(node, next(tx, node)?);
    }
    let goes_on = |r: &Receipt| !r.last || more.get(&r.node).is_some_and(|due| !due.is_empty());
    let resting = receipts.iter().filter(|r| r.is_later() || !goes_on(r));
    let resting: Vec<String> = resting.map(|r| lane(r.node)).collect();
    lease::release_all(tx, &resting, owner)?;
    Ok(more)
}

/// One statement for how all of them ended.
fn ends(tx: &Tx, receipts: &[Receipt]) -> Sql {
    let (mut rows, mut binds) = (Vec::new(), vec![Value::from(tx.now)]);
    for Receipt { delivery, attempt, .. } in receipts {
        let (state, answer) = match &attempt.end {
            End::Done(answer) => ("done", answer.as_str()),
            End::Refused(answer) => ("refused", answer.as_str()),
            End::Dropped(why) => ("dropped", *why),
            End::Later(why, _) => ("pending", why.as_str()),
        };
        let took = attempt.took.and_then(|took| Micros::try_from(took.as_micros()).ok());
        let first = binds.len() + 1;
        let places: Vec<String> = (first..first + 4).map(|n| format!("${n}")).collect();
        rows.push(format!("({})", places.join(", ")));
        binds.extend([(*delivery).into(), state.into(), answer.into(), took.into()]);
    }
    // Both databases call the columns of a list of values so.
    let text = format!(
        "UPDATE deliveries SET state = v.column2, answer = v.column3, attempts = attempts + 1, sent = $1, took = v.column4,
                acknowledged = CASE WHEN v.column2 = 'done' THEN $1 END
         FROM (VALUES {}) AS v WHERE deliveries.id = v.column1",
        rows.join(", ")
    );
    Sql::once(text, binds)
}

/// What an attempt teaches of its node.
fn learn(tx: &mut Tx, receipt: &Receipt) -> Result<()> {
    let Receipt { node, began, steady, attempt: Attempt { end, taken, .. }, .. } = receipt;
    match end {
        End::Done(_) if taken.is_some() && taken == steady => Ok(()),
        End::Done(_) | End::Refused(_) => nodes::reached(tx, *node, taken.map(Form::key)),
        End::Later(why, asked) => nodes::failed(tx, *node, why, nodes::Try { began: *began, asked: *asked }),
        End::Dropped(_) => Ok(()),
    }
}

/// For which of these nodes something waits.
fn still_waiting(tx: &mut Tx, nodes: &[i64]) -> Result<HashSet<i64>> {
    row! { struct One { node: i64 } }
    if nodes.is_empty() {
        return Ok(HashSet::new());
    }
    let found = tx.all::<One>(sql!(
        "SELECT n.id AS node FROM nodes n WHERE n.id = ANY($1) AND EXISTS
             (SELECT 1 FROM deliveries d INDEXED BY deliveries_queue WHERE d.node = n.id AND d.state = 'pending')",
        nodes.to_vec()
    ))?;
    Ok(found.into_iter().map(|one| one.node).collect())
}
