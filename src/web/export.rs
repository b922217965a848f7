//! A copy of what is the member's own, to take away.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::accounts::session;
use crate::error::{Error, Result};
use crate::export::Labels;

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::l10n::Words;
use super::shell::Shell;
use super::visit::Visit;

#[derive(Template)]
#[template(path = "export.html")]
struct ExportPage {
    page: Shell,
    form: Sheet,
}

/// The words of an archive in one language.
pub fn labels(language: &str, node: &str) -> Labels {
    let words = Words::of(language).unwrap_or_else(Words::english);
    let readme = ["export-readme", "export-readme-data", "export-readme-threads", "export-readme-not"];
    let readme = readme.map(|key| words.say1(key, "node", node));
    Labels {
        readme: readme.join("\n\n") + "\n",
        untitled: words.say("export-untitled"),
        edited: words.say("edited"),
    }
}

/// `GET /settings/export`
pub async fn show(visit: Visit) -> Answer {
    visit.member()?;
    visit.show(&ExportPage { page: visit.shell("settings"), form: Sheet::default() })
}

/// `POST /settings/export`: the archive, for whoever knows the password.
pub async fn send(visit: Visit, Posted(form): Posted) -> Answer {
    match packed(&visit, &form).await {
        Ok(file) => Ok(file),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&ExportPage { page: visit.shell("settings"), form }))
        }
    }
}

async fn packed(visit: &Visit, form: &Sheet) -> Result<Response> {
    let member = visit.member()?.clone();
    if form.get("password").is_empty() {
        return Err(Error::invalid("password", "empty"));
    }
    session::prove(visit.app.db(), &member, form.get("password")).await?;
    let name = format!("attachment; filename=\"{}.zip\"", member.handle);
    let file = visit.app.export(&member, visit.words.tag()).await?;
    let mut response = file.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Error::internal)?);
    Ok(response)
}
