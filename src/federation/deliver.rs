//! Delivery: in order per node, parallel across nodes, signed and judged at send time; the row is the receipt.

use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use url::Url;

use super::signature::{self, Form, SigningKey};
use super::{egress, signing};
use crate::actors::nodes;
use crate::app::App;
use crate::base::db::Tx;
use crate::base::http::{Method, Outgoing};
use crate::base::time::{HOUR, Micros, SECOND};
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
    struct Due {
        id: i64,
        inbox: String,
        actor: i64,
        json: Option<Vec<u8>>,
        authority: String,
        signs: Option<String>,
        signs_proven: Option<i64>,
        key: Option<i64>,
    }
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
    let (mut sent, mut learnt) = (0, None);
    loop {
        let due = app
            .db()
            .read(move |conn| {
                conn.all::<Due>(sql!(
                    // Which key is in use is asked with it: another process may have rotated it.
                    "SELECT d.id, d.inbox, a.actor, a.json, n.authority, n.signs, n.signs_proven, k.id AS key
                     FROM deliveries d INDEXED BY deliveries_queue
                     JOIN activities a ON a.id = d.activity JOIN nodes n ON n.id = d.node
                     LEFT JOIN keys k ON k.actor = a.actor AND k.purpose = 'http' AND k.algorithm = 'rsa-v1_5-sha256'
                          AND k.retired IS NULL AND k.sealed IS NOT NULL
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
            let (goes_on, taken) = deliver(app, node, delivery, learnt).await?;
            if !goes_on {
                return Ok(sent);
            }
            (sent, learnt) = (sent + 1, taken.or(learnt));
        }
    }
}

/// How one delivery ended.
enum End {
    Done(String),
    Refused(String),
    Dropped(&'static str),
    /// Try again later; the node waits, at least as long as it asked for.
    Later(String, Micros),
}

impl End {
    /// The word for it in the figures.
    fn key(&self) -> &'static str {
        match self {
            End::Done(_) => "done",
            End::Refused(_) => "refused",
            End::Dropped(_) => "dropped",
            End::Later(..) => "later",
        }
    }
}

/// Sends one delivery and writes its receipt; `false` when the node has to wait. `learnt` is the way of signing that
/// the node took in this round, and is told anew.
async fn deliver(app: &App, node: i64, due: Due, learnt: Option<Form>) -> Result<(bool, Option<Form>)> {
    let Due { id, inbox, actor, json, authority, signs, signs_proven, key } = due;
    let remembered = nodes::still_taken(signs, signs_proven, app.clock().now());
    let form = learnt.or_else(|| Form::parse(&remembered?)).unwrap_or(Form::Cavage);
    let (end, taken) = match json {
        None => (End::Dropped("deleted meanwhile"), None),
        Some(_) if !policy::verdict(&app.state().policy, &authority).is_allowed() => {
            (End::Dropped("policy"), None)
        }
        Some(json) => send(app, Message { inbox, actor, key, json: json.into() }, form).await,
    };
    let (goes_on, outcome) = (!matches!(end, End::Later(..)), end.key());
    app.db().write(move |tx| write_receipt(tx, id, node, &end, taken)).await?;
    app.meters().delivered.add(outcome);
    Ok((goes_on, taken))
}

/// What goes to an inbox, and who signs it: an actor, with the key of this row.
struct Message {
    inbox: String,
    actor: i64,
    key: Option<i64>,
    json: Bytes,
}

/// Sends a message; when its signature may be the reason of a refusal, once more signed the other way, and then with
/// the key that was in use before, where it was rotated lately. The first answer counts when all are refusals.
async fn send(app: &App, message: Message, form: Form) -> (End, Option<Form>) {
    let known = message.key.and_then(|row| app.signers().get(row));
    let key = match known {
        Some(key) => Ok(key),
        None => signing::key(app, message.actor).await,
    };
    let first = match key {
        Ok(key) => knock(app, &message, &key, form).await.map(|end| (end, key)),
        Err(e) => Err(e),
    };
    let (end, key) = match first {
        Ok(first) => first,
        Err(e) => return (End::Later(format!("could not be signed: {e}"), 0), None),
    };
    match end {
        End::Done(_) => (end, Some(form)),
        End::Refused(ref answer) if answer.parse().is_ok_and(signature::may_be_refused) => {
            match knock_again(app, &message, key, form).await {
                Some((better, taken)) => (better, Some(taken)),
                None => (end, None),
            }
        }
        End::Refused(_) | End::Dropped(_) | End::Later(..) => (end, None),
    }
}

/// The other ways in, until one is taken.
async fn knock_again(app: &App, message: &Message, key: SigningKey, form: Form) -> Option<(End, Form)> {
    let before = signing::replaced(app, message.actor).await.ok().flatten();
    let others = [(Some(key), form.other()), (before.clone(), form), (before, form.other())];
    for (key, form) in others {
        let Some(key) = key else { continue };
        if let Ok(end @ End::Done(_)) = knock(app, message, &key, form).await {
            return Some((end, form));
        }
    }
    None
}

async fn knock(app: &App, message: &Message, key: &SigningKey, form: Form) -> Result<End> {
    let (url, headers) = sign(app, message, key, form).await?;
    let outgoing = Outgoing {
        method: Method::Post,
        url,
        headers,
        body: message.json.clone(),
        max_bytes: MAX_ANSWER,
        deadline: Duration::from_secs(app.config().federation.timeout_seconds),
    };
    Ok(match egress::send(app, outgoing).await {
        Ok(answer) => match answer.status {
            200..=299 => End::Done(answer.status.to_string()),
            408 | 425 | 429 | 500..=599 => {
                let asked = answer.retry_after.as_deref().map_or(0, |text| wait_of(text, app.clock().now()));
                End::Later(answer.status.to_string(), asked)
            }
            status => End::Refused(status.to_string()),
        },
        Err(failure) if failure.is_passing() => End::Later(failure.code().to_owned(), 0),
        Err(failure) => End::Refused(failure.code().to_owned()),
    })
}

/// How long a node asks to be left alone (RFC 9110 §10.2.3: seconds, or a date), at most six hours; 0 when it is not
/// said in a way that is understood.
fn wait_of(retry_after: &str, now: Micros) -> Micros {
    let text = retry_after.trim();
    let wait = match text.parse::<u32>() {
        Ok(seconds) => i64::from(seconds) * SECOND,
        Err(_) => {
            let at = httpdate::parse_http_date(text).ok();
            let at = at.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
            at.and_then(|at| Micros::try_from(at.as_micros()).ok()).map_or(0, |at| at - now)
        }
    };
    wait.clamp(0, 6 * HOUR)
}

/// Signs off the async threads: an RSA signature costs a third of a millisecond.
async fn sign(
    app: &App,
    message: &Message,
    key: &SigningKey,
    form: Form,
) -> Result<(Url, Vec<(String, String)>)> {
    let url = Url::parse(&message.inbox).map_err(Error::internal)?;
    let (key, now, target, body) = (key.clone(), app.clock().now(), url.clone(), message.json.clone());
    let signed = tokio::task::spawn_blocking(move || {
        signature::sign_as(form, &key, "POST", &target, Some(&body), now)
    });
    let mut headers = signed.await.map_err(Error::internal)?.map_err(Error::internal)?;
    let kind = activitypub_federation::FEDERATION_CONTENT_TYPE;
    headers.push(("Content-Type".to_owned(), kind.to_owned()));
    Ok((url, headers))
}

fn write_receipt(tx: &mut Tx, delivery: i64, node: i64, end: &End, taken: Option<Form>) -> Result<()> {
    let now = tx.now;
    let (state, answer) = match end {
        End::Done(answer) => ("done", answer.as_str()),
        End::Refused(answer) => ("refused", answer.as_str()),
        End::Dropped(why) => ("dropped", *why),
        End::Later(why, _) => ("pending", why.as_str()),
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
        End::Done(_) | End::Refused(_) => nodes::reached(tx, node, taken.map(Form::key)),
        End::Later(why, asked) => nodes::failed(tx, node, why, *asked),
        End::Dropped(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_left_alone_as_long_as_it_asks_for_within_reason() {
        // 2026-11-22 09:40:00 UTC.
        let now = 1_795_340_400 * SECOND;
        for (text, expected) in [
            ("120", 120 * SECOND),
            ("999999999", 6 * HOUR),
            ("Sun, 22 Nov 2026 09:41:00 GMT", 60 * SECOND),
            ("Sun, 22 Nov 2020 09:41:00 GMT", 0),
            ("soon", 0),
            ("-5", 0),
        ] {
            assert_eq!(wait_of(text, now), expected, "{text}");
        }
    }
}
