//! Delivery to nodes of every temper: the living wait for nobody, the dead get everything in order when they return, and
//! what is refused or given up is told.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{Request, Response, header};
use bytes::Bytes;
use collegium::accounts::{Author, Member};
use collegium::actors::nodes as circuit;
use collegium::base::http::{Client, Failure, Handler, Options};
use collegium::base::page::Cursor;
use collegium::base::time::{DAY, HOUR, MINUTE, SECOND};
use collegium::communities::{Visibility, join};
use collegium::config::Config;
use collegium::exchange::deliveries::{self, Delivery, Which};
use collegium::exchange::figures::{self, Figures};
use collegium::exchange::nodes;
use collegium::federation::deliver;
use collegium::{metrics, row, sql, threads, worker};
use serde_json::{Value, json};

use crate::federation::{SOUTH, World, foreign_reply, start};
use crate::support::{TestDb, TestNode};

/// How a node of these tests answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Temper {
    Answers(u16),
    Unresolved,
    Unreachable,
    /// Reads, and never answers.
    Silent,
}

/// Other nodes: how each answers, what each took in which order, how many requests are open.
#[derive(Default)]
struct Others {
    tempers: Mutex<HashMap<String, Temper>>,
    taken: Mutex<Vec<(String, String)>>,
    open: AtomicUsize,
}

impl Others {
    fn client(self: &Arc<Others>) -> Client {
        let others = self.clone();
        let handler: Handler = Arc::new(move |request| {
            let others = others.clone();
            Box::pin(async move { others.answer(&request).await })
        });
        Client::in_process(handler)
    }

    async fn answer(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, Failure> {
        let host = request.headers()[header::HOST].to_str().unwrap().to_owned();
        let temper = self.tempers.lock().unwrap().get(&host).copied().unwrap_or(Temper::Answers(202));
        let status = match temper {
            Temper::Answers(status) => status,
            Temper::Unresolved => return Err(Failure::Unresolved("no such name".into())),
            Temper::Unreachable => return Err(Failure::Unreachable("refused".into())),
            Temper::Silent => {
                self.open.fetch_add(1, Ordering::SeqCst);
                std::future::pending().await
            }
        };
        if status < 300 && request.method() == "POST" {
            let said: Value = serde_json::from_slice(request.body()).unwrap();
            self.taken.lock().unwrap().push((host, said["id"].as_str().unwrap().to_owned()));
        }
        Ok(Response::builder().status(status).body(Bytes::new()).unwrap())
    }

    fn set(&self, host: &str, temper: Temper) {
        self.tempers.lock().unwrap().insert(host.to_owned(), temper);
    }

    /// What a node took, in order.
    fn taken_by(&self, host: &str) -> Vec<String> {
        let taken = self.taken.lock().unwrap();
        taken.iter().filter(|(h, _)| h == host).map(|(_, id)| id.clone()).collect()
    }
}

/// A node with a community that people of other nodes follow.
struct Home {
    node: TestNode,
    others: Arc<Others>,
    asha: Member,
    community: i64,
}

impl Home {
    async fn followed_from(hosts: &[&str]) -> Home {
        let others = Arc::<Others>::default();
        let client = others.client();
        Home::on(others, client, hosts).await
    }

    async fn on(others: Arc<Others>, client: Client, hosts: &[&str]) -> Home {
        // Few at a time, and nobody is given up on because the machine that tests is busy.
        let few = |config: &mut Config| {
            config.federation.parallel_deliveries = 4;
            config.federation.timeout_seconds = 3600;
        };
        let node = TestNode::tuned(TestDb::new(), "https://north.test", client, few).await;
        let asha = node.admin("asha").await;
        let community = node.community(&asha, "falls", Visibility::Public).await;
        for host in hosts {
            let fan = Author::Remote(node.stranger("fan", host).await);
            node.write(move |tx| join::ask(tx, &fan, community, None).map(drop)).await;
        }
        let home = Home { node, others, asha, community };
        home.work().await;
        home
    }

    async fn post(&self, title: &str) -> i64 {
        start(&self.node, &self.asha, self.community, title).await
    }

    /// Does whatever is due, and what follows from it.
    async fn work(&self) {
        while worker::work_off(&self.node.app).await.unwrap() > 0 {}
    }

    async fn sent(&self, host: &'static str, which: Which) -> Vec<Delivery> {
        let listed = move |conn: &mut collegium::base::sql::Conn| {
            let (node, _) = nodes::known(conn, host)?;
            deliveries::list(conn, node, which, &Cursor::newest())
        };
        self.node.read(listed).await.items
    }

    async fn figures(&self, host: &'static str) -> Figures {
        let read = move |conn: &mut collegium::base::sql::Conn| {
            let (node, _) = nodes::known(conn, host)?;
            figures::read(conn, node)
        };
        self.node.read(read).await
    }

    async fn seen(&self, host: &'static str) -> nodes::Node {
        let (state, now) = (self.node.app.state(), self.node.app.clock().now());
        self.node.read(move |conn| nodes::find(conn, &state.policy, now, host)).await
    }

    /// Every activity for a node, in the order in which it was said.
    async fn said_to(&self, host: &'static str) -> Vec<String> {
        row! { struct Said { uri: String } }
        let query = "SELECT a.uri FROM deliveries d JOIN activities a ON a.id = d.activity JOIN nodes n ON n.id = d.node
            WHERE n.authority = $1 ORDER BY d.ord";
        let said = self.node.read(move |conn| conn.all::<Said>(sql!(query, host))).await;
        said.into_iter().map(|s| self.node.app.origin().complete(&s.uri)).collect()
    }
}

const FAN: &str = "fan.example";

#[tokio::test]
async fn a_name_that_is_not_found_is_tried_again_and_never_counts_as_delivered() {
    let home = Home::followed_from(&[FAN]).await;
    let before = home.others.taken_by(FAN).len();
    home.others.set(FAN, Temper::Unresolved);
    home.post("Where are you?").await;
    home.work().await;
    let waiting = home.sent(FAN, Which::All).await.remove(0);
    assert_eq!((waiting.state.as_str(), waiting.answer.as_deref()), ("pending", Some("unresolved")));
    assert_eq!((waiting.attempts, waiting.acknowledged, waiting.took), (1, None, None));
    let seen = home.seen(FAN).await;
    assert_eq!((seen.row.queued, seen.row.last_error.as_deref()), (1, Some("unresolved")));
    assert_eq!(seen.reach.key(), "waiting");

    home.others.set(FAN, Temper::Answers(202));
    home.node.app.clock().shift(MINUTE);
    home.work().await;
    assert_eq!(home.others.taken_by(FAN).len(), before + 1);
    assert_eq!(home.sent(FAN, Which::All).await.remove(0).attempts, 2);
}

#[tokio::test]
async fn what_the_real_resolver_says_of_an_unknown_name_is_a_reason_to_try_again() {
    // The client as it is in service; `.example` is nobody's (RFC 6761), with a network and without one.
    let options = Options { user_agent: "test".into(), ..Options::default() };
    let client = Client::new(&options).unwrap();
    let home = Home::on(Arc::default(), client, &["nobody.collegium.example"]).await;
    home.post("Anybody there?").await;
    home.work().await;
    for waiting in home.sent("nobody.collegium.example", Which::All).await {
        assert_eq!(waiting.state, "pending");
        assert!(matches!(waiting.answer.as_deref(), Some("unresolved") | None), "{:?}", waiting.answer);
    }
    assert_eq!(home.seen("nobody.collegium.example").await.row.last_error.as_deref(), Some("unresolved"));
}

#[tokio::test]
async fn permanent_refusals_are_listed_with_their_reasons_and_the_next_message_goes_on() {
    let home = Home::followed_from(&[FAN]).await;
    for status in [403, 404, 410] {
        home.others.set(FAN, Temper::Answers(status));
        home.post(&format!("Refused with {status}")).await;
        home.work().await;
    }
    home.others.set(FAN, Temper::Answers(202));
    home.post("Taken").await;
    home.work().await;
    let refused = home.sent(FAN, Which::Refused).await;
    let reasons: Vec<_> = refused.iter().map(|d| (d.state.as_str(), d.answer.as_deref())).collect();
    let expected = ["410", "404", "403"].map(|answer| ("refused", Some(answer)));
    assert_eq!(reasons, expected, "the newest first, and nothing else");
    assert_eq!(home.sent(FAN, Which::All).await[0].state, "done");
    assert_eq!(home.seen(FAN).await.row.refused, 3);

    let token = home.node.token(&home.asha).await;
    let path = format!("/api/v1/nodes/{FAN}/deliveries?state=refused");
    let listed = home.node.api(&token, "GET", &path, None).await.ok().json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 3);
    assert_eq!(listed["items"][2]["answer"], "403");
    let wrong = format!("/api/v1/nodes/{FAN}/deliveries?state=lost");
    assert_eq!(home.node.api(&token, "GET", &wrong, None).await.status.as_u16(), 422);

    let cookie = format!("__Host-collegium={}", home.node.session(&home.asha).await);
    let page = format!("/admin/federation/nodes/{FAN}?state=refused");
    let page = home.node.get_as(&page, "text/html", Some(("cookie", &cookie))).await.text();
    for words in ["It answered 403", "It answered 404", "It answered 410", "3 refused in 30 days"] {
        assert!(page.contains(words), "{words}");
    }
    let text = metrics::page(&home.node.app).await;
    for line in [
        "collegium_deliveries_failed_total{reason=\"403\"} 1",
        "collegium_deliveries_failed_total{reason=\"410\"} 1",
        "collegium_delivery_answer_duration_seconds_bucket{le=\"+Inf\"}",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert!(!text.contains(FAN), "no names of nodes");
}

#[tokio::test]
async fn a_node_that_returns_after_days_gets_everything_once_and_in_order() {
    let home = Home::followed_from(&[FAN, "other.example"]).await;
    let known = home.others.taken_by(FAN).len();
    home.others.set(FAN, Temper::Unreachable);
    let mut away = 0;
    for day in 0..6 {
        for n in 0..2 {
            home.post(&format!("Day {day}, post {n}")).await;
        }
        // The clock goes on; whatever is due by then is done.
        for _ in 0..4 {
            away += 6 * HOUR;
            home.node.app.clock().shift(away);
            home.work().await;
        }
    }
    let head = home.sent(FAN, Which::All).await.pop().unwrap();
    assert_eq!(home.others.taken_by(FAN).len(), known);
    assert!(head.attempts >= 24, "{} tries in six days", head.attempts);
    assert_eq!(home.seen(FAN).await.row.queued, 12);
    assert!(home.others.taken_by("other.example").len() >= 12, "nobody else waited");

    home.others.set(FAN, Temper::Answers(202));
    home.node.app.clock().shift(away + 2 * HOUR);
    home.work().await;
    assert_eq!(home.others.taken_by(FAN), home.said_to(FAN).await);
    assert_eq!(home.seen(FAN).await.row.queued, 0);
}

#[tokio::test]
async fn slow_nodes_hold_up_nobody_however_many_they_are() {
    // More than are delivered to at the same time, known before the living and so first in line.
    let slow: Vec<String> = (0..12).map(|n| format!("slow{n}.example")).collect();
    let living: Vec<String> = (0..5).map(|n| format!("living{n}.example")).collect();
    let all: Vec<&str> = slow.iter().chain(&living).map(String::as_str).collect();
    let home = Home::followed_from(&all).await;
    assert!(slow.len() > home.node.app.config().federation.parallel_deliveries);
    let before = home.others.taken_by(&living[0]).len();
    for host in &slow {
        home.others.set(host, Temper::Silent);
    }
    home.post("For all").await;
    let jobs = worker::start(&home.node.app);
    let living_have_it = || living.iter().all(|host| home.others.taken_by(host).len() > before);
    // The silent are waited for all the while: what ends this test is their number, not a time.
    while !(living_have_it() && home.others.open.load(Ordering::SeqCst) == slow.len()) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let waited_for = "SELECT count(*) AS n FROM deliveries d JOIN nodes n ON n.id = d.node
        WHERE n.authority LIKE 'slow%' AND d.state = 'pending' AND d.attempts = 0";
    assert_eq!(home.node.number(waited_for).await, 12, "every one of them is still waited for");
    jobs.stop().await;
}

#[tokio::test]
async fn a_node_that_speaks_is_tried_again_at_once() {
    let world = World::new().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Before").await;
    world.all.settle().await;
    let reply = foreign_reply(&world, thread, "We are back").await.to_string();
    world.all.set_down(SOUTH, true);
    start(north, &world.asha, world.home, "While you were away").await;
    world.all.settle().await;
    north.write(|tx| tx.run(sql!("UPDATE nodes SET retry_at = $1, failures = 50", tx.now + DAY))).await;
    world.all.set_down(SOUTH, false);
    world.all.settle().await;
    let pending = "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'";
    assert_eq!(north.number(pending).await, 1, "it is left alone");

    assert_eq!(world.ewan_says(reply.as_bytes()).await.status.as_u16(), 202);
    world.all.settle().await;
    assert_eq!(north.number(pending).await, 0);
}

#[tokio::test]
async fn a_node_that_speaks_while_it_is_tried_in_vain_is_not_left_alone_for_long() {
    let home = Home::followed_from(&[FAN]).await;
    let clock = home.node.app.clock().clone();
    let fan = home.node.read(|conn| Ok(nodes::known(conn, FAN)?.0)).await;
    home.node
        .write(move |tx| tx.run(sql!("UPDATE nodes SET failures = 50, last_heard = 0, retry_at = 0")))
        .await;
    let began = clock.now();
    home.node.write(move |tx| circuit::heard(tx, fan)).await;
    let this = circuit::Try { began, asked: 0 };
    home.node.write(move |tx| circuit::failed(tx, fan, "timed_out", this)).await;
    let row = home.seen(FAN).await.row;
    assert_eq!(row.failures, 51);
    assert!(row.retry_at - clock.now() <= 2 * SECOND, "{} µs", row.retry_at - clock.now());

    clock.shift(MINUTE);
    let this = circuit::Try { began: clock.now(), asked: 0 };
    home.node.write(move |tx| circuit::failed(tx, fan, "timed_out", this)).await;
    let row = home.seen(FAN).await.row;
    assert!(row.retry_at - clock.now() > 30 * MINUTE, "it was silent this time");
}

#[tokio::test]
async fn posts_are_given_up_after_a_week_and_what_takes_back_is_not() {
    let home = Home::followed_from(&[FAN]).await;
    let seen_there = home.post("Seen there").await;
    home.work().await;
    home.others.set(FAN, Temper::Unreachable);
    let by = Author::Local(home.asha.clone());
    home.node.write(move |tx| threads::edit::delete(tx, &by, seen_there)).await;
    home.post("A week ago").await;
    home.work().await;
    home.node.app.clock().shift(8 * DAY);
    assert_eq!(home.node.write(deliver::give_up).await, 0, "it was not tried lately: it may have returned");
    home.work().await;
    home.post("Now").await;
    assert!(home.node.write(deliver::give_up).await > 0);
    home.work().await;

    let all = home.sent(FAN, Which::All).await;
    let given_up: Vec<&Delivery> = all.iter().filter(|d| d.answer.as_deref() == Some("expired")).collect();
    assert!(!given_up.is_empty() && given_up.iter().all(|d| d.state == "dropped"));
    let faults = home.figures(FAN).await.faults;
    assert!(faults.iter().any(|f| f.reason == "unreachable" && f.state == "pending"), "{faults:?}");
    let waiting = home.seen(FAN).await.row.queued;
    assert!(waiting >= 2, "the deletion and the post of today: {waiting}");

    home.others.set(FAN, Temper::Answers(202));
    home.node.app.clock().shift(9 * DAY);
    home.work().await;
    assert_eq!(home.seen(FAN).await.row.queued, 0);
    let faults = home.figures(FAN).await.faults;
    assert!(faults.iter().any(|f| f.reason == "expired" && f.state == "dropped"), "{faults:?}");
}

#[tokio::test]
async fn times_of_a_node_are_those_of_its_newest_deliveries() {
    let home = Home::followed_from(&[FAN]).await;
    for n in 0..40 {
        home.post(&format!("Number {n}")).await;
    }
    home.work().await;
    // The n-th newest took n milliseconds to answer, and n seconds until its receipt; those before are out of sight.
    let spread = "UPDATE deliveries SET took = 1000 * (1 + (SELECT count(*) FROM deliveries l WHERE l.ord > deliveries.ord)),
        acknowledged = (SELECT f.at FROM facts f WHERE f.position = deliveries.ord / 8)
            + 1000000 * (1 + (SELECT count(*) FROM deliveries l WHERE l.ord > deliveries.ord))";
    home.node.write(move |tx| tx.run(sql!(spread))).await;
    let all = home.node.number("SELECT count(*) AS n FROM deliveries").await;
    let token = home.node.token(&home.asha).await;
    let path = format!("/api/v1/nodes/{FAN}/figures");
    let shown = home.node.api(&token, "GET", &path, None).await.ok().json();
    assert_eq!((&shown["deliveries"], &shown["done"]), (&json!(all), &json!(all)));
    let at = |percent: i64| (all * percent + 99) / 100;
    let expected = json!({"count": all, "p50": at(50), "p95": at(95), "p99": at(99), "longest": all});
    assert_eq!(shown["answer"], expected);
    assert_eq!(shown["receipt"]["p50"], json!(at(50) * 1000));
    assert_eq!(shown["faults"], json!([]));
}
