//! Signing in, up and out.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::{email, password, session, sign_up};
use crate::error::{Denial, Error, Problem, Result};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go, signed_in, signed_out, way_back};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
    /// What was done just now.
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Shell,
    form: Sheet,
    /// Whether they have a new password.
    reset: bool,
}

/// `GET /sign-in`
pub async fn show_in(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if visit.is_signed_in() {
        return go(way_back(&asked.next));
    }
    let page = visit.shell("").without_way_back();
    let form = Sheet::of([("next", &asked.next)]);
    visit.show(&SignIn { page, form, reset: asked.done == "reset" })
}

/// `POST /sign-in`
pub async fn send_in(visit: Visit, Posted(form): Posted) -> Answer {
    match open(&visit, form.owned("login"), form.get("password")).await {
        Ok(secret) => signed_in(&visit.app, &secret, way_back(form.get("next"))),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = visit.shell("").without_way_back();
            refused.page(visit.show(&SignIn { page, form, reset: false }))
        }
    }
}

async fn open(visit: &Visit, login: String, password: &str) -> Result<String> {
    let (attempt, known) = visit
        .write(move |tx| Ok((session::attempt(tx, &login)?, session::credentials(tx.conn, &login)?)))
        .await?;
    let fits = password::fits(password, known.as_ref().map(|c| c.password.as_str())).await?;
    let known = known.filter(|_| fits).ok_or(Denial::WrongPassword)?;
    visit
        .write(move |tx| {
            session::fitted(tx, &attempt)?;
            session::open(tx, known.member)
        })
        .await
}

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUp {
    page: Shell,
    form: Sheet,
}

/// `GET /sign-up`
pub async fn show_up(visit: Visit) -> Answer {
    if visit.is_signed_in() {
        return go("/");
    }
    if !visit.state.association.sign_up_open {
        return Err(Denial::SignUpClosed.into());
    }
    let page = visit.shell("").without_way_back();
    visit.show(&SignUp { page, form: Sheet::default() })
}

/// `POST /sign-up`
pub async fn send_up(visit: Visit, Posted(form): Posted) -> Answer {
    match join(&visit, &form).await {
        Ok(secret) => signed_in(&visit.app, &secret, "/communities"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = visit.shell("").without_way_back();
            refused.page(visit.show(&SignUp { page, form }))
        }
    }
}

/// What a form says of a new member, all that is wrong told at once; the password is hashed.
pub async fn new_member(visit: &Visit, form: &Sheet) -> Result<sign_up::NewMember> {
    let mut new = sign_up::NewMember {
        handle: form.owned("handle"),
        display_name: form.owned("display_name"),
        email: form.owned("email"),
        password_hash: String::new(),
        language: visit.words.tag().to_owned(),
        time_zone: visit.zone.clone(),
    };
    let problems = problems_of(&new, form.get("password"));
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    new.password_hash = password::hash(form.get("password")).await?;
    Ok(new)
}

fn problems_of(new: &sign_up::NewMember, password: &str) -> Vec<Problem> {
    let mut problems = match sign_up::check(new) {
        Err(Error::Invalid(problems)) => problems,
        Ok(_) | Err(_) => Vec::new(),
    };
    problems.extend(password::check(password).err());
    problems
}

async fn join(visit: &Visit, form: &Sheet) -> Result<String> {
    if !visit.state.association.sign_up_open {
        return Err(Denial::SignUpClosed.into());
    }
    let (new, key) = (new_member(visit, form).await?, visit.app.node_key().clone());
    visit
        .write(move |tx| {
            let member = sign_up::sign_up(tx, &new)?;
            email::ask_new(tx, &key, &member)?;
            session::open(tx, member.id)
        })
        .await
}

/// `POST /sign-out`
pub async fn out(visit: Visit) -> Answer {
    visit.close_session().await?;
    signed_out(&visit.app, "/")
}
