//! A member's e-mail address: as it stands, confirming it, changing it.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::email::{self, Standing};
use crate::accounts::{session, waiting};
use crate::error::Result;

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "email.html")]
struct EmailPage {
    page: Shell,
    form: Sheet,
    standing: Standing,
    sent: bool,
    /// Whether a mail tells when something has waited for a day.
    waiting: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Whether a link was sent just now.
    #[serde(default)]
    sent: String,
}

async fn page(visit: &Visit, form: Sheet, sent: bool) -> Result<EmailPage> {
    let member = visit.member()?.clone();
    let (standing, waiting) = visit
        .read(move |conn, _| Ok((email::standing(conn, &member)?, waiting::is_wanted(conn, &member)?)))
        .await?;
    Ok(EmailPage { page: visit.shell("settings"), form, standing, sent, waiting })
}

/// `GET /settings/email`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = page(&visit, Sheet::default(), asked.sent == "yes").await?;
    visit.show(&page)
}

async fn answer(visit: Visit, form: Sheet, done: Result<()>) -> Answer {
    match done {
        Ok(()) => go("/settings/email?sent=yes"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = page(&visit, form, false).await?;
            refused.page(visit.show(&page))
        }
    }
}

/// `POST /settings/email`: another address, by the member's password.
pub async fn change(visit: Visit, Posted(form): Posted) -> Answer {
    let done = ask(&visit, &form).await;
    answer(visit, form, done).await
}

async fn ask(visit: &Visit, form: &Sheet) -> Result<()> {
    let (member, address) = (visit.member()?.clone(), form.owned("email"));
    let proof = session::prove(visit.app.db(), &member, form.get("password")).await?;
    let key = visit.app.node_key().clone();
    visit
        .write(move |tx| {
            proof.hold(tx)?;
            email::ask(tx, &key, &member, &address)
        })
        .await
}

/// `POST /settings/email/again`: the link once more, to the address that the member gave.
pub async fn again(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, key) = (visit.member()?.clone(), visit.app.node_key().clone());
    let done = visit.write(move |tx| email::ask_again(tx, &key, &member)).await;
    answer(visit, form, done).await
}

/// `POST /settings/email/waiting`
pub async fn waiting(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, wanted) = (visit.member()?.clone(), form.is("wanted", "yes"));
    visit.write(move |tx| waiting::want(tx, &member, wanted)).await?;
    go("/settings/email#waiting")
}
