//! How much waits to be sent and worked off, over all nodes: for whoever watches the node from outside.

use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

row! {
    /// Counts over all nodes, and the times of what waits longest.
    pub struct Queues {
        pub nodes: i64,
        /// Nodes whose last delivery failed.
        pub failing: i64,
        pub paused: i64,
        pub blocked: i64,
        pub deliveries: i64,
        pub oldest_delivery: Option<i64>,
        /// Received, not worked off yet.
        pub messages: i64,
        pub oldest_message: Option<i64>,
        pub failed_messages: i64,
        /// Facts that the outbox has not read yet.
        pub unread_facts: i64,
    }
}

/// Counts by the indexes of the queues, node by node: what is done is not touched.
pub fn read(conn: &mut Conn) -> Result<Queues> {
    let counted = conn.one::<Queues>(sql!(
        "SELECT count(*) AS nodes, count(CASE WHEN x.failures > 0 THEN 1 END) AS failing, count(x.paused) AS paused,
                count(CASE WHEN x.blocked THEN 1 END) AS blocked,
                CAST(coalesce(sum(x.queued), 0) AS BIGINT) AS deliveries, min(x.since) AS oldest_delivery,
                CAST(coalesce(sum(x.fresh), 0) AS BIGINT) AS messages, min(x.arrived) AS oldest_message,
                CAST(coalesce(sum(x.failed), 0) AS BIGINT) AS failed_messages,
                coalesce((SELECT max(position) FROM facts), 0)
                    - coalesce((SELECT position FROM cursors WHERE name = 'outbox'), 0) AS unread_facts
         FROM (SELECT n.failures, n.paused, n.blocked,
                 (SELECT count(*) FROM deliveries d WHERE d.node = n.id AND d.state = 'pending') AS queued,
                 (SELECT d.created FROM deliveries d WHERE d.node = n.id AND d.state = 'pending'
                  ORDER BY d.ord LIMIT 1) AS since,
                 (SELECT count(*) FROM inbox_items i WHERE i.node = n.id AND i.state = 'new') AS fresh,
                 (SELECT min(i.received) FROM inbox_items i WHERE i.node = n.id AND i.state = 'new') AS arrived,
                 (SELECT count(*) FROM inbox_items i WHERE i.node = n.id AND i.state = 'failed') AS failed
               FROM nodes n) x"
    ))?;
    counted.ok_or(Error::NotFound)
}
