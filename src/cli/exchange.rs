//! Nodes, deliveries and received messages, from the shell.

use serde::Serialize;

use super::failure::Outcome;
use super::{Given, ground, out};
use crate::base::db::Db;
use crate::base::page::Cursor;
use crate::base::time::{MILLISECOND, Micros, rfc3339};
use crate::error::Result;
use crate::exchange::deliveries::{self, Delivery, Which};
use crate::exchange::figures::{self, Figures, Times};
use crate::exchange::nodes::{self, Act, Node, Reach};
use crate::exchange::received::{self, Received};
use crate::policy;
use crate::policy::Why;

fn moment(at: Option<Micros>) -> String {
    at.map_or("never".to_owned(), rfc3339)
}

/// A node as the shell prints it.
#[derive(Serialize)]
struct NodeLine {
    #[serde(flatten)]
    row: nodes::Row,
    allowed: bool,
    by: String,
    reach: &'static str,
}

impl NodeLine {
    fn new(node: Node) -> NodeLine {
        NodeLine {
            allowed: node.verdict.is_allowed(),
            by: match node.verdict.why() {
                Why::Rule(name) => format!("rule {name}"),
                why @ (Why::ModeOpen | Why::ModeAllowList | Why::ModeClosed) => why.key().replace('-', " "),
            },
            reach: node.reach.key(),
            row: node.row,
        }
    }

    fn verdict(&self) -> String {
        format!("{} by {}", if self.allowed { "allowed" } else { "blocked" }, self.by)
    }

    fn state(&self) -> String {
        match (self.row.paused, self.reach) {
            (Some(_), _) => "paused".to_owned(),
            (None, reach) if reach == Reach::Waiting(0).key() => {
                format!("until {}", rfc3339(self.row.retry_at))
            }
            (None, reach) => reach.to_owned(),
        }
    }

    const HEAD: [&str; 9] =
        ["node", "policy", "state", "software", "queued", "failed", "refused", "last heard", "last failure"];

    /// A line of the table under [`NodeLine::HEAD`].
    fn cells(&self) -> [String; 9] {
        let row = &self.row;
        [
            row.authority.clone(),
            self.verdict(),
            self.state(),
            self.software(),
            row.queued.to_string(),
            row.failed.to_string(),
            row.refused.to_string(),
            moment(row.last_heard),
            row.last_error.clone().unwrap_or_default(),
        ]
    }

    fn software(&self) -> String {
        let word = |text: &Option<String>| text.clone().unwrap_or_default();
        format!("{} {}", word(&self.row.software), word(&self.row.version)).trim().to_owned()
    }
}

/// What is known of the policy, and the time, read anew by every command.
async fn look<T, F>(db: &Db, read: F) -> Result<T>
where
    F: FnOnce(&mut crate::base::sql::Conn, &policy::Policy, Micros) -> Result<T> + Send + 'static,
    T: Send + 'static,
{
    let now = db.clock.now();
    db.read(move |conn| {
        let policy = policy::load(conn)?;
        read(conn, &policy, now)
    })
    .await
}

/// `federation nodes`
pub async fn nodes(given: &Given, name: String) -> Outcome {
    let db = ground::open(given)?;
    let mut all: Vec<NodeLine> = Vec::new();
    let mut after = Cursor::oldest();
    loop {
        let (text, from) = (name.clone(), after.clone());
        let page = look(&db, move |conn, policy, now| nodes::list(conn, policy, now, &text, &from)).await?;
        all.extend(page.items.into_iter().map(NodeLine::new));
        match page.next {
            Some(next) => after = Cursor::read(&next)?,
            None => break,
        }
    }
    out::show(given.json, &all, || {
        let rows: Vec<Vec<String>> = all.iter().map(|n| n.cells().to_vec()).collect();
        out::table(&NodeLine::HEAD, &rows)
    })
}

/// A delivery as the shell prints it.
#[derive(Serialize)]
struct DeliveryLine {
    activity: String,
    kind: String,
    state: String,
    attempts: i64,
    answer: Option<String>,
    created: String,
    sent: Option<String>,
}

impl From<Delivery> for DeliveryLine {
    fn from(d: Delivery) -> DeliveryLine {
        DeliveryLine {
            activity: d.activity,
            kind: d.kind,
            state: d.state,
            attempts: d.attempts,
            answer: d.answer,
            created: rfc3339(d.created),
            sent: d.sent.map(rfc3339),
        }
    }
}

/// A received message as the shell prints it.
#[derive(Serialize)]
struct ReceivedLine {
    id: String,
    activity: String,
    node: String,
    kind: String,
    state: String,
    attempts: i64,
    reason: Option<String>,
    received: String,
}

impl From<Received> for ReceivedLine {
    fn from(r: Received) -> ReceivedLine {
        ReceivedLine {
            id: r.key(),
            activity: r.uri,
            node: r.authority,
            kind: r.kind,
            state: r.state,
            attempts: r.attempts,
            reason: r.reason,
            received: rfc3339(r.received),
        }
    }
}

/// `federation node`: how it stands, and the newest page of either direction.
pub async fn node(given: &Given, host: String) -> Outcome {
    #[derive(Serialize)]
    struct Shown {
        #[serde(flatten)]
        node: NodeLine,
        /// Of its newest deliveries; times in microseconds.
        figures: Figures,
        deliveries: Vec<DeliveryLine>,
        received: Vec<ReceivedLine>,
    }
    let db = ground::open(given)?;
    let (node, figures, sent, got) = look(&db, move |conn, policy, now| {
        let node = nodes::find(conn, policy, now, &host)?;
        let (id, newest) = (node.row.id, Cursor::newest());
        let sent = deliveries::list(conn, id, Which::All, &newest)?;
        Ok((node, figures::read(conn, id)?, sent, received::list(conn, id, &newest)?))
    })
    .await?;
    let shown = Shown {
        node: NodeLine::new(node),
        figures,
        deliveries: sent.items.into_iter().map(DeliveryLine::from).collect(),
        received: got.items.into_iter().map(ReceivedLine::from).collect(),
    };
    out::show(given.json, &shown, || {
        let figures = [times_table(&shown.figures), faults_table(&shown.figures)];
        let lists = [sent_table(&shown.deliveries), got_table(&shown.received)];
        let parts: Vec<String> = [facts(&shown.node)].into_iter().chain(figures).chain(lists).collect();
        parts.join("\n\n")
    })
}

/// Milliseconds, or seconds with one digit behind the point.
fn span(took: Micros) -> String {
    match took / MILLISECOND {
        millis @ ..1000 => format!("{millis} ms"),
        millis => format!("{}.{} s", millis / 1000, millis % 1000 / 100),
    }
}

fn times_table(f: &Figures) -> String {
    let cells = |(what, times): (&str, Option<Times>)| {
        let times = times?;
        let spans = [times.p50, times.p95, times.p99, times.longest].map(span);
        Some([what.to_owned(), times.count.to_string()].into_iter().chain(spans).collect::<Vec<_>>())
    };
    let rows = [("its answer", f.answer), ("its receipt, after the act", f.receipt)];
    let rows: Vec<Vec<String>> = rows.into_iter().filter_map(cells).collect();
    out::table(&["lately", "of", "half within", "95 %", "99 %", "longest"], &rows)
}

fn faults_table(f: &Figures) -> String {
    let row = |f: &figures::Fault| vec![f.reason.clone(), f.state.clone(), f.count.to_string()];
    let rows: Vec<Vec<String>> = f.faults.iter().map(row).collect();
    out::table(&["lately not taken", "delivery", "count"], &rows)
}

fn facts(n: &NodeLine) -> String {
    let row = &n.row;
    let lines = [
        ("node", row.authority.clone()),
        ("policy", n.verdict()),
        ("reason", row.reason.clone().unwrap_or_default()),
        ("state", n.state()),
        ("software", n.software()),
        ("last heard", moment(row.last_heard)),
        ("last reached", moment(row.last_reached)),
        ("told to wait", row.throttled.map(rfc3339).unwrap_or_default()),
        ("waiting", row.queued.to_string()),
        ("oldest", row.oldest.map(rfc3339).unwrap_or_default()),
        ("failed here", row.failed.to_string()),
        ("refused", row.refused.to_string()),
        ("last failure", row.last_failed.map(rfc3339).unwrap_or_default()),
        ("it said", row.last_error.clone().unwrap_or_default()),
    ];
    let full = lines.iter().filter(|(_, value)| !value.is_empty());
    full.map(|(name, value)| format!("{name:13}{value}")).collect::<Vec<_>>().join("\n")
}

fn sent_table(all: &[DeliveryLine]) -> String {
    let cells = |d: &DeliveryLine| {
        let answer = d.answer.clone().unwrap_or_default();
        vec![
            d.created.clone(),
            d.kind.clone(),
            d.state.clone(),
            d.attempts.to_string(),
            answer,
            d.activity.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = all.iter().map(cells).collect();
    out::table(&["queued", "kind", "delivery", "attempts", "answer", "activity"], &rows)
}

fn got_table(all: &[ReceivedLine]) -> String {
    let cells = |r: &ReceivedLine| {
        let reason = r.reason.clone().unwrap_or_default();
        vec![
            r.received.clone(),
            r.kind.clone(),
            r.state.clone(),
            r.attempts.to_string(),
            reason,
            r.activity.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = all.iter().map(cells).collect();
    out::table(&["received", "kind", "state", "attempts", "reason", "activity"], &rows)
}

#[derive(Serialize)]
struct Done {
    what: String,
    said: String,
}

fn done(given: &Given, what: String, said: String) -> Outcome {
    let shown = Done { what, said };
    out::show(given.json, &shown, || shown.said.clone())
}

/// `federation retry`, `pause` and `resume`.
pub async fn act(given: &Given, host: String, act: Act) -> Outcome {
    let db = ground::open(given)?;
    let name = host.clone();
    db.write(move |tx| nodes::act(tx, None, &name, act)).await?;
    let said = match act {
        Act::Retry => format!("What waits for {host} is tried as soon as `collegium serve` runs."),
        Act::Pause => format!("Nothing is sent to {host}; its queue stays."),
        Act::Resume => format!("{host} is sent to again."),
    };
    done(given, host, said)
}

/// `federation failed`: the newest page.
pub async fn failed(given: &Given) -> Outcome {
    let db = ground::open(given)?;
    let page = db.read(|conn| received::failed(conn, &Cursor::newest())).await?;
    let more = page.next.is_some();
    let all: Vec<ReceivedLine> = page.items.into_iter().map(ReceivedLine::from).collect();
    out::show(given.json, &all, || {
        let cells = |r: &ReceivedLine| {
            let reason = r.reason.clone().unwrap_or_default();
            vec![
                r.id.clone(),
                r.node.clone(),
                r.received.clone(),
                r.kind.clone(),
                r.attempts.to_string(),
                reason,
            ]
        };
        let rows: Vec<Vec<String>> = all.iter().map(cells).collect();
        let table = out::table(&["id", "node", "received", "kind", "attempts", "reason"], &rows);
        let rest = "\nThese are the newest; older ones show when these are dealt with.";
        format!("{table}{}", if more { rest } else { "" })
    })
}

/// `federation failed --retry`
pub async fn try_again(given: &Given, id: String) -> Outcome {
    let db = ground::open(given)?;
    let key = id.clone();
    db.write(move |tx| received::try_again(tx, None, &key)).await?;
    done(given, id, "It is tried again as soon as `collegium serve` runs.".to_owned())
}

/// `federation failed --retry-all`
pub async fn try_all_again(given: &Given, host: String) -> Outcome {
    let db = ground::open(given)?;
    let name = host.clone();
    let count = db.write(move |tx| received::try_all_again(tx, None, &name)).await?;
    done(given, host, format!("{count} messages are tried again as soon as `collegium serve` runs."))
}
