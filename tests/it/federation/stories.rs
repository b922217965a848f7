//! What is written, voted on, changed and moderated on one node is the same on the others once they are quiet.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::time::{HOUR, MINUTE};
use collegium::communities::{Role, join};
use collegium::threads::moderate::{self, Act, Done};
use collegium::threads::{comment, edit, read, vote};

use super::{NORTH, SOUTH, WEST, World, looked, reply, start, vote_for};
use crate::support::TestNode;
use crate::support::compare::equal;

async fn seen(node: &TestNode, post: i64) -> read::Post {
    node.read(move |conn| read::post_by_id(conn, &Viewer::Node, post)).await
}

async fn act(node: &TestNode, by: &Member, post: i64, act: Act) -> Done {
    let by = Author::Local(by.clone());
    node.write(move |tx| moderate::act(tx, &by, post, act, "for order")).await
}

async fn change(node: &TestNode, by: &Member, post: i64, body: &str) {
    let (draft, by) = (node.draft(None, body).await, Author::Local(by.clone()));
    node.write(move |tx| edit::edit(tx, &by, post, &draft)).await;
}

async fn delete(node: &TestNode, by: &Member, post: i64) {
    let by = Author::Local(by.clone());
    node.write(move |tx| edit::delete(tx, &by, post)).await;
}

/// Makes Ewan a moderator in the north.
async fn trust_ewan(world: &World) {
    let (by, home) = (Author::Local(world.asha.clone()), world.home);
    let north = world.north();
    let ewan = north.number("SELECT id AS n FROM actors WHERE handle = 'ewan'").await;
    north.write(move |tx| join::set_role(tx, &by, home, ewan, Role::Moderator)).await;
    world.all.settle().await;
}

#[tokio::test]
async fn a_thread_with_replies_votes_edits_and_deletions_is_equal_on_two_nodes() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Written at home").await;
    let other = start(south, &world.ewan, world.away, "Written away").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;

    let mut parent = there;
    for n in 0..3 {
        parent = reply(south, &world.ewan, parent, &format!("Away {n}")).await;
        world.all.settle().await;
        let here = world.same(south, parent, north).await;
        let answer = reply(north, &world.asha, here, &format!("Home {n}")).await;
        vote_for(north, &world.asha, here).await;
        world.all.settle().await;
        parent = world.same(north, answer, south).await;
        vote_for(south, &world.ewan, parent).await;
    }
    let doomed = reply(south, &world.ewan, there, "Forget this").await;
    world.all.settle().await;
    delete(south, &world.ewan, doomed).await;
    change(south, &world.ewan, other, "Changed **words**").await;
    change(north, &world.asha, thread, "Changed, too").await;
    world.all.settle().await;

    let known = equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
    assert_eq!(known.len(), 2 + 6 + 1);
    assert_eq!(known.values().filter(|p| p.votes == 1).count(), 6);
    assert_eq!(known.values().filter(|p| p.deleted).count(), 1);
    assert_eq!(known.values().filter(|p| p.html.contains("Changed")).count(), 2);
    assert!(known.values().all(|p| p.deleted || p.state == "shown"));
}

#[tokio::test]
async fn acts_of_moderation_from_either_side_are_equal_on_both() {
    let world = World::new().await;
    trust_ewan(&world).await;
    let (north, south) = (world.north(), world.south());
    let mut threads = Vec::new();
    for n in 0..8 {
        threads.push(start(north, &world.asha, world.home, &format!("Thread {n}")).await);
    }
    world.all.settle().await;
    for (n, thread) in threads.iter().enumerate() {
        let there = world.same(north, *thread, south).await;
        let acts: &[Act] = match n / 2 {
            0 => &[Act::Lock],
            1 => &[Act::Pin, Act::Unpin, Act::Pin],
            2 => &[Act::Remove],
            _ => &[Act::Remove, Act::Restore, Act::Lock, Act::Unlock],
        };
        for what in acts {
            let done = match n % 2 {
                0 => act(north, &world.asha, *thread, *what).await,
                _ => act(south, &world.ewan, there, *what).await,
            };
            assert_eq!(done, if n % 2 == 0 { Done::Here } else { Done::SentHome });
            world.all.settle().await;
        }
    }
    let known = equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
    let count =
        |holds: fn(&crate::support::compare::Known) -> bool| known.values().filter(|p| holds(p)).count();
    assert_eq!((count(|p| p.locked), count(|p| p.pinned), count(|p| p.removed)), (2, 2, 2));
}

#[tokio::test]
async fn a_reply_away_from_home_shows_at_once_and_waits_for_its_home() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Question").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;
    let answer = reply(south, &world.ewan, there, "An answer").await;
    let shown = seen(south, answer).await;
    assert_eq!((shown.state.as_str(), shown.html.contains("An answer")), ("waiting", true));
    world.all.settle().await;
    assert_eq!(seen(south, answer).await.state, "shown");
}

#[tokio::test]
async fn a_refused_reply_is_shown_to_its_author_only_with_the_reason() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Enough").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;
    act(north, &world.asha, thread, Act::Lock).await;
    let late = reply(south, &world.ewan, there, "One more thing").await;
    world.all.settle().await;

    let shown = seen_by(south, &world.ewan, late).await.unwrap();
    assert_eq!(shown.state, "refused");
    assert_eq!(shown.refused_why.as_deref(), Some("thread-locked"));
    let other = south.member("olga").await;
    assert!(seen_by(south, &other, late).await.is_none(), "others never see it");
    assert_eq!(north.number("SELECT count(*) AS n FROM posts").await, 1);

    // Nothing can be hung on it, and nothing is sent.
    let (draft, by) = (south.draft(None, "Still").await, Author::Local(world.ewan.clone()));
    let again = by.clone();
    let db = south.app.db();
    assert!(db.write(move |tx| comment::reply(tx, &again, late, &draft)).await.is_err());
    assert!(db.write(move |tx| vote::give(tx, &by, late, None)).await.is_err());
}

async fn seen_by(node: &TestNode, who: &Member, post: i64) -> Option<read::Post> {
    let viewer = Viewer::Member(who.clone());
    let db = node.app.db();
    db.read(move |conn| read::post_by_id(conn, &viewer, post)).await.ok()
}

#[tokio::test]
async fn a_refused_reply_is_judged_again_when_its_author_edits_it() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Enough for now").await;
    world.all.settle().await;
    let there = world.same(north, thread, south).await;
    act(north, &world.asha, thread, Act::Lock).await;
    let late = reply(south, &world.ewan, there, "Too late").await;
    world.all.settle().await;
    let state = async || seen_by(south, &world.ewan, late).await.unwrap().state;
    assert_eq!(state().await, "refused");
    act(north, &world.asha, thread, Act::Unlock).await;
    change(south, &world.ewan, late, "In time").await;
    world.all.settle().await;
    assert_eq!(state().await, "shown");
    let known = equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
    assert_eq!(known.len(), 2);
}

#[tokio::test]
async fn three_nodes_agree_on_what_any_of_them_did() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(south, &world.ewan, world.away, "From the south").await;
    world.all.settle().await;
    let in_west = world.same(south, thread, west).await;
    let from_west = reply(west, &wanda, in_west, "From the west").await;
    world.all.settle().await;
    let in_south = world.same(west, from_west, south).await;
    let answer = reply(south, &world.ewan, in_south, "To the west").await;
    vote_for(south, &world.ewan, in_south).await;
    world.all.settle().await;
    change(west, &wanda, from_west, "From the far west").await;
    let answer_in_west = world.same(south, answer, west).await;
    vote_for(west, &wanda, answer_in_west).await;
    let doomed = reply(west, &wanda, in_west, "Not this").await;
    world.all.settle().await;
    delete(west, &wanda, doomed).await;
    let at_home = world.same(south, thread, north).await;
    act(north, &world.asha, at_home, Act::Lock).await;
    world.all.settle().await;

    let [mut n, mut s, mut w] = [NORTH, SOUTH, WEST].map(|host| looked(&world.all, host));
    let known = equal(&mut n, &mut s);
    equal(&mut n, &mut w);
    assert_eq!(known.len(), 4);
    assert_eq!(known.values().filter(|p| p.votes == 1).count(), 2);
    assert!(known.values().any(|p| p.locked) && known.values().any(|p| p.html.contains("far west")));
}

#[tokio::test]
async fn a_third_node_that_asks_for_the_words_itself_holds_the_same_versions() {
    let (world, _) = World::of_three().await;
    let (south, west) = (world.south(), world.all.node(WEST));
    // West hears of both versions when only the second is there to be asked for.
    world.all.set_down(WEST, true);
    let thread = start(south, &world.ewan, world.away, "Quick hands").await;
    let answer = reply(south, &world.ewan, thread, "First words").await;
    world.all.settle().await;
    for n in 0..4 {
        change(south, &world.ewan, answer, &format!("Words {n}")).await;
        change(south, &world.ewan, thread, &format!("Thread {n}")).await;
        world.all.settle().await;
    }
    world.all.set_down(WEST, false);
    world.all.shift(HOUR);
    world.all.settle().await;
    let known = equal(&mut looked(&world.all, SOUTH), &mut looked(&world.all, WEST));
    assert_eq!(known.len(), 2);
    let here = world.same(south, answer, west).await;
    assert!(seen(west, here).await.html.contains("Words 3"));
}

#[tokio::test]
async fn a_node_that_was_away_gets_everything_in_order_when_it_is_back() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    world.all.set_down(SOUTH, true);
    let thread = start(north, &world.asha, world.home, "While you were away").await;
    let mut parent = thread;
    for n in 0..5 {
        world.all.settle().await;
        parent = reply(north, &world.asha, parent, &format!("Level {n}")).await;
        change(north, &world.asha, parent, &format!("Level {n}, again")).await;
        vote_for(north, &world.asha, parent).await;
    }
    delete(north, &world.asha, parent).await;
    act(north, &world.asha, thread, Act::Pin).await;
    world.all.settle().await;
    assert_eq!(south.number("SELECT count(*) AS n FROM posts").await, 0);

    world.all.set_down(SOUTH, false);
    world.all.settle().await;
    world.all.shift(HOUR);
    world.all.settle().await;
    let known = equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
    assert_eq!(known.values().filter(|p| !p.deleted).count(), 5);
    let attempts = north.number("SELECT max(attempts) AS n FROM deliveries").await;
    assert!(attempts < 10, "an unreachable node is not asked for every message: {attempts}");
}

#[tokio::test]
async fn a_member_who_hears_of_a_thread_late_gets_what_it_rests_on() {
    let (world, wanda) = World::of_three().await;
    let (south, west) = (world.south(), world.all.node(WEST));
    world.all.set_down(WEST, true);
    let thread = start(south, &world.ewan, world.away, "Long before").await;
    let first = reply(south, &world.ewan, thread, "First").await;
    let second = reply(south, &world.ewan, first, "Second").await;
    world.all.settle().await;
    // West lost these for good: its queue was emptied while it was away.
    world
        .north()
        .write(|tx| {
            tx.run(collegium::sql!("UPDATE deliveries SET state = 'dropped' WHERE state = 'pending'"))
        })
        .await;
    world.all.set_down(WEST, false);
    let third = reply(south, &world.ewan, second, "Third").await;
    world.all.settle().await;
    world.all.shift(5 * MINUTE);
    world.all.settle().await;
    let here = world.same(south, third, west).await;
    let viewer = Viewer::Member(wanda);
    let path = west
        .read(move |conn| {
            let post = read::post_by_id(conn, &viewer, here)?;
            let replies = read::replies(conn, &viewer, post.thread, "")?;
            Ok((post.depth, replies.items.len()))
        })
        .await;
    assert_eq!(path, (3, 3), "every parent was asked for");
}

#[tokio::test]
async fn hiding_here_is_nobody_elses_business() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let thread = start(north, &world.asha, world.home, "Seen there").await;
    world.all.settle().await;
    let before = world.all.wire().len();
    let by = world.asha.clone();
    north.write(move |tx| moderate::hide(tx, &by, thread, true, "not here")).await;
    world.all.settle().await;
    assert_eq!(world.all.wire().len(), before, "nothing was sent");
    let there = world.same(north, thread, south).await;
    assert!(!seen(south, there).await.hidden);
}

#[tokio::test]
async fn leaving_ends_what_is_sent_and_joining_again_begins_it_anew() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let (by, away) = (Author::Local(world.ewan.clone()), world.away);
    south.write(move |tx| join::leave(tx, &by, away)).await;
    world.all.settle().await;
    start(north, &world.asha, world.home, "Not for you now").await;
    world.all.settle().await;
    assert_eq!(south.number("SELECT count(*) AS n FROM posts").await, 0);
    super::follow(south, &world.ewan, "!wounds@north.test").await;
    world.all.settle().await;
    // What was said meanwhile comes along, as it does for everybody who joins.
    assert_eq!(south.number("SELECT count(*) AS n FROM posts").await, 1);
    start(north, &world.asha, world.home, "For you again").await;
    world.all.settle().await;
    assert_eq!(south.number("SELECT count(*) AS n FROM posts").await, 2);
}

#[tokio::test]
async fn a_vote_spreads_even_if_its_voter_never_wrote_anything() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let quiet = north.member("quiet").await;
    north.join(&quiet, world.home, &world.asha).await;
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    vote_for(north, &quiet, thread).await;
    world.all.settle().await;

    let failed = "SELECT count(*) AS n FROM inbox_items WHERE state = 'failed'";
    assert_eq!(south.number(failed).await, 0, "nothing was parked");
    assert_eq!(south.number("SELECT count(*) AS n FROM votes").await, 1);
    // Voting makes nobody known to the world: the profile stays among members.
    assert_eq!(north.get("/@quiet").await.status, 404);
}

#[tokio::test]
async fn traffic_counts_what_waits_and_what_was_acknowledged() {
    let world = World::new().await;
    let before = world.north().app.traffic().await.unwrap();
    assert_eq!((before.waiting, before.failed), (0, 0));
    start(world.north(), &world.asha, world.home, "Which dressing?").await;
    assert_eq!(world.north().app.traffic().await.unwrap().waiting, 1, "a fact");
    world.all.settle().await;
    let after = world.north().app.traffic().await.unwrap();
    assert_eq!((after.waiting, after.failed), (0, 0));
    assert_eq!(after.acknowledged, before.acknowledged + 1, "the Announce");
    assert!(after.seen > before.seen);
}
