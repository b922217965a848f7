//! Editing with history, deleting to a tombstone, and what the home of a community says of a member's post.

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::base::language;
use crate::base::mutant;
use crate::base::text::RENDERER;
use crate::base::time::Micros;
use crate::communities;
use crate::error::Result;
use crate::ledger::{Fact, What};
use crate::sql;

use super::rows::{self, Post, Spot};
use super::{Draft, activity_uri, digest, poll, question, rules};

/// Changes a post. The later of two versions wins, by (`updated`, activity id); a tombstone absorbs every edit.
pub fn edit(tx: &mut Tx, author: &Author, post: i64, draft: &Draft) -> Result<()> {
    let Spot { thread, post } = rows::spot(tx, post)?;
    if post.deleted.is_some() && draft.origins.is_some() {
        return Ok(());
    }
    if post.author != author.actor() && !mutant::off("post-owner") {
        return Err(crate::error::Denial::NotAuthor.into());
    }
    if !author.by_home() {
        let who = communities::standing(tx.conn, author, thread.community)?;
        rules::may_still_say(&who)?;
        communities::life::may_write(who.life)?;
    }
    let (updated, version) = clock(tx, author, &post, draft)?;
    let later = (updated, version.as_str()) > (post.updated, post.version.as_str());
    if post.deleted.is_some() {
        return Ok(());
    }
    let opens = post.parent.is_none() && draft.origins.is_some();
    let counted = match draft.more.poll.as_ref().filter(|_| opens) {
        Some(poll) => poll::told(tx, thread.id, (poll, draft.more.ends), later)?,
        None => false,
    };
    if later && !(post.version.is_empty() && post.updated == updated) {
        return put_in_place(tx, author, &Spot { thread, post }, draft, (updated, &version));
    }
    match later {
        // These very words were fetched before the activity came that tells of them.
        true => rows::set_version(tx, post.id, &version)?,
        false => keep_earlier(tx, &post, draft, updated, &version)?,
    }
    // Counts are told on, whichever version of the words they came with.
    if counted { say(tx, author, &thread, post.id) } else { Ok(()) }
}

fn say(tx: &mut Tx, author: &Author, thread: &rows::Thread, post: i64) -> Result<()> {
    let fact = Fact::new(What::PostEdited, author.actor()).community(thread.community).post(post);
    tx.record(fact.cause(author.cause()))
}

/// Puts a later version in the place of the one that is there. The same words are no edit: something else changed.
fn put_in_place(
    tx: &mut Tx,
    author: &Author,
    spot: &Spot,
    draft: &Draft,
    (updated, version): (Micros, &str),
) -> Result<()> {
    let Spot { thread, post } = spot;
    let same = rows::says(tx, post, draft)?;
    if !same {
        rows::keep_version(tx, post)?;
    }
    tx.run(sql!(
        "UPDATE posts SET source = $1, html = $2, renderer = $3, language = $4, updated = $5, version = $6,
                edited = edited OR NOT $8 WHERE id = $7",
        &draft.source,
        &draft.html,
        RENDERER,
        &draft.language,
        updated,
        version,
        post.id,
        same
    ))?;
    if let Some(helped) = &draft.more.helped {
        question::told(tx, author.actor(), thread, helped)?;
    }
    if post.parent.is_none() {
        let language = language::main(draft.language.as_deref().unwrap_or(""));
        tx.run(sql!("UPDATE threads SET language = $1 WHERE id = $2", language, thread.id))?;
        if !draft.title.is_empty() {
            tx.run(sql!("UPDATE threads SET title = $1 WHERE id = $2", &draft.title, thread.id))?;
        }
    }
    rows::write_mentions(tx, post.id, &draft.mentions)?;
    digest::changed(tx, thread.id)?;
    say(tx, author, thread, post.id)
}

/// A version that came after one that is later than it stands in the history, as if it had come in its turn.
fn keep_earlier(tx: &mut Tx, post: &Post, draft: &Draft, updated: Micros, version: &str) -> Result<()> {
    // Of the same moment they are the same words: what was told twice, or fetched without the activity that tells of
    // them, or a poll whose votes are counted anew.
    if version.is_empty() || post.updated == updated || rows::says(tx, post, draft)? {
        return Ok(());
    }
    let title = post.parent.is_none().then(|| draft.title.clone());
    rows::add_version(tx, post.id, (updated, version), title, &draft.html)?;
    tx.run(sql!("UPDATE posts SET edited = TRUE WHERE id = $1 AND NOT edited", post.id))?;
    Ok(())
}

/// When a post was last changed; its row and its thread's are held until the transaction ends.
pub fn version(tx: &mut Tx, post: i64) -> Result<Micros> {
    rows::spot(tx, post).map(|spot| spot.post.updated)
}

/// The last-writer clock of a new version: as its own origin says, or now.
fn clock(tx: &Tx, author: &Author, post: &Post, draft: &Draft) -> Result<(i64, String)> {
    if let Some(origins) = &draft.origins {
        return Ok((origins.updated, origins.version.clone()));
    }
    rules::may_edit(post, author.actor())?;
    Ok((tx.now.max(post.updated + 1), activity_uri()))
}

/// Deletes a post by its author: content, history and received bytes go, a tombstone stays.
pub fn delete(tx: &mut Tx, author: &Author, post: i64) -> Result<()> {
    let Spot { thread, post } = rows::spot(tx, post)?;
    if post.deleted.is_some() {
        return Ok(());
    }
    if post.author != author.actor() && !mutant::off("post-owner") {
        return Err(crate::error::Denial::NotAuthor.into());
    }
    purge(tx, &post)?;
    let fact = Fact::new(What::PostDeleted, author.actor()).community(thread.community).post(post.id);
    tx.record(fact.cause(author.cause()))
}

/// Only the place of a post is known, and that its author deleted it.
pub fn is_tombstone(tx: &mut Tx, post: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE posts SET deleted = $1 WHERE id = $2", now, post))?;
    stale(tx, post)
}

/// What is compared of a post changed.
fn stale(tx: &mut Tx, post: i64) -> Result<()> {
    match tx.number(sql!("SELECT thread AS n FROM posts WHERE id = $1", post))? {
        Some(thread) => digest::changed(tx, thread),
        None => Ok(()),
    }
}

/// Takes the words of a post out of every table that holds them.
fn purge(tx: &mut Tx, post: &Post) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE posts SET deleted = $1, source = NULL, html = '', url = NULL, language = NULL WHERE id = $2",
        now,
        post.id
    ))?;
    if post.parent.is_none() {
        tx.run(sql!("UPDATE threads SET title = '', language = '' WHERE id = $1", post.thread))?;
        poll::purge(tx, post.thread)?;
    }
    digest::changed(tx, post.thread)?;
    tx.run(sql!("DELETE FROM versions WHERE post = $1", post.id))?;
    tx.run(sql!("DELETE FROM mentions WHERE post = $1", post.id))?;
    // Queued deliveries of these are replaced by the Delete that follows in the same order.
    tx.run(sql!(
        "UPDATE activities SET json = NULL WHERE post = $1 AND kind IN ('Create', 'Update', 'Announce')",
        post.id
    ))?;
    Ok(())
}

/// Remembers a deletion that came before what it deletes.
pub fn delete_unseen(tx: &mut Tx, uri: &str) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("INSERT INTO tombstones (uri, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", uri, now))?;
    Ok(())
}

/// The home of the community announced our member's post: it no longer waits.
pub fn accepted(tx: &mut Tx, home: &Author, post: i64, community: i64) -> Result<()> {
    let changed = tx.run(sql!(
        "UPDATE posts SET state = 'shown', refused_why = NULL WHERE id = $1 AND state <> 'shown'",
        post
    ))?;
    if changed == 1 {
        stale(tx, post)?;
        tx.record(Fact::new(What::PostAccepted, home.actor()).community(community).post(post))?;
    }
    Ok(())
}

/// The home of the community refused our member's post; only its author sees it from now on, with the reason.
pub fn refused(tx: &mut Tx, home: &Author, post: i64, community: i64, why: &str) -> Result<()> {
    let why: String = why.chars().take(300).collect();
    let changed = tx.run(sql!(
        "UPDATE posts SET state = 'refused', refused_why = $1 WHERE id = $2 AND state = 'waiting'",
        why,
        post
    ))?;
    if changed == 1 {
        stale(tx, post)?;
        tx.record(Fact::new(What::PostRefused, home.actor()).community(community).post(post))?;
    }
    Ok(())
}
