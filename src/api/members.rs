//! Membership over the API: joining, leaving, who is in, requests and roles.

use axum::extract::State;
use serde::Deserialize;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::find;
use super::cursor;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{CommunityView, List, MemberView};
use crate::accounts::Viewer;
use crate::actors;
use crate::app::App;
use crate::base::id::looks_outside;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::communities::{Role, join, read};
use crate::error::{Error, Problem, Result};

view! { in
    /// What to change of a membership: exactly one of the two.
    pub struct Decide {
        /// `member`, `moderator` or `facilitator`.
        pub role: Option<String>,
        /// `member` takes somebody who asked to join, `refused` refuses them.
        pub state: Option<String>,
    }

    /// A community to ask to join, here or elsewhere.
    pub struct Follow {
        /// `!handle@node`, or its URL.
        pub handle: String,
    }
}

view! { out
    /// What came of asking to join.
    pub struct Joined {
        /// `member` at once, or `requested`: somebody decides.
        pub state: String,
        pub community: CommunityView,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    after: Option<String>,
}

/// POST /communities/{id}/join
pub async fn ask(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let community = find(&app, &who.viewer(), &id).await?.actor;
    problem::ok(&join(&app, &who, community).await?)
}

async fn join(app: &App, who: &Writer, community: i64) -> Result<Joined> {
    let (author, viewer) = (who.author(), who.viewer());
    let state = app.db().write(move |tx| join::ask(tx, &author, community, None)).await?;
    let view = app.db().read(move |conn| read::by_id(conn, &viewer, community)).await?;
    Ok(Joined { state: state.key().to_owned(), community: CommunityView::new(&app.origin(), &view) })
}

/// POST /follow
pub async fn follow(State(app): State<App>, who: Writer, Body(follow): Body<Follow>) -> Answer {
    let found = app.resolve(&who.viewer(), &follow.handle).await?;
    let crate::app::Found::Community(segment) = found else {
        return Err(Problem::new("handle", "not-a-community").into());
    };
    let community = find(&app, &who.viewer(), &segment).await?.actor;
    problem::ok(&join(&app, &who, community).await?)
}

/// DELETE /communities/{id}/join
pub async fn leave(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let community = find(&app, &who.viewer(), &id).await?.actor;
    let author = who.author();
    app.db().write(move |tx| join::leave(tx, &author, community)).await?;
    problem::done()
}

/// GET /communities/{id}/members
pub async fn list(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<After>,
) -> Answer {
    who.member()?;
    let after = cursor(asked.after.as_deref(), Cursor::newest())?;
    let (community, viewer) = (find(&app, &who.viewer, &id).await?, who.viewer.clone());
    let page = app.db().read(move |conn| read::members(conn, &viewer, &community, &after)).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |p| MemberView::new(&here, p)))
}

/// GET /communities/{id}/requests
pub async fn requests(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?;
    let (community, viewer) = (find(&app, &who.viewer, &id).await?, who.viewer.clone());
    let rows = app.db().read(move |conn| read::requests(conn, &viewer, &community)).await?;
    let here = app.origin();
    problem::ok(&List::whole(&rows, |p| MemberView::new(&here, p)))
}

enum Decision {
    Role(Role),
    Take(bool),
}

fn decision(body: &Decide) -> Result<Decision> {
    match (body.role.as_deref(), body.state.as_deref()) {
        (Some(role), None) => Ok(Decision::Role(Role::parse(role)?)),
        (None, Some("member")) => Ok(Decision::Take(true)),
        (None, Some("refused")) => Ok(Decision::Take(false)),
        (None, Some(_)) => Err(Error::invalid("state", "choose")),
        (Some(_), Some(_)) | (None, None) => Err(Problem::with("role", "one-of", "role and state").into()),
    }
}

/// PUT /communities/{id}/members/{who}
pub async fn decide(
    State(app): State<App>,
    who: Writer,
    At((id, whom)): At<(String, String)>,
    Body(body): Body<Decide>,
) -> Answer {
    let decision = decision(&body)?;
    let community = find(&app, &who.viewer(), &id).await?.actor;
    let (member, author) = (who.0.clone(), who.author());
    let own = app.origin().authority().to_owned();
    app.db()
        .write(move |tx| {
            // Nobody learns whether a name exists before the rules have let them act: 0 is nobody.
            let actor = person(tx.conn, &own, &whom)?.unwrap_or(0);
            match decision {
                Decision::Role(role) => join::set_role(tx, &author, community, actor, role),
                Decision::Take(take) => join::decide(tx, &member, community, actor, take),
            }
        })
        .await?;
    problem::done()
}

/// The person that `handle`, `@handle@node` or an outside id names.
fn person(conn: &mut Conn, own: &str, name: &str) -> Result<Option<i64>> {
    let name = name.trim_start_matches('@');
    let found = match name.split_once('@') {
        Some((handle, node)) if node.eq_ignore_ascii_case(own) => actors::by_handle(conn, handle)?,
        Some((handle, node)) => actors::by_address(conn, handle, &node.to_lowercase())?,
        None if looks_outside(name) => actors::by_uri(conn, &format!("/u/{name}"))?,
        None => actors::by_handle(conn, name)?,
    };
    let is_person = |a: &actors::Actor| a.kind == actors::Kind::Person.key() && a.gone.is_none();
    Ok(found.filter(is_person).map(|a| a.id))
}

/// The person's view, for those to whom `resolve` named them.
pub fn known(conn: &mut Conn, own: &str, name: &str) -> Result<actors::Actor> {
    let id = person(conn, own, name)?.ok_or(Error::NotFound)?;
    actors::by_id(conn, id)
}

/// GET /me
pub async fn me(State(app): State<App>, who: Reader) -> Answer {
    let member = who.member()?.clone();
    let viewer = Viewer::Member(member.clone());
    let mine = app.db().read(move |conn| read::mine(conn, &viewer)).await?;
    who.show(&super::views::MeView::new(&app.origin(), &member, &mine))
}
