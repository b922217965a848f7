//! Moderation of threads: lock, pin, remove (at home), hide (here). Every act is a row with its reason.

use crate::accounts::{Author, Member};
use crate::base::db::Tx;
use crate::base::time::Micros;
use crate::communities::{self, Standing};
use crate::error::{Denial, Error, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

pub use crate::communities::Done;

use super::rows::{self, Post, Spot, Thread};
use super::{digest, rules};

/// What a moderator does to a thread or post at its home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Lock,
    Unlock,
    Pin,
    Unpin,
    Remove,
    Restore,
    /// Makes a reply the agreed summary of its thread, in the place of another.
    Summarise,
    Unsummarise,
}

impl Act {
    pub const ALL: [Act; 8] = [
        Act::Lock,
        Act::Unlock,
        Act::Pin,
        Act::Unpin,
        Act::Remove,
        Act::Restore,
        Act::Summarise,
        Act::Unsummarise,
    ];

    /// Reads a stored key.
    pub fn parse(key: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|a| a.key() == key)
    }

    /// The stored key of the act.
    pub fn key(self) -> &'static str {
        match self {
            Act::Lock => "lock",
            Act::Unlock => "unlock",
            Act::Pin => "pin",
            Act::Unpin => "unpin",
            Act::Remove => "remove",
            Act::Restore => "restore",
            Act::Summarise => "summarise",
            Act::Unsummarise => "unsummarise",
        }
    }

    fn what(self) -> What {
        match self {
            Act::Lock => What::ThreadLocked,
            Act::Unlock => What::ThreadUnlocked,
            Act::Pin => What::ThreadPinned,
            Act::Unpin => What::ThreadUnpinned,
            Act::Remove => What::PostRemoved,
            Act::Restore => What::PostRestored,
            Act::Summarise => What::SummarySet,
            Act::Unsummarise => What::SummaryTaken,
        }
    }

    fn of_thread(self) -> bool {
        matches!(self, Act::Lock | Act::Unlock | Act::Pin | Act::Unpin)
    }

    fn of_reply(self) -> bool {
        matches!(self, Act::Summarise | Act::Unsummarise)
    }
}

/// Does an act. At home it takes effect; a moderator elsewhere asks the home; the home's word is carried out.
pub fn act(tx: &mut Tx, author: &Author, post: i64, act: Act, reason: &str) -> Result<Done> {
    if reason.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let Spot { thread, post } = rows::spot(tx, post)?;
    // Whichever it was: the home says of the thread that no reply sums it up any more.
    let none = act == Act::Unsummarise && author.by_home();
    if act.of_thread() && post.parent.is_some() || act.of_reply() && post.parent.is_none() && !none {
        return Err(Error::NotFound);
    }
    let who = communities::standing(tx.conn, author, thread.community)?;
    if !author.by_home() {
        rules::may_moderate(&who)?;
    }
    if !who.home_is_here && !author.by_home() {
        let asked = write(tx, author, &who, &post, act, reason)?;
        let fact = Fact::new(What::ModerationAsked, author.actor());
        tx.record(fact.community(thread.community).post(post.id).subject(asked))?;
        return Ok(Done::SentHome);
    }
    let Some(set) = set_state(tx, author, &thread, &post, act, reason)? else {
        return Ok(Done::Here);
    };
    let written = write(tx, author, &who, &post, act, reason)?;
    let Set::Changed(clock) = set else {
        return Ok(Done::Here);
    };
    let fact =
        Fact::new(act.what(), author.actor()).community(thread.community).post(post.id).subject(written);
    tx.record_at(fact.cause(author.cause()), clock)?;
    Ok(Done::Here)
}

fn write(tx: &mut Tx, author: &Author, who: &Standing, post: &Post, act: Act, reason: &str) -> Result<i64> {
    let role = match (author.by_home(), who.role) {
        (true, _) => "home",
        (false, Some(role)) => role.key(),
        (false, None) => "admin",
    };
    rows::write_act(tx, author.actor(), role, act.key(), who.community, post, reason)
}

row! {
    struct Summary { post: Option<i64>, clock: i64 }
}

/// When it was last said which reply sums up a thread, and whether it is this one.
fn summary(tx: &mut Tx, thread: &Thread, post: &Post) -> Result<(Micros, bool)> {
    let known = "SELECT post, clock FROM summaries WHERE thread = $1";
    let known = tx.one::<Summary>(sql!(known, thread.id))?;
    let of_thread = post.parent.is_none();
    let is = |s: &Summary| s.post == Some(post.id) || of_thread && s.post.is_some();
    Ok(known.map_or((0, false), |s| (s.clock, is(&s))))
}

/// What came of an act.
enum Set {
    /// Nothing that is seen: the home did it, but something later came before it, or something before it is on its way.
    Logged,
    Changed(Micros),
}

/// Sets the state if the act is later than what is stored; `None` when nobody did anything.
fn set_state(
    tx: &mut Tx,
    author: &Author,
    thread: &Thread,
    post: &Post,
    act: Act,
    reason: &str,
) -> Result<Option<Set>> {
    let (known, is) = match act {
        Act::Summarise | Act::Unsummarise => summary(tx, thread, post)?,
        Act::Lock | Act::Unlock => (thread.lock_clock, thread.locked),
        Act::Pin | Act::Unpin => (thread.pin_clock, thread.pinned),
        Act::Remove | Act::Restore => (post.removal_clock, post.removed),
    };
    let to = matches!(act, Act::Lock | Act::Pin | Act::Remove | Act::Summarise);
    let clock = match author {
        // The home's clock orders what it announces.
        Author::Remote(remote) if remote.by_home => remote.clock,
        Author::Remote(_) | Author::Local(_) => tx.now.max(known + 1),
    };
    if clock < known {
        return Ok(Some(Set::Logged));
    }
    if (clock == known || !author.by_home()) && is == to {
        return Ok(None);
    }
    store(tx, thread, post, act, to, clock, reason)?;
    Ok(Some(if is == to { Set::Logged } else { Set::Changed(clock) }))
}

#[allow(clippy::too_many_arguments)] // the one statement behind `set_state`
fn store(
    tx: &mut Tx,
    thread: &Thread,
    post: &Post,
    act: Act,
    to: bool,
    clock: Micros,
    reason: &str,
) -> Result<()> {
    let statement = match act {
        Act::Lock | Act::Unlock => {
            sql!("UPDATE threads SET locked = $1, lock_clock = $2 WHERE id = $3", to, clock, thread.id)
        }
        Act::Pin | Act::Unpin => {
            sql!("UPDATE threads SET pinned = $1, pin_clock = $2 WHERE id = $3", to, clock, thread.id)
        }
        Act::Summarise | Act::Unsummarise => sql!(
            "INSERT INTO summaries (thread, post, clock) VALUES ($1, $2, $3)
             ON CONFLICT (thread) DO UPDATE SET post = excluded.post, clock = excluded.clock",
            thread.id,
            Some(post.id).filter(|_| to),
            clock
        ),
        Act::Remove | Act::Restore => {
            let why = Some(reason).filter(|_| to);
            sql!(
                "UPDATE posts SET removed = $1, removal_clock = $2, removed_why = $3 WHERE id = $4",
                to,
                clock,
                why,
                post.id
            )
        }
    };
    tx.run(statement)?;
    digest::changed(tx, thread.id)
}

/// Hides a post on this node only, or shows it again. Its home and other nodes never hear of it.
pub fn hide(tx: &mut Tx, by: &Member, post: i64, hidden: bool, reason: &str) -> Result<()> {
    if reason.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let Spot { thread, post } = rows::spot(tx, post)?;
    let who = communities::standing(tx.conn, &Author::Local(by.clone()), thread.community)?;
    if !who.admin && !who.moderates() {
        return Err(Denial::NotModerator.into());
    }
    if post.hidden == hidden {
        return Ok(());
    }
    tx.run(sql!("UPDATE posts SET hidden = $1 WHERE id = $2", hidden, post.id))?;
    if post.parent.is_none() {
        tx.run(sql!("UPDATE threads SET hidden = $1 WHERE id = $2", hidden, thread.id))?;
    }
    digest::changed(tx, thread.id)?;
    let role = who.role.map_or("admin", communities::Role::key);
    rows::write_act(
        tx,
        by.actor,
        role,
        if hidden { "hide" } else { "unhide" },
        thread.community,
        &post,
        reason,
    )?;
    let what = if hidden { What::PostHidden } else { What::PostUnhidden };
    tx.record(Fact::new(what, by.actor).community(thread.community).post(post.id))
}
