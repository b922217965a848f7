//! Threads that the caller saved, over the API.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::cursor;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::time::{parse_rfc3339, rfc3339};
use crate::error::Error;
use crate::threads::read;
use crate::threads::saved::{self, Line, MAX_NOTE, NewSaved};

view! { in
    /// What the caller notes of a thread that they save.
    pub struct SaveThread {
        /// Only the caller sees it.
        pub note: Option<String> [text(0, MAX_NOTE)],
        /// When to remind; the reminder is a notification.
        pub remind: Option<String> [text_like(10, 40, "2099-12-31T08:00:00Z")],
    }
}

view! { out
    /// A thread that the caller saved.
    pub struct SavedView {
        /// The id of the thread.
        pub thread: String,
        pub note: String,
        /// Null when none was asked for, or it came.
        pub remind: Option<String> [moment()],
        pub saved: String [moment()],
        /// Whether the caller may still read the thread.
        pub open: bool,
        /// Empty when it is not.
        pub title: String,
        pub community: String,
    }
}

impl SavedView {
    fn new(s: &Line) -> SavedView {
        SavedView {
            thread: s.page.clone(),
            note: s.note.clone(),
            remind: s.remind.map(rfc3339),
            saved: rfc3339(s.saved),
            open: s.open,
            title: s.title.clone(),
            community: s.community_slug(),
        }
    }
}

/// GET /saved
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    let (member, after) = (who.member()?.clone(), cursor(asked.after.as_deref(), Cursor::newest())?);
    let page = app.db().read(move |conn| saved::list(conn, &member, &after)).await?;
    problem::ok(&List::of(page, SavedView::new))
}

/// PUT /threads/{id}/saved
pub async fn save(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<SaveThread>,
) -> Answer {
    let remind = new.remind.as_deref().map(|text| parse_rfc3339(text).ok_or("moment")).transpose();
    let remind = remind.map_err(|code| Error::invalid("remind", code))?;
    let new = NewSaved { note: new.note.unwrap_or_default(), remind };
    let (viewer, member) = (who.viewer(), who.member.clone());
    who.does(&app, move |tx| {
        let thread = read::thread(tx.conn, &viewer, &id)?.id;
        saved::save(tx, &member, thread, &new).map(|()| Did::It)
    })
    .await
}

/// DELETE /threads/{id}/saved
pub async fn remove(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| saved::remove_by_page(tx, &member, &id).map(|()| Did::It)).await
}
