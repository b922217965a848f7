//! A whole thread on one page, to be printed or read in one go.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::base::page::Cursor;
use crate::communities::read::{self as communities, Community};
use crate::threads::read::{self, Post, Thread};

use super::errors::Answer;
use super::shell::Shell;
use super::thread::Rights;
use super::visit::Visit;

/// Where a thread goes on that is too long for one document.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "print.html")]
struct PrintPage {
    page: Shell,
    c: Community,
    thread: Thread,
    /// Only on the first document.
    opening: Option<Post>,
    replies: Vec<Post>,
    rights: Rights,
    /// Where it was read.
    address: String,
    more: Option<String>,
}

impl PrintPage {
    /// How far a reply is set in; what lies deeper stays on the last level.
    fn level(&self, p: &Post) -> i64 {
        p.depth.clamp(1, 6)
    }

    /// Name and address, as one would cite them.
    fn author(&self, p: &Post) -> String {
        format!("{} ({})", self.page.called(&p.name), p.face().address())
    }
}

/// `GET /t/{page}/print`
pub async fn show(visit: Visit, Path(page): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let after = if asked.after.is_empty() { Cursor::oldest() } else { Cursor::read(&asked.after)? };
    let first = asked.after.is_empty();
    let (c, thread, opening, replies) = visit
        .read(move |conn, viewer| {
            let thread = read::thread(conn, viewer, &page)?;
            let c = communities::by_id(conn, viewer, thread.community)?;
            let opening = first.then(|| read::post(conn, viewer, &page)).transpose()?;
            let replies = read::many_replies(conn, viewer, thread.id, &after.text)?;
            Ok((c, thread, opening, replies))
        })
        .await?;
    visit.show(&PrintPage {
        page: visit.shell("communities"),
        rights: Rights::of(&visit.viewer, &c, thread.locked),
        address: visit.state.origin.complete(&format!("/t/{}", thread.page)),
        opening,
        replies: replies.items,
        more: replies.next,
        c,
        thread,
    })
}
