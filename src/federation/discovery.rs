//! WebFinger (RFC 7033) and NodeInfo 2.0 / 2.1 (FEP-0151): how others find us.

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::accounts::Viewer;
use crate::actors::{self, Actor};
use crate::app::App;
use crate::base::sql::Conn;
use crate::communities;
use crate::error::{Error, Result};

fn jrd(value: &Value, kind: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, value.to_string()).into_response()
}

fn plain(status: StatusCode, words: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response()
}

#[derive(Debug, Deserialize)]
pub struct WebFinger {
    resource: Option<String>,
}

/// `GET /.well-known/webfinger?resource=acct:name@node` or the URL of an actor.
pub async fn webfinger(State(app): State<App>, Query(query): Query<WebFinger>) -> Response {
    let Some(resource) = query.resource else {
        return plain(StatusCode::BAD_REQUEST, "The parameter «resource» is missing.\n");
    };
    let origin = app.origin();
    let found = app.db().read(move |conn| look_up(conn, &origin, &resource)).await;
    match found {
        Ok(actor) => jrd(&description(&app, &actor), "application/jrd+json"),
        Err(Error::NotFound) => plain(StatusCode::NOT_FOUND, "Nobody of that name is known here.\n"),
        Err(e) => {
            tracing::error!("WebFinger failed: {e}");
            plain(StatusCode::SERVICE_UNAVAILABLE, "Try again later.\n")
        }
    }
}

fn look_up(conn: &mut Conn, origin: &crate::base::origin::Origin, resource: &str) -> Result<Actor> {
    let found = if resource.trim_end_matches('/') == origin.as_str() {
        actors::by_uri(conn, actors::NODE_ACTOR)?
    } else if let Some(handle) = resource.strip_prefix("acct:") {
        let (name, authority) =
            handle.trim_start_matches(['@', '!']).split_once('@').ok_or(Error::NotFound)?;
        if authority.to_lowercase() != origin.authority() {
            return Err(Error::NotFound);
        }
        actors::by_handle(conn, name)?
    } else {
        let stored = origin.stored(resource);
        match stored.strip_prefix("/@") {
            Some(handle) => actors::by_handle(conn, handle)?,
            None => actors::by_uri(conn, &stored)?,
        }
    };
    let actor = found.filter(|a| a.is_here() && a.gone.is_none()).ok_or(Error::NotFound)?;
    match actor.kind.as_str() {
        "group" => communities::read::by_id(conn, &Viewer::Anonymous, actor.id).map(|_| actor),
        // People can be looked up only once they have taken part somewhere public: no register of names.
        "person" if actor.took_part.is_none() => Err(Error::NotFound),
        _ => Ok(actor),
    }
}

fn description(app: &App, actor: &Actor) -> Value {
    let origin = app.origin();
    let id = origin.complete(&actor.uri);
    let page = match actor.kind.as_str() {
        "group" => origin.complete(&format!("/c/{}", actor.handle)),
        "person" => origin.complete(&format!("/@{}", actor.handle)),
        _ => origin.as_str().to_owned(),
    };
    let profile = r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#;
    json!({
        "subject": format!("acct:{}@{}", actor.handle, origin.authority()),
        "aliases": [id, page],
        "links": [
            { "rel": "self", "type": "application/activity+json", "href": id },
            { "rel": "self", "type": profile, "href": id },
            { "rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": page },
        ],
    })
}

/// `GET /.well-known/nodeinfo`.
pub async fn nodeinfo_links(State(app): State<App>) -> Response {
    let origin = app.origin();
    let link = |version: &str| {
        json!({
            "rel": format!("http://nodeinfo.diaspora.software/ns/schema/{version}"),
            "href": origin.complete(&format!("/nodeinfo/{version}")),
        })
    };
    let node = json!({ "rel": "https://www.w3.org/ns/activitystreams#Application", "href": origin.complete(actors::NODE_ACTOR) });
    jrd(&json!({ "links": [link("2.0"), link("2.1"), node] }), "application/jrd+json")
}

/// `GET /nodeinfo/2.0` and `/nodeinfo/2.1`. Counts are left out: they would tell of members-only life.
pub async fn nodeinfo(State(app): State<App>, Path(version): Path<String>) -> Response {
    if version != "2.0" && version != "2.1" {
        return plain(StatusCode::NOT_FOUND, "There are NodeInfo 2.0 and 2.1.\n");
    }
    let state = app.state();
    let mut software = json!({ "name": "collegium", "version": env!("CARGO_PKG_VERSION") });
    if let (true, Some(fields)) = (version == "2.1", software.as_object_mut()) {
        fields.insert("homepage".to_owned(), json!(state.origin.as_str()));
    }
    let document = json!({
        "version": version,
        "software": software,
        "protocols": ["activitypub"],
        "services": { "inbound": [], "outbound": [] },
        "openRegistrations": state.association.is_open(),
        "usage": { "users": {} },
        "metadata": { "nodeName": state.association.name },
    });
    let kind = if version == "2.0" {
        "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.0#\""
    } else {
        "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\""
    };
    jrd(&document, kind)
}
