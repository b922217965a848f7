//! Leaving the node over the API.

use axum::extract::State;

use super::ask::{Body, Reader, Writer};
use super::problem::{self, Answer};
use super::schema::view;
use crate::accounts::session;
use crate::app::App;
use crate::leaving::read::Effect;
use crate::leaving::{self, Wish};

const WAYS: [&str; 3] = ["keep", "anonymise", "delete"];

view! { out
    /// What there is of the caller, of which leaving decides.
    pub struct LeavingView {
        pub threads: i64 [count()],
        pub replies: i64 [count()],
        /// Replies of others in the caller's threads, which stay whatever is chosen.
        pub answers: i64 [count()],
        pub votes: i64 [count()],
        pub communities: i64 [count()],
        /// Other nodes that were told something of the caller and may hold copies.
        pub nodes: Vec<String>,
        /// The short names of the communities that would have no facilitator.
        pub left_alone: Vec<String>,
        /// Whether nobody else administers the node: then the caller cannot leave.
        pub only_admin: bool,
    }
}

view! { in
    /// How the caller leaves.
    pub struct Leave {
        /// What becomes of what the caller wrote: it stays under their name, without it, or is deleted.
        pub way: String [one_of(&WAYS)],
        /// The caller's short name, to say that it is meant.
        pub handle: String [text(1, 41)],
        /// The caller's own.
        pub password: String [text(0, 200)],
        /// Whether communities may be left without a facilitator.
        pub leave_alone: Option<bool>,
    }
}

impl LeavingView {
    fn new(effect: Effect) -> LeavingView {
        let Effect { threads, replies, answers, votes, communities, nodes, alone, only_admin } = effect;
        let left_alone = alone.into_iter().map(|community| community.handle).collect();
        LeavingView { threads, replies, answers, votes, communities, nodes, left_alone, only_admin }
    }
}

/// GET /me/leaving
pub async fn show(State(app): State<App>, who: Reader) -> Answer {
    let member = who.member()?.clone();
    let effect = app.db().read(move |conn| leaving::read::effect(conn, &member)).await?;
    problem::ok(&LeavingView::new(effect))
}

/// POST /me/leaving. Nothing is kept under an Idempotency-Key: there is nobody left who could repeat it.
pub async fn leave(State(app): State<App>, who: Writer, Body(asked): Body<Leave>) -> Answer {
    let member = who.member.clone();
    let wish = Wish { way: asked.way, handle: asked.handle, alone: asked.leave_alone.unwrap_or(false) };
    let (first, asked_by) = (wish.clone(), member.clone());
    app.db().read(move |conn| leaving::check(conn, &asked_by, &first)).await?;
    let proof = session::prove(app.db(), &member, &asked.password).await?;
    app.db()
        .write(move |tx| {
            proof.hold(tx)?;
            leaving::leave(tx, Some(member.id), &member, &wish)
        })
        .await?;
    problem::done()
}
