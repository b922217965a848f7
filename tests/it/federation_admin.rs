//! What an admin sees of federation and may do about it: pausing, trying again, and who may not.

use collegium::base::page::Cursor;
use collegium::base::time::{DAY, HOUR};
use collegium::doctor::{self, Level};
use collegium::exchange::nodes::{self, Act};
use collegium::exchange::received;
use collegium::federation::nodeinfo;
use collegium::policy;
use collegium::sql;
use serde_json::{Value, json};

use crate::federation::{NORTH, SOUTH, World, foreign_reply, start};
use crate::support::TestNode;

const PENDING: &str = "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'";
const POSTS: &str = "SELECT count(*) AS n FROM posts";

async fn act(node: &TestNode, host: &'static str, what: Act) {
    node.write(move |tx| nodes::act(tx, None, host, what)).await;
}

async fn seen(node: &TestNode, host: &'static str) -> nodes::Node {
    let (state, now) = (node.app.state(), node.app.clock().now());
    node.read(move |conn| nodes::find(conn, &state.policy, now, host)).await
}

#[tokio::test]
async fn a_paused_node_is_sent_nothing_and_gets_everything_afterwards() {
    let world = World::new().await;
    let north = world.north();
    act(north, SOUTH, Act::Pause).await;
    for title in ["One", "Two", "Three"] {
        start(north, &world.asha, world.home, title).await;
    }
    world.all.shift(HOUR);
    world.all.settle().await;
    assert_eq!(north.number(PENDING).await, 3);
    assert_eq!(world.south().number(POSTS).await, 0);
    let paused = seen(north, SOUTH).await.row;
    assert_eq!(paused.queued, 3);
    assert!(paused.paused.is_some() && paused.oldest.is_some());

    act(north, SOUTH, Act::Resume).await;
    world.all.settle().await;
    assert_eq!(north.number(PENDING).await, 0);
    assert_eq!(world.south().number(POSTS).await, 3);
}

#[tokio::test]
async fn retry_does_not_wait_for_the_back_off() {
    let world = World::new().await;
    let north = world.north();
    world.all.set_down(SOUTH, true);
    start(north, &world.asha, world.home, "Queued").await;
    world.all.settle().await;
    // Long enough ago that the next try is far away.
    north.write(|tx| tx.run(sql!("UPDATE nodes SET retry_at = $1", tx.now + DAY))).await;
    world.all.set_down(SOUTH, false);
    world.all.settle().await;
    assert_eq!(north.number(PENDING).await, 1);
    let waiting = seen(north, SOUTH).await;
    assert_eq!(waiting.reach.key(), "waiting");
    assert_eq!(waiting.row.last_error.as_deref(), Some("unreachable"));

    act(north, SOUTH, Act::Retry).await;
    world.all.settle().await;
    assert_eq!(north.number(PENDING).await, 0);
    let reached = seen(north, SOUTH).await;
    assert_eq!(reached.reach.key(), "reachable");
    assert!(reached.row.last_failed.is_some(), "the last failure stays known");
}

/// A reply of Ewan's that was stored and then failed, as if its cause had been there for good.
async fn fail_one(world: &World, thread: i64) {
    let reply = foreign_reply(world, thread, "Second chance").await.to_string();
    // It waits behind another message of its node, which is none.
    let other = "INSERT INTO inbox_items (id, uri, node, sender, kind, received, state, due)
        SELECT 1, 'other', a.node, a.id, 'Like', 0, 'new', 0 FROM actors a JOIN nodes n ON n.id = a.node
        WHERE n.authority = $1 LIMIT 1";
    world.north().write(move |tx| tx.run(sql!(other, SOUTH))).await;
    assert_eq!(world.ewan_says(reply.as_bytes()).await.status.as_u16(), 202);
    let failed = "UPDATE inbox_items SET state = 'failed', reason = 'a cause', attempts = 9 WHERE state = 'new' AND id <> 1";
    assert_eq!(world.north().write(move |tx| tx.run(sql!(failed))).await, 1);
    world.north().write(|tx| tx.run(sql!("DELETE FROM inbox_items WHERE id = 1"))).await;
}

#[tokio::test]
async fn what_failed_is_tried_again_once() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Thread").await;
    world.all.settle().await;
    fail_one(&world, thread).await;
    world.all.settle().await;
    assert_eq!(north.number(POSTS).await, 1);
    let token = north.token(&world.asha).await;
    let listed = north.api(&token, "GET", "/api/v1/inbox/failed", None).await.ok().json();
    let one = &listed["items"][0];
    assert_eq!((&one["node"], &one["reason"]), (&json!(SOUTH), &json!("a cause")));
    assert_eq!(seen(north, SOUTH).await.row.failed, 1);

    let path = format!("/api/v1/inbox/failed/{}/retry", one["id"].as_str().unwrap());
    north.api(&token, "POST", &path, None).await.ok();
    world.all.settle().await;
    assert_eq!(north.number(POSTS).await, 2);
    let again = north.api(&token, "POST", &path, None).await;
    assert_eq!(again.status.as_u16(), 404, "it is no longer failed");

    fail_one(&world, thread).await;
    let count = north.write(|tx| received::try_all_again(tx, None, SOUTH)).await;
    world.all.settle().await;
    assert_eq!((count, north.number(POSTS).await), (1, 3));
}

#[tokio::test]
async fn ids_that_nobody_gave_out_name_nothing() {
    let world = World::new().await;
    let token = world.north().token(&world.asha).await;
    for id in ["x", "1-2", "-", "7fffffffffffffff-00", "%00-%00"] {
        let path = format!("/api/v1/inbox/failed/{id}/retry");
        let answer = world.north().api(&token, "POST", &path, None).await;
        assert_eq!(answer.status.as_u16(), 404, "{id}");
    }
    for host in ["nowhere.test", "a b", "%2F", "north.test:99999"] {
        let path = format!("/api/v1/nodes/{}", host.replace(' ', "%20"));
        let answer = world.north().api(&token, "GET", &path, None).await;
        assert_eq!(answer.status.as_u16(), 404, "{host}");
    }
}

#[tokio::test]
async fn only_admins_see_and_steer() {
    let world = World::new().await;
    let north = world.north();
    let bo = north.member("bo").await;
    let (token, session) = (north.token(&bo).await, north.session(&bo).await);
    let cookie = format!("__Host-collegium={session}");
    let before = north.number("SELECT count(*) AS n FROM audit_log").await;
    for (verb, path) in [
        ("GET", "/api/v1/nodes"),
        ("GET", "/api/v1/nodes/south.test"),
        ("GET", "/api/v1/nodes/south.test/deliveries"),
        ("GET", "/api/v1/nodes/south.test/received"),
        ("POST", "/api/v1/nodes/south.test/retry"),
        ("POST", "/api/v1/nodes/south.test/pause"),
        ("POST", "/api/v1/nodes/south.test/resume"),
        ("GET", "/api/v1/inbox/failed"),
        ("POST", "/api/v1/inbox/failed/1-a/retry"),
    ] {
        assert_eq!(north.api(&token, verb, path, None).await.status.as_u16(), 403, "{path}");
    }
    for path in [
        "/admin/federation",
        "/admin/federation/failed",
        "/admin/federation/nodes/south.test",
        "/admin/federation/nodes/south.test/received",
    ] {
        let answer = north.get_as(path, "text/html", Some(("cookie", &cookie))).await;
        assert_eq!(answer.status.as_u16(), 403, "{path}");
    }
    let form = [("act", "pause")];
    let answer = north.post_form("/admin/federation/nodes/south.test", Some(&cookie), &form).await;
    assert_eq!(answer.status.as_u16(), 403);
    assert!(seen(north, SOUTH).await.row.paused.is_none());
    assert_eq!(north.number("SELECT count(*) AS n FROM audit_log").await, before);
}

#[tokio::test]
async fn every_act_is_in_the_log_with_its_admin() {
    let world = World::new().await;
    let north = world.north();
    let token = north.token(&world.asha).await;
    for verb in ["pause", "pause", "resume", "retry"] {
        let path = format!("/api/v1/nodes/SOUTH.test/{verb}");
        north.api(&token, "POST", &path, None).await.ok();
    }
    let by_asha = north
        .number("SELECT count(*) AS n FROM audit_log WHERE about = 'south.test' AND member IS NOT NULL")
        .await;
    assert_eq!(by_asha, 3, "what is so already is no act");
    let cookie = format!("__Host-collegium={}", north.session(&world.asha).await);
    let mode = [("policy_mode", "allow-list")];
    north.post_form("/admin/mode", Some(&cookie), &mode).await;
    let modes = "SELECT count(*) AS n FROM audit_log WHERE act = 'policy-mode'";
    assert_eq!(north.number(modes).await, 1);
    let marked = "SELECT count(*) AS n FROM nodes WHERE blocked";
    assert_eq!(north.number(marked).await, 1, "the read predicate knows at once");
}

#[tokio::test]
async fn lists_are_paged_from_the_newest_and_hold_no_inside_id() {
    let world = World::new().await;
    let north = world.north();
    act(north, SOUTH, Act::Pause).await;
    for n in 0..30 {
        start(north, &world.asha, world.home, &format!("Title {n}")).await;
    }
    world.all.settle().await;
    let token = north.token(&world.asha).await;
    let mut found: Vec<Value> = Vec::new();
    let mut path = "/api/v1/nodes/south.test/deliveries".to_owned();
    loop {
        let page = north.api(&token, "GET", &path, None).await.ok().json();
        found.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/nodes/south.test/deliveries?after={next}"),
            None => break,
        }
    }
    let all = north.number("SELECT count(*) AS n FROM deliveries").await;
    assert_eq!(i64::try_from(found.len()).unwrap(), all);
    let when = |v: &Value| v["created"].as_str().unwrap().to_owned();
    assert!(found.windows(2).all(|two| when(&two[0]) >= when(&two[1])));
    assert!(found.iter().all(|d| d.get("id").is_none()));
    let got = north.api(&token, "GET", "/api/v1/nodes/south.test/received", None).await.ok().json();
    assert_eq!(got["items"][0]["kind"], "Follow");
    act(north, SOUTH, Act::Resume).await;
    world.all.settle().await;
}

#[tokio::test]
async fn nodes_are_found_by_a_part_of_their_name_and_say_which_line_decides() {
    let world = World::new().await;
    let north = world.north();
    north.write(|tx| policy::set_rule(tx, None, "pills.example", false, "sells pills")).await;
    north.app.reload().await.unwrap();
    let token = north.token(&world.asha).await;
    let ask = |q: &'static str| {
        let (node, token) = (north, token.clone());
        async move { node.api(&token, "GET", &format!("/api/v1/nodes?q={q}"), None).await.ok().json() }
    };
    let all = ask("").await;
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    let pills = ask("PILL").await["items"][0].clone();
    assert_eq!(pills["allowed"], false);
    assert_eq!((&pills["by"], &pills["by_rule"]), (&json!("rule"), &json!("pills.example")));
    assert_eq!(pills["reason"], "sells pills");
    assert_eq!(ask("%25").await["items"], json!([]));
    let south = ask("south").await["items"][0].clone();
    assert_eq!((&south["by"], &south["reach"]), (&json!("mode-open"), &json!("reachable")));
}

#[tokio::test]
async fn a_node_is_asked_what_it_runs_once_a_day_and_policy_comes_first() {
    let world = World::new().await;
    let north = world.north();
    let asked = |world: &World| {
        let fits = |e: &&crate::support::fediverse::Exchange| e.from == NORTH && e.path.contains("nodeinfo");
        world.all.wire().iter().filter(fits).count()
    };
    north.write(|tx| policy::set_rule(tx, None, SOUTH, false, "not now")).await;
    north.app.reload().await.unwrap();
    nodeinfo::ask_all(&north.app).await.unwrap();
    assert_eq!(asked(&world), 0);
    north.write(|tx| policy::set_rule(tx, None, SOUTH, true, "now")).await;
    north.app.reload().await.unwrap();
    for _ in 0..3 {
        nodeinfo::ask_all(&north.app).await.unwrap();
    }
    assert_eq!(asked(&world), 2, "the links and the document, once");
    assert_eq!(seen(north, SOUTH).await.row.software.as_deref(), Some("collegium"));
    world.all.shift(DAY + HOUR);
    nodeinfo::ask_all(&north.app).await.unwrap();
    assert_eq!(asked(&world), 4);
}

#[tokio::test]
async fn the_doctor_finds_a_node_well_and_says_when_it_does_not_answer() {
    let world = World::new().await;
    let north = world.north();
    let findings = doctor::examine(&north.app, "test").await;
    for check in ["database", "keys", "serve", "nodeinfo", "webfinger", "signature"] {
        let found = findings.iter().find(|f| f.check == check).unwrap();
        assert_eq!(found.level, Level::Ok, "{found:?}");
    }
    world.all.set_down(NORTH, true);
    let findings = doctor::examine(&north.app, "test").await;
    let serve = findings.iter().find(|f| f.check == "serve").unwrap();
    assert_eq!(serve.level, Level::Fault);
    assert!(findings.iter().all(|f| f.check != "signature"), "nothing is guessed");
    let newest = north.read(|conn| received::failed(conn, &Cursor::newest())).await;
    assert!(newest.items.is_empty(), "its own message was turned away, not stored");
}
