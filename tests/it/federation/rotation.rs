//! Keys change in the middle of a conversation: nothing is lost, and the old ones end.

use collegium::base::time::{DAY, HOUR, MINUTE};
use collegium::federation::{signature, signing};
use serde_json::Value;
use url::Url;

use super::{NORTH, SOUTH, WEST, World, actor_uri, foreign_reply, looked, reply, say, start, vote_for};
use crate::support::TestNode;
use crate::support::compare;

async fn rotate(node: &TestNode, actors: &[i64]) {
    for actor in actors {
        let (actor, pairs) = (*actor, node.app.new_keys().await.unwrap());
        let node_key = node.app.node_key().clone();
        node.write(move |tx| {
            let handle = collegium::actors::by_id(tx.conn, actor)?.handle;
            collegium::exchange::keys::rotate(tx, None, &node_key, &handle, &pairs)
        })
        .await;
    }
}

#[tokio::test]
async fn keys_rotated_in_the_middle_of_a_conversation_lose_nothing() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Changing locks").await;
    world.all.settle().await;
    let (there, far) = (world.same(north, thread, south).await, world.same(north, thread, west).await);
    for round in 0..4 {
        // Some of it waits for a node that is down, with proofs by keys that are gone when it is sent.
        world.all.set_down(WEST, round % 2 == 0);
        reply(north, &world.asha, thread, &format!("North {round}")).await;
        reply(south, &world.ewan, there, &format!("South {round}")).await;
        world.all.settle().await;
        let node_actor = collegium::federation::remote::node_actor(&south.app).await.unwrap();
        rotate(north, &[world.home, world.asha.actor]).await;
        rotate(south, &[world.ewan.actor, node_actor]).await;
        reply(south, &world.ewan, there, &format!("South again {round}")).await;
        reply(north, &world.asha, thread, &format!("North again {round}")).await;
        world.all.settle().await;
        world.all.set_down(WEST, false);
        // Within the minute in which a peer asks for no key twice, and after it.
        world.all.shift((round + 1) * (HOUR / 2));
        world.all.settle().await;
    }
    vote_for(west, &wanda, far).await;
    world.all.settle().await;
    for host in [NORTH, SOUTH, WEST] {
        let failed = "SELECT count(*) AS n FROM deliveries WHERE state <> 'done'";
        assert_eq!(world.all.node(host).number(failed).await, 0, "{host} delivered everything");
        let ignored = "SELECT count(*) AS n FROM inbox_items WHERE state <> 'done'";
        assert_eq!(world.all.node(host).number(ignored).await, 0, "{host} took everything");
        let posts = "SELECT count(*) AS n FROM posts";
        assert_eq!(world.all.node(host).number(posts).await, 17, "{host} has everything");
    }
    compare::equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
    compare::equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, WEST));
}

#[tokio::test]
async fn an_old_key_is_refused_once_the_new_one_is_known() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Old and new").await;
    world.all.settle().await;
    let old = signing::key(&south.app, world.ewan.actor).await.unwrap();
    rotate(south, &[world.ewan.actor]).await;
    let new = signing::key(&south.app, world.ewan.actor).await.unwrap();
    assert_eq!(old.id(), new.id(), "requests are signed under one name");
    world.all.shift(2 * MINUTE);
    let before = world.all.wire().len();
    for (what, key, status) in
        [("new", &new, 202), ("old", &old, 401), ("new", &new, 202), ("old", &old, 401)]
    {
        let body = foreign_reply(&world, thread, what).await.to_string();
        let url = Url::parse(&format!("{}/inbox", north.origin())).unwrap();
        let now = south.app.clock().now();
        let headers = signature::sign(key, "POST", &url, Some(body.as_bytes()), now).unwrap();
        let answer = say(south, world.ewan.actor, north, "/inbox", body.as_bytes(), |request| {
            for (name, value) in headers {
                let name: axum::http::HeaderName = name.parse().unwrap();
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        })
        .await;
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
    }
    assert_eq!(world.all.wire().len(), before + 1, "the key was asked for once");
    world.all.settle().await;
}

#[tokio::test]
async fn a_second_process_signs_with_the_new_key_and_old_ones_are_cleared() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Two processes").await;
    world.all.settle().await;
    let second = north.second_process().await;
    signing::key(&second, world.home).await.unwrap();
    rotate(north, &[world.home, world.asha.actor]).await;
    world.all.shift(2 * MINUTE);
    reply(north, &world.asha, thread, "By the other process").await;
    let before = world.all.wire().len();
    collegium::worker::work_off(&second).await.unwrap();
    world.all.settle().await;
    let wire = world.all.wire();
    let sent: Vec<u16> =
        wire[before..].iter().filter(|e| e.to == SOUTH && e.method == "POST").map(|e| e.status).collect();
    assert_eq!(sent, [202], "at the first knock");
    assert_eq!(south.number("SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL").await, 1);

    let group = actor_uri(north, world.home).await;
    let path = group.strip_prefix(&north.origin()).unwrap();
    let document = north.get_as(path, "application/activity+json", None);
    let document: Value = serde_json::from_slice(&document.await.ok().body).unwrap();
    assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 1, "old keys prove nothing any more");
    let own = "SELECT count(*) AS n FROM keys WHERE sealed IS NOT NULL AND retired IS NOT NULL";
    assert!(north.number(own).await > 0);
    world.all.shift(8 * DAY);
    north.write(collegium::actors::keys::clear).await;
    assert_eq!(north.number(own).await, 0);
}

#[tokio::test]
async fn an_admin_rotates_keys_over_the_api_and_by_the_page_and_nobody_else_does() {
    let world = World::new().await;
    let north = world.north();
    let bea = north.member("bea").await;
    let (ada, other) = (north.token(&world.asha).await, north.token(&bea).await);
    let keys = "SELECT count(*) AS n FROM keys WHERE sealed IS NOT NULL AND retired IS NULL";
    let old = "SELECT count(*) AS n FROM keys WHERE sealed IS NOT NULL AND retired IS NOT NULL";
    let before = north.number(keys).await;
    assert_eq!(north.api(&other, "POST", "/api/v1/keys/wounds", None).await.status, 403);
    assert_eq!(north.api(&ada, "POST", "/api/v1/keys/nobody", None).await.status, 404);
    assert_eq!(north.number(old).await, 0);
    let done = north.api(&ada, "POST", "/api/v1/keys/wounds", None).await;
    assert!(done.status.is_success(), "{}", done.text());
    assert_eq!((north.number(keys).await, north.number(old).await), (before, 2));

    let cookie = |secret: String| format!("__Host-collegium={secret}");
    let (hers, its) = (cookie(north.session(&world.asha).await), cookie(north.session(&bea).await));
    let refused = north.post_form("/admin/keys", Some(&its), &[("handle", "node")]).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    let unknown = north.post_form("/admin/keys", Some(&hers), &[("handle", "nobody")]).await;
    assert_eq!(unknown.status, 422);
    assert!(unknown.text().contains("nobody"), "what was typed is kept");
    let done = north.post_form("/admin/keys", Some(&hers), &[("handle", "!wounds")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(north.number(old).await, 4);
    assert_eq!(north.number("SELECT count(*) AS n FROM audit_log WHERE act = 'keys-rotate'").await, 2);
}
