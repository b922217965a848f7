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
    }
}

/// A page of a node's deliveries.
pub fn list(conn: &mut Conn, node: i64, after: &Cursor) -> Result<Page<Delivery>> {
    let rows = conn.all::<Delivery>(sql!(
        "SELECT d.ord, a.uri AS activity, a.kind, d.state, d.attempts, d.answer, d.created, d.sent, d.acknowledged
         FROM deliveries d JOIN activities a ON a.id = d.activity
         WHERE d.node = $1 AND d.ord < $2 ORDER BY d.ord DESC LIMIT $3",
        node,
        after.at,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |d| Cursor { at: d.ord, id: 0, text: String::new() }))
}
