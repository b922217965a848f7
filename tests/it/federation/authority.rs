//! Who may say what: nobody speaks for another, an actor is what its own node says, and roles are those that are stored.

use axum::Router;
use axum::http::header;
use axum::routing::get;
use collegium::accounts::Author;
use collegium::actors::{self, Profile};
use collegium::communities::{self, NewCommunity, Role, Visibility, join};
use serde_json::{Value, json};

use super::{SOUTH, WEST, World, actor_uri, foreign_reply, fresh, reply, say, start, uri};
use crate::support::TestNode;

async fn name_of(node: &TestNode, actor_uri: &str) -> String {
    collegium::row! { struct One { name: String } }
    let (origin, uri) = (node.app.origin(), actor_uri.to_owned());
    let found = node.read(move |conn| {
        conn.one::<One>(collegium::sql!("SELECT name FROM actors WHERE uri = $1", origin.stored(&uri)))
    });
    found.await.map(|one| one.name).unwrap_or_default()
}

/// Why the last message that a node did not carry out was ignored or parked.
async fn last_reason(node: &TestNode) -> String {
    collegium::row! { struct One { reason: String } }
    let text = "SELECT coalesce(reason, '') AS reason FROM inbox_items WHERE state IN ('ignored', 'failed') ORDER BY id DESC LIMIT 1";
    let found = node.read(move |conn| conn.one::<One>(collegium::sql!(text)));
    found.await.map(|one| one.reason).unwrap_or_default()
}

/// What the home of the community announces to the south, whatever it is.
async fn announce(world: &World, inner: &Value) {
    let group = actor_uri(world.north(), world.home).await;
    let announce = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Announce",
        "id": format!("https://north.test/a/{}", fresh("announce").rsplit('/').next().unwrap()),
        "actor": group, "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": inner,
    });
    let body = announce.to_string();
    let answer = say(world.north(), world.home, world.south(), "/inbox", body.as_bytes(), |_| {}).await;
    assert_eq!(answer.status, 202);
    world.all.settle().await;
}

#[tokio::test]
async fn a_community_and_a_person_that_changed_are_read_anew_where_they_are_known() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Changes").await;
    world.all.settle().await;
    let there = world.same(world.north(), thread, world.south()).await;
    reply(world.south(), &world.ewan, there, "So that I am known").await;
    world.all.settle().await;
    let (group, ewan) =
        (actor_uri(world.north(), world.home).await, actor_uri(world.south(), world.ewan.actor).await);

    let (asha, home) = (world.asha.clone(), world.home);
    let new = NewCommunity {
        handle: "wounds".into(),
        title: "Wounds and skin".into(),
        visibility: Visibility::Public.key().into(),
        ..NewCommunity::default()
    };
    world.north().write(move |tx| communities::edit(tx, &asha, home, &new)).await;
    let (actor, profile) = (world.ewan.actor, Profile { name: "Ewan MacRae".into(), ..Profile::default() });
    world.south().write(move |tx| actors::edit(tx, actor, &profile)).await;
    world.all.settle().await;
    assert_eq!(name_of(world.south(), &group).await, "Wounds and skin");
    assert_eq!(name_of(world.north(), &ewan).await, "Ewan MacRae");
    assert_eq!(world.south().number("SELECT count(*) AS n FROM inbox_items WHERE state = 'failed'").await, 0);
}

#[tokio::test]
async fn what_an_update_claims_of_an_actor_is_not_believed_but_asked() {
    let world = World::new().await;
    let ewan = actor_uri(world.south(), world.ewan.actor).await;
    let update = json!({
        "id": fresh("update"), "type": "Update", "actor": ewan,
        "object": { "id": ewan, "type": "Person", "preferredUsername": "ewan", "name": "Not he", "inbox": format!("{ewan}/inbox") },
    });
    assert_eq!(world.ewan_says(update.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(name_of(world.north(), &ewan).await, world.ewan.name);

    // The home of a community announces none of its own people (our rule for `Announce`, 3).
    let group = actor_uri(world.north(), world.home).await;
    let mut inner = update.clone();
    (inner["id"], inner["audience"]) = (fresh("update").into(), group.clone().into());
    inner["actor"] = actor_uri(world.north(), world.asha.actor).await.into();
    inner["id"] = "https://north.test/a/asha-update".into();
    inner["object"]["id"] = inner["actor"].clone();
    announce(&world, &inner).await;
    assert_eq!(last_reason(world.south()).await, "not-said-this-way");
}

#[tokio::test]
async fn moderation_counts_only_from_moderators_even_when_the_home_announces_it() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Locked by whom?").await;
    world.all.settle().await;
    // What she said made her known in the south.
    reply(west, &wanda, world.same(north, thread, west).await, "I am here").await;
    world.all.settle().await;
    let group = actor_uri(north, world.home).await;
    let lock = |by: &str, id: &str, object: &str| json!({ "id": id, "type": "Lock", "actor": by, "audience": group, "object": object });
    let (wandas, ewans) = (actor_uri(west, wanda.actor).await, actor_uri(south, world.ewan.actor).await);
    let object = uri(north, thread).await;
    let locked = "SELECT count(*) AS n FROM threads WHERE locked";

    announce(&world, &lock(&wandas, "https://west.test/a/lock1", &object)).await;
    assert_eq!((south.number(locked).await, last_reason(south).await.as_str()), (0, "not-moderator"));
    announce(&world, &lock(&ewans, &fresh("never-said"), &object)).await;
    assert_eq!(south.number(locked).await, 0, "we know what our own people said");

    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let there = wandas.clone();
    north
        .write(move |tx| {
            let wanda = actors::by_uri(tx.conn, &there)?.unwrap();
            join::set_role(tx, &by, home, wanda.id, Role::Moderator)
        })
        .await;
    world.all.settle().await;
    announce(&world, &lock(&wandas, "https://west.test/a/lock2", &object)).await;
    assert_eq!(south.number(locked).await, 1, "a moderator of a third node");
}

#[tokio::test]
async fn nobody_takes_back_what_another_did_nor_moves_a_post_elsewhere() {
    let world = World::new().await;
    let north = world.north();
    let (first, second) = (
        start(north, &world.asha, world.home, "First").await,
        start(north, &world.asha, world.home, "Second").await,
    );
    let create = foreign_reply(&world, first, "Stays where it is").await;
    assert_eq!(world.ewan_says(create.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    let mut update = create.clone();
    (update["id"], update["type"]) = (fresh("update").into(), "Update".into());
    update["object"]["updated"] = "2026-11-22T10:00:00Z".into();
    update["object"]["content"] = "<p>Moved along</p>".into();
    update["object"]["inReplyTo"] = uri(north, second).await.into();
    assert_eq!(world.ewan_says(update.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    let moved = "SELECT count(*) AS n FROM posts WHERE html LIKE '%Moved along%'";
    assert_eq!((north.number(moved).await, last_reason(north).await.as_str()), (0, "not-here"));

    let (ewan, asha) =
        (actor_uri(world.south(), world.ewan.actor).await, actor_uri(north, world.asha.actor).await);
    let group = actor_uri(north, world.home).await;
    let undo = json!({
        "id": fresh("undo"), "type": "Undo", "actor": ewan, "audience": group,
        "object": { "id": fresh("like"), "type": "Like", "actor": asha, "object": uri(north, first).await },
    });
    assert_eq!(world.ewan_says(undo.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(last_reason(north).await, "not-author");
}

#[tokio::test]
async fn a_report_is_kept_once_a_person_and_post_and_only_of_what_is_ours() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Reported").await;
    world.all.settle().await;
    let (ewan, group) =
        (actor_uri(world.south(), world.ewan.actor).await, actor_uri(north, world.home).await);
    let reported = uri(north, thread).await;
    let flag = async |object: Value| {
        let flag = json!({ "id": fresh("flag"), "type": "Flag", "actor": ewan, "to": [group], "summary": "An advertisement", "object": object });
        assert_eq!(world.ewan_says(flag.to_string().as_bytes()).await.status, 202);
        world.all.settle().await;
    };
    let kept = "SELECT count(*) AS n FROM reports WHERE reason = 'An advertisement' AND state = 'open'";
    flag(json!(reported)).await;
    flag(json!([ewan, reported, "https://elsewhere.test/1"])).await;
    assert_eq!(north.number(kept).await, 1);
    flag(json!("https://elsewhere.test/1")).await;
    assert_eq!((north.number(kept).await, last_reason(north).await.as_str()), (1, "nothing-of-ours"));
    // Nothing of it goes on: neither announced nor sent to whoever was reported.
    let sent = "SELECT count(*) AS n FROM activities WHERE kind = 'Flag' OR json IS NOT NULL AND kind = 'Announce' AND post IS NULL";
    assert_eq!(north.number(sent).await, 0);
}

const ODD: &str = "odd.test";

/// A node with two people, of whom one confirms that Ewan of the south moved there.
fn odd_node(ewan: &str) -> Router {
    let person = |name: &str, known: Vec<String>| {
        let id = format!("https://{ODD}/u/{name}");
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Person",
            "preferredUsername": name, "name": name, "inbox": format!("{id}/inbox"), "alsoKnownAs": known,
        })
        .to_string()
    };
    let (new, other) = (person("newewan", vec![ewan.to_owned()]), person("other", Vec::new()));
    let kind = [(header::CONTENT_TYPE, "application/activity+json")];
    Router::new().route("/u/newewan", get(move || std::future::ready((kind.clone(), new.clone())))).route(
        "/u/other",
        get(move || {
            std::future::ready(([(header::CONTENT_TYPE, "application/activity+json")], other.clone()))
        }),
    )
}

#[tokio::test]
async fn somebody_moved_only_where_the_new_self_says_so() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Goodbye").await;
    world.all.settle().await;
    reply(world.south(), &world.ewan, world.same(north, thread, world.south()).await, "I am moving").await;
    world.all.settle().await;
    let ewan = actor_uri(world.south(), world.ewan.actor).await;
    world.all.serve(ODD, odd_node(&ewan));
    let moves = async |target: String| {
        let said =
            json!({ "id": fresh("move"), "type": "Move", "actor": ewan, "object": ewan, "target": target });
        assert_eq!(world.ewan_says(said.to_string().as_bytes()).await.status, 202);
        world.all.settle().await;
    };
    let moved = "SELECT count(*) AS n FROM actors WHERE moved_to IS NOT NULL";
    moves(format!("https://{ODD}/u/other")).await;
    assert_eq!(
        (north.number(moved).await, last_reason(north).await.as_str()),
        (0, "target-does-not-confirm")
    );
    moves(actor_uri(north, world.asha.actor).await).await;
    assert_eq!(
        (north.number(moved).await, last_reason(north).await.as_str()),
        (0, "target-does-not-confirm")
    );
    moves(format!("https://{ODD}/u/newewan")).await;
    assert_eq!(north.number(moved).await, 1);
    // Memberships stay behind.
    let members =
        "SELECT count(*) AS n FROM memberships m JOIN actors a ON a.id = m.actor WHERE a.handle = 'newewan'";
    assert_eq!(north.number(members).await, 0);
    let page = north.get(&format!("/@ewan@{SOUTH}")).await.ok().text();
    assert!(page.contains(&format!("@newewan@{ODD}")), "{page}");
}

#[tokio::test]
async fn a_community_that_nobody_here_follows_makes_nobody_ask_a_third_node() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let quiet = north.community(&world.asha, "quiet", Visibility::Public).await;
    let (group, by) = (actor_uri(north, quiet).await, actor_uri(west, wanda.actor).await);
    let everybody = "https://www.w3.org/ns/activitystreams#Public";
    let announce = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Announce", "id": "https://north.test/a/quiet",
        "actor": group, "to": [everybody],
        "object": {
            "id": "https://west.test/a/1", "type": "Create", "actor": by, "audience": group,
            "object": {
                "id": "https://west.test/page/1", "type": "Page", "attributedTo": by, "audience": group,
                "to": [group, everybody], "name": "Unheard", "content": "<p>Unheard</p>",
            }
        }
    });
    let before = world.all.wire().len();
    let said = say(north, quiet, south, "/inbox", announce.to_string().as_bytes(), |_| {}).await;
    assert_eq!(said.status, 202);
    world.all.settle().await;
    let asked = world.all.wire()[before..].iter().filter(|e| e.from == SOUTH && e.to == WEST).count();
    assert_eq!((asked, last_reason(south).await.as_str()), (0, "nobody-here-follows"));
}
