//! The one route table. Router, limits, the API description and the crawler tests are made from it.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware;
use axum::response::Response;
use axum::routing::{MethodRouter, any};
use tower::ServiceExt;

use crate::api::Spec;
use crate::app::App;

mod named;
mod observe;
mod unread;

use observe::Taken;

/// The method of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Verb {
    /// The method as it stands in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
        }
    }
}

/// Who may call a route at all; what they then may see or do is the domain's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Anyone,
    Member,
    Admin,
    /// Whoever holds the one-time set-up link.
    Setup,
    /// Another node, by signature.
    Peer,
}

/// What a route answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An HTML page.
    Page,
    /// A form that a page posts; answers with a redirect, or the page with its errors.
    Form,
    /// JSON under `/api/v1`.
    Api,
    /// An ActivityPub object or collection, chosen by `Accept` where a page has the same path.
    ActivityPub,
    /// WebFinger, NodeInfo.
    Discovery,
    /// An Atom feed, for programs that ask again and again.
    Feed,
    Inbox,
    Asset,
    /// A file that a page offers to keep.
    File,
}

impl Kind {
    /// The word for it in figures and logs.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Page => "page",
            Kind::Form => "form",
            Kind::Api => "api",
            Kind::ActivityPub => "activitypub",
            Kind::Discovery => "discovery",
            Kind::Feed => "feed",
            Kind::Inbox => "inbox",
            Kind::Asset => "asset",
            Kind::File => "file",
        }
    }
}

/// One line of the table.
#[derive(Clone)]
pub struct Route {
    pub verb: Verb,
    pub path: &'static str,
    pub who: Who,
    pub kind: Kind,
    /// One sentence for the API description and for whoever reads the table.
    pub about: &'static str,
    /// What the API's description says besides; there for every route of the API.
    pub spec: Option<Spec>,
    /// The largest body that it reads, where that is not what its kind says.
    limit: Option<usize>,
    handler: MethodRouter<App>,
}

impl Route {
    pub fn new<H, T>(
        verb: Verb,
        path: &'static str,
        who: Who,
        kind: Kind,
        about: &'static str,
        handler: H,
    ) -> Route
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Route::with(verb, path, who, kind, about, any(handler))
    }

    /// A line whose handler is boxed already, so that lines of one shape can share a closure.
    pub fn with(
        verb: Verb,
        path: &'static str,
        who: Who,
        kind: Kind,
        about: &'static str,
        handler: MethodRouter<App>,
    ) -> Route {
        Route { verb, path, who, kind, about, spec: None, limit: None, handler }
    }

    /// Reads a body of another size than its kind does.
    pub fn up_to(self, bytes: usize) -> Route {
        Route { limit: Some(bytes), ..self }
    }
}

/// The largest body that a route of this kind reads, in bytes.
fn body_limit(kind: Kind) -> usize {
    match kind {
        Kind::Inbox => crate::federation::MAX_BODY,
        Kind::Form | Kind::Api => 512 * 1024,
        Kind::Page | Kind::ActivityPub | Kind::Discovery | Kind::Feed | Kind::Asset | Kind::File => 16 * 1024,
    }
}

/// Every route of the node.
pub fn table() -> Vec<Route> {
    [crate::federation::routes::routes(), crate::web::routes(), crate::api::routes()].concat()
}

/// The API's description, for the door that shows it as a page.
pub fn description() -> &'static serde_json::Value {
    crate::api::description()
}

/// The router: a path with a page and an ActivityPub form answers by `Accept`.
pub fn router(app: &App) -> Router {
    let mut paths: Vec<(&'static str, Vec<Route>)> = Vec::new();
    for route in table() {
        match paths.iter_mut().find(|(path, _)| shape(path) == shape(route.path)) {
            Some((_, routes)) => routes.push(route),
            None => paths.push((route.path, vec![route])),
        }
    }
    let mut router = Router::new();
    for (path, routes) in paths {
        router = router.route(path, dispatch(app, routes));
    }
    let router = router.fallback(unknown).with_state(app.clone());
    crate::web::layers(router, app)
        .layer(middleware::from_fn_with_state(app.clone(), observe::observe))
        .layer(middleware::from_fn(unread::read))
        .layer(middleware::from_fn(named::name))
}

/// A path with its parameters' names left out: doors may call the same place by different names.
fn shape(path: &str) -> String {
    let inside = |part: &str| match (part.find('{'), part.starts_with("{*")) {
        (_, true) => "*".to_owned(),
        (Some(at), _) => format!("{}{{}}", part.get(..at).unwrap_or("")),
        (None, _) => part.to_owned(),
    };
    path.split('/').map(inside).collect::<Vec<_>>().join("/")
}

/// An address that is not in the table: the API answers in JSON, everything else with a page.
async fn unknown(State(app): State<App>, request: Request) -> Response {
    if is_api(&request) {
        crate::api::problem::not_found()
    } else {
        crate::web::not_found(State(app), request).await
    }
}

fn is_api(request: &Request) -> bool {
    let path = request.uri().path();
    path == "/api" || path.starts_with("/api/")
}

/// A method that the path does not have; `allowed` lists those that it has (RFC 9110, 15.5.6).
async fn wrong_method(app: App, request: Request, allowed: HeaderValue) -> Response {
    let mut response = if is_api(&request) {
        crate::api::problem::wrong_method(&allowed)
    } else {
        crate::web::wrong_method(app, request).await
    };
    response.headers_mut().insert(header::ALLOW, allowed);
    response
}

/// The value of `Allow` for a path.
fn allowed(entries: &[Entry]) -> HeaderValue {
    let mut words: Vec<&str> = Vec::new();
    for Entry { verb, .. } in entries {
        let more: &[&str] = match verb {
            Verb::Get => &["GET", "HEAD"],
            other => &[other.as_str()],
        };
        words.extend(more.iter().filter(|w| !words.contains(w)).copied().collect::<Vec<_>>());
    }
    HeaderValue::from_str(&words.join(", ")).unwrap_or(HeaderValue::from_static("GET, HEAD"))
}

/// A route of a path, ready to answer.
struct Entry {
    verb: Verb,
    kind: Kind,
    path: &'static str,
    handler: MethodRouter,
}

/// One entry for a path: picks the route by method, and by `Accept` where two share both.
fn dispatch(app: &App, routes: Vec<Route>) -> MethodRouter<App> {
    let limit = routes.iter().map(|r| r.limit.unwrap_or(body_limit(r.kind))).max().unwrap_or(16 * 1024);
    let entry = |r: Route| Entry { verb: r.verb, kind: r.kind, path: r.path, handler: handler(app, r) };
    // Shared: the closure below is cloned for every request.
    let entries: Arc<[Entry]> = routes.into_iter().map(entry).collect();
    let (app, allow) = (app.clone(), allowed(&entries));
    any(move |request: Request| {
        let chosen = choose(&entries, &request);
        let (app, allow) = (app.clone(), allow.clone());
        async move {
            match chosen {
                Some((kind, handler)) => answer(&app, kind, handler, request).await,
                None => wrong_method(app, request, allow).await,
            }
        }
    })
    .layer(DefaultBodyLimit::max(limit))
}

/// Answers, unless other software asks for more documents than it may.
async fn answer(app: &App, kind: Kind, handler: MethodRouter, request: Request) -> Response {
    let counted = matches!(kind, Kind::ActivityPub | Kind::Discovery | Kind::Feed);
    let request = match counted {
        true => match crate::federation::reads::admit(app, request).await {
            Ok(request) => request,
            Err(response) => return response,
        },
        false => request,
    };
    match handler.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// The handler of a route; one of the API that changes something is carried out once under its key.
fn handler(app: &App, route: Route) -> MethodRouter {
    let handler = route.handler.with_state(app.clone());
    if route.kind == Kind::Api && route.verb != Verb::Get { crate::api::once(app, handler) } else { handler }
}

fn choose(entries: &[Entry], request: &Request) -> Option<(Kind, MethodRouter)> {
    let verb = match request.method().as_str() {
        "GET" | "HEAD" => Verb::Get,
        "POST" => Verb::Post,
        "PUT" => Verb::Put,
        "PATCH" => Verb::Patch,
        "DELETE" => Verb::Delete,
        _ => return None,
    };
    let fitting = || entries.iter().filter(|e| e.verb == verb);
    let wanted = wants_activity(request.headers());
    let by_accept = fitting().find(|e| (e.kind == Kind::ActivityPub) == wanted);
    let chosen = by_accept.or_else(|| fitting().next())?;
    Taken::note(request, chosen.kind, chosen.path);
    Some((chosen.kind, chosen.handler.clone()))
}

/// Whether the caller asks for ActivityStreams rather than a page.
pub fn wants_activity(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().filter_map(|v| v.to_str().ok()).any(|accept| {
        let accept = accept.to_ascii_lowercase();
        let first = |needle: &str| accept.find(needle);
        let activity =
            [first("application/activity+json"), first("application/ld+json")].into_iter().flatten().min();
        match (activity, first("text/html")) {
            (Some(activity), Some(page)) => activity < page,
            (found, None) => found.is_some(),
            (None, Some(_)) => false,
        }
    })
}

/// The type of a handler's answer, for doors that build one by hand.
pub type Answer = Response;
