//! Delivery: in order per node, parallel across nodes, signed and judged at send time; the row is the receipt.

use std::collections::HashMap;

use super::signature::Form;
use crate::actors::nodes;
use crate::app::App;
use crate::base::db::Tx;
use crate::base::time::{DAY, HOUR, Micros, SECOND};
use crate::base::{lease, sql::Conn};
use crate::error::Result;
use crate::policy;
use crate::{row, sql};

mod receipts;
mod send;

pub use self::receipts::Receipts;

use self::receipts::Receipt;
use self::send::{Attempt, End, Message};

/// How many deliveries of one node are read at a time.
const BATCH: i64 = 20;
/// A node that was reached so lately need not be marked as reached again.
const STEADY: Micros = 60 * SECOND;
/// How long what a post adds is kept for a node that does not answer.
const KEPT: Micros = 7 * DAY;
/// Longer than a node is left alone between two tries: an older failure says nothing of now.
const TRIED: Micros = 8 * HOUR;
/// How many deliveries are given up in one transaction.
const GIVEN_UP: i64 = 500;

row! {
    /// A node that something waits for.
    pub struct DueNode {
        pub id: i64,
        /// Whether the last delivery did not get through.
        pub failing: bool,
    }
    /// A delivery that waits, with what is known of its node.
    pub struct Due {
        node: i64,
        id: i64,
        inbox: String,
        actor: i64,
        json: Option<Vec<u8>>,
        authority: String,
        signs: Option<String>,
        signs_proven: Option<i64>,
        failures: i64,
        last_reached: Option<i64>,
        key: Option<i64>,
    }
}

/// The nodes that something waits for and that may be tried now: not paused, not backing off. Those that fail come last.
pub fn due_nodes(conn: &mut Conn, now: Micros) -> Result<Vec<DueNode>> {
    conn.all(sql!(
        // From one node that waits to the next: neither all nodes nor all deliveries are looked at.
        "WITH RECURSIVE w (node) AS (
             SELECT min(node) FROM deliveries INDEXED BY deliveries_queue WHERE state = 'pending'
             UNION ALL
             SELECT (SELECT min(d.node) FROM deliveries d INDEXED BY deliveries_queue
                     WHERE d.state = 'pending' AND d.node > w.node) FROM w WHERE w.node IS NOT NULL)
         SELECT n.id, n.failures > 0 AS failing FROM w JOIN nodes n ON n.id = w.node
         WHERE n.retry_at <= $1 AND n.paused IS NULL ORDER BY failing, n.id LIMIT 1000",
        now
    ))
}

/// What every query for deliveries to send begins with. Which key is in use is asked with it: another process may have
/// rotated it.
const DUE: &str =
    "SELECT d.node, d.id, d.inbox, a.actor, a.json, n.authority, n.signs, n.signs_proven, n.failures,
        n.last_reached, k.id AS key
     FROM nodes n JOIN deliveries d INDEXED BY deliveries_queue ON d.node = n.id AND d.state = 'pending'
     JOIN activities a ON a.id = d.activity
     LEFT JOIN keys k ON k.actor = a.actor AND k.purpose = 'http' AND k.algorithm = 'rsa-v1_5-sha256'
          AND k.retired IS NULL AND k.sealed IS NOT NULL";

fn lane(node: i64) -> String {
    format!("out:{node}")
}

/// Takes the queues of these nodes for this process, with what is first in each, in one transaction. Those that another
/// process works on are missing; where nothing waits any longer, nothing is taken.
pub async fn begin(app: &App, nodes: Vec<i64>) -> Result<HashMap<i64, Due>> {
    let owner = app.process().to_owned();
    app.db()
        .write(move |tx| {
            // Leases first: what is read before them, another process may be sending.
            let lanes: HashMap<String, i64> = nodes.iter().map(|node| (lane(*node), *node)).collect();
            let names: Vec<String> = lanes.keys().cloned().collect();
            let names = lease::take_all(tx, &names, &owner)?;
            let taken: Vec<i64> = names.iter().filter_map(|name| lanes.get(name).copied()).collect();
            let query = format!(
                "{DUE} WHERE n.id = ANY($1) AND n.paused IS NULL AND d.ord = (SELECT min(p.ord)
                     FROM deliveries p INDEXED BY deliveries_queue WHERE p.node = n.id AND p.state = 'pending')"
            );
            let first = tx.all::<Due>(sql!(query, taken.clone()))?;
            let first: HashMap<i64, Due> = first.into_iter().map(|due| (due.node, due)).collect();
            let empty: Vec<i64> = taken.into_iter().filter(|node| !first.contains_key(node)).collect();
            lease::release_all(tx, &empty.into_iter().map(lane).collect::<Vec<_>>(), &owner)?;
            Ok(first)
        })
        .await
}

/// Delivers what waits for one node, in order, until nothing is left, it is paused or it cannot be reached; tells how many
/// went, `None` when another process is at it.
pub async fn work_off(app: &App, node: i64) -> Result<Option<usize>> {
    match begin(app, vec![node]).await?.remove(&node) {
        Some(first) => go_on(app, first).await.map(Some),
        None => Ok(None),
    }
}

/// The same for a queue that was taken: `first` is what is first in it.
pub async fn go_on(app: &App, first: Due) -> Result<usize> {
    let node = first.node;
    let worked = go_through(app, node, vec![first]).await;
    if worked.is_err() {
        let owner = app.process().to_owned();
        app.db().write(move |tx| lease::release(tx, &lane(node), &owner)).await?;
    }
    worked
}

/// What is next in a node's queue. When nothing is, the lease is to be given back in the transaction that saw it.
fn next(tx: &mut Tx, node: i64) -> Result<Vec<Due>> {
    let query = format!("{DUE} WHERE n.id = $1 AND n.paused IS NULL ORDER BY d.ord LIMIT $2");
    tx.all::<Due>(sql!(query, node, BATCH))
}

/// Delivers one by one, each when the receipt before it is committed: the last of a batch reads the next one with it.
async fn go_through(app: &App, node: i64, first: Vec<Due>) -> Result<usize> {
    let (mut sent, mut learnt, mut batch) = (0, None, first.into_iter());
    while let Some(due) = batch.next() {
        let (delivery, began, steady) = (due.id, app.clock().now(), due.steady_form(app));
        let attempt = attempt(app, due, learnt).await;
        learnt = attempt.taken.or(learnt);
        let outcome = attempt.end.key();
        if let Some(reason) = attempt.end.reason() {
            app.meters().not_delivered.add_answer(reason);
        }
        let receipt = Receipt { delivery, node, began, steady, attempt, last: batch.len() == 0 };
        let (later, last) = (receipt.is_later(), receipt.last);
        let more = receipts::write(app, receipt).await?;
        app.meters().delivered.add(outcome);
        if later {
            return Ok(sent);
        }
        sent += 1;
        if last {
            batch = more.into_iter();
        }
    }
    Ok(sent)
}

impl Due {
    fn steady_form(&self, app: &App) -> Option<Form> {
        let lately = self.last_reached.is_some_and(|at| at > app.clock().now() - STEADY);
        let form = self.signs.as_deref().and_then(Form::parse);
        form.filter(|_| lately && self.failures == 0)
    }
}

/// Sends one delivery, if it is still to be sent. `learnt` is the way of signing that the node took in this round.
async fn attempt(app: &App, due: Due, learnt: Option<Form>) -> Attempt {
    let Due { inbox, actor, json, authority, signs, signs_proven, key, .. } = due;
    let remembered = nodes::still_taken(signs, signs_proven, app.clock().now());
    let remembered = remembered.and_then(|way| Form::parse(&way));
    match json {
        None => Attempt::unsent(End::Dropped("deleted meanwhile")),
        Some(_) if !policy::verdict(&app.state().policy, &authority).is_allowed() => {
            Attempt::unsent(End::Dropped("policy"))
        }
        Some(json) => {
            let message = Message { inbox, actor, key, json: json.into() };
            send::send(app, message, learnt.or(remembered).unwrap_or(Form::Cavage)).await
        }
    }
}

/// Gives up what has waited for a week for nodes that did not answer all that time: posts and votes. What takes back
/// or changes what a node holds already, and everything about people, waits on: a week does not make it untrue.
pub fn give_up(tx: &mut Tx) -> Result<usize> {
    let old = worn_out(tx.conn, tx.now)?;
    tx.run(sql!("UPDATE deliveries SET state = 'dropped', answer = 'expired' WHERE id = ANY($1)", old))
}

/// Some of the deliveries that are to be given up.
pub fn worn_out(conn: &mut Conn, now: Micros) -> Result<Vec<i64>> {
    row! { struct One { id: i64 } }
    let rows = conn.all::<One>(sql!(
        // A delivery's place is that of its fact, times eight (`outbox::work_off`).
        "SELECT d.id FROM nodes n JOIN deliveries d INDEXED BY deliveries_queue ON d.node = n.id AND d.state = 'pending'
         JOIN facts f ON f.position = d.ord / 8
         WHERE n.failures > 0 AND n.last_failed > $1 AND n.paused IS NULL AND d.created < $2
           AND f.what IN ('thread-posted', 'reply-posted', 'vote-given') LIMIT $3",
        now - TRIED,
        now - KEPT,
        GIVEN_UP
    ))?;
    Ok(rows.into_iter().map(|one| one.id).collect())
}
