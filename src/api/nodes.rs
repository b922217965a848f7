//! This node, and asking others: over the API.

use axum::extract::State;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::ask::{Asked, Body, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{CommunityView, MODES, PersonView, PostView, SIGN_UPS, ThisNodeView};
use super::{communities, people};
use crate::accounts::Viewer;
use crate::actors::read::Face;
use crate::app::{App, Found};
use crate::association::{SignUp, logo};
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
        /// What the association, and the node, is called.
        pub name: Option<String> [text(0, 200)],
        /// The node's own colour in light, `#rrggbb`; empty with the other: what is shipped. Text in it must be readable
        /// everywhere (WCAG 2.2: 4.5 to 1), else the nearest colour that is stands in the problem's detail.
        pub accent: Option<String> [text(0, 20)],
        /// The same in dark; made from the other when left out or empty.
        pub accent_dark: Option<String> [text(0, 20)],
        /// Which nodes it deals with when no rule names them.
        pub policy_mode: Option<String> [one_of(&MODES)],
    }

    /// A logo.
    pub struct NewLogo {
        /// A PNG, JPEG or WebP in base64, at most 2 MB; drawn anew, at most 256 points a side.
        pub image: String [text(1, 2_900_000)],
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
        if let Some(name) = &change.name {
            policy::set_name(tx, by, name)?;
        }
        if change.accent.is_some() || change.accent_dark.is_some() {
            let (accent, dark) = (change.accent.as_deref(), change.accent_dark.as_deref());
            policy::set_accent(tx, by, accent.unwrap_or(""), dark.unwrap_or(""))?;
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

/// PUT /node/logo
pub async fn logo(State(app): State<App>, who: Writer, Body(new): Body<NewLogo>) -> Answer {
    who.member.admin()?;
    let bytes = STANDARD.decode(new.image.trim()).map_err(|_| Error::invalid("image", "logo-form"))?;
    let png = tokio::task::spawn_blocking(move || logo::redraw(&bytes)).await.map_err(Error::internal)??;
    set_logo(&app, &who, Some(png)).await
}

/// DELETE /node/logo
pub async fn no_logo(State(app): State<App>, who: Writer) -> Answer {
    set_logo(&app, &who, None).await
}

async fn set_logo(app: &App, who: &Writer, png: Option<Vec<u8>>) -> Answer {
    let member = who.member.clone();
    let work = move |tx: &mut Tx| {
        policy::set_logo(tx, Some(member.admin()?), png.as_deref()).map(|()| (Did::It, ()))
    };
    let (did, ()) = who.carry_out(app, work).await?;
    app.reload().await?;
    did.show(app, &who.viewer()).await
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
