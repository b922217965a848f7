//! Starting a thread.

use crate::accounts::Author;
use crate::actors;
use crate::base::db::Tx;
use crate::base::id;
use crate::communities::{self, Life, Standing, Visibility, life};
use crate::error::{Error, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

use super::rows::{self, Place};
use super::{Draft, Posted, activity_uri, kind, rules};

/// Starts a thread in a community, for a member of this node or somebody elsewhere.
pub fn start(
    tx: &mut Tx,
    author: &Author,
    community: i64,
    visibility: Visibility,
    draft: &Draft,
) -> Result<Posted> {
    if let Some(known) = known_already(tx, author, draft)? {
        return Ok(known);
    }
    let who = communities::standing(tx.conn, author, community)?;
    if !author.by_home() {
        rules::may_post(&who, matches!(author, Author::Local(_)))?;
        kind::may_start(draft.more.kind, &who)?;
    }
    let visibility = visibility_of(&who, visibility);
    let thread = rows::insert_thread(tx, community, visibility, draft, matches!(author, Author::Local(_)))?;
    let place = place(author, &who, thread, None, draft, "t");
    rows::insert_post(tx, thread, &place, draft)?;
    after_writing(tx, author, &who, visibility, thread)?;
    let fact = Fact::new(What::ThreadPosted, author.actor()).community(community).post(thread);
    tx.record_at(fact.cause(author.cause()).told(author.by_home()), draft.at(tx.now))?;
    Ok(Posted { id: thread, again: false })
}

/// In a members-only community everything is for members; elsewhere the author may narrow it to this node.
fn visibility_of(who: &Standing, asked: Visibility) -> &'static str {
    let open =
        who.visibility == Visibility::Public.key() && (asked == Visibility::Public || !who.home_is_here);
    if open { Visibility::Public.key() } else { Visibility::Members.key() }
}

row! {
    /// A post that is here already.
    pub struct Known { pub id: i64, pub author: i64, pub thread: i64 }
}

/// The post with this stored URI; one that was deleted before it came is not found, and stays so.
pub fn known(tx: &mut Tx, uri: &str) -> Result<Option<Known>> {
    let known = tx.one::<Known>(sql!(
        "SELECT id, author, thread FROM posts WHERE uri = $1
         UNION ALL SELECT CAST(0 AS BIGINT), CAST(0 AS BIGINT), CAST(0 AS BIGINT) FROM tombstones WHERE uri = $1",
        uri
    ))?;
    if known.as_ref().is_some_and(|row| row.id == 0) { Err(Error::NotFound) } else { Ok(known) }
}

/// Whether this very post is here, or was deleted before it came.
pub(super) fn known_already(tx: &mut Tx, author: &Author, draft: &Draft) -> Result<Option<Posted>> {
    let Some(origins) = &draft.origins else {
        return Ok(None);
    };
    let Some(known) = known(tx, &origins.uri)? else {
        return Ok(None);
    };
    if known.author != author.actor() {
        return Err(crate::error::Denial::NotAuthor.into());
    }
    Ok(Some(Posted { id: known.id, again: true }))
}

/// URI, version and first state of a new post.
pub(super) fn place<'a>(
    author: &Author,
    who: &Standing,
    thread: i64,
    parent: Option<&'a rows::Post>,
    draft: &Draft,
    letter: &str,
) -> Place<'a> {
    let (uri, version) = match &draft.origins {
        Some(origins) => (origins.uri.clone(), origins.version.clone()),
        None => (format!("/{letter}/{}", id::outside()), activity_uri()),
    };
    // Ours in a community elsewhere shows at once, and waits for that home's word.
    let waits = matches!(author, Author::Local(_)) && !who.home_is_here;
    let state = if waits { "waiting" } else { "shown" };
    Place { thread, parent, author: author.actor(), uri, version, state }
}

/// What follows every new post: the author has read it, and has taken part.
pub(super) fn after_writing(
    tx: &mut Tx,
    author: &Author,
    who: &Standing,
    visibility: &str,
    thread: i64,
) -> Result<()> {
    if who.home_is_here && who.life == Life::Dormant {
        life::wake(tx, who.community)?;
    }
    if let Author::Local(member) = author {
        super::read::mark(tx, member, thread, i64::MAX)?;
        let in_public = who.visibility == Visibility::Public.key() && who.life != Life::Draft;
        if visibility == Visibility::Public.key() && in_public {
            actors::took_part(tx, member.actor)?;
        }
    }
    Ok(())
}
