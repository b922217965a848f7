//! Copies meet their homes again by themselves: what was lost for good is found by comparing, fetched, and only that.

use collegium::accounts::{Author, Member, Viewer};
use collegium::communities::read as communities;
use collegium::federation::outbox;
use collegium::policy;
use collegium::sql;
use collegium::threads::divergence::{self, Overview, Part, Report, State, What, Why};
use collegium::threads::moderate::{self, Act};
use collegium::threads::{digest, edit, read, vote};
use serde_json::json;

use super::{NORTH, SOUTH, WEST, World, looked, reply, start, vote_for};
use crate::support::TestNode;
use crate::support::compare::{Known, equal};

/// Whatever a node is about to send is lost, as after a week of silence.
async fn lose(node: &TestNode) -> usize {
    while outbox::work_off(&node.app).await.unwrap() != outbox::Left::Nothing {}
    let text = "UPDATE deliveries SET state = 'dropped', answer = 'lost' WHERE state = 'pending'";
    node.db.raw().run(sql!(text)).unwrap()
}

async fn compare_now(world: &World, node: &TestNode, community: i64) -> Overview {
    node.write(move |tx| {
        let found = communities::by_id(tx.conn, &Viewer::Node, community)?;
        tx.run(sql!("UPDATE comparisons SET compared = NULL"))?;
        divergence::ask(tx, &Viewer::Node, &found)
    })
    .await;
    world.all.settle().await;
    node.read(move |conn| divergence::of_community(conn, community)).await.expect("it is followed")
}

async fn report(node: &TestNode, thread: i64) -> Report {
    let look = move |conn: &mut collegium::base::sql::Conn| {
        let thread = read::thread_by_id(conn, &Viewer::Node, thread)?;
        divergence::of_thread(conn, &thread, i64::MAX)
    };
    node.read(look).await.expect("its community is compared")
}

/// The paths that one node asked of another since `from`, without what a signature needs.
fn asked(world: &World, from: usize, host: &str) -> Vec<String> {
    let wire = world.all.wire();
    let mine = wire[from..].iter().filter(|e| e.from == host && e.method == "GET");
    mine.map(|e| format!("{} {}", e.status, e.path)).collect()
}

/// What could not be taken waits for an admin; here it is let go.
fn drop_failed(node: &TestNode) {
    node.db.raw().run(sql!("DELETE FROM inbox_items WHERE state = 'failed'")).unwrap();
}

async fn act(node: &TestNode, by: &Member, post: i64, act: Act) {
    let by = Author::Local(by.clone());
    node.write(move |tx| moderate::act(tx, &by, post, act, "because")).await;
}

#[tokio::test]
async fn equal_copies_are_told_by_one_small_request() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Which dressing?").await;
    world.all.settle().await;
    let away = world.same(world.north(), thread, world.south()).await;
    reply(world.south(), &world.ewan, away, "Honey").await;
    vote_for(world.south(), &world.ewan, away).await;
    world.all.settle().await;
    let before = world.all.wire().len();
    let overview = compare_now(&world, world.south(), world.away).await;
    assert_eq!((overview.state, overview.there, overview.here), (State::Equal, Some((1, 2)), (1, 2)));
    let asked = asked(&world, before, SOUTH);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with("304 /c/") && asked[0].ends_with("/digest"), "{asked:?}");
    let report = report(world.south(), away).await;
    assert_eq!((report.state, report.there, report.here, report.parts), (State::Equal, Some(2), 2, vec![]));
}

#[tokio::test]
async fn what_was_lost_is_fetched_and_only_that() {
    let world = World::new().await;
    let north = world.north();
    let quiet = start(north, &world.asha, world.home, "A quiet thread").await;
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    let first = reply(north, &world.asha, thread, "Honey").await;
    reply(north, &world.asha, quiet, "Yes").await;
    world.all.settle().await;
    compare_now(&world, world.south(), world.away).await;
    reply(north, &world.asha, first, "Medical honey, I mean").await;
    assert!(lose(north).await > 0);
    let before = world.all.wire().len();
    let overview = compare_now(&world, world.south(), world.away).await;
    assert_eq!((overview.state, overview.there, overview.differing), (State::Equal, Some((2, 5)), 0));
    let asked = asked(&world, before, SOUTH);
    assert_eq!(asked.len(), 4, "{asked:#?}");
    for (line, part) in asked.iter().zip(["/digest", "/digest?bucket=", "/digest", "/activities?of="]) {
        assert!(line.starts_with("200 ") && line.contains(part), "{line} {part}");
    }
    let page = north.read(move |conn| Ok(read::thread_by_id(conn, &Viewer::Node, quiet)?.page)).await;
    assert!(asked.iter().all(|line| !line.contains(&page)), "the quiet thread was let be: {asked:#?}");
    equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
}

/// What was in a removed post before its removal came late is told to nobody.
fn bare(mut known: Known) -> Known {
    if known.removed {
        known.votes = 0;
    }
    known
}

#[tokio::test]
async fn every_kind_of_change_that_was_lost_is_healed() {
    let (world, wanda) = World::of_three().await;
    let (north, west) = (world.north(), world.all.node(WEST));
    let there =
        west.read(|conn| Ok(communities::find(conn, &Viewer::Node, "!wounds@north.test")?.actor)).await;
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    let [changed, deleted, removed, restored, liked, unliked] = [0, 1, 2, 3, 4, 5].map(|n| (n, thread));
    let mut posts = Vec::new();
    for (n, parent) in [changed, deleted, removed, restored, liked, unliked] {
        posts.push(reply(north, &world.asha, parent, &format!("Reply {n}")).await);
    }
    let locked = start(north, &world.asha, world.home, "To be locked").await;
    let unlocked = start(north, &world.asha, world.home, "To be unlocked").await;
    act(north, &world.asha, posts[3], Act::Remove).await;
    act(north, &world.asha, unlocked, Act::Lock).await;
    act(north, &world.asha, unlocked, Act::Pin).await;
    world.all.settle().await;
    let theirs = start(west, &wanda, there, "From the west").await;
    let at_west = world.same(north, posts[5], west).await;
    vote_for(west, &wanda, at_west).await;
    world.all.settle().await;
    assert_eq!(compare_now(&world, world.south(), world.away).await.state, State::Equal);

    // Everything from here on is lost on its way to the south.
    let asha = Author::Local(world.asha.clone());
    let (by, draft, post) = (asha.clone(), north.draft(None, "Changed").await, posts[0]);
    north.write(move |tx| edit::edit(tx, &by, post, &draft)).await;
    let (by, post) = (asha.clone(), posts[1]);
    north.write(move |tx| edit::delete(tx, &by, post)).await;
    act(north, &world.asha, posts[2], Act::Remove).await;
    act(north, &world.asha, posts[3], Act::Restore).await;
    vote_for(north, &world.asha, posts[4]).await;
    let wandas = Author::Local(wanda.clone());
    west.write(move |tx| vote::take_back(tx, &wandas, at_west, None)).await;
    act(north, &world.asha, locked, Act::Lock).await;
    act(north, &world.asha, locked, Act::Pin).await;
    act(north, &world.asha, unlocked, Act::Unlock).await;
    act(north, &world.asha, unlocked, Act::Unpin).await;
    // The west says to the north what the north then tells the south in vain.
    let answer = reply(west, &wanda, theirs, "And this").await;
    collegium::worker::work_off(&west.app).await.unwrap();
    assert!(lose(north).await >= 10);
    collegium::worker::work_off(&west.app).await.unwrap();

    let overview = compare_now(&world, world.south(), world.away).await;
    assert_eq!((overview.state, overview.differing), (State::Equal, 0), "{:?}", overview.parts);
    let (mut one, mut other) = (looked(&world.all, NORTH), looked(&world.all, SOUTH));
    let (here, there) = (one.posts(), other.posts());
    assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    assert!(here.contains_key(&super::uri(west, answer).await));
    for (uri, known) in here {
        assert_eq!(bare(known), bare(there[&uri].clone()), "{uri}");
    }
    assert_eq!(one.likes(), other.likes());
    other.applied_once();
}

#[tokio::test]
async fn ours_that_the_home_lost_is_said_again() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Which dressing?").await;
    world.all.settle().await;
    let away = world.same(world.north(), thread, world.south()).await;
    let said = reply(world.south(), &world.ewan, away, "Honey").await;
    let started = start(world.south(), &world.ewan, world.away, "Who has tried honey?").await;
    vote_for(world.south(), &world.ewan, away).await;
    assert_eq!(lose(world.south()).await, 3);
    compare_now(&world, world.south(), world.away).await;
    // Said again, taken, announced: the copies are equal at the next look.
    let overview = compare_now(&world, world.south(), world.away).await;
    assert_eq!((overview.state, overview.there), (State::Equal, Some((2, 3))), "{:?}", overview.parts);
    for post in [said, started] {
        let seen = world.south().read(move |conn| read::post_by_id(conn, &Viewer::Node, post)).await;
        assert_eq!(seen.state, "shown");
    }
    equal(&mut looked(&world.all, NORTH), &mut looked(&world.all, SOUTH));
}

#[tokio::test]
async fn what_the_policy_withholds_is_named_with_its_rule_and_not_asked_for_again() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    world.all.settle().await;
    let at_west = world.same(north, thread, west).await;
    reply(west, &wanda, at_west, "Kept before the rule").await;
    let willa = west.member("willa").await;
    super::follow(west, &willa, "!wounds@north.test").await;
    world.all.settle().await;
    let rule =
        |tx: &mut collegium::base::db::Tx| policy::set_rule(tx, None, WEST, false, "they do not answer");
    south.write(rule).await;
    south.app.reload_if_changed().await.unwrap();
    // Of Willa nothing is known in the south, and nobody there is asked who she is.
    reply(west, &willa, at_west, "Never had").await;
    world.all.settle().await;
    drop_failed(south);
    let overview = compare_now(&world, south, world.away).await;
    assert_eq!((overview.state, overview.there, overview.differing), (State::Differs, Some((1, 3)), 1));
    let away = world.same(north, thread, south).await;
    let seen = report(south, away).await;
    let part = |n| Part { what: What::Missing, why: Why::Policy, rule: Some(WEST.to_owned()), n };
    assert_eq!((seen.there, seen.here), (Some(3), 1));
    assert_eq!(seen.parts, [part(1), part(1)], "one is kept and hidden, one was never taken");
    let before = world.all.wire().len();
    compare_now(&world, south, world.away).await;
    let asked = asked(&world, before, SOUTH);
    assert_eq!(asked.len(), 2, "nothing new is looked into: {asked:#?}");
    // The rule goes: what is missing comes.
    south.write(|tx| policy::set_rule(tx, None, WEST, true, "they answered")).await;
    south.app.reload_if_changed().await.unwrap();
    assert_eq!(compare_now(&world, south, world.away).await.state, State::Equal);
    let seen = report(south, away).await;
    assert_eq!((seen.state, seen.there, seen.here), (State::Equal, Some(3), 3));
}

#[tokio::test]
async fn while_something_is_on_its_way_it_is_waited_for() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Which dressing?").await;
    world.all.settle().await;
    world.all.set_down(SOUTH, true);
    reply(world.north(), &world.asha, thread, "Honey").await;
    collegium::worker::work_off(&world.north().app).await.unwrap();
    world.all.set_down(SOUTH, false);
    let overview = compare_now(&world, world.south(), world.away).await;
    assert_eq!((overview.state, overview.there, overview.here), (State::Differs, Some((1, 2)), (1, 1)));
    let away = world.same(world.north(), thread, world.south()).await;
    let seen = report(world.south(), away).await;
    let coming = Part { what: What::Missing, why: Why::Coming, rule: None, n: 1 };
    assert_eq!((seen.there, seen.here, seen.parts), (Some(2), 1, vec![coming]));
    world.all.shift(10 * collegium::base::time::MINUTE);
    world.all.settle().await;
    assert_eq!(report(world.south(), away).await.state, State::Equal);
}

#[tokio::test]
async fn a_home_that_does_not_answer_leaves_its_last_word_with_its_moment() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Which dressing?").await;
    world.all.settle().await;
    compare_now(&world, world.south(), world.away).await;
    world.all.set_down(NORTH, true);
    let overview = compare_now(&world, world.south(), world.away).await;
    assert_eq!((overview.state, overview.there), (State::Failed, Some((1, 1))));
    assert_eq!(overview.reason.as_deref(), Some("unreachable"));
    world.all.set_down(NORTH, false);
    world.all.shift(6 * collegium::base::time::HOUR);
    world.all.settle().await;
    let away = world.same(world.north(), thread, world.south()).await;
    assert_eq!(report(world.south(), away).await.state, State::Equal);
}

#[tokio::test]
async fn strangers_learn_nothing_from_a_digest_that_they_may_not_read() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    let hidden = reply(north, &world.asha, thread, "Hidden").await;
    let by = world.asha.clone();
    north.write(move |tx| moderate::hide(tx, &by, hidden, true, "spam")).await;
    let inner = north.community(&world.asha, "inner", collegium::communities::Visibility::Members).await;
    let secret = start(north, &world.asha, inner, "Among ourselves").await;
    world.all.settle().await;
    let (group, closed) = (super::actor_uri(north, world.home).await, super::actor_uri(north, inner).await);
    let get = async |uri: &str| {
        let path = uri.strip_prefix(&north.origin()).unwrap();
        let request = axum::http::Request::get(path).header("accept", "application/activity+json");
        north.send(request.body(axum::body::Body::empty()).unwrap()).await
    };
    let whole = get(&format!("{group}/digest")).await;
    let whole: serde_json::Value = serde_json::from_slice(&whole.body).unwrap();
    assert_eq!((whole["threads"].as_i64(), whole["posts"].as_i64()), (Some(1), Some(1)));
    assert_eq!(get(&format!("{closed}/digest")).await.status, 404);
    let uri_of = super::uri(north, thread).await;
    let posts = get(&format!("{uri_of}/digest")).await;
    assert!(!String::from_utf8_lossy(&posts.body).contains(&super::uri(north, hidden).await));
    assert_eq!(get(&format!("{}/digest", super::uri(north, secret).await)).await.status, 404);
    for bad in ["?bucket=100", "?bucket=-1", "?bucket=zz", "?bucket=00&page=x"] {
        assert_eq!(get(&format!("{group}/digest{bad}")).await.status, 404, "{bad}");
    }
}

#[tokio::test]
async fn a_digest_made_step_by_step_is_the_one_made_at_once() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    let refresh = async || {
        let (origin, home) = (north.app.origin(), world.home);
        north.write(move |tx| digest::refresh(tx, &origin, home).map(drop)).await;
    };
    for n in 0..5 {
        let said = reply(north, &world.asha, thread, &format!("Reply {n}")).await;
        refresh().await;
        vote_for(north, &world.asha, said).await;
        refresh().await;
    }
    let home = world.home;
    let stepwise = north.read(move |conn| digest::of_community(conn, home)).await;
    north
        .write(|tx| {
            tx.run(sql!("DELETE FROM digests"))?;
            tx.run(sql!("UPDATE threads SET digest = NULL, counted = 0, stale = TRUE"))?;
            Ok(())
        })
        .await;
    refresh().await;
    assert_eq!(north.read(move |conn| digest::of_community(conn, home)).await, stepwise);
    assert_eq!((stepwise.threads, stepwise.posts), (1, 6));
}

#[tokio::test]
async fn what_the_home_no_longer_tells_stops_nothing_else() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let there =
        west.read(|conn| Ok(communities::find(conn, &Viewer::Node, "!wounds@north.test")?.actor)).await;
    let thread = start(north, &world.asha, world.home, "Which dressing?").await;
    let theirs = start(west, &wanda, there, "From the west").await;
    world.all.settle().await;
    north.write(|tx| policy::set_rule(tx, None, WEST, false, "they do not answer")).await;
    north.app.reload_if_changed().await.unwrap();
    let lost = reply(north, &world.asha, thread, "Lost on its way").await;
    lose(north).await;
    let overview = compare_now(&world, south, world.away).await;
    // The thread of the west stands here alone; what was lost has come.
    assert_eq!((overview.state, overview.there, overview.differing), (State::Differs, Some((1, 2)), 1));
    let told = Part { what: What::Extra, why: Why::NotTold, rule: None, n: 1 };
    assert_eq!(overview.parts, [told]);
    world.same(north, lost, south).await;
    let uri = super::uri(west, theirs).await;
    for exchange in world.all.wire().iter().filter(|e| e.to == NORTH && e.path.contains("of=")) {
        assert!(
            exchange.path.contains("west.test") && exchange.status == 404
                || !exchange.path.contains("west.test")
        );
    }
    let group = super::actor_uri(north, world.home).await;
    for bucket in 0..256 {
        let path = format!("{}/digest?bucket={bucket:02x}", group.strip_prefix(&north.origin()).unwrap());
        let told = north.get_as(&path, "application/activity+json", None).await;
        assert!(!told.text().contains(&uri), "a block hides what it names");
    }
}

/// North turns hostile: it lists a thread of the south's own among those of its community, and tells of a post there
/// that nobody votes for it.
fn hostile(group: String, thread: String, post: String) -> axum::Router {
    let answer = move |uri: axum::http::Uri| {
        let path = uri.path_and_query().map_or("", |p| p.as_str());
        let own = |what: &str| format!("https://{NORTH}/{what}");
        let mark = "11".repeat(16);
        let body = if path.contains("?bucket=") {
            json!({ "type": "DigestPage", "id": own("b"), "items": [
                { "thread": thread, "digest": mark, "posts": 1, "of": own("thread-digest") } ] })
        } else if path.contains("/thread-digest") {
            json!({ "type": "DigestPage", "id": own("thread-digest"), "thread": thread, "digest": mark,
                    "contextHistory": own("activities"), "items": [
                { "id": post, "updated": "2026-11-26T00:00:00Z", "votes": 0 } ] })
        } else if path.contains("/activities") {
            json!({ "type": "OrderedCollectionPage", "id": own("activities"), "votes": true, "orderedItems": [] })
        } else {
            json!({ "type": "Digest", "id": format!("{group}/digest"), "attributedTo": group, "threads": 1, "posts": 1,
                    "underWay": false, "buckets": vec![mark; 256] })
        };
        async move { ([("content-type", "application/activity+json")], body.to_string()) }
    };
    axum::Router::new().fallback(answer)
}

#[tokio::test]
async fn a_home_has_no_word_on_what_stands_in_other_communities() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let noor = south.admin("noor").await;
    let own = south.community(&noor, "knees", collegium::communities::Visibility::Public).await;
    let thread = start(south, &noor, own, "What helps?").await;
    let hidden = reply(south, &noor, thread, "Hidden").await;
    super::follow(north, &world.asha, "!knees@south.test").await;
    world.all.settle().await;
    let there = world.same(south, thread, north).await;
    vote_for(north, &world.asha, there).await;
    world.all.settle().await;
    let by = noor.clone();
    south.write(move |tx| moderate::hide(tx, &by, hidden, true, "spam")).await;
    let votes = "SELECT count(*) AS n FROM votes WHERE NOT undone";
    assert_eq!(south.number(votes).await, 1);

    let (group, uri, secret) = (
        super::actor_uri(north, world.home).await,
        super::uri(south, thread).await,
        super::uri(south, hidden).await,
    );
    world.all.serve(NORTH, hostile(group, uri.clone(), uri));
    let before = world.all.wire().len();
    compare_now(&world, south, world.away).await;
    assert_eq!(south.number(votes).await, 1, "the vote stands");
    let asked = asked(&world, before, SOUTH);
    assert!(asked.iter().any(|line| line.contains("/thread-digest")), "{asked:#?}");
    let named = secret.rsplit('/').next().unwrap().to_owned();
    assert!(asked.iter().all(|line| !line.contains(&named)), "no hidden post is named: {asked:#?}");
}
