//! A member leaves the node in each of the three ways, as the nodes see it that were told of them.

use collegium::accounts::{Author, Member};
use collegium::actors::{Actor, by_id, by_uri};
use collegium::communities::join;
use collegium::leaving::{self, Wish};
use collegium::sql;
use serde_json::json;

use super::{NORTH, SOUTH, WEST, World, actor_uri, follow, fresh, reply, start, vote_for};
use crate::support::TestNode;

/// Ewan of the south wrote and voted in the north; the west only reads what the north announces.
struct Story {
    world: World,
    thread: i64,
    reply: i64,
}

impl Story {
    async fn new() -> Story {
        let (world, _) = World::of_three().await;
        let thread = start(world.north(), &world.asha, world.home, "Goodbye").await;
        world.all.settle().await;
        let there = world.same(world.north(), thread, world.south()).await;
        let own = start(world.south(), &world.ewan, world.away, "What I leave behind").await;
        reply(world.south(), &world.ewan, there, "I am leaving").await;
        vote_for(world.south(), &world.ewan, there).await;
        world.all.settle().await;
        let home = world.same(world.south(), own, world.north()).await;
        reply(world.north(), &world.asha, home, "Stay").await;
        world.all.settle().await;
        Story { world, thread, reply: there }
    }

    async fn leave(&self, way: &'static str) {
        let (south, ewan) = (self.world.south(), self.world.ewan.clone());
        leave(south, &ewan, way).await;
        self.world.all.settle().await;
    }

    fn nodes(&self) -> [&TestNode; 3] {
        [NORTH, SOUTH, WEST].map(|host| self.world.all.node(host))
    }

    /// Ewan as a node has him.
    async fn ewan(&self, node: &TestNode) -> Actor {
        let stored =
            node.app.origin().stored(&actor_uri(self.world.south(), self.world.ewan.actor).await).to_owned();
        node.read(move |conn| Ok(by_uri(conn, &stored)?.unwrap())).await
    }

    /// His threads, replies and votes that count on a node.
    async fn counts(&self, node: &TestNode) -> (i64, i64, i64) {
        let actor = self.ewan(node).await.id;
        let count = async |text: &'static str| {
            node.read(move |conn| Ok(conn.number(sql!(text, actor))?.unwrap_or(0))).await
        };
        (
            count("SELECT count(*) AS n FROM posts WHERE author = $1 AND deleted IS NULL AND parent IS NULL AND html <> ''")
                .await,
            count(
                "SELECT count(*) AS n FROM posts WHERE author = $1 AND deleted IS NULL AND parent IS NOT NULL AND html <> ''",
            )
            .await,
            count("SELECT count(*) AS n FROM votes WHERE actor = $1 AND NOT undone").await,
        )
    }

    async fn finger(&self) -> u16 {
        let resource = format!("/.well-known/webfinger?resource=acct:ewan@{SOUTH}");
        self.world.south().get(&resource).await.status.as_u16()
    }

    /// No message came to nothing that should have done something.
    async fn nothing_failed(&self) {
        for node in self.nodes() {
            let failed = "SELECT count(*) AS n FROM inbox_items WHERE state = 'failed'";
            assert_eq!(node.number(failed).await, 0, "{}", node.origin());
        }
    }
}

async fn leave(node: &TestNode, who: &Member, way: &'static str) {
    let wish = Wish { way: way.into(), handle: who.handle.clone(), alone: false };
    let who = who.clone();
    node.write(move |tx| leaving::leave(tx, None, &who, &wish)).await;
}

async fn membership(node: &TestNode, community: i64, actor: i64) -> String {
    node.write(move |tx| Ok(join::find(tx, community, actor)?.map(|m| m.state).unwrap_or_default())).await
}

async fn erased(node: &TestNode) {
    for text in ["SELECT count(*) AS n FROM members", "SELECT count(*) AS n FROM member_actors"] {
        assert_eq!(node.number(text).await, 0, "{text}");
    }
}

#[tokio::test]
async fn who_leaves_and_keeps_their_name_is_told_to_other_nodes_without_a_profile() {
    let story = Story::new().await;
    let (north, south) = (story.world.north(), story.world.south());
    let profile = collegium::actors::Profile {
        name: "Ewan of the South".into(),
        about: "I see wounds".into(),
        profession: None,
        profession_text: None,
    };
    let actor = story.world.ewan.actor;
    south.write(move |tx| collegium::actors::edit(tx, actor, &profile)).await;
    story.world.all.settle().await;
    assert!(story.ewan(north).await.about_html.contains("wounds"));
    assert_eq!(membership(north, story.world.home, story.ewan(north).await.id).await, "member");

    story.leave("keep").await;
    erased(south).await;
    for node in story.nodes() {
        let ewan = story.ewan(node).await;
        assert_eq!((ewan.name.as_str(), ewan.about_html.as_str()), ("Ewan of the South", ""));
        assert_eq!((ewan.handle.as_str(), ewan.gone), ("ewan", None));
        assert_eq!(story.counts(node).await, (1, 1, 1), "{}", node.origin());
    }
    assert_eq!(membership(north, story.world.home, story.ewan(north).await.id).await, "left");
    assert_eq!(story.finger().await, 200, "the name leads to what stays under it");
    story.nothing_failed().await;
}

#[tokio::test]
async fn who_leaves_without_their_name_is_nameless_on_every_node_and_the_name_is_nobodys() {
    let story = Story::new().await;
    let south = story.world.south();
    assert_eq!(story.ewan(story.world.all.node(WEST)).await.handle, "ewan");
    story.leave("anonymise").await;
    erased(south).await;
    for node in story.nodes() {
        let ewan = story.ewan(node).await;
        assert_eq!((ewan.name.as_str(), ewan.gone), ("Former member", None), "{}", node.origin());
        assert!(ewan.handle.starts_with("former-") && !ewan.handle.contains("ewan"), "{}", ewan.handle);
        assert_eq!(story.counts(node).await, (1, 1, 1), "{}", node.origin());
        let named = "SELECT count(*) AS n FROM actors WHERE handle LIKE '%ewan%' OR name LIKE '%EWAN%'";
        assert_eq!(node.number(named).await, 0, "{}", node.origin());
    }
    assert_eq!(story.finger().await, 404);
    let taken = collegium::accounts::sign_up::NewMember {
        handle: "Ewan".into(),
        ..crate::support::node::newcomer("other")
    };
    let again = south
        .app
        .db()
        .write(move |tx| collegium::accounts::sign_up::create(tx, &taken, false))
        .await
        .map(|_| ());
    assert!(format!("{again:?}").contains("handle-taken"), "{again:?}");
    // Nothing that waits or is kept to be sent holds the name.
    let said =
        "SELECT count(*) AS n FROM activities WHERE actor IN (SELECT id FROM actors WHERE uri LIKE '/u/%')
                AND kind IN ('Update', 'Move') AND json IS NOT NULL AND community IS NULL";
    assert_eq!(south.number(said).await, 1, "the one that takes the name off");
    story.nothing_failed().await;
}

#[tokio::test]
async fn who_leaves_and_deletes_all_leaves_tombstones_on_every_node() {
    let story = Story::new().await;
    let (north, south) = (story.world.north(), story.world.south());
    let uri = actor_uri(south, story.world.ewan.actor).await;
    story.leave("delete").await;
    erased(south).await;
    for node in story.nodes() {
        let ewan = story.ewan(node).await;
        assert!(ewan.gone.is_some(), "{}", node.origin());
        assert_eq!(ewan.name, "Former member", "{}", node.origin());
        assert_eq!(story.counts(node).await, (0, 0, 0), "{}", node.origin());
        assert_eq!(node.number("SELECT count(*) AS n FROM departures").await, 0, "{}", node.origin());
        let tombs = "SELECT count(*) AS n FROM posts WHERE deleted IS NOT NULL";
        assert_eq!(node.number(tombs).await, 2, "{}", node.origin());
        let stays = "SELECT count(*) AS n FROM posts WHERE deleted IS NULL";
        assert_eq!(node.number(stays).await, 2, "what others wrote stays: {}", node.origin());
    }
    let thread = story.thread;
    let votes =
        north.read(move |conn| conn.number(sql!("SELECT votes AS n FROM posts WHERE id = $1", thread)));
    assert_eq!(votes.await, Some(0), "the vote went, too");
    let path = uri.strip_prefix(&south.origin()).unwrap();
    let tombstone = south.get_as(path, "application/activity+json", None).await;
    assert_eq!(tombstone.status.as_u16(), 410);
    let document = tombstone.json();
    assert_eq!((&document["type"], &document["id"]), (&json!("Tombstone"), &json!(uri)));
    assert_eq!(story.finger().await, 404);
    story.nothing_failed().await;
}

/// Other software tells of the account alone, not of each post.
#[tokio::test]
async fn a_person_whom_another_node_deletes_goes_with_all_they_wrote() {
    let story = Story::new().await;
    let (world, north) = (&story.world, story.world.north());
    let ewan = actor_uri(world.south(), world.ewan.actor).await;
    assert_eq!(story.counts(north).await, (1, 1, 1));
    let gone = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": fresh("gone"), "type": "Delete", "actor": ewan, "object": ewan,
    });
    let taken = world.ewan_says(gone.to_string().as_bytes()).await;
    assert_eq!(taken.status.as_u16(), 202, "{}", taken.text());
    world.all.settle().await;
    assert_eq!(story.counts(north).await, (0, 0, 0));
    let west = world.all.node(WEST);
    assert_eq!(story.counts(west).await, (1, 1, 1), "told by the home, without a proof: his node denies it");
    assert!(story.ewan(north).await.gone.is_some());
    let members = "SELECT count(*) AS n FROM memberships WHERE state = 'member' AND actor IN
                   (SELECT id FROM actors WHERE gone IS NOT NULL)";
    assert_eq!(north.number(members).await, 0);
}

/// The home tells it on; of a third node's people nothing is believed but what that node says itself.
#[tokio::test]
async fn a_home_that_says_that_somebody_elsewhere_is_gone_is_not_believed_against_their_own_node() {
    let story = Story::new().await;
    let (world, west) = (&story.world, story.world.all.node(WEST));
    let (ewan, group) =
        (actor_uri(world.south(), world.ewan.actor).await, actor_uri(world.north(), world.home).await);
    let announce = |kind: &str, object| {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("https://{NORTH}/a/{kind}"), "type": "Announce", "actor": group,
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "object": { "id": fresh("gone"), "type": kind, "actor": ewan, "object": object },
        })
    };
    let nameless = json!({ "id": ewan, "type": "Person", "name": "Somebody else", "preferredUsername": "x" });
    for said in [announce("Delete", json!(ewan)), announce("Update", nameless)] {
        let bytes = said.to_string().into_bytes();
        super::say(world.north(), world.home, west, "/inbox", &bytes, |_| {}).await;
        world.all.settle().await;
    }
    let kept = story.ewan(west).await;
    assert_eq!((kept.gone, kept.handle.as_str()), (None, "ewan"));
    assert_eq!(story.counts(west).await, (1, 1, 1));

    // A reason makes it no removal of a post, and no other question.
    let mut removed = announce("Delete", json!(ewan));
    removed["object"]["summary"] = json!("Gone");
    removed["id"] = json!(format!("https://{NORTH}/a/with-reason"));
    super::say(world.north(), world.home, west, "/inbox", &removed.to_string().into_bytes(), |_| {}).await;
    world.all.settle().await;
    assert_eq!((story.ewan(west).await.gone, story.counts(west).await), (None, (1, 1, 1)));

    // Nor is it enough that their node does not know them at this moment.
    world.all.serve(SOUTH, axum::Router::new());
    let mut again = announce("Delete", json!(ewan));
    again["id"] = json!(format!("https://{NORTH}/a/again"));
    again["object"]["id"] = json!(fresh("gone"));
    super::say(world.north(), world.home, west, "/inbox", &again.to_string().into_bytes(), |_| {}).await;
    world.all.settle().await;
    assert_eq!((story.ewan(west).await.gone, story.counts(west).await), (None, (1, 1, 1)));
}

#[tokio::test]
async fn a_deletion_that_was_cut_off_goes_on_where_it_was_left() {
    let world = World::new().await;
    let (south, ewan) = (world.south(), world.ewan.clone());
    let first = start(south, &ewan, world.away, "One of many").await;
    let (draft, by) = (south.draft(None, "again").await, Author::Local(ewan.clone()));
    south
        .write(move |tx| {
            for _ in 0..120 {
                collegium::threads::comment::reply(tx, &by, first, &draft)?;
            }
            Ok(())
        })
        .await;
    leave(south, &ewan, "delete").await;
    let left = "SELECT count(*) AS n FROM posts WHERE deleted IS NULL";
    assert_eq!(south.number(left).await, 121, "nothing is done in the transaction of the form");
    assert!(south.write(|tx| leaving::work::step(tx, "one")).await);
    assert_eq!(south.number(left).await, 71, "bounded");
    south.write(|tx| collegium::base::lease::take(tx, "departures", "one")).await;
    assert!(!south.write(|tx| leaving::work::step(tx, "other")).await, "one process at a time");
    south.write(|tx| collegium::base::lease::release(tx, "departures", "one")).await;
    let actor = ewan.actor;
    assert!(south.read(move |conn| by_id(conn, actor)).await.gone.is_some());
    world.all.settle().await;
    for node in [world.north(), south] {
        assert_eq!(node.number(left).await, 0, "{}", node.origin());
    }
}

#[tokio::test]
async fn the_figures_name_the_nodes_that_were_told() {
    let story = Story::new().await;
    let (south, ewan) = (story.world.south(), story.world.ewan.clone());
    let effect = south.read(move |conn| leaving::read::effect(conn, &ewan)).await;
    assert_eq!(
        (effect.threads, effect.replies, effect.answers, effect.votes, effect.communities),
        (1, 1, 1, 1, 1)
    );
    assert_eq!(effect.nodes, [NORTH]);
    let _ = story.reply;
    // A node that nobody of ours ever shared anything with is not told.
    let stranger = south.member("olga").await;
    let none = south.read(move |conn| leaving::read::effect(conn, &stranger)).await;
    assert!(none.nodes.is_empty());
    follow(south, &south.member("nils").await, "!wounds@north.test").await;
}
