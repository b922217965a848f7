//! Drafts: kept while somebody types, by a button without script, and when a session ended before what they sent.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Json};
use serde::Deserialize;
use serde_json::json;

use crate::accounts::Viewer;
use crate::base::id;
use crate::base::sql::Conn;
use crate::communities::read::{self as communities, Community};
use crate::error::{Denial, Error, Result};
use crate::threads::drafts::{self, Draft, Hand, Line, Place, Saved};
use crate::threads::read as threads;

use super::errors::{Answer, Refused, sentences};
use super::form::{Posted, Sheet};
use super::lists;
use super::posts::{self, Around};
use super::shell::Shell;
use super::visit::{Visit, go};
use super::{compose, kinds, thread};

/// What the address of a form says of its draft.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// `saved` or `discarded`: what was done just now.
    #[serde(default)]
    pub draft: String,
    /// The topic of which the form was asked for: the last part of its address.
    #[serde(default)]
    pub topic: String,
    /// The kind of thread for which the form was asked for; of a reply `follow-up`.
    #[serde(default)]
    pub kind: String,
}

/// What a form shows of its draft.
#[derive(Debug, Default)]
pub struct Kept {
    /// When the draft was changed last that the form is filled with.
    pub at: Option<i64>,
    /// What was done just now: `saved`, `discarded`, or nothing.
    pub done: String,
    /// One that another form has saved since.
    pub newer: Option<Draft>,
}

/// The name of a place in forms: its kind and its segment.
pub fn name(kind: &str, segment: &str) -> String {
    format!("{kind}:{segment}")
}

/// Puts a member's draft into the form for its place. `place` is what [`name`] made.
pub fn fill(place: &str, empty: Sheet, draft: Option<Draft>, done: &str) -> (Sheet, Kept) {
    let at = draft.as_ref().map(|d| d.updated);
    let held = at.unwrap_or(0).to_string();
    let form = Sheet::of([("draft_place", place), ("draft_form", &id::outside()), ("draft", &held)]);
    let form = match &draft {
        None => form,
        Some(d) => form
            .with("title", &d.title)
            .with("body", &d.body)
            .with("language", &d.language)
            .with("visibility", &d.visibility)
            .or(more_of(d)),
    };
    (form.or(empty), Kept { at, done: done.to_owned(), newer: None })
}

/// What a draft holds besides its words.
fn more_of(draft: &Draft) -> Sheet {
    let more: BTreeMap<String, String> = serde_json::from_str(&draft.more).unwrap_or_default();
    let known = more.iter().filter(|(name, _)| kinds::is_more(name));
    known.fold(Sheet::default(), |sheet, (name, value)| sheet.with(name, value))
}

/// The same as it is kept.
fn more_in(form: &Sheet) -> String {
    let more: BTreeMap<String, String> =
        form.fields().into_iter().filter(|(name, value)| kinds::is_more(name) && !value.is_empty()).collect();
    if more.is_empty() { String::new() } else { json!(more).to_string() }
}

/// The viewer's draft for a place, if they are a member.
pub fn of(conn: &mut Conn, viewer: &Viewer, place: Place) -> Result<Option<Draft>> {
    viewer.member().map_or(Ok(None), |member| drafts::of(conn, member, place))
}

/// Which form sends, and what it knows of its draft.
pub fn hand(form: &Sheet, anew: bool) -> Hand {
    Hand { form: form.owned("draft_form"), held: Some(form.get("draft").parse().unwrap_or(0)), anew }
}

fn words(form: &Sheet) -> drafts::Words {
    drafts::Words {
        title: form.owned("title"),
        body: form.owned("body"),
        language: form.owned("language"),
        visibility: form.owned("visibility"),
        base: form.get("version").parse().ok(),
        more: Some(more_in(form)),
    }
}

/// What a form is for, with what stands around it.
enum Found {
    Thread(Community),
    Reply(Around),
    Edit(Around),
}

impl Found {
    fn place(&self) -> Place {
        match self {
            Found::Thread(c) => Place::Thread(c.actor),
            Found::Reply(around) => Place::Reply(around.post.id),
            Found::Edit(around) => Place::Edit(around.post.id),
        }
    }

    /// Where the form stands.
    fn address(&self) -> String {
        match self {
            Found::Thread(c) => format!("/c/{}/new", c.slug()),
            Found::Reply(around) => format!("/p/{}/reply", around.post.page),
            Found::Edit(around) => format!("/p/{}/edit", around.post.page),
        }
    }

    /// The form again, with what was typed.
    async fn page(self, visit: &Visit, form: Sheet, kept: Kept) -> Answer {
        match self {
            Found::Thread(c) => compose::page(visit, c, form, kept).await,
            Found::Reply(around) => posts::reply_form(visit, around, form, kept),
            Found::Edit(around) => posts::edit_form(visit, around, form, kept),
        }
    }
}

async fn find(visit: &Visit, form: &Sheet) -> Result<Found> {
    visit.member()?;
    let (kind, segment) = form.get("draft_place").split_once(':').ok_or(Error::NotFound)?;
    let segment = segment.to_owned();
    Ok(match kind {
        "thread" => Found::Thread(visit.read(move |conn, v| communities::find(conn, v, &segment)).await?),
        "reply" => Found::Reply(posts::around(visit, segment).await?),
        "edit" => Found::Edit(posts::own(visit, segment).await?),
        _ => return Err(Error::NotFound),
    })
}

async fn write(visit: &Visit, place: Place, form: &Sheet, anew: bool) -> Result<Saved> {
    let (member, words, by) = (visit.member()?.clone(), words(form), hand(form, anew));
    visit.write(move |tx| drafts::save(tx, &member, place, &words, &by)).await
}

/// `POST /drafts`: a script that saves while somebody types is answered in JSON.
pub async fn save(visit: Visit, headers: HeaderMap, Posted(form): Posted) -> Answer {
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or("");
    if accept.contains("application/json") { told(&visit, &form).await } else { keep(&visit, form).await }
}

/// Keeps what a form holds and leads back to it; where that cannot be, the form stays as it was sent.
pub async fn keep(visit: &Visit, form: Sheet) -> Answer {
    let found = find(visit, &form).await?;
    match write(visit, found.place(), &form, true).await {
        Ok(Saved::Newer(newer)) => {
            // Whoever saves again now has seen the newer one.
            let form = form.with("draft", &newer.updated.to_string());
            let refused = Refused::with(&Denial::ChangedMeanwhile.into());
            refused.page(found.page(visit, form, Kept { newer: Some(newer), ..Kept::default() }).await)
        }
        Ok(Saved::Kept(_) | Saved::Nothing | Saved::Gone) => go(&format!("{}?draft=saved", found.address())),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(found.page(visit, form, Kept::default()).await)
        }
    }
}

/// Saves for a script, and tells it how that went: `state`, the draft's `draft`, and what to `say`.
async fn told(visit: &Visit, form: &Sheet) -> Answer {
    let saved = match find(visit, form).await {
        Ok(found) => write(visit, found.place(), form, false).await,
        Err(error) => Err(error),
    };
    let shell = visit.shell("");
    let when = |at: i64| shell.when(&at).text;
    let (state, held, say) = match saved {
        Ok(Saved::Kept(at)) => ("kept", at, shell.say1("draft-kept", "when", when(at))),
        Ok(Saved::Nothing) => ("kept", 0, String::new()),
        Ok(Saved::Newer(d)) => ("newer", d.updated, shell.say1("draft-newer-short", "when", when(d.updated))),
        Ok(Saved::Gone) => ("gone", 0, shell.say("draft-gone")),
        Err(Error::Denied(Denial::SignInFirst)) => ("signed-out", 0, shell.say("draft-signed-out")),
        Err(error) => return refuse(visit, &error),
    };
    json_answer(&json!({"state": state, "draft": held.to_string(), "say": say}))
}

fn refuse(visit: &Visit, error: &Error) -> Answer {
    if let Error::Database(_) | Error::Internal(_) = error {
        tracing::error!("a draft could not be kept: {error}");
    }
    let say = sentences(visit.words, error).join(" ");
    Refused::with(error).page(json_answer(&json!({"state": "refused", "say": say})))
}

/// An answer for a script of this node's pages.
pub fn json_answer(view: &serde_json::Value) -> Answer {
    let mut response = Json(view).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

#[derive(Template)]
#[template(path = "drafts.html")]
struct DraftsPage {
    page: Shell,
    rows: Vec<Line>,
    next: Option<String>,
    first: bool,
}

impl DraftsPage {
    /// Where it is gone on with.
    fn form(&self, d: &Line) -> String {
        match d.kind.as_str() {
            "thread" => format!("/c/{}/new", d.about()),
            "reply" => format!("/p/{}/reply", d.about()),
            _ => format!("/p/{}/edit", d.about()),
        }
    }
}

/// `GET /drafts`
pub async fn list(visit: Visit, Query(asked): Query<lists::Asked>) -> Answer {
    let (member, after) = (visit.member()?.clone(), asked.cursor()?);
    let found = visit.read(move |conn, _| drafts::list(conn, &member, &after)).await?;
    let (page, first) = (visit.shell("drafts"), asked.after.is_empty());
    visit.show(&DraftsPage { page, rows: found.items, next: found.next, first })
}

/// `POST /drafts/discard`: by its place from the form, by its name from the list.
pub async fn discard(visit: Visit, Posted(form): Posted) -> Answer {
    let member = visit.member()?.clone();
    if !form.get("id").is_empty() {
        let id = form.owned("id");
        visit.write(move |tx| drafts::discard_one(tx, &member, &id)).await?;
        return go("/drafts");
    }
    let found = find(&visit, &form).await?;
    let place = found.place();
    visit.write(move |tx| drafts::discard(tx, &member, place)).await?;
    go(&format!("{}?draft=discarded", found.address()))
}

/// The form for a follow-up, with its two headings.
fn follow_up(visit: &Visit, empty: Sheet) -> Sheet {
    let say = |key| visit.words.say(key);
    let body = format!("**{}**\n\n\n\n**{}**\n\n", say("follow-up-tried"), say("follow-up-happened"));
    empty.with("follow_up", "yes").with("body", &body)
}

/// `GET /p/{page}/reply`
pub async fn reply(visit: Visit, Path(page): Path<String>, Query(asked): Query<Asked>) -> Answer {
    visit.member()?;
    let around = posts::around(&visit, page).await?;
    let post = around.post.id;
    let draft = visit.read(move |conn, viewer| of(conn, viewer, Place::Reply(post))).await?;
    let empty = Sheet::of([("parent", &around.post.page), ("language", &compose::usual_language(&visit))]);
    let empty = if asked.kind == "follow-up" { follow_up(&visit, empty) } else { empty };
    let (form, kept) = fill(&name("reply", &around.post.page), empty, draft, &asked.draft);
    let rights = thread::Rights::of(&visit.viewer, &around.c, around.thread.locked);
    if !rights.replies(&around.post) && kept.at.is_none() {
        let threads::Post { page, .. } = around.post;
        return go(&format!("/r/{page}"));
    }
    posts::reply_form(&visit, around, form, kept)
}
