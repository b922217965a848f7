//! Topics: told with their community, followed by its copies; a thread moves between them and keeps its address.

use collegium::accounts::{Author, Member, Viewer};
use collegium::communities;
use collegium::communities::topics::{self, Topic};
use collegium::communities::{Done, Role, join};
use collegium::error::{Denial, Error};
use collegium::threads::read::{self, Thread};
use collegium::threads::{post, topic};

use super::{World, actor_uri, start};
use crate::support::TestNode;

async fn topics_of(node: &TestNode, community: i64) -> Vec<Topic> {
    node.read(move |conn| topics::of(conn, community)).await
}

async fn names(node: &TestNode, community: i64) -> Vec<String> {
    topics_of(node, community).await.into_iter().map(|t| t.name).collect()
}

async fn add(world: &World, name: &'static str) -> Topic {
    let (by, home) = (world.asha.clone(), world.home);
    world.north().write(move |tx| topics::add(tx, &by, home, name)).await;
    world.all.settle().await;
    topics_of(world.north(), home).await.into_iter().find(|t| t.name == name).unwrap()
}

async fn thread(node: &TestNode, id: i64) -> Thread {
    node.read(move |conn| read::thread_by_id(conn, &Viewer::Node, id)).await
}

async fn topic_of(node: &TestNode, id: i64) -> Option<String> {
    thread(node, id).await.topic_name
}

async fn try_move(node: &TestNode, by: &Member, id: i64, to: Option<&str>) -> Result<Done, Error> {
    let (by, to) = (Author::Local(by.clone()), to.map(str::to_owned));
    node.app.db().write(move |tx| topic::move_to(tx, &by, id, to.as_deref(), "Fits better")).await
}

#[tokio::test]
async fn a_thread_that_is_moved_between_topics_keeps_its_address_on_both_nodes() {
    let world = World::new().await;
    let (dressings, _) = (add(&world, "Dressings").await, add(&world, "Pain").await);
    assert_eq!(names(world.south(), world.away).await, ["Dressings", "Pain"]);
    let id = start(world.north(), &world.asha, world.home, "Which foam?").await;
    world.all.settle().await;
    let there = world.same(world.north(), id, world.south()).await;
    let (before, copy) = (thread(world.north(), id).await, thread(world.south(), there).await);
    assert_eq!(before.topic, None);

    assert_eq!(try_move(world.north(), &world.asha, id, Some(&dressings.uri)).await.unwrap(), Done::Here);
    world.all.settle().await;
    assert_eq!(topic_of(world.north(), id).await.as_deref(), Some("Dressings"));
    assert_eq!(topic_of(world.south(), there).await.as_deref(), Some("Dressings"));
    let (after, moved) = (thread(world.north(), id).await, thread(world.south(), there).await);
    assert_eq!((after.page, after.uri), (before.page.clone(), before.uri));
    assert_eq!((moved.page, moved.uri), (copy.page, copy.uri));
    let shown = world.north().get(&format!("/t/{}", before.page)).await;
    assert!(shown.text().contains("Dressings"), "the page names its topic");

    assert!(try_move(world.north(), &world.asha, id, None).await.is_ok());
    world.all.settle().await;
    assert_eq!(topic_of(world.south(), there).await, None);
}

#[tokio::test]
async fn a_merged_topic_gives_its_threads_away_and_its_address_leads_on() {
    let world = World::new().await;
    let (foam, dressings) = (add(&world, "Foam").await, add(&world, "Dressings").await);
    let id = start(world.north(), &world.asha, world.home, "Which foam?").await;
    world.all.settle().await;
    let there = world.same(world.north(), id, world.south()).await;
    try_move(world.north(), &world.asha, id, Some(&foam.uri)).await.unwrap();
    let (by, home, from, into) = (world.asha.clone(), world.home, foam.page.clone(), dressings.page.clone());
    world.north().write(move |tx| topics::merge(tx, &by, home, &from, &into)).await;
    world.all.settle().await;
    for (node, community, id) in [(world.north(), world.home, id), (world.south(), world.away, there)] {
        assert_eq!(names(node, community).await, ["Dressings"]);
        assert_eq!(topic_of(node, id).await.as_deref(), Some("Dressings"));
    }
    let slug =
        world.north().read(move |conn| communities::read::by_id(conn, &Viewer::Node, home)).await.slug();
    let old = world.north().get(&format!("/c/{slug}/topics/{}", foam.page)).await;
    let leads = format!("/c/{slug}/topics/{}", dressings.page);
    assert_eq!((old.status.as_u16(), old.header("location")), (303, Some(leads.as_str())));

    // Who writes elsewhere and still names the old topic lands in the new one.
    let mut draft = world.south().draft(Some("Another foam"), "Which?").await;
    let copy = topics_of(world.south(), world.away).await.remove(0);
    draft.topic = Some(copy.uri.replace(&dressings.page, &foam.page));
    let (by, away) = (Author::Local(world.ewan.clone()), world.away);
    let posted = world
        .south()
        .write(move |tx| post::start(tx, &by, away, communities::Visibility::Public, &draft))
        .await;
    world.all.settle().await;
    assert_eq!(topic_of(world.south(), posted.id).await.as_deref(), Some("Dressings"));
    let at_home = world.north().number("SELECT id AS n FROM threads WHERE title = 'Another foam'").await;
    assert_eq!(topic_of(world.north(), at_home).await.as_deref(), Some("Dressings"));
}

#[tokio::test]
async fn only_moderators_move_threads_and_one_elsewhere_asks_the_home() {
    let world = World::new().await;
    let pain = add(&world, "Pain").await;
    let id = start(world.north(), &world.asha, world.home, "Which foam?").await;
    world.all.settle().await;
    let there = world.same(world.north(), id, world.south()).await;
    let copy = topics_of(world.south(), world.away).await.remove(0);
    let refused = try_move(world.south(), &world.ewan, there, Some(&copy.uri)).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NotModerator))), "{refused:?}");
    // Whoever says it all the same is not heard.
    let (group, ewan) = (actor_uri(world.north(), world.home).await, {
        let id = world.north().number("SELECT id AS n FROM actors WHERE handle = 'ewan'").await;
        actor_uri(world.north(), id).await
    });
    let object = format!("{}{}", world.north().origin(), thread(world.north(), id).await.uri);
    let target = format!("{}{}", world.north().origin(), pain.uri);
    let forged = serde_json::json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Add", "id": super::fresh("add"), "actor": ewan,
        "object": object, "target": target, "cc": [group], "audience": group,
    });
    world.ewan_says(forged.to_string().as_bytes()).await;
    world.all.settle().await;
    assert_eq!(topic_of(world.north(), id).await, None);

    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let guest = world.north().number("SELECT id AS n FROM actors WHERE handle = 'ewan'").await;
    world.north().write(move |tx| join::set_role(tx, &by, home, guest, Role::Moderator)).await;
    world.all.settle().await;
    assert_eq!(try_move(world.south(), &world.ewan, there, Some(&copy.uri)).await.unwrap(), Done::SentHome);
    world.all.settle().await;
    assert_eq!(topic_of(world.north(), id).await.as_deref(), Some("Pain"));
    assert_eq!(topic_of(world.south(), there).await.as_deref(), Some("Pain"));
    let log = "SELECT count(*) AS n FROM acts WHERE act = 'move'";
    assert_eq!((world.north().number(log).await, world.south().number(log).await), (1, 2));
}

#[tokio::test]
async fn topics_are_kept_by_facilitators_and_their_names_are_told_apart() {
    let world = World::new().await;
    add(&world, "Pain").await;
    let (by, home) = (world.asha.clone(), world.home);
    let doubled = world.north().app.db().write(move |tx| topics::add(tx, &by, home, "pain")).await;
    assert!(matches!(doubled, Err(Error::Invalid(p)) if p[0].code == "topic-taken"));
    let (by, away) = (world.ewan.clone(), world.away);
    let elsewhere = world.south().app.db().write(move |tx| topics::add(tx, &by, away, "Mine")).await;
    assert!(matches!(elsewhere, Err(Error::Denied(Denial::NotHere))), "{elsewhere:?}");
    let bo = world.north().member("bo").await;
    world.north().join(&bo, world.home, &world.asha).await;
    let refused = world.north().app.db().write(move |tx| topics::add(tx, &bo, home, "Mine")).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NotModerator))), "{refused:?}");
    let topics = topics_of(world.north(), world.home).await;
    let (by, page) = (world.asha.clone(), topics[0].page.clone());
    world.north().write(move |tx| topics::rename(tx, &by, home, &page, "Pain and sleep")).await;
    world.all.settle().await;
    assert_eq!(names(world.south(), world.away).await, ["Pain and sleep"]);
}
