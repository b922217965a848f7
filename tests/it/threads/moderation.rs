//! Lock, pin, remove and hide: who may, and what each kind of viewer sees of it.

use collegium::accounts::{Author, Viewer};
use collegium::error::{Denial, Error};
use collegium::threads::moderate::{self, Act, Done};
use collegium::threads::read;
use collegium::threads::{self};

use super::Place;
use crate::support::TestNode;

async fn act(place: &Place, by: &collegium::accounts::Member, post: i64, act: Act) -> Result<Done, Error> {
    let by = Author::Local(by.clone());
    let db = place.node.app.db();
    db.write(move |tx| moderate::act(tx, &by, post, act, "because")).await
}

#[tokio::test]
async fn locked_thread_refuses_replies_except_from_moderators() {
    let place = Place::new().await;
    let thread = place.thread("Enough said").await;
    assert_eq!(act(&place, &place.ada, thread, Act::Lock).await.unwrap(), Done::Here);
    let draft = place.node.draft(None, "One more thing.").await;
    let stranger = Author::Remote(place.node.stranger("guest", "south.test").await);
    for (author, fine) in [
        (Author::Local(place.ben.clone()), false),
        (stranger, false),
        (Author::Local(place.ada.clone()), true),
    ] {
        let (draft, who) = (draft.clone(), author.clone());
        let got =
            place.node.app.db().write(move |tx| threads::comment::reply(tx, &author, thread, &draft)).await;
        match got {
            Ok(_) => assert!(fine, "{who:?}"),
            Err(Error::Denied(Denial::ThreadLocked)) => assert!(!fine, "{who:?}"),
            Err(e) => panic!("{who:?}: {e}"),
        }
    }
    act(&place, &place.ada, thread, Act::Unlock).await.unwrap();
    place.node.reply(&place.ben, thread, "At last.").await;
}

#[tokio::test]
async fn only_moderators_moderate_and_every_act_is_a_row_with_its_reason() {
    let place = Place::new().await;
    let thread = place.thread("Order").await;
    for what in [Act::Lock, Act::Pin, Act::Remove] {
        let refused = act(&place, &place.ben, thread, what).await;
        assert!(matches!(refused, Err(Error::Denied(Denial::NotModerator))), "{what:?}");
    }
    assert_eq!(place.node.number("SELECT count(*) AS n FROM acts").await, 0);
    for what in [Act::Lock, Act::Lock, Act::Pin, Act::Remove, Act::Restore] {
        act(&place, &place.ada, thread, what).await.unwrap();
    }
    let community = place.community;
    let log = place
        .node
        .read(move |conn| {
            read::acts(conn, &Viewer::Anonymous, community, &collegium::base::page::Cursor::newest())
        })
        .await;
    let acts: Vec<&str> = log.items.iter().rev().map(|l| l.act.as_str()).collect();
    assert_eq!(acts, ["lock", "pin", "remove", "restore"], "locking twice is locking once");
    assert!(log.items.iter().all(|l| l.reason == "because" && l.role == "facilitator"));
}

#[tokio::test]
async fn a_reply_is_neither_locked_nor_pinned() {
    let place = Place::new().await;
    let thread = place.thread("The whole").await;
    let reply = place.node.reply(&place.ben, thread, "A part.").await;
    for what in [Act::Lock, Act::Unlock, Act::Pin, Act::Unpin] {
        let got = act(&place, &place.ada, reply, what).await;
        assert!(matches!(got, Err(Error::NotFound)), "{what:?}");
    }
}

#[tokio::test]
async fn the_homes_clock_orders_what_it_announces() {
    let place = Place::new().await;
    let thread = place.thread("Late news").await;
    let home = place.node.stranger("home", "south.test").await;
    let said = |clock, what| {
        let mut home = home;
        (home.by_home, home.clock) = (true, clock);
        (Author::Remote(home), what)
    };
    for order in super::orders(&[
        said(10, Act::Lock),
        said(20, Act::Unlock),
        said(30, Act::Lock),
        said(25, Act::Unlock),
    ]) {
        let locked = place
            .node
            .write(move |tx| {
                tx.run(collegium::sql!("UPDATE threads SET locked = FALSE, lock_clock = 0"))?;
                for (author, what) in &order {
                    moderate::act(tx, author, thread, *what, "")?;
                }
                tx.number(collegium::sql!("SELECT count(*) AS n FROM threads WHERE locked"))
            })
            .await;
        assert_eq!(locked, Some(1), "the latest word is: locked");
    }
}

/// What a viewer sees of a post: its words, an empty place, or nothing.
async fn sees(node: &TestNode, viewer: &Viewer, post: i64) -> &'static str {
    let viewer = viewer.clone();
    let got = node.app.db().read(move |conn| read::post_by_id(conn, &viewer, post)).await;
    match got {
        Ok(post) if post.html.contains("Delicate words") => "words",
        Ok(post) if post.html.is_empty() => "place",
        Ok(post) => panic!("unexpected words: {}", post.html),
        Err(Error::NotFound) => "nothing",
        Err(e) => panic!("{e}"),
    }
}

#[tokio::test]
async fn hidden_removed_and_deleted_for_each_kind_of_viewer() {
    let place = Place::new().await;
    let cleo = place.node.member("cleo").await;
    place.node.join(&cleo, place.community, &place.ada).await;
    let dan = place.node.member("dan").await;
    place.node.join(&dan, place.community, &place.ada).await;
    let (boss, chosen, community) = (Author::Local(place.ada.clone()), dan.actor, place.community);
    place
        .node
        .write(move |tx| {
            use collegium::communities::{Role, join};
            join::set_role(tx, &boss, community, chosen, Role::Moderator)
        })
        .await;
    let rita = place.node.admin("rita").await;
    let stranger = place.node.stranger("guest", "south.test").await;

    let thread = place.thread("Mixed").await;
    let hidden = place.node.reply(&place.ben, thread, "Delicate words.").await;
    let removed = place.node.reply(&place.ben, thread, "Delicate words.").await;
    let deleted = place.node.reply(&place.ben, thread, "Delicate words.").await;
    let (by, author) = (place.ada.clone(), Author::Local(place.ben.clone()));
    place
        .node
        .write(move |tx| {
            moderate::hide(tx, &by, hidden, true, "for now")?;
            threads::edit::delete(tx, &author, deleted)
        })
        .await;
    act(&place, &place.ada, removed, Act::Remove).await.unwrap();

    for (who, viewer, expected) in [
        ("anonymous", Viewer::Anonymous, ["nothing", "place", "place"]),
        ("remote", Viewer::Remote(stranger.actor), ["nothing", "place", "place"]),
        ("member", Viewer::Member(cleo), ["nothing", "place", "place"]),
        ("author", Viewer::Member(place.ben.clone()), ["words", "words", "place"]),
        ("moderator", Viewer::Member(dan), ["words", "words", "place"]),
        ("admin", Viewer::Member(rita), ["words", "words", "place"]),
        ("node", Viewer::Node, ["words", "words", "place"]),
    ] {
        let mut got = [""; 3];
        for (n, post) in [hidden, removed, deleted].into_iter().enumerate() {
            got[n] = sees(&place.node, &viewer, post).await;
        }
        assert_eq!(got, expected, "{who}");
    }
}

#[tokio::test]
async fn hiding_an_opening_post_hides_everything_behind_it() {
    let place = Place::new().await;
    let thread = place.thread("Not for here").await;
    let reply = place.node.reply(&place.ben, thread, "An answer.").await;
    let seen = async |viewer: Viewer| {
        place.node.app.db().read(move |conn| read::post_by_id(conn, &viewer, reply)).await.is_ok()
    };
    assert!(seen(Viewer::Anonymous).await);
    let by = place.ada.clone();
    place.node.write(move |tx| moderate::hide(tx, &by, thread, true, "for now")).await;
    assert!(!seen(Viewer::Anonymous).await, "an answer does not outlast what it answers");
    assert!(seen(Viewer::Member(place.ada.clone())).await, "moderators see it");
    let by = place.ada.clone();
    place.node.write(move |tx| moderate::hide(tx, &by, thread, false, "")).await;
    assert!(seen(Viewer::Anonymous).await);
}

#[tokio::test]
async fn removed_hidden_and_deleted_threads_are_in_no_list() {
    let place = Place::new().await;
    let [removed, hidden, deleted, kept] = [
        place.thread("Removed").await,
        place.thread("Hidden").await,
        place.thread("Deleted").await,
        place.thread("Kept").await,
    ];
    act(&place, &place.ada, removed, Act::Remove).await.unwrap();
    let (by, author) = (place.ada.clone(), Author::Local(place.ben.clone()));
    place
        .node
        .write(move |tx| {
            moderate::hide(tx, &by, hidden, true, "")?;
            threads::edit::delete(tx, &author, deleted)
        })
        .await;
    for filter in read::Filter::ALL {
        let community = place.community;
        // All four are of the kind that the filter asks for.
        let kind = match filter {
            read::Filter::Questions => "question",
            read::Filter::Notices => "notice",
            read::Filter::Polls => "poll",
            _ => "discussion",
        };
        place
            .node
            .write(move |tx| tx.run(collegium::sql!("UPDATE threads SET kind = $1", kind)).map(drop))
            .await;
        let got = place
            .node
            .read(move |conn| {
                read::list(
                    conn,
                    &Viewer::Anonymous,
                    read::Scope::Community(community),
                    filter,
                    &collegium::base::language::Languages::all(),
                    &collegium::base::page::Cursor::newest(),
                )
            })
            .await;
        let ids: Vec<i64> = got.items.iter().map(|s| s.id).collect();
        assert_eq!(ids, [kept], "{filter:?}");
    }
}
