//! Running the node: who may sign up, and which nodes it deals with.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;

use crate::actors::nodes::{self, Node};
use crate::association;
use crate::error::{Error, Result};
use crate::policy::{self, Rule};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::lists::Asked;
use super::shell::Shell;
use super::visit::{Visit, go};

/// How many nodes a page lists.
const NODES: i64 = 100;

#[derive(Template)]
#[template(path = "admin.html")]
struct AdminPage {
    page: Shell,
    form: Sheet,
    mode: String,
    open: bool,
    nodes: Vec<NodeLine>,
    next: String,
    /// The public address, and whether it may still change.
    address: String,
    locked: bool,
}

/// A node or a rule, in one line.
struct NodeLine {
    authority: String,
    /// `allow`, `block` or none.
    verdict: String,
    reason: String,
    node: Option<Node>,
}

fn lines(nodes: Vec<Node>, rules: Vec<Rule>, first: bool) -> Vec<NodeLine> {
    let mut reasons: HashMap<String, Rule> = rules.into_iter().map(|r| (r.authority.clone(), r)).collect();
    let known: Vec<NodeLine> = nodes
        .into_iter()
        .map(|node| {
            let rule = reasons.remove(&node.authority);
            NodeLine {
                authority: node.authority.clone(),
                verdict: rule.as_ref().map(|r| r.verdict.clone()).unwrap_or_default(),
                reason: rule.map(|r| r.reason).unwrap_or_default(),
                node: Some(node),
            }
        })
        .collect();
    // Rules for nodes that never spoke stand before those that did.
    let mut rest: Vec<Rule> = reasons.into_values().filter(|_| first).collect();
    rest.sort_by(|a, b| a.authority.cmp(&b.authority));
    let unheard = rest.into_iter().map(|rule| NodeLine {
        authority: rule.authority,
        verdict: rule.verdict,
        reason: rule.reason,
        node: None,
    });
    unheard.chain(known).collect()
}

async fn admin_page(visit: &Visit, form: Sheet, after: String) -> Result<AdminPage> {
    visit.admin()?;
    let first = after.is_empty();
    let (nodes, rules) =
        visit.read(move |conn, _| Ok((nodes::list(conn, &after, NODES + 1)?, policy::rules(conn)?))).await?;
    let page = usize::try_from(NODES).unwrap_or(usize::MAX);
    let more = nodes.len() > page;
    let nodes: Vec<Node> = nodes.into_iter().take(page).collect();
    let next = nodes.last().filter(|_| more).map(|n| n.authority.clone());
    let association = &visit.state.association;
    Ok(AdminPage {
        page: visit.shell("admin"),
        form,
        mode: association.policy_mode.clone(),
        open: association.sign_up_open,
        next: next.unwrap_or_default(),
        nodes: lines(nodes, rules, first),
        address: visit.state.origin.as_str().to_owned(),
        locked: !association.locked_address.is_empty(),
    })
}

/// `GET /admin`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = admin_page(&visit, Sheet::default(), asked.after).await?;
    visit.show(&page)
}

/// `POST /admin/sign-up`: `open` is yes or no.
pub async fn sign_up(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let open = form.is("open", "yes");
    visit.write(move |tx| association::open_sign_up(tx, open)).await?;
    visit.app.reload().await?;
    go("/admin")
}

/// `POST /admin/mode`
pub async fn mode(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let mode = form.owned("policy_mode");
    visit.write(move |tx| association::set_policy_mode(tx, &mode)).await?;
    visit.app.reload().await?;
    go("/admin")
}

/// `POST /admin/nodes`: `verdict` is allow or block.
pub async fn rule(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    match set_rule(&visit, &form).await {
        Ok(()) => {
            visit.app.reload().await?;
            go("/admin#nodes")
        }
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = admin_page(&visit, form, String::new()).await?;
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
