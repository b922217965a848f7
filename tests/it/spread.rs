//! What spreads from one node to the others that follow: found by playing whole stories, pinned one by one.

use collegium::accounts::{Author, Member, Viewer};
use collegium::app::Found;
use collegium::communities::{self, Visibility, join};
use collegium::{sql, threads};

use crate::support::TestNode;
use crate::support::fediverse::Fediverse;

/// Somebody on `node` asks to join a community elsewhere, as from the search box.
async fn follow(node: &TestNode, who: &Member, address: &str) {
    let viewer = Viewer::Member(who.clone());
    let Found::Community(slug) = node.app.resolve(&viewer, address).await.unwrap() else {
        panic!("{address} is not a community");
    };
    let author = Author::Local(who.clone());
    node.write(move |tx| {
        let community = communities::read::find(tx.conn, &viewer, &slug)?;
        join::ask(tx, &author, community.actor, None)
    })
    .await;
}

#[tokio::test]
async fn a_vote_spreads_even_if_its_voter_never_wrote_anything() {
    let world = Fediverse::of(["north.test", "south.test"]).await;
    let (north, south) = (world.node("north.test"), world.node("south.test"));
    let (ada, quiet) = (north.admin("ada").await, north.member("quiet").await);
    let wounds = north.community(&ada, "wounds", Visibility::Public).await;
    north.join(&quiet, wounds, &ada).await;
    let reader = south.member("reader").await;
    follow(south, &reader, "!wounds@north.test").await;
    world.settle().await;

    let thread = north
        .thread(&ada, wounds, "Which dressing?", "For a dry wound.")
        .await;
    let author = Author::Local(quiet.clone());
    north
        .write(move |tx| threads::vote::give(tx, &author, thread, None))
        .await;
    world.settle().await;

    let failed = "SELECT count(*) AS n FROM inbox_items WHERE state = 'failed'";
    assert_eq!(south.number(failed).await, 0, "nothing was parked");
    let votes = south
        .read(|conn| conn.number(sql!("SELECT sum(votes) AS n FROM posts")))
        .await;
    assert_eq!(votes, Some(1));
    // Voting makes nobody known to the world: the profile stays among members.
    assert_eq!(north.get("/@quiet").await.status, 404);
}
