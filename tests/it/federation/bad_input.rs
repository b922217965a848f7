//! What an inbox turns away: each with a clear code, nothing half-written, and the node works on.

use axum::body::Body;
use axum::http::{HeaderValue, Request, header};
use collegium::base::time::{DAY, HOUR};
use serde_json::{Value, json};

use super::{World, foreign_reply, say, start};
use crate::support::http::Answer;

/// How many rows there are of everything that a message could leave behind.
async fn rows(world: &World) -> Vec<i64> {
    let mut all = Vec::new();
    for text in [
        "SELECT count(*) AS n FROM inbox_items",
        "SELECT count(*) AS n FROM posts",
        "SELECT count(*) AS n FROM actors",
        "SELECT count(*) AS n FROM votes",
        "SELECT count(*) AS n FROM activities",
        "SELECT count(*) AS n FROM facts",
        "SELECT count(*) AS n FROM tombstones",
    ] {
        all.push(world.north().number(text).await);
    }
    all
}

/// Sends a body that is properly signed, and expects a refusal that leaves no trace.
async fn refused(world: &World, body: &[u8], status: u16, code: &str) {
    let before = rows(world).await;
    let answer = world.ewan_says(body).await;
    told(&answer, status, code);
    world.all.settle().await;
    assert_eq!(rows(world).await, before, "{code}: nothing is left behind");
}

fn told(answer: &Answer, status: u16, code: &str) {
    let text = answer.text();
    assert_eq!((answer.status.as_u16(), text.trim()), (status, code));
}

#[tokio::test]
async fn bodies_that_are_no_messages_are_refused_in_words() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Open").await;
    world.all.settle().await;
    let good = foreign_reply(&world, thread, "Good").await;

    refused(&world, b"", 400, "not_json").await;
    refused(&world, b"null", 400, "not_an_activity").await;
    refused(&world, b"[1, 2]", 400, "not_an_activity").await;
    refused(&world, b"\"Create\"", 400, "not_an_activity").await;
    refused(&world, b"<html></html>", 400, "not_json").await;
    refused(&world, &good.to_string().as_bytes()[..100], 400, "not_json").await;

    let mut text = good.to_string().into_bytes();
    let at = text.windows(4).position(|w| w == b"Good").unwrap();
    text[at] = 0xff;
    refused(&world, &text, 400, "not_json").await;

    for depth in [200, 100_000] {
        let mut deep = good.to_string();
        deep.pop();
        deep.push_str(&format!(",\"deep\":{}{}}}", "[".repeat(depth), "]".repeat(depth)));
        refused(&world, deep.as_bytes(), 400, "too_deep").await;
    }
    for key in ["id", "type", "actor"] {
        let mut without = good.clone();
        without.as_object_mut().unwrap().remove(key);
        let code = if key == "actor" { "actor_is_not_signer" } else { "not_an_activity" };
        refused(&world, without.to_string().as_bytes(), 400, code).await;
    }

    let answer = world.ewan_says(good.to_string().as_bytes()).await;
    assert_eq!(answer.status, 202, "the node works on: {}", answer.text());
    world.all.settle().await;
    assert_eq!(world.north().number("SELECT count(*) AS n FROM posts").await, 2);
}

#[tokio::test]
async fn ten_megabytes_are_refused_before_they_are_read() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Open").await;
    world.all.settle().await;
    let good = foreign_reply(&world, thread, &"A".repeat(10 * 1024 * 1024)).await;
    refused(&world, good.to_string().as_bytes(), 413, "body_too_large").await;
}

#[tokio::test]
async fn only_activities_come_in_and_only_by_post() {
    let world = World::new().await;
    let (south, north) = (world.south(), world.north());
    let thread = start(north, &world.asha, world.home, "Open").await;
    world.all.settle().await;
    let before = rows(&world).await;
    for kind in ["text/html", "image/png", "multipart/form-data; boundary=x", "", "application/jsonp"] {
        let good = foreign_reply(&world, thread, "Wrong type").await.to_string();
        let set = |request: &mut Request<Body>| {
            request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap());
        };
        let answer = say(south, world.ewan.actor, north, "/inbox", good.as_bytes(), set).await;
        told(&answer, 415, "content_type");
    }
    assert_eq!(north.get_as("/inbox", "application/activity+json", None).await.status, 405);
    world.all.settle().await;
    assert_eq!(rows(&world).await, before);
}

#[tokio::test]
async fn what_is_not_signed_as_it_must_be_is_refused() {
    let world = World::new().await;
    let (south, north) = (world.south(), world.north());
    let thread = start(north, &world.asha, world.home, "Open").await;
    world.all.settle().await;
    let before = rows(&world).await;
    type Spoil = fn(&mut Request<Body>);
    let cases: [(&str, Spoil); 9] = [
        ("no signature", |r| {
            r.headers_mut().remove("signature");
        }),
        ("no digest", |r| {
            r.headers_mut().remove("digest");
        }),
        ("no date", |r| {
            r.headers_mut().remove("date");
        }),
        ("another host", |r| {
            r.headers_mut().insert("host", HeaderValue::from_static("west.test"));
        }),
        ("another path", |r| *r.uri_mut() = "/node/inbox".parse().unwrap()),
        ("a digest of something else", |r| {
            let other = collegium::federation::signature::digest(b"something else");
            r.headers_mut().insert("digest", HeaderValue::from_str(&other).unwrap());
        }),
        ("two dates", |r| {
            let date = r.headers()["date"].clone();
            r.headers_mut().append("date", date);
        }),
        ("another body", |r| *r.body_mut() = Body::from("{}")),
        ("a garbled signature", |r| {
            let text = r.headers()["signature"].to_str().unwrap().replace("signature=\"", "signature=\"AAAA");
            r.headers_mut().insert("signature", HeaderValue::from_str(&text).unwrap());
        }),
    ];
    for (what, spoil) in cases {
        let good = foreign_reply(&world, thread, what).await.to_string();
        let answer = say(south, world.ewan.actor, north, "/inbox", good.as_bytes(), spoil).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.text());
        assert!(!answer.text().trim().is_empty(), "{what}: it says why");
    }
    for (shift, what) in [(-DAY, "too old"), (2 * HOUR, "from the future")] {
        south.app.clock().shift(shift);
        let good = foreign_reply(&world, thread, what).await.to_string();
        let answer = world.ewan_says(good.as_bytes()).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.text());
        south.app.clock().shift(0);
    }
    world.all.settle().await;
    assert_eq!(rows(&world).await, before);
}

#[tokio::test]
async fn a_signer_whom_their_own_node_does_not_know_is_refused() {
    let world = World::new().await;
    let (south, north) = (world.south(), world.north());
    let thread = start(north, &world.asha, world.home, "Open").await;
    world.all.settle().await;
    // Quiet people have no document: nobody can tell whether the signature is theirs.
    let quiet = south.member("quiet").await;
    let before = rows(&world).await;
    let mut message = foreign_reply(&world, thread, "Who am I?").await;
    message["actor"] = json!(super::actor_uri(south, quiet.actor).await);
    let text = message.to_string();
    let answer = say(south, quiet.actor, north, "/inbox", text.as_bytes(), |_| {}).await;
    told(&answer, 401, "signer_gone");
    // Whoever deletes an account that nobody here knows has nothing left to do.
    message["type"] = "Delete".into();
    message["object"] = message["actor"].clone();
    let text = message.to_string();
    let answer = say(south, quiet.actor, north, "/inbox", text.as_bytes(), |_| {}).await;
    told(&answer, 202, "");
    world.all.settle().await;
    assert_eq!(rows(&world).await, before);
}

#[tokio::test]
async fn nobody_speaks_for_somebody_else() {
    let world = World::new().await;
    let (south, north) = (world.south(), world.north());
    let thread = start(north, &world.asha, world.home, "Open").await;
    world.all.settle().await;
    let eve = south.member("eve").await;
    super::follow(south, &eve, "!wounds@north.test").await;
    world.all.settle().await;
    let good = foreign_reply(&world, thread, "By Ewan").await;

    let before = rows(&world).await;
    let answer = say(south, eve.actor, north, "/inbox", good.to_string().as_bytes(), |_| {}).await;
    told(&answer, 400, "actor_is_not_signer");
    let mut stolen = good.clone();
    stolen["id"] = "https://west.test/create/1".into();
    told(&world.ewan_says(stolen.to_string().as_bytes()).await, 400, "id_is_not_of_signer");
    world.all.settle().await;
    // Eve's key was fetched to be compared; nothing was written in anybody's name.
    assert_eq!(rows(&world).await[0..2], before[0..2]);

    // Signed and well-formed, but about a post of another.
    let mut theirs = good.clone();
    let eve_uri = super::actor_uri(south, eve.actor).await;
    theirs["object"]["attributedTo"] = json!(eve_uri);
    assert_eq!(world.ewan_says(theirs.to_string().as_bytes()).await.status, 202);
    let mut elsewhere = good.clone();
    elsewhere["id"] = super::fresh("create").into();
    elsewhere["object"]["id"] = "https://west.test/note/1".into();
    assert_eq!(world.ewan_says(elsewhere.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(north.number("SELECT count(*) AS n FROM posts").await, 1);
    let ignored = "SELECT count(*) AS n FROM inbox_items WHERE state = 'ignored' AND reason = 'not-author'";
    assert_eq!(north.number(ignored).await, 2);
}

#[tokio::test]
async fn the_same_message_twice_is_one_message() {
    let world = World::new().await;
    let (south, north) = (world.south(), world.north());
    let thread = start(north, &world.asha, world.home, "Echo").await;
    world.all.settle().await;
    let good: Value = foreign_reply(&world, thread, "Once").await;
    let text = good.to_string();
    let mut copy = None;
    let keep = |request: &mut Request<Body>| copy = Some((request.uri().clone(), request.headers().clone()));
    assert_eq!(say(south, world.ewan.actor, north, "/inbox", text.as_bytes(), keep).await.status, 202);
    // The very same request again, and the same message signed anew.
    let (uri, headers) = copy.unwrap();
    let mut replay = Request::post(uri).body(Body::from(text.clone())).unwrap();
    *replay.headers_mut() = headers;
    assert_eq!(north.send(replay).await.status, 202);
    world.all.settle().await;
    assert_eq!(world.ewan_says(text.as_bytes()).await.status, 202);
    // And with another id, as a sender that forgot that it had sent it.
    let mut again = good.clone();
    again["id"] = super::fresh("create").into();
    assert_eq!(world.ewan_says(again.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(north.number("SELECT count(*) AS n FROM posts").await, 2);
    assert_eq!(north.number("SELECT replies AS n FROM threads").await, 1);
    let born = "SELECT count(*) AS n FROM facts WHERE what = 'reply-posted'";
    assert_eq!(north.number(born).await, 1);
}
