//! Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a request under a key is carried out once, and a
//! repeat is answered with what it did, as the caller may see it now.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::ask::{self, Caller};
use super::did::Did;
use super::problem::{Answer, Refusal};
use crate::accounts::once::{self, Key};
use crate::accounts::token::Scope;
use crate::accounts::{Member, Viewer};
use crate::app::App;

pub const HEADER: &str = "idempotency-key";
/// Marks the answer to a repeat.
pub const REPLAYED: &str = "idempotency-replayed";
/// The longest key, in characters.
const LONGEST: usize = 255;
/// What a key looks like: bare, or as RFC 8941 writes a string.
pub const FORM: &str = r#"^("[!#-\[\]-~]{1,255}"|[!#-\[\]-~]{1,255})$"#;

/// Stands before every route that changes something; without a key it does nothing.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    if !request.headers().contains_key(HEADER) {
        return next.run(request).await;
    }
    keyed(&app, request, next).await.unwrap_or_else(IntoResponse::into_response)
}

async fn keyed(app: &App, request: Request, next: Next) -> Answer {
    let (mut parts, body) = request.into_parts();
    let name = name(&parts.headers)?;
    let Some((member, Scope::Write)) = ask::caller(&parts, app).await? else {
        // Nothing will be done: the handler says why.
        return Ok(next.run(Request::from_parts(parts, body)).await);
    };
    let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), app).await?;
    let key = Key { member: member.id, name, fingerprint: fingerprint(app, &parts, &bytes) };
    if let Some(answer) = repeated(app, &member, &key).await? {
        return Ok(answer);
    }
    parts.extensions.insert(Caller(member.clone(), Scope::Write));
    parts.extensions.insert(key.clone());
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    if response.status().is_success() {
        return Ok(response);
    }
    // The same request may have come twice at once: then the other one did it, and this one was undone.
    Ok(repeated(app, &member, &key).await?.unwrap_or(response))
}

/// The key: a string as RFC 8941 writes it, or the bare characters.
fn name(headers: &HeaderMap) -> Result<String, Refusal> {
    let mut all = headers.get_all(HEADER).iter();
    let (Some(one), None) = (all.next(), all.next()) else {
        return Err(Refusal::key());
    };
    let text = one.to_str().map_err(|_| Refusal::key())?.trim();
    let bare = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text);
    let visible = bare.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\');
    let fits = visible && (1..=LONGEST).contains(&bare.len());
    if fits { Ok(bare.to_owned()) } else { Err(Refusal::key()) }
}

/// Keyed, for what is sent may hold a password.
fn fingerprint(app: &App, parts: &Parts, body: &[u8]) -> String {
    let line = format!("{} {}\n", parts.method, parts.uri);
    app.node_key().mark("idempotency", &[line.as_bytes(), body].concat())
}

/// The answer to a request that was carried out before.
async fn repeated(app: &App, member: &Member, key: &Key) -> Result<Option<Response>, Refusal> {
    let (asked, now) = (key.clone(), app.clock().now());
    let Some(kept) = app.db().read(move |conn| once::find(conn, &asked, now)).await? else {
        return Ok(None);
    };
    if kept.fingerprint != key.fingerprint {
        return Err(Refusal::key_used());
    }
    let did = Did::read(&kept)?;
    let shown = did.show(app, &Viewer::Member(member.clone())).await;
    let mut answer = shown.unwrap_or_else(IntoResponse::into_response);
    answer.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(Some(answer))
}
