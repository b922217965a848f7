//! Running the node: who may sign up, under which address it is known, and new keys.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::association::SignUp;
use crate::base::page::Page;
use crate::error::{Error, Problem, Result};
use crate::exchange::{keys, received};
use crate::mail::read::{self, Standing};
use crate::roster::overview::{self, Line, Pulse, Waiting};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::lists::Asked;
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "admin.html")]
struct AdminPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    sign_up: &'static str,
    hint: String,
    open: bool,
    /// The public address, and whether it may still change.
    address: String,
    locked: bool,
    waiting: Waiting,
    pulse: Pulse,
    /// The mail server; empty: mail is written into a folder.
    server: String,
    standing: Standing,
    /// Whose keys are to be changed.
    form: Sheet,
    rotated: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Told {
    /// Whether keys were changed just now.
    #[serde(default)]
    keys: String,
}

/// `GET /admin`
pub async fn show(visit: Visit, Query(told): Query<Told>) -> Answer {
    visit.admin()?;
    let page = admin_page(&visit, Sheet::default(), told.keys == "new").await?;
    visit.show(&page)
}

async fn admin_page(visit: &Visit, form: Sheet, rotated: bool) -> Result<AdminPage> {
    let (by, now) = (visit.member()?.clone(), visit.now);
    let (failed, standing, waiting, pulse) = visit
        .read(move |conn, _| {
            let by = by.admin()?;
            let (waiting, pulse) = (overview::waiting(conn, by)?, overview::pulse(conn, by, now)?);
            Ok((received::count_failed(conn)?, read::standing(conn)?, waiting, pulse))
        })
        .await?;
    let association = &visit.state.association;
    Ok(AdminPage {
        page: visit.shell("admin"),
        tab: "node",
        failed,
        waiting,
        pulse,
        sign_up: association.sign_up.key(),
        hint: match association.sign_up {
            SignUp::Open => "admin-open-what".to_owned(),
            other => format!("joining-{}-hint", other.key()),
        },
        open: association.is_open(),
        address: visit.state.origin.as_str().to_owned(),
        locked: !association.locked_address.is_empty(),
        server: visit.app.config().mail.host.trim().to_owned(),
        standing,
        form,
        rotated,
    })
}

#[derive(Template)]
#[template(path = "admin_communities.html")]
struct CommunitiesPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    lines: Vec<Line>,
    next: Option<String>,
}

/// `GET /admin/communities`
pub async fn communities(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let (by, after) = (visit.member()?.clone(), asked.cursor()?);
    let (found, failed): (Page<Line>, i64) = visit
        .read(move |conn, _| {
            Ok((overview::communities(conn, by.admin()?, &after)?, received::count_failed(conn)?))
        })
        .await?;
    visit.show(&CommunitiesPage {
        page: visit.shell("admin"),
        tab: "communities",
        failed,
        lines: found.items,
        next: found.next.map(|next| format!("/admin/communities?after={next}")),
    })
}

/// `POST /admin/keys`: new keys for whoever `handle` names.
pub async fn new_keys(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    match rotate(&visit, form.owned("handle")).await {
        Ok(()) => go("/admin?keys=new#keys"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = admin_page(&visit, form, false).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn rotate(visit: &Visit, handle: String) -> Result<()> {
    let (by, pairs) = (visit.member()?.clone(), visit.app.new_keys().await?);
    let (name, node_key) = (handle.trim().to_owned(), visit.app.node_key().clone());
    let done =
        visit.write(move |tx| keys::rotate(tx, Some(by.admin()?), &node_key, &name, &pairs).map(drop)).await;
    match done {
        Err(Error::NotFound) => Err(Problem::with("handle", "handle-unknown", handle.trim()).into()),
        other => other,
    }
}
