//! How much has travelled between this node and others, and how much is still on its way.

use super::outbox::{BEHIND, READER};
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

row! {
    /// Counts over everything that the node has sent and received.
    #[derive(Copy, Default, PartialEq, Eq)]
    pub struct Traffic {
        /// Facts not read yet, deliveries not answered yet, messages not applied yet.
        pub waiting: i64,
        /// Deliveries that another node acknowledged.
        pub acknowledged: i64,
        /// Deliveries that another node refused or that the policy dropped, and messages that could not be applied.
        pub failed: i64,
        /// Grows with everything that happens.
        pub seen: i64,
    }
}

impl Traffic {
    /// The sum of two nodes' counts.
    pub fn and(self, other: Traffic) -> Traffic {
        Traffic {
            waiting: self.waiting + other.waiting,
            acknowledged: self.acknowledged + other.acknowledged,
            failed: self.failed + other.failed,
            seen: self.seen + other.seen,
        }
    }
}

/// Counts whole tables: for nodes of which the tables are small. One statement: what moves on meanwhile from one table
/// to the next is seen in one of them.
pub fn read(conn: &mut Conn) -> Result<Traffic> {
    let counts = format!(
        "SELECT d.pending + i.fresh + CASE WHEN {BEHIND} THEN 1 ELSE 0 END AS waiting, d.done AS acknowledged, d.turned_away + i.failed AS failed,
                d.n + i.n + (SELECT count(*) FROM facts) AS seen
         FROM (SELECT count(*) AS n, count(CASE WHEN state = 'pending' THEN 1 END) AS pending,
                      count(CASE WHEN state = 'done' THEN 1 END) AS done,
                      count(CASE WHEN state IN ('refused', 'dropped') THEN 1 END) AS turned_away FROM deliveries) d,
              (SELECT count(*) AS n, count(CASE WHEN state = 'new' THEN 1 END) AS fresh,
                      count(CASE WHEN state = 'failed' THEN 1 END) AS failed FROM inbox_items) i"
    );
    conn.one::<Traffic>(sql!(counts, READER))?.ok_or(Error::NotFound)
}
