//! Opening and changing a community, joining and leaving it, requests and roles.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::accounts::Author;
use crate::actors;
use crate::base::db::Tx;
use crate::base::time::DAY;
use crate::communities::read::{self, Community};
use crate::communities::{self, Charter, Done, NewCommunity, Role, join, suspend};
use crate::error::{Denial, Error, Result};
use crate::threads::read as threads;

use super::clash::{self, Clash};
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "community_form.html")]
struct FormPage {
    page: Shell,
    form: Sheet,
    /// The slug of the community that is changed; empty for a new one.
    slug: String,
    title: String,
    authority: String,
    /// Threads that may welcome newcomers: the last part of their address, and their title.
    pinned: Vec<(String, String)>,
    clash: Option<Clash>,
}

fn form_page(visit: &Visit, form: Sheet, of: Option<&Changed>) -> FormPage {
    FormPage {
        page: visit.shell("communities"),
        form,
        pinned: of.map(|c| c.pinned.clone()).unwrap_or_default(),
        slug: of.map(|c| c.c.slug()).unwrap_or_default(),
        title: of.map(|c| c.c.title.clone()).unwrap_or_default(),
        authority: visit.state.origin.authority().to_owned(),
        clash: None,
    }
}

fn asked(form: &Sheet) -> NewCommunity {
    NewCommunity {
        handle: form.owned("handle"),
        title: form.owned("title"),
        description: form.owned("description"),
        charter: Charter {
            domain: form.owned("domain"),
            community: form.owned("community"),
            practice: form.owned("practice"),
            objectives: form.owned("objectives"),
            rules: form.owned("rules"),
            sponsor: form.owned("sponsor"),
            contact: form.owned("contact"),
            review_on: form.owned("review_on"),
            notices: form.is("notices", "yes"),
        },
        visibility: form.owned("visibility"),
        welcome: form.has("welcome").then(|| form.owned("welcome")),
        draft: form.is("do", "draft"),
    }
}

/// `GET /communities/new`
pub async fn new(visit: Visit) -> Answer {
    visit.admin()?;
    visit.show(&form_page(&visit, Sheet::of([("visibility", "public")]), None))
}

/// `POST /communities/new`
pub async fn open(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let (by, new) = (visit.member()?.clone(), asked(&form));
    let opened = visit
        .write(move |tx| {
            let actor = communities::open(tx, by.admin()?, &new)?;
            actors::by_id(tx.conn, actor).map(|a| a.handle)
        })
        .await;
    match opened {
        Ok(slug) => go(&format!("/c/{slug}")),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&form_page(&visit, form, None)))
        }
    }
}

/// A community that is changed, with its pinned threads.
struct Changed {
    c: Community,
    pinned: Vec<(String, String)>,
}

/// The community, if this member may change it.
async fn changeable(visit: &Visit, slug: String) -> Result<Changed> {
    let member = visit.member()?;
    let (c, pinned) = visit
        .read(move |conn, viewer| {
            let c = read::find(conn, viewer, &slug)?;
            let pinned = threads::pinned(conn, viewer, c.actor)?;
            Ok((c, pinned.into_iter().map(|t| (t.page, t.title)).collect()))
        })
        .await?;
    if !c.is_here() {
        return Err(Denial::NotHere.into());
    }
    if !c.i_facilitate() && !member.admin {
        return Err(Denial::NotModerator.into());
    }
    Ok(Changed { c, pinned })
}

/// `GET /c/{slug}/edit`
pub async fn edit(visit: Visit, Path(slug): Path<String>) -> Answer {
    let changed = changeable(&visit, slug).await?;
    let c = &changed.c;
    let form = Sheet::of([
        ("welcome", c.welcome.as_deref().unwrap_or_default()),
        ("title", &c.title),
        ("description", &c.description),
        ("domain", &c.domain),
        ("community", &c.community),
        ("practice", &c.practice),
        ("objectives", &c.objectives),
        ("rules", &c.rules),
        ("sponsor", &c.sponsor),
        ("contact", &c.contact),
        ("review_on", c.review_on.as_deref().unwrap_or_default()),
        ("notices", if c.notices { "yes" } else { "" }),
        ("version", &c.updated.to_string()),
    ]);
    visit.show(&form_page(&visit, form, Some(&changed)))
}

/// `POST /c/{slug}/edit`
pub async fn save(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let changed = changeable(&visit, slug).await?;
    let c = &changed.c;
    let (by, new, community, shown) = (visit.member()?.clone(), asked(&form), c.actor, form.clone());
    let done = visit.write(move |tx| {
        shown.holds(communities::version(tx, community)?)?;
        communities::edit(tx, &by, community, &new)
    });
    match done.await {
        Err(error) if clash::is_one(&error) => {
            let changed = changeable(&visit, c.slug()).await?;
            let (clash, form) =
                (clash(&changed.c, &form), form.with("version", &changed.c.updated.to_string()));
            Clash::refused()
                .page(visit.show(&FormPage { clash: Some(clash), ..form_page(&visit, form, Some(&changed)) }))
        }
        Ok(()) => go(&format!("/c/{}/about", c.slug())),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&form_page(&visit, form, Some(&changed))))
        }
    }
}

fn clash(c: &Community, form: &Sheet) -> Clash {
    Clash::of(&[
        ("community-title", &c.title, form.get("title")),
        ("community-description", &c.description, form.get("description")),
        ("charter-domain", &c.domain, form.get("domain")),
        ("charter-community", &c.community, form.get("community")),
        ("charter-practice", &c.practice, form.get("practice")),
        ("charter-objectives", &c.objectives, form.get("objectives")),
        ("charter-rules", &c.rules, form.get("rules")),
        ("charter-sponsor", &c.sponsor, form.get("sponsor")),
        ("charter-contact", &c.contact, form.get("contact")),
        ("charter-review", c.review_on.as_deref().unwrap_or_default(), form.get("review_on")),
    ])
}

/// `POST /c/{slug}/join`
pub async fn join(visit: Visit, Path(slug): Path<String>) -> Answer {
    let author = visit.author()?;
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    let community = c.actor;
    visit.write(move |tx| join::ask(tx, &author, community, None)).await?;
    go(&format!("/c/{}", c.slug()))
}

/// `POST /c/{slug}/leave`
pub async fn leave(visit: Visit, Path(slug): Path<String>) -> Answer {
    let author = visit.author()?;
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    let community = c.actor;
    visit.write(move |tx| join::leave(tx, &author, community)).await?;
    go(&format!("/c/{}", c.slug()))
}

/// `POST /c/{slug}/requests`: `person` is the stored URI, `take` is yes or no.
pub async fn decide(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let by = visit.member()?.clone();
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    let (community, person, take) = (c.actor, form.owned("person"), form.is("take", "yes"));
    visit
        .write(move |tx| {
            let person = actors::by_uri(tx.conn, &person)?.ok_or(Error::NotFound)?;
            join::decide(tx, &by, community, person.id, take)
        })
        .await?;
    go(&format!("/c/{}/members", c.slug()))
}

/// `POST /c/{slug}/role`: `person` is the stored URI.
pub async fn role(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let author: Author = visit.author()?;
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    let role = Role::parse(form.get("role")).map_err(Error::from)?;
    let (community, person) = (c.actor, form.owned("person"));
    visit
        .write(move |tx| {
            let person = actors::by_uri(tx.conn, &person)?.ok_or(Error::NotFound)?;
            join::set_role(tx, &author, community, person.id, role)
        })
        .await?;
    go(&format!("/c/{}/members", c.slug()))
}

#[derive(Template)]
#[template(path = "suspend.html")]
struct SuspendPage {
    page: Shell,
    c: Community,
    name: String,
    /// The values of `days` and what they are called.
    lengths: Vec<(String, String)>,
    form: Sheet,
}

fn suspend_page(visit: &Visit, c: Community, person: actors::Actor, form: Sheet) -> SuspendPage {
    let page = visit.shell("communities");
    let name = |days: i64| if days == 0 { page.say("suspended-for-good") } else { page.count("days", days) };
    let lengths = DAYS.map(|days| (days.to_string(), name(days))).to_vec();
    SuspendPage { page, c, name: person.name, lengths, form }
}

/// How long a suspension can last, in days; 0: until it is lifted.
const DAYS: [i64; 5] = [1, 7, 30, 365, 0];

/// The community and the person whom the form is about, for those who may suspend them.
async fn whom(visit: &Visit, slug: String, person: String) -> Result<(Community, actors::Actor)> {
    visit.member()?;
    let found = visit.read(move |conn, viewer| {
        let c = read::find(conn, viewer, &slug)?;
        let may = c.i_moderate() || (c.is_here() && viewer.sees_all());
        if !may {
            return Err(Denial::NotModerator.into());
        }
        Ok((c, actors::by_uri(conn, &person)?.filter(|a| !a.is_group()).ok_or(Error::NotFound)?))
    });
    found.await
}

/// Which person a suspension is about, by the stored URI.
#[derive(Deserialize)]
pub struct Whom {
    #[serde(default)]
    person: String,
}

/// `GET /c/{slug}/suspend`
pub async fn suspending(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Whom>) -> Answer {
    let form = Sheet::of([("person", asked.person.as_str()), ("days", "7"), ("reason", "")]);
    let (c, person) = whom(&visit, slug, asked.person).await?;
    visit.show(&suspend_page(&visit, c, person, form))
}

/// `POST /c/{slug}/suspend`: `days` of [`DAYS`]; `do=lift` ends it.
pub async fn suspend(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let (c, person) = whom(&visit, slug, form.owned("person")).await?;
    let (author, community, whom, reason) = (visit.author()?, c.actor, person.id, form.owned("reason"));
    let days: Option<i64> = form.get("days").parse().ok().filter(|days| DAYS.contains(days));
    let lift = form.is("do", "lift");
    let done = match days {
        None if !lift => Err(Error::invalid("days", "choose")),
        days => {
            let work = move |tx: &mut Tx| {
                let until = days.filter(|days| *days > 0).map(|days| tx.now + days * DAY);
                match lift {
                    true => suspend::lift(tx, &author, community, whom, &reason),
                    false => suspend::suspend(tx, &author, community, whom, until, &reason),
                }
            };
            visit.write(work).await
        }
    };
    match done {
        Ok(Done::Here) => go(&format!("/c/{}/members", c.slug())),
        Ok(Done::SentHome) => go(&format!("/c/{}/members?sent=home", c.slug())),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&suspend_page(&visit, c, person, form)))
        }
    }
}
