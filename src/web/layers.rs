//! What holds for every answer: security headers, cross-site protection, compression, a page even for a panic.

use std::any::Any;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::app::App;

use super::errors::{Fault, dress};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Headers of every answer that does not say otherwise itself.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::VARY, "Accept, Accept-Language, Cookie"),
];

/// Wraps the router.
pub fn layers(router: Router, app: &App) -> Router {
    router
        .layer(cross_site())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), dress))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(CompressionLayer::new().gzip(true))
}

type Refuse = fn(ProtectionError) -> Response;

/// Browsers say where a POST comes from; one from another site is refused. Inboxes and the API carry their own proof.
fn cross_site() -> CsrfLayer<Refuse> {
    let refuse: Refuse = |_| Fault::CrossSite.into_response();
    CsrfLayer::new()
        .with_insecure_bypass(|_: &Method, uri: &Uri| {
            let path = uri.path();
            path.ends_with("/inbox") || path.starts_with("/api/")
        })
        .with_rejection_response(refuse)
}

fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let words = cause.downcast_ref::<&str>().copied().map(str::to_owned);
    let words = words.or_else(|| cause.downcast_ref::<String>().cloned());
    tracing::error!(cause = words.unwrap_or_default(), "a handler panicked");
    Fault::Panic.into_response()
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if app.origin().is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}
