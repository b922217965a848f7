//! What was queued for a node, newest first, each with its receipt.

use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A delivery with the name of what it carries; never its words.
    pub struct Delivery {
        pub ord: i64,
        /// The activity, as stored.
        pub activity: String,
        pub kind: String,
        /// `pending`, `done`, `refused` or `dropped`.
        pub state: String,
        pub attempts: i64,
        /// A status, or the code of a failure.
        pub answer: Option<String>,
        pub created: i64,
        pub sent: Option<i64>,
        pub acknowledged: Option<i64>,
        /// How long the node took to answer, in microseconds.
        pub took: Option<i64>,
    }
}

/// Which deliveries to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those that the node refused for good.
    Refused,
}

impl Which {
    /// Reads the word of an address; none is all.
    pub fn parse(key: &str) -> Option<Which> {
        match key {
            "" => Some(Which::All),
            "refused" => Some(Which::Refused),
            _ => None,
        }
    }
}

/// A page of a node's deliveries.
pub fn list(conn: &mut Conn, node: i64, which: Which, after: &Cursor) -> Result<Page<Delivery>> {
    let (index, only) = match which {
        Which::All => ("deliveries_node", ""),
        Which::Refused => ("deliveries_refused", "d.state = 'refused' AND"),
    };
    let query = format!(
        "SELECT d.ord, a.uri AS activity, a.kind, d.state, d.attempts, d.answer, d.created, d.sent, d.acknowledged, d.took
         FROM deliveries d INDEXED BY {index} JOIN activities a ON a.id = d.activity
         WHERE {only} d.node = $1 AND d.ord < $2 ORDER BY d.ord DESC LIMIT $3"
    );
    let rows = conn.all::<Delivery>(sql!(query, node, after.at, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |d| Cursor { at: d.ord, id: 0, text: String::new() }))
}
