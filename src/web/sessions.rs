//! Where a member is signed in, and ending that.

use askama::Template;

use crate::accounts::session::{self, Session};

use super::errors::Answer;
use super::form::Posted;
use super::shell::Shell;
use super::visit::{Visit, go, signed_out};

#[derive(Template)]
#[template(path = "sessions.html")]
struct SessionsPage {
    page: Shell,
    sessions: Vec<Session>,
}

async fn list(visit: &Visit) -> crate::error::Result<Vec<Session>> {
    let (member, secret, now) = (visit.member()?.clone(), visit.secret(), visit.now);
    visit.read(move |conn, _| session::list(conn, &member, secret.as_deref(), now)).await
}

/// `GET /settings/sessions`
pub async fn show(visit: Visit) -> Answer {
    let sessions = list(&visit).await?;
    visit.show(&SessionsPage { page: visit.shell("settings"), sessions })
}

/// `POST /settings/sessions/end`: `session` is ended, also the one that asks.
pub async fn end(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, key) = (visit.member()?.clone(), form.owned("session"));
    let current = list(&visit).await?.into_iter().any(|s| s.current && s.key == key);
    visit.write(move |tx| session::end(tx, &member, &key)).await?;
    if current { signed_out(&visit.app, "/sign-in") } else { go("/settings/sessions") }
}

/// `POST /settings/sessions/end-others`
pub async fn end_others(visit: Visit) -> Answer {
    let (member, secret) = (visit.member()?.clone(), visit.secret());
    visit.write(move |tx| session::end_others(tx, &member, secret.as_deref()).map(drop)).await?;
    go("/settings/sessions")
}
