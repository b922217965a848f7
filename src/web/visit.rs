//! A request by somebody: who they are, which language and zone they read in, and how they are answered.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::accounts::{Admin, Author, Member, Viewer, session};
use crate::app::{self, App};
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::notify;

use super::device;
use super::errors::Answer;
use super::l10n::{self, Words};
use super::shell::Shell;

/// How long the cookie of a session lives, in seconds.
const LIFE: i64 = session::LIFE / crate::base::time::SECOND;
/// The cookie by which a visitor has easier letters.
pub const EASY_LETTERS: &str = "letters";
/// Room for a page, in bytes, so that it is not copied while it grows.
const USUAL_PAGE: usize = 64 * 1024;

/// Everything that a page needs to know of the request that asks for it.
pub struct Visit {
    pub app: App,
    pub state: Arc<app::State>,
    pub viewer: Viewer,
    /// How many notifications the member has not seen, counted up to a bound.
    pub unseen: i64,
    pub words: Words,
    pub zone: String,
    pub now: Micros,
    /// Path and query, for the way back after signing in.
    pub address: String,
    /// `light`, `dark`, or empty: as the machine is set.
    pub theme: &'static str,
    /// Whether letters are set to be read more easily.
    pub letters: bool,
    secret: Option<String>,
    /// Program and system that the request comes from, in two words.
    pub device: String,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visit, Infallible> {
        let mut visit = Visit::unknown(app);
        let header = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
        let secret = cookie(&parts.headers, &session_cookie(app));
        if let Some((member, unseen)) = recognise(app, secret, visit.now).await {
            visit.viewer = Viewer::Member(member);
            visit.unseen = unseen;
            visit.secret = secret.map(str::to_owned);
        }
        visit.theme = match cookie(&parts.headers, "theme") {
            Some("dark") => "dark",
            Some("light") => "light",
            Some(_) | None => "",
        };
        visit.letters = match visit.viewer.member() {
            Some(member) => member.display.easy_letters,
            None => cookie(&parts.headers, EASY_LETTERS) == Some("easy"),
        };
        visit.address = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        visit.device = device::words(header(header::USER_AGENT).unwrap_or(""));
        visit.read_in(header(header::ACCEPT_LANGUAGE).unwrap_or(""));
        Ok(visit)
    }
}

/// The member behind a session's secret. When the database fails, the page says so, not this.
async fn recognise(app: &App, secret: Option<&str>, now: Micros) -> Option<(Member, i64)> {
    let (secret, used) = (secret?.to_owned(), secret?.to_owned());
    let found = app.db().read(move |conn| {
        let Some(holder) = session::holder(conn, &secret, now)? else { return Ok(None) };
        let unseen = notify::read::unseen(conn, &holder.member).unwrap_or_else(|e| {
            tracing::error!("notifications could not be counted: {e}");
            0
        });
        Ok(Some((holder, unseen)))
    });
    let (found, unseen) = found.await.ok().flatten()?;
    // Where it cannot be written down, the page is shown all the same.
    if found.unmarked
        && let Err(e) = app.db().write(move |tx| session::mark(tx, &used)).await
    {
        tracing::warn!("it could not be written down that a session is in use: {e}");
    }
    Some((found.member, unseen))
}

impl Visit {
    /// Somebody of whom nothing is known.
    pub fn unknown(app: &App) -> Visit {
        let state = app.state();
        Visit {
            app: app.clone(),
            viewer: Viewer::Anonymous,
            unseen: 0,
            words: Words::choose([state.association.language.as_str()], app.config().is_lab()),
            zone: state.association.time_zone.clone(),
            now: app.clock().now(),
            address: "/".to_owned(),
            theme: "",
            letters: false,
            secret: None,
            device: String::new(),
            state,
        }
    }

    fn read_in(&mut self, accept: &str) {
        let member = self.viewer.member();
        let own = member.map(|m| m.language.as_str()).filter(|l| !l.is_empty());
        let association = self.state.association.language.as_str();
        let wishes = own.into_iter().chain(l10n::accepted(accept)).chain([association]);
        self.words = Words::choose(wishes, self.app.config().is_lab());
        if let Some(zone) = member.map(|m| m.time_zone.clone()).filter(|z| !z.is_empty()) {
            self.zone = zone;
        }
    }

    pub fn is_signed_in(&self) -> bool {
        self.viewer.member().is_some()
    }

    /// The member, or a request to sign in.
    pub fn member(&self) -> Result<&Member> {
        self.viewer.signed_in()
    }

    pub fn admin(&self) -> Result<Admin<'_>> {
        self.member()?.admin()
    }

    /// The member as the author of what the form writes.
    pub fn author(&self) -> Result<Author> {
        Ok(Author::Local(self.member()?.clone()))
    }

    /// Runs a read as this viewer.
    pub async fn read<T, F>(&self, work: F) -> Result<T>
    where
        F: FnOnce(&mut Conn, &Viewer) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let viewer = self.viewer.clone();
        self.app.db().read(move |conn| work(conn, &viewer)).await
    }

    /// Runs a transaction.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        F: FnMut(&mut Tx) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        self.app.db().write(work).await
    }

    /// What every page shows around its content; `here` is the entry of the main navigation that it belongs to.
    pub fn shell(&self, here: &'static str) -> Shell {
        Shell::of(self, here)
    }

    pub fn show<T: Template>(&self, page: &T) -> Answer {
        let mut html = String::with_capacity(T::SIZE_HINT.max(USUAL_PAGE));
        page.render_into(&mut html).map_err(Error::internal)?;
        let mut response = Html(html).into_response();
        let caching = if self.is_signed_in() { "private, no-store" } else { "no-cache" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        Ok(response)
    }

    /// Where somebody signs in and comes back from.
    pub fn sign_in_address(&self) -> String {
        let next: String = url::form_urlencoded::byte_serialize(self.address.as_bytes()).collect();
        match self.address.as_str() {
            "/" => "/sign-in".to_owned(),
            _ => format!("/sign-in?next={next}"),
        }
    }

    /// The same request, by the member who has just signed in with it.
    pub fn by(mut self, member: Member) -> Visit {
        self.zone = Some(member.time_zone.clone()).filter(|z| !z.is_empty()).unwrap_or(self.zone);
        self.letters = member.display.easy_letters;
        self.viewer = Viewer::Member(member);
        self
    }

    /// The secret of the session, where there is one.
    pub fn secret(&self) -> Option<String> {
        self.secret.clone()
    }

    /// The place that a session is opened at.
    pub fn place(&self, shared: bool) -> session::Place {
        session::Place { device: self.device.clone(), shared }
    }

    /// Ends the session in the database; the cookie is dropped by [`signed_out`].
    pub async fn close_session(&self) -> Result<()> {
        match self.secret.clone() {
            Some(secret) => self.write(move |tx| session::close(tx, &secret)).await,
            None => Ok(()),
        }
    }
}

/// A 303 to a page of this node.
pub fn go(address: &str) -> Answer {
    Ok(Redirect::to(address).into_response())
}

/// A page whose address holds a secret is kept nowhere.
pub fn kept_nowhere(answer: Answer) -> Answer {
    let mut response = answer?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One name a node: cookies do not know ports, and several nodes may run on one host.
fn session_cookie(app: &App) -> String {
    let origin = app.origin();
    if origin.is_https() {
        return "__Host-collegium".to_owned();
    }
    let port = origin.authority().rsplit_once(':').map_or("80", |(_, port)| port);
    format!("collegium-{port}")
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn with_session(app: &App, value: &str, seconds: Option<i64>, mut response: Response) -> Answer {
    let secure = if app.origin().is_https() { "; Secure" } else { "" };
    let name = session_cookie(app);
    let life = seconds.map(|s| format!("; Max-Age={s}")).unwrap_or_default();
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{life}{secure}");
    let line = HeaderValue::from_str(&line).map_err(Error::internal)?;
    response.headers_mut().insert(header::SET_COOKIE, line);
    Ok(response)
}

/// Goes on to `to` with the session that was opened.
pub fn signed_in(app: &App, secret: &str, to: &str) -> Answer {
    with_session(app, secret, Some(LIFE), Redirect::to(to).into_response())
}

/// Gives an answer the session that was opened; on a shared computer its cookie goes with the window.
pub fn with_new_session(app: &App, secret: &str, shared: bool, answer: Answer) -> Answer {
    with_session(app, secret, (!shared).then_some(LIFE), answer?)
}

/// Goes on to `to` without a session.
pub fn signed_out(app: &App, to: &str) -> Answer {
    with_session(app, "", Some(0), Redirect::to(to).into_response())
}

/// The way back that a form was given, if it stays on this node.
pub fn way_back(next: &str) -> &str {
    let stays = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if stays { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn the_way_back_never_leaves_the_node() {
        for (next, to) in [
            ("/c/x?filter=unread", "/c/x?filter=unread"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example", "/"),
            ("", "/"),
        ] {
            assert_eq!(way_back(next), to);
        }
    }
}
