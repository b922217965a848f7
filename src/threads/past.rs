//! Threads that began before anybody here followed: where their home keeps them whole, and whether they are whole here.

use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{row, sql};

/// The longest address of a conversation that is kept, in bytes.
const LONGEST: usize = 1000;

row! {
    /// What is known of a thread elsewhere and of its conversation at home.
    pub struct Known {
        pub id: i64,
        pub community: i64,
        /// The stored URI of its opening post.
        pub uri: String,
        /// The collection at its home that holds all of it, if the home named one.
        pub conversation: Option<String>,
        /// More may have been written than is known here.
        pub partial: bool,
    }
}

/// The thread of the post with this stored URI, when it is known and its community lives elsewhere.
pub fn of_post(conn: &mut Conn, uri: &str) -> Result<Option<Known>> {
    conn.one(sql!(
        "SELECT t.id, t.community, o.uri, t.conversation, t.partial FROM posts p JOIN threads t ON t.id = p.thread
         JOIN posts o ON o.id = t.id JOIN actors g ON g.id = t.community
         WHERE p.uri = $1 AND g.node IS NOT NULL",
        uri
    ))
}

/// The home says where it keeps the conversation.
pub fn kept_at(tx: &mut Tx, thread: i64, url: &str) -> Result<()> {
    if url.len() <= LONGEST {
        tx.run(sql!("UPDATE threads SET conversation = $1 WHERE id = $2", url, thread))?;
    }
    Ok(())
}

/// From now on more may have been written than is known here, or all is.
pub fn set_partial(tx: &mut Tx, thread: i64, partial: bool) -> Result<()> {
    tx.run(sql!("UPDATE threads SET partial = $1 WHERE id = $2 AND partial <> $1", partial, thread))?;
    Ok(())
}
