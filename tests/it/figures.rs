//! The figures for Prometheus: which there are, that they move, and that they stand apart from everything else.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use collegium::base::meter::KINDS;
use collegium::communities::Visibility;
use collegium::exchange::queues;
use collegium::metrics;

use crate::federation::{World, reply};
use crate::support::TestNode;
use crate::support::http::call;

/// The value of a line, whose name and labels are given as they stand there.
async fn value(node: &TestNode, line: &str) -> f64 {
    let page = metrics::page(&node.app).await;
    let found = page.lines().find_map(|l| l.strip_prefix(line)?.strip_prefix(' '));
    found.unwrap_or_else(|| panic!("no {line} in\n{page}")).parse().unwrap()
}

#[tokio::test]
async fn every_figure_has_a_type_a_help_and_a_name_that_stays() {
    let node = TestNode::new().await;
    let page = metrics::page(&node.app).await;
    let named: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE "))
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    let expected =
        "collegium_build_info collegium_database_commit_size collegium_database_read_duration_seconds
        collegium_database_up collegium_database_write_duration_seconds collegium_deliveries_oldest_seconds
        collegium_deliveries_failed_total collegium_deliveries_pending collegium_deliveries_total
        collegium_delivery_answer_duration_seconds collegium_http_request_duration_seconds
        collegium_http_requests_total collegium_inbox_failed collegium_inbox_messages_total
        collegium_inbox_oldest_seconds collegium_inbox_pending collegium_ledger_unread collegium_nodes
        collegium_not_asked_total collegium_turned_away_total collegium_uptime_seconds process_cpu_seconds_total process_open_fds process_resident_memory_bytes";
    assert_eq!(named, expected.split_whitespace().collect());
    for line in page.lines().filter(|l| !l.starts_with('#')) {
        let name = line.split([' ', '{']).next().unwrap();
        let ends = ["_bucket", "_sum", "_count"];
        let base = ends.iter().find_map(|end| name.strip_suffix(end)).filter(|base| named.contains(base));
        assert!(named.contains(base.unwrap_or(name)), "{line}");
        assert!(line.rsplit(' ').next().unwrap().parse::<f64>().is_ok(), "{line}");
    }
    assert!(value(&node, "process_resident_memory_bytes").await > 1e6);
}

#[tokio::test]
async fn an_answered_request_is_counted_where_it_belongs() {
    let node = TestNode::new().await;
    for (path, line) in [
        ("/", "collegium_http_requests_total{kind=\"page\",status=\"2xx\"}"),
        ("/t/nothing", "collegium_http_requests_total{kind=\"page\",status=\"4xx\"}"),
        ("/nowhere/at/all", "collegium_http_requests_total{kind=\"none\",status=\"4xx\"}"),
        ("/static/app.css", "collegium_http_requests_total{kind=\"asset\""),
        ("/.well-known/nodeinfo", "collegium_http_requests_total{kind=\"discovery\",status=\"2xx\"}"),
        ("/api/v1/communities", "collegium_http_requests_total{kind=\"api\",status=\"2xx\"}"),
        ("/", "collegium_http_request_duration_seconds_count{kind=\"page\"}"),
    ] {
        if line.ends_with('}') {
            let before = value(&node, line).await;
            node.get(path).await;
            assert!((value(&node, line).await - before - 1.0).abs() < 0.1, "{path}: {line}");
        }
    }
    assert!(value(&node, "collegium_database_read_duration_seconds_count").await > 0.0);
    assert!(value(&node, "collegium_database_commit_size_count").await > 0.0);
    for kind in collegium::routes::table().iter().map(|r| r.kind.key()) {
        assert!(KINDS.contains(&kind), "{kind} is counted nowhere");
    }
}

#[tokio::test]
async fn what_waits_for_other_nodes_is_counted_and_its_age_told() {
    let world = World::new().await;
    let home = world.north().thread(&world.asha, world.home, "A question", "What now?").await;
    world.all.set_down("south.test", true);
    reply(world.north(), &world.asha, home, "an answer").await;
    assert!(value(world.north(), "collegium_ledger_unread").await >= 0.0);
    collegium::worker::work_off(&world.north().app).await.unwrap();
    let waiting = value(world.north(), "collegium_deliveries_pending").await;
    assert!(waiting >= 2.0, "{waiting}");
    assert!((value(world.north(), "collegium_nodes{state=\"failing\"}").await - 1.0).abs() < 0.1);
    assert!(value(world.north(), "collegium_deliveries_total{outcome=\"later\"}").await >= 1.0);
    world.all.shift(10 * collegium::base::time::MINUTE);
    assert!(value(world.north(), "collegium_deliveries_oldest_seconds").await >= 600.0);
    world.all.set_down("south.test", false);
    world.all.settle().await;
    let queues = world.north().read(queues::read).await;
    assert_eq!((queues.deliveries, queues.oldest_delivery, queues.unread_facts), (0, None, 0));
    assert!(value(world.north(), "collegium_deliveries_total{outcome=\"done\"}").await >= 2.0);
    assert!(value(world.south(), "collegium_inbox_messages_total{outcome=\"done\"}").await >= 2.0);
}

#[tokio::test]
async fn the_figures_are_not_where_the_world_asks() {
    let node = TestNode::new().await;
    let zelda = node.admin("zelda").await;
    node.community(&zelda, "wounds", Visibility::Public).await;
    assert_eq!(node.get("/metrics").await.status, 404);
    let request = |path: &str| Request::builder().uri(path).body(Body::empty()).unwrap();
    let answer = call(metrics::router(&node.app), request("/metrics")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    assert!(!answer.text().contains("wounds") && !answer.text().contains("zelda"), "no names");
    assert_eq!(call(metrics::router(&node.app), request("/")).await.status, 404);
}

#[tokio::test]
async fn a_request_keeps_the_id_that_it_came_with_or_gets_one() {
    let node = TestNode::new().await;
    let ask = async |id: &str| {
        let request = crate::support::http::request("GET", &node.origin(), "/").header("x-request-id", id);
        let answer = node.send(request.body(Body::empty()).unwrap()).await;
        answer.header("x-request-id").unwrap().to_owned()
    };
    assert_eq!(ask("from-the_proxy.1").await, "from-the_proxy.1");
    for bad in ["", "two words", "<script>", &"x".repeat(65)] {
        let given = ask(bad).await;
        assert!(given != bad && given.len() >= 16, "{bad}: {given}");
    }
    let (one, other) = (node.get("/").await, node.get("/").await);
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}
