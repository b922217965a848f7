//! Topics of a community over the API, and threads moved between them.

use axum::extract::State;

use super::ask::{At, Body, Reader, Writer};
use super::communities::find;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, TopicView};
use crate::app::App;
use crate::communities::topics;
use crate::error::Problem;
use crate::threads::{read, topic};

view! { in
    /// A topic to add.
    pub struct NewTopic {
        pub name: String [text_like(2, 60, "Dressings")],
    }

    /// What to do with a topic: exactly one of both.
    pub struct ChangeTopic {
        pub name: Option<String> [text(2, 60)],
        /// The id of the topic that takes its threads, and to which its address leads from then on.
        pub into: Option<String> [text_like(1, 64, "x7k2p9")],
    }

    /// Where a thread goes.
    pub struct MoveThread {
        /// The id of a topic of its community; out of every topic when left out.
        pub topic: Option<String> [text_like(1, 64, "x7k2p9")],
        /// Why, for the log.
        pub reason: Option<String> [text(0, 500)],
    }
}

/// GET /communities/{id}/topics
pub async fn list(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let c = find(&app, &who.viewer, &id).await?;
    let (community, slug, here) = (c.actor, c.slug(), app.origin());
    let all = app.db().read(move |conn| topics::of(conn, community)).await?;
    problem::ok(&List::whole(&all, |topic| TopicView::new(&here, &slug, topic)))
}

/// POST /communities/{id}/topics
pub async fn add(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<NewTopic>,
) -> Answer {
    let (community, by) = (find(&app, &who.viewer(), &id).await?.actor, who.member.clone());
    who.does(&app, move |tx| topics::add(tx, &by, community, &new.name).map(|_| Did::It)).await
}

/// PATCH /communities/{id}/topics/{topic}
pub async fn change(
    State(app): State<App>,
    who: Writer,
    At((id, topic)): At<(String, String)>,
    Body(change): Body<ChangeTopic>,
) -> Answer {
    let (community, by) = (find(&app, &who.viewer(), &id).await?.actor, who.member.clone());
    match (change.name, change.into) {
        (Some(name), None) => {
            who.does(&app, move |tx| topics::rename(tx, &by, community, &topic, &name).map(|()| Did::It))
                .await
        }
        (None, Some(into)) => {
            who.does(&app, move |tx| topics::merge(tx, &by, community, &topic, &into).map(|()| Did::It)).await
        }
        (None, None) | (Some(_), Some(_)) => Err(Problem::with("name", "one-of", "name, into").into()),
    }
}

/// PUT /threads/{id}/topic
pub async fn move_thread(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(to): Body<MoveThread>,
) -> Answer {
    let (viewer, author) = (who.viewer(), who.author());
    let found = app.db().read(move |conn| {
        let thread = read::thread(conn, &viewer, &id)?;
        let into = match &to.topic {
            Some(page) => Some(topics::find(conn, thread.community, page)?.uri),
            None => None,
        };
        Ok((thread.id, into, to.reason.unwrap_or_default()))
    });
    let (thread, into, reason) = found.await?;
    who.does(&app, move |tx| {
        topic::move_to(tx, &author, thread, into.as_deref(), &reason).map(Did::Moderated)
    })
    .await
}
