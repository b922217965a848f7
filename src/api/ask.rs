//! What a request to the API brings: who asks, with which scope, for what, with which body. Each fault is a problem.

use std::convert::Infallible;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;

use super::did::Did;
use super::problem::{self, Answer, Refusal};
use crate::accounts::once::{self, Key};
use crate::accounts::token::{self, Bearer, Scope};
use crate::accounts::{Author, Member, Viewer};
use crate::app::App;
use crate::base::db::Tx;
use crate::base::time::{Micros, rfc3339};
use crate::error::{Denial, Result};

/// Whoever reads: anonymous without a token, a member with one of any scope.
pub struct Reader {
    pub viewer: Viewer,
    headers: HeaderMap,
}

impl Reader {
    /// 200 with a tag, or 304.
    pub fn show<T: serde::Serialize>(&self, view: &T) -> Answer {
        problem::fresh(&self.headers, view, None)
    }

    /// The same for what can be changed: `version` leads the tag, for `If-Match`.
    pub fn show_version<T: serde::Serialize>(&self, view: &T, version: &str) -> Answer {
        problem::fresh(&self.headers, view, Some(version))
    }

    /// The member, or a request to come with a token.
    pub fn member(&self) -> Result<&Member, Refusal> {
        Ok(self.viewer.signed_in()?)
    }
}

impl FromRequestParts<App> for Reader {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Reader, Refusal> {
        let found = caller(parts, app).await?;
        Ok(Reader {
            viewer: found.map_or(Viewer::Anonymous, |(member, _)| Viewer::Member(member)),
            headers: parts.headers.clone(),
        })
    }
}

/// A member who writes: a token with the scope `write`, and the request's key where it has one.
pub struct Writer {
    pub member: Member,
    key: Option<Key>,
}

impl Writer {
    pub fn author(&self) -> Author {
        Author::Local(self.member.clone())
    }

    pub fn viewer(&self) -> Viewer {
        Viewer::Member(self.member.clone())
    }

    /// Carries the request out and answers with what it did.
    pub async fn does<F>(&self, app: &App, mut work: F) -> Answer
    where
        F: FnMut(&mut Tx) -> Result<Did> + Send + 'static,
    {
        let did = self.carry_out(app, move |tx| work(tx).map(|did| (did, ()))).await?.0;
        did.show(app, &self.viewer()).await
    }

    /// Carries the request out: effect and key are one transaction. For what is answered with more than ids.
    pub async fn carry_out<T, F>(&self, app: &App, mut work: F) -> Result<(Did, T)>
    where
        F: FnMut(&mut Tx) -> Result<(Did, T)> + Send + 'static,
        T: Send + 'static,
    {
        let key = self.key.clone();
        app.db()
            .write(move |tx| {
                let done = work(tx)?;
                if let Some(key) = &key {
                    let (what, about, word) = done.0.kept();
                    once::keep(tx, key, what, about, word)?;
                }
                Ok(done)
            })
            .await
    }
}

impl FromRequestParts<App> for Writer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Writer, Refusal> {
        match caller(parts, app).await? {
            Some((member, Scope::Write)) => {
                Ok(Writer { member, key: parts.extensions.get::<Key>().cloned() })
            }
            Some((_, Scope::Read)) => Err(Denial::WrongScope.into()),
            None => Err(Denial::SignInFirst.into()),
        }
    }
}

/// Whoever a layer has recognised already.
#[derive(Clone)]
pub struct Caller(pub Member, pub Scope);

/// The member behind the bearer token; `None` when there is no `Authorization` at all.
pub async fn caller(parts: &Parts, app: &App) -> Result<Option<(Member, Scope)>, Refusal> {
    if let Some(Caller(member, scope)) = parts.extensions.get::<Caller>() {
        return Ok(Some((member.clone(), *scope)));
    }
    let mut given = parts.headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = given.next() else {
        return Ok(None);
    };
    let secret = value
        .to_str()
        .ok()
        .and_then(|v| v.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, secret)| secret.trim().to_owned());
    let (Some(secret), None) = (secret, given.next()) else {
        return Err(Refusal::token());
    };
    let now = app.clock().now();
    let found = app.db().read(move |conn| token::bearer(conn, &secret, now)).await?;
    let Bearer { member, scope, unmarked } = found.ok_or_else(Refusal::token)?;
    if let Some(token) = unmarked {
        app.db().write(move |tx| token::mark(tx, token)).await?;
    }
    Ok(Some((member, scope)))
}

/// `If-Match`: the versions that the caller may hold of what the request changes; `None` where it does not say.
#[derive(Clone)]
pub struct Held(Option<Vec<String>>);

impl Held {
    /// Refuses a change of what has another version by now.
    pub fn fits(&self, version: Micros) -> Result<(), Denial> {
        let version = rfc3339(version);
        match &self.0 {
            Some(held) if !held.iter().any(|h| h == "*" || *h == version) => Err(Denial::ChangedMeanwhile),
            Some(_) | None => Ok(()),
        }
    }
}

impl FromRequestParts<App> for Held {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Held, Infallible> {
        let all = parts.headers.get_all(header::IF_MATCH).iter();
        // A header that cannot be read holds no tag, and so fits nothing.
        let tags = all.map(|v| v.to_str().unwrap_or("")).flat_map(|v| v.split(','));
        let read = |tag: &str| match tag.trim() {
            "*" => "*".to_owned(),
            tag => problem::version_of(tag).unwrap_or("").to_owned(),
        };
        let held: Vec<String> = tags.map(read).collect();
        Ok(Held(Some(held).filter(|held| !held.is_empty())))
    }
}

/// The variable parts of the path. One that cannot be read names nothing.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<At<T>, Refusal> {
        match Path::<T>::from_request_parts(parts, app).await {
            Ok(Path(value)) => Ok(At(value)),
            Err(_) => Err(crate::error::Error::NotFound.into()),
        }
    }
}

/// The query string.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked<T>, Refusal> {
        match Query::<T>::from_request_parts(parts, app).await {
            Ok(Query(value)) => Ok(Asked(value)),
            Err(e) => Err(Refusal::malformed(format!("The query string: {}.", e.body_text()))),
        }
    }
}

/// A JSON body; nothing at all counts as `{}`.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Body<T>, Refusal> {
        let typed = is_json(request.headers());
        let bytes = Bytes::from_request(request, app).await?;
        if bytes.is_empty() {
            return read_json(b"{}").map(Body);
        }
        if !typed {
            return Err(Refusal::content_type());
        }
        read_json(&bytes).map(Body)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let mut all = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(one), None) = (all.next(), all.next()) else {
        return false;
    };
    let kind = one.to_str().unwrap_or("").split(';').next().unwrap_or("");
    kind.trim().eq_ignore_ascii_case("application/json")
}

/// Reads JSON and tells its faults apart: not text, not JSON, not of this form.
fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| Refusal::malformed(format!("The body is not UTF-8 at byte {}.", e.valid_up_to())))?;
    // serde would read an array as the fields in their order; the API has names only.
    if text.trim_start().starts_with('[') {
        let detail = "an object is expected, not a list".to_owned();
        return Err(Refusal::form("", "wrong-type", detail));
    }
    serde_json::from_str(text).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => form(&e.to_string()),
        serde_json::error::Category::Io
        | serde_json::error::Category::Syntax
        | serde_json::error::Category::Eof => Refusal::malformed(format!("The body is not JSON: {e}.")),
    })
}

/// A serde message like "unknown field `x`, expected …" as a fault of that field.
fn form(message: &str) -> Refusal {
    let field = message.split('`').nth(1).unwrap_or("");
    let code = if message.starts_with("unknown field") {
        "unknown-field"
    } else if message.starts_with("missing field") {
        "missing"
    } else {
        return Refusal::form("", "wrong-type", message.to_owned());
    };
    Refusal::form(field, code, message.to_owned())
}
