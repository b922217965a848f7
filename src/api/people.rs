//! People over the API: profiles, what they wrote, and the caller.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::cursor;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, MeView, Own, PostView, ProfileView};
use crate::accounts::display::{self, Display};
use crate::accounts::{self, Member, Viewer, waiting};
use crate::actors::{self, Actor, Profile, selves};
use crate::app::App;
use crate::base::id::looks_outside;
use crate::base::language::Languages;
use crate::base::page::{Cursor, Page};
use crate::base::sql::Conn;
use crate::communities::read;
use crate::error::{Error, Result};
use crate::threads::read as threads;

view! { in
    /// What changes of the caller's profile and preferences; what is left out stays.
    pub struct EditMe {
        pub name: Option<String> [text_like(1, 80, "Asha Rao")],
        /// Markdown.
        pub about: Option<String> [text(0, 2000)],
        /// A key of the shipped list of professions; empty for none.
        pub profession: Option<String> [text_like(0, 80, "other")],
        /// Words of one's own, where the profession is `other`.
        pub profession_text: Option<String> [text(0, 80)],
        pub language: Option<String> [text_like(2, 35, "en")],
        /// An IANA time zone.
        pub time_zone: Option<String> [text_like(1, 60, "Europe/Vienna")],
        /// The languages that the caller reads: pages list threads in them, and those that say none. Empty for all.
        pub reading: Option<Vec<String>> [tags()],
        /// Whether letters, words and lines stand further apart, in a plain face.
        pub easy_letters: Option<bool>,
        /// Whether single letters do something on a page: see `/about/keys`.
        pub shortcuts: Option<bool>,
        /// Whether a mail tells when something has waited for a day.
        pub waiting_mail: Option<bool>,
    }
}

/// The person that `handle`, `@handle@node` or an outside id names.
pub fn person(conn: &mut Conn, own: &str, name: &str) -> Result<Option<Actor>> {
    let name = name.trim_start_matches('@');
    let found = match name.split_once('@') {
        Some((handle, node)) if node.eq_ignore_ascii_case(own) => actors::by_handle(conn, handle)?,
        Some((handle, node)) => actors::by_address(conn, handle, &node.to_lowercase())?,
        None if looks_outside(name) => actors::by_uri(conn, &format!("/u/{name}"))?,
        None => actors::by_handle(conn, name)?,
    };
    Ok(found.filter(|a| a.kind == actors::Kind::Person.key() && a.gone.is_none()))
}

async fn known(
    app: &App,
    viewer: &Viewer,
    name: String,
    after: Cursor,
) -> Result<(Actor, Page<threads::Post>)> {
    let (own, viewer) = (app.origin().authority().to_owned(), viewer.clone());
    app.db()
        .read(move |conn| {
            let found = person(conn, &own, &name)?.ok_or(Error::NotFound)?;
            threads::person(conn, &viewer, found, &after)
        })
        .await
}

/// GET /people/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let (actor, _) = known(&app, &who.viewer, id, Cursor::newest()).await?;
    let of = actor.id;
    let moved_to = app.db().read(move |conn| actors::moved_to(conn, of)).await?;
    who.show(&ProfileView::new(&app.origin(), actor, moved_to.as_ref()))
}

/// GET /people/{id}/posts
pub async fn posts(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<After>,
) -> Answer {
    let after = cursor(asked.after.as_deref(), Cursor::newest())?;
    let (_, page) = known(&app, &who.viewer, id, after).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |p| PostView::new(&here, p)))
}

/// The caller as they are now.
pub async fn me_view(app: &App, member: &Member) -> Result<MeView> {
    let (viewer, id, here) = (Viewer::Member(member.clone()), member.actor, app.origin());
    app.db()
        .read(move |conn| {
            let actor = actors::by_id(conn, id)?;
            let member = accounts::of_actor(conn, &actor)?.ok_or(Error::NotFound)?;
            let own = Own {
                also_known_as: selves::also_known_as(conn, id)?,
                moved_to: actors::moved_to(conn, id)?,
                mine: read::mine(conn, &viewer)?,
                waiting_mail: waiting::is_wanted(conn, &member)?,
                actor,
            };
            Ok(MeView::new(&here, &member, &own))
        })
        .await
}

/// GET /me
pub async fn me(State(app): State<App>, who: Reader) -> Answer {
    let view = me_view(&app, who.member()?).await?;
    who.show(&view)
}

/// PATCH /me
pub async fn edit(State(app): State<App>, who: Writer, Body(change): Body<EditMe>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| {
        let was = actors::by_id(tx.conn, member.actor)?;
        let change = change.clone();
        let profile = Profile {
            name: change.name.unwrap_or(was.name),
            about: change.about.unwrap_or(was.about),
            profession: change.profession.or(was.profession).filter(|key| !key.is_empty()),
            profession_text: change.profession_text.or(was.profession_text),
        };
        actors::edit(tx, member.actor, &profile)?;
        let language = change.language.as_deref().unwrap_or(&member.language);
        let zone = change.time_zone.as_deref().unwrap_or(&member.time_zone);
        accounts::set_preferences(tx, &member, language, zone)?;
        if let Some(tags) = change.reading {
            let reading = Languages::of(tags.iter().map(String::as_str));
            accounts::set_reading(
                tx,
                &member,
                &reading.ok_or_else(|| Error::invalid("reading", "language"))?,
            )?;
        }
        let shown = Display {
            easy_letters: change.easy_letters.unwrap_or(member.display.easy_letters),
            shortcuts: change.shortcuts.unwrap_or(member.display.shortcuts),
        };
        display::set(tx, &member, shown)?;
        if let Some(wanted) = change.waiting_mail {
            waiting::want(tx, &member, wanted)?;
        }
        Ok(Did::EditedMe)
    })
    .await
}
