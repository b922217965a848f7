//! Other forms in which the standard lets others say the same; all seen from, or possible with, Fedify.

use serde_json::json;

use super::{World, foreign_reply, start};

async fn posts_with(world: &World, words: &'static str) -> i64 {
    let found = world.north().read(move |conn| {
        let like = format!("%{words}%");
        Ok(conn.number(collegium::sql!(
            "SELECT count(*) AS n FROM posts WHERE html LIKE $1",
            like.as_str()
        ))?)
    });
    found.await.unwrap_or(0)
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
