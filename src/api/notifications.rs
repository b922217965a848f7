//! The caller's notifications over the API, and how much they want to hear of a community or a thread.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::{After, find};
use super::cursor;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::text::excerpt;
use crate::base::time::rfc3339;
use crate::notify::level::{self, Level};
use crate::notify::read::{self, Notification};
use crate::threads::read as threads;

const COMMUNITY_LEVELS: [&str; 4] = ["everything", "first-posts", "mentions", "mute"];
const THREAD_LEVELS: [&str; 3] = ["everything", "mentions", "mute"];
/// How much of a post stands in a list.
const EXCERPT: usize = 280;

view! { out
    /// Something that the caller is told.
    pub struct NotificationView {
        /// For `/notifications/read`.
        pub id: String,
        /// `mention`, `reply`, `post` (of a community or thread of which the caller hears everything), or what was
        /// decided: `membership-given`, `post-removed` and so on.
        pub kind: String,
        pub at: String [moment()],
        pub seen: Option<String> [moment()],
        /// `@handle` or `@handle@node` of who wrote the post; null for decisions.
        pub author: Option<String>,
        /// `handle` or `handle@node`.
        pub community: String,
        /// The id of the post that it is about.
        pub post: Option<String>,
        /// Empty where the thread was deleted.
        pub thread_title: Option<String>,
        /// The first words of the post.
        pub excerpt: Option<String>,
    }

    /// How much the caller hears of a community.
    pub struct CommunityLevelView {
        pub level: String [one_of(&COMMUNITY_LEVELS)],
    }

    /// How much the caller hears of a thread.
    pub struct ThreadLevelView {
        /// Null: as for its community.
        pub level: Option<String> [one_of(&THREAD_LEVELS)],
    }
}

view! { in
    /// How far the caller saw their notifications.
    pub struct SeenUpTo {
        /// The newest that was seen; those before it are, too.
        pub id: String [cursor()],
    }

    /// How much to hear of a community.
    pub struct CommunityLevel {
        pub level: String [one_of(&COMMUNITY_LEVELS)],
    }

    /// How much to hear of a thread.
    pub struct ThreadLevel {
        /// Null or left out: as for its community.
        pub level: Option<String> [one_of(&THREAD_LEVELS)],
    }
}

impl NotificationView {
    fn new(n: &Notification) -> NotificationView {
        let author = n.handle.as_ref().map(|handle| match &n.authority {
            Some(node) => format!("@{handle}@{node}"),
            None => format!("@{handle}"),
        });
        NotificationView {
            id: read::name_of(n.fact),
            kind: n.kind.clone(),
            at: rfc3339(n.at),
            seen: n.seen.map(rfc3339),
            excerpt: n.html.as_ref().filter(|_| author.is_some()).map(|html| excerpt(html, EXCERPT)),
            author,
            community: n.community_slug(),
            post: n.post_page.clone(),
            thread_title: n.thread_title.clone(),
        }
    }
}

/// GET /notifications
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    let (member, after) = (who.member()?.clone(), cursor(asked.after.as_deref(), Cursor::newest())?);
    let page = app.db().read(move |conn| read::list(conn, &member, &after)).await?;
    problem::ok(&List::of(page, NotificationView::new))
}

/// POST /notifications/read
pub async fn see(State(app): State<App>, who: Writer, Body(seen): Body<SeenUpTo>) -> Answer {
    let (member, up_to) = (who.member.clone(), read::fact_of(&seen.id)?);
    who.does(&app, move |tx| read::see_all(tx, &member, up_to).map(|()| Did::It)).await
}

/// GET /communities/{id}/level
pub async fn of_community(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let (member, community) = (who.member()?.clone(), find(&app, &who.viewer, &id).await?.actor);
    let level = app.db().read(move |conn| level::of_community(conn, &member, community)).await?;
    problem::ok(&CommunityLevelView { level: level.key().to_owned() })
}

/// PUT /communities/{id}/level
pub async fn hear_community(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(asked): Body<CommunityLevel>,
) -> Answer {
    let level = Level::parse(&Level::OF_COMMUNITY, &asked.level)?;
    let (member, community) = (who.member.clone(), find(&app, &who.viewer(), &id).await?.actor);
    who.does(&app, move |tx| level::set_for_community(tx, &member, community, level).map(|()| Did::It)).await
}

/// GET /threads/{id}/level
pub async fn of_thread(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let (member, viewer) = (who.member()?.clone(), who.viewer.clone());
    let level = app
        .db()
        .read(move |conn| {
            let thread = threads::thread(conn, &viewer, &id)?;
            level::of_thread(conn, &member, thread.id)
        })
        .await?;
    problem::ok(&ThreadLevelView { level: level.map(|level| level.key().to_owned()) })
}

/// PUT /threads/{id}/level
pub async fn hear_thread(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(asked): Body<ThreadLevel>,
) -> Answer {
    let level = asked.level.map(|key| Level::parse(&Level::OF_THREAD, &key)).transpose()?;
    let (member, viewer) = (who.member.clone(), who.viewer());
    who.does(&app, move |tx| {
        let thread = threads::thread(tx.conn, &viewer, &id)?;
        level::set_for_thread(tx, &member, thread.id, level).map(|()| Did::It)
    })
    .await
}
