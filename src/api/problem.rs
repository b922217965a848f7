//! What the API answers with: problems (RFC 9457), and the few statuses of success. No other file here knows statuses.

use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::{Denial, Error, Problem, Trouble};
use crate::words;

/// The answer of every handler.
pub type Answer = Result<Response, Refusal>;

/// One thing wrong with one field.
#[derive(Debug, Clone, Serialize)]
pub struct Wrong {
    /// Empty where it is the whole body.
    pub field: String,
    pub code: String,
    /// What the message quotes: a limit, a name.
    pub detail: String,
    pub message: String,
}

impl From<&Problem> for Wrong {
    fn from(p: &Problem) -> Wrong {
        Wrong {
            field: p.field.to_owned(),
            code: p.code.to_owned(),
            detail: p.detail.clone(),
            message: words::problem(p),
        }
    }
}

/// A request that was not carried out.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    key: &'static str,
    title: &'static str,
    detail: String,
    errors: Vec<Wrong>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "<[Wrong]>::is_empty")]
    errors: &'a [Wrong],
}

impl Refusal {
    fn new(status: StatusCode, key: &'static str, title: &'static str, detail: impl Into<String>) -> Refusal {
        Refusal { status, key, title, detail: detail.into(), errors: Vec::new() }
    }

    /// A bearer token that is not known, or an `Authorization` of another kind.
    pub fn token() -> Refusal {
        let detail = "The Authorization header does not hold a token of this node, or the token was revoked.";
        Refusal::new(StatusCode::UNAUTHORIZED, "token-unknown", "The token is not known", detail)
    }

    /// A body that cannot be read as JSON at all.
    pub fn malformed(detail: impl Into<String>) -> Refusal {
        Refusal::new(StatusCode::BAD_REQUEST, "malformed", "The request cannot be read", detail)
    }

    /// JSON that does not have the form that the route asks for.
    pub fn form(field: &str, code: &'static str, detail: String) -> Refusal {
        let about = Problem { field: "", code, detail: detail.clone() };
        let wrong =
            Wrong { field: field.to_owned(), code: code.to_owned(), message: words::problem(&about), detail };
        invalid(vec![wrong])
    }

    /// An Idempotency-Key that is none.
    pub fn key() -> Refusal {
        let detail = "Idempotency-Key: give one key of 1 to 255 visible ASCII characters, best a random one.";
        Refusal::new(StatusCode::BAD_REQUEST, "idempotency-key", "The key cannot be read", detail)
    }

    /// An Idempotency-Key that stood with another request.
    pub fn key_used() -> Refusal {
        let detail = "This key came with another method, address or body within the last 24 hours.";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Refusal::new(status, "idempotency-key-used", "The key belongs to another request", detail)
    }

    pub fn content_type() -> Refusal {
        let detail = "Send the body as JSON, with Content-Type: application/json.";
        Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type", "The body is not JSON", detail)
    }
}

impl From<BytesRejection> for Refusal {
    fn from(fault: BytesRejection) -> Refusal {
        if fault.status() != StatusCode::PAYLOAD_TOO_LARGE {
            return Refusal::malformed("The body ended before it was complete.");
        }
        let detail = "The body is larger than this route reads (512 KiB).";
        Refusal::new(fault.status(), "too-large", "The body is too large", detail)
    }
}

fn invalid(errors: Vec<Wrong>) -> Refusal {
    let detail: Vec<String> = errors
        .iter()
        .map(|w| match w.field.as_str() {
            "" => format!("The body {}", w.message),
            field => format!("{field}: {}", w.message),
        })
        .collect();
    let detail = detail.join("; ");
    let (status, title) = (StatusCode::UNPROCESSABLE_ENTITY, "Something in the request is not right");
    Refusal { errors, ..Refusal::new(status, "invalid", title, detail) }
}

fn denied(denial: Denial) -> Refusal {
    let (status, title) = match denial {
        Denial::SignInFirst | Denial::WrongPassword => (StatusCode::UNAUTHORIZED, "Sign in first"),
        Denial::LastFacilitator
        | Denial::LastAdmin
        | Denial::SuspendedMember
        | Denial::ThreadLocked
        | Denial::Archived
        | Denial::PostGone
        | Denial::NotThisKind
        | Denial::PollEnded
        | Denial::VotedAlready
        | Denial::AlreadySetUp
        | Denial::KeyInUse
        | Denial::NotHere => (StatusCode::CONFLICT, "Its state does not allow this"),
        Denial::ChangedMeanwhile => (StatusCode::PRECONDITION_FAILED, "It was changed meanwhile"),
        Denial::NotAdmin
        | Denial::NotMember
        | Denial::NoNotices
        | Denial::NotModerator
        | Denial::NotAuthor
        | Denial::NotYourself
        | Denial::Outranked
        | Denial::Suspended
        | Denial::SignUpClosed
        | Denial::InvitedOnly
        | Denial::NodeNotAllowed
        | Denial::WrongScope => (StatusCode::FORBIDDEN, "You may not do this"),
    };
    Refusal::new(status, denial.key(), title, words::denial(denial))
}

fn remote(trouble: Trouble, host: &str) -> Refusal {
    let (status, key) = match trouble {
        Trouble::Unreachable => (StatusCode::GATEWAY_TIMEOUT, "remote-unreachable"),
        Trouble::Unknown => (StatusCode::NOT_FOUND, "remote-unknown"),
        Trouble::Rubbish => (StatusCode::BAD_GATEWAY, "remote-rubbish"),
        Trouble::Refused => (StatusCode::BAD_GATEWAY, "remote-refused"),
        Trouble::Forbidden => (StatusCode::FORBIDDEN, "remote-forbidden"),
        Trouble::TooMuch => (StatusCode::BAD_GATEWAY, "remote-too-much"),
        Trouble::Busy => (StatusCode::GATEWAY_TIMEOUT, "remote-busy"),
    };
    let detail = words::trouble(trouble, host);
    Refusal::new(status, key, "Another node was asked in vain", detail)
}

fn absent() -> Refusal {
    let detail = "It does not exist, or you may not know that it does.";
    Refusal::new(StatusCode::NOT_FOUND, "not-found", "Not found", detail)
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        match &error {
            Error::Invalid(problems) => invalid(problems.iter().map(Wrong::from).collect()),
            Error::Denied(denial) => denied(*denial),
            Error::NotFound => absent(),
            Error::Remote { trouble, host, cause } => {
                tracing::debug!(host, cause, "another node was asked in vain");
                remote(*trouble, host)
            }
            Error::Missing(_) | Error::Internal(_) | Error::Database(_) => {
                tracing::error!("an API request failed: {error}");
                let detail = "The fault is on this side and was logged. Trying again may help.";
                Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The node failed", detail)
            }
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Error::from(problem).into()
    }
}

impl From<Denial> for Refusal {
    fn from(denial: Denial) -> Refusal {
        Error::from(denial).into()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Body {
            r#type: format!("urn:collegium:problem:{}", self.key),
            title: self.title,
            status: self.status.as_u16(),
            detail: &self.detail,
            errors: &self.errors,
        };
        let bytes = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (self.status, bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// The problem for an address under `/api` that is not in the route table.
pub fn not_found() -> Response {
    absent().into_response()
}

/// The problem for a method that an address does not have.
pub fn wrong_method(allowed: &HeaderValue) -> Response {
    let detail = format!("This address allows {}.", allowed.to_str().unwrap_or("GET"));
    let title = "The method is not allowed";
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", title, detail).into_response()
}

/// What one token sees is nobody else's; caches may keep it only to ask again.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("authorization"));
    response
}

fn json<T: Serialize>(status: StatusCode, view: &T) -> Response {
    match serde_json::to_vec(view) {
        Ok(bytes) => {
            let mut response = private((status, bytes).into_response());
            let kind = HeaderValue::from_static("application/json");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
            response
        }
        Err(e) => Refusal::from(Error::internal(e)).into_response(),
    }
}

/// 200 with a list, or with something that has no address of its own.
pub fn ok<T: Serialize>(view: &T) -> Answer {
    Ok(json(StatusCode::OK, view))
}

/// The tag of a view: a digest of what the caller sees, led by the version of what an edit would overwrite, where
/// there is one. `If-None-Match` looks at all of it, `If-Match` at the version, so that a vote or a reply that came
/// meanwhile does not refuse an edit.
fn tag<T: Serialize>(view: &T, version: Option<&str>) -> Result<String, Error> {
    let bytes = serde_json::to_vec(view).map_err(Error::internal)?;
    let digest: String = crate::base::id::digest(&bytes).chars().take(32).collect();
    Ok(match version {
        Some(version) => format!("\"{version}/{digest}\""),
        None => format!("\"{digest}\""),
    })
}

/// The version in a tag of a view.
pub fn version_of(tag: &str) -> Option<&str> {
    tag.trim().strip_prefix('"')?.strip_suffix('"')?.split_once('/').map(|(version, _)| version)
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// 200 with a view and its tag.
pub fn shown<T: Serialize>(view: &T, version: Option<&str>) -> Answer {
    Ok(with(json(StatusCode::OK, view), header::ETAG, &tag(view, version)?))
}

/// 200 with a view and its tag, or 304 when the caller holds it already.
pub fn fresh<T: Serialize>(asked: &HeaderMap, view: &T, version: Option<&str>) -> Answer {
    let tag = tag(view, version)?;
    let held = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .any(|v| v.trim().trim_start_matches("W/") == tag || v.trim() == "*");
    let response =
        if held { private(StatusCode::NOT_MODIFIED.into_response()) } else { json(StatusCode::OK, view) };
    Ok(with(response, header::ETAG, &tag))
}

/// 201 with a view, its tag, and where it is.
pub fn created<T: Serialize>(path: &str, view: &T, version: Option<&str>) -> Answer {
    let response = with(json(StatusCode::CREATED, view), header::LOCATION, path);
    Ok(with(response, header::ETAG, &tag(view, version)?))
}

/// 204: done, and nothing to show.
pub fn done() -> Answer {
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Plain words for probes: 200 when well, 503 when not.
pub fn probe(well: bool, words: &'static str) -> Response {
    let status = if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], words).into_response()
}
