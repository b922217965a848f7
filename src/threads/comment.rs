//! Replying.

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::communities;
use crate::error::Result;
use crate::ledger::{Fact, What};

use super::{Draft, Posted, post, rows, rules};

/// Replies to a post, for a member of this node or somebody elsewhere.
pub fn reply(tx: &mut Tx, author: &Author, parent: i64, draft: &Draft) -> Result<Posted> {
    if let Some(known) = post::known_already(tx, author, draft)? {
        return Ok(known);
    }
    // The thread's row is held first, always: two replies at once take turns instead of deadlocking.
    let of = rows::post(tx, parent).map(|p| p.thread)?;
    let thread = rows::thread(tx, of)?;
    let parent = rows::post(tx, parent)?;
    let who = communities::standing(tx.conn, author, thread.community)?;
    if !author.by_home() {
        rules::may_comment(&thread, &parent, &who, matches!(author, Author::Local(_)))?;
    }
    let id = tx.id();
    let place = post::place(author, &who, thread.id, Some(&parent), draft, "r");
    rows::insert_post(tx, id, &place, draft)?;
    post::after_writing(tx, author, &who, &thread.visibility, thread.id)?;
    let fact = Fact::new(What::ReplyPosted, author.actor()).community(thread.community).post(id);
    tx.record_at(fact.cause(author.cause()), draft.at(tx.now))?;
    Ok(Posted { id, again: false })
}
