//! The page for Prometheus, on a listener of its own: what this process counted, how much waits in the database, and
//! what the process takes. No personal data and no names of nodes in it.

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::base::meter::Page;
use crate::base::sql::Dialect;
use crate::base::time::{Micros, SECOND};
use crate::exchange::queues::{self, Queues};

/// `GET /metrics`, and nothing else.
pub fn router(app: &App) -> Router {
    Router::new().route("/metrics", get(show)).with_state(app.clone())
}

async fn show(State(app): State<App>) -> Response {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], page(&app).await).into_response()
}

/// The whole page. Where the database does not answer, `collegium_database_up` is 0 and its figures are missing.
pub async fn page(app: &App) -> String {
    let mut page = Page::default();
    let database = match app.db().dialect() {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgres",
    };
    page.head("collegium_build_info", "gauge", "The version that runs, and on which database.");
    let labels = [("version", env!("CARGO_PKG_VERSION")), ("database", database)];
    page.line("collegium_build_info", &labels, 1.0);
    let meters = app.meters();
    let uptime = meters.started.elapsed().as_secs_f64();
    page.one("collegium_uptime_seconds", "gauge", "How long this process has run.", uptime);
    meters.write(&mut page);
    let asked = tokio::time::timeout(std::time::Duration::from_secs(5), app.db().read(queues::read)).await;
    let queues = match asked {
        Ok(Ok(queues)) => Some(queues),
        Ok(Err(e)) => {
            tracing::error!("the queues could not be counted: {e}");
            None
        }
        Err(_) => None,
    };
    let up = if queues.is_some() { 1.0 } else { 0.0 };
    page.one(
        "collegium_database_up",
        "gauge",
        "Whether the database answered this page within 5 seconds.",
        up,
    );
    if let Some(queues) = queues {
        waiting(&mut page, &queues, app.clock().now());
    }
    process(&mut page);
    page.finish()
}

#[allow(clippy::cast_precision_loss, reason = "figures to look at: 2^53 is far")]
fn float(n: i64) -> f64 {
    n as f64
}

/// What every process of the node sees alike: take the maximum, not the sum.
fn waiting(page: &mut Page, q: &Queues, now: Micros) {
    let age = |since: Option<Micros>| since.map_or(0.0, |at| float((now - at).max(0)) / float(SECOND));
    page.head("collegium_nodes", "gauge", "Other nodes: all that are known, failing, paused, blocked.");
    for (state, n) in
        [("known", q.nodes), ("failing", q.failing), ("paused", q.paused), ("blocked", q.blocked)]
    {
        page.line("collegium_nodes", &[("state", state)], float(n));
    }
    for (name, help, value) in [
        ("collegium_deliveries_pending", "Deliveries that wait.", float(q.deliveries)),
        ("collegium_deliveries_oldest_seconds", "Age of the oldest of them.", age(q.oldest_delivery)),
        ("collegium_inbox_pending", "Received messages that wait.", float(q.messages)),
        ("collegium_inbox_oldest_seconds", "Age of the oldest of them.", age(q.oldest_message)),
        (
            "collegium_inbox_failed",
            "Received messages that failed and wait for an admin.",
            float(q.failed_messages),
        ),
        ("collegium_ledger_unread", "Facts that the outbox has not read yet.", float(q.unread_facts)),
    ] {
        page.one(name, "gauge", help, value);
    }
}

/// Linux' figures of this process; elsewhere they are left out.
fn process(page: &mut Page) {
    let read = |name: &str| std::fs::read_to_string(format!("/proc/self/{name}")).unwrap_or_default();
    let status = read("status");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next());
    if let Some(kibibytes) = resident.and_then(|n| n.parse::<i64>().ok()) {
        let help = "Memory that is in use and in RAM.";
        page.one("process_resident_memory_bytes", "gauge", help, float(kibibytes * 1024));
    }
    // proc(5): the name stands in brackets; user and system time are the 12th and 13th words behind it, in 1/100 s.
    let stat = read("stat");
    let words: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |place: usize| words.get(place).and_then(|w| w.parse::<i64>().ok());
    if let (Some(user), Some(system)) = (ticks(11), ticks(12)) {
        let help = "Processor time, user and system.";
        page.one("process_cpu_seconds_total", "counter", help, float(user + system) / 100.0);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        let open = i64::try_from(open.count()).unwrap_or(0);
        page.one("process_open_fds", "gauge", "Open files and sockets.", float(open));
    }
}
