//! Notifications: who is told of what, once; nobody of what they may not read; nothing that was seen already.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::page::Cursor;
use collegium::base::time::DAY;
use collegium::communities::{Role, Visibility, join, suspend};
use collegium::notify::level::{self, Level};
use collegium::notify::read::{self, Notification};
use collegium::sql;
use collegium::threads::moderate::{self, Act};
use collegium::threads::{self, comment, edit, report};
use collegium::worker;
use serde_json::{Value, json};

use crate::support::TestNode;
use crate::support::node::from_elsewhere;

struct Place {
    node: TestNode,
    ada: Member,
    bo: Member,
    cy: Member,
    community: i64,
}

impl Place {
    /// Ada facilitates; Bo and Cy are members.
    async fn new(visibility: Visibility) -> Place {
        let node = TestNode::new().await;
        let ada = node.admin("ada").await;
        let community = node.community(&ada, "wounds", visibility).await;
        let (bo, cy) = (node.member("bo").await, node.member("cy").await);
        node.join(&bo, community, &ada).await;
        node.join(&cy, community, &ada).await;
        let place = Place { node, ada, bo, cy, community };
        place.settle().await;
        for who in [place.ada.clone(), place.bo.clone(), place.cy.clone()] {
            place.node.write(move |tx| read::see_all(tx, &who, i64::MAX)).await;
        }
        place
    }

    async fn settle(&self) {
        while worker::work_off(&self.node.app).await.unwrap() > 0 {}
    }

    async fn unseen(&self, who: &Member) -> Vec<Notification> {
        self.settle().await;
        let member = who.clone();
        let all = self.node.read(move |conn| read::list(conn, &member, &Cursor::newest())).await.items;
        let unseen: Vec<_> = all.into_iter().filter(|n| n.seen.is_none()).collect();
        let member = who.clone();
        let counted = self.node.read(move |conn| read::unseen(conn, &member)).await;
        assert_eq!(counted, i64::try_from(unseen.len()).unwrap(), "the bell counts what the list shows");
        unseen
    }

    /// The kinds of what somebody has not seen, newest first.
    async fn told(&self, who: &Member) -> Vec<String> {
        self.unseen(who).await.into_iter().map(|n| n.kind).collect()
    }

    async fn hear(&self, who: &Member, level: Level) {
        let (member, community) = (who.clone(), self.community);
        self.node.write(move |tx| level::set_for_community(tx, &member, community, level)).await;
    }

    async fn hear_thread(&self, who: &Member, thread: i64, level: Option<Level>) {
        let member = who.clone();
        self.node.write(move |tx| level::set_for_thread(tx, &member, thread, level)).await;
    }

    async fn thread(&self, by: &Member) -> i64 {
        self.node.thread(by, self.community, "Dressings", "Which ones?").await
    }
}

async fn page_of(node: &TestNode, post: i64) -> String {
    node.read(move |conn| Ok(threads::read::post_by_id(conn, &Viewer::Node, post)?.page)).await
}

#[tokio::test]
async fn an_answer_a_mention_and_a_reply_in_ones_own_thread_are_told_once_and_not_to_their_author() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    let reply = place.node.reply(&place.bo, thread, "Foam, I think").await;
    assert_eq!(place.told(&place.ada).await, ["reply"]);
    assert_eq!(place.told(&place.bo).await, Vec::<String>::new());

    // Cy answers Bo, in Ada's thread, and names Bo besides: one notification each, the mention before the answer.
    place.node.reply(&place.cy, reply, "@bo why foam?").await;
    place.settle().await;
    assert_eq!(place.told(&place.bo).await, ["mention"]);
    assert_eq!(place.told(&place.ada).await, ["reply", "reply"]);
    assert_eq!(place.told(&place.cy).await, Vec::<String>::new());

    let told = place.unseen(&place.bo).await;
    assert_eq!(told[0].name.as_deref(), Some("CY Tester"));
    assert_eq!(told[0].thread_title.as_deref(), Some("Dressings"));
    assert!(told[0].place().starts_with("/r/"), "{}", told[0].place());
}

#[tokio::test]
async fn a_level_says_how_much_of_a_community_is_told() {
    for (level, thread_told, reply_told, mention_told) in [
        (Level::Everything, true, true, true),
        (Level::FirstPosts, true, false, true),
        (Level::Mentions, false, false, true),
        (Level::Mute, false, false, false),
    ] {
        let place = Place::new(Visibility::Public).await;
        place.hear(&place.cy, level).await;
        let count = |told: bool| usize::from(told);
        let thread = place.thread(&place.ada).await;
        let mut expected = count(thread_told);
        assert_eq!(place.told(&place.cy).await.len(), expected, "a thread at {}", level.key());
        place.node.reply(&place.bo, thread, "Foam").await;
        expected += count(reply_told);
        assert_eq!(place.told(&place.cy).await.len(), expected, "a reply at {}", level.key());
        place.node.reply(&place.bo, thread, "What does @cy use?").await;
        expected += count(mention_told);
        assert_eq!(place.told(&place.cy).await.len(), expected, "a mention at {}", level.key());
    }
}

#[tokio::test]
async fn the_level_of_a_thread_goes_before_that_of_its_community() {
    let place = Place::new(Visibility::Public).await;
    place.hear(&place.cy, Level::Everything).await;
    let (loud, quiet) = (place.thread(&place.ada).await, place.thread(&place.ada).await);
    place.told(&place.cy).await;
    place.hear_thread(&place.cy, quiet, Some(Level::Mute)).await;
    place.node.reply(&place.bo, quiet, "Not told, @cy").await;
    assert_eq!(place.told(&place.cy).await.len(), 2, "the two threads");
    place.hear_thread(&place.cy, quiet, None).await;
    place.node.reply(&place.bo, quiet, "As for the community").await;
    assert_eq!(place.told(&place.cy).await.len(), 3);

    place.hear(&place.cy, Level::Mute).await;
    place.hear_thread(&place.cy, loud, Some(Level::Everything)).await;
    place.node.reply(&place.bo, loud, "Told").await;
    assert_eq!(place.told(&place.cy).await.len(), 4);
}

#[tokio::test]
async fn what_was_read_is_seen_and_what_is_read_before_it_is_told_comes_as_seen() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    place.node.reply(&place.bo, thread, "Foam").await;
    assert_eq!(place.told(&place.ada).await, ["reply"]);
    let cookie = format!("__Host-collegium={}", place.node.session(&place.ada).await);
    let page = place.node.get_as("/notifications", "text/html", Some(("cookie", &cookie))).await.text();
    assert!(page.contains("BO Tester answered"), "{page}");
    let uri = page_of(&place.node, thread).await;
    place.node.get_as(&format!("/t/{uri}"), "text/html", Some(("cookie", &cookie))).await.ok();
    assert_eq!(place.told(&place.ada).await, Vec::<String>::new());

    // Read before the reader of the ledger came by.
    place.node.reply(&place.bo, thread, "Or gauze").await;
    place.node.get_as(&format!("/t/{uri}"), "text/html", Some(("cookie", &cookie))).await.ok();
    assert_eq!(place.told(&place.ada).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_one_may_no_longer_read_is_neither_listed_nor_counted() {
    let place = Place::new(Visibility::Members).await;
    place.hear(&place.cy, Level::Everything).await;
    let thread = place.thread(&place.ada).await;
    let reply = place.node.reply(&place.bo, thread, "Foam, @cy").await;
    assert_eq!(place.told(&place.cy).await, ["mention", "post"]);

    // Deleted by its author, removed by a moderator: gone.
    let by = Author::Local(place.bo.clone());
    place.node.write(move |tx| edit::delete(tx, &by, reply)).await;
    assert_eq!(place.told(&place.cy).await, ["post"]);
    let by = Author::Local(place.ada.clone());
    place.node.write(move |tx| moderate::act(tx, &by, thread, Act::Remove, "off topic")).await;
    assert_eq!(place.told(&place.cy).await, Vec::<String>::new());
    let by = Author::Local(place.ada.clone());
    place.node.write(move |tx| moderate::act(tx, &by, thread, Act::Restore, "")).await;
    assert_eq!(place.told(&place.cy).await, ["post"]);

    // Somebody who left hears nothing more, and no longer what was told.
    let (by, community) = (Author::Local(place.cy.clone()), place.community);
    place.node.write(move |tx| join::leave(tx, &by, community)).await;
    place.node.reply(&place.bo, thread, "Still there, @cy?").await;
    let told = place.told(&place.cy).await;
    assert_eq!(told, Vec::<String>::new());
}

#[tokio::test]
async fn the_title_of_a_removed_thread_is_kept_from_those_who_may_no_longer_read_it() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    place.node.reply(&place.bo, thread, "See @cy").await;
    assert_eq!(place.unseen(&place.cy).await[0].thread_title.as_deref(), Some("Dressings"));
    let by = Author::Local(place.ada.clone());
    place.node.write(move |tx| moderate::act(tx, &by, thread, Act::Remove, "names a patient")).await;
    assert_eq!(place.unseen(&place.cy).await[0].thread_title.as_deref(), Some(""));
    assert_eq!(
        place.unseen(&place.ada).await[0].thread_title.as_deref(),
        Some("Dressings"),
        "a moderator sees it"
    );
}

#[tokio::test]
async fn what_a_blocked_node_sent_in_thousands_costs_no_look_and_can_be_put_away() {
    let place = Place::new(Visibility::Public).await;
    let who = place.node.stranger("wanda", "west.test").await;
    let thread = place.thread(&place.bo).await;
    place.node.reply(&place.ada, thread, "The first").await;
    place.settle().await;
    let by = Author::Remote(who);
    let draft = from_elsewhere("https://west.test/r/1", "Flood", place.node.app.clock().now(), "1");
    let flood = place.node.write(move |tx| comment::reply(tx, &by, thread, &draft)).await.id;
    place.settle().await;
    place
        .node
        .write(move |tx| {
            tx.run(sql!(
                "INSERT INTO notifications (member, fact, kind, community, thread, post, by_actor, at)
                 WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 2000)
                 SELECT member, fact + n, kind, community, thread, post, by_actor, at FROM notifications, many
                 WHERE post = $1",
                flood
            ))?;
            tx.run(sql!("UPDATE nodes SET blocked = TRUE WHERE authority = 'west.test'")).map(drop)
        })
        .await;
    assert_eq!(place.told(&place.bo).await, Vec::<String>::new(), "the first lies behind them");
    // Behind what is not shown the list goes on.
    let member = place.bo.clone();
    let (mut after, mut found, mut pages) = (Cursor::newest(), Vec::new(), 0);
    loop {
        let (member, from) = (member.clone(), after.clone());
        let page = place.node.read(move |conn| read::list(conn, &member, &from)).await;
        found.extend(page.items);
        pages += 1;
        let Some(next) = page.next else { break };
        after = Cursor::read(&next).unwrap();
    }
    assert_eq!(found.iter().filter(|n| n.kind == "reply").count(), 1);
    assert_eq!(pages, 5);
    // All of it can be put away, seen or not.
    let cookie = format!("__Host-collegium={}", place.node.session(&place.bo).await);
    let page = place.node.get_as("/notifications", "text/html", Some(("cookie", &cookie))).await.text();
    let up_to = page.split("name=\"up_to\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    place.node.post_form("/notifications", Some(&cookie), &[("up_to", up_to)]).await;
    assert_eq!(place.told(&place.bo).await, Vec::<String>::new());
    let left = "SELECT count(*) AS n FROM notifications WHERE seen IS NULL AND kind = 'reply'";
    assert_eq!(place.node.number(left).await, 0);
}

#[tokio::test]
async fn what_stands_before_a_writer_is_seen() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    place.node.reply(&place.bo, thread, "Foam").await;
    place.settle().await;
    // Ada answers from a page that she had open; writing marks all of the thread as read.
    place.node.reply(&place.ada, thread, "Thank you").await;
    let cookie = format!("__Host-collegium={}", place.node.session(&place.ada).await);
    let page = page_of(&place.node, thread).await;
    place.node.get_as(&format!("/t/{page}"), "text/html", Some(("cookie", &cookie))).await.ok();
    assert_eq!(place.told(&place.ada).await, Vec::<String>::new());
}

#[tokio::test]
async fn decisions_are_told_to_those_they_are_about_and_requests_to_those_who_decide() {
    let place = Place::new(Visibility::Members).await;
    let (community, ada) = (place.community, place.ada.clone());
    place.hear(&place.cy, Level::Mute).await;

    let di = place.node.member("di").await;
    let by = Author::Local(di.clone());
    place.node.write(move |tx| join::ask(tx, &by, community, None)).await;
    assert_eq!(place.told(&place.ada).await, ["membership-asked"]);
    assert_eq!(place.told(&place.bo).await, Vec::<String>::new());
    let (by, actor) = (ada.clone(), di.actor);
    place.node.write(move |tx| join::decide(tx, &by, community, actor, true)).await;
    assert_eq!(place.told(&di).await, ["membership-given"]);

    let thread = place.thread(&place.cy).await;
    let by = Author::Local(ada.clone());
    place.node.write(move |tx| moderate::act(tx, &by, thread, Act::Remove, "off topic")).await;
    let (by, cy) = (Author::Local(ada.clone()), place.cy.actor);
    place.node.write(move |tx| join::set_role(tx, &by, community, cy, Role::Moderator)).await;
    let by = Author::Local(ada.clone());
    place.node.write(move |tx| suspend::suspend(tx, &by, community, cy, None, "rude")).await;
    // Also to somebody who wants to hear nothing of the community; and the members-only community is not closed to
    // them by it.
    let told = place.told(&place.cy).await;
    assert!(told.contains(&"member-suspended".to_owned()), "{told:?}");
    assert!(told.contains(&"role-given".to_owned()), "{told:?}");

    let reported = place.thread(&place.bo).await;
    let (by, new) =
        (Author::Local(di.clone()), report::NewReport { reason: "?".into(), ..Default::default() });
    place.node.write(move |tx| report::report(tx, &by, reported, &new)).await;
    assert_eq!(place.told(&place.ada).await, ["post-reported", "membership-asked"]);
    let reports = place.unseen(&place.ada).await;
    assert_eq!(reports[0].name, None, "nobody learns who reported");
    assert_eq!(reports[0].place(), "/c/wounds/reports");
}

#[tokio::test]
async fn what_comes_from_the_past_is_not_told_but_what_was_long_under_way_is() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    place.told(&place.ada).await;
    let now = place.node.app.clock().now();
    for (age, expected) in [(9 * DAY, 0), (7 * DAY, 1)] {
        let who = place.node.stranger("wanda", "west.test").await;
        let draft =
            from_elsewhere(&format!("https://west.test/r/{age}"), "Late", now - age, &age.to_string());
        let by = Author::Remote(who);
        place.node.write(move |tx| comment::reply(tx, &by, thread, &draft)).await;
        assert_eq!(place.told(&place.ada).await.len(), expected, "written {} days ago", age / DAY);
    }
}

#[tokio::test]
async fn two_processes_tell_everything_once() {
    let place = Place::new(Visibility::Public).await;
    let second = place.node.second_process().await;
    let thread = place.thread(&place.ada).await;
    for n in 0..20 {
        place.node.reply(&place.bo, thread, &format!("Answer {n}")).await;
    }
    let (one, other) = tokio::join!(worker::work_off(&place.node.app), worker::work_off(&second));
    one.unwrap();
    other.unwrap();
    place.settle().await;
    assert_eq!(place.node.number("SELECT count(*) AS n FROM notifications WHERE kind = 'reply'").await, 20);
    assert_eq!(place.node.number("SELECT count(DISTINCT post) AS n FROM notifications").await, 20);
}

#[tokio::test]
async fn old_notifications_are_forgotten() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    place.node.reply(&place.bo, thread, "Foam").await;
    place.settle().await;
    place.node.app.clock().shift(181 * DAY);
    place.node.reply(&place.bo, thread, "Still foam").await;
    place.settle().await;
    place.node.write(collegium::notify::tell::forget).await;
    assert_eq!(place.node.number("SELECT count(*) AS n FROM notifications WHERE kind = 'reply'").await, 1);
}

#[tokio::test]
async fn pages_and_the_api_list_choose_and_mark() {
    let place = Place::new(Visibility::Public).await;
    let node = &place.node;
    let (token, cookie) =
        (node.token(&place.ada).await, format!("__Host-collegium={}", node.session(&place.ada).await));
    let thread = place.thread(&place.bo).await;
    let page = page_of(node, thread).await;
    place.settle().await;

    // By the API for the community, by the page for the thread.
    let level = json!({ "level": "everything" });
    node.api(&token, "PUT", "/api/v1/communities/wounds/level", Some(level)).await.ok();
    let chosen = node.api(&token, "GET", "/api/v1/communities/wounds/level", None).await.json();
    assert_eq!(chosen, json!({ "level": "everything" }));
    let wrong = json!({ "level": "loud" });
    assert_eq!(node.api(&token, "PUT", "/api/v1/communities/wounds/level", Some(wrong)).await.status, 422);
    let saved = node.post_form(&format!("/t/{page}/level"), Some(&cookie), &[("level", "mute")]).await;
    assert_eq!(saved.header("location"), Some(format!("/t/{page}?sent=level").as_str()));
    let chosen = node.api(&token, "GET", &format!("/api/v1/threads/{page}/level"), None).await.json();
    assert_eq!(chosen, json!({ "level": "mute" }));
    node.api(&token, "PUT", &format!("/api/v1/threads/{page}/level"), Some(json!({ "level": null })))
        .await
        .ok();
    let chosen = node.api(&token, "GET", &format!("/api/v1/threads/{page}/level"), None).await.json();
    assert_eq!(chosen, json!({ "level": null }));

    node.reply(&place.cy, thread, "One").await;
    node.reply(&place.cy, thread, "Two").await;
    place.settle().await;
    let listed = node.api(&token, "GET", "/api/v1/notifications", None).await.json();
    let items = listed["items"].as_array().unwrap();
    let words: Vec<&Value> = items.iter().map(|n| &n["excerpt"]).collect();
    assert_eq!(words, ["Two", "One"]);
    assert_eq!((&items[0]["author"], &items[0]["seen"]), (&json!("@cy"), &Value::Null));

    // Only what was shown is marked: the older one.
    let older = json!({ "id": items[1]["id"] });
    node.api(&token, "POST", "/api/v1/notifications/read", Some(older)).await.ok();
    assert_eq!(place.told(&place.ada).await, ["post"]);
    // A notification leads to its post, and is seen then.
    let open = format!("/notifications/{}", items[0]["id"].as_str().unwrap());
    let led = node.get_as(&open, "text/html", Some(("cookie", &cookie))).await;
    let reply = led.header("location").unwrap().to_owned();
    assert_eq!((led.status.as_u16(), reply.starts_with("/r/")), (303, true));
    assert_eq!(place.told(&place.ada).await, ["post"], "programs open links, too");
    node.get_as(&format!("/t/{page}"), "text/html", Some(("cookie", &cookie))).await.ok();
    assert_eq!(place.told(&place.ada).await, Vec::<String>::new());
    // Somebody else's is none.
    let other = format!("__Host-collegium={}", node.session(&place.cy).await);
    assert_eq!(node.get_as(&open, "text/html", Some(("cookie", &other))).await.status, 404);
}

#[tokio::test]
async fn a_mention_that_an_edit_adds_is_told_once_and_not_to_those_who_were_named_before() {
    let place = Place::new(Visibility::Public).await;
    let thread = place.thread(&place.ada).await;
    let reply = place.node.reply(&place.ada, thread, "What does @bo say?").await;
    assert_eq!(place.told(&place.bo).await, ["mention"]);
    for (body, bo, cy) in [
        ("What do @bo and @cy say?", 1, 1),
        ("What do @bo and @cy say now?", 1, 1),
        ("What does @bo say?", 1, 1),
        ("What does @cy say after all?", 1, 1),
    ] {
        let (by, draft) = (Author::Local(place.ada.clone()), place.node.draft(None, body).await);
        place.node.write(move |tx| edit::edit(tx, &by, reply, &draft)).await;
        assert_eq!(place.told(&place.bo).await.len(), bo, "{body}");
        assert_eq!(place.told(&place.cy).await, vec!["mention"; cy], "{body}");
    }
    // Who wants to hear nothing of a thread hears nothing of this either.
    let quiet = place.node.reply(&place.ada, thread, "Nobody yet").await;
    place.hear_thread(&place.cy, thread, Some(Level::Mute)).await;
    let (by, draft) = (Author::Local(place.ada.clone()), place.node.draft(None, "And @cy?").await);
    place.node.write(move |tx| edit::edit(tx, &by, quiet, &draft)).await;
    assert_eq!(place.told(&place.cy).await, ["mention"]);
}
