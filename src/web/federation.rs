//! Other nodes, for the admins of this one: how they stand, what goes to and fro, and what failed.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::base::page::{Cursor, Page};
use crate::base::time::{DAY, HOUR, MILLISECOND, MINUTE, Micros, SECOND};
use crate::error::{Error, Result};
use crate::exchange::deliveries::{self, Delivery, Which};
use crate::exchange::figures::{self, Figures};
use crate::exchange::nodes::{self, Act, Node};
use crate::exchange::received::{self, Received};
use crate::policy::{self, Why, audit};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

/// What the address of a list of nodes asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    name: String,
    /// Of deliveries: which of them.
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

impl Asked {
    /// Where the list goes on; from `start` when nothing is said.
    fn cursor(&self, start: Cursor) -> Result<Cursor> {
        match self.after.as_str() {
            "" => Ok(start),
            text => Cursor::read(text),
        }
    }
}

#[derive(Template)]
#[template(path = "federation.html")]
struct ListPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    mode: String,
    /// Who set the mode last.
    last: Option<audit::Entry>,
    name: String,
    nodes: Vec<Node>,
    next: Option<String>,
}

async fn list_page(visit: &Visit, form: Sheet, asked: Asked) -> Result<ListPage> {
    visit.admin()?;
    let (after, state, now) = (asked.cursor(Cursor::oldest())?, visit.state.clone(), visit.now);
    let name = asked.name.clone();
    let (found, failed, last) = visit
        .read(move |conn, _| {
            let found = nodes::list(conn, &state.policy, now, &name, &after)?;
            Ok((found, received::count_failed(conn)?, audit::last(conn, "policy-mode")?))
        })
        .await?;
    Ok(ListPage {
        page: visit.shell("admin"),
        tab: "federation",
        failed,
        form,
        mode: visit.state.association.policy_mode.clone(),
        last,
        next: found.next.map(|next| address(&asked.name, &next)),
        name: asked.name,
        nodes: found.items,
    })
}

/// The address of the rest of the list.
fn address(name: &str, next: &str) -> String {
    let name: String = url::form_urlencoded::byte_serialize(name.trim().as_bytes()).collect();
    format!("/admin/federation?name={name}&after={next}#nodes")
}

/// `GET /admin/federation`
pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = list_page(&visit, Sheet::default(), asked).await?;
    visit.show(&page)
}

/// `POST /admin/mode`
pub async fn mode(visit: Visit, Posted(form): Posted) -> Answer {
    let (by, mode) = (visit.member()?.clone(), form.owned("policy_mode"));
    visit.write(move |tx| policy::set_mode(tx, Some(by.admin()?), &mode)).await?;
    visit.app.reload().await?;
    go("/admin/federation")
}

/// `POST /admin/nodes`: `verdict` is allow or block; `back` is given on a node's own page.
pub async fn rule(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    match set_rule(&visit, &form).await {
        Ok(()) => {
            visit.app.reload().await?;
            match policy::canonical(form.get("node")).filter(|_| form.is("back", "node")) {
                Some(name) => go(&format!("/admin/federation/nodes/{name}")),
                None => go("/admin/federation#nodes"),
            }
        }
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = list_page(&visit, form, Asked::default()).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn set_rule(visit: &Visit, form: &Sheet) -> Result<()> {
    let by = visit.member()?.clone();
    let (node, reason) = (form.owned("node"), form.owned("reason"));
    let allow = match form.get("verdict") {
        "allow" => true,
        "block" => false,
        _ => return Err(Error::invalid("verdict", "choose")),
    };
    visit.write(move |tx| policy::set_rule(tx, Some(by.admin()?), &node, allow, &reason)).await
}

#[derive(Template)]
#[template(path = "federation_node.html")]
struct NodePage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    n: Node,
    figures: Figures,
    /// Which of the lists is shown.
    side: Side,
    deliveries: Vec<Delivery>,
    received: Vec<Received>,
    next: Option<String>,
}

/// A list on a node's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Sent(Which),
    Got,
}

impl Side {
    const SENT: Side = Side::Sent(Which::All);
    const REFUSED: Side = Side::Sent(Which::Refused);
    const GOT: Side = Side::Got;

    /// The address of the list, and the key of its name.
    fn place(self, node: &str) -> (String, &'static str) {
        let page = format!("/admin/federation/nodes/{node}");
        match self {
            Side::Sent(Which::All) => (page + "?", "node-sent"),
            Side::Sent(Which::Refused) => (page + "?state=refused&", "node-refused"),
            Side::Got => (page + "/received?", "node-got"),
        }
    }
}

fn of<T>(found: Page<T>) -> (Vec<T>, Option<String>) {
    (found.items, found.next)
}

async fn node_page(visit: Visit, name: String, side: Side, asked: Asked) -> Answer {
    visit.admin()?;
    let (after, state, now) = (asked.cursor(Cursor::newest())?, visit.state.clone(), visit.now);
    let (n, figures, failed, deliveries, received) = visit
        .read(move |conn, _| {
            let node = nodes::find(conn, &state.policy, now, &name)?;
            let (mut out, mut back) = ((Vec::new(), None), (Vec::new(), None));
            match side {
                Side::Sent(which) => out = of(deliveries::list(conn, node.row.id, which, &after)?),
                Side::Got => back = of(received::list(conn, node.row.id, &after)?),
            }
            let figures = figures::read(conn, node.row.id)?;
            Ok((node, figures, received::count_failed(conn)?, out, back))
        })
        .await?;
    let (base, _) = side.place(&n.row.authority);
    let next = deliveries.1.or(received.1);
    visit.show(&NodePage {
        page: visit.shell("admin"),
        tab: "federation",
        failed,
        form: Sheet::of([("reason", n.row.reason.as_deref().unwrap_or(""))]),
        n,
        figures,
        side,
        deliveries: deliveries.0,
        received: received.0,
        next: next.map(|next| format!("{base}after={next}#list")),
    })
}

/// `GET /admin/federation/nodes/{authority}`: with what is sent to it.
pub async fn node(visit: Visit, Path(name): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let which = Which::parse(&asked.state).ok_or(Error::NotFound)?;
    node_page(visit, name, Side::Sent(which), asked).await
}

/// `GET /admin/federation/nodes/{authority}/received`: with what it sent.
pub async fn got(visit: Visit, Path(name): Path<String>, Query(asked): Query<Asked>) -> Answer {
    node_page(visit, name, Side::Got, asked).await
}

/// `POST /admin/federation/nodes/{authority}`: `act` is retry, pause, resume or again.
pub async fn act(visit: Visit, Path(name): Path<String>, Posted(form): Posted) -> Answer {
    let by = visit.member()?.clone();
    let (host, word) = (name.clone(), form.owned("act"));
    visit
        .write(move |tx| {
            let by = Some(by.admin()?);
            match Act::parse(&word) {
                Some(act) => nodes::act(tx, by, &host, act),
                None if word == "again" => received::try_all_again(tx, by, &host).map(drop),
                None => Err(Error::invalid("act", "choose")),
            }
        })
        .await?;
    go(&format!("/admin/federation/nodes/{name}"))
}

#[derive(Template)]
#[template(path = "federation_failed.html")]
struct FailedPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    received: Vec<Received>,
    next: Option<String>,
}

/// `GET /admin/federation/failed`
pub async fn failed(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let after = asked.cursor(Cursor::newest())?;
    let (found, failed) = visit
        .read(move |conn, _| Ok((received::failed(conn, &after)?, received::count_failed(conn)?)))
        .await?;
    visit.show(&FailedPage {
        page: visit.shell("admin"),
        tab: "failed",
        failed,
        received: found.items,
        next: found.next.map(|next| format!("/admin/federation/failed?after={next}")),
    })
}

/// `POST /admin/federation/failed`: `message` is tried again.
pub async fn try_again(visit: Visit, Posted(form): Posted) -> Answer {
    let (by, key) = (visit.member()?.clone(), form.owned("message"));
    visit.write(move |tx| received::try_again(tx, Some(by.admin()?), &key)).await?;
    match policy::canonical(form.get("node")) {
        Some(name) => go(&format!("/admin/federation/nodes/{name}/received")),
        None => go("/admin/federation/failed"),
    }
}

/// How policy and deliveries stand, in words.
impl Shell {
    fn policy_words(&self, n: &Node) -> String {
        match (n.verdict.why(), n.verdict.is_allowed()) {
            (Why::ModeOpen, _) => self.say("standing-by-mode-open"),
            (Why::ModeAllowList, _) => self.say("standing-by-mode-allow-list"),
            (Why::ModeClosed, _) => self.say("standing-by-mode-closed"),
            (Why::Rule(name), _) if *name == n.row.authority => self.say("standing-by-own-rule"),
            (Why::Rule(name), _) => self.say1("standing-by-rule-above", "node", name.as_str()),
        }
    }

    /// A status that was answered, or why there is none.
    pub(super) fn answer_words(&self, answer: &str) -> String {
        let key = match answer {
            "unreachable" => "answer-unreachable",
            "unresolved" => "answer-unresolved",
            "untrusted" => "answer-untrusted",
            "timed_out" => "answer-timed-out",
            "interrupted" => "answer-interrupted",
            "unreadable" => "answer-unreadable",
            "too_large" => "answer-too-large",
            "not_allowed" => "answer-not-allowed",
            "policy" => "answer-policy",
            "deleted meanwhile" => "answer-deleted",
            "expired" => "answer-expired",
            "unsendable" => "answer-unsendable",
            "unsigned" => "answer-unsigned",
            status if status.len() == 3 && status.bytes().all(|b| b.is_ascii_digit()) => {
                return self.say1("answer-status", "status", status);
            }
            other => return self.say1("answer-other", "answer", other),
        };
        self.say(key)
    }

    fn lately_words(&self, figures: &Figures) -> String {
        let count = i64::try_from(figures.deliveries).unwrap_or(i64::MAX);
        self.count_of("lately-what", ("done", &figures.done.to_string()), count)
    }

    /// How long something took, in the largest unit that tells enough.
    fn span_words(&self, took: &Micros) -> String {
        let (key, unit) = match *took {
            ..10_000_000 => ("span-milliseconds", MILLISECOND),
            10_000_000..120_000_000 => ("span-seconds", SECOND),
            took if took < 2 * HOUR => ("span-minutes", MINUTE),
            took if took < 2 * DAY => ("span-hours", HOUR),
            _ => ("span-days", DAY),
        };
        self.count(key, took / unit)
    }
}
