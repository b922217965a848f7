//! This node, and asking others: over the API.

use axum::extract::State;
use axum::response::Response;

use super::ask::{Asked, Body, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{CommunityView, MODES, PersonView, PostView, SIGN_UPS, ThisNodeView};
use super::{communities, people};
use crate::accounts::Viewer;
use crate::actors::read::Face;
use crate::app::{App, Found};
use crate::association::SignUp;
use crate::base::db::Tx;
use crate::error::{Error, Problem, Result};
use crate::{policy, threads};

view! { in
    /// What changes of how the node is run; what is left out stays.
    pub struct NodeSettings {
        /// Whether people may sign up by themselves.
        pub sign_up_open: Option<bool>,
        /// How people become members.
        pub sign_up: Option<String> [one_of(&SIGN_UPS)],
        /// What people who apply are asked.
        pub sign_up_questions: Option<String> [text(0, 2000)],
        /// Which nodes it deals with when no rule names them.
        pub policy_mode: Option<String> [one_of(&MODES)],
    }

    /// What to find.
    pub struct Question {
        /// `!community@node`, `@person@node` or a URL.
        pub q: String [text_like(1, 2000, "!wound-care@node.example")],
    }
}

view! { out
    /// What a handle or URL names: one of the three.
    pub struct Resolved {
        pub kind: String [one_of(&["community", "person", "post"])],
        pub community: Option<CommunityView>,
        pub person: Option<PersonView>,
        pub post: Option<PostView>,
    }
}

/// GET /node
pub async fn this(State(app): State<App>, who: Reader) -> Answer {
    who.show(&ThisNodeView::new(&app.state(), app.config().is_lab()))
}

/// PATCH /node
pub async fn set(State(app): State<App>, who: Writer, Body(change): Body<NodeSettings>) -> Answer {
    let member = who.member.clone();
    member.admin()?;
    let work = move |tx: &mut Tx| {
        let by = Some(member.admin()?);
        if let Some(open) = change.sign_up_open {
            policy::open_sign_up(tx, by, open)?;
        }
        if let Some(way) = &change.sign_up {
            policy::set_sign_up(tx, by, SignUp::parse(way)?)?;
        }
        if let Some(questions) = &change.sign_up_questions {
            policy::set_questions(tx, member.admin()?, questions)?;
        }
        if let Some(mode) = &change.policy_mode {
            policy::set_mode(tx, by, mode)?;
        }
        Ok((Did::SetNode, ()))
    };
    let (did, ()) = who.carry_out(&app, work).await?;
    app.reload().await?;
    did.show(&app, &who.viewer()).await
}

/// GET /resolve
pub async fn resolve(State(app): State<App>, who: Reader, Asked(question): Asked<Question>) -> Answer {
    who.member()?;
    let text = question.q;
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
            let actor = app
                .db()
                .read(move |conn| people::person(conn, &own, &segment)?.ok_or(Error::NotFound))
                .await?;
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
