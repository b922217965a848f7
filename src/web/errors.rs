//! What went wrong, as a page: the one place of the web door that knows status codes.

use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::app::App;
use crate::error::{Denial, Error};

use super::l10n::Words;
use super::shell::Shell;
use super::visit::Visit;

/// What a handler answers.
pub type Answer = Result<Response, Fault>;

/// Why there is no page. [`dress`] makes one of it, in the reader's language.
#[derive(Debug, Clone)]
pub enum Fault {
    Error(Arc<Error>),
    /// The form could not be read.
    Unreadable,
    TooLarge,
    WrongMethod,
    /// The form came from a page of another site.
    CrossSite,
    /// The set-up link was used, or never was one.
    SetupLink,
    Panic,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        Fault::Error(Arc::new(error))
    }
}

impl From<Denial> for Fault {
    fn from(denial: Denial) -> Fault {
        Error::from(denial).into()
    }
}

/// A status as this module gives it to others: they pass it on and do not look inside.
pub type Status = StatusCode;

/// The status of a page that shows what was asked for, and of a form that comes back with its faults.
pub const FINE: StatusCode = StatusCode::OK;
pub const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Puts a page under a status that this module chose.
pub fn under(status: StatusCode, html: String) -> Response {
    (status, Html(html)).into_response()
}

impl Fault {
    /// A form that could not be read, by the status that reading it came to.
    pub fn of_body(rejection: impl IntoResponse) -> Fault {
        match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
            _ => Fault::Unreadable,
        }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Fault::Error(error) => status_of(error),
            Fault::Unreadable => StatusCode::BAD_REQUEST,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Fault::CrossSite => StatusCode::FORBIDDEN,
            Fault::SetupLink => StatusCode::NOT_FOUND,
            Fault::Panic => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of heading and sentence in the translations.
    fn key(&self) -> &'static str {
        match self {
            Fault::Error(error) => match &**error {
                Error::NotFound | Error::Missing(_) => "not-found",
                Error::Invalid(_) => "invalid",
                Error::Denied(_) => "denied",
                Error::Remote { .. } => "remote",
                Error::Internal(_) | Error::Database(_) => "internal",
            },
            Fault::Unreadable => "unreadable",
            Fault::TooLarge => "too-large",
            Fault::WrongMethod => "wrong-method",
            Fault::CrossSite => "cross-site",
            Fault::SetupLink => "setup-link",
            Fault::Panic => "internal",
        }
    }
}

/// All keys of [`Fault`], for the test of the translations.
#[cfg(test)]
pub const KEYS: [&str; 10] = [
    "not-found",
    "invalid",
    "denied",
    "remote",
    "internal",
    "unreadable",
    "too-large",
    "wrong-method",
    "cross-site",
    "setup-link",
];

fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::NotFound | Error::Missing(_) => StatusCode::NOT_FOUND,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Denied(_) => StatusCode::FORBIDDEN,
        Error::Remote { .. } => StatusCode::BAD_GATEWAY,
        Error::Internal(_) | Error::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The status of a form that is shown again with what was typed.
pub fn form_status(error: &Error) -> StatusCode {
    match error {
        Error::Denied(_) => StatusCode::FORBIDDEN,
        Error::Invalid(_)
        | Error::Remote { .. }
        | Error::NotFound
        | Error::Missing(_)
        | Error::Internal(_)
        | Error::Database(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What an error says, a sentence each. Causes stay in the log.
pub fn sentences(words: Words, error: &Error) -> Vec<String> {
    match error {
        Error::Invalid(problems) => problems
            .iter()
            .map(|p| words.say1(&format!("problem-{}", p.code), "detail", &p.detail))
            .collect(),
        Error::Denied(denial) => vec![words.say(&format!("denial-{}", denial.key()))],
        Error::Remote { trouble, host, .. } => {
            vec![words.say1(&format!("remote-{}", trouble.key()), "host", host)]
        }
        Error::NotFound | Error::Missing(_) => vec![words.say("error-not-found-why")],
        Error::Internal(_) | Error::Database(_) => vec![words.say("error-internal-why")],
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns a [`Fault`] into its page. Refused and absent look alike to the byte, whatever the address was.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(fault) = response.extensions().get::<Fault>().cloned() else {
        return response;
    };
    log(&fault, asked.uri.path());
    match Visit::from_request_parts(&mut asked, &app).await {
        Ok(visit) => page(&visit, &fault, &asked.method),
        Err(never) => match never {},
    }
}

fn log(fault: &Fault, path: &str) {
    if let Fault::Error(error) = fault
        && let Error::Internal(_) | Error::Database(_) = **error
    {
        tracing::error!(path, cause = %error, "a page failed");
    }
}

fn page(visit: &Visit, fault: &Fault, method: &Method) -> Response {
    if let Fault::Error(error) = fault
        && let Error::Denied(Denial::SignInFirst) = **error
        && *method == Method::GET
    {
        return Redirect::to(&visit.sign_in_address()).into_response();
    }
    let key = fault.key();
    let why = match fault {
        Fault::Error(error) => sentences(visit.words, error),
        _ => vec![visit.words.say(&format!("error-{key}-why"))],
    };
    let page = ErrorPage {
        page: visit.shell("").without_way_back(),
        heading: visit.words.say(&format!("error-{key}")),
        why,
        sign_in: !visit.is_signed_in(),
    };
    visit.show_as(fault.status(), &page).into_response()
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Shell,
    heading: String,
    why: Vec<String>,
    sign_in: bool,
}
