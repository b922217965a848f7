//! Membership over the API: joining, leaving, who is in, requests and roles.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::{After, find};
use super::cursor;
use super::did::Did;
use super::people::person;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{CommunityView, List, MemberView, ROLES};
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::time::{Micros, parse_rfc3339};
use crate::communities::{Role, join, read, suspend};
use crate::error::{Error, Problem, Result};

view! { in
    /// What to change of a membership: exactly one of `role` and `state`.
    pub struct Decide {
        pub role: Option<String> [one_of(&ROLES)],
        /// `member` takes somebody who asked to join, or ends a suspension; `refused` refuses them; `suspended` suspends
        /// anybody, member or not.
        pub state: Option<String> [one_of(&["member", "refused", "suspended"])],
        /// When a suspension ends; for good when left out.
        pub until: Option<String> [text_like(20, 40, "2026-12-24T09:00:00Z")],
        /// Why, for the log; other nodes are told. In a community elsewhere its node is asked, and decides.
        pub reason: Option<String> [text(0, 500)],
    }

    /// A community to ask to join, here or elsewhere.
    pub struct Follow {
        /// `!handle@node`, or its URL.
        pub handle: String [text_like(1, 2000, "!wound-care@node.example")],
    }
}

view! { out
    /// What came of asking to join.
    pub struct Joined {
        /// `member` at once, or `requested`: somebody decides.
        pub state: String [one_of(&["member", "requested"])],
        pub community: CommunityView,
    }
}

/// POST /communities/{id}/join
pub async fn ask(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let community = find(&app, &who.viewer(), &id).await?.actor;
    join(&app, &who, community).await
}

async fn join(app: &App, who: &Writer, community: i64) -> Answer {
    let author = who.author();
    who.does(app, move |tx| {
        let state = join::ask(tx, &author, community, None)?;
        Ok(Did::AskedToJoin(community, state.key().to_owned()))
    })
    .await
}

/// POST /follow
pub async fn follow(State(app): State<App>, who: Writer, Body(follow): Body<Follow>) -> Answer {
    let found = app.resolve(&who.viewer(), &follow.handle).await?;
    let crate::app::Found::Community(segment) = found else {
        return Err(Problem::new("handle", "not-a-community").into());
    };
    let community = find(&app, &who.viewer(), &segment).await?.actor;
    join(&app, &who, community).await
}

/// DELETE /communities/{id}/join
pub async fn leave(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let community = find(&app, &who.viewer(), &id).await?.actor;
    let author = who.author();
    who.does(&app, move |tx| join::leave(tx, &author, community).map(|()| Did::It)).await
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
    Suspend(Option<Micros>),
}

fn decision(body: &Decide) -> Result<Decision> {
    match (body.role.as_deref(), body.state.as_deref()) {
        (Some(role), None) => Ok(Decision::Role(Role::parse(role)?)),
        (None, Some("member")) => Ok(Decision::Take(true)),
        (None, Some("refused")) => Ok(Decision::Take(false)),
        (None, Some("suspended")) => {
            let until = body.until.as_deref().map(|text| parse_rfc3339(text).ok_or("moment")).transpose();
            until.map(Decision::Suspend).map_err(|code| Error::invalid("until", code))
        }
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
    let (member, author) = (who.member.clone(), who.author());
    let own = app.origin().authority().to_owned();
    let reason = body.reason.unwrap_or_default();
    who.does(&app, move |tx| {
        // Nobody learns whether a name exists before the rules have let them act: 0 is nobody.
        let actor = person(tx.conn, &own, &whom)?.map_or(0, |a| a.id);
        match decision {
            Decision::Role(role) => join::set_role(tx, &author, community, actor, role)?,
            Decision::Suspend(until) => {
                suspend::suspend(tx, &author, community, actor, until, &reason)?;
            }
            Decision::Take(true) if suspend::is_suspended(tx, community, actor)? => {
                suspend::lift(tx, &author, community, actor, &reason)?;
            }
            Decision::Take(take) => join::decide(tx, &member, community, actor, take)?,
        }
        Ok(Did::It)
    })
    .await
}
