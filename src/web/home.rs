//! Home: for visitors the association and what is public, for members what is new in their communities.

use askama::Template;
use axum::extract::Query;

use crate::accounts::Viewer;
use crate::base::language::Languages;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::communities::read::{self as communities, Community};
use crate::error::Result;
use crate::threads::read::{self as threads, Filter, Scope};

use super::errors::Answer;
use super::lists::{self, Asked, Choice, Row, Tongues};
use super::shell::Shell;
use super::visit::Visit;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Shell,
    rows: Vec<Row>,
    choices: Vec<Choice>,
    filter: &'static str,
    tongues: Tongues,
    older: String,
    newest: String,
    first: bool,
    communities: Vec<Community>,
}

/// `GET /`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let (filter, after) = (asked.filter(), asked.cursor()?);
    let tongues = Tongues::of(&asked, &visit.viewer)?;
    let shown = tongues.shown.clone();
    let (threads, communities) = visit
        .read(move |conn, viewer| {
            Ok((new_threads(conn, viewer, filter, &shown, &after)?, nearby(conn, viewer)?))
        })
        .await?;
    let member = visit.is_signed_in();
    let older = lists::older("/", filter, &tongues, threads.next.as_ref());
    visit.show(&Home {
        page: visit.shell("home"),
        rows: lists::rows(threads.items, member, true),
        choices: lists::choices("/", filter, member, &tongues),
        filter: filter.key(),
        older,
        newest: lists::newest("/", filter, &tongues),
        tongues,
        first: asked.after.is_empty(),
        communities,
    })
}

fn new_threads(
    conn: &mut Conn,
    viewer: &Viewer,
    filter: Filter,
    languages: &Languages,
    after: &Cursor,
) -> Result<crate::base::page::Page<threads::Summary>> {
    let scope = match viewer.member() {
        Some(_) => Scope::Mine,
        None => Scope::Everything,
    };
    threads::list(conn, viewer, scope, filter, languages, after)
}

/// A member's communities; for visitors the most active ones.
fn nearby(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<Community>> {
    if viewer.member().is_some() {
        communities::mine(conn, viewer)
    } else {
        Ok(communities::list(conn, viewer, "", &Cursor::newest())?.items)
    }
}
