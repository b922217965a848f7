//! The pages: forms and links that work without script, better with it.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::routes::Route;

/// The pages and forms of the route table.
pub fn routes() -> Vec<Route> {
    Vec::new()
}

/// The page for an address that does not exist, or may not be known to.
pub async fn not_found(State(_app): State<App>, _request: Request) -> Response {
    StatusCode::NOT_FOUND.into_response()
}

/// The answer to a method that a path does not have.
pub async fn wrong_method(_app: App, _request: Request) -> Response {
    StatusCode::METHOD_NOT_ALLOWED.into_response()
}

/// What holds for every answer: security headers, cross-site protection, compression.
pub fn layers(router: Router, _app: &App) -> Router {
    router
}
