//! Threads over the API: lists, a thread, its replies, what was read.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{Beside, List, PostView, SummaryView, ThreadView};
use super::{cursor, posts};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::language::Languages;
use crate::base::page::{Cursor, Page};
use crate::base::sql::Conn;
use crate::error::{Denial, Error, Result};
use crate::notify;
use crate::threads::poll;
use crate::threads::read::{self, Filter, Scope, Summary};

view! { in
    /// How far the caller has read.
    pub struct Seen {
        /// A place in the order of arrival; everything when left out.
        pub seq: Option<i64> [count()],
    }

    /// Which threads of a community to list.
    pub struct InCommunity {
        /// `latest` when left out; `unread` needs a token.
        pub filter: Option<String> [one_of(&Filter::KEYS)],
        /// Languages of threads; those that say none are always listed. `mine`: those that the caller reads.
        pub language: Option<String> [languages()],
        /// The id of a topic: only its threads.
        pub topic: Option<String> [text_like(1, 64, "x7k2p9")],
        pub after: Option<String> [cursor()],
    }

    /// Which threads to list.
    pub struct Anywhere {
        /// `everything` when left out; `mine`, the caller's communities, needs a token.
        pub scope: Option<String> [one_of(&["everything", "mine"])],
        /// `latest` when left out; `unread` needs a token.
        pub filter: Option<String> [one_of(&Filter::KEYS)],
        /// Languages of threads; those that say none are always listed. `mine`: those that the caller reads.
        pub language: Option<String> [languages()],
        pub after: Option<String> [cursor()],
    }
}

/// What narrows a list of threads.
#[derive(Debug, Default)]
pub struct Narrowed {
    pub filter: Option<String>,
    pub language: Option<String>,
    pub after: Option<String>,
}

impl Narrowed {
    fn languages(&self, viewer: &Viewer) -> Result<Languages> {
        match self.language.as_deref() {
            None => Ok(Languages::all()),
            Some("mine") => viewer.signed_in().map(|member| member.reading.clone()),
            Some(tags) => Languages::parse(tags)
                .filter(|l| !l.is_all())
                .ok_or_else(|| Error::invalid("language", "language")),
        }
    }
}

view! { out
    /// Where the caller goes on reading.
    pub struct FirstUnread {
        /// The id of the post; null when there is none, or the caller never read the thread.
        pub post: Option<String>,
    }
}

/// GET /threads/{id}/unread
pub async fn first_unread(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?;
    let viewer = who.viewer.clone();
    let found = app
        .db()
        .read(move |conn| {
            let thread = read::thread(conn, &viewer, &id)?;
            read::first_unread(conn, &viewer, &thread)
        })
        .await?;
    problem::ok(&FirstUnread { post: found.map(|post| post.page) })
}

/// DELETE /threads/{id}/read
pub async fn unseen(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (viewer, member) = (who.viewer(), who.member.clone());
    who.does(&app, move |tx| {
        let thread = read::thread(tx.conn, &viewer, &id)?.id;
        read::unmark(tx, &member, thread).map(|()| Did::It)
    })
    .await
}

/// POST /communities/{id}/read
pub async fn all_seen(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (community, member) =
        (super::communities::find(&app, &who.viewer(), &id).await?.actor, who.member.clone());
    who.does(&app, move |tx| read::mark_all(tx, &member, community).map(|()| Did::It)).await
}

fn filter_of(key: Option<&str>) -> Result<Filter> {
    let Some(key) = key else {
        return Ok(Filter::Latest);
    };
    Filter::ALL.into_iter().find(|f| f.key() == key).ok_or_else(|| Error::invalid("filter", "choose"))
}

/// One page of a list of threads.
pub async fn page(app: &App, viewer: &Viewer, scope: Scope, asked: &Narrowed) -> Result<Page<Summary>> {
    let (filter, languages) = (filter_of(asked.filter.as_deref())?, asked.languages(viewer)?);
    let after = cursor(asked.after.as_deref(), Cursor::newest())?;
    if filter == Filter::Unread && viewer.member().is_none() {
        return Err(Denial::SignInFirst.into());
    }
    let viewer = viewer.clone();
    app.db().read(move |conn| read::list(conn, &viewer, scope, filter, &languages, &after)).await
}

/// GET /threads
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<Anywhere>) -> Answer {
    let scope = match asked.scope.as_deref() {
        None | Some("everything") => Scope::Everything,
        Some("mine") => who.member().map(|_| Scope::Mine)?,
        Some(_) => return Err(Error::invalid("scope", "choose").into()),
    };
    let asked = Narrowed { filter: asked.filter, language: asked.language, after: asked.after };
    let page = page(&app, &who.viewer, scope, &asked).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |s| SummaryView::new(&here, s)))
}

/// The view of the thread with this inside id.
pub async fn by_id(app: &App, viewer: Viewer, id: i64) -> Result<ThreadView> {
    let here = app.origin();
    app.db()
        .read(move |conn| {
            let thread = read::thread_by_id(conn, &viewer, id)?;
            whole(conn, &viewer, &here, &thread)
        })
        .await
}

fn whole(
    conn: &mut Conn,
    viewer: &Viewer,
    here: &crate::base::origin::Origin,
    thread: &read::Thread,
) -> Result<ThreadView> {
    let community = crate::communities::read::by_id(conn, viewer, thread.community)?;
    let post = read::post_by_id(conn, viewer, thread.id)?;
    let beside = Beside {
        summary: read::summary(conn, viewer, thread.id)?,
        poll: poll::of(conn, thread.id, viewer.actor())?,
        asked: post.actor == viewer.actor(),
        post,
    };
    Ok(ThreadView::new(here, thread, &community, &beside))
}

/// GET /threads/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let (viewer, here) = (who.viewer.clone(), app.origin());
    let view = app
        .db()
        .read(move |conn| {
            let thread = read::thread(conn, &viewer, &id)?;
            whole(conn, &viewer, &here, &thread)
        })
        .await?;
    who.show_version(&view, &view.post.updated)
}

/// GET /threads/{id}/replies
pub async fn replies(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<After>,
) -> Answer {
    let after = cursor(asked.after.as_deref(), Cursor::oldest())?;
    let viewer = who.viewer.clone();
    let page = app
        .db()
        .read(move |conn| {
            let thread = read::thread(conn, &viewer, &id)?;
            read::replies(conn, &viewer, thread.id, &after.text)
        })
        .await?;
    let here = app.origin();
    problem::ok(&List::of(page, |p| PostView::new(&here, p)))
}

/// POST /threads/{id}/replies
pub async fn reply(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<posts::NewReply>,
) -> Answer {
    let viewer = who.viewer();
    let thread = app.db().read(move |conn| read::thread(conn, &viewer, &id)).await?;
    posts::write_reply(&app, &who, thread.id, &new).await
}

/// POST /threads/{id}/read
pub async fn seen(State(app): State<App>, who: Writer, At(id): At<String>, Body(seen): Body<Seen>) -> Answer {
    if seen.seq.is_some_and(|seq| seq < 0) {
        return Err(Error::invalid("seq", "choose").into());
    }
    let (viewer, member) = (who.viewer(), who.member.clone());
    who.does(&app, move |tx| {
        let thread = read::thread(tx.conn, &viewer, &id)?;
        let up_to = seen.seq.unwrap_or(i64::MAX);
        read::mark(tx, &member, thread.id, up_to)?;
        notify::read::see_thread(tx, &member, thread.id, up_to)?;
        Ok(Did::It)
    })
    .await
}
