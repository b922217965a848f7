//! First-run set-up: from the one-time link to an association with its first admin.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::accounts::{email, session, sign_up};
use crate::actors;
use crate::association::{self, Details};
use crate::error::{Error, Result};

use super::errors::{Answer, Fault};
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::sign::new_member;
use super::visit::{Visit, signed_in};

#[derive(Template)]
#[template(path = "setup.html")]
struct SetUp {
    page: Shell,
    form: Sheet,
    languages: &'static [(&'static str, &'static str)],
    zones: Vec<String>,
    /// The public address when the configuration says it; empty when the form asks.
    configured: String,
}

fn set_up_page(visit: &Visit, form: Sheet) -> SetUp {
    SetUp {
        page: visit.shell("").without_way_back(),
        form,
        languages: &super::l10n::WRITTEN,
        zones: super::dates::zones(),
        configured: visit.app.config().server.public_address.clone(),
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    token: String,
}

/// Whether the link opens the set-up now.
async fn check_link(visit: &Visit, token: &str) -> Result<(), Fault> {
    let token = token.to_owned();
    let fits = visit.read(move |conn, _| association::setup_secret_fits(conn, &token)).await?;
    if fits && !visit.state.association.set_up { Ok(()) } else { Err(Fault::SetupLink) }
}

/// `GET /setup?token=…`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    check_link(&visit, &asked.token).await?;
    let form = Sheet::of([
        ("token", &asked.token),
        ("language", visit.words.tag()),
        ("time_zone", "UTC"),
        ("public_address", visit.state.origin.as_str()),
        ("policy_mode", "allow-list"),
    ]);
    visit.show(&set_up_page(&visit, form))
}

/// `POST /setup`
pub async fn send(visit: Visit, Posted(form): Posted) -> Answer {
    check_link(&visit, form.get("token")).await?;
    match set_up(&visit, &form).await {
        Ok(secret) => {
            visit.app.reload().await?;
            signed_in(&visit.app, &secret, "/")
        }
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&set_up_page(&visit, form)))
        }
    }
}

async fn set_up(visit: &Visit, form: &Sheet) -> Result<String> {
    let details = Details {
        name: form.owned("association"),
        legal_entity: form.owned("legal_entity"),
        jurisdiction: form.get("jurisdiction").trim().to_uppercase(),
        language: form.owned("language"),
        time_zone: form.owned("time_zone"),
        public_address: form.owned("public_address"),
        policy_mode: form.owned("policy_mode"),
    };
    let (mut new, token) = (admin(visit, form, &details).await?, form.owned("token"));
    let (key, place) = (visit.app.node_key().clone(), visit.place(false));
    new.language.clone_from(&details.language);
    new.time_zone.clone_from(&details.time_zone);
    visit
        .write(move |tx| {
            // Asked again inside: two tabs may send the form at once.
            if !association::setup_secret_fits(tx.conn, &token)? {
                return Err(crate::error::Denial::AlreadySetUp.into());
            }
            association::set_up(tx, &details)?;
            let member = sign_up::create(tx, &new, true)?;
            email::ask_new(tx, &key, &member)?;
            actors::node_actor(tx)?;
            session::open_at(tx, member.id, &place)
        })
        .await
}

/// The first admin; what is wrong with the association is told together with what is wrong with them.
async fn admin(visit: &Visit, form: &Sheet, details: &Details) -> Result<sign_up::NewMember> {
    match (association::check(details), new_member(visit, form).await) {
        (Ok(()), new) => new,
        (Err(Error::Invalid(mut problems)), Err(Error::Invalid(more))) => {
            problems.extend(more);
            Err(Error::Invalid(problems))
        }
        (Err(error), _) => Err(error),
    }
}
