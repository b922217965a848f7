//! Other forms in which the standard lets others say the same; all seen from, or possible with, Fedify.

use collegium::base::db::Tx;
use serde_json::{Value, json};

use super::{NORTH, SOUTH, WEST, World, actor_uri, foreign_reply, fresh, start, uri, vote_for};

async fn posts_with(world: &World, words: &'static str) -> i64 {
    let found = world.north().read(move |conn| {
        let like = format!("%{words}%");
        conn.number(collegium::sql!("SELECT count(*) AS n FROM posts WHERE html LIKE $1", like.as_str()))
    });
    found.await.unwrap_or(0)
}

/// What Ewan says about something of his: an Undo that only names it.
async fn undo(world: &World, what: &str) -> Value {
    let (ewan, group) =
        (actor_uri(world.south(), world.ewan.actor).await, actor_uri(world.north(), world.home).await);
    json!({ "id": fresh("undo"), "type": "Undo", "actor": ewan, "to": [group], "audience": group, "object": what })
}

#[tokio::test]
async fn words_that_come_only_by_language_are_read() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "By language").await;
    world.all.settle().await;
    let mut create = foreign_reply(&world, thread, "unused").await;
    let note = create["object"].as_object_mut().unwrap();
    note.remove("content");
    note.insert("contentMap".into(), json!({ "nb": "<p>På norsk</p>" }));
    assert_eq!(world.ewan_says(create.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(posts_with(&world, "På norsk").await, 1);
    let norwegian = "SELECT count(*) AS n FROM posts WHERE language = 'nb'";
    assert_eq!(world.north().number(norwegian).await, 1);

    let mut create = foreign_reply(&world, thread, "A body").await;
    let page = create["object"].as_object_mut().unwrap();
    page.remove("inReplyTo");
    page.insert("type".into(), "Page".into());
    page.insert("nameMap".into(), json!({ "nb": "Tittel" }));
    assert_eq!(world.ewan_says(create.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    let titled = "SELECT count(*) AS n FROM threads WHERE title = 'Tittel'";
    assert_eq!(world.north().number(titled).await, 1);
}

#[tokio::test]
async fn a_vote_is_taken_back_by_its_id_alone_here_and_where_it_is_announced() {
    let (world, _) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Vote").await;
    world.all.settle().await;
    let mut like = foreign_reply(&world, thread, "unused").await;
    (like["id"], like["type"]) = (fresh("like").into(), "Like".into());
    like["object"] = uri(north, thread).await.into();
    assert_eq!(world.ewan_says(like.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    let votes = "SELECT votes AS n FROM posts";
    assert_eq!((north.number(votes).await, west.number(votes).await), (1, 1));

    let undo = undo(&world, like["id"].as_str().unwrap()).await;
    assert_eq!(world.ewan_says(undo.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!((north.number(votes).await, west.number(votes).await), (0, 0));
    // That the south never counted it is its own affair: the Like was made by hand.
    assert_eq!(south.number(votes).await, 0);
}

#[tokio::test]
async fn nobody_takes_back_a_vote_of_somebody_else_by_naming_it() {
    let (world, wanda) = World::of_three().await;
    let (north, west) = (world.north(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Vote").await;
    world.all.settle().await;
    vote_for(west, &wanda, world.same(north, thread, west).await).await;
    world.all.settle().await;
    let wire = world.all.wire();
    let said = |kind: &str| {
        let found = wire.iter().filter(|e| e.method == "POST" && e.to == NORTH && e.from == WEST);
        let mut parsed = found.map(|e| serde_json::from_slice::<Value>(&e.body).unwrap());
        parsed.rfind(|json| json["type"] == kind).unwrap()
    };
    let undo = undo(&world, said("Like")["id"].as_str().unwrap()).await;
    assert_eq!(world.ewan_says(undo.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(north.number("SELECT votes AS n FROM posts").await, 1);
    assert_eq!(north.number("SELECT count(*) AS n FROM inbox_items WHERE state = 'ignored'").await, 1);
}

#[tokio::test]
async fn a_person_leaves_by_the_id_of_their_follow_alone() {
    let world = World::new().await;
    let wire = world.all.wire();
    let follow = wire
        .iter()
        .filter(|e| e.method == "POST" && e.from == SOUTH)
        .map(|e| serde_json::from_slice::<Value>(&e.body).unwrap())
        .find(|json| json["type"] == "Follow")
        .unwrap();
    let members = "SELECT count(*) AS n FROM memberships WHERE state = 'member'";
    assert_eq!(world.north().number(members).await, 2);
    let mut undo = undo(&world, follow["id"].as_str().unwrap()).await;
    undo.as_object_mut().unwrap().remove("audience");
    assert_eq!(world.ewan_says(undo.to_string().as_bytes()).await.status, 202);
    world.all.settle().await;
    assert_eq!(world.north().number(members).await, 1);
}

#[tokio::test]
async fn a_reply_to_what_is_no_address_is_no_thread() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "One parent").await;
    world.all.settle().await;
    let parent = uri(world.north(), thread).await;
    for odd in [json!([parent]), json!([]), json!({ "name": "it" }), json!(7), json!("above")] {
        let mut create = foreign_reply(&world, thread, "Answers oddly").await;
        create["object"]["inReplyTo"] = odd.clone();
        assert_eq!(world.ewan_says(create.to_string().as_bytes()).await.status, 202, "{odd}");
        world.all.settle().await;
        assert_eq!(posts_with(&world, "Answers oddly").await, 0, "{odd}");
    }
    // The admin sees what was wrong with them.
    let parked = "SELECT count(*) AS n FROM inbox_items WHERE state = 'failed' AND reason LIKE '%rubbish%'";
    assert_eq!(world.north().number(parked).await, 5);
    let forget = |tx: &mut Tx| tx.run(collegium::sql!("DELETE FROM inbox_items WHERE state = 'failed'"));
    world.north().write(forget).await;
}
