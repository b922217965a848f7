//! What went wrong, as a page: the one place of the web door that knows status codes.

use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartError;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::error::{Denial, Error};

use super::form::{LaidDown, Sheet};
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

impl Fault {
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

/// A form that was not accepted: how the page that shows it again is answered.
#[derive(Debug, Clone, Copy)]
pub struct Refused(StatusCode);

impl Refused {
    pub fn with(error: &Error) -> Refused {
        Refused(match error {
            Error::Denied(Denial::ChangedMeanwhile) => StatusCode::CONFLICT,
            Error::Denied(denial) if *denial != Denial::WrongPassword => StatusCode::FORBIDDEN,
            Error::Denied(_)
            | Error::Invalid(_)
            | Error::Remote { .. }
            | Error::NotFound
            | Error::Missing(_)
            | Error::Internal(_)
            | Error::Database(_) => StatusCode::UNPROCESSABLE_ENTITY,
        })
    }

    /// The page, answered as a refusal.
    pub fn page(self, answer: Answer) -> Answer {
        let mut response = answer?;
        *response.status_mut() = self.0;
        Ok(response)
    }
}

impl From<FormRejection> for Fault {
    fn from(no: FormRejection) -> Fault {
        match no.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
            _ => Fault::Unreadable,
        }
    }
}

impl From<MultipartError> for Fault {
    fn from(no: MultipartError) -> Fault {
        match no.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
            _ => Fault::Unreadable,
        }
    }
}

/// What an error says, a sentence each. Causes stay in the log.
pub fn sentences(words: Words, error: &Error) -> Vec<String> {
    match error {
        Error::Invalid(problems) => {
            problems.iter().map(|p| words.say1(&format!("problem-{}", p.code), "detail", &p.detail)).collect()
        }
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

/// The answer to who has it already; headers are the caller's to add.
pub fn not_modified() -> Response {
    StatusCode::NOT_MODIFIED.into_response()
}

/// Turns a [`Fault`] into its page. Refused and absent look alike to the byte, whatever the address was.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (mut asked, laid_down) = (parts.clone(), LaidDown::default());
    parts.extensions.insert(laid_down.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(fault) = response.extensions().get::<Fault>().cloned() else {
        return response;
    };
    log(&fault);
    match Visit::from_request_parts(&mut asked, &app).await {
        Ok(visit) => page(&visit, &fault, &asked.method, laid_down.take()),
        Err(never) => match never {},
    }
}

fn log(fault: &Fault) {
    if let Fault::Error(error) = fault
        && let Error::Internal(_) | Error::Database(_) = **error
    {
        // Which page it was stands in the line that its request leaves behind; a path may hold a name.
        tracing::error!(cause = %error, "a page failed");
    }
}

fn page(visit: &Visit, fault: &Fault, method: &Method, form: Option<Sheet>) -> Response {
    if let Fault::Error(error) = fault
        && let Error::Denied(Denial::SignInFirst) = **error
    {
        if *method == Method::GET {
            return Redirect::to(&visit.sign_in_address()).into_response();
        }
        if let Some(form) = form {
            return Refused(fault.status()).page(super::resume::sign_in(visit, form)).into_response();
        }
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
    Refused(fault.status()).page(visit.show(&page)).into_response()
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Shell,
    heading: String,
    why: Vec<String>,
    sign_in: bool,
}
