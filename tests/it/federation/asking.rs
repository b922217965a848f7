//! Asking nodes that answer badly or not at all: the trouble has a name, and nothing half-read is kept.

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use collegium::accounts::Viewer;
use collegium::error::{Error, Trouble};
use collegium::policy;
use serde_json::{Value, json};
use std::collections::HashMap;

use super::{NORTH, World};
use crate::support::fediverse::Fediverse;

const ODD: &str = "odd.test";

fn typed(kind: &'static str, body: impl Into<Vec<u8>>) -> Response {
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

/// Answers WebFinger as the name in the question says.
async fn finger(Query(asked): Query<HashMap<String, String>>) -> Response {
    let resource = asked.get("resource").cloned().unwrap_or_default();
    let name = resource.trim_start_matches("acct:").split('@').next().unwrap_or("").to_owned();
    let jrd = json!({
        "subject": resource,
        "links": [{ "rel": "self", "type": "application/activity+json", "href": format!("https://{ODD}/u/{name}") }]
    });
    match name.as_str() {
        "nobody" => StatusCode::NOT_FOUND.into_response(),
        "gone" => StatusCode::GONE.into_response(),
        "broken" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "forbidding" => StatusCode::FORBIDDEN.into_response(),
        "page" => typed("text/html", "<html>Welcome</html>"),
        "half" => typed("application/jrd+json", &jrd.to_string().as_bytes()[..30]),
        "number" => typed("application/jrd+json", "7"),
        "large" => typed("application/jrd+json", format!("{{\"x\":\"{}\"}}", "A".repeat(10 << 20))),
        "binary" => typed("application/jrd+json", [b'{', b'"', 0xff, 0xfe, b'"', b':', b'1', b'}']),
        "deep" => typed("application/jrd+json", "[".repeat(100_000)),
        "round" => Redirect::to(&format!("/.well-known/webfinger?resource={resource}")).into_response(),
        _ => typed("application/jrd+json", jrd.to_string()),
    }
}

fn person(name: &str) -> Value {
    let id = format!("https://{ODD}/u/{name}");
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Person", "id": id, "preferredUsername": name,
        "name": name, "inbox": format!("{id}/inbox"), "outbox": format!("{id}/outbox"),
        "publicKey": { "id": format!("{id}#main-key"), "owner": id, "publicKeyPem": "no key" }
    })
}

/// Answers for an actor as its name says.
async fn actor(Path(name): Path<String>) -> Response {
    let mut document = person(&name);
    let kind = "application/activity+json";
    match name.as_str() {
        "a-page" => return typed("text/html", "<html></html>"),
        "a-picture" => return typed("image/png", document.to_string()),
        "a-half" => return typed(kind, &document.to_string().as_bytes()[..60]),
        "a-binary" => return typed(kind, [0xff, 0xfe, 0x00]),
        "a-deep" => return typed(kind, format!("{}{}", "[".repeat(5000), "]".repeat(5000))),
        "a-large" => document["summary"] = "A".repeat(10 << 20).into(),
        "a-stranger" => document["id"] = "https://south.test/u/1".into(),
        "a-nameless" => document["id"] = Value::Null,
        "a-thing" => document["type"] = "Chair".into(),
        "a-dead-letter" => document["inbox"] = Value::Null,
        "a-foreign-inbox" => document["inbox"] = "file:///etc/passwd".into(),
        "a-round" => return Redirect::to("/u/a-round").into_response(),
        _ => {}
    }
    typed(kind, document.to_string())
}

fn odd_node() -> Router {
    Router::new().route("/.well-known/webfinger", get(finger)).route("/u/{name}", get(actor))
}

/// What asking for a name came to.
async fn ask(all: &Fediverse, viewer: &Viewer, name: &str) -> Option<(Trouble, String)> {
    match all.node(NORTH).app.resolve(viewer, name).await {
        Ok(found) => panic!("{name} was found: {found:?}"),
        Err(Error::Remote { trouble, host, .. }) => Some((trouble, host)),
        Err(Error::NotFound | Error::Invalid(_)) => None,
        Err(e) => panic!("{name}: {e}"),
    }
}

#[tokio::test]
async fn every_kind_of_bad_answer_has_its_name_and_leaves_nothing_behind() {
    let world = World::new().await;
    world.all.serve(ODD, odd_node());
    let viewer = Viewer::Member(world.asha.clone());
    let known = "SELECT count(*) AS n FROM actors";
    let before = world.north().number(known).await;
    for (name, expected) in [
        ("nobody", Trouble::Unknown),
        ("gone", Trouble::Unknown),
        ("broken", Trouble::Unreachable),
        ("forbidding", Trouble::Refused),
        ("page", Trouble::Rubbish),
        ("half", Trouble::Rubbish),
        ("number", Trouble::Rubbish),
        ("large", Trouble::TooMuch),
        ("binary", Trouble::Rubbish),
        ("deep", Trouble::Rubbish),
        ("a-page", Trouble::Rubbish),
        ("a-picture", Trouble::Rubbish),
        ("a-half", Trouble::Rubbish),
        ("a-binary", Trouble::Rubbish),
        ("a-deep", Trouble::TooMuch),
        ("a-large", Trouble::TooMuch),
        ("a-nameless", Trouble::Rubbish),
        ("a-thing", Trouble::Rubbish),
        ("a-dead-letter", Trouble::Rubbish),
        ("a-foreign-inbox", Trouble::Rubbish),
    ] {
        let got = ask(&world.all, &viewer, &format!("@{name}@{ODD}")).await;
        assert_eq!(got, Some((expected, ODD.to_owned())), "{name}");
    }
    for name in ["a-stranger", "a-round", "round"] {
        let got = ask(&world.all, &viewer, &format!("@{name}@{ODD}")).await;
        assert!(got.is_some(), "{name}");
    }
    assert_eq!(world.north().number(known).await, before, "nobody of them is kept");
}

#[tokio::test]
async fn nodes_that_do_not_answer_or_may_not_be_asked_are_told_apart() {
    let world = World::new().await;
    world.all.serve(ODD, odd_node());
    let viewer = Viewer::Member(world.asha.clone());
    let nowhere = ask(&world.all, &viewer, "@ana@nowhere.test").await;
    assert_eq!(nowhere, Some((Trouble::Unreachable, "nowhere.test".to_owned())));

    let north = world.north();
    north.write(|tx| policy::set_rule(tx, None, ODD, false, "a test")).await;
    north.app.reload().await.unwrap();
    let before = world.all.wire().len();
    for text in ["@ana@odd.test", "!ana@odd.test", "https://odd.test/u/ana"] {
        let refused = ask(&world.all, &viewer, text).await;
        assert_eq!(refused, Some((Trouble::Forbidden, ODD.to_owned())), "{text}");
    }
    assert_eq!(world.all.wire().len(), before, "it was not even asked");
}

#[tokio::test]
async fn rubbish_in_the_search_box_asks_nobody() {
    let world = World::new().await;
    let viewer = Viewer::Member(world.asha.clone());
    let before = world.all.wire().len();
    for text in [
        "",
        "@",
        "!",
        "@@",
        "ana",
        "@a b@south.test",
        "@ana@",
        "@ana@a/b",
        "!x@south.test@west.test",
        "javascript:alert(1)",
        "ftp://south.test/x",
        "http://",
        "https://",
        "https://user:word@south.test/x",
    ] {
        let got = world.north().app.resolve(&viewer, text).await;
        assert!(got.is_err(), "{text}: {got:?}");
    }
    assert_eq!(world.all.wire().len(), before);
}

#[tokio::test]
async fn strangers_make_a_node_ask_nobody() {
    let world = World::new().await;
    let before = world.all.wire().len();
    for text in ["@ewan@south.test", "!none@south.test", "https://south.test/c/none"] {
        let _ = world.north().app.resolve(&Viewer::Anonymous, text).await;
    }
    assert_eq!(world.all.wire().len(), before);
}
