//! The API through its router, on a SQLite of each test's own.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use bytes::Bytes;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::accounts::sign_up::{self, NewMember};
use crate::accounts::token::{self, Scope};
use crate::app::{App, Parts};
use crate::base::db::{Db, Location};
use crate::base::http::{Client, Failure};
use crate::base::seal::NodeKey;
use crate::base::time::Clock;
use crate::config::Config;

/// A node with an admin (asha), a member (bo) and their tokens.
struct Node {
    router: Router,
    dir: PathBuf,
    asha: String,
    bo: String,
    reader: String,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

async fn node() -> Node {
    let dir = std::env::temp_dir().join(format!("collegium-api-{}", crate::base::id::outside()));
    std::fs::create_dir_all(&dir).unwrap();
    let clock = Clock::default();
    let db = Db::open(&Location::Sqlite(dir.join("c.db")), &clock).unwrap();
    let http = Client::in_process(Arc::new(|_: Request<Bytes>| Box::pin(async { Err(Failure::TimedOut) })));
    let parts = Parts {
        config: Config::default(),
        db: db.clone(),
        clock,
        http,
        node_key: NodeKey::load_or_create(&dir.join("node.key")).unwrap(),
    };
    let app = App::build(parts).await.unwrap();
    let [asha, bo, reader] = db
        .write(|tx| {
            let asha = person("asha");
            let asha = sign_up::create(tx, &asha, true)?;
            let bo = sign_up::create(tx, &person("bo"), false)?;
            Ok([
                token::create(tx, &asha, "t", Scope::Write)?,
                token::create(tx, &bo, "t", Scope::Write)?,
                token::create(tx, &bo, "t", Scope::Read)?,
            ])
        })
        .await
        .unwrap();
    let router = crate::routes::router(&app);
    Node { router, dir, asha, bo, reader }
}

fn person(handle: &str) -> NewMember {
    NewMember {
        handle: handle.into(),
        display_name: handle.into(),
        password_hash: "none".into(),
        language: "en".into(),
        time_zone: "UTC".into(),
        ..NewMember::default()
    }
}

impl Node {
    async fn send(&self, request: Request<Body>) -> (u16, Value) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let kind = response.headers().get(header::CONTENT_TYPE).cloned();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        if status >= 400 {
            assert_eq!(kind.unwrap(), "application/problem+json");
        }
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    /// Calls `METHOD path` under `/api/v1`, with a token and a body where they are not empty.
    async fn call(&self, token: &str, line: &str, body: Value) -> (u16, Value) {
        let (method, path) = line.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = if body.is_null() {
            Body::empty()
        } else {
            request = request.header(header::CONTENT_TYPE, "application/json");
            Body::from(body.to_string())
        };
        self.send(request.body(body).unwrap()).await
    }

    async fn community(&self, handle: &str, visibility: &str) {
        let body = json!({"handle": handle, "title": "A community", "visibility": visibility,
            "domain": "Wounds", "community": "Nurses", "practice": "Cases"});
        assert_eq!(self.call(&self.asha, "POST /communities", body).await.0, 201);
    }

    async fn thread(&self, community: &str) -> String {
        let line = format!("POST /communities/{community}/threads");
        let body = json!({"title": "A question", "body": "Who *knows*?"});
        let (status, thread) = self.call(&self.asha, &line, body).await;
        assert_eq!(status, 201, "{thread}");
        thread["id"].as_str().unwrap().to_owned()
    }
}

const NONE: Value = Value::Null;

#[tokio::test]
async fn a_thread_is_written_answered_voted_on_edited_and_deleted() {
    let node = node().await;
    node.community("wounds", "public").await;
    let thread = node.thread("wounds").await;
    let reply = format!("POST /threads/{thread}/replies");
    let words = json!({"body": "I do."});
    assert_eq!(node.call(&node.bo, &reply, words.clone()).await.0, 403);
    let (status, joined) = node.call(&node.bo, "POST /communities/wounds/join", NONE).await;
    assert_eq!((status, &joined["state"]), (200, &json!("member")));
    let (status, post) = node.call(&node.bo, &reply, words).await;
    assert_eq!(status, 201);
    assert_eq!(post["parent"], json!(thread));
    let id = post["id"].as_str().unwrap();
    let (_, votes) = node.call(&node.asha, &format!("PUT /posts/{id}/vote"), NONE).await;
    assert_eq!(votes, json!({"votes": 1, "my_vote": true}));
    let edit = format!("PATCH /posts/{id}");
    assert_eq!(node.call(&node.asha, &edit, json!({"body": "x"})).await.0, 403);
    assert_eq!(node.call(&node.bo, &edit, json!({"body": "I do, too."})).await.0, 200);
    let (_, history) = node.call("", &format!("GET /posts/{id}/history"), NONE).await;
    assert_eq!(history["items"][0]["body_html"], "<p>I do.</p>\n");
    assert_eq!(node.call(&node.bo, &format!("DELETE /posts/{id}"), NONE).await.0, 204);
    let (_, replies) = node.call("", &format!("GET /threads/{thread}/replies"), NONE).await;
    assert_eq!(replies["items"][0]["body_html"], "");
    assert!(replies["items"][0]["deleted"].is_string());
}

#[tokio::test]
async fn refusal_looks_like_absence() {
    let node = node().await;
    node.community("closed", "members").await;
    let thread = node.thread("closed").await;
    for (token, line) in [
        ("", format!("GET /threads/{thread}")),
        (&node.bo, format!("GET /threads/{thread}")),
        (&node.bo, format!("GET /threads/{thread}/replies")),
        (&node.bo, format!("GET /posts/{thread}")),
        (&node.bo, format!("GET /posts/{thread}/history")),
        (&node.bo, format!("PUT /posts/{thread}/vote")),
        (&node.bo, format!("DELETE /posts/{thread}")),
        (&node.bo, format!("POST /threads/{thread}/read")),
        ("", "GET /communities/closed".to_owned()),
        ("", "GET /communities/closed/threads".to_owned()),
    ] {
        let absent = line.replace(&thread, "2aaaaaaaaaaaaaaaa").replace("closed", "nothing");
        let refused = node.call(token, &line, NONE).await;
        assert_eq!(refused.0, 404, "{line}");
        assert_eq!(refused, node.call(token, &absent, NONE).await, "{line}");
    }
    let (_, listed) = node.call(&node.bo, "GET /threads", NONE).await;
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn moderation_is_for_moderators() {
    let node = node().await;
    node.community("wounds", "public").await;
    let thread = node.thread("wounds").await;
    node.call(&node.bo, "POST /communities/wounds/join", NONE).await;
    let acts = format!("POST /posts/{thread}/acts");
    let lock = json!({"act": "lock", "reason": "settled"});
    assert_eq!(node.call(&node.bo, &acts, lock.clone()).await.0, 403);
    let (status, done) = node.call(&node.asha, &acts, lock).await;
    assert_eq!((status, done), (200, json!({"done": "here"})));
    let reply = format!("POST /threads/{thread}/replies");
    let (status, problem) = node.call(&node.bo, &reply, json!({"body": "but"})).await;
    assert_eq!((status, &problem["type"]), (409, &json!("urn:collegium:problem:thread-locked")));
    let role = "PUT /communities/wounds/members/bo";
    assert_eq!(node.call(&node.asha, role, json!({"role": "moderator"})).await.0, 204);
    assert_eq!(node.call(&node.bo, &reply, json!({"body": "but"})).await.0, 201);
    let remove = json!({"act": "remove", "reason": "names a patient"});
    assert_eq!(node.call(&node.bo, &acts, remove).await.0, 200);
    let (_, seen) = node.call("", &format!("GET /threads/{thread}"), NONE).await;
    assert_eq!((&seen["title"], &seen["post"]["body_html"]), (&json!(""), &json!("")));
}

#[tokio::test]
async fn names_are_not_tried_out_by_those_who_may_not_decide() {
    let node = node().await;
    node.community("wounds", "public").await;
    node.call(&node.bo, "POST /communities/wounds/join", NONE).await;
    let role = json!({"role": "moderator"});
    let known = node.call(&node.bo, "PUT /communities/wounds/members/asha", role.clone()).await;
    let unknown = node.call(&node.bo, "PUT /communities/wounds/members/nobody", role).await;
    assert_eq!(known.0, 403);
    assert_eq!(known, unknown);
}

#[tokio::test]
async fn each_fault_of_a_request_has_its_problem() {
    let node = node().await;
    node.community("wounds", "public").await;
    let path = "/api/v1/communities/wounds/threads";
    let json_type = Some("application/json");
    for (kind, body, status) in [
        (json_type, b"{\"title\":".to_vec(), 400),
        (json_type, b"{\"title\":\"\xff\"}".to_vec(), 400),
        (json_type, b"[\"A title\", \"A body\"]".to_vec(), 422),
        (json_type, [b"{\"title\":".to_vec(), b"[".repeat(100_000)].concat(), 422),
        (json_type, b"{\"title\":\"abc\",\"body\":\"x\",\"z\":1}".to_vec(), 422),
        (json_type, b"{\"title\":\"abc\"}".to_vec(), 422),
        (json_type, vec![b' '; 600 * 1024], 413),
        (Some("text/plain"), b"{}".to_vec(), 415),
        (None, b"{}".to_vec(), 415),
    ] {
        let mut request = Request::post(path).header(header::AUTHORIZATION, format!("Bearer {}", node.asha));
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let (got, problem) = node.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(got, status, "{problem}");
        assert_eq!(problem["status"], status);
    }
    assert_eq!(node.call("", "GET /nothing", NONE).await.0, 404);
    assert_eq!(node.call("", "PATCH /threads", NONE).await.0, 405);
    assert_eq!(node.call("", "GET /threads?filter=hot", NONE).await.0, 422);
    assert_eq!(node.call("", "GET /threads?after=x", NONE).await.0, 422);
}

#[tokio::test]
async fn tokens_are_judged_before_anything_else() {
    let node = node().await;
    node.community("wounds", "public").await;
    let vote = format!("PUT /posts/{}/vote", node.thread("wounds").await);
    assert_eq!(node.call("", "GET /me", NONE).await.0, 401);
    assert_eq!(node.call("col_nobody", "GET /threads", NONE).await.0, 401);
    assert_eq!(node.call("", &vote, NONE).await.0, 401);
    assert_eq!(node.call(&node.reader, "GET /me", NONE).await.0, 200);
    assert_eq!(node.call(&node.reader, &vote, NONE).await.0, 403);
    assert_eq!(node.call(&node.bo, "GET /nodes", NONE).await.0, 403);
    assert_eq!(node.call(&node.asha, "GET /nodes", NONE).await.0, 200);
}

#[tokio::test]
async fn a_long_thread_pages_completely() {
    let node = node().await;
    node.community("wounds", "public").await;
    let thread = node.thread("wounds").await;
    for n in 0..105 {
        let body = json!({"body": n.to_string()});
        node.call(&node.asha, &format!("POST /threads/{thread}/replies"), body).await;
    }
    let (mut seen, mut next) = (0, String::new());
    loop {
        let line = format!("GET /threads/{thread}/replies{next}");
        let (_, page) = node.call("", &line, NONE).await;
        seen += page["items"].as_array().unwrap().len();
        match page["next"].as_str() {
            Some(cursor) => next = format!("?after={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen, 105);
}
