//! Leaving the node: the effect of each way before anything happens, and doing it.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::session;
use crate::error::{Error, Result};
use crate::leaving::read::Effect;
use crate::leaving::{self, Way, Wish};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go, signed_out};

#[derive(Template)]
#[template(path = "leaving.html")]
struct LeavingPage {
    page: Shell,
    form: Sheet,
    effect: Effect,
    handle: String,
    /// What stands where a name was.
    nameless: String,
}

#[derive(Template)]
#[template(path = "left.html")]
struct LeftPage {
    page: Shell,
    way: &'static str,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    way: String,
}

async fn page(visit: &Visit, form: Sheet) -> Result<LeavingPage> {
    let member = visit.member()?.clone();
    let handle = format!("@{}", member.handle);
    let effect = visit.read(move |conn, _| leaving::read::effect(conn, &member)).await?;
    let page = visit.shell("settings");
    Ok(LeavingPage { nameless: page.say("former-member"), page, form, effect, handle })
}

/// `GET /settings/leaving`
pub async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Sheet::default()).await?;
    visit.show(&page)
}

/// `POST /settings/leaving`
pub async fn leave(visit: Visit, Posted(form): Posted) -> Answer {
    match go_away(&visit, &form).await {
        Ok(()) => signed_out(&visit.app, &format!("/left?way={}", form.get("way"))),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = page(&visit, form).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn go_away(visit: &Visit, form: &Sheet) -> Result<()> {
    let member = visit.member()?.clone();
    let wish = Wish { way: form.owned("way"), handle: form.owned("handle"), alone: form.is("alone", "yes") };
    let (asked, who) = (wish.clone(), member.clone());
    // Looked at before the password: what is wrong is told together, and costs no try.
    let fine = visit.read(move |conn, _| leaving::check(conn, &who, &asked)).await;
    match (fine, form.get("password").is_empty()) {
        (Err(Error::Invalid(mut problems)), true) => {
            problems.push(crate::error::Problem::new("password", "empty"));
            return Err(Error::Invalid(problems));
        }
        (fine, _) => fine.map(drop)?,
    }
    let proof = session::prove(visit.app.db(), &member, form.get("password")).await?;
    visit
        .write(move |tx| {
            proof.hold(tx)?;
            leaving::leave(tx, Some(member.id), &member, &wish)
        })
        .await
}

/// `GET /left`: what was done, to somebody who is nobody here any more.
pub async fn done(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let Ok(way) = Way::parse(&asked.way) else { return go("/") };
    let page = visit.shell("").without_way_back();
    let way = match way {
        Way::Keep => "left-keep",
        Way::Anonymise => "left-anonymise",
        Way::Delete => "left-delete",
    };
    visit.show(&LeftPage { page, way })
}
