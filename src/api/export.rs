//! A copy of what is the caller's own, over the API.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::ask::Reader;
use super::problem::Answer;
use super::schema::Schema;
use crate::app::App;

/// A ZIP archive.
pub struct Archive;

impl Schema for Archive {
    fn schema() -> Value {
        json!({"type": "string", "format": "binary"})
    }
}

/// GET /me/export. A token that reads is enough: it can ask for nearly all of it piece by piece.
pub async fn get(State(app): State<App>, who: Reader) -> Answer {
    let member = who.member()?.clone();
    let file = app.export(&member, &member.language).await?;
    let mut response = file.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
