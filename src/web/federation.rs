//! Other nodes, for the admins of this one: how they stand, what goes to and fro, and what failed.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::base::page::{Cursor, Page};
use crate::error::{Error, Result};
use crate::exchange::deliveries::{self, Delivery};
use crate::exchange::nodes::{self, Act, Node};
use crate::exchange::received::{self, Received};
use crate::policy::{self, Why};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

/// What the address of a list of nodes asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    name: String,
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
    name: String,
    nodes: Vec<Node>,
    next: Option<String>,
}

async fn list_page(visit: &Visit, form: Sheet, asked: Asked) -> Result<ListPage> {
    visit.admin()?;
    let (after, state, now) = (asked.cursor(Cursor::oldest())?, visit.state.clone(), visit.now);
    let name = asked.name.clone();
    let (found, failed) = visit
        .read(move |conn, _| {
            let found = nodes::list(conn, &state.policy, now, &name, &after)?;
            Ok((found, received::count_failed(conn)?))
        })
        .await?;
    Ok(ListPage {
        page: visit.shell("admin"),
        tab: "federation",
        failed,
        form,
        mode: visit.state.association.policy_mode.clone(),
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
    /// Which of the two lists is shown.
    side: &'static str,
    deliveries: Vec<Delivery>,
    received: Vec<Received>,
    next: Option<String>,
}

fn of<T>(found: Page<T>) -> (Vec<T>, Option<String>) {
    (found.items, found.next)
}

async fn node_page(visit: Visit, name: String, side: &'static str, asked: Asked) -> Answer {
    visit.admin()?;
    let (after, state, now) = (asked.cursor(Cursor::newest())?, visit.state.clone(), visit.now);
    let (n, failed, deliveries, received) = visit
        .read(move |conn, _| {
            let node = nodes::find(conn, &state.policy, now, &name)?;
            let (mut out, mut back) = ((Vec::new(), None), (Vec::new(), None));
            if side == "sent" {
                out = of(deliveries::list(conn, node.row.id, &after)?);
            } else {
                back = of(received::list(conn, node.row.id, &after)?);
            }
            Ok((node, received::count_failed(conn)?, out, back))
        })
        .await?;
    let name = n.row.authority.clone();
    let base = match side {
        "sent" => format!("/admin/federation/nodes/{name}"),
        _ => format!("/admin/federation/nodes/{name}/received"),
    };
    let next = deliveries.1.or(received.1);
    visit.show(&NodePage {
        page: visit.shell("admin"),
        tab: "federation",
        failed,
        form: Sheet::of([("reason", n.row.reason.as_deref().unwrap_or(""))]),
        n,
        side,
        deliveries: deliveries.0,
        received: received.0,
        next: next.map(|next| format!("{base}?after={next}#list")),
    })
}

/// `GET /admin/federation/nodes/{authority}`: with what is sent to it.
pub async fn node(visit: Visit, Path(name): Path<String>, Query(asked): Query<Asked>) -> Answer {
    node_page(visit, name, "sent", asked).await
}

/// `GET /admin/federation/nodes/{authority}/received`: with what it sent.
pub async fn got(visit: Visit, Path(name): Path<String>, Query(asked): Query<Asked>) -> Answer {
    node_page(visit, name, "received", asked).await
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
            status if status.len() == 3 && status.bytes().all(|b| b.is_ascii_digit()) => {
                return self.say1("answer-status", "status", status);
            }
            other => return self.say1("answer-other", "answer", other),
        };
        self.say(key)
    }
}
