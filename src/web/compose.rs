//! Starting a thread: the form, its preview, and the writing.

use askama::Template;
use axum::extract::Path;

use crate::communities::Visibility;
use crate::communities::read::{self, Community};
use crate::error::{Denial, Error, Result};
use crate::threads::{self, Draft, read as posts};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "compose.html")]
struct Compose {
    page: Shell,
    c: Community,
    form: Sheet,
    preview: Option<Draft>,
    languages: &'static [(&'static str, &'static str)],
    /// Whether the author may narrow the thread to members.
    may_narrow: bool,
}

fn compose(visit: &Visit, c: Community, form: Sheet, preview: Option<Draft>) -> Compose {
    Compose {
        page: visit.shell("communities"),
        may_narrow: c.is_here() && c.is_public(),
        form,
        preview,
        languages: &super::l10n::WRITTEN,
        c,
    }
}

/// The language that a member most likely writes in.
pub fn usual_language(visit: &Visit) -> String {
    let own = visit.viewer.member().map(|m| m.language.clone());
    let own = own.filter(|l| super::l10n::WRITTEN.iter().any(|(tag, _)| tag == l));
    own.unwrap_or_else(|| visit.state.association.language.clone())
}

/// The community, if this member may write in it.
async fn writable(visit: &Visit, slug: String) -> Result<Community> {
    let member = visit.member()?;
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    if c.i_am_member() || member.admin { Ok(c) } else { Err(Denial::NotMember.into()) }
}

/// `GET /c/{slug}/new`
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    let c = writable(&visit, slug).await?;
    let visibility = c.visibility.clone();
    let form = Sheet::of([("language", &usual_language(&visit)), ("visibility", &visibility)]);
    visit.show(&compose(&visit, c, form, None))
}

/// `POST /c/{slug}/new`
pub async fn send(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    // Found without asking for the right to write: who was signed out meanwhile keeps their words.
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    match start(&visit, &c, &form).await {
        Ok(Sent::Started(page)) => go(&format!("/t/{page}")),
        Ok(Sent::Preview(draft)) => visit.show(&compose(&visit, c, form, Some(draft))),
        Err(error) => again(&visit, c, form, error),
    }
}

fn again(visit: &Visit, c: Community, form: Sheet, error: Error) -> Answer {
    let (form, refused) = form.refused(visit.words, error)?;
    refused.page(visit.show(&compose(visit, c, form, None)))
}

enum Sent {
    Started(String),
    Preview(Draft),
}

async fn start(visit: &Visit, c: &Community, form: &Sheet) -> Result<Sent> {
    let author = visit.author()?;
    let visibility = match form.get("visibility") {
        "" => Visibility::parse(&c.visibility)?,
        asked => Visibility::parse(asked)?,
    };
    let draft = visit.app.draft(Some(form.get("title")), form.get("body"), form.get("language")).await?;
    if form.is("do", "preview") {
        return Ok(Sent::Preview(draft));
    }
    let (community, viewer) = (c.actor, visit.viewer.clone());
    let page = visit
        .write(move |tx| {
            let posted = threads::post::start(tx, &author, community, visibility, &draft)?;
            Ok(posts::thread_by_id(tx.conn, &viewer, posted.id)?.page)
        })
        .await?;
    Ok(Sent::Started(page))
}
