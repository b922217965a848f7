//! Threads that a member saved: the list, and the form for note and reminder.

use askama::Template;
use axum::extract::{Path, Query};

use crate::base::time;
use crate::communities::read::{self as communities, Community};
use crate::error::{Error, Problem, Result};
use crate::threads::read::{self as threads, Thread};
use crate::threads::saved::{self, Line, NewSaved};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::lists::Asked;
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedPage {
    page: Shell,
    rows: Vec<Line>,
    next: Option<String>,
    first: bool,
}

/// `GET /saved`
pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let (member, after) = (visit.member()?.clone(), asked.cursor()?);
    let found = visit.read(move |conn, _| saved::list(conn, &member, &after)).await?;
    let (page, first) = (visit.shell("saved"), asked.after.is_empty());
    visit.show(&SavedPage { page, rows: found.items, next: found.next, first })
}

/// `POST /saved/remove`: by the thread's page.
pub async fn remove(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, page) = (visit.member()?.clone(), form.owned("thread"));
    visit.write(move |tx| saved::remove_by_page(tx, &member, &page)).await?;
    go("/saved")
}

#[derive(Template)]
#[template(path = "save.html")]
struct SavePage {
    page: Shell,
    c: Community,
    thread: Thread,
    form: Sheet,
    /// Whether it is on the list already.
    known: bool,
}

async fn save_page(visit: &Visit, page: String, form: Option<Sheet>) -> Result<SavePage> {
    let member = visit.member()?.clone();
    let (c, thread, kept) = visit
        .read(move |conn, viewer| {
            let thread = threads::thread(conn, viewer, &page)?;
            let c = communities::by_id(conn, viewer, thread.community)?;
            let kept = saved::of(conn, &member, thread.id)?;
            Ok((c, thread, kept))
        })
        .await?;
    let known = kept.is_some();
    let remind =
        kept.as_ref().and_then(|k| k.remind).map(|at| time::day(at, &visit.zone)).unwrap_or_default();
    let note = kept.map(|k| k.note).unwrap_or_default();
    let form = form.unwrap_or_else(|| Sheet::of([("note", &note), ("remind", &remind)]));
    Ok(SavePage { page: visit.shell("saved"), c, thread, form, known })
}

/// `GET /t/{page}/save`
pub async fn show(visit: Visit, Path(page): Path<String>) -> Answer {
    let page = save_page(&visit, page, None).await?;
    visit.show(&page)
}

/// `POST /t/{page}/save`
pub async fn save(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    match write(&visit, page.clone(), &form).await {
        Ok(()) => go("/saved"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = save_page(&visit, page, Some(form)).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn write(visit: &Visit, page: String, form: &Sheet) -> Result<()> {
    let (member, viewer) = (visit.member()?.clone(), visit.viewer.clone());
    let remind = match form.get("remind").trim() {
        "" => None,
        day => {
            Some(time::morning(day, &visit.zone).ok_or_else(|| Error::from(Problem::new("remind", "day")))?)
        }
    };
    let new = NewSaved { note: form.owned("note"), remind };
    visit
        .write(move |tx| {
            let thread = threads::thread(tx.conn, &viewer, &page)?.id;
            saved::save(tx, &member, thread, &new)
        })
        .await
}
