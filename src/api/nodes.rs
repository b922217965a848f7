//! This node, other nodes, and asking them: over the API.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{CommunityView, List, NodeView, PersonView, PostView, ThisNodeView};
use super::{communities, members};
use crate::accounts::Viewer;
use crate::actors::nodes;
use crate::actors::read::Face;
use crate::app::{App, Found};
use crate::base::page::{Cursor, PAGE, Page};
use crate::error::{Error, Problem, Result};
use crate::{policy, threads};

view! { in
    /// A rule for a node.
    pub struct Rule {
        /// `allow` or `block`.
        pub verdict: String,
        pub reason: Option<String>,
    }
}

view! { out
    /// What a handle or URL names: one of the three.
    pub struct Resolved {
        /// `community`, `person` or `post`.
        pub kind: String,
        pub community: Option<CommunityView>,
        pub person: Option<PersonView>,
        pub post: Option<PostView>,
    }
}

/// GET /node
pub async fn this(State(app): State<App>, who: Reader) -> Answer {
    who.show(&ThisNodeView::new(&app.state(), app.config().is_lab()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    after: Option<String>,
}

/// GET /nodes
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::oldest())?.text;
    let rows = app.db().read(move |conn| nodes::list(conn, &after, PAGE + 1)).await?;
    let page = Page::cut(rows, PAGE, |n| Cursor { at: 0, id: 0, text: n.authority.clone() });
    problem::ok(&List::of(page, NodeView::new))
}

/// PUT /nodes/{authority}
pub async fn rule(
    State(app): State<App>,
    who: Writer,
    At(authority): At<String>,
    Body(rule): Body<Rule>,
) -> Answer {
    who.0.admin()?;
    let allow = match rule.verdict.as_str() {
        "allow" => true,
        "block" => false,
        _ => return Err(Error::invalid("verdict", "choose").into()),
    };
    let (member, reason) = (who.0, rule.reason.unwrap_or_default());
    app.db()
        .write(move |tx| {
            policy::set_rule(tx, Some(member.admin()?), &authority, allow, &reason)?;
            policy::canonical(&authority).map_or(Ok(0), |name| nodes::ensure(tx, &name))
        })
        .await?;
    app.reload().await?;
    problem::done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    q: Option<String>,
}

/// GET /resolve
pub async fn resolve(State(app): State<App>, who: Reader, Asked(question): Asked<Question>) -> Answer {
    who.member()?;
    let text = question.q.unwrap_or_default();
    if text.trim().is_empty() {
        return Err(Problem::new("q", "empty").into());
    }
    let found = app.resolve(&who.viewer, text.trim()).await?;
    problem::ok(&resolved(&app, &who.viewer, found).await?)
}

async fn resolved(app: &App, viewer: &Viewer, found: Found) -> Result<Resolved> {
    let mut answer = Resolved { kind: String::new(), community: None, person: None, post: None };
    let here = app.origin();
    match found {
        Found::Community(segment) => {
            let row = communities::find(app, viewer, &segment).await?;
            answer.kind = "community".to_owned();
            answer.community = Some(CommunityView::new(&here, &row));
        }
        Found::Person(segment) => {
            let own = here.authority().to_owned();
            let actor = app.db().read(move |conn| members::known(conn, &own, &segment)).await?;
            answer.kind = "person".to_owned();
            answer.person = Some(PersonView::new(&here, &Face::from(actor)));
        }
        Found::Post { post, .. } => {
            let viewer = viewer.clone();
            let row = app.db().read(move |conn| threads::read::post(conn, &viewer, &post)).await?;
            answer.kind = "post".to_owned();
            answer.post = Some(PostView::new(&here, &row));
        }
    }
    Ok(answer)
}

/// GET /healthz
pub async fn alive() -> Response {
    problem::probe(true, "ok\n")
}

/// GET /readyz: well when the database answers within two seconds.
pub async fn ready(State(app): State<App>) -> Response {
    let asked = app.db().read(crate::association::version);
    let well = matches!(tokio::time::timeout(std::time::Duration::from_secs(2), asked).await, Ok(Ok(_)));
    problem::probe(well, if well { "ready\n" } else { "the database does not answer\n" })
}
