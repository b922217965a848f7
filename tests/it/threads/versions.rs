//! Edits and deletions: the later version wins in any order, a tombstone absorbs, what was deleted stays away.

use collegium::accounts::{Author, Viewer};
use collegium::communities::Visibility;
use collegium::error::{Denial, Error};
use collegium::threads::{self, edit, read};

use super::{Place, orders};
use crate::support::node::from_elsewhere;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// When it was changed, by which activity, to what.
    Edit(i64, &'static str, &'static str),
    Delete,
}

const DAY: i64 = 86_400_000_000;
/// Some moment; only the order matters.
const THEN: i64 = 1_795_000_000_000_000;

/// Plays the events on a post from elsewhere and tells how it reads then.
async fn play(place: &Place, thread: i64, events: &[Event], case: usize) -> (String, bool, bool) {
    let remote = place.node.stranger("writer", "south.test").await;
    let author = Author::Remote(remote);
    let (uri, events) = (format!("https://south.test/r/{case}"), events.to_vec());
    let first = from_elsewhere(&uri, "first", THEN, "https://south.test/a/0");
    let post = place
        .node
        .write(move |tx| {
            let post = threads::comment::reply(tx, &author, thread, &first)?.id;
            for event in &events {
                match event {
                    Event::Edit(at, version, body) => {
                        let draft = from_elsewhere(&uri, body, THEN + at, version);
                        edit::edit(tx, &author, post, &draft)?;
                    }
                    Event::Delete => edit::delete(tx, &author, post)?,
                }
            }
            Ok(post)
        })
        .await;
    let seen = place.node.read(move |conn| read::post_by_id(conn, &Viewer::Anonymous, post)).await;
    (seen.html, seen.deleted.is_some(), seen.edited)
}

#[tokio::test]
async fn the_later_version_wins_in_any_order() {
    use Event::Edit;
    let place = Place::new().await;
    let thread = place.thread("Read it again").await;
    let mut case = 0;
    for (events, winner) in [
        (
            vec![
                Edit(1, "https://south.test/a/1", "second"),
                Edit(2, "https://south.test/a/2", "third"),
                Edit(3, "https://south.test/a/3", "fourth"),
                Edit(3, "https://south.test/a/3", "fourth"),
            ],
            "<p>fourth</p>",
        ),
        // The same moment: the activity's id decides, everywhere alike.
        (
            vec![
                Edit(1, "https://south.test/a/b", "by b"),
                Edit(1, "https://south.test/a/c", "by c"),
                Edit(1, "https://south.test/a/a", "by a"),
            ],
            "<p>by c</p>",
        ),
        // Older than what is there.
        (vec![Edit(-DAY, "https://south.test/a/9", "older")], "<p>first</p>"),
    ] {
        for order in orders(&events) {
            case += 1;
            assert_eq!(play(&place, thread, &order, case).await.0, winner, "{order:?}");
        }
    }
}

#[tokio::test]
async fn a_tombstone_absorbs_every_edit_before_and_after() {
    use Event::{Delete, Edit};
    let place = Place::new().await;
    let thread = place.thread("Gone").await;
    let events = [
        Edit(1, "https://south.test/a/1", "second"),
        Delete,
        Edit(2, "https://south.test/a/2", "third"),
        Delete,
    ];
    for (case, order) in orders(&events).into_iter().enumerate() {
        let (html, deleted, _) = play(&place, thread, &order, case).await;
        assert!(deleted && html.is_empty(), "{order:?}: {html}");
    }
    for table in ["versions", "mentions"] {
        let left = place.node.read(move |conn| collegium::base::db::count(conn, table)).await;
        assert_eq!(left, 0, "{table} keep nothing of what was deleted");
    }
}

#[tokio::test]
async fn words_that_were_fetched_take_the_version_of_their_activity_and_what_came_before_joins_the_history() {
    let place = Place::new().await;
    let thread = place.thread("Asked for").await;
    let author = Author::Remote(place.node.stranger("writer", "south.test").await);
    let uri = "https://south.test/r/1";
    let fetched = from_elsewhere(uri, "second", THEN + 1, "");
    let create = from_elsewhere(uri, "first", THEN, "https://south.test/a/1");
    let update = from_elsewhere(uri, "second", THEN + 1, "https://south.test/a/2");
    let (post, history) = place
        .node
        .write(move |tx| {
            let post = threads::comment::reply(tx, &author, thread, &fetched)?.id;
            for draft in [&create, &update, &create] {
                edit::edit(tx, &author, post, draft)?;
            }
            let history = tx.number(collegium::sql!("SELECT count(*) AS n FROM versions"))?;
            Ok((threads::rows::post(tx, post)?, history))
        })
        .await;
    assert_eq!(post.version, "https://south.test/a/2");
    assert_eq!((post.updated, history), (THEN + 1, Some(1)));
    let id = post.id;
    let seen = place.node.read(move |conn| read::post_by_id(conn, &Viewer::Anonymous, id)).await;
    assert!(seen.edited && seen.html.contains("second"));
}

#[tokio::test]
async fn what_was_deleted_before_it_came_never_comes() {
    let place = Place::new().await;
    let thread = place.thread("Too late").await;
    let author = Author::Remote(place.node.stranger("writer", "south.test").await);
    let community = place.community;
    let late = from_elsewhere("https://south.test/r/1", "late", THEN, "https://south.test/a/1");
    let mut late_thread = from_elsewhere("https://south.test/t/1", "late", THEN, "https://south.test/a/2");
    late_thread.title = "A late thread".into();
    place
        .node
        .write(|tx| {
            edit::delete_unseen(tx, "https://south.test/r/1")?;
            edit::delete_unseen(tx, "https://south.test/t/1")?;
            edit::delete_unseen(tx, "https://south.test/t/1")
        })
        .await;
    let (again, db) = (author.clone(), place.node.app.db());
    let reply = db.write(move |tx| threads::comment::reply(tx, &again, thread, &late)).await;
    assert!(matches!(reply, Err(Error::NotFound)), "{reply:?}");
    let started = db
        .write(move |tx| threads::post::start(tx, &author, community, Visibility::Public, &late_thread))
        .await;
    assert!(matches!(started, Err(Error::NotFound)), "{started:?}");
    assert_eq!(place.node.number("SELECT count(*) AS n FROM posts").await, 1);
}

#[tokio::test]
async fn the_same_post_twice_is_one_post() {
    let place = Place::new().await;
    let thread = place.thread("Echo").await;
    let author = Author::Remote(place.node.stranger("writer", "south.test").await);
    let other = Author::Remote(place.node.stranger("other", "south.test").await);
    let draft = from_elsewhere("https://south.test/r/1", "once", THEN, "https://south.test/a/1");
    let copy = draft.clone();
    let (first, second) = place
        .node
        .write(move |tx| {
            let first = threads::comment::reply(tx, &author, thread, &copy)?;
            Ok((first, threads::comment::reply(tx, &author, thread, &copy)?))
        })
        .await;
    assert_eq!((first.id, true), (second.id, second.again));
    assert_eq!(place.node.number("SELECT replies AS n FROM threads").await, 1);
    let facts = "SELECT count(*) AS n FROM facts WHERE what = 'reply-posted'";
    assert_eq!(place.node.number(facts).await, 1);
    let stolen =
        place.node.app.db().write(move |tx| threads::comment::reply(tx, &other, thread, &draft)).await;
    assert!(matches!(stolen, Err(Error::Denied(Denial::NotAuthor))), "{stolen:?}");
}

#[tokio::test]
async fn an_edit_keeps_what_was_there_before_and_only_its_author_edits() {
    let place = Place::new().await;
    let thread = place.thread("Version one").await;
    let draft = place.node.draft(Some("Version two"), "Changed words.").await;
    let (ben, ada) = (Author::Local(place.ben.clone()), Author::Local(place.ada.clone()));
    let same = draft.clone();
    place.node.write(move |tx| edit::edit(tx, &ben, thread, &same)).await;
    let (post, history) = place
        .node
        .read(move |conn| {
            let page = read::thread_by_id(conn, &Viewer::Anonymous, thread)?.page;
            read::history(conn, &Viewer::Anonymous, &page)
        })
        .await;
    assert!(post.edited && post.html.contains("Changed words."));
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].title.as_deref(), Some("Version one"));
    assert!(history[0].html.contains("The opening words."));
    let refused = place.node.app.db().write(move |tx| edit::edit(tx, &ada, thread, &draft)).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NotAuthor))), "not even the facilitator");
}
