//! Suspension travels as `Block`: told by the home, from those who may, for as long as was said.

use collegium::accounts::{Author, Member, Viewer};
use collegium::actors::RemoteActor;
use collegium::base::page::Cursor;
use collegium::base::time::{DAY, MINUTE};
use collegium::communities::{self, Role, join, suspend};
use collegium::error::{Denial, Error};
use collegium::threads::{comment, read};
use serde_json::{Value, json};

use super::{NORTH, SOUTH, WEST, World, actor_uri, fresh, start};
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

async fn role(node: &TestNode, handle: &'static str, community: i64) -> String {
    collegium::row! { struct One { role: String } }
    let text = "SELECT m.role FROM memberships m JOIN actors a ON a.id = m.actor WHERE a.handle = $1 AND m.community = $2";
    node.read(move |conn| conn.one::<One>(collegium::sql!(text, handle, community))).await.unwrap().role
}

async fn give_ewan(world: &World, role: Role) {
    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let ewan = actor(world.north(), "ewan").await;
    world.north().write(move |tx| join::set_role(tx, &by, home, ewan, role)).await;
    world.all.settle().await;
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

/// Asks from the south, where the community is known but not at home.
async fn from_the_south(
    world: &World,
    by: &Member,
    handle: &'static str,
    lift: bool,
) -> Result<communities::Done, Error> {
    let (by, away) = (Author::Local(by.clone()), world.away);
    let whom = actor(world.south(), handle).await;
    let work = move |tx: &mut collegium::base::db::Tx| match lift {
        true => suspend::lift(tx, &by, away, whom, "It is settled"),
        false => suspend::suspend(tx, &by, away, whom, Some(tx.now + 7 * DAY), "Advertises"),
    };
    let done = world.south().app.db().write(work).await;
    world.all.settle().await;
    done
}

#[tokio::test]
async fn a_moderator_elsewhere_asks_the_home_which_suspends_and_tells_everybody() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let far = actor(west, "wounds").await;
    let thread = start(west, &wanda, far, "Buy my cream").await;
    world.all.settle().await;
    assert!(
        thread > 0 && state(south, "wanda", world.away).await == "none",
        "the south knows her by her words"
    );
    let refused = from_the_south(&world, &world.ewan, "wanda", false).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NotModerator))), "{refused:?}");
    give_ewan(&world, Role::Moderator).await;
    let myself = from_the_south(&world, &world.ewan, "ewan", false).await;
    assert!(matches!(myself, Err(Error::Denied(Denial::Outranked))), "{myself:?}");

    let asked = from_the_south(&world, &world.ewan, "wanda", false).await.unwrap();
    assert_eq!(asked, communities::Done::SentHome);
    let until = "SELECT max(until) AS n FROM memberships WHERE state = 'suspended'";
    for (node, community) in [(north, world.home), (south, world.away), (west, far)] {
        assert_eq!(state(node, "wanda", community).await, "suspended");
        assert_eq!(node.number(until).await, north.number(until).await);
    }
    let refused = try_reply(west, &wanda, thread).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::Suspended))), "{refused:?}");
    from_the_south(&world, &world.ewan, "wanda", true).await.unwrap();
    assert_eq!(
        (state(north, "wanda", world.home).await, state(west, "wanda", far).await),
        ("member".into(), "member".into())
    );
    assert_eq!(
        state(south, "wanda", world.away).await,
        "left",
        "of whom the south never heard that she is in"
    );
    let log = "SELECT count(*) AS n FROM acts WHERE subject IS NOT NULL AND reason = 'It is settled'";
    assert_eq!((north.number(log).await, south.number(log).await), (1, 2), "asked, and told by the home");
}

#[tokio::test]
async fn what_the_home_refuses_changes_nothing_anywhere() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    give_ewan(&world, Role::Moderator).await;
    // He cannot know of those who share his rank at home; the home does.
    let asked = from_the_south(&world, &world.ewan, "asha", false).await.unwrap();
    assert_eq!(asked, communities::Done::SentHome);
    assert_eq!(state(north, "asha", world.home).await, "member");
    assert_eq!(south.number("SELECT count(*) AS n FROM memberships WHERE state = 'suspended'").await, 0);
    // Nor does anybody but those who moderate read that it was asked.
    let (flo, community) = (south.member("flo").await, world.away);
    let joins = Author::Local(flo.clone());
    south.write(move |tx| join::ask(tx, &joins, community, None).map(drop)).await;
    world.all.settle().await;
    assert_eq!(state(south, "flo", community).await, "member");
    for (who, asked) in [(&world.ewan, 1), (&flo, 0)] {
        let viewer = Viewer::Member(who.clone());
        let log = south.read(move |conn| read::acts(conn, &viewer, community, &Cursor::newest())).await.items;
        assert_eq!(log.iter().filter(|line| line.asked && line.act == "suspend").count(), asked);
        assert_eq!(log.iter().filter(|line| line.subject_name.is_some()).count(), asked);
    }
}

#[tokio::test]
async fn a_moderator_elsewhere_suspends_on_the_pages_and_over_the_api() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Ends here").await;
    let bo = north.member("bo").await;
    north.join(&bo, world.home, &world.asha).await;
    super::reply(north, &bo, thread, "Buy my cream").await;
    world.all.settle().await;
    let uri = actor_uri(north, bo.actor).await;
    let cookie = format!("__Host-collegium={}", south.session(&world.ewan).await);
    let page = format!("/c/wounds@{NORTH}/suspend");
    let form = [("person", uri.as_str()), ("days", "7"), ("reason", "Advertises")];
    assert_eq!(south.post_form(&page, Some(&cookie), &form).await.status, 403, "he does not moderate yet");
    give_ewan(&world, Role::Moderator).await;
    let sent = south.post_form(&page, Some(&cookie), &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(sent.header("location"), Some(format!("/c/wounds@{NORTH}/members?sent=home").as_str()));
    world.all.settle().await;
    assert_eq!(
        (state(north, "bo", world.home).await, state(south, "bo", world.away).await),
        ("suspended".into(), "suspended".into())
    );
    let token = south.token(&world.ewan).await;
    let path = format!("/api/v1/communities/wounds@{NORTH}/members/@bo@{NORTH}");
    let lifted = south.api(&token, "PUT", &path, Some(json!({ "state": "member" }))).await;
    assert_eq!(lifted.status, 204, "{}", lifted.text());
    world.all.settle().await;
    assert_eq!(state(north, "bo", world.home).await, "member");
}

#[tokio::test]
async fn a_role_waits_while_its_holder_is_suspended_and_is_theirs_again() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    give_ewan(&world, Role::Moderator).await;
    suspend_ewan(&world, Some(7)).await;
    let asked = from_the_south(&world, &world.ewan, "asha", false).await;
    assert!(
        matches!(asked, Err(Error::Denied(Denial::NotModerator))),
        "a role that waits gives nothing: {asked:?}"
    );
    suspend_ewan(&world, None).await;
    lift_ewan(&world).await;
    let roles = [role(north, "ewan", world.home).await, role(south, "ewan", world.away).await];
    assert_eq!(roles, ["moderator", "moderator"]);
    suspend_ewan(&world, Some(7)).await;
    world.all.shift(7 * DAY + MINUTE);
    for (node, community) in [(north, world.home), (south, world.away)] {
        node.write(suspend::end_expired).await;
        assert_eq!(role(node, "ewan", community).await, "moderator", "also when it ends by itself");
    }
}

#[tokio::test]
async fn making_a_facilitator_a_moderator_from_elsewhere_leaves_the_higher_role() {
    let world = World::new().await;
    let north = world.north();
    let group = actor_uri(north, world.home).await;
    give_ewan(&world, Role::Facilitator).await;
    let bo = north.member("bo").await;
    north.join(&bo, world.home, &world.asha).await;
    let ewans = actor_uri(north, actor(north, "ewan").await).await;
    let add = async |whom: i64| {
        let wire = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Add", "id": fresh("add"), "actor": ewans,
            "object": actor_uri(north, whom).await, "target": format!("{group}/moderators"), "audience": group,
        });
        assert_eq!(world.ewan_says(wire.to_string().as_bytes()).await.status, 202);
        world.all.settle().await;
    };
    add(world.asha.actor).await;
    add(bo.actor).await;
    assert_eq!(role(north, "asha", world.home).await, "facilitator");
    assert_eq!(role(north, "bo", world.home).await, "moderator");
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

/// What the home says, at a moment of its clock.
async fn home_says(
    node: &TestNode,
    community: i64,
    clock: i64,
    work: impl FnOnce(&mut collegium::base::db::Tx, &Author) -> collegium::error::Result<()>
    + Send
    + Clone
    + 'static,
) {
    let home = Author::Remote(RemoteActor { actor: community, cause: None, by_home: true, clock });
    node.write(move |tx| work.clone()(tx, &home)).await;
}

#[tokio::test]
async fn what_comes_late_of_a_suspension_ends_as_at_home() {
    // Without end, then shortened to a time that is over when it comes; in order, and the other way round.
    for in_order in [true, false] {
        let world = World::new().await;
        let (away, ewan, south) = (world.away, world.ewan.actor, world.south());
        let said: [(i64, Option<i64>); 2] = [(10, None), (20, Some(1))];
        for n in if in_order { [0, 1] } else { [1, 0] } {
            let (clock, until) = said[n];
            home_says(south, away, clock, move |tx, home| {
                suspend::suspend(tx, home, away, ewan, until, "Advertises").map(drop)
            })
            .await;
        }
        assert_eq!(state(south, "ewan", away).await, "member", "in order: {in_order}");
        // Its lifting before itself.
        home_says(south, away, 40, move |tx, home| suspend::lift(tx, home, away, ewan, "").map(drop)).await;
        home_says(south, away, 30, move |tx, home| {
            suspend::suspend(tx, home, away, ewan, None, "Advertises").map(drop)
        })
        .await;
        assert_eq!(state(south, "ewan", away).await, "member", "in order: {in_order}");
        assert_eq!(south.number("SELECT count(*) AS n FROM acts").await, 4, "all of it stands in the log");
    }
}

#[tokio::test]
async fn a_role_that_the_home_gives_lifts_no_suspension() {
    let world = World::new().await;
    let (away, ewan, south) = (world.away, world.ewan.actor, world.south());
    suspend_ewan(&world, None).await;
    home_says(south, away, 10, move |tx, home| join::add_moderator(tx, home, away, ewan)).await;
    assert_eq!(state(south, "ewan", away).await, "suspended");
    lift_ewan(&world).await;
    assert_eq!(
        (state(south, "ewan", away).await, role(south, "ewan", away).await),
        ("member".into(), "moderator".into())
    );
}

#[tokio::test]
async fn whoever_leaves_while_suspended_is_let_go() {
    let world = World::new().await;
    suspend_ewan(&world, None).await;
    let (away, by) = (world.away, Author::Local(world.ewan.clone()));
    world.south().write(move |tx| join::leave(tx, &by, away)).await;
    world.all.settle().await;
    let before = world.all.wire().iter().filter(|e| e.to == SOUTH && e.method == "POST").count();
    start(world.north(), &world.asha, world.home, "Not for the south").await;
    world.all.settle().await;
    let now = world.all.wire().iter().filter(|e| e.to == SOUTH && e.method == "POST").count();
    assert_eq!(now, before, "nobody is there any more to hear it");
    assert_eq!(state(world.north(), "ewan", world.home).await, "suspended");
    lift_ewan(&world).await;
    for (node, community) in [(world.north(), world.home), (world.south(), world.away)] {
        assert_eq!(state(node, "ewan", community).await, "left");
    }
}

#[tokio::test]
async fn a_role_counts_while_its_holder_is_suspended() {
    let world = World::new().await;
    give_ewan(&world, Role::Moderator).await;
    let north = world.north();
    let bea = north.member("bea").await;
    north.join(&bea, world.home, &world.asha).await;
    let (asha, home, other) = (Author::Local(world.asha.clone()), world.home, bea.actor);
    north.write(move |tx| join::set_role(tx, &asha, home, other, Role::Moderator)).await;
    suspend_ewan(&world, Some(1)).await;
    let (ewan, bea) = (actor(north, "ewan").await, Author::Local(bea));
    let again = bea.clone();
    let lifted = north.app.db().write(move |tx| suspend::lift(tx, &bea, home, ewan, "").map(drop)).await;
    let longer =
        north.app.db().write(move |tx| suspend::suspend(tx, &again, home, ewan, None, "").map(drop)).await;
    for refused in [lifted, longer] {
        assert!(matches!(refused, Err(Error::Denied(Denial::Outranked))), "{refused:?}");
    }
    assert_eq!(state(north, "ewan", home).await, "suspended");
}
