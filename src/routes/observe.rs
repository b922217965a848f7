//! What is kept of every request: an id that goes back to the caller, one line in the log, one count in the figures.
//! Method, route, status and duration; never an address, a query, a header or a body.

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use super::Kind;
use crate::app::App;
use crate::base::id;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Asked every few seconds by machines; they would drown the rest.
const PROBES: [&str; 2] = ["/healthz", "/readyz"];

/// A flood does not fill the log as well; the figures count it.
const TOO_MANY: u16 = 429;

/// Which line of the route table took a request; filled in where paths are told apart.
#[derive(Clone, Default)]
pub struct Taken(Arc<OnceLock<(Kind, &'static str)>>);

impl Taken {
    /// Notes the route on the request that carries the mark.
    pub fn note(request: &Request, kind: Kind, path: &'static str) {
        if let Some(taken) = request.extensions().get::<Taken>() {
            // The first one holds.
            let _ = taken.0.set((kind, path));
        }
    }
}

/// Wraps everything else. A flood of wrong signatures comes no further than here.
pub async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (id, taken) = (request_id(&request), Taken::default());
    let method = known(request.method().as_str());
    request.extensions_mut().insert(taken.clone());
    let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default());
    let mut response = match crate::federation::inbox::ward_off(&app, &request) {
        Some(refused) => {
            Taken::note(&request, Kind::Inbox, "/inbox");
            refused
        }
        None => next.run(request).instrument(span.clone()).await,
    };
    let (took, status) = (started.elapsed(), response.status().as_u16());
    let (kind, route) = taken.0.get().map_or(("none", "none"), |(kind, path)| (kind.key(), *path));
    app.meters().request(kind, status, took);
    let ms = took.as_micros() as f64 / 1000.0;
    span.in_scope(|| {
        if kind == Kind::Asset.key() || PROBES.contains(&route) || status == TOO_MANY {
            tracing::debug!(method, route, status, ms, "answered");
        } else {
            tracing::info!(method, route, status, ms, "answered");
        }
    });
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// The id that a proxy gave, where it is one, or a new one.
fn request_id(request: &Request) -> HeaderValue {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let given = request.headers().get(&REQUEST_ID).filter(|value| {
        value.to_str().is_ok_and(|text| (1..=64).contains(&text.len()) && text.chars().all(fine))
    });
    let made = || HeaderValue::from_str(&id::passing()).unwrap_or(HeaderValue::from_static("none"));
    given.cloned().unwrap_or_else(made)
}

/// A caller may invent methods; the log does not repeat them.
fn known(method: &str) -> &'static str {
    const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    METHODS.into_iter().find(|m| *m == method).unwrap_or("other")
}
