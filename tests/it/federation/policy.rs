//! The policy is asked before anything is fetched, and again when something is sent.

use collegium::base::time::MINUTE;
use collegium::policy;

use super::{SOUTH, World, foreign_reply, start};

async fn rule(world: &World, allow: bool) {
    let north = world.north();
    north.write(move |tx| policy::set_rule(tx, None, SOUTH, allow, "a test")).await;
    north.app.reload().await.unwrap();
}

#[tokio::test]
async fn a_blocked_node_is_neither_heard_nor_told() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Before").await;
    world.all.settle().await;
    rule(&world, false).await;
    let before = world.all.wire().len();

    let good = foreign_reply(&world, thread, "Let me in").await.to_string();
    let answer = world.ewan_says(good.as_bytes()).await;
    assert_eq!((answer.status.as_u16(), answer.text().trim()), (403, "node_not_allowed"));
    start(north, &world.asha, world.home, "After").await;
    world.all.settle().await;
    let said: Vec<_> = world.all.wire()[before..].to_vec();
    assert!(said.iter().all(|e| e.from != super::NORTH), "nothing is fetched and nothing is sent");
    assert_eq!(north.number("SELECT count(*) AS n FROM posts").await, 2);
    assert_eq!(world.south().number("SELECT count(*) AS n FROM posts").await, 1);
}

#[tokio::test]
async fn what_waits_for_a_node_is_judged_again_when_it_is_sent() {
    let world = World::new().await;
    let north = world.north();
    world.all.set_down(SOUTH, true);
    start(north, &world.asha, world.home, "Queued").await;
    world.all.settle().await;
    assert_eq!(north.number("SELECT count(*) AS n FROM deliveries WHERE state = 'pending'").await, 1);
    rule(&world, false).await;
    world.all.set_down(SOUTH, false);
    world.all.shift(2 * MINUTE);
    world.all.settle().await;
    assert_eq!(north.number("SELECT count(*) AS n FROM deliveries WHERE state = 'dropped'").await, 1);
    assert_eq!(world.south().number("SELECT count(*) AS n FROM posts").await, 0);
}

#[tokio::test]
async fn every_request_is_signed_and_questions_are_asked_by_the_node_itself() {
    let (world, wanda) = World::of_three().await;
    let thread = start(world.south(), &world.ewan, world.away, "Signed").await;
    world.all.settle().await;
    let there = world.same(world.south(), thread, world.all.node(super::WEST)).await;
    super::reply(world.all.node(super::WEST), &wanda, there, "Signed, too").await;
    world.all.settle().await;
    let mut questions = 0;
    for exchange in world.all.wire() {
        let signature = exchange.headers.get("signature").map(|v| v.to_str().unwrap().to_owned());
        let place = format!("{} {} from {}", exchange.method, exchange.path, exchange.from);
        if exchange.path.starts_with("/.well-known/") || exchange.path.starts_with("/nodeinfo/") {
            continue;
        }
        let signature = signature.unwrap_or_else(|| panic!("{place} is not signed"));
        if exchange.method == "GET" {
            questions += 1;
            let node = format!("keyId=\"https://{}/node#", exchange.from);
            assert!(signature.contains(&node), "{place}: {signature}");
        } else {
            assert!(exchange.headers.contains_key("digest"), "{place}");
        }
    }
    assert!(questions > 3, "{questions} questions were asked");
}
