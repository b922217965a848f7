//! The caller's drafts over the API: keeping, listing, reading, discarding.

use axum::extract::State;

use super::ask::{Asked, At, Body, Held, Reader, Writer};
use super::communities::After;
use super::cursor;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, VISIBILITIES};
use crate::accounts::Member;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::text::MAX_SOURCE;
use crate::base::time::rfc3339;
use crate::error::{Error, Result};
use crate::threads::drafts::{self, Hand, Line, Place, Saved, Words};

const KINDS: [&str; 3] = ["thread", "reply", "edit"];

view! { in
    /// A thread that is being written.
    pub struct ThreadDraft {
        pub title: Option<String> [text(0, 1000)],
        /// Markdown.
        pub body: String [text_like(1, MAX_SOURCE, "For a *dry* wound, I")],
        /// The community's own when left out.
        pub visibility: Option<String> [one_of(&VISIBILITIES)],
        pub language: Option<String> [language()],
    }

    /// A reply, or other words for the caller's own post, that are being written.
    pub struct PostDraft {
        pub kind: String [one_of(&["reply", "edit"])],
        /// Of opening posts that are changed.
        pub title: Option<String> [text(0, 1000)],
        /// Markdown.
        pub body: String [text_like(1, MAX_SOURCE, "I would use")],
        pub language: Option<String> [language()],
    }
}

view! { out
    /// Something that the caller began to write and has not sent; nobody else sees it.
    pub struct DraftView {
        pub id: String,
        pub kind: String [one_of(&KINDS)],
        /// The community's slug for a thread, else the id of the post that is answered or changed; null when that is gone or
        /// no longer open to the caller.
        pub about: Option<String>,
        /// The title of the thread around that post.
        pub thread_title: Option<String>,
        pub title: String,
        /// Markdown.
        pub body: String,
        pub language: String,
        pub visibility: String,
        pub updated: String [moment()],
    }
}

impl DraftView {
    pub fn new(d: &Line) -> DraftView {
        DraftView {
            id: d.page.clone(),
            kind: d.kind.clone(),
            about: d.open.then(|| d.about()),
            thread_title: d.thread_title.clone(),
            title: d.title.clone(),
            body: d.body.clone(),
            language: d.language.clone(),
            visibility: d.visibility.clone(),
            updated: rfc3339(d.updated),
        }
    }
}

/// The view of a draft by its inside id.
pub async fn by_id(app: &App, member: &Member, id: i64) -> Result<DraftView> {
    let member = member.clone();
    let found = app.db().read(move |conn| drafts::by_id(conn, &member, id)).await?;
    Ok(DraftView::new(&found))
}

/// GET /drafts
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    let (member, after) = (who.member()?.clone(), cursor(asked.after.as_deref(), Cursor::newest())?);
    let page = app.db().read(move |conn| drafts::list(conn, &member, &after)).await?;
    problem::ok(&List::of(page, DraftView::new))
}

/// GET /drafts/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let member = who.member()?.clone();
    let view = DraftView::new(&app.db().read(move |conn| drafts::one(conn, &member, &id)).await?);
    who.show_version(&view, &view.updated)
}

/// DELETE /drafts/{id}
pub async fn discard(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| drafts::discard_one(tx, &member, &id).map(|()| Did::It)).await
}

/// PUT /communities/{id}/draft
pub async fn of_thread(
    State(app): State<App>,
    who: Writer,
    held: Held,
    At(id): At<String>,
    Body(new): Body<ThreadDraft>,
) -> Answer {
    let community = super::communities::find(&app, &who.viewer(), &id).await?.actor;
    let words = Words {
        title: new.title.unwrap_or_default(),
        body: new.body,
        language: new.language.unwrap_or_default(),
        visibility: new.visibility.unwrap_or_default(),
        base: None,
        more: None,
    };
    save(&app, &who, held, Place::Thread(community), words).await
}

/// PUT /posts/{id}/draft
pub async fn of_post(
    State(app): State<App>,
    who: Writer,
    held: Held,
    At(id): At<String>,
    Body(new): Body<PostDraft>,
) -> Answer {
    if !KINDS[1..].contains(&new.kind.as_str()) {
        return Err(Error::invalid("kind", "choose").into());
    }
    let (viewer, kind) = (who.viewer(), new.kind);
    let place = app.db().read(move |conn| drafts::find(conn, &viewer, &kind, &id)).await?;
    let (title, language) = (new.title.unwrap_or_default(), new.language.unwrap_or_default());
    save(&app, &who, held, place, Words { title, body: new.body, language, ..Words::default() }).await
}

async fn save(app: &App, who: &Writer, held: Held, place: Place, words: Words) -> Answer {
    if words.body.trim().is_empty() {
        return Err(Error::invalid("body", "empty").into());
    }
    let member = who.member.clone();
    who.does(app, move |tx| {
        let there = drafts::held(tx, &member, place)?;
        held.fits(there.map_or(0, |d| d.updated))?;
        match drafts::save(tx, &member, place, &words, &Hand::default())? {
            Saved::Kept(_) | Saved::Nothing | Saved::Newer(_) | Saved::Gone => {}
        }
        let kept = drafts::of(tx.conn, &member, place)?.ok_or(Error::NotFound)?;
        Ok(Did::KeptDraft(kept.id))
    })
    .await
}
