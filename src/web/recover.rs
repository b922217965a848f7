//! What links in mails lead to: confirming an address, and choosing a new password. Opening a link changes nothing, for
//! programs that look through mail open links, too; the button on its page does.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::links::{self, Link, Purpose};
use crate::accounts::{candidate, email, password, reset};
use crate::error::Result;

use super::errors::{Answer, Refused};
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go, kept_nowhere};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub(super) token: String,
    /// What was done just now.
    #[serde(default)]
    pub(super) done: String,
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmPage {
    page: Shell,
    form: Sheet,
    /// The address that is to be confirmed; empty when the link does nothing.
    email: String,
    /// The short name of who becomes a member with it, by their password; empty for those who are.
    handle: String,
    /// What was done just now: `yes`, `waiting` for an admin, or nothing.
    done: &'static str,
}

#[derive(Template)]
#[template(path = "forgot.html")]
struct ForgotPage {
    page: Shell,
    form: Sheet,
    sent: bool,
}

#[derive(Template)]
#[template(path = "reset.html")]
struct ResetPage {
    page: Shell,
    form: Sheet,
    /// Whether the link works.
    works: bool,
}

async fn find(visit: &Visit, token: &str, purpose: Purpose) -> Result<Option<Link>> {
    let (token, now) = (token.to_owned(), visit.now);
    visit.read(move |conn, _| links::find(conn, &token, purpose, now)).await
}

/// Shows a page of a link: as it is, or as a refusal when the link does nothing.
fn show_link<T: Template>(visit: &Visit, page: &T, works: bool) -> Answer {
    let shown = visit.show(page);
    kept_nowhere(if works { shown } else { Refused::with(&links::dead()).page(shown) })
}

/// `GET /confirm?token=…`
pub async fn show_confirm(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let done = ["yes", "waiting"].into_iter().find(|known| *known == asked.done).unwrap_or("");
    let token = if done.is_empty() { asked.token.as_str() } else { "" };
    let page = confirm_page(&visit, Sheet::of([("token", token)]), done).await?;
    let works = !done.is_empty() || !page.email.is_empty();
    show_link(&visit, &page, works)
}

async fn confirm_page(visit: &Visit, form: Sheet, done: &'static str) -> Result<ConfirmPage> {
    let candidate::Found { email, handle } = whose(visit, form.get("token")).await?;
    Ok(ConfirmPage { page: visit.shell("").without_way_back(), form, email, handle, done })
}

/// For whom a link is: a member, or somebody who wants to become one; nobody when it does nothing.
async fn whose(visit: &Visit, token: &str) -> Result<candidate::Found> {
    if let Some(link) = find(visit, token, Purpose::Confirm).await? {
        return Ok(candidate::Found { email: link.email, handle: String::new() });
    }
    let (token, now) = (token.to_owned(), visit.now);
    Ok(visit.read(move |conn, _| candidate::find(conn, &token, now)).await?.unwrap_or_default())
}

/// Confirms an address, and says where that leads. Nobody is signed in by a link: it may have been sent by whoever wants
/// somebody else to use their account.
async fn confirm(visit: &Visit, form: &Sheet) -> Result<&'static str> {
    let proven = candidate::prove(visit.app.db(), form.get("token"), form.get("password")).await?;
    let (token, key) = (form.owned("token"), visit.app.node_key().clone());
    let Some(proven) = proven else {
        visit.write(move |tx| email::confirm(tx, &key, &token)).await?;
        return Ok("/confirm?done=yes");
    };
    Ok(match visit.write(move |tx| candidate::confirm(tx, &proven)).await? {
        candidate::Became::Member(_) => "/sign-in?done=joined",
        candidate::Became::Waiting => "/confirm?done=waiting",
    })
}

/// `POST /confirm`
pub async fn send_confirm(visit: Visit, Posted(form): Posted) -> Answer {
    match confirm(&visit, &form).await {
        Ok(to) => go(to),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = confirm_page(&visit, form, "").await?;
            kept_nowhere(refused.page(visit.show(&page)))
        }
    }
}

/// `GET /forgot`
pub async fn show_forgot(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = visit.shell("").without_way_back();
    visit.show(&ForgotPage { page, form: Sheet::default(), sent: asked.done == "yes" })
}

/// `POST /forgot`: the answer is the same whether anybody has the address.
pub async fn send_forgot(visit: Visit, Posted(form): Posted) -> Answer {
    let (email, key) = (form.owned("email"), visit.app.node_key().clone());
    match visit.write(move |tx| reset::ask(tx, &key, &email)).await {
        Ok(()) => go("/forgot?done=yes"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = visit.shell("").without_way_back();
            refused.page(visit.show(&ForgotPage { page, form, sent: false }))
        }
    }
}

/// `GET /reset?token=…`
pub async fn show_reset(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let works = find(&visit, &asked.token, Purpose::Reset).await?.is_some();
    let page = visit.shell("").without_way_back();
    show_link(&visit, &ResetPage { page, form: Sheet::of([("token", &asked.token)]), works }, works)
}

/// `POST /reset`: every session ends, so whoever sent this signs in next.
pub async fn send_reset(visit: Visit, Posted(form): Posted) -> Answer {
    match set(&visit, &form).await {
        Ok(()) => go("/sign-in?done=reset"),
        Err(error) => {
            let works = find(&visit, form.get("token"), Purpose::Reset).await?.is_some();
            let (form, refused) = form.refused(visit.words, error)?;
            let page = visit.shell("").without_way_back();
            kept_nowhere(refused.page(visit.show(&ResetPage { page, form, works })))
        }
    }
}

async fn set(visit: &Visit, form: &Sheet) -> Result<()> {
    // Looked at before the password is hashed: whoever guesses links costs nothing.
    let Some(link) = find(visit, form.get("token"), Purpose::Reset).await? else {
        return Err(links::dead());
    };
    let known = visit.read(move |conn, _| reset::known(conn, link.member)).await?;
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let hash = password::hash(form.get("password"), &known).await?;
    let (token, key) = (form.owned("token"), visit.app.node_key().clone());
    visit.write(move |tx| reset::set(tx, &key, &token, &hash)).await
}
