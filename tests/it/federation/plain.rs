//! What software hears that reads no activities inside an `Announce`: threads by their ids, changes from their authors.

use collegium::accounts::{Author, Member};
use collegium::base::time::DAY;
use collegium::sql;
use collegium::threads::edit;
use collegium::threads::moderate::{self, Act};
use serde_json::{Value, json};

use super::{NORTH, SOUTH, WEST, World, reply, start, uri, vote_for};
use crate::support::TestNode;

/// The south says that it runs Mastodon, the west that it runs what we run.
async fn world() -> (World, Member) {
    let (world, wanda) = World::of_three().await;
    let north = world.north();
    for (host, software) in [(SOUTH, "mastodon"), (WEST, "collegium")] {
        north
            .write(move |tx| {
                let later = tx.now + DAY;
                tx.run(sql!(
                    "UPDATE nodes SET software = $1, described = $2 WHERE authority = $3",
                    software,
                    later,
                    host
                ))
            })
            .await;
    }
    (world, wanda)
}

/// What the north posts to a node while something is done and settles, without what stands inside an `Announce`.
async fn plain(world: &World, to: &str, since: usize) -> Vec<Value> {
    world.all.settle().await;
    let wire = world.all.wire();
    let posted = wire[since..].iter().filter(|e| e.method == "POST" && e.from == NORTH && e.to == to);
    let all = posted.map(|e| serde_json::from_slice::<Value>(&e.body).unwrap());
    all.filter(|a| a["type"] != "Accept" && (a["type"] != "Announce" || a["object"].is_string())).collect()
}

fn kinds(said: &[Value]) -> Vec<&str> {
    said.iter().map(|a| a["type"].as_str().unwrap()).collect()
}

async fn act(node: &TestNode, by: &Member, post: i64, act: Act) {
    let by = Author::Local(by.clone());
    node.write(move |tx| moderate::act(tx, &by, post, act, "for order")).await;
}

#[tokio::test]
async fn a_thread_is_announced_by_its_id_to_software_that_needs_it_and_to_nobody_else() {
    let (world, _) = world().await;
    let (north, before) = (world.north(), world.all.wire().len());
    let thread = start(north, &world.asha, world.home, "Dressings").await;
    let said = plain(&world, SOUTH, before).await;
    assert_eq!(kinds(&said), ["Announce"]);
    let group = super::actor_uri(north, world.home).await;
    assert_eq!(said[0]["object"], uri(north, thread).await);
    assert_eq!(said[0]["actor"], group);
    assert_eq!(said[0]["cc"], json!([format!("{group}/followers")]));
    assert_eq!(plain(&world, WEST, before).await, Vec::<Value>::new());

    // Replies are read from the thread's collection; votes and locks have no plain form.
    let before = world.all.wire().len();
    reply(north, &world.asha, thread, "Which ones?").await;
    vote_for(north, &world.asha, thread).await;
    act(north, &world.asha, thread, Act::Lock).await;
    assert_eq!(plain(&world, SOUTH, before).await, Vec::<Value>::new());
}

#[tokio::test]
async fn what_an_author_changes_or_deletes_reaches_such_software_from_the_author() {
    let (world, _) = world().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Dressings").await;
    let first = plain(&world, SOUTH, 0).await;
    let (announced, author) = (first[0]["id"].clone(), super::actor_uri(north, world.asha.actor).await);

    let (by, draft) = (Author::Local(world.asha.clone()), north.draft(Some("Dressings"), "Changed").await);
    let before = world.all.wire().len();
    north.write(move |tx| edit::edit(tx, &by, thread, &draft)).await;
    let said = plain(&world, SOUTH, before).await;
    assert_eq!(kinds(&said), ["Update"]);
    assert_eq!(said[0]["actor"], author);

    let (by, before) = (Author::Local(world.asha.clone()), world.all.wire().len());
    let id = uri(north, thread).await;
    north.write(move |tx| edit::delete(tx, &by, thread)).await;
    let said = plain(&world, SOUTH, before).await;
    assert_eq!(kinds(&said), ["Delete", "Undo"]);
    assert_eq!((&said[0]["actor"], &said[0]["object"]), (&json!(author), &json!(id)));
    assert_eq!((&said[1]["object"]["type"], &said[1]["object"]["id"]), (&json!("Announce"), &announced));
    assert_eq!(plain(&world, WEST, before).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_removed_thread_of_somebody_elsewhere_is_announced_no_more_until_it_is_restored() {
    let (world, wanda) = world().await;
    let (north, west) = (world.north(), world.all.node(WEST));
    let away = west.number("SELECT actor AS n FROM communities").await;
    let theirs = start(west, &wanda, away, "From the west").await;
    let first = plain(&world, SOUTH, 0).await;
    let id = uri(west, theirs).await;
    assert_eq!((kinds(&first), &first[0]["object"]), (vec!["Announce"], &json!(id)));

    let here = world.same(west, theirs, north).await;
    let before = world.all.wire().len();
    act(north, &world.asha, here, Act::Remove).await;
    let said = plain(&world, SOUTH, before).await;
    assert_eq!((kinds(&said), &said[0]["object"]["id"]), (vec!["Undo"], &first[0]["id"]));

    let before = world.all.wire().len();
    act(north, &world.asha, here, Act::Restore).await;
    let said = plain(&world, SOUTH, before).await;
    assert_eq!((kinds(&said), &said[0]["object"]), (vec!["Announce"], &json!(id)));
    assert_ne!(said[0]["id"], first[0]["id"], "what was undone stays undone");
}

#[tokio::test]
async fn an_announcement_by_id_can_be_asked_for_by_its_own() {
    let (world, _) = world().await;
    let thread = start(world.north(), &world.asha, world.home, "Dressings").await;
    let said = plain(&world, SOUTH, 0).await;
    let path = said[0]["id"].as_str().unwrap().strip_prefix("https://north.test").unwrap();
    let answer = world.north().get_as(path, "application/activity+json", None).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["object"], uri(world.north(), thread).await);
}

#[tokio::test]
async fn a_thread_that_went_and_came_back_before_anything_was_said_is_announced_once() {
    let (world, _) = world().await;
    let (north, before) = (world.north(), world.all.wire().len());
    let thread = start(north, &world.asha, world.home, "Dressings").await;
    act(north, &world.asha, thread, Act::Remove).await;
    act(north, &world.asha, thread, Act::Restore).await;
    let said = plain(&world, SOUTH, before).await;
    assert_eq!(kinds(&said), ["Announce"]);
    let before = world.all.wire().len();
    act(north, &world.asha, thread, Act::Remove).await;
    let undone = plain(&world, SOUTH, before).await;
    assert_eq!((kinds(&undone), &undone[0]["object"]["id"]), (vec!["Undo"], &said[0]["id"]));
}
