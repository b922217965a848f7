//! What happened to a post, from the shell: its steps, and every delivery that tells them.

use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::federation::app;
use super::{Given, out};
use crate::accounts::Viewer;
use crate::base::origin::Origin;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::base::time::rfc3339;
use crate::error::{Error, Result};
use crate::exchange::journey::{self, Delivery, Journey, Step, Told};
use crate::threads::read;

#[derive(Serialize)]
struct StepLine {
    at: String,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    nodes: i64,
    done: i64,
    pending: i64,
    refused: i64,
    dropped: i64,
    since: Option<String>,
    soon: bool,
}

impl From<Step> for StepLine {
    fn from(step: Step) -> StepLine {
        let Step { what, at, role, reason, soon, told, .. } = step;
        let nodes = told.nodes();
        let Told { done, pending, refused, dropped, since, .. } = told;
        let (at, since) = (rfc3339(at), since.map(rfc3339));
        StepLine { at, what: what.key(), role, reason, nodes, done, pending, refused, dropped, since, soon }
    }
}

impl StepLine {
    fn told(&self) -> String {
        if self.nodes == 0 {
            return if self.soon { "in a moment".to_owned() } else { String::new() };
        }
        let counts = [("have it", self.done), ("wait", self.pending), ("refused", self.refused)];
        let all = counts.into_iter().chain([("dropped", self.dropped)]);
        let said: Vec<String> = all.filter(|(_, n)| *n > 0).map(|(word, n)| format!("{n} {word}")).collect();
        let since = self.since.as_ref().map(|at| format!(", since {at}")).unwrap_or_default();
        format!("{}{since}", said.join(", "))
    }

    fn cells(&self) -> Vec<String> {
        let why = self.reason.clone().unwrap_or_default();
        vec![self.at.clone(), self.what.to_owned(), self.told(), self.role.clone().unwrap_or_default(), why]
    }
}

#[derive(Serialize)]
struct DeliveryLine {
    node: String,
    what: String,
    kind: String,
    activity: String,
    state: String,
    attempts: i64,
    answer: Option<String>,
    created: String,
    sent: Option<String>,
    acknowledged: Option<String>,
}

impl DeliveryLine {
    fn new(here: &Origin, d: &Delivery) -> Option<DeliveryLine> {
        let tries = d.tries(journey::Sight::All)?;
        Some(DeliveryLine {
            node: d.node.clone(),
            what: d.what.clone(),
            kind: tries.kind.to_owned(),
            activity: here.complete(tries.activity),
            state: d.state.clone(),
            attempts: tries.attempts,
            answer: d.answer.clone(),
            created: rfc3339(d.created),
            sent: tries.sent.map(rfc3339),
            acknowledged: d.acknowledged.map(rfc3339),
        })
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.node.clone(),
            self.what.clone(),
            self.state.clone(),
            self.attempts.to_string(),
            self.answer.clone().unwrap_or_default(),
            self.created.clone(),
            self.sent.clone().unwrap_or_default(),
            self.acknowledged.clone().unwrap_or_default(),
        ]
    }
}

#[derive(Serialize)]
struct Shown {
    uri: String,
    /// Where its author's account is, and where its community is at home; none: here.
    author_node: Option<String>,
    home: Option<String>,
    public: bool,
    published: String,
    state: String,
    earlier: bool,
    steps: Vec<StepLine>,
    deliveries: Vec<DeliveryLine>,
}

/// A post by its address on this node, the last part of it, or its address on the node of its author.
fn find(conn: &mut Conn, here: &Origin, named: &str) -> Result<read::Post> {
    let stored = here.stored(named.trim());
    let page = stored.strip_prefix('/').map_or(Some(stored.as_str()), |path| {
        let (place, page) = path.split_once('/')?;
        let page = page.strip_suffix("/journey").unwrap_or(page);
        matches!(place, "t" | "r" | "p").then(|| page.split(['#', '?']).next().unwrap_or(page))
    });
    match page.map(|page| read::post(conn, &Viewer::Node, page)) {
        Some(Err(Error::NotFound)) | None => read::post_by_uri(conn, &Viewer::Node, &stored),
        Some(found) => found,
    }
}

/// `federation journey`
pub async fn run(given: &Given, named: String) -> Outcome {
    let app = app(given).await?;
    let (asked, here) = (named.clone(), app.origin());
    let found = app
        .db()
        .read(move |conn| {
            let post = find(conn, &here, &asked)?;
            let journey = journey::of(conn, &Viewer::Node, post.id)?;
            let deliveries = all(conn, &here, post.id)?;
            Ok(shown(here.complete(&post.uri), journey, deliveries))
        })
        .await;
    let shown = match found {
        Err(Error::NotFound) => {
            return Err(Failure::refused(format!("no post that can be read here is {named}")));
        }
        other => other?,
    };
    out::show(given.json, &shown, || table(&shown))
}

/// Every delivery that tells the steps that are shown, page after page.
fn all(conn: &mut Conn, here: &Origin, post: i64) -> Result<Vec<DeliveryLine>> {
    let (mut lines, mut after) = (Vec::new(), Cursor::oldest());
    loop {
        let page = journey::deliveries(conn, journey::Sight::All, post, "", &after)?;
        lines.extend(page.items.iter().filter_map(|d| DeliveryLine::new(here, d)));
        match page.next {
            Some(next) => after = Cursor::read(&next)?,
            None => return Ok(lines),
        }
    }
}

fn shown(uri: String, journey: Journey, deliveries: Vec<DeliveryLine>) -> Shown {
    Shown {
        uri,
        author_node: journey.author_node,
        home: journey.home,
        public: journey.public,
        published: rfc3339(journey.claimed),
        state: journey.state,
        earlier: journey.earlier,
        steps: journey.steps.into_iter().map(StepLine::from).collect(),
        deliveries,
    }
}

fn table(shown: &Shown) -> String {
    let node = |name: &Option<String>| name.clone().unwrap_or_else(|| "this node".to_owned());
    let lines = [
        ("post", shown.uri.clone()),
        ("written on", format!("{}, {}", node(&shown.author_node), shown.published)),
        ("home", node(&shown.home)),
        ("state", shown.state.clone()),
        ("for", if shown.public { "everybody" } else { "members only: no other node is told" }.to_owned()),
    ];
    let facts: Vec<String> = lines.iter().map(|(name, value)| format!("{name:13}{value}")).collect();
    let steps: Vec<Vec<String>> = shown.steps.iter().map(StepLine::cells).collect();
    let mut parts = vec![facts.join("\n"), out::table(&["at", "what", "told", "by", "reason"], &steps)];
    if shown.earlier {
        parts.push("These are the latest steps; more happened before.".to_owned());
    }
    if !shown.deliveries.is_empty() {
        let head = ["node", "told", "state", "attempts", "answer", "queued", "last tried", "acknowledged"];
        let rows: Vec<Vec<String>> = shown.deliveries.iter().map(DeliveryLine::cells).collect();
        parts.push(out::table(&head, &rows));
    }
    parts.join("\n\n")
}
