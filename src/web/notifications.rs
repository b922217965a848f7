//! A member's notifications, and how much they want to hear of a community or a thread.

use askama::Template;
use axum::extract::{Path, Query};

use crate::accounts::Viewer;
use crate::base::sql::Conn;
use crate::communities::read::Community;
use crate::error::{Error, Result};
use crate::notify::level::{self, Level};
use crate::notify::read::{self, Notification};
use crate::threads::read::{self as threads, Thread};

use super::communities::find;
use super::errors::Answer;
use super::form::Posted;
use super::lists::Asked;
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "notifications.html")]
struct Notifications {
    page: Shell,
    rows: Vec<Notification>,
    /// The newest there is now, where any was not seen: what the button marks goes so far.
    up_to: String,
    next: Option<String>,
    first: bool,
}

impl Notifications {
    fn id(&self, row: &Notification) -> String {
        read::name_of(row.fact)
    }

    /// What happened, in one line.
    fn sentence(&self, row: &Notification) -> String {
        let key = format!("told-{}", row.kind);
        match &row.name {
            Some(name) => self.page.say1(key, "name", self.page.called(name)),
            None => self.page.say1(key, "community", &row.community_title),
        }
    }
}

/// `GET /notifications`
pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let (member, after) = (visit.member()?.clone(), asked.cursor()?);
    let (found, newest) = visit
        .read(move |conn, _| Ok((read::list(conn, &member, &after)?, read::newest_unseen(conn, &member)?)))
        .await?;
    visit.show(&Notifications {
        page: visit.shell("notifications"),
        up_to: newest.map(read::name_of).unwrap_or_default(),
        rows: found.items,
        next: found.next,
        first: asked.after.is_empty(),
    })
}

/// `POST /notifications`: everything up to what was shown is seen.
pub async fn see_all(visit: Visit, Posted(form): Posted) -> Answer {
    let (member, up_to) = (visit.member()?.clone(), read::fact_of(form.get("up_to"))?);
    visit.write(move |tx| read::see_all(tx, &member, up_to)).await?;
    go("/notifications")
}

/// `GET /notifications/{id}`: leads to what it is about.
pub async fn open(visit: Visit, Path(id): Path<String>) -> Answer {
    // What is no name of one names none.
    let fact = read::fact_of(&id).map_err(|_| Error::NotFound)?;
    let (member, reader) = (visit.member()?.clone(), visit.member()?.clone());
    let row = visit.read(move |conn, _| read::one(conn, &reader, fact)).await?;
    // What leads to a post is seen when that is.
    if row.face().is_none() {
        visit.write(move |tx| read::see(tx, &member, fact)).await?;
    }
    go(&row.place())
}

/// The form with which a member chooses how much they want to hear.
pub struct Hearing {
    /// Where it is sent.
    pub action: String,
    /// Each level with the key of its words, and whether it is chosen.
    pub choices: Vec<(&'static str, &'static str, bool)>,
}

/// For a community; members of the node that are not in it hear nothing of it.
pub fn of_community(conn: &mut Conn, viewer: &Viewer, c: &Community) -> Result<Option<Hearing>> {
    let Some(member) = viewer.member().filter(|_| c.i_am_member()) else { return Ok(None) };
    let chosen = level::of_community(conn, member, c.actor)?;
    let choices = Level::OF_COMMUNITY.map(|level| (level.key(), words(level), level == chosen));
    Ok(Some(Hearing { action: format!("/c/{}/level", c.slug()), choices: choices.to_vec() }))
}

/// For a thread; what is not chosen is as for its community.
pub fn of_thread(conn: &mut Conn, viewer: &Viewer, thread: &Thread) -> Result<Option<Hearing>> {
    let Some(member) = viewer.member() else { return Ok(None) };
    let chosen = level::of_thread(conn, member, thread.id)?;
    let mut choices = vec![("", "level-as-community", chosen.is_none())];
    choices.extend(Level::OF_THREAD.map(|level| (level.key(), words(level), Some(level) == chosen)));
    Ok(Some(Hearing { action: format!("/t/{}/level", thread.page), choices }))
}

fn words(level: Level) -> &'static str {
    match level {
        Level::Everything => "level-everything",
        Level::FirstPosts => "level-first-posts",
        Level::Mentions => "level-mentions",
        Level::Mute => "level-mute",
    }
}

/// `POST /c/{slug}/level`
pub async fn hear_community(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let level = Level::parse(&Level::OF_COMMUNITY, form.get("level"))?;
    let (member, viewer) = (visit.member()?.clone(), visit.viewer.clone());
    let to = visit
        .write(move |tx| {
            let c = match find(tx.conn, &viewer, &slug)? {
                Ok(c) => c,
                Err(to) => return Ok(to),
            };
            level::set_for_community(tx, &member, c.actor, level)?;
            Ok(format!("/c/{}?sent=level", c.slug()))
        })
        .await?;
    go(&to)
}

/// `POST /t/{page}/level`
pub async fn hear_thread(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    let level = match form.get("level") {
        "" => None,
        key => Some(Level::parse(&Level::OF_THREAD, key)?),
    };
    let (member, viewer) = (visit.member()?.clone(), visit.viewer.clone());
    let to = visit
        .write(move |tx| {
            let thread = threads::thread(tx.conn, &viewer, &page)?;
            level::set_for_thread(tx, &member, thread.id, level)?;
            Ok(format!("/t/{}?sent=level", thread.page))
        })
        .await?;
    go(&to)
}
