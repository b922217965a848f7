//! The past of communities elsewhere: it comes along, whole and in order, and bad peers do not spoil it.

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use collegium::accounts::{Author, Member, Viewer};
use collegium::communities::Visibility;
use collegium::exchange::history::{self, Progress, State};
use collegium::sql;
use collegium::threads::edit;
use collegium::threads::moderate::{self, Act};
use collegium::threads::read;
use serde_json::{Value, json};
use std::collections::HashMap;

use super::{NORTH, SOUTH, WEST, follow, looked, reply, start, vote_for};
use crate::support::TestNode;
use crate::support::compare::{Known, equal};
use crate::support::fediverse::Fediverse;

async fn act(node: &TestNode, by: &Member, post: i64, act: Act, reason: &'static str) {
    let by = Author::Local(by.clone());
    node.write(move |tx| moderate::act(tx, &by, post, act, reason)).await;
}

/// North's community has a past, to which Wanda of the west has written, too.
struct Past {
    all: Fediverse,
    asha: Member,
    home: i64,
    /// A thread of Asha's with replies, votes, an edit, a deletion and a removal; it is pinned.
    thread: i64,
}

impl Past {
    async fn new() -> Past {
        let all = Fediverse::of([NORTH, WEST, SOUTH]).await;
        let (north, west) = (all.node(NORTH), all.node(WEST));
        let asha = north.admin("asha").await;
        let home = north.community(&asha, "wounds", Visibility::Public).await;
        let wanda = west.member("wanda").await;
        let there = follow(west, &wanda, "!wounds@north.test").await;
        all.settle().await;
        let thread = start(north, &asha, home, "Which dressing?").await;
        let theirs = start(west, &wanda, there, "What we tried in the west").await;
        all.settle().await;
        let deleted = reply(north, &asha, thread, "Never mind").await;
        let below = reply(north, &asha, deleted, "But I do mind").await;
        let removed = reply(north, &asha, thread, "Buy my cream").await;
        all.settle().await;
        let away = there_is(&all, thread, WEST).await;
        let wandas = reply(west, &wanda, away, "Honey works for us").await;
        vote_for(west, &wanda, away).await;
        vote_for(north, &asha, below).await;
        all.settle().await;
        let here = there_is_back(&all, wandas, WEST, NORTH).await;
        reply(north, &asha, here, "Which honey?").await;
        vote_for(north, &asha, here).await;
        let (by, draft) = (Author::Local(asha.clone()), north.draft(None, "But I do mind, still").await);
        north.write(move |tx| edit::edit(tx, &by, below, &draft)).await;
        let by = Author::Local(asha.clone());
        north.write(move |tx| edit::delete(tx, &by, deleted)).await;
        act(north, &asha, removed, Act::Remove, "advertising").await;
        act(north, &asha, thread, Act::Pin, "").await;
        all.settle().await;
        let theirs = there_is_back(&all, theirs, WEST, NORTH).await;
        act(north, &asha, theirs, Act::Lock, "settled").await;
        all.settle().await;
        Past { all, asha, home, thread }
    }

    /// Ewan of the south joins; the past comes along.
    async fn ewan_joins(&self) -> (Member, i64) {
        let ewan = self.all.node(SOUTH).member("ewan").await;
        let away = follow(self.all.node(SOUTH), &ewan, "!wounds@north.test").await;
        self.all.settle().await;
        (ewan, away)
    }
}

/// The inside id on another node of a post of the north.
async fn there_is(all: &Fediverse, post: i64, host: &str) -> i64 {
    there_is_back(all, post, NORTH, host).await
}

async fn there_is_back(all: &Fediverse, post: i64, from: &str, host: &str) -> i64 {
    let uri = super::uri(all.node(from), post).await;
    let node = all.node(host);
    let stored = node.app.origin().stored(&uri);
    node.read(move |conn| Ok(read::post_by_uri(conn, &Viewer::Node, &stored)?.id)).await
}

async fn progress(node: &TestNode, community: i64) -> Progress {
    node.read(move |conn| history::of_community(conn, community)).await.expect("it was asked for")
}

/// What was in a removed post before is told to nobody who comes later.
fn without_removed(mut known: Known) -> Known {
    if known.removed {
        known.html.clear();
        known.author.clear();
        known.version.clear();
        known.updated = 0;
    }
    known
}

#[tokio::test(flavor = "multi_thread")]
async fn the_past_comes_along_with_the_first_who_joins_and_ends_equal() {
    let past = Past::new().await;
    let (_, away) = past.ewan_joins().await;
    let (mut north, mut south) = (looked(&past.all, NORTH), looked(&past.all, SOUTH));
    let (here, there) = (north.posts(), south.posts());
    assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    for (uri, known) in here {
        assert_eq!(without_removed(known), without_removed(there[&uri].clone()), "{uri}");
    }
    assert_eq!(north.likes(), south.likes());
    let came = progress(past.all.node(SOUTH), away).await;
    assert_eq!((came.state, came.threads, came.read, came.failed, came.skipped), (State::Done, 2, 2, 0, 0));
    assert_eq!(past.all.node(SOUTH).number("SELECT count(*) AS n FROM threads WHERE partial").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_past_keeps_its_place_in_time_and_what_is_new_comes_on_top() {
    let past = Past::new().await;
    past.all.shift(collegium::base::time::DAY * 3);
    let (ewan, away) = past.ewan_joins().await;
    let (north, south) = (past.all.node(NORTH), past.all.node(SOUTH));
    let order = |node: &'static str, community: i64| {
        let node = past.all.node(node);
        async move {
            let list = node
                .read(move |conn| {
                    let scope = read::Scope::Community(community);
                    let newest = collegium::base::page::Cursor::newest();
                    let all = collegium::base::language::Languages::all();
                    read::list(conn, &Viewer::Node, scope, read::Filter::Newest, &all, &newest)
                })
                .await;
            list.items.into_iter().map(|t| t.title).collect::<Vec<_>>()
        }
    };
    assert_eq!(order(SOUTH, away).await, order(NORTH, past.home).await);
    let oldest = south.number("SELECT min(created) AS n FROM threads").await;
    assert!(oldest < south.app.clock().now() - collegium::base::time::DAY * 2, "it keeps its place in time");
    start(south, &ewan, away, "Something new").await;
    past.all.settle().await;
    assert_eq!(order(SOUTH, away).await[0], "Something new");
    assert_eq!(north.number("SELECT count(*) AS n FROM threads").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_who_joins_asks_for_nothing_again() {
    let past = Past::new().await;
    let (_, away) = past.ewan_joins().await;
    let asked = progress(past.all.node(SOUTH), away).await.asked;
    let noor = past.all.node(SOUTH).member("noor").await;
    follow(past.all.node(SOUTH), &noor, "!wounds@north.test").await;
    past.all.settle().await;
    assert_eq!(progress(past.all.node(SOUTH), away).await.asked, asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_the_past_again_heals_what_was_lost_and_doubles_nothing() {
    let past = Past::new().await;
    let (_, away) = past.ewan_joins().await;
    let south = past.all.node(SOUTH);
    past.all.set_down(SOUTH, true);
    let lost = reply(past.all.node(NORTH), &past.asha, past.thread, "Said while the south was away").await;
    past.all.settle().await;
    // The delivery is lost for good.
    past.all
        .node(NORTH)
        .write(|tx| tx.run(sql!("UPDATE deliveries SET state = 'dropped' WHERE state = 'pending'")))
        .await;
    past.all.set_down(SOUTH, false);
    let facts = south.number("SELECT count(*) AS n FROM facts").await;
    south.write(move |tx| history::ask_community(tx, away)).await;
    past.all.settle().await;
    there_is(&past.all, lost, SOUTH).await;
    assert_eq!(south.number("SELECT count(*) AS n FROM facts").await, facts + 1, "one thing was new");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_home_that_goes_down_half_way_is_asked_on_when_it_is_back() {
    let past = Past::new().await;
    let south = past.all.node(SOUTH);
    let ewan = south.member("ewan").await;
    let away = follow(south, &ewan, "!wounds@north.test").await;
    // The Follow goes out and is accepted, and then the north is gone.
    collegium::worker::work_off(&south.app).await.unwrap();
    collegium::worker::work_off(&past.all.node(NORTH).app).await.unwrap();
    past.all.set_down(NORTH, true);
    past.all.settle().await;
    past.all.set_down(NORTH, false);
    past.all.shift(collegium::base::time::MINUTE);
    past.all.settle().await;
    let came = progress(south, away).await;
    assert_eq!((came.state, came.reason), (State::Done, None));
    assert_eq!(south.number("SELECT count(*) AS n FROM threads").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_known_in_part_comes_whole_when_a_member_opens_it() {
    let past = Past::new().await;
    let south = past.all.node(SOUTH);
    let ewan = south.member("ewan").await;
    // Only a reply is looked up; its parents come with it, and nothing else.
    let reply = reply(past.all.node(NORTH), &past.asha, past.thread, "Look at this one").await;
    let uri = super::uri(past.all.node(NORTH), reply).await;
    south.app.resolve(&Viewer::Member(ewan.clone()), &uri).await.unwrap();
    assert_eq!(south.number("SELECT count(*) AS n FROM posts").await, 2);
    let page = there_is(&past.all, past.thread, SOUTH).await;
    let page = south.read(move |conn| Ok(read::post_by_id(conn, &Viewer::Node, page)?.page)).await;
    let cookie = format!("__Host-collegium={}", south.session(&ewan).await);
    let path = format!("/t/{page}");
    let opened = south.get_as(&path, "text/html", Some(("cookie", &cookie))).await;
    assert!(opened.text().contains("north.test"), "the page says where the rest comes from");
    past.all.settle().await;
    let whole = past.all.node(NORTH).number("SELECT max(replies) AS n FROM threads").await;
    assert_eq!(south.number("SELECT max(replies) AS n FROM threads").await, whole);
    // Whoever is not signed in makes nobody ask.
    let asked = || past.all.wire().iter().filter(|e| e.from == SOUTH).count();
    let before = asked();
    past.all.shift(collegium::base::time::HOUR);
    south.get(&path).await;
    past.all.settle().await;
    assert_eq!(asked(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_votes_for_what_is_told_to_nodes_with_a_member_only() {
    let past = Past::new().await;
    let page = past.all.node(NORTH).read({
        let thread = past.thread;
        move |conn| Ok(read::post_by_id(conn, &Viewer::Node, thread)?.page)
    });
    let path = format!("/t/{}/activities?page=1", page.await);
    let told = past.all.node(NORTH).get_as(&path, "application/activity+json", None).await;
    assert_eq!(told.status, StatusCode::OK);
    assert!(told.text().contains("Create") && !told.text().contains("\"Like\""));
    // The south signs, and has no member yet.
    let south = past.all.node(SOUTH);
    let ewan = south.member("ewan").await;
    let uri = super::uri(past.all.node(NORTH), past.thread).await;
    south.app.resolve(&Viewer::Member(ewan.clone()), &uri).await.unwrap();
    let away = south.number("SELECT community AS n FROM threads").await;
    south.write(move |tx| history::ask_community(tx, away)).await;
    past.all.settle().await;
    assert!(south.number("SELECT count(*) AS n FROM posts").await > 5);
    assert_eq!(south.number("SELECT count(*) AS n FROM votes").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_threads_and_five_hundred_replies_come_along() {
    let all = Fediverse::of([NORTH, SOUTH]).await;
    let north = all.node(NORTH);
    let asha = north.admin("asha").await;
    let home = north.community(&asha, "wounds", Visibility::Public).await;
    let mut long = 0;
    for n in 0..500 {
        long = start(north, &asha, home, &format!("Thread number {n}")).await;
    }
    let mut parent = long;
    for n in 0..500 {
        let answered = reply(north, &asha, parent, &format!("Reply number {n}")).await;
        // Branches of seven.
        parent = if n % 7 == 6 { long } else { answered };
    }
    all.settle().await;
    let ewan = all.node(SOUTH).member("ewan").await;
    let away = follow(all.node(SOUTH), &ewan, "!wounds@north.test").await;
    all.settle().await;
    let known = equal(&mut looked(&all, NORTH), &mut looked(&all, SOUTH));
    assert_eq!(known.len(), 1000);
    let came = progress(all.node(SOUTH), away).await;
    assert_eq!((came.state, came.threads, came.read, came.kept), (State::Done, 500, 500, 1000));
}

const ODD: &str = "odd.test";

/// A community on other software, whose outbox is as its name says.
fn group(name: &str) -> Value {
    let id = format!("https://{ODD}/c/{name}");
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Group", "id": id, "preferredUsername": name,
        "name": name, "inbox": format!("{id}/inbox"), "outbox": format!("{id}/outbox"),
        "followers": format!("{id}/followers"),
    })
}

fn page(name: &str, number: usize) -> Value {
    let group = format!("https://{ODD}/c/{name}");
    let id = format!("https://{ODD}/t/{name}-{number}");
    json!({
        "type": "Announce", "id": format!("{id}/announce"), "actor": group,
        "object": {
            "type": "Create", "id": format!("{id}/create"), "actor": format!("https://{ODD}/u/ola"),
            "object": {
                "type": "Page", "id": id, "attributedTo": format!("https://{ODD}/u/ola"), "name": format!("Thread {number}"),
                "content": "<p>Words</p>", "published": "2026-11-01T09:00:00Z", "audience": group,
                "to": [group, "https://www.w3.org/ns/activitystreams#Public"],
            }
        }
    })
}

fn typed(kind: &'static str, body: impl Into<Vec<u8>>) -> Response {
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

fn activity(document: &Value) -> Response {
    typed("application/activity+json", document.to_string())
}

async fn outbox(Path(name): Path<String>, Query(asked): Query<HashMap<String, String>>) -> Response {
    let id = format!("https://{ODD}/c/{name}/outbox");
    let number: usize = asked.get("page").and_then(|p| p.parse().ok()).unwrap_or(0);
    let whole = |items: Value| json!({ "type": "OrderedCollection", "id": id, "orderedItems": items });
    match name.as_str() {
        // Ends never, and says nothing new.
        "endless" => activity(&json!({
            "type": "OrderedCollectionPage", "id": format!("{id}?page={number}"), "orderedItems": [page("endless", 1)],
            "next": format!("{id}?page={}", number + 1),
        })),
        "half" => typed("application/activity+json", &whole(json!([])).to_string().as_bytes()[..30]),
        "picture" => typed("image/png", whole(json!([])).to_string()),
        "missing" => StatusCode::NOT_FOUND.into_response(),
        "broken" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "large" => typed("application/activity+json", format!("{{\"x\":\"{}\"}}", "A".repeat(10 << 20))),
        "other" => activity(&json!({ "type": "OrderedCollection", "id": "https://north.test/c/1/outbox" })),
        "person" => activity(&json!({ "type": "Person", "id": id })),
        "elsewhere" => activity(&json!({
            "type": "OrderedCollection", "id": id, "first": "https://north.test/c/1/outbox?page=1"
        })),
        // One thing that is well among much that is not.
        _ => activity(&whole(json!([
            7, null, "", "file:///etc/passwd", ["x"], { "type": "Announce" }, { "type": "Create", "actor": 5 },
            { "type": "Announce", "id": "https://west.test/a/1", "actor": "https://west.test/c/1", "object": page(&name, 5) },
            { "type": "Note", "id": "https://west.test/r/1", "attributedTo": "https://west.test/u/1", "content": "x" },
            page(&name, 3),
            { "type": "Tombstone", "id": "https://north.test/t/2", "audience": format!("https://{ODD}/c/{name}") },
        ]))),
    }
}

/// Other software: anybody, any community, and their outboxes.
fn odd_node() -> Router {
    let finger = |Query(asked): Query<HashMap<String, String>>| async move {
        let name = asked["resource"].trim_start_matches("acct:").split('@').next().unwrap().to_owned();
        let href = format!("https://{ODD}/c/{name}");
        typed(
            "application/jrd+json",
            json!({ "links": [
            { "rel": "self", "type": "application/activity+json", "href": href }
        ] })
            .to_string(),
        )
    };
    let person = |Path(name): Path<String>| async move {
        let id = format!("https://{ODD}/u/{name}");
        activity(&json!({
            "type": "Person", "id": id, "preferredUsername": name, "name": name, "inbox": format!("{id}/inbox"),
        }))
    };
    Router::new()
        .route("/.well-known/webfinger", get(finger))
        .route("/u/{name}", get(person))
        .route("/c/{name}", get(|Path(name): Path<String>| async move { activity(&group(&name)) }))
        .route("/c/{name}/outbox", get(outbox))
}

/// Reads the past of a community of the odd node until nothing is due now.
async fn read_past(all: &Fediverse, name: &str) -> Progress {
    let south = all.node(SOUTH);
    let viewer = Viewer::Node;
    south.app.resolve(&viewer, &format!("!{name}@{ODD}")).await.unwrap();
    let segment = format!("{name}@{ODD}");
    let community = south
        .read(move |conn| Ok(collegium::communities::read::find(conn, &Viewer::Node, &segment)?.actor))
        .await;
    south.write(move |tx| history::ask_community(tx, community)).await;
    all.settle().await;
    progress(south, community).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_answers_badly_costs_a_bounded_number_of_requests_and_says_why() {
    let all = Fediverse::of([SOUTH]).await;
    all.serve(ODD, odd_node());
    for (name, state, reason) in [
        ("endless", State::Done, Some("bounded")),
        ("half", State::Failed, Some("rubbish")),
        ("picture", State::Failed, Some("rubbish")),
        ("missing", State::Failed, Some("unknown")),
        ("broken", State::Waiting, Some("unreachable")),
        ("large", State::Failed, Some("too-much")),
        ("other", State::Failed, Some("rubbish")),
        ("person", State::Failed, Some("rubbish")),
        ("elsewhere", State::Failed, Some("rubbish")),
    ] {
        let before = all.wire().len();
        let came = read_past(&all, name).await;
        assert_eq!((came.state, came.reason.as_deref()), (state, reason), "{name}");
        let asked = all.wire().len() - before;
        assert!(asked <= 510, "{name}: {asked} requests");
    }
    assert_eq!(all.node(SOUTH).number("SELECT count(*) AS n FROM threads").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_post_of_the_community_is_left_out_and_the_rest_goes_on() {
    let all = Fediverse::of([SOUTH]).await;
    all.serve(ODD, odd_node());
    let came = read_past(&all, "mixed").await;
    assert_eq!((came.state, came.threads), (State::Done, 1));
    let south = all.node(SOUTH);
    assert_eq!(south.number("SELECT count(*) AS n FROM posts").await, 1, "nobody speaks for another node");
    let asked: Vec<String> = all.wire().into_iter().map(|x| x.to).collect();
    assert!(
        asked.iter().all(|to| to == ODD),
        "no other node is asked for what the odd one claims: {asked:?}"
    );
}
