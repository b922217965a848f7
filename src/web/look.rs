//! How the node looks, for admins; and what every page loads of it.

use askama::Template;
use axum::extract::RawQuery;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::association::{Association, logo, look};
use crate::base::id;
use crate::error::{Error, Result};
use crate::exchange::received;
use crate::policy::{self, audit};

use super::errors::Answer;
use super::form::{Sheet, Uploaded};
use super::shell::Shell;
use super::visit::{Visit, go};

/// The largest form: the largest picture, with what stands around it.
pub const LARGEST: usize = logo::LARGEST + 64 * 1024;

#[derive(Template)]
#[template(path = "look.html")]
struct LookPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    /// A colour that can be read, where the one that was chosen cannot.
    offers: Vec<(&'static str, String)>,
    last: Option<audit::Entry>,
}

async fn look_page(visit: &Visit, form: Sheet, offers: Vec<(&'static str, String)>) -> Result<LookPage> {
    let (failed, last) = visit
        .read(|conn, _| {
            let all = ["look-name", "look-colour", "look-logo"].map(|act| audit::last(conn, act));
            let mut last = None;
            for one in all {
                last = one?.into_iter().chain(last).max_by_key(|entry: &audit::Entry| entry.id);
            }
            Ok((received::count_failed(conn)?, last))
        })
        .await?;
    Ok(LookPage { page: visit.shell("admin"), tab: "look", failed, form, offers, last })
}

fn standing(association: &Association) -> Sheet {
    Sheet::of([
        ("name", &association.name),
        ("accent", &association.accent),
        ("accent_dark", &association.accent_dark),
    ])
}

/// `GET /admin/look`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    let page = look_page(&visit, standing(&visit.state.association), Vec::new()).await?;
    visit.show(&page)
}

/// `POST /admin/look`: name, colours and a logo; `do` takes the logo away, or a colour that was offered.
pub async fn save(visit: Visit, Uploaded { form, file }: Uploaded) -> Answer {
    visit.admin()?;
    match write(&visit, &form, file).await {
        Ok(()) => go("/admin/look"),
        Err(error) => {
            let offers = offers(&error);
            let (form, refused) = form.refused(visit.words, error)?;
            let page = look_page(&visit, form, offers).await?;
            refused.page(visit.show(&page))
        }
    }
}

fn offers(error: &Error) -> Vec<(&'static str, String)> {
    let Error::Invalid(problems) = error else { return Vec::new() };
    let weak = problems.iter().filter(|problem| problem.code == "colour-weak");
    weak.map(|problem| (problem.field, problem.detail.clone())).collect()
}

async fn write(visit: &Visit, form: &Sheet, file: bytes::Bytes) -> Result<()> {
    let (by, name) = (visit.member()?.clone(), form.owned("name"));
    let offered = |field: &str| {
        let taken = form.get("take").strip_prefix(field).and_then(|rest| rest.strip_prefix('='));
        taken.map_or_else(|| form.owned(field), str::to_owned)
    };
    let (accent, dark) = (offered("accent"), offered("accent_dark"));
    let remove = form.is("do", "remove-logo");
    let png = match file.is_empty() {
        true => None,
        false => Some(redraw(file).await?),
    };
    visit
        .write(move |tx| {
            let by = Some(by.admin()?);
            if remove {
                return policy::set_logo(tx, by, None);
            }
            policy::set_name(tx, by, &name)?;
            policy::set_accent(tx, by, &accent, &dark)?;
            png.as_deref().map_or(Ok(()), |png| policy::set_logo(tx, by, Some(png)))
        })
        .await?;
    visit.app.reload().await
}

/// Draws a picture anew, off the threads that answer.
async fn redraw(bytes: bytes::Bytes) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || logo::redraw(&bytes)).await.map_err(Error::internal)?
}

/// Where pages load the node's colours from; empty: they have none of their own.
pub fn stylesheet_address(association: &Association) -> String {
    match look::stylesheet(association) {
        css if css.is_empty() => String::new(),
        css => format!("/look.css?v={}", hash(&css)),
    }
}

/// Where pages load the logo from; empty: there is none.
pub fn logo_address(association: &Association) -> String {
    match association.logo.as_str() {
        "" => String::new(),
        hash => format!("/logo.png?v={hash}"),
    }
}

fn hash(css: &str) -> String {
    id::digest(css.as_bytes()).chars().take(12).collect()
}

fn cached(kind: &'static str, bytes: Vec<u8>, current: bool) -> Response {
    let mut response = bytes.into_response();
    let caching = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    for (name, value) in
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching), (header::VARY, "Accept-Encoding")]
    {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn asks_for(query: Option<String>, hash: &str) -> bool {
    query.is_some_and(|query| query.strip_prefix("v=") == Some(hash))
}

/// `GET /look.css`: the node's colours, behind the stylesheet.
pub async fn stylesheet(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let css = look::stylesheet(&visit.state.association);
    let current = asks_for(query, &hash(&css));
    Ok(cached("text/css; charset=utf-8", css.into_bytes(), current))
}

/// `GET /logo.png`
pub async fn picture(
    axum::extract::State(app): axum::extract::State<App>,
    RawQuery(query): RawQuery,
) -> Answer {
    let logo = app.db().read(look::logo).await?.ok_or(Error::NotFound)?;
    let current = asks_for(query, &logo.hash);
    Ok(cached("image/png", logo.png, current))
}
