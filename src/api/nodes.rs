//! This node, and asking others: over the API.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::ask::{Asked, Reader};
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{CommunityView, PersonView, PostView, ThisNodeView};
use super::{communities, members};
use crate::accounts::Viewer;
use crate::actors::read::Face;
use crate::app::{App, Found};
use crate::error::{Problem, Result};
use crate::threads;

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
