//! Questions and polls over the API: saying what helped, and voting.

use axum::extract::State;

use super::api;
use super::ask::{At, Body, Writer};
use super::did::Did;
use super::problem::Answer;
use super::schema::view;
use crate::app::App;
use crate::routes::Verb::{Delete, Post, Put};
use crate::routes::{Route, Who};
use crate::threads::{poll, question, read};

view! { in
    /// A vote in a poll. It stands: it is neither changed nor taken back.
    pub struct NewVote {
        /// The numbers of options; one, unless the poll takes several.
        pub choices: Vec<i64> [choices()],
    }
}

/// PUT and DELETE /posts/{id}/helped
async fn mark(app: App, who: Writer, id: String, yes: bool) -> Answer {
    let (viewer, author) = (who.viewer(), who.author());
    who.does(&app, move |tx| {
        let reply = read::post(tx.conn, &viewer, &id)?.id;
        question::helped(tx, &author, reply, yes).map(|()| Did::It)
    })
    .await
}

async fn helped(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    mark(app, who, id, true).await
}

async fn not_helped(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    mark(app, who, id, false).await
}

/// POST /threads/{id}/votes
async fn vote(State(app): State<App>, who: Writer, At(id): At<String>, Body(new): Body<NewVote>) -> Answer {
    let (viewer, author) = (who.viewer(), who.author());
    who.does(&app, move |tx| {
        let thread = read::thread(tx.conn, &viewer, &id)?.id;
        poll::vote(tx, &author, thread, &new.choices).map(|()| Did::It)
    })
    .await
}

#[rustfmt::skip]
pub fn routes() -> Vec<Route> {
    use Who::Member;
    vec![
        api(Put, "/api/v1/posts/{id}/helped", Member, "markHelped", "Says that a reply helped; for whoever asked the question.", helped),
        api(Delete, "/api/v1/posts/{id}/helped", Member, "unmarkHelped", "Takes that back.", not_helped),
        api(Post, "/api/v1/threads/{id}/votes", Member, "voteInPoll", "Votes in a poll.", vote).takes::<NewVote>(),
    ]
}
