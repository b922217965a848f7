//! Questions, follow-ups, notices, polls and agreed summaries: the same on both nodes, and never by a wrong hand.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::page::Cursor;
use collegium::base::time::{DAY, HOUR, MINUTE};
use collegium::communities::{self, Done, Visibility};
use collegium::error::{Denial, Error};
use collegium::notify;
use collegium::threads::kind::Wanted;
use collegium::threads::moderate::{self, Act};
use collegium::threads::poll::{self, Poll};
use collegium::threads::read::{self, Filter, Scope, Thread};
use collegium::threads::{comment, edit, post, question};
use serde_json::{Value, json};

use super::{NORTH, SOUTH, WEST, World, actor_uri, follow, reply, start, uri};
use crate::support::TestNode;
use crate::support::fediverse::Fediverse;

fn wanted(kind: &str, options: &[&str]) -> Wanted {
    let options = options.iter().map(|o| (*o).to_owned()).collect();
    Wanted { kind: kind.to_owned(), options, ..Wanted::default() }
}

async fn try_start(
    node: &TestNode,
    by: &Member,
    community: i64,
    title: &str,
    wanted: Wanted,
) -> Result<i64, Error> {
    let mut draft = node.draft(Some(title), "What do you do?").await;
    draft.more = wanted.check(node.app.clock().now()).unwrap();
    let by = Author::Local(by.clone());
    let started =
        node.app.db().write(move |tx| post::start(tx, &by, community, Visibility::Public, &draft)).await;
    started.map(|posted| posted.id)
}

async fn begin(node: &TestNode, by: &Member, community: i64, title: &str, wanted: Wanted) -> i64 {
    try_start(node, by, community, title, wanted).await.unwrap()
}

async fn thread(node: &TestNode, id: i64) -> Thread {
    node.read(move |conn| read::thread_by_id(conn, &Viewer::Node, id)).await
}

async fn found(node: &TestNode, id: i64) -> read::Post {
    node.read(move |conn| read::post_by_id(conn, &Viewer::Node, id)).await
}

async fn help(node: &TestNode, by: &Member, reply: i64, yes: bool) -> Result<(), Error> {
    let by = Author::Local(by.clone());
    node.app.db().write(move |tx| question::helped(tx, &by, reply, yes)).await
}

/// A post as others read it.
async fn document(node: &TestNode, post: i64) -> Value {
    let page = found(node, post).await.uri;
    let answer = node.get_as(&page, "application/activity+json", None).await;
    serde_json::from_str(&answer.text()).unwrap()
}

async fn listed(node: &TestNode, community: i64, filter: Filter) -> Vec<String> {
    let page = node.read(move |conn| {
        let scope = Scope::Community(community);
        read::list(conn, &Viewer::Node, scope, filter, &Default::default(), &Cursor::newest())
    });
    page.await.items.into_iter().map(|t| t.title).collect()
}

async fn told(node: &TestNode, who: &Member) -> Vec<String> {
    let member = who.clone();
    let all = node.read(move |conn| notify::read::list(conn, &member, &Cursor::newest())).await.items;
    all.into_iter().map(|n| n.kind).collect()
}

#[tokio::test]
async fn what_helped_is_said_by_whoever_asked_and_known_on_both_nodes() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let asked = begin(south, &world.ewan, world.away, "Which foam?", wanted("question", &[])).await;
    world.all.settle().await;
    let home = world.same(south, asked, north).await;
    assert_eq!(thread(north, home).await.kind, "question");
    assert_eq!(listed(north, world.home, Filter::Questions).await, ["Which foam?"]);

    let answer = reply(north, &world.asha, home, "The soft one").await;
    world.all.settle().await;
    let there = world.same(north, answer, south).await;
    let refused = help(north, &world.asha, answer, true).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NotAuthor))), "{refused:?}");

    help(south, &world.ewan, there, true).await.unwrap();
    world.all.settle().await;
    for (node, id, answer) in [(north, home, answer), (south, asked, there)] {
        assert!(thread(node, id).await.answered && found(node, answer).await.helped);
        let opening = found(node, id).await;
        assert!(!opening.edited, "its words are the same: nothing of it was edited");
    }
    assert_eq!(told(north, &world.asha).await.iter().filter(|kind| *kind == "reply-helped").count(), 1);
    assert_eq!(listed(north, world.home, Filter::Questions).await, Vec::<String>::new());
    let told = document(south, asked).await;
    assert_eq!(told["threadKind"], "question");
    assert_eq!(told["acceptedAnswer"], json!([uri(north, answer).await]));

    // Words that are changed afterwards leave it as it is, and it can be taken back.
    let (draft, by) =
        (south.draft(Some("Which foam, then?"), "Now?").await, Author::Local(world.ewan.clone()));
    south.write(move |tx| edit::edit(tx, &by, asked, &draft)).await;
    world.all.settle().await;
    assert!(thread(north, home).await.answered && found(north, home).await.edited);
    help(south, &world.ewan, there, false).await.unwrap();
    world.all.settle().await;
    assert!(!thread(north, home).await.answered && !found(north, answer).await.helped);
}

#[tokio::test]
async fn a_follow_up_is_one_on_both_nodes() {
    let world = World::new().await;
    let asked = begin(world.north(), &world.asha, world.home, "Which foam?", wanted("question", &[])).await;
    let mut draft = world.north().draft(None, "**What I tried**\n\nThe soft one").await;
    draft.more.follow_up = true;
    let by = Author::Local(world.asha.clone());
    let told = world.north().write(move |tx| comment::reply(tx, &by, asked, &draft)).await.id;
    let plain = reply(world.north(), &world.asha, asked, "And besides").await;
    world.all.settle().await;
    for (post, is) in [(told, true), (plain, false)] {
        let there = world.same(world.north(), post, world.south()).await;
        assert_eq!(found(world.south(), there).await.follow_up, is);
    }
}

#[tokio::test]
async fn a_notice_is_for_those_who_moderate_unless_the_charter_says_otherwise_and_ends_by_itself() {
    let world = World::new().await;
    let bea = world.north().member("bea").await;
    let (by, home) = (Author::Local(bea.clone()), world.home);
    world.north().write(move |tx| communities::join::ask(tx, &by, home, None)).await;
    let refused = try_start(world.north(), &bea, world.home, "A post in Oslo", wanted("notice", &[])).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NoNotices))), "{refused:?}");

    let (asha, home) = (world.asha.clone(), world.home);
    let open = move |tx: &mut collegium::base::db::Tx<'_>| {
        let was = communities::read::by_id(tx.conn, &Viewer::Node, home)?;
        let charter = communities::Charter { notices: true, ..communities::Charter::brief("Words") };
        let new = communities::NewCommunity {
            title: was.title,
            visibility: was.visibility,
            charter,
            ..Default::default()
        };
        communities::edit(tx, &asha, home, &new)
    };
    world.north().write(open).await;
    world.all.settle().await;
    let away = world.away;
    let copy = world.south().read(move |conn| communities::read::by_id(conn, &Viewer::Node, away)).await;
    assert!(copy.notices, "the copy knows that its members may");

    let days = Wanted { days: Some(3), ..wanted("notice", &[]) };
    let notice = begin(world.south(), &world.ewan, world.away, "A post in Oslo", days).await;
    start(world.north(), &world.asha, world.home, "Which foam?").await;
    world.all.settle().await;
    let at_home = world.same(world.south(), notice, world.north()).await;
    let mut all = listed(world.north(), world.home, Filter::Latest).await;
    all.sort();
    assert_eq!(all, ["A post in Oslo", "Which foam?"]);
    world.all.shift(3 * DAY + MINUTE);
    world.all.settle().await;
    for (node, community, id) in [(world.north(), world.home, at_home), (world.south(), world.away, notice)] {
        assert!(thread(node, id).await.ended);
        assert_eq!(listed(node, community, Filter::Latest).await, ["Which foam?"]);
        assert_eq!(listed(node, community, Filter::Newest).await.len(), 2, "who asks for everything gets it");
        assert_eq!(listed(node, community, Filter::Notices).await, ["A post in Oslo"]);
    }
}

async fn seen(node: &TestNode, id: i64, by: i64) -> Poll {
    node.read(move |conn| poll::of(conn, id, by)).await.unwrap()
}

async fn vote(node: &TestNode, by: &Member, id: i64, choices: &[i64]) -> Result<(), Error> {
    let (by, choices) = (Author::Local(by.clone()), choices.to_vec());
    node.app.db().write(move |tx| poll::vote(tx, &by, id, &choices)).await
}

fn counts(poll: &Poll) -> (i64, Vec<i64>) {
    (poll.voters, poll.choices.iter().map(|c| c.votes).collect())
}

#[tokio::test]
async fn a_poll_is_counted_by_its_authors_node_and_told_once_five_have_voted() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let asked = begin(north, &world.asha, world.home, "Which?", wanted("poll", &["Foam", "Gauze"])).await;
    world.all.settle().await;
    let there = world.same(north, asked, south).await;
    assert_eq!(thread(south, there).await.kind, "poll");
    let told = document(north, asked).await;
    assert_eq!((told["type"].as_str(), told["oneOf"][1]["name"].as_str()), (Some("Question"), Some("Gauze")));

    vote(south, &world.ewan, there, &[1]).await.unwrap();
    let again = vote(south, &world.ewan, there, &[0]).await;
    assert!(matches!(again, Err(Error::Denied(Denial::VotedAlready))), "{again:?}");
    world.all.settle().await;
    assert_eq!(counts(&seen(north, asked, 0).await), (1, vec![0, 1]));
    assert!(seen(south, there, world.ewan.actor).await.choices[1].mine);
    world.all.shift(2 * MINUTE);
    world.all.settle().await;
    assert_eq!(
        counts(&seen(south, there, 0).await),
        (1, vec![0, 0]),
        "few: others are told that, and no more"
    );
    let told = document(north, asked).await;
    assert_eq!(told["oneOf"][1]["replies"].get("totalItems"), None);

    for (n, name) in ["b1", "b2", "b3", "b4"].into_iter().enumerate() {
        let member = north.member(name).await;
        let (by, home) = (Author::Local(member.clone()), world.home);
        north.write(move |tx| communities::join::ask(tx, &by, home, None)).await;
        let choice = if n == 0 { 1 } else { 0 };
        vote(north, &member, asked, &[choice]).await.unwrap();
    }
    world.all.shift(5 * MINUTE);
    world.all.settle().await;
    for (node, id) in [(north, asked), (south, there)] {
        assert_eq!(counts(&seen(node, id, 0).await), (5, vec![3, 2]));
        assert!(!found(node, id).await.edited, "votes are no edit");
        let (_, versions) = {
            let page = found(node, id).await.page;
            node.read(move |conn| read::history(conn, &Viewer::Node, &page)).await
        };
        assert!(versions.is_empty());
    }

    world.all.shift(15 * DAY);
    world.all.settle().await;
    assert!(thread(south, there).await.ended && thread(north, asked).await.ended);
    let late = vote(north, &world.asha, asked, &[0]).await;
    assert!(matches!(late, Err(Error::Denied(Denial::PollEnded))), "{late:?}");
}

#[tokio::test]
async fn votes_from_elsewhere_count_once_in_time_and_for_what_was_offered() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let many = Wanted { many: true, ..wanted("poll", &["Foam", "Gauze", "Air"]) };
    let asked = begin(north, &world.asha, world.home, "Which?", wanted("poll", &["Foam", "Gauze"])).await;
    let several = begin(north, &world.asha, world.home, "Which of them?", many).await;
    world.all.settle().await;
    let (ewan, asha) = (actor_uri(south, world.ewan.actor).await, actor_uri(north, world.asha.actor).await);
    let mut n = 0;
    let mut note = |poll: &str, name: &str| {
        n += 1;
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Create",
            "id": format!("{ewan}#c{n}"), "actor": ewan, "to": [asha],
            "object": { "type": "Note", "id": format!("{ewan}#v{n}"), "attributedTo": ewan, "to": [asha],
                        "name": name, "inReplyTo": poll },
        })
    };
    let (one, other) = (uri(north, asked).await, uri(north, several).await);
    for vote in [
        note(&one, "Gauze"),
        note(&one, "Gauze"),
        note(&one, "Foam"),
        note(&one, "Honey"),
        note(&other, "Foam"),
        note(&other, "Air"),
        note(&other, "Air"),
    ] {
        let answer = world.ewan_says(&serde_json::to_vec(&vote).unwrap()).await;
        assert_eq!(answer.status.as_u16(), 202, "{vote}");
    }
    world.all.settle().await;
    assert_eq!(counts(&seen(north, asked, 0).await), (1, vec![0, 1]));
    assert_eq!(counts(&seen(north, several, 0).await), (1, vec![1, 0, 1]));
    assert_eq!(found(north, asked).await.votes, 0);
    assert_eq!(thread(north, asked).await.replies, 0, "a vote is no reply");
    let said = north.number(
        "SELECT count(*) AS n FROM activities WHERE kind = 'Announce' AND CAST(json AS TEXT) LIKE '%#v1%'",
    );
    assert_eq!(said.await, 0, "nobody is told who chose what");
    world.all.shift(15 * DAY);
    world.all.settle().await;
    let late = note(&one, "Foam");
    world.ewan_says(&serde_json::to_vec(&late).unwrap()).await;
    world.all.settle().await;
    assert_eq!(counts(&seen(north, asked, 0).await), (1, vec![0, 1]));
}

async fn sum_up(node: &TestNode, by: &Member, reply: i64, act: Act) -> Result<Done, Error> {
    let by = Author::Local(by.clone());
    node.app.db().write(move |tx| moderate::act(tx, &by, reply, act, "")).await
}

async fn summary(node: &TestNode, thread: i64) -> Option<i64> {
    node.read(move |conn| read::summary(conn, &Viewer::Node, thread)).await.map(|post| post.id)
}

#[tokio::test]
async fn the_agreed_summary_is_a_reply_that_moderators_choose_and_stands_on_every_node() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let asked = start(north, &world.asha, world.home, "Which foam?").await;
    let first = reply(north, &world.asha, asked, "We agreed on the soft one").await;
    let second = reply(north, &world.asha, asked, "We agreed on the hard one").await;
    world.all.settle().await;
    let there = world.same(north, asked, south).await;
    let (first_there, second_there) =
        (world.same(north, first, south).await, world.same(north, second, south).await);
    let refused = sum_up(south, &world.ewan, first_there, Act::Summarise).await;
    assert!(matches!(refused, Err(Error::Denied(Denial::NotModerator))), "{refused:?}");
    assert!(matches!(sum_up(north, &world.asha, asked, Act::Summarise).await, Err(Error::NotFound)));

    sum_up(north, &world.asha, first, Act::Summarise).await.unwrap();
    world.all.settle().await;
    assert_eq!((summary(north, asked).await, summary(south, there).await), (Some(first), Some(first_there)));
    sum_up(north, &world.asha, second, Act::Summarise).await.unwrap();
    world.all.settle().await;
    assert_eq!(
        (summary(north, asked).await, summary(south, there).await),
        (Some(second), Some(second_there))
    );
    let page = format!("/t/{}", thread(south, there).await.page);
    assert!(south.get(&page).await.text().contains("id=\"sum\""), "it stands above the replies");
    sum_up(north, &world.asha, second, Act::Unsummarise).await.unwrap();
    world.all.settle().await;
    assert_eq!((summary(north, asked).await, summary(south, there).await), (None, None));
}

#[tokio::test]
async fn a_lost_move_and_a_lost_summary_are_mended_by_comparing() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let (by, home) = (world.asha.clone(), world.home);
    north.write(move |tx| communities::topics::add(tx, &by, home, "Foam")).await;
    let asked = start(north, &world.asha, world.home, "Which foam?").await;
    let said = reply(north, &world.asha, asked, "We agreed on the soft one").await;
    world.all.settle().await;
    let there = world.same(north, asked, south).await;
    // Nothing of what follows reaches the south.
    let topic = north.read(move |conn| communities::topics::of(conn, home)).await.remove(0);
    let by = Author::Local(world.asha.clone());
    north.write(move |tx| collegium::threads::topic::move_to(tx, &by, asked, Some(&topic.uri), "")).await;
    sum_up(north, &world.asha, said, Act::Summarise).await.unwrap();
    collegium::federation::outbox::work_off(&north.app).await.unwrap();
    north
        .write(|tx| tx.run(collegium::sql!("DELETE FROM deliveries WHERE state = 'pending'")).map(drop))
        .await;
    world.all.settle().await;
    assert_eq!((thread(south, there).await.topic, summary(south, there).await), (None, None));

    let away = world.away;
    south
        .write(move |tx| {
            let copy = communities::read::by_id(tx.conn, &Viewer::Node, away)?;
            collegium::threads::divergence::ask(tx, &Viewer::Node, &copy)
        })
        .await;
    world.all.settle().await;
    assert_eq!(thread(south, there).await.topic_name.as_deref(), Some("Foam"));
    assert_eq!(summary(south, there).await, Some(world.same(north, said, south).await));

    world.all.shift(8 * HOUR);
    sum_up(north, &world.asha, said, Act::Unsummarise).await.unwrap();
    collegium::federation::outbox::work_off(&north.app).await.unwrap();
    north
        .write(|tx| tx.run(collegium::sql!("DELETE FROM deliveries WHERE state = 'pending'")).map(drop))
        .await;
    south
        .write(move |tx| {
            let copy = communities::read::by_id(tx.conn, &Viewer::Node, away)?;
            collegium::threads::divergence::ask(tx, &Viewer::Node, &copy)
        })
        .await;
    world.all.settle().await;
    assert_eq!(summary(south, there).await, None, "nor does one that was taken back stay");
}

#[tokio::test]
async fn of_a_poll_that_was_removed_nothing_more_is_told() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let asked = begin(north, &world.asha, world.home, "Which?", wanted("poll", &["Foam", "Gauze"])).await;
    world.all.settle().await;
    let there = world.same(north, asked, south).await;
    let by = Author::Local(world.asha.clone());
    vote(south, &world.ewan, there, &[0]).await.unwrap();
    world.all.settle().await;
    north.write(move |tx| moderate::act(tx, &by, asked, Act::Remove, "A patient is named")).await;
    world.all.settle().await;
    let before = world.all.wire().len();
    world.all.shift(20 * DAY);
    world.all.settle().await;
    let told = world.all.wire()[before..]
        .iter()
        .filter(|e| String::from_utf8_lossy(&e.body).contains("Gauze"))
        .count();
    assert_eq!(told, 0, "its end brings no words back");
    assert!(thread(north, asked).await.ended);
}

#[tokio::test]
async fn a_question_is_answered_by_what_still_stands_and_a_summary_that_was_changed_says_so() {
    let world = World::new().await;
    let north = world.north();
    let asked = begin(north, &world.asha, world.home, "Which foam?", wanted("question", &[])).await;
    let said = reply(north, &world.asha, asked, "The soft one").await;
    help(north, &world.asha, said, true).await.unwrap();
    sum_up(north, &world.asha, said, Act::Summarise).await.unwrap();
    let page = format!("/t/{}", thread(north, asked).await.page);
    assert!(!north.get(&page).await.text().contains("Changed since"));
    world.all.shift(MINUTE);
    let (draft, by) = (north.draft(None, "The hard one").await, Author::Local(world.asha.clone()));
    north.write(move |tx| edit::edit(tx, &by, said, &draft)).await;
    assert!(north.get(&page).await.text().contains("Changed since"));
    assert!(thread(north, asked).await.answered);
    let by = Author::Local(world.asha.clone());
    north.write(move |tx| moderate::act(tx, &by, said, Act::Remove, "Dangerous")).await;
    assert!(!thread(north, asked).await.answered);
    assert_eq!(listed(north, world.home, Filter::Questions).await, ["Which foam?"]);
}

#[tokio::test]
async fn who_follows_later_learns_what_kind_a_thread_is_and_what_came_of_it() {
    let world = World::on(Fediverse::of([NORTH, SOUTH, WEST]).await).await;
    let north = world.north();
    let asked = begin(north, &world.asha, world.home, "Which foam?", wanted("question", &[])).await;
    let poll = begin(north, &world.asha, world.home, "Which?", wanted("poll", &["Foam", "Gauze"])).await;
    let said = reply(north, &world.asha, asked, "The soft one").await;
    help(north, &world.asha, said, true).await.unwrap();
    sum_up(north, &world.asha, said, Act::Summarise).await.unwrap();
    world.all.settle().await;
    let wanda = world.all.node(WEST).member("wanda").await;
    follow(world.all.node(WEST), &wanda, "!wounds@north.test").await;
    world.all.settle().await;
    let west = world.all.node(WEST);
    let (question, vote) = (world.same(north, asked, west).await, world.same(north, poll, west).await);
    let answer = world.same(north, said, west).await;
    assert!(thread(west, question).await.answered && found(west, answer).await.helped);
    assert_eq!(summary(west, question).await, Some(answer));
    assert_eq!(seen(west, vote, 0).await.choices.len(), 2);
}

#[tokio::test]
async fn counts_of_a_poll_of_a_third_node_are_passed_on_by_the_home_each_time() {
    let (world, wanda) = World::of_three().await;
    let (north, south, west) = (world.north(), world.south(), world.all.node(WEST));
    let asked = begin(south, &world.ewan, world.away, "Which?", wanted("poll", &["Foam", "Gauze"])).await;
    world.all.settle().await;
    let (home, there) = (world.same(south, asked, north).await, world.same(south, asked, west).await);
    let mut minutes = 0;
    for (n, (node, by, id)) in
        [(north, &world.asha, home), (west, &wanda, there), (south, &world.ewan, asked)]
            .into_iter()
            .enumerate()
    {
        vote(node, by, id, &[0]).await.unwrap();
        world.all.settle().await;
        minutes += 2;
        world.all.shift(minutes * MINUTE);
        world.all.settle().await;
        let voters = i64::try_from(n).unwrap() + 1;
        for (node, id) in [(north, home), (south, asked), (west, there)] {
            assert_eq!(seen(node, id, 0).await.voters, voters);
        }
    }
    let by = Author::Local(world.ewan.clone());
    south.write(move |tx| edit::delete(tx, &by, asked)).await;
    world.all.settle().await;
    for node in [north, south, west] {
        assert_eq!(node.number("SELECT count(*) AS n FROM poll_options").await, 0, "its words are gone");
    }
}
