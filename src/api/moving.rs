//! The caller's other accounts over the API, and that they moved.

use axum::extract::State;

use super::ask::{At, Body, Writer};
use super::did::Did;
use super::people::person;
use super::problem::Answer;
use super::schema::view;
use crate::accounts::session;
use crate::actors::selves;
use crate::app::App;
use crate::error::Error;

view! { in
    /// An account elsewhere that is the caller's.
    pub struct OtherAccount {
        /// `@handle@node`, or the URL of the profile.
        pub account: String [text_like(1, 2000, "@asha@node.example")],
    }

    /// Where the caller moved.
    pub struct NewHome {
        /// `@handle@node`, or the URL of the profile; it has to name the caller's address as another account.
        pub target: String [text_like(1, 2000, "@asha@node.example")],
        /// The caller's own.
        pub password: String [text(1, 200)],
    }
}

/// POST /me/accounts
pub async fn name(State(app): State<App>, who: Writer, Body(body): Body<OtherAccount>) -> Answer {
    let (actor, other) = (who.member.actor, app.other_self(&who.member, &body.account).await?);
    who.does(&app, move |tx| selves::name(tx, actor, &other).map(|()| Did::EditedMe)).await
}

/// DELETE /me/accounts/{account}
pub async fn forget(State(app): State<App>, who: Writer, At(account): At<String>) -> Answer {
    let (actor, own) = (who.member.actor, app.origin().authority().to_owned());
    who.does(&app, move |tx| {
        let other = person(tx.conn, &own, &account)?.ok_or(Error::NotFound)?;
        selves::forget(tx, actor, other.id).map(|()| Did::EditedMe)
    })
    .await
}

/// PUT /me/move
pub async fn leave(State(app): State<App>, who: Writer, Body(body): Body<NewHome>) -> Answer {
    let proof = session::prove(app.db(), &who.member, &body.password).await?;
    let (actor, new) = (who.member.actor, app.new_self(&who.member, &body.target).await?);
    who.does(&app, move |tx| {
        proof.hold(tx)?;
        selves::move_to(tx, actor, new).map(|()| Did::EditedMe)
    })
    .await
}

/// DELETE /me/move
pub async fn back(State(app): State<App>, who: Writer) -> Answer {
    let actor = who.member.actor;
    who.does(&app, move |tx| selves::come_back(tx, actor).map(|()| Did::EditedMe)).await
}
