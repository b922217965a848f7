//! Whom the caller may name in a community, over the API.

use axum::extract::State;

use super::ask::{Asked, At, Reader};
use super::communities::find;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::app::App;
use crate::threads::mentionable::{self, Candidate};
use crate::threads::read;

view! { in
    /// Whom to look for.
    pub struct Beginning {
        /// The beginning of a short name.
        pub q: String [text_like(1, 60, "be")],
        /// A thread whose people come first.
        pub thread: Option<String> [text(1, 100)],
    }
}

view! { out
    /// Somebody who may be named.
    pub struct MentionableView {
        /// `@handle` or `@handle@node`: what stands in a text.
        pub address: String,
        pub name: String,
    }
}

impl MentionableView {
    fn new(c: &Candidate) -> MentionableView {
        MentionableView { address: c.address(), name: c.name.clone() }
    }
}

/// GET /communities/{id}/mentionable
pub async fn list(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<Beginning>,
) -> Answer {
    who.member()?;
    let (c, viewer) = (find(&app, &who.viewer, &id).await?, who.viewer.clone());
    let found = app.db().read(move |conn| {
        let thread = match asked.thread {
            Some(page) => {
                Some(read::thread(conn, &viewer, &page)?).filter(|t| t.community == c.actor).map(|t| t.id)
            }
            None => None,
        };
        mentionable::find(conn, &viewer, &c, thread, &asked.q)
    });
    problem::ok(&List::whole(&found.await?, MentionableView::new))
}
