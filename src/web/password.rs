//! Changing one's password, by who knows the one that is.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::reset::{self, Change};
use crate::accounts::{password, session};
use crate::error::{self, Error, Result};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    page: Shell,
    form: Sheet,
    done: bool,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    done: String,
}

/// `GET /settings/password`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.member()?;
    let page = visit.shell("settings");
    visit.show(&PasswordPage { page, form: Sheet::default(), done: asked.done == "yes" })
}

/// `POST /settings/password`
pub async fn save(visit: Visit, Posted(form): Posted) -> Answer {
    match change(&visit, &form).await {
        Ok(()) => go("/settings/password?done=yes"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&PasswordPage { page: visit.shell("settings"), form, done: false }))
        }
    }
}

async fn change(visit: &Visit, form: &Sheet) -> Result<()> {
    let member = visit.member()?.clone();
    let id = member.id;
    let known = visit.read(move |conn, _| reset::known(conn, id)).await?;
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    // Looked at before the old one: what is wrong is told together, and costs no try.
    let new = password::hash(form.get("new_password"), &known).await.map_err(reset::of_new);
    let old = match form.get("password") {
        "" => Err(Error::invalid("password", "empty")),
        given => Ok(given.to_owned()),
    };
    let (old, hash) = error::both(old, new)?;
    let proof = session::prove(visit.app.db(), &member, &old).await?;
    let new = Change { hash, session: visit.secret(), all: form.is("all", "yes") };
    let key = visit.app.node_key().clone();
    visit.write(move |tx| reset::change(tx, &key, &member, &proof, &new)).await
}
