//! The caller's tokens over the API: making, listing, revoking.

use axum::extract::State;

use super::ask::{At, Body, Reader, Writer};
use super::did::{self, Did};
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, SCOPES, TokenView};
use crate::accounts::token::{self, Scope};
use crate::app::App;

view! { in
    /// A token to make.
    pub struct NewToken {
        /// What it is for, in the member's words.
        pub name: String [text_like(1, 80, "My reader")],
        /// `read` when left out.
        pub scope: Option<String> [one_of(&SCOPES)],
    }
}

view! { out
    /// A token that was just made.
    pub struct NewTokenView {
        /// Shown once and not kept: a repeat under the same Idempotency-Key has none.
        pub secret: Option<String>,
        pub token: TokenView,
    }
}

/// GET /tokens
pub async fn list(State(app): State<App>, who: Reader) -> Answer {
    let member = who.member()?.clone();
    let all = app.db().read(move |conn| token::list(conn, &member)).await?;
    problem::ok(&List::whole(&all, TokenView::new))
}

/// POST /tokens
pub async fn make(State(app): State<App>, who: Writer, Body(new): Body<NewToken>) -> Answer {
    let scope = Scope::parse(new.scope.as_deref().unwrap_or("read"))?;
    let member = who.member.clone();
    let made = who.carry_out(&app, move |tx| {
        let made = token::make(tx, &member, &new.name, scope)?;
        Ok((Did::MadeToken(made.id), made))
    });
    let (_, made) = made.await?;
    did::token_made(&app, &who.viewer(), made.id, Some(made.secret)).await
}

/// DELETE /tokens/{id}
pub async fn revoke(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| token::revoke(tx, &member, &id).map(|()| Did::It)).await
}
