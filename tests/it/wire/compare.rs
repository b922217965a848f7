//! Waiting until both nodes are quiet, and comparing them then.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use collegium::base::sql::Conn;
use collegium::{row, sql};

use super::Pair;
use crate::support::compare::{self, Known, Looked};
use crate::support::process::BuiltNode;

/// The node's database, to compare.
pub fn look(node: &BuiltNode) -> Looked<'_> {
    Looked { name: &node.authority, origin: node.origin(), conn: node.db.raw() }
}

/// Both nodes are equal; what they know.
pub fn equal(pair: &Pair) -> BTreeMap<String, Known> {
    compare::equal(&mut look(&pair.north), &mut look(&pair.south))
}

/// What is left to do on a node, in words; empty when it is quiet.
fn unfinished(conn: &mut Conn) -> Vec<String> {
    [
        ("messages to work off", "SELECT count(*) AS n FROM inbox_items WHERE state = 'new'"),
        ("deliveries to send", "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'"),
        (
            "posts that wait for their home",
            "SELECT count(*) AS n FROM posts WHERE state = 'waiting' AND deleted IS NULL",
        ),
        (
            "facts that the outbox has not read",
            "SELECT count(*) AS n FROM facts WHERE position IS NULL
             OR position > coalesce((SELECT position FROM cursors WHERE name = 'outbox'), 0)",
        ),
    ]
    .into_iter()
    .filter_map(|(what, text)| {
        let n = conn.number(sql!(text)).unwrap().unwrap_or(0);
        (n > 0).then(|| format!("{n} {what}"))
    })
    .collect()
}

/// Messages that were parked or turned away for good, with their reasons.
fn troubles(conn: &mut Conn) -> Vec<String> {
    row! { struct Trouble { what: String, why: Option<String> } }
    conn.all::<Trouble>(sql!(
        "SELECT kind AS what, reason AS why FROM inbox_items WHERE state = 'failed'
         UNION ALL SELECT a.kind AS what, d.answer AS why FROM deliveries d JOIN activities a ON a.id = d.activity
         WHERE d.state = 'refused'"
    ))
    .unwrap()
    .into_iter()
    .map(|t| format!("{}: {}", t.what, t.why.unwrap_or_default()))
    .collect()
}

/// What waits, and what was turned away with which reason: for a failure's message.
fn waits(conn: &mut Conn) -> String {
    row! { struct Line { line: String } }
    let lines = conn.all::<Line>(sql!(
        "SELECT 'waiting ' || p.uri || ' ' || p.html || ' in ' || t.title AS line FROM posts p
         JOIN threads t ON t.id = p.thread WHERE p.state = 'waiting'
         UNION ALL SELECT state || ' ' || kind || ' ' || uri || ': ' || coalesce(reason, '') AS line FROM inbox_items
         WHERE state <> 'done'
         UNION ALL SELECT d.state || ' ' || a.kind || ' ' || a.uri || ': ' || coalesce(d.answer, '') AS line
         FROM deliveries d JOIN activities a ON a.id = d.activity WHERE d.state <> 'done'"
    ));
    let lines: Vec<String> = lines.unwrap().into_iter().map(|l| l.line).collect();
    lines.join("\n")
}

/// Waits until neither node has anything left to do, and nothing went wrong for good.
pub fn settle(pair: &Pair, longest: Duration) {
    let deadline = Instant::now() + longest;
    let mut quiet = 0;
    while quiet < 3 {
        let left: Vec<String> = pair
            .nodes()
            .iter()
            .flat_map(|node| {
                let left = unfinished(&mut node.db.raw());
                left.into_iter().map(|l| format!("{}: {l}", node.authority))
            })
            .collect();
        quiet = if left.is_empty() { quiet + 1 } else { 0 };
        assert!(
            Instant::now() < deadline,
            "not settled after {longest:?}: {}\n{}\n{}",
            left.join(", "),
            pair.nodes().map(|node| waits(&mut node.db.raw())).join("\n"),
            pair.logs()
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    for node in pair.nodes() {
        let troubles = troubles(&mut node.db.raw());
        assert!(troubles.is_empty(), "{}: {}\n{}", node.authority, troubles.join("; "), pair.logs());
    }
}
