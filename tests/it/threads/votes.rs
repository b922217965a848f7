//! "Helpful": one vote a person, and the same count whatever order Likes and Undos come in.

use collegium::accounts::{Author, Viewer};
use collegium::error::{Denial, Error};
use collegium::threads::{edit, read, vote};

use super::{Place, orders};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Like(&'static str),
    Undo(&'static str),
}

/// Plays the events as they came from one person elsewhere; tells the count and whether it is theirs.
async fn play(place: &Place, events: &[Event], case: usize) -> (i64, bool) {
    let post = place.thread("How helpful is it?").await;
    let remote = place.node.stranger(&format!("voter{case}"), "south.test").await;
    let (author, events) = (Author::Remote(remote), events.to_vec());
    place
        .node
        .write(move |tx| {
            for event in &events {
                let uri = |name: &str| format!("https://south.test/{case}/{name}");
                match event {
                    Event::Like(name) => vote::give(tx, &author, post, Some(&uri(name)))?,
                    Event::Undo(name) => vote::take_back(tx, &author, post, Some(&uri(name)))?,
                }
            }
            Ok(())
        })
        .await;
    let viewer = Viewer::Remote(remote.actor);
    let seen = place.node.read(move |conn| read::post_by_id(conn, &viewer, post)).await;
    (seen.votes, seen.my_vote)
}

#[tokio::test]
async fn votes_converge_in_any_order_of_likes_and_undos() {
    use Event::{Like, Undo};
    let place = Place::new().await;
    let mut case = 0;
    for (events, counted) in [
        (vec![Like("1"), Undo("1")], false),
        (vec![Like("1"), Undo("1"), Like("2")], true),
        (vec![Like("1"), Undo("1"), Like("2"), Undo("2")], false),
        (vec![Like("1"), Like("2"), Undo("1"), Like("1")], true),
        // Everything twice, as a sender that was killed repeats itself.
        (vec![Like("1"), Like("1"), Undo("1"), Undo("1")], false),
        (vec![Like("1"), Undo("1"), Like("2"), Like("3"), Undo("3")], true),
    ] {
        for order in orders(&events) {
            case += 1;
            let got = play(&place, &order, case).await;
            assert_eq!(got, (i64::from(counted), counted), "{order:?}");
        }
    }
}

#[tokio::test]
async fn voting_twice_is_voting_once_and_everybody_counts_once() {
    let place = Place::new().await;
    let post = place.thread("Count us").await;
    for member in [&place.ada, &place.ben] {
        for _ in 0..2 {
            let author = Author::Local(member.clone());
            place.node.write(move |tx| vote::give(tx, &author, post, None)).await;
        }
    }
    let votes = |by| {
        let viewer = Viewer::Member(by);
        place.node.read(move |conn| {
            let post = read::post_by_id(conn, &viewer, post)?;
            Ok((post.votes, post.my_vote))
        })
    };
    assert_eq!(votes(place.ben.clone()).await, (2, true));
    for _ in 0..2 {
        let author = Author::Local(place.ben.clone());
        place.node.write(move |tx| vote::take_back(tx, &author, post, None)).await;
    }
    assert_eq!(votes(place.ben.clone()).await, (1, false));
    assert_eq!(votes(place.ada.clone()).await, (1, true));
    let facts = "SELECT sum(CASE what WHEN 'vote-given' THEN 1 ELSE -1 END) AS n FROM facts
                 WHERE what IN ('vote-given', 'vote-taken')";
    let facts = format!("SELECT CAST(n AS BIGINT) AS n FROM ({facts}) AS balance");
    let balance = place.node.read(move |conn| conn.number(collegium::sql!(facts))).await;
    assert_eq!(balance, Some(1), "the ledger tells each change once");
}

#[tokio::test]
async fn a_vote_from_elsewhere_counts_on_what_was_removed_meanwhile() {
    use collegium::threads::moderate::{self, Act};
    let place = Place::new().await;
    let post = place.thread("Gone for a while").await;
    let moderator = Author::Local(place.ada.clone());
    let voter = Author::Remote(place.node.stranger("voter", "south.test").await);
    place
        .node
        .write(move |tx| {
            moderate::act(tx, &moderator, post, Act::Remove, "in doubt")?;
            vote::give(tx, &voter, post, Some("https://south.test/likes/1"))?;
            moderate::act(tx, &moderator, post, Act::Restore, "no doubt")
        })
        .await;
    let votes =
        place.node.read(move |conn| Ok(read::post_by_id(conn, &Viewer::Anonymous, post)?.votes)).await;
    assert_eq!(votes, 1, "their own node counts it");
}

#[tokio::test]
async fn nobody_takes_back_the_vote_of_another() {
    let place = Place::new().await;
    let post = place.thread("Mine").await;
    let one = Author::Remote(place.node.stranger("one", "south.test").await);
    let two = Author::Remote(place.node.stranger("two", "south.test").await);
    let uri = "https://south.test/likes/1";
    place
        .node
        .write(move |tx| {
            vote::give(tx, &one, post, Some(uri))?;
            vote::take_back(tx, &two, post, Some(uri))
        })
        .await;
    let votes =
        place.node.read(move |conn| Ok(read::post_by_id(conn, &Viewer::Anonymous, post)?.votes)).await;
    assert_eq!(votes, 1);
}

#[tokio::test]
async fn votes_stay_open_on_a_locked_thread_and_end_with_the_post() {
    use collegium::threads::moderate::{self, Act};
    let place = Place::new().await;
    let post = place.thread("Vote on").await;
    let (moderator, author) = (Author::Local(place.ada.clone()), Author::Local(place.ben.clone()));
    let voter = author.clone();
    place
        .node
        .write(move |tx| {
            moderate::act(tx, &moderator, post, Act::Lock, "enough")?;
            vote::give(tx, &voter, post, None)
        })
        .await;
    let gone = place
        .node
        .app
        .db()
        .write(move |tx| {
            edit::delete(tx, &author, post)?;
            vote::give(tx, &author, post, None)
        })
        .await;
    assert!(matches!(gone, Err(Error::Denied(Denial::PostGone))), "{gone:?}");
}
