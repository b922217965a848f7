//! A member's other accounts, and that they moved: a notice that they give and take back.

use askama::Template;
use axum::extract::Query;

use crate::accounts::session;
use crate::actors::read::Face;
use crate::actors::{self, Actor, selves};
use crate::error::{Error, Result};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "moving.html")]
struct MovingPage {
    page: Shell,
    form: Sheet,
    accounts: Vec<Face>,
    /// How many more may be named.
    left: usize,
    /// The address of who they are now.
    moved_to: Option<String>,
    /// What the new account has to name.
    own: String,
    saved: bool,
}

async fn page(visit: &Visit, form: Sheet, saved: bool) -> Result<MovingPage> {
    let member = visit.member()?;
    let own = format!("@{}@{}", member.handle, visit.state.origin.authority());
    let actor = member.actor;
    let (accounts, moved_to) = visit
        .read(move |conn, _| Ok((selves::also_known_as(conn, actor)?, actors::moved_to(conn, actor)?)))
        .await?;
    Ok(MovingPage {
        page: visit.shell("settings"),
        left: usize::try_from(selves::MOST).unwrap_or(0).saturating_sub(accounts.len()),
        accounts: accounts.into_iter().map(Face::from).collect(),
        moved_to: moved_to.map(|to| to.address()),
        form,
        own,
        saved,
    })
}

#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    saved: String,
}

/// `GET /settings/moving`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = page(&visit, Sheet::default(), asked.saved == "yes").await?;
    visit.show(&page)
}

/// To the page again: with what was done, or with what was wrong.
async fn answer(visit: &Visit, form: Sheet, done: Result<()>) -> Answer {
    match done {
        Ok(()) => go("/settings/moving?saved=yes"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = page(visit, form, false).await?;
            refused.page(visit.show(&page))
        }
    }
}

/// `POST /settings/moving/accounts`
pub async fn name(visit: Visit, Posted(form): Posted) -> Answer {
    let done = add(&visit, form.get("account")).await;
    answer(&visit, form, done).await
}

async fn add(visit: &Visit, account: &str) -> Result<()> {
    let member = visit.member()?;
    let (actor, other) = (member.actor, visit.app.other_self(member, account).await?);
    visit.write(move |tx| selves::name(tx, actor, &other)).await
}

/// `POST /settings/moving/accounts/remove`: `person` is the stored URI.
pub async fn forget(visit: Visit, Posted(form): Posted) -> Answer {
    let (actor, person) = (visit.member()?.actor, form.owned("person"));
    visit
        .write(move |tx| {
            let other: Actor = actors::by_uri(tx.conn, &person)?.ok_or(Error::NotFound)?;
            selves::forget(tx, actor, other.id)
        })
        .await?;
    go("/settings/moving?saved=yes")
}

/// `POST /settings/moving`
pub async fn leave(visit: Visit, Posted(form): Posted) -> Answer {
    let done = move_to(&visit, &form).await;
    answer(&visit, form, done).await
}

async fn move_to(visit: &Visit, form: &Sheet) -> Result<()> {
    let member = visit.member()?;
    let proof = session::prove(visit.app.db(), member, form.get("password")).await?;
    let (actor, new) = (member.actor, visit.app.new_self(member, form.get("target")).await?);
    visit
        .write(move |tx| {
            proof.hold(tx)?;
            selves::move_to(tx, actor, new)
        })
        .await
}

/// `POST /settings/moving/back`
pub async fn back(visit: Visit) -> Answer {
    let actor = visit.member()?.actor;
    visit.write(move |tx| selves::come_back(tx, actor)).await?;
    go("/settings/moving?saved=yes")
}
