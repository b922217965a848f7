//! What is done to one post: replying, voting, changing, deleting, and looking at what it said before.

use askama::Template;
use axum::extract::{Path, Query};

use crate::communities::read::{self as communities, Community};
use crate::error::{Denial, Error, Result};
use crate::threads::drafts::{self as kept, Place};
use crate::threads::read::{self, Post, Thread, Version};
use crate::threads::{Draft, comment, edit, vote};

use super::clash::{self, Clash};
use super::drafts::{self, Kept};
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::kinds;
use super::shell::Shell;
use super::thread::Rights;
use super::visit::{Visit, go};

/// A post with the thread and community around it.
pub struct Around {
    pub c: Community,
    pub thread: Thread,
    pub post: Post,
}

/// Finds a post by its page, if the viewer may read it.
pub async fn around(visit: &Visit, page: String) -> Result<Around> {
    visit
        .read(move |conn, viewer| {
            let post = read::post(conn, viewer, &page)?;
            let thread = read::thread_by_id(conn, viewer, post.thread)?;
            let c = communities::by_id(conn, viewer, thread.community)?;
            Ok(Around { c, thread, post })
        })
        .await
}

#[derive(Template)]
#[template(path = "reply.html")]
struct ReplyPage {
    page: Shell,
    c: Community,
    thread: Thread,
    post: Post,
    rights: Rights,
    form: Sheet,
    preview: Option<Draft>,
    languages: &'static [(&'static str, &'static str)],
    kept: Kept,
}

fn reply_page(visit: &Visit, around: Around, form: Sheet, preview: Option<Draft>) -> ReplyPage {
    ReplyPage {
        page: visit.shell("communities"),
        rights: Rights::of(&visit.viewer, &around.c, around.thread.locked),
        c: around.c,
        thread: around.thread,
        post: around.post,
        form,
        preview,
        languages: &super::l10n::WRITTEN,
        kept: Kept::default(),
    }
}

/// The form to answer a post, with what is kept for it.
pub fn reply_form(visit: &Visit, around: Around, form: Sheet, kept: Kept) -> Answer {
    visit.show(&ReplyPage { kept, ..reply_page(visit, around, form, None) })
}

/// What sending words led to.
enum Sent {
    Written(String),
    Preview(Box<Draft>),
}

/// `POST /t/{page}/reply`
pub async fn reply(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    // Whose session ended meanwhile keeps their words, and signs in first.
    visit.member()?;
    let parent = Some(form.owned("parent")).filter(|p| !p.is_empty()).unwrap_or(page.clone());
    let around = around(&visit, parent).await?;
    if around.thread.page != page {
        return Err(Error::NotFound.into());
    }
    match write_reply(&visit, around.post.id, &form).await {
        Ok(Sent::Written(page)) => go(&format!("/r/{page}")),
        Ok(Sent::Preview(draft)) => visit.show(&reply_page(&visit, around, form, Some(*draft))),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&reply_page(&visit, around, form, None)))
        }
    }
}

async fn write_reply(visit: &Visit, parent: i64, form: &Sheet) -> Result<Sent> {
    let author = visit.author()?;
    let mut draft = visit.app.draft(None, form.get("body"), form.get("language")).await?;
    draft.more = kinds::of_reply(form);
    if form.is("do", "preview") {
        return Ok(Sent::Preview(Box::new(draft)));
    }
    let (viewer, shown) = (visit.viewer.clone(), form.clone());
    let (member, by, body) = (visit.member()?.clone(), drafts::hand(form, false), form.owned("body"));
    let page = visit
        .write(move |tx| {
            kept::sent(tx, &member, Place::Reply(parent), &by, &body)?;
            let posted = comment::reply(tx, &author, parent, &draft)?;
            kinds::sum_up(tx, &author, posted.id, &shown)?;
            Ok(read::post_by_id(tx.conn, &viewer, posted.id)?.page)
        })
        .await?;
    Ok(Sent::Written(page))
}

/// `POST /p/{page}/vote`: `helpful` is yes or no.
pub async fn vote(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    let author = visit.author()?;
    let (viewer, asked, yes) = (visit.viewer.clone(), page.clone(), form.is("helpful", "yes"));
    visit
        .write(move |tx| {
            let post = read::post(tx.conn, &viewer, &asked)?.id;
            if yes { vote::give(tx, &author, post, None) } else { vote::take_back(tx, &author, post, None) }
        })
        .await?;
    go(&format!("/r/{page}"))
}

#[derive(Template)]
#[template(path = "edit.html")]
struct EditPage {
    page: Shell,
    c: Community,
    thread: Thread,
    post: Post,
    form: Sheet,
    preview: Option<Draft>,
    languages: &'static [(&'static str, &'static str)],
    kept: Kept,
    clash: Option<Clash>,
}

fn edit_page(visit: &Visit, around: Around, form: Sheet, preview: Option<Draft>) -> EditPage {
    EditPage {
        clash: None,
        page: visit.shell("communities"),
        c: around.c,
        thread: around.thread,
        post: around.post,
        form,
        preview,
        languages: &super::l10n::WRITTEN,
        kept: Kept::default(),
    }
}

/// The form to change a post, with what is kept for it; where it was changed since that was begun, with what differs.
pub fn edit_form(visit: &Visit, around: Around, form: Sheet, kept: Kept) -> Answer {
    let clash = form.holds(around.post.updated).err().map(|_| clash(&around, &form));
    let form = form.with("version", &around.post.updated.to_string());
    visit.show(&EditPage { kept, clash, ..edit_page(visit, around, form, None) })
}

fn clash(around: &Around, form: &Sheet) -> Clash {
    let title = if around.post.parent.is_none() { form.get("title") } else { &around.thread.title };
    Clash::of(&[
        ("thread-title", &around.thread.title, title),
        ("edit-body", around.post.source.as_deref().unwrap_or(""), form.get("body")),
    ])
}

/// The post, if this member wrote it and it still stands.
pub async fn own(visit: &Visit, page: String) -> Result<Around> {
    let me = visit.member()?.actor;
    let around = around(visit, page).await?;
    if around.post.actor != me {
        return Err(Denial::NotAuthor.into());
    }
    if around.post.deleted.is_some() {
        return Err(Denial::PostGone.into());
    }
    Ok(around)
}

/// `GET /p/{page}/edit`
pub async fn edit(visit: Visit, Path(page): Path<String>, Query(asked): Query<drafts::Asked>) -> Answer {
    let around = own(&visit, page).await?;
    let place = Place::Edit(around.post.id);
    let draft = visit.read(move |conn, viewer| drafts::of(conn, viewer, place)).await?;
    let empty = Sheet::of([
        ("title", &around.thread.title),
        ("body", around.post.source.as_deref().unwrap_or("")),
        ("language", around.post.language.as_deref().unwrap_or("")),
    ]);
    let begun = draft.as_ref().and_then(|d| d.base).unwrap_or(around.post.updated);
    let empty = empty.with("version", &begun.to_string());
    let (form, kept) = drafts::fill(&drafts::name("edit", &around.post.page), empty, draft, &asked.draft);
    edit_form(&visit, around, form, kept)
}

/// `POST /p/{page}/edit`
pub async fn save(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    let around = own(&visit, page.clone()).await?;
    match change(&visit, &around.post, &form).await {
        Err(error) if clash::is_one(&error) => {
            let around = own(&visit, page).await?;
            Clash::refused().page(edit_form(&visit, around, form, Kept::default()))
        }
        Ok(Sent::Written(page)) => go(&format!("/r/{page}")),
        Ok(Sent::Preview(draft)) => visit.show(&edit_page(&visit, around, form, Some(*draft))),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&edit_page(&visit, around, form, None)))
        }
    }
}

async fn change(visit: &Visit, post: &Post, form: &Sheet) -> Result<Sent> {
    let author = visit.author()?;
    let title = form.get("title");
    let title = post.parent.is_none().then_some(title);
    let draft = visit.app.draft(title, form.get("body"), form.get("language")).await?;
    if form.is("do", "preview") {
        return Ok(Sent::Preview(Box::new(draft)));
    }
    let id = post.id;
    let (member, by, body) = (visit.member()?.clone(), drafts::hand(form, false), form.owned("body"));
    let shown = form.clone();
    visit
        .write(move |tx| {
            shown.holds(edit::version(tx, id)?)?;
            kept::sent(tx, &member, Place::Edit(id), &by, &body)?;
            edit::edit(tx, &author, id, &draft)
        })
        .await?;
    Ok(Sent::Written(post.page.clone()))
}

#[derive(Template)]
#[template(path = "delete.html")]
struct DeletePage {
    page: Shell,
    c: Community,
    thread: Thread,
    post: Post,
    rights: Rights,
}

/// `GET /p/{page}/delete`
pub async fn ask_delete(visit: Visit, Path(page): Path<String>) -> Answer {
    let around = own(&visit, page).await?;
    visit.show(&DeletePage {
        page: visit.shell("communities"),
        rights: Rights::of(&visit.viewer, &around.c, around.thread.locked),
        c: around.c,
        thread: around.thread,
        post: around.post,
    })
}

/// `POST /p/{page}/delete`
pub async fn delete(visit: Visit, Path(page): Path<String>) -> Answer {
    let around = own(&visit, page).await?;
    let (author, post) = (visit.author()?, around.post.id);
    visit.write(move |tx| edit::delete(tx, &author, post)).await?;
    go(&format!("/r/{}", around.post.page))
}

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage {
    page: Shell,
    c: Community,
    thread: Thread,
    post: Post,
    rights: Rights,
    versions: Vec<Version>,
}

/// `GET /p/{page}/history`
pub async fn history(visit: Visit, Path(page): Path<String>) -> Answer {
    let around = around(&visit, page.clone()).await?;
    let (_, versions) = visit.read(move |conn, viewer| read::history(conn, viewer, &page)).await?;
    visit.show(&HistoryPage {
        page: visit.shell("communities"),
        rights: Rights::of(&visit.viewer, &around.c, around.thread.locked),
        c: around.c,
        thread: around.thread,
        post: around.post,
        versions,
    })
}
