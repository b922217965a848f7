//! Suspension travels as `Block`: told by the home, from those who may, for as long as was said.

use collegium::accounts::{Author, Member};
use collegium::base::time::{DAY, MINUTE};
use collegium::communities::{Role, join, suspend};
use collegium::error::{Denial, Error};
use collegium::threads::comment;
use serde_json::{Value, json};

use super::{NORTH, SOUTH, World, actor_uri, start};
use crate::support::TestNode;

async fn state(node: &TestNode, handle: &'static str, community: i64) -> String {
    collegium::row! { struct One { state: String } }
    let text = "SELECT m.state FROM memberships m JOIN actors a ON a.id = m.actor WHERE a.handle = $1 AND m.community = $2";
    let found = node.read(move |conn| conn.one::<One>(collegium::sql!(text, handle, community))).await;
    found.map_or_else(|| "none".to_owned(), |one| one.state)
}

async fn actor(node: &TestNode, handle: &'static str) -> i64 {
    let text = "SELECT id AS n FROM actors WHERE handle = $1";
    node.read(move |conn| conn.number(collegium::sql!(text, handle))).await.unwrap()
}

async fn suspend_ewan(world: &World, days: Option<i64>) {
    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let ewan = actor(world.north(), "ewan").await;
    let work = move |tx: &mut collegium::base::db::Tx| {
        let until = days.map(|days| tx.now + days * DAY);
        suspend::suspend(tx, &by, home, ewan, until, "Advertises")
    };
    world.north().write(work).await;
    world.all.settle().await;
}

async fn lift_ewan(world: &World) {
    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let ewan = actor(world.north(), "ewan").await;
    world.north().write(move |tx| suspend::lift(tx, &by, home, ewan, "")).await;
    world.all.settle().await;
}

async fn try_reply(node: &TestNode, by: &Member, parent: i64) -> Result<(), Error> {
    let (draft, by) = (node.draft(None, "May I?").await, Author::Local(by.clone()));
    node.app.db().write(move |tx| comment::reply(tx, &by, parent, &draft).map(drop)).await
}

#[tokio::test]
async fn a_suspension_at_home_takes_the_voice_on_the_members_own_node_until_it_is_lifted() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Ends here").await;
    world.all.settle().await;
    let there = world.same(world.north(), thread, world.south()).await;
    suspend_ewan(&world, None).await;
    assert_eq!(state(world.north(), "ewan", world.home).await, "suspended");
    assert_eq!(state(world.south(), "ewan", world.away).await, "suspended");
    let refused = try_reply(world.south(), &world.ewan, there).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::Suspended))), "{refused:?}");
    lift_ewan(&world).await;
    assert_eq!(state(world.north(), "ewan", world.home).await, "member");
    assert_eq!(state(world.south(), "ewan", world.away).await, "member");
    assert!(try_reply(world.south(), &world.ewan, there).await.is_ok());
}

#[tokio::test]
async fn a_suspension_ends_by_itself_on_every_node_that_was_told() {
    let world = World::new().await;
    suspend_ewan(&world, Some(7)).await;
    world.all.shift(6 * DAY);
    for node in [world.north(), world.south()] {
        node.write(suspend::end_expired).await;
    }
    assert_eq!(state(world.south(), "ewan", world.away).await, "suspended");
    world.all.shift(7 * DAY + MINUTE);
    for node in [world.north(), world.south()] {
        node.write(suspend::end_expired).await;
    }
    assert_eq!(state(world.north(), "ewan", world.home).await, "member");
    assert_eq!(state(world.south(), "ewan", world.away).await, "member");
}

fn block(by: &str, whom: &str, group: &str, target: &str, n: u8) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Block", "id": format!("https://{SOUTH}/a/block{n}"),
        "actor": by, "object": whom, "target": target, "cc": [group], "audience": group, "summary": "Out",
    })
}

#[tokio::test]
async fn a_block_counts_only_from_who_moderates_and_only_in_that_community() {
    let world = World::new().await;
    let north = world.north();
    let group = actor_uri(north, world.home).await;
    let bo = north.member("bo").await;
    let (by, home, whom) = (Author::Local(world.asha.clone()), world.home, bo.actor);
    north.join(&bo, world.home, &world.asha).await;
    let ewan = actor(north, "ewan").await;
    let (ewans, bos) = (actor_uri(north, ewan).await, actor_uri(north, whom).await);
    let say = async |n: u8, object: &str, target: &str| {
        let wire = block(&ewans, object, &group, target, n);
        assert_eq!(world.ewan_says(wire.to_string().as_bytes()).await.status, 202);
        world.all.settle().await;
    };
    say(1, &bos, &group).await;
    assert_eq!(state(north, "bo", home).await, "member", "ewan does not moderate");
    north.write(move |tx| join::set_role(tx, &by, home, ewan, Role::Moderator)).await;
    world.all.settle().await;
    say(2, &bos, &format!("https://{NORTH}/")).await;
    assert_eq!(state(north, "bo", home).await, "member", "no community's moderator speaks for a node");
    let ashas = actor_uri(north, world.asha.actor).await;
    say(3, &ashas, &group).await;
    assert_eq!(state(north, "asha", home).await, "member", "nobody suspends a higher role");
    say(4, &ewans, &group).await;
    assert_eq!(state(north, "ewan", home).await, "member", "nor themselves");
    say(5, &bos, &group).await;
    assert_eq!(state(north, "bo", home).await, "suspended");
}

#[tokio::test]
async fn an_admin_does_not_suspend_the_last_facilitator() {
    let world = World::new().await;
    let north = world.north();
    let (by, home, asha) = (north.admin("boss").await, world.home, world.asha.actor);
    let by = Author::Local(by);
    let tried = north.app.db().write(move |tx| suspend::suspend(tx, &by, home, asha, None, "Out")).await;
    assert!(matches!(tried, Err(Error::Denied(Denial::LastFacilitator))), "{tried:?}");
}
