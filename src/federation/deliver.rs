//! Delivery: in order per node, parallel across nodes, signed and judged at send time; the row is the receipt.

use std::time::Duration;

use url::Url;

use super::{egress, signature, signing};
use crate::actors::nodes;
use crate::app::App;
use crate::base::db::Tx;
use crate::base::http::{Method, Outgoing};
use crate::base::time::Micros;
use crate::base::{lease, sql::Conn};
use crate::error::{Error, Result};
use crate::policy;
use crate::{row, sql};

/// How many deliveries of one node are read at a time.
const BATCH: i64 = 20;
/// The largest answer that we read, in bytes; what it says beyond is not needed.
const MAX_ANSWER: usize = 16 * 1024;

row! {
    struct NodeId { id: i64 }
    struct Due { id: i64, inbox: String, actor: i64, json: Option<Vec<u8>>, authority: String }
}

/// The nodes that something waits for and that may be tried now: not paused, not backing off.
pub fn due_nodes(conn: &mut Conn, now: Micros) -> Result<Vec<i64>> {
    let rows = conn.all::<NodeId>(sql!(
        // From one node that waits to the next: neither all nodes nor all deliveries are looked at.
        "WITH RECURSIVE w (node) AS (
             SELECT min(node) FROM deliveries INDEXED BY deliveries_queue WHERE state = 'pending'
             UNION ALL
             SELECT (SELECT min(d.node) FROM deliveries d INDEXED BY deliveries_queue
                     WHERE d.state = 'pending' AND d.node > w.node) FROM w WHERE w.node IS NOT NULL)
         SELECT n.id FROM w JOIN nodes n ON n.id = w.node WHERE n.retry_at <= $1 AND n.paused IS NULL LIMIT 1000",
        now
    ))?;
    Ok(rows.into_iter().map(|r| r.id).collect())
}

/// Delivers what waits for one node, in order, until nothing is left, it is paused or it cannot be reached; tells how many went,
/// `None` when another process is at it.
pub async fn work_off(app: &App, node: i64) -> Result<Option<usize>> {
    let name = format!("out:{node}");
    lease::while_held(app.db(), app.process(), name, work_off_leased(app, node)).await
}

async fn work_off_leased(app: &App, node: i64) -> Result<usize> {
    let mut sent = 0;
    loop {
        let due = app
            .db()
            .read(move |conn| {
                conn.all::<Due>(sql!(
                    "SELECT d.id, d.inbox, a.actor, a.json, n.authority FROM deliveries d INDEXED BY deliveries_queue
                     JOIN activities a ON a.id = d.activity JOIN nodes n ON n.id = d.node
                     WHERE d.node = $1 AND d.state = 'pending' AND n.paused IS NULL ORDER BY d.ord LIMIT $2",
                    node,
                    BATCH
                ))
            })
            .await?;
        if due.is_empty() {
            return Ok(sent);
        }
        for delivery in due {
            if !deliver(app, node, delivery).await? {
                return Ok(sent);
            }
            sent += 1;
        }
    }
}

/// How one delivery ended.
enum End {
    Done(String),
    Refused(String),
    Dropped(&'static str),
    /// Try again later; the node waits.
    Later(String),
}

impl End {
    /// The word for it in the figures.
    fn key(&self) -> &'static str {
        match self {
            End::Done(_) => "done",
            End::Refused(_) => "refused",
            End::Dropped(_) => "dropped",
            End::Later(_) => "later",
        }
    }
}

/// Sends one delivery and writes its receipt; `false` when the node has to wait.
async fn deliver(app: &App, node: i64, due: Due) -> Result<bool> {
    let Due { id, inbox, actor, json, authority } = due;
    let end = match json {
        None => End::Dropped("deleted meanwhile"),
        Some(_) if !policy::verdict(&app.state().policy, &authority).is_allowed() => End::Dropped("policy"),
        Some(json) => send(app, &inbox, actor, json).await,
    };
    let (goes_on, outcome) = (!matches!(end, End::Later(_)), end.key());
    app.db().write(move |tx| write_receipt(tx, id, node, &end)).await?;
    app.meters().delivered.add(outcome);
    Ok(goes_on)
}

async fn send(app: &App, inbox: &str, actor: i64, json: Vec<u8>) -> End {
    let signed = sign(app, inbox, actor, &json).await;
    let (url, headers) = match signed {
        Ok(signed) => signed,
        Err(e) => return End::Later(format!("could not be signed: {e}")),
    };
    let outgoing = Outgoing {
        method: Method::Post,
        url,
        headers,
        body: json.into(),
        max_bytes: MAX_ANSWER,
        deadline: Duration::from_secs(app.config().federation.timeout_seconds),
    };
    match egress::send(app, outgoing).await {
        Ok(answer) => match answer.status {
            200..=299 => End::Done(answer.status.to_string()),
            408 | 425 | 429 | 500..=599 => End::Later(answer.status.to_string()),
            status => End::Refused(status.to_string()),
        },
        Err(failure) if failure.is_passing() => End::Later(failure.code().to_owned()),
        Err(failure) => End::Refused(failure.code().to_owned()),
    }
}

/// Signs off the async threads: an RSA signature costs a third of a millisecond.
async fn sign(app: &App, inbox: &str, actor: i64, json: &[u8]) -> Result<(Url, Vec<(String, String)>)> {
    let url = Url::parse(inbox).map_err(Error::internal)?;
    let key = signing::key(app, actor).await?;
    let (now, target, body) = (app.clock().now(), url.clone(), json.to_vec());
    let signed =
        tokio::task::spawn_blocking(move || signature::sign(&key, "POST", &target, Some(&body), now));
    let mut headers = signed.await.map_err(Error::internal)?.map_err(Error::internal)?;
    let kind = activitypub_federation::FEDERATION_CONTENT_TYPE;
    headers.push(("Content-Type".to_owned(), kind.to_owned()));
    Ok((url, headers))
}

fn write_receipt(tx: &mut Tx, delivery: i64, node: i64, end: &End) -> Result<()> {
    let now = tx.now;
    let (state, answer) = match end {
        End::Done(answer) => ("done", answer.as_str()),
        End::Refused(answer) => ("refused", answer.as_str()),
        End::Dropped(why) => ("dropped", *why),
        End::Later(why) => ("pending", why.as_str()),
    };
    let acknowledged = matches!(end, End::Done(_)).then_some(now);
    tx.run(sql!(
        "UPDATE deliveries SET state = $1, answer = $2, attempts = attempts + 1, sent = $3, acknowledged = $4
         WHERE id = $5",
        state,
        answer,
        now,
        acknowledged,
        delivery
    ))?;
    match end {
        End::Done(_) | End::Refused(_) => nodes::reached(tx, node),
        End::Later(why) => nodes::failed(tx, node, why),
        End::Dropped(_) => Ok(()),
    }
}
