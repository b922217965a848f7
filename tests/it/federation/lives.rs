//! The life of a community: a draft is nobody's business elsewhere; its end is told ahead; an archive is read only on
//! every node; reopened, it goes on.

use collegium::accounts::{Author, Viewer};
use collegium::base::page::Cursor;
use collegium::base::time::DAY;
use collegium::communities::life::{self, Life, SLEEP, Step};
use collegium::communities::{self, Charter, NewCommunity, join, read};
use collegium::error::{Denial, Error};
use collegium::threads::comment;
use collegium::{notify, threads};

use super::{NORTH, World, start};
use crate::support::TestNode;

async fn stands(node: &TestNode, community: i64) -> read::Community {
    node.read(move |conn| read::by_id(conn, &Viewer::Node, community)).await
}

async fn step(world: &World, step: Step) {
    let (by, home) = (world.asha.clone(), world.home);
    world.north().write(move |tx| life::step(tx, &by, home, step, "As agreed")).await;
    world.all.settle().await;
}

async fn try_reply(node: &TestNode, by: &collegium::accounts::Member, parent: i64) -> Result<(), Error> {
    let (draft, by) = (node.draft(None, "May I?").await, Author::Local(by.clone()));
    node.app.db().write(move |tx| comment::reply(tx, &by, parent, &draft).map(drop)).await
}

async fn told(node: &TestNode, who: &collegium::accounts::Member) -> Vec<String> {
    let member = who.clone();
    let all = node.read(move |conn| notify::read::list(conn, &member, &Cursor::newest())).await.items;
    all.into_iter().map(|n| n.kind).filter(|kind| kind.starts_with("community-")).collect()
}

#[tokio::test]
async fn a_community_closes_and_is_archived_and_reopened_as_seen_from_both_nodes() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Until the end").await;
    world.all.settle().await;
    let there = world.same(world.north(), thread, world.south()).await;

    let end = world.north().app.clock().now() + 20 * DAY;
    step(&world, Step::Close(end)).await;
    for (node, community) in [(world.north(), world.home), (world.south(), world.away)] {
        let c = stands(node, community).await;
        assert_eq!((c.life.as_str(), c.closes.map(|at| at / 1000)), ("closing", Some(end / 1000)));
    }
    assert_eq!(told(world.south(), &world.ewan).await, ["community-closing"]);
    assert!(try_reply(world.south(), &world.ewan, there).await.is_ok(), "until the day everything goes on");
    world.all.settle().await;

    world.all.shift(19 * DAY);
    world.north().write(life::settle).await;
    assert_eq!(stands(world.north(), world.home).await.life, "closing", "not before its day");
    world.all.shift(21 * DAY);
    // The copy does nothing by itself: its home archives.
    world.south().write(life::settle).await;
    assert_eq!(stands(world.south(), world.away).await.life, "closing");
    world.north().write(life::settle).await;
    world.all.settle().await;
    for (node, community) in [(world.north(), world.home), (world.south(), world.away)] {
        assert_eq!(stands(node, community).await.life, "archived");
    }
    assert_eq!(told(world.south(), &world.ewan).await, ["community-archived", "community-closing"]);
    let refused = try_reply(world.south(), &world.ewan, there).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::Archived))), "{refused:?}");
    let refused = try_reply(world.north(), &world.asha, thread).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::Archived))), "{refused:?}");
    let read =
        world.south().read(move |conn| threads::read::thread_by_id(conn, &Viewer::Anonymous, there)).await;
    assert_eq!(read.title, "Until the end", "an archive stays to be read");

    step(&world, Step::Reopen).await;
    for (node, community) in [(world.north(), world.home), (world.south(), world.away)] {
        let c = stands(node, community).await;
        assert_eq!((c.life.as_str(), c.closes), ("active", None));
    }
    assert!(try_reply(world.south(), &world.ewan, there).await.is_ok());
    world.all.settle().await;
    assert_eq!(world.north().number("SELECT count(*) AS n FROM posts").await, 3);
}

#[tokio::test]
async fn what_reaches_the_home_of_an_archive_from_a_node_that_does_not_know_is_refused() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Until the end").await;
    world.all.settle().await;
    let there = world.same(world.north(), thread, world.south()).await;
    let (by, home) = (world.asha.clone(), world.home);
    world
        .north()
        .write(move |tx| {
            life::step(tx, &by, home, Step::Close(tx.now + 15 * DAY), "")?;
            tx.run(collegium::sql!("UPDATE communities SET closes = $1", tx.now))?;
            life::settle(tx)
        })
        .await;
    // Said before the south heard of it.
    assert!(try_reply(world.south(), &world.ewan, there).await.is_ok());
    world.all.settle().await;
    assert_eq!(world.north().number("SELECT count(*) AS n FROM posts").await, 1);
    let refused = "SELECT count(*) AS n FROM posts WHERE state = 'refused' AND refused_why = 'archived'";
    assert_eq!(world.south().number(refused).await, 1);
}

#[tokio::test]
async fn a_draft_is_known_to_those_who_prepare_it_and_to_nobody_else_here_or_elsewhere() {
    let world = World::new().await;
    let north = world.north();
    let (by, bo) = (world.asha.clone(), north.member("bo").await);
    let new = NewCommunity {
        handle: "plans".into(),
        title: "Plans".into(),
        visibility: "public".into(),
        draft: true,
        charter: Charter { domain: "Falls".into(), ..Charter::default() },
        ..NewCommunity::default()
    };
    let draft = north.write(move |tx| communities::open(tx, by.admin()?, &new)).await;
    let thread = north.thread(&world.asha, draft, "Welcome", "We begin soon.").await;
    let uri = stands(north, draft).await.uri;
    let page = north.read(move |conn| threads::read::post_by_id(conn, &Viewer::Node, thread)).await.page;
    for path in ["/c/plans".to_owned(), uri.clone(), format!("/t/{page}"), format!("{uri}/outbox")] {
        for accept in ["text/html", "application/activity+json"] {
            let answer = north.get_as(&path, accept, None).await;
            assert!(matches!(answer.status.as_u16(), 404 | 303), "{path} as {accept}: {}", answer.status);
            assert!(!answer.text().contains("Plans"), "{path} as {accept}");
        }
    }
    let finger = north.get(&format!("/.well-known/webfinger?resource=acct:plans@{NORTH}")).await;
    assert_eq!(finger.status, 404);
    let author = Author::Local(bo.clone());
    let asked = north.app.db().write(move |tx| join::ask(tx, &author, draft, None)).await;
    assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
    assert_eq!(
        north.number("SELECT count(*) AS n FROM activities WHERE kind IN ('Create', 'Announce')").await,
        0
    );

    let by = world.asha.clone();
    let early = north.app.db().write(move |tx| life::step(tx, &by, draft, Step::Activate, "")).await;
    assert!(matches!(early, Err(Error::Invalid(_))), "its charter lacks two parts: {early:?}");
    let by = world.asha.clone();
    let whole = NewCommunity {
        title: "Plans".into(),
        charter: Charter {
            rules: "Be *kind*.".into(),
            sponsor: "The Academy".into(),
            ..Charter::brief("Falls")
        },
        ..NewCommunity::default()
    };
    north.write(move |tx| communities::edit(tx, &by, draft, &whole)).await;
    let by = world.asha.clone();
    north.write(move |tx| life::step(tx, &by, draft, Step::Activate, "")).await;
    assert_eq!(north.get("/c/plans").await.status, 200);
    let document = north.get_as(&uri, "application/activity+json", None).await;
    let group: serde_json::Value = serde_json::from_str(&document.text()).unwrap();
    assert_eq!(group["life"], "active");
    assert_eq!(group["charter"]["sponsor"], "The Academy");
    assert_eq!(group["charter"]["rules"], "<p>Be <em>kind</em>.</p>\n");
}

#[tokio::test]
async fn the_charter_of_a_community_elsewhere_is_shown_cleaned() {
    let world = World::new().await;
    let (by, home) = (world.asha.clone(), world.home);
    let charter = Charter {
        objectives: "Fewer *falls*".into(),
        rules: "No names.".into(),
        contact: "ask@north.test".into(),
        review_on: "2027-03-01".into(),
        ..Charter::brief("Falls")
    };
    let new = NewCommunity { title: "Wounds".into(), charter, ..NewCommunity::default() };
    world.north().write(move |tx| communities::edit(tx, &by, home, &new)).await;
    world.all.settle().await;
    let c = stands(world.south(), world.away).await;
    assert_eq!(c.objectives_html, "<p>Fewer <em>falls</em></p>\n");
    assert_eq!((c.contact.as_str(), c.review_on.as_deref()), ("ask@north.test", Some("2027-03-01")));
    assert_eq!(c.domain_html, "<p>Falls</p>\n");
}

#[tokio::test]
async fn a_community_falls_asleep_when_nobody_writes_and_whoever_writes_wakes_it() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Long ago").await;
    world.all.settle().await;
    let there = world.same(world.north(), thread, world.south()).await;
    world.all.shift(SLEEP + DAY);
    world.north().write(life::settle).await;
    world.all.settle().await;
    assert_eq!(stands(world.south(), world.away).await.life, "dormant");
    assert!(try_reply(world.south(), &world.ewan, there).await.is_ok());
    world.all.settle().await;
    assert_eq!(stands(world.north(), world.home).await.life, Life::Active.key());
    assert_eq!(stands(world.south(), world.away).await.life, Life::Active.key());
}
