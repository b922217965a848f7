//! When a message takes effect: with its 202 where nothing is in its way, else in its turn.

use collegium::{row, sql};

use super::{SOUTH, World, foreign_reply, start};

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
