//! What links in mails do, over the API: confirming an address, a new password; and the caller's address.

use axum::extract::State;

use super::api;
use super::ask::{Body, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use crate::accounts::links::{self, Purpose};
use crate::accounts::reset::Change;
use crate::accounts::{candidate, email, password, reset, session};
use crate::app::App;
use crate::routes::Verb::{Post, Put};
use crate::routes::{Route, Who};

view! { in
    /// Another address for the caller.
    pub struct NewEmail {
        pub email: String [text_like(3, 254, "asha@example.org")],
        /// The caller's own.
        pub password: String [text(0, 200)],
    }

    /// Another password for the caller.
    pub struct ChangedPassword {
        /// The one that is.
        pub password: String [text(0, 200)],
        /// Not easily guessed.
        pub new_password: String [text(10, 200)],
        /// Whether tokens, this one among them, and private feeds end, too.
        pub end_tokens: Option<bool>,
    }

    /// A link that goes to an address, as its secret.
    pub struct Confirmation {
        /// What stands behind `token=` in the link.
        pub token: String [text(1, 200)],
        /// The password chosen at sign-up, by who becomes a member with this link. Members do without.
        pub password: Option<String> [text(0, 200)],
    }

    /// Whose password is not known any more.
    pub struct Forgotten {
        pub email: String [text_like(3, 254, "asha@example.org")],
    }

    /// A new password, by the link that was sent.
    pub struct NewPassword {
        /// What stands behind `token=` in the link.
        pub token: String [text(1, 200)],
        pub password: String [text(10, 200)],
    }
}

/// PUT /me/email
pub async fn change(State(app): State<App>, who: Writer, Body(new): Body<NewEmail>) -> Answer {
    let (member, key) = (who.member.clone(), app.node_key().clone());
    let proof = session::prove(app.db(), &member, &new.password).await?;
    who.does(&app, move |tx| {
        proof.hold(tx)?;
        email::ask(tx, &key, &member, &new.email).map(|()| Did::It)
    })
    .await
}

/// PUT /me/password
pub async fn change_password(
    State(app): State<App>,
    who: Writer,
    Body(new): Body<ChangedPassword>,
) -> Answer {
    let (member, key, id) = (who.member.clone(), app.node_key().clone(), who.member.id);
    let known = app.db().read(move |conn| reset::known(conn, id)).await?;
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let proof = session::prove(app.db(), &member, &new.password).await?;
    let hash = password::hash(&new.new_password, &known).await.map_err(reset::of_new)?;
    let change = Change { hash, session: None, all: new.end_tokens == Some(true) };
    who.does(&app, move |tx| reset::change(tx, &key, &member, &proof, &change).map(|()| Did::It)).await
}

/// POST /me/email/confirmation
pub async fn again(State(app): State<App>, who: Writer) -> Answer {
    let (member, key) = (who.member.clone(), app.node_key().clone());
    who.does(&app, move |tx| email::ask_again(tx, &key, &member).map(|()| Did::It)).await
}

/// POST /confirmations
pub async fn confirm(State(app): State<App>, _who: Reader, Body(given): Body<Confirmation>) -> Answer {
    let password = given.password.unwrap_or_default();
    let (proven, key) = (candidate::prove(app.db(), &given.token, &password).await?, app.node_key().clone());
    app.db()
        .write(move |tx| match &proven {
            Some(proven) => candidate::confirm(tx, proven).map(drop),
            None => email::confirm(tx, &key, &given.token),
        })
        .await?;
    problem::done()
}

/// POST /password-resets: the answer is the same whether anybody has the address.
pub async fn forgot(State(app): State<App>, _who: Reader, Body(given): Body<Forgotten>) -> Answer {
    let key = app.node_key().clone();
    app.db().write(move |tx| reset::ask(tx, &key, &given.email)).await?;
    problem::done()
}

/// PUT /password-resets
pub async fn set(State(app): State<App>, _who: Reader, Body(new): Body<NewPassword>) -> Answer {
    let (asked, now) = (new.token.clone(), app.clock().now());
    // Looked at before the password is hashed: whoever guesses links costs nothing.
    let known = app.db().read(move |conn| match links::find(conn, &asked, Purpose::Reset, now)? {
        Some(link) => reset::known(conn, link.member).map(Some),
        None => Ok(None),
    });
    let known = known.await?.ok_or_else(links::dead)?;
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let (hash, key) = (password::hash(&new.password, &known).await?, app.node_key().clone());
    app.db().write(move |tx| reset::set(tx, &key, &new.token, &hash)).await?;
    problem::done()
}

/// What is done by links in mails.
#[rustfmt::skip]
pub fn routes() -> Vec<Route> {
    use Who::Anyone;
    vec![
        api(Post, "/api/v1/confirmations", Anyone, "confirmEmail", "Confirms the address that a link was sent to.", confirm)
            .takes::<Confirmation>(),
        api(Post, "/api/v1/password-resets", Anyone, "askForPassword", "Sends a link for a new password to the address of an account; the answer is the same if there is none.", forgot)
            .takes::<Forgotten>(),
        api(Put, "/api/v1/password-resets", Anyone, "setPassword", "Sets a new password by such a link, and ends all sessions, tokens and private feeds.", set)
            .takes::<NewPassword>(),
    ]
}
