//! When a message takes effect: with its 202 where nothing is in its way, else in its turn.

use collegium::{row, sql};

use serde_json::json;

use super::{SOUTH, World, foreign_reply, fresh, start};

row! {
    struct Item { state: String, attempts: i64, kept: bool }
}

async fn last_item(world: &World) -> (String, i64, bool) {
    let text = "SELECT state, attempts, body IS NOT NULL AS kept FROM inbox_items WHERE kind = 'Create' ORDER BY id DESC";
    let item = world.north().read(move |conn| conn.one::<Item>(sql!(text))).await.unwrap();
    (item.state, item.attempts, item.kept)
}

const POSTS: &str = "SELECT count(*) AS n FROM posts";

#[tokio::test]
async fn message_with_nothing_in_its_way_has_taken_effect_when_it_is_acknowledged() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "At once").await;
    world.all.settle().await;
    let reply = foreign_reply(&world, thread, "Here").await.to_string();
    assert_eq!(world.ewan_says(reply.as_bytes()).await.status, 202);
    assert_eq!(world.north().number(POSTS).await, 2);
    assert_eq!(last_item(&world).await, ("done".to_owned(), 1, false));
    world.all.settle().await;
}

#[tokio::test]
async fn message_waits_for_those_of_its_node_that_came_before_it() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "In turn").await;
    world.all.settle().await;
    let earlier = "INSERT INTO inbox_items (id, uri, node, sender, kind, received, state, due)
        SELECT 1, 'earlier', a.node, a.id, 'Like', 0, 'new', 0 FROM actors a JOIN nodes n ON n.id = a.node
        WHERE n.authority = $1 LIMIT 1";
    world.north().write(move |tx| tx.run(sql!(earlier, SOUTH))).await;
    let reply = foreign_reply(&world, thread, "After it").await.to_string();
    assert_eq!(world.ewan_says(reply.as_bytes()).await.status, 202);
    assert_eq!(world.north().number(POSTS).await, 1, "not before its turn");
    assert_eq!(last_item(&world).await, ("new".to_owned(), 0, true));
    world.north().write(|tx| tx.run(sql!("DELETE FROM inbox_items WHERE id = 1"))).await;
    world.all.settle().await;
    assert_eq!(world.north().number(POSTS).await, 2);
    assert_eq!(last_item(&world).await, ("done".to_owned(), 1, false));
}

#[tokio::test]
async fn message_that_cannot_be_applied_at_once_leaves_nothing_but_itself() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Later").await;
    world.all.settle().await;
    let mut reply = foreign_reply(&world, thread, "To nothing").await;
    reply["object"]["inReplyTo"] = format!("https://{SOUTH}/note/nowhere").into();
    let facts = "SELECT count(*) AS n FROM facts";
    let before = world.north().number(facts).await;
    assert_eq!(world.ewan_says(reply.to_string().as_bytes()).await.status, 202);
    assert_eq!(last_item(&world).await, ("new".to_owned(), 0, true));
    assert_eq!(world.north().number(facts).await, before);
    assert_eq!(world.north().number(POSTS).await, 1);
    world.all.settle().await;
    assert_eq!(last_item(&world).await.0, "ignored");
}

#[tokio::test]
async fn a_post_that_comes_after_its_deletion_is_let_go_with_its_words() {
    let world = World::new().await;
    let (north, thread) =
        (world.north(), start(world.north(), &world.asha, world.home, "Which dressing?").await);
    world.all.settle().await;
    let create = foreign_reply(&world, thread, "Never mind").await;
    let delete = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": fresh("delete"), "type": "Delete",
        "actor": create["actor"], "object": create["object"]["id"], "audience": create["audience"],
        "to": create["to"], "cc": create["cc"],
    });
    for message in [&delete, &create] {
        assert_eq!(world.ewan_says(message.to_string().as_bytes()).await.status, 202);
    }
    world.all.settle().await;
    let (state, _, kept) = last_item(&world).await;
    assert_eq!(
        (state.as_str(), kept),
        ("ignored", false),
        "nothing waits for an admin, and no words are kept"
    );
    let came =
        "SELECT count(*) AS n FROM inbox_items WHERE state = 'ignored' AND reason = 'deleted-before-it-came'";
    assert_eq!(north.number(came).await, 1);
    assert_eq!(north.number("SELECT count(*) AS n FROM posts WHERE parent IS NOT NULL").await, 0);
    assert_eq!(
        north.number("SELECT count(*) AS n FROM activities WHERE NOT local AND kind = 'Create'").await,
        0
    );
}
