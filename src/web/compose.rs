//! Starting a thread: the form, its preview, and the writing.

use askama::Template;
use axum::extract::{Path, Query};

use crate::communities::Visibility;
use crate::communities::read::{self, Community};
use crate::communities::topics::{self, Topic};
use crate::error::{self, Denial, Error, Result};
use crate::threads::drafts::{self as kept, Place};
use crate::threads::{self, Draft, read as posts};

use super::drafts::{self, Kept};
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::kinds;
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
    kept: Kept,
    /// What the thread may be about.
    topics: Vec<Topic>,
    may_notice: bool,
    days: [i64; 7],
    weeks: [i64; 4],
    /// The numbers of a poll's options: those that are shown, and those that are unfolded.
    few: [i64; 4],
    rest: [i64; 6],
}

/// The form as it was sent, where its draft could not be kept.
pub async fn page(visit: &Visit, c: Community, form: Sheet, kept: Kept) -> Answer {
    visit.show(&Compose { kept, ..compose(visit, c, form, None).await? })
}

async fn compose(visit: &Visit, c: Community, form: Sheet, preview: Option<Draft>) -> Result<Compose> {
    let community = c.actor;
    Ok(Compose {
        topics: visit.read(move |conn, _| topics::of(conn, community)).await?,
        page: visit.shell("communities"),
        may_narrow: c.is_here() && c.is_public(),
        form,
        preview,
        languages: &super::l10n::WRITTEN,
        kept: Kept::default(),
        may_notice: c.notices || c.i_moderate() || c.is_here() && visit.viewer.sees_all(),
        days: kinds::DAYS,
        weeks: kinds::WEEKS,
        few: [1, 2, 3, 4],
        rest: [5, 6, 7, 8, 9, 10],
        c,
    })
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
pub async fn show(visit: Visit, Path(slug): Path<String>, Query(asked): Query<drafts::Asked>) -> Answer {
    let c = writable(&visit, slug).await?;
    let place = Place::Thread(c.actor);
    let draft = visit.read(move |conn, viewer| drafts::of(conn, viewer, place)).await?;
    let empty = Sheet::of([
        ("language", &usual_language(&visit)),
        ("visibility", &c.visibility),
        ("topic", &asked.topic),
        ("kind", if asked.kind.is_empty() { "discussion" } else { &asked.kind }),
        ("days", "14"),
        ("remind", "8"),
    ]);
    let (form, kept) = drafts::fill(&drafts::name("thread", &c.slug()), empty, draft, &asked.draft);
    page(&visit, c, form, kept).await
}

/// `POST /c/{slug}/new`
pub async fn send(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    // Whose session ended meanwhile keeps their words, and signs in first.
    visit.member()?;
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    match start(&visit, &c, &form).await {
        Ok(Sent::Started(page)) => go(&format!("/t/{page}")),
        Ok(Sent::Preview(draft)) => visit.show(&compose(&visit, c, form, Some(*draft)).await?),
        Err(error) => again(&visit, c, form, error).await,
    }
}

async fn again(visit: &Visit, c: Community, form: Sheet, error: Error) -> Answer {
    let (form, refused) = form.refused(visit.words, error)?;
    refused.page(visit.show(&compose(visit, c, form, None).await?))
}

enum Sent {
    Started(String),
    Preview(Box<Draft>),
}

async fn start(visit: &Visit, c: &Community, form: &Sheet) -> Result<Sent> {
    let author = visit.author()?;
    let visibility = match form.get("visibility") {
        "" => Visibility::parse(&c.visibility)?,
        asked => Visibility::parse(asked)?,
    };
    let draft = visit.app.draft(Some(form.get("title")), form.get("body"), form.get("language")).await;
    let more = kinds::wanted(form).check(visit.app.clock().now()).map_err(Error::Invalid);
    let (mut draft, more) = error::both(draft, more)?;
    draft.more = more;
    if !form.get("topic").is_empty() {
        let (community, topic) = (c.actor, form.owned("topic"));
        let found = visit.read(move |conn, _| topics::find(conn, community, &topic)).await;
        draft.topic = Some(found.map_err(|_| Error::invalid("topic", "choose"))?.uri);
    }
    if form.is("do", "preview") {
        return Ok(Sent::Preview(Box::new(draft)));
    }
    let (community, viewer) = (c.actor, visit.viewer.clone());
    let (member, by, body) = (visit.member()?.clone(), drafts::hand(form, false), form.owned("body"));
    let (shown, note) = (form.clone(), visit.words.say("question-remind-note"));
    let page = visit
        .write(move |tx| {
            kept::sent(tx, &member, Place::Thread(community), &by, &body)?;
            let posted = threads::post::start(tx, &author, community, visibility, &draft)?;
            kinds::remind(tx, &member, posted.id, &shown, &note)?;
            Ok(posts::thread_by_id(tx.conn, &viewer, posted.id)?.page)
        })
        .await?;
    Ok(Sent::Started(page))
}
