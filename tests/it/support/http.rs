//! Requests to a router inside the process, and their answers.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use bytes::Bytes;
use serde_json::Value;
use tower::ServiceExt;

/// A whole answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{} is not JSON ({e}): {}", self.status, self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// The answer itself, when it is a success.
    pub fn ok(self) -> Answer {
        assert!(self.status.is_success(), "answered {}: {}", self.status, self.text());
        self
    }
}

/// Sends one request through a router and reads the whole answer.
pub async fn call(router: Router, request: Request<Body>) -> Answer {
    let response: Response<Body> = match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap() }
}

/// The body of a form that a browser posts.
pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// A request to `host` as a browser on a page of the same node sends it.
pub fn request(method: &str, origin: &str, path: &str) -> axum::http::request::Builder {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, host)
        .header(header::ORIGIN, origin)
        .header("sec-fetch-site", "same-origin")
}
