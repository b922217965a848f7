//! What Fedify really sent, as the interop tests kept it: read and acted on here, without Node.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, Response, header};
use bytes::Bytes;
use collegium::accounts::Viewer;
use collegium::base::http::{Client, Handler};
use collegium::communities::Visibility;
use collegium::federation::signature::{self, SigningKey};
use collegium::federation::wire::incoming::Document;
use collegium::threads::read;
use serde_json::Value;
use url::Url;

use crate::federation::{actor_uri, follow, start, uri};
use crate::support::TestNode;

const OURS: &str = "https://collegium.test";
const THEIRS: &str = "https://fedify.test";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ap/fedify")
}

fn text(name: &str) -> String {
    let file = folder().join(format!("{name}.json"));
    std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn fixture(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap()
}

fn at(value: &Value, path: &str) -> String {
    value.pointer(path).and_then(Value::as_str).unwrap().to_owned()
}

/// A node that knows Fedify's actors from the fixtures, with keys of this test in them.
struct World {
    node: TestNode,
    private: Vec<u8>,
    /// What the node delivered to Fedify.
    delivered: Arc<Mutex<Vec<Bytes>>>,
    /// What the fixtures call a thing of ours, and what it is called here.
    names: Mutex<HashMap<String, String>>,
}

impl World {
    async fn new() -> World {
        let (private, public) = signature::generate().unwrap();
        let mut served = HashMap::new();
        for (path, name) in [
            ("/actors/person", "fedify-person"),
            ("/actors/group", "fedify-group"),
            ("/.well-known/webfinger", "fedify-webfinger"),
        ] {
            let mut document = fixture(name);
            if let Some(pem) = document.pointer_mut("/publicKey/publicKeyPem") {
                *pem = public.clone().into();
            }
            served.insert(path, document.to_string());
        }
        let delivered = Arc::new(Mutex::new(Vec::new()));
        let kept = delivered.clone();
        let handler: Handler = Arc::new(move |request: Request<Bytes>| {
            let answer = match served.get(request.uri().path()) {
                Some(document) => (200, document.clone()),
                None if request.method() == "POST" => {
                    kept.lock().unwrap().push(request.into_body());
                    (202, String::new())
                }
                None => (404, String::new()),
            };
            Box::pin(async move {
                let response = Response::builder()
                    .status(answer.0)
                    .header(header::CONTENT_TYPE, "application/activity+json")
                    .body(Bytes::from(answer.1));
                Ok(response.unwrap())
            })
        });
        World {
            node: TestNode::at(OURS, Client::in_process(handler)).await,
            private,
            delivered,
            names: Mutex::default(),
        }
    }

    fn call(&self, in_fixtures: String, here: String) {
        self.names.lock().unwrap().insert(in_fixtures, here);
    }

    async fn settle(&self) {
        while collegium::worker::work_off(&self.node.app).await.unwrap() > 0 {}
    }

    /// Receives a fixture, signed by its actor, and works it off; the bytes that were sent.
    async fn hears(&self, name: &str) -> String {
        let mut body = text(name);
        for (in_fixtures, here) in self.names.lock().unwrap().iter() {
            body = body.replace(&format!("\"{in_fixtures}\""), &format!("\"{here}\""));
        }
        let json: Value = serde_json::from_str(&body).unwrap();
        let key_id = format!("{}#main-key", at(&json, "/actor"));
        let key = SigningKey::parse(&key_id, &self.private).unwrap();
        let url = Url::parse(&format!("{OURS}/inbox")).unwrap();
        let now = self.node.app.clock().now();
        let mut request = Request::builder()
            .method("POST")
            .uri("/inbox")
            .header(header::CONTENT_TYPE, "application/activity+json");
        for (name, value) in signature::sign(&key, "POST", &url, Some(body.as_bytes()), now).unwrap() {
            request = request.header(name, value);
        }
        let answer = self.node.send(request.body(Body::from(body.clone())).unwrap()).await;
        assert_eq!(answer.status, 202, "{name}: {}", answer.text());
        self.settle().await;
        let unfinished = "SELECT count(*) AS n FROM inbox_items WHERE state <> 'done'";
        assert_eq!(self.node.number(unfinished).await, 0, "{name} was acted on");
        body
    }

    /// The latest delivery of this kind.
    fn said(&self, kind: &str) -> (Value, Bytes) {
        let delivered = self.delivered.lock().unwrap();
        let mut parsed =
            delivered.iter().map(|bytes| (serde_json::from_slice::<Value>(bytes).unwrap(), bytes.clone()));
        let found = parsed.rfind(|(json, _)| json["type"] == kind);
        found.unwrap_or_else(|| panic!("nothing of the kind {kind} was delivered"))
    }

    /// What Fedify said in our community came back to it inside an Announce, as it was.
    async fn hears_and_announces(&self, name: &str) {
        let sent = self.hears(name).await;
        let (_, bytes) = self.said("Announce");
        let back = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(back.contains(sent.trim()), "{name} is announced with its bytes unchanged");
    }

    async fn post(&self, uri: &str) -> read::Post {
        let stored = self.node.app.origin().stored(uri);
        self.node.read(move |conn| read::post_by_uri(conn, &Viewer::Node, &stored)).await
    }
}

#[test]
fn every_fixture_is_read_with_its_kind_and_its_author() {
    let mut read = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let d = Document::parse(text(&name).as_bytes()).unwrap();
        read += 1;
        if name.contains("webfinger") || name.contains("nodeinfo") {
            continue;
        }
        let home = if name.starts_with("fedify-") { THEIRS } else { OURS };
        let of_home = |uri: Option<&str>| uri.is_some_and(|uri| uri.starts_with(home));
        assert!(of_home(d.id()), "{name}: {:?}", d.id());
        match d.kind().unwrap() {
            "Person" | "Group" | "Application" => assert!(of_home(d.uri("inbox")), "{name}"),
            _ => {
                assert!(of_home(d.uri("actor")), "{name}");
                assert!(d.uri("object").is_some(), "{name}: an object by its id or in full");
            }
        }
    }
    assert!(read >= 20, "{read} fixtures");
}

#[tokio::test]
async fn a_person_on_fedify_takes_part_in_a_community_here() {
    let world = World::new().await;
    let node = &world.node;
    let asha = node.admin("asha").await;
    let home = node.community(&asha, "wounds", Visibility::Public).await;
    let thread = start(node, &asha, home, "Honey?").await;
    world.settle().await;
    world.call(at(&fixture("fedify-follow"), "/object"), actor_uri(node, home).await);
    world.call(at(&fixture("fedify-like"), "/object"), uri(node, thread).await);
    let (opening, note) = (uri(node, thread).await, at(&fixture("fedify-create"), "/object/id"));

    let followed = world.hears("fedify-follow").await;
    let (accept, _) = world.said("Accept");
    let follow: Value = serde_json::from_str(&followed).unwrap();
    assert_eq!((&accept["object"]["id"], &accept["object"]["actor"]), (&follow["id"], &follow["actor"]));

    world.hears_and_announces("fedify-create").await;
    let reply = world.post(&note).await;
    assert_eq!(
        (reply.actor_uri.as_str(), reply.state.as_str()),
        ("https://fedify.test/actors/person", "shown")
    );
    assert!(reply.html.contains("Medical grade only"), "{}", reply.html);
    world.hears_and_announces("fedify-like").await;
    assert_eq!(world.post(&opening).await.votes, 1);
    world.hears_and_announces("fedify-update").await;
    assert!(world.post(&note).await.html.contains("Medical grade honey only"));
    world.hears_and_announces("fedify-undo").await;
    assert_eq!(world.post(&opening).await.votes, 0);
    let (like, by_id) = (fixture("fedify-like"), fixture("fedify-undo-by-id"));
    world.call(at(&like, "/id"), at(&by_id, "/object"));
    world.hears_and_announces("fedify-like").await;
    assert_eq!(world.post(&opening).await.votes, 1);
    world.hears_and_announces("fedify-undo-by-id").await;
    assert_eq!(world.post(&opening).await.votes, 0);
    world.hears_and_announces("fedify-delete").await;
    assert!(world.post(&note).await.deleted.is_some());
}

#[tokio::test]
async fn a_member_here_takes_part_in_a_group_on_fedify() {
    let world = World::new().await;
    let node = &world.node;
    let asha = node.admin("asha").await;
    let away = follow(node, &asha, "!hand-club@fedify.test").await;
    world.settle().await;
    let (asked, _) = world.said("Follow");
    world.call(at(&fixture("fedify-accept"), "/object/id"), at(&asked, "/id"));
    world.hears("fedify-accept").await;
    let members = "SELECT count(*) AS n FROM memberships WHERE state = 'member'";
    assert_eq!(node.number(members).await, 1);

    let thread = start(node, &asha, away, "Splints").await;
    world.settle().await;
    let (create, _) = world.said("Create");
    let announced = fixture("fedify-announce-ours");
    for path in ["/object/id", "/object/actor", "/object/object/id"] {
        let here = path.strip_prefix("/object").unwrap();
        world.call(at(&announced, path), at(&create, here));
    }
    let opening = uri(node, thread).await;
    assert_eq!(world.post(&opening).await.state, "waiting");
    world.hears("fedify-announce-ours").await;
    assert_eq!(world.post(&opening).await.state, "shown");

    world.hears("fedify-announce-create").await;
    let reply = world.post(&at(&fixture("fedify-announce-create"), "/object/object/id")).await;
    assert_eq!(
        (reply.actor_uri.as_str(), reply.state.as_str()),
        ("https://fedify.test/actors/person", "shown")
    );
    world.hears("fedify-announce-like").await;
    assert_eq!(world.post(&opening).await.votes, 1);
    world.hears("fedify-announce-page").await;
    let page = world.post(&at(&fixture("fedify-announce-page"), "/object/object/id")).await;
    assert!(page.html.contains("When do you begin?"), "{}", page.html);
    let titled = "SELECT count(*) AS n FROM threads WHERE title = 'Scars'";
    assert_eq!(node.number(titled).await, 1);
}
