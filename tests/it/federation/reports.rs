//! Reports travel as `Flag`s of the node: to whoever decides about the post, and never with who reported.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::page::Cursor;
use collegium::communities::{self, Visibility};
use collegium::threads::read::{self, Desk, Report};
use collegium::threads::report::{self, NewReport};
use serde_json::{Value, json};

use super::{NORTH, SOUTH, WEST, World, actor_uri, reply, start, uri};
use crate::support::TestNode;
use crate::support::fediverse::Exchange;

const REASON: &str = "Sells a cure for everything";

async fn report(node: &TestNode, by: &Member, post: i64, reason: &str) {
    let (by, reason) = (Author::Local(by.clone()), reason.to_owned());
    let new = NewReport { reason, ..NewReport::default() };
    node.write(move |tx| report::report(tx, &by, post, &new)).await;
}

/// What somebody finds on the desk of a community on a node.
async fn desk(node: &TestNode, viewer: &Member, community: i64) -> Vec<Report> {
    let viewer = Viewer::Member(viewer.clone());
    node.read(move |conn| {
        let community = communities::read::by_id(conn, &viewer, community)?;
        Ok(read::reports(conn, &viewer, &community, Desk::Open, &Cursor::newest())?.items)
    })
    .await
}

async fn away(node: &TestNode) -> i64 {
    node.number("SELECT actor AS n FROM communities").await
}

/// What a node sent since, as whole requests; and the activities in it by where they went.
fn sent(world: &World, from: &str, since: usize) -> (Vec<Exchange>, Vec<(String, Value)>) {
    let wire: Vec<Exchange> = world.all.wire().into_iter().skip(since).filter(|e| e.from == from).collect();
    let posts = wire.iter().filter(|e| e.method == "POST");
    let read = posts.map(|e| (e.to.clone(), serde_json::from_slice(&e.body).unwrap())).collect();
    (wire, read)
}

/// Whether a word stands anywhere in a request: path, headers or body.
fn holds(exchange: &Exchange, word: &str) -> bool {
    let head = format!("{} {:?}", exchange.path, exchange.headers).to_lowercase();
    let body = String::from_utf8_lossy(&exchange.body).to_lowercase();
    head.contains(&word.to_lowercase()) || body.contains(&word.to_lowercase())
}

#[tokio::test]
async fn a_report_goes_to_the_home_of_the_community_and_of_the_author_and_names_nobody() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Who sells here?").await;
    world.all.settle().await;
    let written = reply(west, &wanda, world.same(north, thread, west).await, "Buy my cure").await;
    world.all.settle().await;
    let there = world.same(west, written, south).await;

    // Before anything is sent, the form says who will see it, and how.
    let page = south.read(move |conn| Ok(read::post_by_id(conn, &Viewer::Node, there)?.page)).await;
    let cookie = format!("__Host-collegium={}", south.session(&world.ewan).await);
    let form =
        south.get_as(&format!("/p/{page}/report"), "text/html", Some(("cookie", &cookie))).await.ok().text();
    for (node, why) in [(NORTH, "the community is at home"), (WEST, "its author is at home")] {
        let told =
            form.lines().any(|line| line.contains(node) && line.contains(why) && line.contains("without"));
        assert!(told, "{node}: {form}");
    }

    let wes = west.admin("wes").await;
    let since = world.all.wire().len();
    report(south, &world.ewan, there, REASON).await;
    world.all.settle().await;
    let (wire, activities) = sent(&world, SOUTH, since);
    let post = uri(west, written).await;
    let node = format!("https://{SOUTH}/node");
    let (group, author) = (actor_uri(north, world.home).await, actor_uri(west, wanda.actor).await);
    assert_eq!(activities.len(), 2, "{activities:?}");
    for (host, to, object) in [(NORTH, &group, json!(post)), (WEST, &author, json!([author, post]))] {
        let (_, flag) = activities.iter().find(|(to, _)| to == host).unwrap();
        assert_eq!((&flag["type"], &flag["actor"]), (&json!("Flag"), &json!(node)), "{host}");
        assert_eq!((&flag["object"], &flag["to"]), (&object, &json!([to])), "{host}");
        assert_eq!((&flag["summary"], &flag["content"]), (&json!(REASON), &json!(REASON)), "{host}");
    }
    let ewan = actor_uri(south, world.ewan.actor).await;
    for word in [ewan.rsplit('/').next().unwrap(), "ewan", &world.ewan.name] {
        let named: Vec<&Exchange> = wire.iter().filter(|e| holds(e, word)).collect();
        assert!(named.is_empty(), "{word} stands in {named:?}");
    }

    // Those who decide see it, as of somebody of that node.
    for (place, viewer, community) in [(north, &world.asha, world.home), (west, &wes, away(west).await)] {
        let seen = desk(place, viewer, community).await;
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].reason.as_str(), seen[0].reporter_node.as_deref()), (REASON, Some(SOUTH)));
        assert_eq!((&seen[0].reporter_name, &seen[0].reporter_handle), (&None, &None));
        // It rings for them, as one of this node would; it goes no further.
        let member = viewer.clone();
        let told =
            place.read(move |conn| collegium::notify::read::list(conn, &member, &Cursor::newest())).await;
        assert!(told.items.iter().any(|n| n.kind == "post-reported"), "{:?}", told.items);
    }
    for host in [NORTH, WEST] {
        let (_, said) = sent(&world, host, since);
        assert!(said.iter().all(|(_, activity)| activity["type"] != "Flag"), "{said:?}");
    }
}

#[tokio::test]
async fn two_people_of_one_node_are_two_reports_and_the_same_words_twice_are_one() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Reported twice").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;
    let fia = south.member("fia").await;
    report(south, &world.ewan, there, REASON).await;
    report(south, &world.ewan, there, REASON).await;
    report(south, &fia, there, "And it is off topic").await;
    world.all.settle().await;
    let reasons: Vec<String> =
        desk(north, &world.asha, world.home).await.into_iter().map(|r| r.reason).collect();
    assert_eq!(reasons.len(), 2, "{reasons:?}");
    assert!(reasons.contains(&REASON.to_owned()) && reasons.contains(&"And it is off topic".to_owned()));
}

#[tokio::test]
async fn a_node_fills_no_desk_with_one_post() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Reported by the dozen").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;
    let open = "SELECT count(*) AS n FROM reports WHERE state = 'open'";
    // Whoever says it again in other words says nothing new, and takes nobody else's place.
    for n in 0..25 {
        report(south, &world.ewan, there, &format!("Reason {n}")).await;
    }
    world.all.settle().await;
    assert_eq!(north.number(open).await, 1);
    for n in 0..22 {
        let other = south.member(&format!("other{n}")).await;
        report(south, &other, there, "Advertises").await;
    }
    world.all.settle().await;
    assert_eq!(north.number(open).await, 20);
}

#[tokio::test]
async fn what_others_may_not_read_is_reported_to_nobody_elsewhere() {
    let world = World::new().await;
    let north = world.north();
    let closed = north.community(&world.asha, "closed", Visibility::Members).await;
    let bo = north.member("bo").await;
    for community in [closed, world.home] {
        north.join(&bo, community, &world.asha).await;
    }
    let secret = north.thread(&world.asha, closed, "For members", "Only").await;
    let draft = north.draft(Some("Narrowed to this node"), "Only here").await;
    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let narrow = move |tx: &mut collegium::base::db::Tx| {
        collegium::threads::post::start(tx, &by, home, Visibility::Members, &draft).map(|posted| posted.id)
    };
    let narrow = north.write(narrow).await;
    let open = start(north, &world.asha, world.home, "Open, and of this node alone").await;
    world.all.settle().await;
    let since = world.all.wire().len();
    for post in [secret, narrow, open] {
        report(north, &bo, post, REASON).await;
    }
    world.all.settle().await;
    assert!(sent(&world, NORTH, since).1.is_empty(), "community and author are at home here");
    assert_eq!(north.number("SELECT count(*) AS n FROM reports").await, 3);

    // A guest from elsewhere in a closed community does not exist yet; should one, nothing leaves all the same.
    north
        .write(move |tx| {
            let whom =
                "UPDATE posts SET author = (SELECT id FROM actors WHERE handle = 'ewan') WHERE id = $1";
            tx.run(collegium::sql!(whom, secret)).map(drop)
        })
        .await;
    report(north, &bo, secret, "Said anew").await;
    world.all.settle().await;
    assert!(sent(&world, NORTH, since).1.is_empty());
}
