//! What is done so that everybody can read and write here: the statement, easier letters, the keys.

use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;

use crate::accessibility::{self, List};
use crate::accounts::display::{self, Display};
use crate::association::Association;

use super::errors::Answer;
use super::form::Posted;
use super::shell::Shell;
use super::visit::{EASY_LETTERS, Visit, go};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Statement {
    page: Shell,
    list: &'static List,
    a: Association,
    saved: bool,
}

#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    saved: String,
}

/// `GET /about/accessibility`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.show(&Statement {
        page: visit.shell("accessibility"),
        list: accessibility::list(),
        a: visit.state.association.clone(),
        saved: asked.saved == "yes",
    })
}

/// `POST /about/accessibility`: easier letters, for a member wherever they sign in, for others in this browser.
pub async fn choose(visit: Visit, Posted(form): Posted) -> Answer {
    let easy_letters = form.is("letters", "easy");
    let back = "/about/accessibility?saved=yes#letters";
    let Some(member) = visit.viewer.member().cloned() else {
        let mut response = go(back)?.into_response();
        let life = if easy_letters { 365 * 24 * 3600 } else { 0 };
        let secure = if visit.app.origin().is_https() { "; Secure" } else { "" };
        let line = format!("{EASY_LETTERS}=easy; Path=/; Max-Age={life}; SameSite=Lax{secure}");
        let line = HeaderValue::from_str(&line).map_err(crate::error::Error::internal)?;
        response.headers_mut().insert(header::SET_COOKIE, line);
        return Ok(response);
    };
    let chosen = Display { easy_letters, ..member.display };
    visit.write(move |tx| display::set(tx, &member, chosen)).await?;
    go(back)
}

#[derive(Template)]
#[template(path = "keys.html")]
struct Keys {
    page: Shell,
}

/// `GET /about/keys`
pub async fn keys(visit: Visit) -> Answer {
    visit.show(&Keys { page: visit.shell("keys") })
}
