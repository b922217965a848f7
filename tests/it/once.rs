//! A request under an Idempotency-Key takes effect once; a repeat is answered with what it did, as it may be seen then.
//! Editors who hold an old version do not overwrite the new one.

use axum::body::Body;
use axum::http::header;
use collegium::accounts::{Author, Member};
use collegium::communities::{Visibility, join};
use collegium::routes;
use collegium::threads::read;
use serde_json::{Value, json};

use crate::support::TestNode;
use crate::support::http::{Answer, call, request};

struct World {
    node: TestNode,
    ada: Member,
    ben: Member,
    community: i64,
    token: String,
    replies: String,
}

impl World {
    async fn new() -> World {
        let node = TestNode::new().await;
        let (ada, ben) = (node.admin("ada").await, node.member("ben").await);
        let community = node.community(&ada, "wounds", Visibility::Public).await;
        node.join(&ben, community, &ada).await;
        let thread = node.thread(&ada, community, "Once only", "Come in.").await;
        let viewer = collegium::accounts::Viewer::Node;
        let page = node.read(move |conn| Ok(read::thread_by_id(conn, &viewer, thread)?.page)).await;
        let token = node.token(&ben).await;
        World { replies: format!("/api/v1/threads/{page}/replies"), node, ada, ben, community, token }
    }

    fn request(
        &self,
        token: &str,
        line: (&str, &str),
        more: &[(&str, &str)],
        json: Option<&Value>,
    ) -> axum::http::Request<Body> {
        let mut request = request(line.0, &self.node.origin(), line.1)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json");
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        request.body(json.map_or_else(Body::empty, |json| Body::from(json.to_string()))).unwrap()
    }

    async fn ask(&self, line: (&str, &str), more: &[(&str, &str)], json: Option<Value>) -> Answer {
        self.node.send(self.request(&self.token, line, more, json.as_ref())).await
    }

    async fn reply(&self, key: &str, body: &str) -> Answer {
        self.ask(("POST", &self.replies), &[("idempotency-key", key)], Some(json!({ "body": body }))).await
    }

    async fn replies(&self) -> i64 {
        self.node.number("SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL").await
    }
}

fn problem(answer: &Answer) -> String {
    let kind = answer.json()["type"].as_str().unwrap_or_default().to_owned();
    kind.trim_start_matches("urn:collegium:problem:").to_owned()
}

#[tokio::test]
async fn a_repeated_post_makes_one_reply_and_gets_the_same_answer() {
    let world = World::new().await;
    let first = world.reply("\"k-1\"", "Foam.").await;
    let again = world.reply("k-1", "Foam.").await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 201));
    assert_eq!(first.json(), again.json());
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(
        (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
        (None, Some("true"))
    );
    assert_eq!(world.replies().await, 1);
    assert_ne!(world.reply("k-2", "Foam.").await.json()["id"], first.json()["id"]);
    assert_eq!(world.replies().await, 2, "another key is another request");
}

#[tokio::test]
async fn a_repeat_shows_nothing_that_was_deleted_or_may_not_be_read_any_more() {
    let world = World::new().await;
    let first = world.reply("k", "The secret dressing").await;
    let path = format!("/api/v1/posts/{}", first.json()["id"].as_str().unwrap());
    assert_eq!(world.ask(("DELETE", &path), &[], None).await.status, 204);
    let again = world.reply("k", "The secret dressing").await;
    assert_eq!(again.status, 201);
    assert!(again.json()["deleted"].is_string());
    assert!(!again.text().contains("secret"), "{}", again.text());

    let closed = world.node.community(&world.ada, "closed", Visibility::Members).await;
    world.node.join(&world.ben, closed, &world.ada).await;
    let start = json!({"title": "Among members", "body": "A case."});
    let line = ("POST", "/api/v1/communities/closed/threads");
    let key = [("idempotency-key", "k-closed")];
    assert_eq!(world.ask(line, &key, Some(start.clone())).await.status, 201);
    let ben = Author::Local(world.ben.clone());
    world.node.write(move |tx| join::leave(tx, &ben, closed)).await;
    let again = world.ask(line, &key, Some(start)).await;
    assert_eq!((again.status.as_u16(), problem(&again).as_str()), (404, "not-found"));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_member() {
    let world = World::new().await;
    world.reply("k", "Foam.").await;
    let other = world.reply("k", "Alginate.").await;
    assert_eq!((other.status.as_u16(), problem(&other).as_str()), (422, "idempotency-key-used"));
    let elsewhere =
        world.ask(("POST", "/api/v1/communities/wounds/join"), &[("idempotency-key", "k")], None).await;
    assert_eq!(elsewhere.status, 422);
    assert_eq!(world.replies().await, 1);
    // The same key of somebody else is another key.
    let token = world.node.token(&world.ada).await;
    let request = world.request(
        &token,
        ("POST", &world.replies),
        &[("idempotency-key", "k")],
        Some(&json!({"body": "Foam."})),
    );
    assert_eq!(world.node.send(request).await.status, 201);
    assert_eq!(world.replies().await, 2);
}

#[tokio::test]
async fn what_was_refused_may_be_tried_again_under_its_key() {
    let world = World::new().await;
    let olga = world.node.member("olga").await;
    let token = world.node.token(&olga).await;
    let body = json!({"body": "May I?"});
    let ask = || world.request(&token, ("POST", &world.replies), &[("idempotency-key", "k")], Some(&body));
    assert_eq!(world.node.send(ask()).await.status, 403);
    world.node.join(&olga, world.community, &world.ada).await;
    assert_eq!(world.node.send(ask()).await.status, 201);
    assert_eq!(world.node.send(ask()).await.status, 201);
    assert_eq!(world.replies().await, 1);
}

#[tokio::test]
async fn keys_have_a_form_and_a_time() {
    let world = World::new().await;
    let long = "k".repeat(256);
    for key in ["", "\"\"", long.as_str(), "a\"b"] {
        let answer = world.reply(key, "Foam.").await;
        assert_eq!((answer.status.as_u16(), problem(&answer).as_str()), (400, "idempotency-key"), "{key}");
    }
    assert_eq!(world.replies().await, 0);
    world.reply("k", "Foam.").await;
    world.node.app.clock().shift(23 * collegium::base::time::HOUR);
    assert_eq!(world.reply("k", "Foam.").await.header("idempotency-replayed"), Some("true"));
    world.node.app.clock().shift(25 * collegium::base::time::HOUR);
    assert_eq!(world.reply("k", "Foam.").await.header("idempotency-replayed"), None);
    assert_eq!(world.replies().await, 2);
    world.node.app.clock().shift(50 * collegium::base::time::HOUR);
    world.node.write(collegium::accounts::once::clear).await;
    assert_eq!(world.node.number("SELECT count(*) AS n FROM idempotency_keys").await, 0);
}

#[tokio::test]
async fn of_equal_requests_at_once_in_two_processes_one_takes_effect_and_all_get_its_answer() {
    let world = World::new().await;
    let second = routes::router(&world.node.second_process().await);
    let body = json!({"body": "At once."});
    for round in 0..5 {
        let key = format!("k-{round}");
        let ask = || {
            world.request(&world.token, ("POST", &world.replies), &[("idempotency-key", &key)], Some(&body))
        };
        let both = [world.node.router.clone(), second.clone()];
        let calls: Vec<_> = (0..8).map(|n| tokio::spawn(call(both[n % 2].clone(), ask()))).collect();
        let mut answers = Vec::new();
        for call in calls {
            answers.push(call.await.unwrap());
        }
        let mut ids: Vec<String> = answers.iter().map(|a| a.json()["id"].to_string()).collect();
        assert!(answers.iter().all(|a| a.status == 201), "{:?}", answers[0].text());
        ids.dedup();
        assert_eq!(ids.len(), 1);
        let first = answers.iter().filter(|a| a.header("idempotency-replayed").is_none()).count();
        assert_eq!(first, 1);
        assert_eq!(world.replies().await, round + 1);
    }
}

#[tokio::test]
async fn a_secret_of_a_token_is_not_kept_for_a_repeat() {
    let world = World::new().await;
    let make = || async {
        let new = json!({"name": "phone"});
        world.ask(("POST", "/api/v1/tokens"), &[("idempotency-key", "k")], Some(new)).await
    };
    let (first, again) = (make().await, make().await);
    assert!(first.json()["secret"].as_str().unwrap().starts_with("col_"));
    assert_eq!(again.json()["secret"], Value::Null);
    assert_eq!(first.json()["token"], again.json()["token"]);
    let listed = world.ask(("GET", "/api/v1/tokens"), &[], None).await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn who_holds_the_tag_is_not_told_again() {
    let world = World::new().await;
    let id = world.reply("k", "Foam.").await.json()["id"].as_str().unwrap().to_owned();
    for path in [
        format!("/api/v1/posts/{id}"),
        world.replies.trim_end_matches("/replies").to_owned(),
        "/api/v1/communities/wounds".to_owned(),
        "/api/v1/people/ben".to_owned(),
        "/api/v1/me".to_owned(),
        "/api/v1/node".to_owned(),
        "/api/v1/openapi.json".to_owned(),
    ] {
        let first = world.ask(("GET", &path), &[], None).await;
        let tag = first.header("etag").expect(&path).to_owned();
        let again = world.ask(("GET", &path), &[("if-none-match", &tag)], None).await;
        assert_eq!(again.status, 304, "{path}");
        assert_eq!((again.header("etag"), again.text().as_str()), (Some(tag.as_str()), ""), "{path}");
        let other = world.ask(("GET", &path), &[("if-none-match", "\"other\"")], None).await;
        assert_eq!(other.status, 200, "{path}");
    }
}

#[tokio::test]
async fn of_two_editors_of_one_version_the_second_is_refused() {
    let world = World::new().await;
    let first = world.reply("k", "Foam.").await;
    let path = format!("/api/v1/posts/{}", first.json()["id"].as_str().unwrap());
    let tag = first.header("etag").unwrap().to_owned();
    // A vote is no new version of the words.
    let vote = format!("{path}/vote");
    assert_eq!(world.ask(("PUT", &vote), &[], None).await.status, 200);
    let edit = |tag: String, words: &'static str| {
        let (world, path) = (&world, path.clone());
        async move { world.ask(("PATCH", &path), &[("if-match", &tag)], Some(json!({ "body": words }))).await }
    };
    let one = edit(tag.clone(), "Foam, thick.").await;
    assert_eq!(one.status, 200, "{}", one.text());
    let two = edit(tag.clone(), "Foam, thin.").await;
    assert_eq!((two.status.as_u16(), problem(&two).as_str()), (412, "precondition-failed"));
    assert_eq!(edit("\"rubbish\"".into(), "Foam, thin.").await.status, 412);
    assert_eq!(world.ask(("DELETE", &path), &[("if-match", &tag)], None).await.status, 412);
    let held = one.header("etag").unwrap();
    assert!(
        world.ask(("GET", &path), &[], None).await.json()["body_html"].as_str().unwrap().contains("thick")
    );
    assert_eq!(world.ask(("DELETE", &path), &[("if-match", held)], None).await.status, 204);
    assert_eq!(edit("*".into(), "Again.").await.status, 409, "it is gone");
}

#[tokio::test]
async fn a_community_is_not_overwritten_either_and_keeps_what_another_editor_changed() {
    let world = World::new().await;
    let token = world.node.token(&world.ada).await;
    let path = "/api/v1/communities/wounds";
    let change = |more: Vec<(&'static str, String)>, json: Value| {
        let (world, token) = (&world, token.clone());
        async move {
            let more: Vec<(&str, &str)> = more.iter().map(|(k, v)| (*k, v.as_str())).collect();
            world.node.send(world.request(&token, ("PATCH", path), &more, Some(&json))).await
        }
    };
    let tag = world.ask(("GET", path), &[], None).await.header("etag").unwrap().to_owned();
    // A reply counts on the community, and is no new version of its words.
    world.reply("k", "Foam.").await;
    assert_eq!(change(vec![("if-match", tag.clone())], json!({"title": "Wounds"})).await.status, 200);
    let late = change(vec![("if-match", tag)], json!({"title": "Sores"})).await;
    assert_eq!((late.status.as_u16(), problem(&late).as_str()), (412, "precondition-failed"));
    let merged = change(vec![], json!({"description": "All of them"})).await.json();
    assert_eq!((&merged["title"], &merged["description"]), (&json!("Wounds"), &json!("All of them")));
}
