//! Signatures of both generations between nodes: what is read, and how each peer is spoken to.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use collegium::accounts::{Member, Viewer};
use collegium::base::time::{DAY, MINUTE};
use collegium::federation::signature::{self, Form, SigningKey};
use collegium::federation::signing::{self, Pen};
use serde_json::Value;
use url::Url;

use super::{NORTH, SOUTH, World, actor_uri, foreign_reply, reply, start, uri};
use crate::support::TestNode;
use crate::support::fediverse::Exchange;
use crate::support::http::Answer;

/// The key that an actor of a node makes proofs with.
pub async fn proof_key(node: &TestNode, actor: i64) -> SigningKey {
    let (app, id) = (node.app.clone(), actor_uri(node, actor).await);
    node.write(move |tx| {
        let origin = app.origin();
        Pen::new(&origin, app.node_key(), app.signers()).key(tx, actor, &id)
    })
    .await
}

/// Sends bytes to the shared inbox, signed after RFC 9421.
async fn say_with(key: &SigningKey, from: &TestNode, to: &TestNode, body: &[u8]) -> Answer {
    let url = Url::parse(&format!("{}/inbox", to.origin())).unwrap();
    let now = from.app.clock().now();
    let mut request = axum::http::Request::builder()
        .method("POST")
        .uri("/inbox")
        .header(header::CONTENT_TYPE, "application/activity+json")
        .body(Body::from(body.to_vec()))
        .unwrap();
    for (name, value) in signature::sign_as(Form::Rfc9421, key, "POST", &url, Some(body), now).unwrap() {
        let name: HeaderName = name.parse().unwrap();
        request.headers_mut().insert(name, HeaderValue::from_str(&value).unwrap());
    }
    to.send(request).await
}

#[tokio::test]
async fn rfc_9421_is_read_with_either_key_of_an_actor() {
    let world = World::new().await;
    let (south, north) = (world.south(), world.north());
    let thread = start(north, &world.asha, world.home, "Both generations").await;
    world.all.settle().await;
    let rsa = signing::key(&south.app, world.ewan.actor).await.unwrap();
    let ed25519 = proof_key(south, world.ewan.actor).await;
    for (what, key) in [("rsa", &rsa), ("ed25519", &ed25519)] {
        let body = foreign_reply(&world, thread, what).await.to_string();
        let answer = say_with(key, south, north, body.as_bytes()).await;
        assert_eq!(answer.status, 202, "{what}: {}", answer.text());
        // The same bytes again: taken, with no second effect.
        let again = say_with(key, south, north, body.as_bytes()).await;
        assert_eq!(again.status, 202, "{what}: {}", again.text());
    }
    world.all.settle().await;
    let replies = "SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL";
    assert_eq!(north.number(replies).await, 2);
    // A key that its owner lists signs for nobody else.
    let mut foreign = foreign_reply(&world, thread, "not mine").await;
    foreign["actor"] = actor_uri(south, world.away).await.into();
    let answer = say_with(&ed25519, south, north, foreign.to_string().as_bytes()).await;
    assert_eq!(answer.status, 400, "{}", answer.text());
}

#[tokio::test]
async fn actors_show_a_key_of_each_kind_with_the_context_that_names_them() {
    let world = World::new().await;
    let north = world.north();
    for path in [actor_uri(north, world.home).await, format!("{}/node", north.origin())] {
        let stored = path.strip_prefix(&north.origin()).unwrap().to_owned();
        let answer = north.get_as(&stored, "application/activity+json", None).await.ok();
        let document: Value = serde_json::from_slice(&answer.body).unwrap();
        let id = document["id"].as_str().unwrap();
        let key = &document["assertionMethod"][0];
        assert_eq!((key["type"].as_str(), key["controller"].as_str()), (Some("Multikey"), Some(id)));
        let multibase = key["publicKeyMultibase"].as_str().unwrap();
        assert!(multibase.starts_with("z6Mk"), "{multibase}");
        assert_eq!(key["id"], format!("{id}#{multibase}"), "called after itself, for proofs outlive it");
        assert_eq!(document["publicKey"]["id"], format!("{id}#main-key"));
        let context = document["@context"].as_array().unwrap();
        for needed in ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"] {
            assert!(context.iter().any(|one| one == needed), "{needed}");
        }
    }
}

/// Refuses what is not signed after RFC 9421, with the statuses that software in the field uses.
async fn only_new(request: Request, next: Next) -> Response {
    let is_new = request.headers().contains_key("signature-input");
    match (is_new, request.method().as_str()) {
        (false, "POST") => StatusCode::BAD_REQUEST.into_response(),
        (false, _) => StatusCode::UNAUTHORIZED.into_response(),
        (true, _) => next.run(request).await,
    }
}

/// Refuses what is not signed with the draft.
async fn only_old(request: Request, next: Next) -> Response {
    if request.headers().contains_key("signature-input") {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn requests(world: &World, from: usize, method: &str) -> Vec<(Form, u16)> {
    let form = |e: &Exchange| {
        if e.headers.contains_key("signature-input") { Form::Rfc9421 } else { Form::Cavage }
    };
    let wire = world.all.wire();
    let ours = wire[from..].iter().filter(|e| e.from == NORTH && e.to == SOUTH && e.method == method);
    ours.map(|e| (form(e), e.status)).collect()
}

async fn says_one_more(world: &World, thread: i64, asha: &Member) -> Vec<(Form, u16)> {
    let before = world.all.wire().len();
    reply(world.north(), asha, thread, "One more").await;
    world.all.settle().await;
    requests(world, before, "POST")
}

#[tokio::test]
async fn a_peer_that_refuses_one_way_of_signing_gets_the_other_and_is_remembered() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Knock").await;
    world.all.settle().await;
    let behind = |layer: Router| world.all.serve(SOUTH, layer);
    assert_eq!(
        says_one_more(&world, thread, &world.asha).await,
        [(Form::Cavage, 202)],
        "to strangers, the draft"
    );
    let remembered = "SELECT CAST(CASE WHEN signs = 'cavage' THEN 1 WHEN signs = 'rfc9421' THEN 2 ELSE 0 END AS BIGINT) AS n FROM nodes";
    assert_eq!(north.number(remembered).await, 1);

    behind(south.router.clone().layer(from_fn(only_new)));
    let both = says_one_more(&world, thread, &world.asha).await;
    assert_eq!(both, [(Form::Cavage, 400), (Form::Rfc9421, 202)], "nothing is lost");
    assert_eq!(north.number(remembered).await, 2);
    assert_eq!(
        says_one_more(&world, thread, &world.asha).await,
        [(Form::Rfc9421, 202)],
        "and it is remembered"
    );
    world.all.shift(5 * DAY);
    assert_eq!(says_one_more(&world, thread, &world.asha).await, [(Form::Rfc9421, 202)], "for days");
    world.all.shift(13 * DAY);
    let forgotten = says_one_more(&world, thread, &world.asha).await;
    assert_eq!(forgotten, [(Form::Cavage, 400), (Form::Rfc9421, 202)], "but not for ever");

    behind(south.router.clone().layer(from_fn(only_old)));
    let back = says_one_more(&world, thread, &world.asha).await;
    assert_eq!(back, [(Form::Rfc9421, 403), (Form::Cavage, 202)], "the other way round");
    assert_eq!(says_one_more(&world, thread, &world.asha).await, [(Form::Cavage, 202)]);
    let queued = "SELECT count(*) AS n FROM deliveries WHERE state <> 'done'";
    assert_eq!(north.number(queued).await, 0);
    let there = "SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL";
    assert_eq!(south.number(there).await, 7, "every reply arrived");
}

#[tokio::test]
async fn questions_are_signed_the_way_that_a_peer_takes() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let viewer = Viewer::Member(world.asha.clone());
    south.member("nia").await;
    south.write(|tx| tx.run(collegium::sql!("UPDATE actors SET took_part = 1")).map(drop)).await;
    world.all.serve(SOUTH, south.router.clone().layer(from_fn(only_new)));
    let before = world.all.wire().len();
    north.app.resolve(&viewer, "@nia@south.test").await.unwrap();
    let asked = requests(&world, before, "GET");
    assert_eq!(asked[..2], [(Form::Cavage, 401), (Form::Rfc9421, 200)], "WebFinger, knocked at twice");
    assert!(asked[2..].iter().all(|(form, status)| (*form, *status) == (Form::Rfc9421, 200)), "{asked:?}");
}

#[tokio::test]
async fn a_refusal_of_everything_is_told_once_by_its_first_answer() {
    async fn nothing(_: Request, _: Next) -> Response {
        StatusCode::FORBIDDEN.into_response()
    }
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Closed").await;
    world.all.settle().await;
    world.all.serve(SOUTH, world.south().router.clone().layer(from_fn(nothing)));
    let tried = says_one_more(&world, thread, &world.asha).await;
    assert_eq!(tried, [(Form::Cavage, 403), (Form::Rfc9421, 403)]);
    let refused = "SELECT count(*) AS n FROM deliveries WHERE state = 'refused' AND answer = '403'";
    assert_eq!(north.number(refused).await, 1);
    assert!(uri(north, thread).await.starts_with("https://north.test/t/"));
    world.all.shift(MINUTE);
}
