//! Ending mail that tells of what waits: by a page with a button, and with one click in a mail program (RFC 8058).

use askama::Template;
use axum::extract::{FromRequest, Query, Request};

use crate::accounts::{links, waiting};
use crate::error::Error;

use super::errors::{Answer, Refused};
use super::form::Posted;
use super::recover::Asked;
use super::shell::Shell;
use super::visit::{Visit, go, kept_nowhere};

#[derive(Template)]
#[template(path = "unsubscribe.html")]
struct Unsubscribe {
    page: Shell,
    token: String,
    done: bool,
    /// Whether the link is one of ours.
    works: bool,
}

/// `GET /unsubscribe?token=…`: changes nothing, for programs that look through mail open links, too.
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let done = asked.done == "yes";
    let works = done || waiting::is_known(visit.app.node_key(), &asked.token);
    let shown = shown(&visit, done, asked.token, works);
    kept_nowhere(if works { shown } else { Refused::with(&links::dead()).page(shown) })
}

fn shown(visit: &Visit, done: bool, token: String, works: bool) -> Answer {
    visit.show(&Unsubscribe { page: visit.shell("").without_way_back(), token, done, works })
}

/// `POST /unsubscribe`: from a mail program, which leaves the token in the address, says what it likes in the body and
/// follows nowhere; or from the page.
pub async fn end(visit: Visit, Query(asked): Query<Asked>, request: Request) -> Answer {
    let by_program = !asked.token.is_empty();
    let token = if by_program {
        asked.token
    } else {
        Posted::from_request(request, &visit.app).await?.0.owned("token")
    };
    let key = visit.app.node_key().clone();
    match visit.write(move |tx| waiting::end(tx, &key, &token)).await {
        Ok(()) if by_program => kept_nowhere(shown(&visit, true, String::new(), true)),
        Ok(()) => go("/unsubscribe?done=yes"),
        Err(error @ Error::Invalid(_)) => {
            kept_nowhere(Refused::with(&error).page(shown(&visit, false, String::new(), false)))
        }
        Err(error) => Err(error.into()),
    }
}
