//! Where the caller is signed in, over the API.

use axum::extract::State;

use super::ask::{At, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::accounts::session::{self, Session};
use crate::app::App;
use crate::base::time::rfc3339;

view! { out
    /// A session of the caller in a browser.
    pub struct SessionView {
        pub id: String,
        /// Program and system; empty where they are not known.
        pub device: String,
        pub created: String [moment()],
        /// To a few minutes.
        pub last_seen: Option<String> [moment()],
        /// Whether others use the computer, too: then it ends after a quarter of an hour without use.
        pub shared: bool,
    }
}

impl SessionView {
    fn new(session: &Session) -> SessionView {
        SessionView {
            id: session.key.clone(),
            device: session.device.clone(),
            created: rfc3339(session.created),
            last_seen: session.last_seen.map(rfc3339),
            shared: session.shared,
        }
    }
}

/// GET /me/sessions
pub async fn list(State(app): State<App>, who: Reader) -> Answer {
    let (member, now) = (who.member()?.clone(), app.clock().now());
    let all = app.db().read(move |conn| session::list(conn, &member, None, now)).await?;
    problem::ok(&List::whole(&all, SessionView::new))
}

/// DELETE /me/sessions/{id}
pub async fn end(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| session::end(tx, &member, &id).map(|()| Did::It)).await
}

/// DELETE /me/sessions
pub async fn end_all(State(app): State<App>, who: Writer) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| session::end_others(tx, &member, None).map(|_| Did::It)).await
}
