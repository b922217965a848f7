//! Proofs inside of what is said: made for everything of ours, believed of others, and never in the way.

use collegium::base::time::{MINUTE, SECOND};
use collegium::federation::integrity;
use collegium::federation::signature::VerifyingKey;
use serde_json::{Value, json};

use super::signatures::proof_key;
use super::{NORTH, SOUTH, WEST, World, actor_uri, foreign_reply, fresh, reply, say, start, uri, vote_for};
use crate::support::TestNode;
use crate::support::fediverse::Exchange;

/// Puts the proof of an actor on an activity.
async fn proven(node: &TestNode, actor: i64, mut activity: Value) -> Value {
    let key = proof_key(node, actor).await;
    activity["proof"] = integrity::prove(&activity, &key, node.app.clock().now()).unwrap();
    activity
}

/// The key that an actor's own document lists.
async fn listed(world: &World, actor: &str) -> VerifyingKey {
    let host = actor.split('/').nth(2).unwrap();
    let path = actor.split_once(host).unwrap().1;
    let answer = world.all.node(host).get_as(path, "application/activity+json", None).await.ok();
    let document: Value = serde_json::from_slice(&answer.body).unwrap();
    VerifyingKey::parse_multikey(document["assertionMethod"][0]["publicKeyMultibase"].as_str().unwrap())
        .unwrap()
}

async fn holds(world: &World, activity: &Value) -> bool {
    let actor = activity["actor"].as_str().unwrap();
    let now = world.north().app.clock().now();
    let key = listed(world, actor).await;
    integrity::read(activity, actor, now).is_some_and(|claim| claim.holds(&key))
}

fn posts_between(wire: &[Exchange], from: &str, to: &str) -> usize {
    wire.iter().filter(|e| e.method == "POST" && e.from == from && e.to == to).count()
}

/// What a node asked another for, without actors.
fn fetched(wire: &[Exchange], from: &str, to: &str) -> Vec<String> {
    let asked = wire.iter().filter(|e| e.method == "GET" && e.from == from && e.to == to);
    asked.map(|e| e.path.clone()).filter(|path| !path.starts_with("/u/")).collect()
}

#[tokio::test]
async fn everything_that_nodes_say_carries_a_proof_that_holds_also_inside_an_announce() {
    let (world, wanda) = World::of_three().await;
    let thread = start(world.north(), &world.asha, world.home, "Proven").await;
    world.all.settle().await;
    let there = world.same(world.north(), thread, world.south()).await;
    reply(world.south(), &world.ewan, there, "Said in the south").await;
    world.all.settle().await;
    let far = world.same(world.north(), thread, world.all.node(WEST)).await;
    vote_for(world.all.node(WEST), &wanda, far).await;
    world.all.settle().await;
    let mut kinds = Vec::new();
    for exchange in world.all.wire().iter().filter(|e| e.method == "POST") {
        let activity: Value = serde_json::from_slice(&exchange.body).unwrap();
        assert!(holds(&world, &activity).await, "{activity:#}");
        kinds.push(activity["type"].as_str().unwrap().to_owned());
        if activity["type"] == "Announce" {
            assert!(holds(&world, &activity["object"]).await, "inside: {activity:#}");
            kinds.push(format!("Announce {}", activity["object"]["type"].as_str().unwrap()));
        }
    }
    for kind in ["Follow", "Accept", "Create", "Like", "Announce Create", "Announce Like"] {
        assert!(kinds.iter().any(|k| k == kind), "{kind} was among {kinds:?}");
    }
}

#[tokio::test]
async fn an_announced_proof_of_a_third_node_spares_asking_it() {
    let (world, _) = World::of_three().await;
    let (north, west) = (world.north(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Spare the question").await;
    world.all.settle().await;
    let there = world.same(north, thread, world.south()).await;
    reply(world.south(), &world.ewan, there, "First").await;
    world.all.settle().await;
    assert_eq!(fetched(&world.all.wire(), WEST, SOUTH), Vec::<String>::new(), "only who Ewan is was asked");
    let before = world.all.wire().len();
    reply(world.south(), &world.ewan, there, "Second").await;
    world.all.settle().await;
    let asked = world.all.wire()[before..].iter().filter(|e| e.from == WEST).count();
    assert_eq!(asked, 0, "with his key known, nobody is asked anything");
    assert_eq!(west.number("SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL").await, 2);
    assert_eq!(west.number("SELECT count(*) AS n FROM inbox_items WHERE state <> 'done'").await, 0);
}

#[tokio::test]
async fn what_carries_no_proof_or_a_spoilt_one_is_asked_of_its_origin() {
    let (world, _) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Spoilt").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;
    reply(south, &world.ewan, there, "As I wrote it").await;
    world.all.settle().await;
    let wire = world.all.wire();
    let create = wire.iter().rfind(|e| e.method == "POST" && e.from == SOUTH && e.to == NORTH).unwrap();
    let create: Value = serde_json::from_slice(&create.body).unwrap();
    let group = actor_uri(north, world.home).await;
    for (n, (what, spoil)) in [
        (
            "altered",
            (|v: &mut Value| v["object"]["content"] = "<p>Put into his mouth</p>".into()) as fn(&mut Value),
        ),
        ("bare", |v: &mut Value| drop(v.as_object_mut().unwrap().remove("proof"))),
    ]
    .into_iter()
    .enumerate()
    {
        let mut inner = create.clone();
        spoil(&mut inner);
        inner["object"]["updated"] = "2030-01-01T00:00:00Z".into();
        inner["id"] = format!("https://{SOUTH}/a/spoilt-{n}").into();
        let announce = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Announce",
            "id": format!("https://{NORTH}/a/spoilt-{n}"), "actor": group,
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": inner
        });
        let before = world.all.wire().len();
        let said = say(north, world.home, west, "/inbox", announce.to_string().as_bytes(), |_| {}).await;
        assert_eq!(said.status, 202, "{what}: {}", said.text());
        world.all.settle().await;
        let asked = fetched(&world.all.wire()[before..], WEST, SOUTH);
        assert_eq!(asked.len(), 1, "{what}: {asked:?}");
    }
    let forged = "SELECT count(*) AS n FROM posts WHERE html LIKE '%mouth%'";
    assert_eq!(west.number(forged).await, 0);
    assert_eq!(west.number("SELECT count(*) AS n FROM posts WHERE html LIKE '%As I wrote%'").await, 1);
}

#[tokio::test]
async fn a_vote_of_a_third_node_with_a_spoilt_proof_counts_for_nothing() {
    let (world, _) = World::of_three().await;
    let (north, west) = (world.north(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Votes").await;
    world.all.settle().await;
    let mut like = foreign_reply(&world, thread, "unused").await;
    like["type"] = "Like".into();
    like["object"] = uri(north, thread).await.into();
    let mut like = proven(world.south(), world.ewan.actor, like).await;
    like["published"] = "2026-11-22T09:00:00Z".into();
    let announce = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Announce",
        "id": format!("https://{NORTH}/a/spoilt-like"), "actor": actor_uri(north, world.home).await,
        "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": like
    });
    let said = say(north, world.home, west, "/inbox", announce.to_string().as_bytes(), |_| {}).await;
    assert_eq!(said.status, 202);
    world.all.settle().await;
    assert_eq!(west.number("SELECT votes AS n FROM posts").await, 0);
    let why = "SELECT count(*) AS n FROM inbox_items WHERE state = 'ignored' AND reason = 'proof-wrong'";
    assert_eq!(west.number(why).await, 1);
}

#[tokio::test]
async fn a_message_with_a_wrong_proof_is_refused_and_one_without_is_not() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Direct").await;
    world.all.settle().await;
    let replies = "SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL";
    let good = proven(south, world.ewan.actor, foreign_reply(&world, thread, "Mine").await).await;
    assert_eq!(world.ewan_says(good.to_string().as_bytes()).await.status, 202);
    assert_eq!(north.number(replies).await, 1);
    // Past the minute in which no key is asked for twice, a wrong proof makes one question and no more.
    world.all.shift(2 * MINUTE);
    let before = world.all.wire().len();
    for n in 0..3 {
        let mut wrong = proven(south, world.ewan.actor, foreign_reply(&world, thread, "Altered").await).await;
        wrong["object"]["content"] = format!("<p>Altered {n}</p>").into();
        let answer = world.ewan_says(wrong.to_string().as_bytes()).await;
        assert_eq!((answer.status.as_u16(), answer.text().trim()), (401, "proof_wrong"));
    }
    assert_eq!(world.all.wire().len(), before + 1, "one question for the key");
    // A proof by somebody else's key, and one in a suite that we do not know, are none.
    let other = proof_key(south, world.ewan.actor).await;
    let mut strange = foreign_reply(&world, thread, "Strange").await;
    strange["proof"] = integrity::prove(&strange, &other, north.app.clock().now() + SECOND).unwrap();
    strange["proof"]["verificationMethod"] = format!("https://{SOUTH}/u/nobody#key").into();
    assert_eq!(world.ewan_says(strange.to_string().as_bytes()).await.status, 202);
    strange = foreign_reply(&world, thread, "Stranger").await;
    strange["proof"] =
        json!({ "type": "DataIntegrityProof", "cryptosuite": "of-tomorrow", "proofValue": "z1" });
    assert_eq!(world.ewan_says(strange.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(north.number(replies).await, 3);
}

#[tokio::test]
async fn a_key_that_stands_twice_is_refused_before_anything_is_hashed() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Twice").await;
    world.all.settle().await;
    let good = proven(world.south(), world.ewan.actor, foreign_reply(&world, thread, "Once").await).await;
    let text = good.to_string();
    for (from, to) in [
        ("\"type\":\"Create\"", "\"type\":\"Delete\",\"type\":\"Create\""),
        ("\"content\":", "\"content\":\"x\",\"content\":"),
        ("\"cryptosuite\":", "\"cryptosuite\":\"x\",\"cryptosuite\":"),
    ] {
        let twice = text.replacen(from, to, 1);
        assert_ne!(twice, text);
        let answer = world.ewan_says(twice.as_bytes()).await;
        assert_eq!((answer.status.as_u16(), answer.text().trim()), (400, "key_twice"), "{from}");
    }
    assert_eq!(world.north().number("SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL").await, 0);
    let wire = world.all.wire();
    assert!(posts_between(&wire, SOUTH, NORTH) > 0 && !fresh("x").is_empty());
}
