//! What happened to a post: who was told, who waits, who refused it and why; and who sees how much of that.

use collegium::accounts::{Author, Member, Viewer};
use collegium::base::page::Cursor;
use collegium::base::time::HOUR;
use collegium::communities::{Role, join};
use collegium::exchange::journey::{self, Delivery, Journey, Sight};
use collegium::ledger::What;
use collegium::policy;
use collegium::threads::moderate::{self, Act};
use collegium::threads::{edit, report, vote};
use serde_json::Value;

use super::{NORTH, SOUTH, WEST, World, reply, start, vote_for};
use crate::support::TestNode;

async fn journey_of(node: &TestNode, viewer: Viewer, post: i64) -> Journey {
    node.read(move |conn| journey::of(conn, &viewer, post)).await
}

async fn as_operator(node: &TestNode, post: i64) -> Journey {
    journey_of(node, Viewer::Node, post).await
}

async fn deliveries(node: &TestNode, post: i64, state: &'static str) -> Vec<Delivery> {
    let start = Cursor::oldest();
    node.read(move |conn| journey::deliveries(conn, Sight::All, post, state, &start)).await.items
}

/// What happened, in order, each with how many nodes have it, wait, refused it and are not sent it.
fn steps(journey: &Journey) -> Vec<(What, [i64; 4])> {
    let told = |s: &journey::Step| [s.told.done, s.told.pending, s.told.refused, s.told.dropped];
    journey.steps.iter().map(|s| (s.what, told(s))).collect()
}

async fn page_of(node: &TestNode, post: i64) -> String {
    node.read(move |conn| Ok(collegium::threads::read::post_by_id(conn, &Viewer::Node, post)?.page)).await
}

async fn act(node: &TestNode, by: &Member, post: i64, act: Act, reason: &'static str) {
    let by = Author::Local(by.clone());
    node.write(move |tx| moderate::act(tx, &by, post, act, reason)).await;
}

async fn delete(node: &TestNode, by: &Member, post: i64) {
    let by = Author::Local(by.clone());
    node.write(move |tx| edit::delete(tx, &by, post)).await;
}

async fn change(node: &TestNode, by: &Member, post: i64, body: &str) {
    let (draft, by) = (node.draft(None, body).await, Author::Local(by.clone()));
    node.write(move |tx| edit::edit(tx, &by, post, &draft)).await;
}

/// A thread of Asha's in the north, and its inside id in the south.
async fn thread(world: &World) -> (i64, i64) {
    let thread = start(world.north(), &world.asha, world.home, "Question").await;
    world.all.settle().await;
    (thread, world.same(world.north(), thread, world.south()).await)
}

#[tokio::test]
async fn a_reply_away_from_home_is_about_to_be_told_then_waits_then_is_taken() {
    let world = World::new().await;
    let south = world.south();
    let (_, there) = thread(&world).await;
    let answer = reply(south, &world.ewan, there, "An answer").await;
    let written = as_operator(south, answer).await;
    assert_eq!((written.author_node.as_deref(), written.home.as_deref()), (None, Some(NORTH)));
    assert_eq!((written.state.as_str(), steps(&written)), ("waiting", vec![(What::ReplyPosted, [0; 4])]));
    assert!(written.steps[0].soon && written.steps[0].tells);

    world.all.set_down(NORTH, true);
    world.all.settle().await;
    let waits = as_operator(south, answer).await;
    assert_eq!(steps(&waits), [(What::ReplyPosted, [0, 1, 0, 0])]);
    let step = &waits.steps[0];
    assert!(step.told.since.is_some() && step.told.home_only && !step.soon);
    let tried = deliveries(south, answer, "pending").await;
    assert_eq!((tried[0].node.as_str(), tried[0].answer.as_deref()), (NORTH, Some("unreachable")));
    assert_eq!(tried[0].tries(Sight::All).unwrap().attempts, 1);
    assert!(tried[0].tries(Sight::Nodes).is_none(), "how often is for those who run the node");

    world.all.set_down(NORTH, false);
    world.all.shift(HOUR);
    world.all.settle().await;
    let taken = as_operator(south, answer).await;
    assert_eq!(steps(&taken), [(What::ReplyPosted, [1, 0, 0, 0]), (What::PostAccepted, [0; 4])]);
    assert_eq!(taken.state, "shown");
    assert!(deliveries(south, answer, "done").await[0].acknowledged.is_some());
    assert!(deliveries(south, answer, "pending").await.is_empty());

    // At its home it came from its author's node, and went on to everybody.
    let at_home = world.same(south, answer, world.north()).await;
    let came = as_operator(world.north(), at_home).await;
    assert_eq!((came.author_node.as_deref(), came.home.as_deref()), (Some(SOUTH), None));
    assert!(came.steps[0].direct);
    assert_eq!(steps(&came), [(What::ReplyPosted, [1, 0, 0, 0])]);
}

#[tokio::test]
async fn its_author_reads_why_the_home_refused_it() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let (thread, there) = thread(&world).await;
    act(north, &world.asha, thread, Act::Lock, "It is answered").await;
    let late = reply(south, &world.ewan, there, "One more thing").await;
    world.all.settle().await;
    let ewan = Viewer::Member(world.ewan.clone());
    let refused = journey_of(south, ewan, late).await;
    assert_eq!(steps(&refused), [(What::ReplyPosted, [1, 0, 0, 0]), (What::PostRefused, [0; 4])]);
    assert_eq!(refused.steps[1].reason.as_deref(), Some("thread-locked"));
    assert_eq!((refused.sight, refused.state.as_str()), (Sight::Nodes, "refused"));

    let cookie = format!("__Host-collegium={}", south.session(&world.ewan).await);
    let path = format!("/p/{}/journey", page_of_own(south, &world.ewan, late).await);
    let page = south.get_as(&path, "text/html", Some(("cookie", &cookie))).await.ok().text();
    assert!(page.contains("Refused by its home, north.test"), "{page}");
    assert!(!page.contains("Reason: thread-locked"), "the reason is in words");
}

async fn page_of_own(node: &TestNode, by: &Member, post: i64) -> String {
    let viewer = Viewer::Member(by.clone());
    node.read(move |conn| Ok(collegium::threads::read::post_by_id(conn, &viewer, post)?.page)).await
}

#[tokio::test]
async fn of_two_nodes_one_has_it_and_one_refused_it_or_is_not_sent_it_any_more() {
    let (world, _) = World::of_three().await;
    let (north, west) = (world.north(), world.all.node(WEST));
    west.write(|tx| policy::set_rule(tx, None, NORTH, false, "a test")).await;
    west.app.reload().await.unwrap();
    let refused = start(north, &world.asha, world.home, "Refused there").await;
    world.all.settle().await;
    let seen = as_operator(north, refused).await;
    assert_eq!(steps(&seen), [(What::ThreadPosted, [1, 0, 1, 0])]);
    let told = &seen.steps[0].told;
    assert_eq!((told.nodes(), told.answer.as_deref(), told.home_only), (2, Some("403"), false));
    let first = deliveries(north, refused, "").await;
    let listed: Vec<_> = first.iter().map(|d| (d.node.as_str(), d.state.as_str())).collect();
    assert_eq!(listed, [(WEST, "refused"), (SOUTH, "done")], "what somebody has to look after comes first");

    // Blocked while it waits: judged again when it is sent.
    world.all.set_down(WEST, true);
    let dropped = start(north, &world.asha, world.home, "Not sent").await;
    world.all.settle().await;
    assert_eq!(steps(&as_operator(north, dropped).await), [(What::ThreadPosted, [1, 1, 0, 0])]);
    north.write(|tx| policy::set_rule(tx, None, WEST, false, "a test")).await;
    north.app.reload().await.unwrap();
    world.all.set_down(WEST, false);
    world.all.shift(HOUR);
    world.all.settle().await;
    assert_eq!(steps(&as_operator(north, dropped).await), [(What::ThreadPosted, [1, 0, 0, 1])]);

    // Blocked before: nothing is queued for it.
    let never = start(north, &world.asha, world.home, "Never queued").await;
    world.all.settle().await;
    assert_eq!(steps(&as_operator(north, never).await), [(What::ThreadPosted, [1, 0, 0, 0])]);
}

#[tokio::test]
async fn edits_removal_and_deletion_are_told_each_to_whoever_hears_the_community() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let (_, there) = thread(&world).await;
    let answer = reply(south, &world.ewan, there, "An answer").await;
    world.all.settle().await;
    change(south, &world.ewan, answer, "A better answer").await;
    world.all.settle().await;
    let at_home = world.same(south, answer, north).await;
    act(north, &world.asha, at_home, Act::Remove, "Off topic").await;
    world.all.settle().await;
    delete(south, &world.ewan, answer).await;
    world.all.settle().await;

    let to_one = [1, 0, 0, 0];
    let home = as_operator(north, at_home).await;
    let (posted, edited, removed) = (What::ReplyPosted, What::PostEdited, What::PostRemoved);
    let deleted = What::PostDeleted;
    assert_eq!(steps(&home), [(posted, to_one), (edited, to_one), (removed, to_one), (deleted, to_one)]);
    let by = |j: &Journey| (j.steps[2].role.clone(), j.steps[2].reason.clone());
    assert_eq!(by(&home), (Some("facilitator".into()), Some("Off topic".into())));

    let away = as_operator(south, answer).await;
    let what: Vec<What> = away.steps.iter().map(|s| s.what).collect();
    assert_eq!(what, [posted, What::PostAccepted, edited, removed, deleted]);
    let told: Vec<i64> = away.steps.iter().map(|s| s.told.done).collect();
    assert_eq!(told, [1, 0, 1, 0, 1], "only what was done here is told from here");
}

#[tokio::test]
async fn votes_and_reports_never_show() {
    let world = World::new().await;
    let (north, south) = (world.north(), world.south());
    let (thread, there) = thread(&world).await;
    let before = (as_operator(north, thread).await, as_operator(south, there).await);
    vote_for(south, &world.ewan, there).await;
    vote_for(north, &world.asha, thread).await;
    world.all.settle().await;
    for (node, by, post) in [(south, &world.ewan, there), (north, &world.asha, thread)] {
        let by = Author::Local(by.clone());
        node.write(move |tx| vote::take_back(tx, &by, post, None)).await;
    }
    let (ewan, new) = (Author::Local(world.ewan.clone()), report::NewReport::default());
    south.write(move |tx| report::report(tx, &ewan, there, &new)).await;
    world.all.settle().await;

    // They are there, and were told.
    for (node, kinds) in [(south, 3), (north, 2)] {
        let told = "SELECT count(DISTINCT a.id) AS n FROM facts f JOIN activities a ON a.fact = f.position
             JOIN deliveries d ON d.activity = a.id WHERE f.what IN ('vote-given', 'vote-taken', 'post-reported')";
        assert!(node.number(told).await >= kinds);
    }
    assert_eq!(steps(&as_operator(north, thread).await), steps(&before.0));
    assert_eq!(steps(&as_operator(south, there).await), steps(&before.1));
    for (node, post) in [(north, thread), (south, there)] {
        let kinds: Vec<String> = deliveries(node, post, "")
            .await
            .iter()
            .map(|d| format!("{} {}", d.what, d.tries(Sight::All).unwrap().kind))
            .collect();
        let posted = kinds.iter().all(|kind| kind == "thread-posted Announce");
        assert!(posted, "who votes is nobody's business: {kinds:?}");
    }
}

async fn api(node: &TestNode, who: &Member, page: &str, query: &str) -> Value {
    let token = node.token(who).await;
    node.api(&token, "GET", &format!("/api/v1/posts/{page}/journey{query}"), None).await.ok().json()
}

async fn html(node: &TestNode, who: &Member, page: &str) -> String {
    let cookie = format!("__Host-collegium={}", node.session(who).await);
    let path = format!("/p/{page}/journey");
    node.get_as(&path, "text/html", Some(("cookie", &cookie))).await.ok().text()
}

#[tokio::test]
async fn everybody_sees_as_much_as_is_theirs_to_see() {
    let world = World::new().await;
    let (north, bo, cy) = (world.north(), world.north().member("bo").await, world.north().member("cy").await);
    for who in [&bo, &cy] {
        north.join(who, world.home, &world.asha).await;
    }
    let thread = north.thread(&bo, world.home, "Whose business", "Mine").await;
    world.all.settle().await;
    let page = page_of(north, thread).await;

    // A member: counts, and no name of a node.
    let seen = api(north, &cy, &page, "").await;
    assert_eq!(
        (seen["sight"].as_str(), seen["steps"][0]["told"]["done"].as_i64()),
        (Some("counts"), Some(1))
    );
    assert_eq!(seen["deliveries"].as_array().unwrap().len(), 0);
    assert!(!seen.to_string().contains(SOUTH));
    let shown = html(north, &cy, &page).await;
    assert!(shown.contains("Told to 1 node") && shown.contains("1 has it"), "{shown}");
    assert!(!shown.contains(SOUTH) && !shown.contains("Node by node"));

    its_author_and_admins_see_nodes(&world, &bo, &page).await;
    a_stranger_sees_nothing(north, thread, &page).await;
}

/// Node by node; only the admin each try, and the way to the node.
async fn its_author_and_admins_see_nodes(world: &World, bo: &Member, page: &str) {
    let north = world.north();
    let seen = api(north, bo, page, "").await;
    let row = &seen["deliveries"][0];
    assert_eq!((seen["sight"].as_str(), row["node"].as_str()), (Some("nodes"), Some(SOUTH)));
    assert!(row["attempts"].is_null() && row["activity"].is_null() && row["kind"].is_null());
    let shown = html(north, bo, page).await;
    assert!(shown.contains(SOUTH) && !shown.contains("/admin/federation/nodes/"));
    let seen = api(north, &world.asha, page, "?state=done").await;
    let row = &seen["deliveries"][0];
    assert_eq!((row["attempts"].as_i64(), row["kind"].as_str()), (Some(1), Some("Announce")));
    assert!(html(north, &world.asha, page).await.contains("/admin/federation/nodes/south.test"));
}

/// Nor a link to it.
async fn a_stranger_sees_nothing(north: &TestNode, thread: i64, page: &str) {
    let path = format!("/api/v1/posts/{page}/journey");
    assert_eq!(north.get(&path).await.status.as_u16(), 401);
    let page_path = format!("/p/{page}/journey");
    let answer = north.get_as(&page_path, "text/html", None).await;
    assert!(answer.header("location").is_some_and(|to| to.starts_with("/sign-in")), "{:?}", answer.status);
    let open = north.get_as(&format!("/t/{page}"), "text/html", None).await.ok().text();
    assert!(!open.contains("/journey"));
    let nobody = north.app.db().read(move |conn| journey::of(conn, &Viewer::Anonymous, thread)).await;
    assert!(nobody.is_err());
}

#[tokio::test]
async fn what_is_for_members_has_a_journey_for_them_alone_and_leaves_on_no_path() {
    let world = World::new().await;
    let north = world.north();
    let closed = north.community(&world.asha, "cases", collegium::communities::Visibility::Members).await;
    let bo = north.member("bo").await;
    let thread = north.thread(&world.asha, closed, "A case", "For us").await;
    world.all.settle().await;
    let page = page_of(north, thread).await;
    let seen = api(north, &world.asha, &page, "").await;
    assert_eq!((seen["public"].as_bool(), seen["steps"][0]["soon"].as_bool()), (Some(false), Some(false)));
    assert!(html(north, &world.asha, &page).await.contains("No other node is told of it."));
    let token = north.token(&bo).await;
    let path = format!("/api/v1/posts/{page}/journey");
    assert_eq!(north.api(&token, "GET", &path, None).await.status.as_u16(), 404);
    let cookie = format!("__Host-collegium={}", north.session(&bo).await);
    let answer = north.get_as(&format!("/p/{page}/journey"), "text/html", Some(("cookie", &cookie))).await;
    assert_eq!(answer.status.as_u16(), 404);
}

#[tokio::test]
async fn the_latest_steps_show_and_their_deliveries_come_page_by_page() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Question").await;
    let answer = reply(north, &world.asha, thread, "Once").await;
    world.all.settle().await;
    for n in 0..journey::STEPS {
        change(north, &world.asha, answer, &format!("Version {n}")).await;
        world.all.settle().await;
    }
    let seen = as_operator(north, answer).await;
    assert!(seen.earlier && i64::try_from(seen.steps.len()).unwrap() == journey::STEPS);
    assert!(seen.steps.iter().all(|s| s.what == What::PostEdited && s.told.done == 1));

    let page = page_of(north, answer).await;
    let (mut found, mut query) = (Vec::new(), String::new());
    loop {
        let seen = api(north, &world.asha, &page, &query).await;
        let items = seen["deliveries"].as_array().unwrap().clone();
        found.extend(items.iter().map(|d| d["activity"].as_str().unwrap().to_owned()));
        match seen["next"].as_str() {
            Some(next) => query = format!("?after={next}"),
            None => break,
        }
    }
    let all = found.len();
    found.sort();
    found.dedup();
    assert_eq!((found.len(), i64::try_from(all).unwrap()), (all, journey::STEPS));

    let token = north.token(&world.asha).await;
    for bad in ["?state=odd", "?after=odd", "?other=1"] {
        let answer = north.api(&token, "GET", &format!("/api/v1/posts/{page}/journey{bad}"), None).await;
        assert!([400, 422].contains(&answer.status.as_u16()), "{bad}");
    }
}

#[tokio::test]
async fn what_was_only_asked_of_a_home_is_for_those_who_moderate() {
    let world = World::new().await;
    let (thread, away) = thread(&world).await;
    let (north, south, home) = (world.north(), world.south(), world.home);
    let bo = south.member("bo").await;
    super::follow(south, &bo, "!wounds@north.test").await;
    let (asha, ewan) = (Author::Local(world.asha.clone()), super::actor_uri(south, world.ewan.actor).await);
    let promote = move |tx: &mut collegium::base::db::Tx| {
        let ewan = collegium::actors::by_uri(tx.conn, &ewan)?.unwrap().id;
        join::set_role(tx, &asha, home, ewan, Role::Moderator)
    };
    north.write(promote).await;
    world.all.settle().await;
    world.all.set_down(NORTH, true);
    act(south, &world.ewan, away, Act::Lock, "a private word").await;
    let sees = async |viewer: &Member| {
        let journey = journey_of(south, Viewer::Member(viewer.clone()), away).await;
        journey.steps.iter().any(|step| step.what == What::ModerationAsked)
    };
    assert!(sees(&world.ewan).await);
    assert!(!sees(&bo).await, "nobody else learns that it was asked, or why");
    world.all.set_down(NORTH, false);
    world.all.shift(collegium::base::time::MINUTE);
    world.all.settle().await;
    assert!(
        north
            .read(move |conn| collegium::threads::read::thread_by_id(conn, &Viewer::Node, thread))
            .await
            .locked
    );
}
