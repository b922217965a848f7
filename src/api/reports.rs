//! Reports over the API: reporting a post, and what was reported for those who moderate.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::find;
use super::cursor;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::text::excerpt;
use crate::base::time::rfc3339;
use crate::error::Error;
use crate::threads::read::{self, Desk, Report};
use crate::threads::report;

/// The states of a report.
const STATES: [&str; 2] = ["open", "closed"];
/// How much of a post stands in a list.
const EXCERPT: usize = 280;

view! { in
    /// Why a post is reported.
    pub struct NewReport {
        /// Goes along to the moderators, on other nodes, too, where the caller's name does not.
        pub reason: Option<String> [text(0, 500)],
    }

    /// Which reports to list.
    pub struct OfState {
        /// `open` when left out.
        pub state: Option<String> [one_of(&STATES)],
        pub after: Option<String> [cursor()],
    }
}

view! { out
    /// A report.
    pub struct ReportView {
        /// For `/communities/{id}/reports/{report}/close`.
        pub id: String,
        pub at: String [moment()],
        pub state: String [one_of(&STATES)],
        pub reason: String,
        /// `@handle` of who reported, where they are of this node; null for people elsewhere and for the post's author.
        pub reporter: Option<String>,
        /// The name of the node that they are of.
        pub node: String,
        /// The id of the post, which may also be an opening post.
        pub post: String,
        /// Empty where the thread was deleted.
        pub thread_title: String,
        /// The name of the post's author.
        pub author: String,
        /// The first words of the post; empty where it was deleted.
        pub excerpt: String,
        pub deleted: Option<String> [moment()],
        pub removed: bool,
    }
}

impl ReportView {
    fn new(own: &str, r: &Report) -> ReportView {
        ReportView {
            id: r.page.clone(),
            at: rfc3339(r.at),
            state: r.state.clone(),
            reason: r.reason.clone(),
            reporter: r.reporter_handle.as_ref().map(|handle| format!("@{handle}")),
            node: r.reporter_node.clone().unwrap_or_else(|| own.to_owned()),
            post: r.post_page.clone(),
            thread_title: r.thread_title.clone(),
            author: r.author_name.clone(),
            excerpt: excerpt(&r.html, EXCERPT),
            deleted: r.deleted.map(rfc3339),
            removed: r.removed,
        }
    }
}

/// POST /posts/{id}/reports
pub async fn send(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<NewReport>,
) -> Answer {
    let (viewer, author) = (who.viewer(), who.author());
    let new = report::NewReport { reason: new.reason.unwrap_or_default(), ..report::NewReport::default() };
    who.does(&app, move |tx| {
        let post = read::post(tx.conn, &viewer, &id)?.id;
        report::report(tx, &author, post, &new).map(|()| Did::It)
    })
    .await
}

/// GET /communities/{id}/reports
pub async fn list(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<OfState>,
) -> Answer {
    who.member()?;
    let desk = Desk::parse(asked.state.as_deref().unwrap_or("open"));
    let desk = desk.ok_or_else(|| Error::invalid("state", "choose"))?;
    let after = cursor(asked.after.as_deref(), Cursor::newest())?;
    let (community, viewer) = (find(&app, &who.viewer, &id).await?, who.viewer.clone());
    let page = app.db().read(move |conn| read::reports(conn, &viewer, &community, desk, &after)).await?;
    let own = app.origin().authority().to_owned();
    problem::ok(&List::of(page, |r| ReportView::new(&own, r)))
}

/// POST /communities/{id}/reports/{report}/close
pub async fn close(State(app): State<App>, who: Writer, At((id, report)): At<(String, String)>) -> Answer {
    let (community, by) = (find(&app, &who.viewer(), &id).await?.actor, who.member.clone());
    who.does(&app, move |tx| report::close(tx, &by, community, &report).map(|()| Did::It)).await
}
