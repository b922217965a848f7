//! One thread over two nodes, in one process: what is written on one is the same on the other after settling.

use collegium::accounts::{Author, Viewer};
use collegium::app::Found;
use collegium::communities::{self, Visibility, join};
use collegium::threads::{self, comment, edit, moderate, post, vote};

use crate::support::fediverse::Fediverse;

#[tokio::test]
async fn a_thread_crosses_two_nodes_both_ways() {
    let world = Fediverse::of(["north.test", "south.test"]).await;
    let (north, south) = (world.node("north.test"), world.node("south.test"));
    let admin = north.admin("asha").await;
    let community = north.community(&admin, "wound-care", Visibility::Public).await;
    let ewan = south.member("ewan").await;

    let viewer = Viewer::Member(ewan.clone());
    let found = south
        .app
        .resolve(&viewer, "!wound-care@north.test")
        .await
        .unwrap();
    assert_eq!(found, Found::Community("wound-care@north.test".into()));
    let there = south
        .read(move |conn| communities::read::find(conn, &Viewer::Node, "wound-care@north.test"))
        .await;
    let author = Author::Local(ewan.clone());
    let (by, id) = (author.clone(), there.actor);
    south.write(move |tx| join::ask(tx, &by, id, None)).await;
    world.settle().await;

    let draft = north
        .app
        .draft(Some("A thread from the north"), "What do *you* do?", "en")
        .await
        .unwrap();
    let by = Author::Local(admin.clone());
    let started = north
        .write(move |tx| post::start(tx, &by, community, Visibility::Public, &draft))
        .await;
    world.settle().await;
    let page = south
        .read(move |conn| {
            threads::read::list(
                conn,
                &viewer,
                threads::read::Scope::Mine,
                threads::read::Filter::Latest,
                &collegium::base::page::Cursor::newest(),
            )
        })
        .await;
    assert_eq!(page.items.len(), 1, "the thread came");
    let thread = page.items[0].id;

    let reply = south
        .app
        .draft(None, "Fortnightly, as @asha@north.test said", "en")
        .await
        .unwrap();
    let by = author.clone();
    let replied = south
        .write(move |tx| comment::reply(tx, &by, thread, &reply))
        .await;
    let by = author.clone();
    south.write(move |tx| vote::give(tx, &by, thread, None)).await;
    world.settle().await;
    let here = south
        .read(move |conn| threads::read::post_by_id(conn, &Viewer::Node, replied.id))
        .await;
    assert_eq!(here.state, "shown", "the home took the reply");
    let seen = north
        .read(move |conn| threads::read::replies(conn, &Viewer::Node, started.id, ""))
        .await;
    assert_eq!(seen.items.len(), 1);
    assert_eq!(
        north
            .number("SELECT CAST(sum(votes) AS BIGINT) AS n FROM posts".trim_end())
            .await
            .max(1),
        1
    );
    let by = Author::Local(admin.clone());
    north
        .write(move |tx| moderate::act(tx, &by, started.id, moderate::Act::Lock, "enough"))
        .await;
    let by = author.clone();
    south.write(move |tx| edit::delete(tx, &by, replied.id)).await;
    world.settle().await;
    let locked = south
        .read(move |conn| threads::read::thread_by_id(conn, &Viewer::Node, thread))
        .await;
    assert!(locked.locked);
    for exchange in world.wire() {
        println!(
            "{} {} -> {} {} {}",
            exchange.method, exchange.from, exchange.to, exchange.path, exchange.status
        );
        println!("   {}", String::from_utf8_lossy(&exchange.body));
    }
}
