//! The API's description (OpenAPI 3.1), made from the route table and the schemas of views and bodies.

use serde_json::{Map, Value, json};

use super::ask::Reader;
use super::communities::{EditCommunity, OpenCommunity, StartThread};
use super::exchange::Rule;
use super::members::{Decide, Follow, Joined};
use super::nodes::Resolved;
use super::posts::{ActDone, EditPost, NewAct, NewReply, Votes};
use super::problem::Answer;
use super::schema::{Nothing, Schema};
use super::threads::Seen;
use super::views::{
    CommunityView, DeliveryView, List, MeView, MemberView, NodeView, PostView, ReceivedView, SummaryView,
    ThisNodeView, ThreadView, VersionView,
};
use crate::routes::{Kind, Route, Verb, Who};

/// What a route takes and gives.
struct Shape {
    verb: Verb,
    path: &'static str,
    query: &'static [&'static str],
    body: Option<Value>,
    answer: Option<Value>,
    collect: fn(&mut Map<String, Value>),
}

fn shape<I: Schema, O: Schema>(verb: Verb, path: &'static str, query: &'static [&'static str]) -> Shape {
    let some = |nothing: bool, schema: Value| (!nothing).then_some(schema);
    Shape {
        verb,
        path,
        query,
        body: some(I::is_nothing(), I::schema()),
        answer: some(O::is_nothing(), O::schema()),
        collect: |into| {
            I::collect(into);
            O::collect(into);
        },
    }
}

#[rustfmt::skip]
fn shapes() -> Vec<Shape> {
    use Verb::{Delete, Get, Patch, Post, Put};
    type No = Nothing;
    let mut all = vec![
        shape::<No, List<CommunityView>>(Get, "/api/v1/communities", &["q", "after"]),
        shape::<OpenCommunity, CommunityView>(Post, "/api/v1/communities", &[]),
        shape::<No, CommunityView>(Get, "/api/v1/communities/{id}", &[]),
        shape::<EditCommunity, CommunityView>(Patch, "/api/v1/communities/{id}", &[]),
        shape::<No, Joined>(Post, "/api/v1/communities/{id}/join", &[]),
        shape::<No, No>(Delete, "/api/v1/communities/{id}/join", &[]),
        shape::<No, List<MemberView>>(Get, "/api/v1/communities/{id}/members", &["after"]),
        shape::<No, List<MemberView>>(Get, "/api/v1/communities/{id}/requests", &[]),
        shape::<Decide, No>(Put, "/api/v1/communities/{id}/members/{who}", &[]),
        shape::<No, List<SummaryView>>(Get, "/api/v1/communities/{id}/threads", &["filter", "after"]),
        shape::<StartThread, ThreadView>(Post, "/api/v1/communities/{id}/threads", &[]),
        shape::<No, List<SummaryView>>(Get, "/api/v1/threads", &["scope", "filter", "after"]),
        shape::<No, ThreadView>(Get, "/api/v1/threads/{id}", &[]),
        shape::<No, List<PostView>>(Get, "/api/v1/threads/{id}/replies", &["after"]),
        shape::<NewReply, PostView>(Post, "/api/v1/threads/{id}/replies", &[]),
        shape::<Seen, No>(Post, "/api/v1/threads/{id}/read", &[]),
        shape::<No, PostView>(Get, "/api/v1/posts/{id}", &[]),
        shape::<EditPost, PostView>(Patch, "/api/v1/posts/{id}", &[]),
        shape::<No, No>(Delete, "/api/v1/posts/{id}", &[]),
        shape::<No, List<VersionView>>(Get, "/api/v1/posts/{id}/history", &[]),
        shape::<NewReply, PostView>(Post, "/api/v1/posts/{id}/replies", &[]),
        shape::<No, Votes>(Put, "/api/v1/posts/{id}/vote", &[]),
        shape::<No, Votes>(Delete, "/api/v1/posts/{id}/vote", &[]),
        shape::<NewAct, ActDone>(Post, "/api/v1/posts/{id}/acts", &[]),
        shape::<No, No>(Get, "/api/v1/openapi.json", &[]),
        shape::<No, ThisNodeView>(Get, "/api/v1/node", &[]),
        shape::<No, MeView>(Get, "/api/v1/me", &[]),
        shape::<No, Resolved>(Get, "/api/v1/resolve", &["q"]),
        shape::<Follow, Joined>(Post, "/api/v1/follow", &[]),
    ];
    all.extend(of_exchange());
    all
}

#[rustfmt::skip]
fn of_exchange() -> Vec<Shape> {
    use Verb::{Get, Post, Put};
    type No = Nothing;
    vec![
        shape::<No, List<NodeView>>(Get, "/api/v1/nodes", &["q", "after"]),
        shape::<No, NodeView>(Get, "/api/v1/nodes/{authority}", &[]),
        shape::<Rule, No>(Put, "/api/v1/nodes/{authority}", &[]),
        shape::<No, List<DeliveryView>>(Get, "/api/v1/nodes/{authority}/deliveries", &["after"]),
        shape::<No, List<ReceivedView>>(Get, "/api/v1/nodes/{authority}/received", &["after"]),
        shape::<No, No>(Post, "/api/v1/nodes/{authority}/retry", &[]),
        shape::<No, No>(Post, "/api/v1/nodes/{authority}/pause", &[]),
        shape::<No, No>(Post, "/api/v1/nodes/{authority}/resume", &[]),
        shape::<No, List<ReceivedView>>(Get, "/api/v1/inbox/failed", &["after"]),
        shape::<No, No>(Post, "/api/v1/inbox/failed/{id}/retry", &[]),
    ]
}

/// GET /openapi.json
pub async fn show(who: Reader) -> Answer {
    who.show(&document(&super::routes()))
}

fn document(routes: &[Route]) -> Value {
    let shapes = shapes();
    let mut schemas = Map::new();
    shapes.iter().for_each(|s| (s.collect)(&mut schemas));
    schemas.insert("Problem".to_owned(), problem());
    let mut paths: Map<String, Value> = Map::new();
    for route in routes.iter().filter(|r| r.kind == Kind::Api) {
        let shape = shapes.iter().find(|s| s.verb == route.verb && s.path == route.path);
        let entry = paths.entry(route.path).or_insert_with(|| Value::Object(Map::new()));
        if let (Some(shape), Some(entry)) = (shape, entry.as_object_mut()) {
            entry.insert(route.verb.as_str().to_lowercase(), operation(route, shape));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Collegium", "version": env!("CARGO_PKG_VERSION"),
            "description": "What does not exist and what the caller may not know of look alike: 404."
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}
        }
    })
}

fn operation(route: &Route, shape: &Shape) -> Value {
    let content = |kind: &str, schema: &Value| json!({kind: {"schema": schema}});
    let mut done = json!({"description": "Done."});
    if let (Some(answer), Some(map)) = (&shape.answer, done.as_object_mut()) {
        map.insert("content".to_owned(), content("application/json", answer));
    }
    let problem = json!({"$ref": "#/components/schemas/Problem"});
    let refused =
        json!({"description": "A problem.", "content": content("application/problem+json", &problem)});
    let mut operation = json!({
        "summary": route.about,
        "parameters": parameters(shape),
        "responses": {"2XX": done, "4XX": refused, "5XX": refused},
        "security": security(route.who)
    });
    if let (Some(body), Some(map)) = (&shape.body, operation.as_object_mut()) {
        map.insert("requestBody".to_owned(), json!({"content": content("application/json", body)}));
    }
    operation
}

fn parameters(shape: &Shape) -> Vec<Value> {
    let of = |name: &str, place: &str| json!({"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}});
    let in_path = shape.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = in_path.map(|name| of(name, "path")).collect();
    all.extend(shape.query.iter().map(|name| of(name, "query")));
    all
}

/// A token is needed, or may be given to see more.
fn security(who: Who) -> Value {
    match who {
        Who::Member | Who::Admin => json!([{"token": []}]),
        Who::Anyone | Who::Setup | Who::Peer => json!([{}, {"token": []}]),
    }
}

fn problem() -> Value {
    let text = json!({"type": "string"});
    let wrong = json!({"type": "object", "properties": {
        "field": text, "code": text, "detail": text, "message": text
    }});
    json!({
        "type": "object", "description": "RFC 9457",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "description": "urn:collegium:problem:KEY"},
            "title": text, "status": {"type": "integer"}, "detail": text,
            "errors": {"type": "array", "items": wrong}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_api_route_is_described_and_nothing_else() {
        let routes = super::super::routes();
        let declared: Vec<_> =
            routes.iter().filter(|r| r.kind == Kind::Api).map(|r| (r.verb, r.path)).collect();
        let described: Vec<_> = shapes().iter().map(|s| (s.verb, s.path)).collect();
        for route in &declared {
            assert!(described.contains(route), "{route:?} is not described");
        }
        assert_eq!(declared.len(), described.len());
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = document(&super::super::routes());
        let text = document.to_string();
        let known = document["components"]["schemas"].as_object().unwrap();
        for reference in text.split("#/components/schemas/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(known.contains_key(name), "{name}");
        }
        assert!(known["NewReply"]["required"] == json!(["body"]));
        assert!(known["PostView"]["required"].as_array().unwrap().len() > 20);
    }
}
