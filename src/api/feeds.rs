//! The caller's private feeds over the API: making, listing, revoking.

use axum::extract::State;

use super::ask::{At, Body, Reader, Writer};
use super::did::{self, Did};
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::accounts::feed::{self, Feed};
use crate::app::App;
use crate::base::time::rfc3339;

view! { in
    /// A private feed to make.
    pub struct NewFeed {
        /// What reads it, in the member's words.
        pub name: String [text_like(1, 80, "My reader")],
    }
}

view! { out
    /// A private feed, without its address.
    pub struct FeedView {
        pub id: String,
        pub name: String,
        pub created: String [moment()],
        /// To the hour.
        pub last_used: Option<String> [moment()],
    }

    /// A feed that was just made.
    pub struct NewFeedView {
        /// Shown once and not kept: a repeat under the same Idempotency-Key has none. Whoever knows it reads the feed.
        pub address: Option<String>,
        pub feed: FeedView,
    }
}

impl FeedView {
    pub fn new(f: &Feed) -> FeedView {
        FeedView {
            id: f.page.clone(),
            name: f.name.clone(),
            created: rfc3339(f.created),
            last_used: f.last_used.map(rfc3339),
        }
    }
}

/// GET /feeds
pub async fn list(State(app): State<App>, who: Reader) -> Answer {
    let member = who.member()?.clone();
    let all = app.db().read(move |conn| feed::list(conn, &member)).await?;
    problem::ok(&List::whole(&all, FeedView::new))
}

/// POST /feeds
pub async fn make(State(app): State<App>, who: Writer, Body(new): Body<NewFeed>) -> Answer {
    let member = who.member.clone();
    let made = who.carry_out(&app, move |tx| {
        let made = feed::make(tx, &member, &new.name)?;
        Ok((Did::MadeFeed(made.id), made))
    });
    let (_, made) = made.await?;
    let address = app.origin().complete(&format!("/feed/{}", made.secret));
    did::feed_made(&app, &who.viewer(), made.id, Some(address)).await
}

/// DELETE /feeds/{id}
pub async fn revoke(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| feed::revoke(tx, &member, &id).map(|()| Did::It)).await
}
