//! The nodes that are known or named by a rule: how they stand, and what an admin may do about it.

use serde::Serialize;

use super::{By, audit};
use crate::actors::nodes;
use crate::base::db::Tx;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Result};
use crate::policy::{self, Policy, Verdict};
use crate::{row, sql};

row! {
    /// A node as its row and its queues say.
    #[derive(Serialize)]
    pub struct Row {
        #[serde(skip)]
        pub id: i64,
        pub authority: String,
        pub software: Option<String>,
        pub version: Option<String>,
        pub first_seen: i64,
        pub last_heard: Option<i64>,
        pub last_reached: Option<i64>,
        /// Failed deliveries in a row.
        pub failures: i64,
        pub retry_at: i64,
        pub last_failed: Option<i64>,
        pub last_error: Option<String>,
        /// When it was last told to wait because of how much it sent.
        pub throttled: Option<i64>,
        pub paused: Option<i64>,
        /// The rule for exactly this name, if there is one: `allow` or `block`.
        pub rule: Option<String>,
        pub reason: Option<String>,
        /// Deliveries that wait, and since when the oldest does.
        pub queued: i64,
        pub oldest: Option<i64>,
        /// Received messages that failed.
        pub failed: i64,
        /// Deliveries that it refused for good in the last thirty days; not counted beyond 1000.
        pub refused: i64,
    }
}

/// Whether deliveries get through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing was ever sent.
    Untried,
    Reachable,
    /// It failed, and is left alone until then.
    Waiting(Micros),
    /// It failed, and is tried again as soon as something is to be sent.
    Failing,
}

impl Reach {
    /// The stable word for it.
    pub fn key(self) -> &'static str {
        match self {
            Reach::Untried => "untried",
            Reach::Reachable => "reachable",
            Reach::Waiting(_) => "waiting",
            Reach::Failing => "failing",
        }
    }
}

/// A node with what the policy says of it now.
#[derive(Debug, Clone)]
pub struct Node {
    pub row: Row,
    pub verdict: Verdict,
    pub reach: Reach,
}

impl Node {
    fn new(row: Row, policy: &Policy, now: Micros) -> Node {
        let reach = match (row.failures, row.last_reached) {
            (0, Some(_)) => Reach::Reachable,
            (0, None) => Reach::Untried,
            (_, _) if row.retry_at > now => Reach::Waiting(row.retry_at),
            (_, _) => Reach::Failing,
        };
        Node { verdict: policy::verdict(policy, &row.authority), reach, row }
    }
}

/// How long a refusal is told of in the list.
const LATELY: Micros = 30 * DAY;

/// `$1` is since when refusals count.
const NODE: &str = "SELECT n.id, n.authority, n.software, n.version, n.first_seen, n.last_heard, n.last_reached,
        n.failures, n.retry_at, n.last_failed, n.last_error, n.throttled, n.paused, r.verdict AS rule, r.reason,
        (SELECT count(*) FROM deliveries d INDEXED BY deliveries_queue WHERE d.node = n.id AND d.state = 'pending') AS queued,
        (SELECT d.created FROM deliveries d INDEXED BY deliveries_queue WHERE d.node = n.id AND d.state = 'pending' ORDER BY d.ord LIMIT 1) AS oldest,
        (SELECT count(*) FROM inbox_items i INDEXED BY inbox_items_failed_node WHERE i.node = n.id AND i.state = 'failed') AS failed,
        (SELECT count(*) FROM (SELECT d.created FROM deliveries d INDEXED BY deliveries_refused
              WHERE d.node = n.id AND d.state = 'refused' ORDER BY d.ord DESC LIMIT 1000) x WHERE x.created > $1) AS refused
    FROM nodes n LEFT JOIN policy_rules r ON r.authority = n.authority";

/// A pattern for names that hold `text`; `!` makes the signs of LIKE plain.
fn holding(text: &str) -> String {
    let plain = text.trim().to_lowercase();
    let plain = plain.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{plain}%")
}

/// A page of the nodes whose name holds `text`, by name.
pub fn list(conn: &mut Conn, policy: &Policy, now: Micros, text: &str, after: &Cursor) -> Result<Page<Node>> {
    let query = format!(
        "{NODE} WHERE n.authority > $2 AND n.authority LIKE $3 ESCAPE '!' ORDER BY n.authority LIMIT $4"
    );
    let rows = conn.all::<Row>(sql!(query, now - LATELY, &after.text, holding(text), PAGE + 1))?;
    let all = rows.into_iter().map(|row| Node::new(row, policy, now)).collect();
    Ok(Page::cut(all, PAGE, |n: &Node| Cursor { at: 0, id: 0, text: n.row.authority.clone() }))
}

/// The node of that name.
pub fn find(conn: &mut Conn, policy: &Policy, now: Micros, authority: &str) -> Result<Node> {
    let name = policy::canonical(authority).ok_or(Error::NotFound)?;
    let row = conn.one::<Row>(sql!(format!("{NODE} WHERE n.authority = $2"), now - LATELY, name))?;
    row.map(|row| Node::new(row, policy, now)).ok_or(Error::NotFound)
}

/// The inside id and the proper name of a node.
pub fn known(conn: &mut Conn, authority: &str) -> Result<(i64, String)> {
    let name = policy::canonical(authority).ok_or(Error::NotFound)?;
    let id = conn.number(sql!("SELECT id AS n FROM nodes WHERE authority = $1", &name))?;
    id.map(|id| (id, name)).ok_or(Error::NotFound)
}

/// What an admin may do about deliveries to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Try what waits at once.
    Retry,
    /// Send nothing; the queue stays.
    Pause,
    Resume,
}

impl Act {
    /// Reads the word of a form, an address or a command.
    pub fn parse(key: &str) -> Option<Act> {
        match key {
            "retry" => Some(Act::Retry),
            "pause" => Some(Act::Pause),
            "resume" => Some(Act::Resume),
            _ => None,
        }
    }

    fn in_the_log(self) -> &'static str {
        match self {
            Act::Retry => "node-retry",
            Act::Pause => "node-pause",
            Act::Resume => "node-resume",
        }
    }
}

/// Does it. What is so already is no act.
pub fn act(tx: &mut Tx, by: By<'_>, authority: &str, act: Act) -> Result<()> {
    let (node, name) = known(tx.conn, authority)?;
    let changed = match act {
        Act::Retry => nodes::wake(tx, node).map(|()| true)?,
        Act::Pause => nodes::pause(tx, node, true)?,
        Act::Resume => nodes::pause(tx, node, false)?,
    };
    if changed {
        audit(tx, by, act.in_the_log(), &name)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::holding;

    #[test]
    fn what_is_typed_is_looked_for_as_it_stands() {
        assert_eq!(holding(" North_1 "), "%north!_1%");
        assert_eq!(holding("50%!"), "%50!%!!%");
    }
}
