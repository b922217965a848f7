//! Suspension: moderators take somebody's voice in a community, for a while or until it is lifted. At the community's
//! home it takes effect; those who moderate from elsewhere ask the home, which judges.
//!
//! On the wire it is `Block` with the community as its target, as Lemmy introduced it; what somebody wrote stays, and so
//! does their role, which they have again when it ends.

use super::join::{self, State};
use super::{Done, Role, Standing, standing};
use crate::accounts::Author;
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::time::{DAY, Micros};
use crate::error::{Denial, Error, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

/// The longest suspension that has an end, in microseconds: whoever says more means "for good" (case G-10).
const LONGEST: Micros = 3660 * DAY;
/// How many suspensions one transaction ends.
const AT_ONCE: i64 = 200;

row! {
    struct Known { state: String, role: String, clock: i64 }
    struct Ended { community: i64, actor: i64, clock: i64 }
}

/// Suspends somebody, member or not, until a moment or for good; the reason is in the log and travels with it.
pub fn suspend(
    tx: &mut Tx,
    author: &Author,
    community: i64,
    actor: i64,
    until: Option<Micros>,
    reason: &str,
) -> Result<Done> {
    let who = judge(tx, author, community, reason)?;
    let until = until.filter(|until| until - tx.now < LONGEST);
    let said = Said { act: SUSPEND, actor, until, reason };
    let over = until.is_some_and(|until| until <= tx.now);
    if over && !author.by_home() {
        return Err(Error::invalid("until", "not-later"));
    }
    if asks_home(&who, author) {
        return ask(tx, author, &who, &said);
    }
    let known = known(tx, community, actor)?;
    if !author.by_home() {
        outranks(&who, author, actor, known.as_ref())?;
        if let Some(membership) = join::find(tx, community, actor)? {
            join::keep_one_facilitator(tx, &membership)?;
        }
    }
    let Some(clock) = later(tx, author, known.as_ref()) else {
        return log(tx, author, &who, &said);
    };
    if over {
        // It came after its end: what it took the place of ends with it.
        stands_free(tx, author, community, actor, known.as_ref(), clock)?;
        return log(tx, author, &who, &said);
    }
    let before = known.as_ref().filter(|k| k.state != State::Suspended.key()).map(|k| k.state.clone());
    let role = known.as_ref().map_or(Ok(Role::Member), |k| Role::parse(&k.role))?;
    join::put(tx, community, actor, role, State::Suspended, author.actor(), None)?;
    tx.run(sql!(
        "UPDATE memberships SET until = $1, suspension_clock = $2, before = coalesce($3, before)
         WHERE community = $4 AND actor = $5",
        until,
        clock,
        before,
        community,
        actor
    ))?;
    record(tx, author, &who, &said, clock)
}

/// Ends a suspension: somebody who was a member is one again, with the role of before; somebody who was not may join.
pub fn lift(tx: &mut Tx, author: &Author, community: i64, actor: i64, reason: &str) -> Result<Done> {
    let who = judge(tx, author, community, reason)?;
    let said = Said { act: LIFT, actor, until: None, reason };
    if asks_home(&who, author) {
        return ask(tx, author, &who, &said);
    }
    let known = known(tx, community, actor)?;
    let is_suspended = known.as_ref().is_some_and(|k| k.state == State::Suspended.key());
    if !author.by_home() {
        if !is_suspended {
            return Ok(Done::Here);
        }
        outranks(&who, author, actor, known.as_ref())?;
    }
    let Some(clock) = later(tx, author, known.as_ref()) else {
        return log(tx, author, &who, &said);
    };
    stands_free(tx, author, community, actor, known.as_ref(), clock)?;
    if is_suspended { record(tx, author, &who, &said, clock) } else { log(tx, author, &who, &said) }
}

/// From this moment on somebody is not suspended. What is earlier than that may still be on its way, and must not take
/// effect when it comes.
fn stands_free(
    tx: &mut Tx,
    author: &Author,
    community: i64,
    actor: i64,
    known: Option<&Known>,
    clock: Micros,
) -> Result<()> {
    if known.is_some_and(|k| k.state == State::Suspended.key()) {
        return end(tx, community, actor, author.actor(), clock);
    }
    if known.is_none() {
        join::put(tx, community, actor, Role::Member, State::Left, author.actor(), None)?;
    }
    let note = "UPDATE memberships SET suspension_clock = $1 WHERE community = $2 AND actor = $3";
    tx.run(sql!(note, clock, community, actor))?;
    Ok(())
}

/// Somebody who is suspended leaves: the suspension stays, and nothing is given back at its end. False when they were no
/// member before.
pub(super) fn leaves(tx: &mut Tx, community: i64, actor: i64) -> Result<bool> {
    let left = tx.run(sql!(
        "UPDATE memberships SET before = 'left', role = 'member'
         WHERE community = $1 AND actor = $2 AND state = 'suspended' AND before IN ('member', 'requested')",
        community,
        actor
    ))?;
    Ok(left > 0)
}

/// The role that somebody has again when their suspension ends; whoever is given one is a member then.
pub(super) fn keeps_role(tx: &mut Tx, community: i64, actor: i64, role: Role) -> Result<()> {
    tx.run(sql!(
        "UPDATE memberships SET role = $1, before = CASE WHEN $1 = 'member' THEN before ELSE 'member' END
         WHERE community = $2 AND actor = $3 AND state = 'suspended'",
        role.key(),
        community,
        actor
    ))?;
    Ok(())
}

/// Whether somebody is suspended there now.
pub fn is_suspended(tx: &mut Tx, community: i64, actor: i64) -> Result<bool> {
    Ok(known(tx, community, actor)?.is_some_and(|k| k.state == State::Suspended.key()))
}

/// Ends suspensions whose time is over, here as at every node that was told of them.
pub fn end_expired(tx: &mut Tx) -> Result<()> {
    let ended = tx.all::<Ended>(sql!(
        "SELECT community, actor, suspension_clock AS clock FROM memberships WHERE state = 'suspended' AND until <= $1 ORDER BY until LIMIT $2",
        tx.now,
        AT_ONCE
    ))?;
    // The home's clock stays: a longer suspension of the last moment may still be under way.
    for Ended { community, actor, clock } in ended {
        end(tx, community, actor, community, clock)?;
    }
    Ok(())
}

fn end(tx: &mut Tx, community: i64, actor: i64, by: i64, clock: Micros) -> Result<()> {
    row! { struct Before { before: Option<String>, role: String } }
    let query = "SELECT before, role FROM memberships WHERE community = $1 AND actor = $2";
    let member = |row: &Before| row.before.as_deref() == Some(State::Member.key());
    let (role, state) = match tx.one::<Before>(sql!(query, community, actor))?.filter(member) {
        Some(row) => (Role::parse(&row.role)?, State::Member),
        None => (Role::Member, State::Left),
    };
    join::put(tx, community, actor, role, state, by, None)?;
    tx.run(sql!(
        "UPDATE memberships SET until = NULL, before = NULL, suspension_clock = $1
         WHERE community = $2 AND actor = $3",
        clock,
        community,
        actor
    ))?;
    Ok(())
}

/// Whether the author may suspend anybody there at all.
fn judge(tx: &mut Tx, author: &Author, community: i64, reason: &str) -> Result<Standing> {
    if reason.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let who = standing(tx.conn, author, community)?;
    if author.by_home() {
        return Ok(who);
    }
    if who.moderates() { Ok(who) } else { Err(Denial::NotModerator.into()) }
}

/// Nobody suspends themselves, or somebody of their own rank (case G-07); admins are above all roles.
fn outranks(who: &Standing, author: &Author, actor: i64, known: Option<&Known>) -> Result<()> {
    // A role waits while its holder is suspended, and counts.
    let stands = |k: &&Known| k.state == State::Member.key() || k.state == State::Suspended.key();
    let rank = known.filter(stands).map(|k| Role::parse(&k.role)).transpose()?;
    let above = who.admin || rank.is_none_or(|rank| who.role.is_some_and(|own| own > rank));
    if above && author.actor() != actor || mutant::off("rank") {
        Ok(())
    } else {
        Err(Denial::Outranked.into())
    }
}

fn known(tx: &mut Tx, community: i64, actor: i64) -> Result<Option<Known>> {
    tx.one(sql!(
        "SELECT state, role, suspension_clock AS clock FROM memberships WHERE community = $1 AND actor = $2 FOR UPDATE",
        community,
        actor
    ))
}

/// The moment of this word, if no later one is known: the home's clock orders what it announces.
fn later(tx: &Tx, author: &Author, known: Option<&Known>) -> Option<Micros> {
    let last = known.map_or(0, |k| k.clock);
    match author {
        Author::Remote(remote) if remote.by_home => Some(remote.clock).filter(|clock| *clock >= last),
        Author::Remote(_) | Author::Local(_) => Some(tx.now.max(last + 1)),
    }
}

/// The stored keys of the two acts.
pub const SUSPEND: &str = "suspend";
const LIFT: &str = "unsuspend";

/// What is done to whom.
struct Said<'a> {
    act: &'static str,
    actor: i64,
    until: Option<Micros>,
    reason: &'a str,
}

/// Whether somebody moderates here what is at home elsewhere.
fn asks_home(who: &Standing, author: &Author) -> bool {
    !who.home_is_here && !author.by_home()
}

/// A moderator here asks the home of a community elsewhere, which alone knows all roles.
fn ask(tx: &mut Tx, author: &Author, who: &Standing, said: &Said<'_>) -> Result<Done> {
    if author.actor() == said.actor {
        return Err(Denial::Outranked.into());
    }
    if crate::actors::by_id(tx.conn, said.actor)?.is_group() {
        return Err(Error::NotFound);
    }
    let asked = write(tx, author, who, said)?;
    let fact = Fact::new(What::ModerationAsked, author.actor());
    tx.record(fact.community(who.community).subject(asked))?;
    Ok(Done::SentHome)
}

/// What was done stands in the log, and is told.
fn record(tx: &mut Tx, author: &Author, who: &Standing, said: &Said<'_>, clock: Micros) -> Result<Done> {
    let id = write(tx, author, who, said)?;
    let what = if said.act == SUSPEND { What::MemberSuspended } else { What::SuspensionLifted };
    let fact = Fact::new(what, author.actor()).community(who.community).subject(id);
    tx.record_at(fact.cause(author.cause()).told(author.by_home()), clock)?;
    Ok(Done::Here)
}

/// What the home did stands in the log even where something later has come before it.
fn log(tx: &mut Tx, author: &Author, who: &Standing, said: &Said<'_>) -> Result<Done> {
    write(tx, author, who, said).map(|_| Done::Here)
}

/// The row in the log.
fn write(tx: &mut Tx, author: &Author, who: &Standing, said: &Said<'_>) -> Result<i64> {
    let role = match (author.by_home(), who.role) {
        (true, _) => "home",
        (false, Some(role)) => role.key(),
        (false, None) => "admin",
    };
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO acts (id, at, by_actor, role, act, community, subject, reason, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        now,
        author.actor(),
        role,
        said.act,
        who.community,
        said.actor,
        said.reason,
        said.until
    ))?;
    Ok(id)
}
