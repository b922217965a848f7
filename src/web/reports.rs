//! Reporting a post, and the list in which those who moderate see what was reported.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::base::page::Cursor;
use crate::communities::read as communities;
use crate::error::{Denial, Result};
use crate::threads::read::{self, Desk, Post, Report, Thread};
use crate::threads::report::{self, NewReport};

use super::communities::Hero;
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::lists::Choice;
use super::posts::{Around, around};
use super::shell::Shell;
use super::thread::Rights;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    page: Shell,
    c: communities::Community,
    thread: Thread,
    post: Post,
    rights: Rights,
    form: Sheet,
    /// The nodes that are told, where the community and the author are at home elsewhere.
    home: Option<String>,
    authors: Option<String>,
}

fn report_page(visit: &Visit, around: Around, form: Sheet) -> ReportPage {
    let Around { c, thread, post } = around;
    let public = c.is_public() && thread.visibility == "public";
    let home = c.authority.clone().filter(|_| public);
    ReportPage {
        page: visit.shell("communities"),
        rights: Rights::of(&visit.viewer, &c, thread.locked),
        authors: post.authority.clone().filter(|node| public && Some(node) != home.as_ref()),
        home,
        c,
        thread,
        post,
        form,
    }
}

/// The post, if there is something of it to report.
async fn reported(visit: &Visit, page: String) -> Result<Around> {
    visit.member()?;
    let around = around(visit, page).await?;
    if around.post.deleted.is_some() || around.post.removed {
        Err(Denial::PostGone.into())
    } else {
        Ok(around)
    }
}

/// `GET /p/{page}/report`
pub async fn show(visit: Visit, Path(post): Path<String>) -> Answer {
    let around = reported(&visit, post).await?;
    visit.show(&report_page(&visit, around, Sheet::default()))
}

/// `POST /p/{page}/report`
pub async fn send(visit: Visit, Path(post): Path<String>, Posted(form): Posted) -> Answer {
    let around = reported(&visit, post).await?;
    let (author, post) = (visit.author()?, around.post.id);
    let new = NewReport { reason: form.get("reason").trim().to_owned(), ..NewReport::default() };
    match visit.write(move |tx| report::report(tx, &author, post, &new)).await {
        Ok(()) => go(&format!("/t/{}?sent=report", around.thread.page)),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&report_page(&visit, around, form)))
        }
    }
}

#[derive(Template)]
#[template(path = "community_reports.html")]
struct ReportsPage {
    page: Shell,
    hero: Hero,
    reports: Vec<Report>,
    desk: &'static str,
    choices: Vec<Choice>,
    next: Option<String>,
    closed: bool,
}

/// What the address of the list asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
    /// Whether one was closed just now.
    #[serde(default)]
    done: String,
}

/// `GET /c/{slug}/reports`
pub async fn list(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    visit.member()?;
    let desk = Desk::parse(&asked.state).unwrap_or(Desk::Open);
    let after = if asked.after.is_empty() { Cursor::newest() } else { Cursor::read(&asked.after)? };
    let (c, count, found) = visit
        .read(move |conn, viewer| {
            let c = communities::find(conn, viewer, &slug)?;
            if !read::sees_reports(viewer, &c) {
                return Err(Denial::NotModerator.into());
            }
            let found = read::reports(conn, viewer, &c, desk, &after)?;
            let count = read::open_reports(conn, viewer, &c)?;
            Ok((c, count, found))
        })
        .await?;
    visit.show(&ReportsPage {
        page: visit.shell("communities"),
        choices: choices(&c.slug(), desk),
        hero: Hero::of(&visit, c, "reports").with_reports(count),
        reports: found.items,
        next: found.next,
        desk: desk.key(),
        closed: asked.done == "yes",
    })
}

fn choices(slug: &str, now: Desk) -> Vec<Choice> {
    let href = |desk| match desk {
        Desk::Open => format!("/c/{slug}/reports"),
        Desk::Closed => format!("/c/{slug}/reports?state=closed"),
    };
    Desk::ALL.map(|desk| Choice { key: desk.key(), href: href(desk), current: desk == now }).into()
}

/// `POST /c/{slug}/reports`: `report` was dealt with.
pub async fn close(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let by = visit.member()?.clone();
    let c = visit.read(move |conn, viewer| communities::find(conn, viewer, &slug)).await?;
    let (community, report) = (c.actor, form.owned("report"));
    visit.write(move |tx| report::close(tx, &by, community, &report)).await?;
    go(&format!("/c/{}/reports?done=yes", c.slug()))
}
