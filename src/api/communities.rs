//! Communities over the API: finding, opening, editing, their threads.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::problem::{self, Answer, Refusal};
use super::schema::view;
use super::views::{CommunityView, List, SummaryView};
use super::{cursor, threads};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::page::Cursor;
use crate::communities::read::{self, Community};
use crate::communities::{self, NewCommunity, Visibility};
use crate::error::Result;
use crate::threads::read::Scope;

view! { in
    /// A community to open. The charter has three parts: domain, community, practice; all in markdown.
    pub struct OpenCommunity {
        pub handle: String,
        pub title: String,
        pub description: Option<String>,
        pub domain: Option<String>,
        pub community: Option<String>,
        pub practice: Option<String>,
        /// `public` (when left out) or `members`.
        pub visibility: Option<String>,
    }

    /// What changes of a community; what is left out stays.
    pub struct EditCommunity {
        pub title: Option<String>,
        pub description: Option<String>,
        pub domain: Option<String>,
        pub community: Option<String>,
        pub practice: Option<String>,
    }

    /// A thread to start.
    pub struct StartThread {
        pub title: String,
        /// Markdown.
        pub body: String,
        /// `public` (when left out) or `members`.
        pub visibility: Option<String>,
        /// The author's own when left out.
        pub language: Option<String>,
    }
}

/// The community that an id, slug or `handle@node` names.
pub async fn find(app: &App, viewer: &Viewer, name: &str) -> Result<Community> {
    let own = format!("@{}", app.origin().authority());
    let name = name.trim_start_matches('!');
    let name = name.strip_suffix(own.as_str()).unwrap_or(name).to_owned();
    let viewer = viewer.clone();
    app.db().read(move |conn| read::find(conn, &viewer, &name)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

/// GET /communities
pub async fn list(State(app): State<App>, who: Reader, Asked(search): Asked<Search>) -> Answer {
    let after = cursor(search.after.as_deref(), Cursor::newest())?;
    let viewer = who.viewer.clone();
    let page = app.db().read(move |conn| read::list(conn, &viewer, &search.q, &after)).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |c| CommunityView::new(&here, c)))
}

/// POST /communities
pub async fn open(State(app): State<App>, who: Writer, Body(new): Body<OpenCommunity>) -> Answer {
    who.0.admin()?;
    let member = who.0.clone();
    let new = NewCommunity {
        handle: new.handle,
        title: new.title,
        description: new.description.unwrap_or_default(),
        domain: new.domain.unwrap_or_default(),
        community: new.community.unwrap_or_default(),
        practice: new.practice.unwrap_or_default(),
        visibility: new.visibility.unwrap_or_else(|| Visibility::Public.key().to_owned()),
    };
    let id = app.db().write(move |tx| communities::open(tx, member.admin()?, &new)).await?;
    let view = by_id(&app, who.viewer(), id).await?;
    problem::created(&format!("/api/v1/communities/{}", view.id), &view)
}

async fn by_id(app: &App, viewer: Viewer, id: i64) -> Result<CommunityView> {
    let found = app.db().read(move |conn| read::by_id(conn, &viewer, id)).await?;
    Ok(CommunityView::new(&app.origin(), &found))
}

/// GET /communities/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let found = find(&app, &who.viewer, &id).await?;
    who.show(&CommunityView::new(&app.origin(), &found))
}

/// PATCH /communities/{id}
pub async fn edit(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(change): Body<EditCommunity>,
) -> Answer {
    let was = find(&app, &who.viewer(), &id).await?;
    let (id, member) = (was.actor, who.0.clone());
    let new = NewCommunity {
        handle: was.handle,
        title: change.title.unwrap_or(was.title),
        description: change.description.unwrap_or(was.description),
        domain: change.domain.unwrap_or(was.domain),
        community: change.community.unwrap_or(was.community),
        practice: change.practice.unwrap_or(was.practice),
        visibility: was.visibility,
    };
    app.db().write(move |tx| communities::edit(tx, &member, id, &new)).await?;
    problem::ok(&by_id(&app, who.viewer(), id).await?)
}

/// GET /communities/{id}/threads
pub async fn threads(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(list): Asked<threads::InCommunity>,
) -> Answer {
    let community = find(&app, &who.viewer, &id).await?;
    let scope = Scope::Community(community.actor);
    let page = threads::page(&app, &who.viewer, scope, list.filter.as_deref(), list.after.as_deref()).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |s| SummaryView::new(&here, s)))
}

/// POST /communities/{id}/threads
pub async fn start(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<StartThread>,
) -> Result<Response, Refusal> {
    let community = find(&app, &who.viewer(), &id).await?.actor;
    let visibility = Visibility::parse(new.visibility.as_deref().unwrap_or("public"))?;
    let language = new.language.as_deref().unwrap_or(&who.0.language);
    let draft = app.draft(Some(&new.title), &new.body, language).await?;
    let author = who.author();
    let posted = app
        .db()
        .write(move |tx| crate::threads::post::start(tx, &author, community, visibility, &draft))
        .await?;
    let view = threads::by_id(&app, who.viewer(), posted.id).await?;
    problem::created(&format!("/api/v1/threads/{}", view.id), &view)
}
