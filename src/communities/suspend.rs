//! Suspension: at the home of a community, moderators take somebody's voice there, for a while or until it is lifted.
//!
//! On the wire it is `Block` with the community as its target, as Lemmy introduced it; what somebody wrote stays.

use super::join::{self, State};
use super::{Role, Standing, standing};
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
) -> Result<()> {
    let who = judge(tx, author, community, reason)?;
    let until = until.filter(|until| until - tx.now < LONGEST);
    if until.is_some_and(|until| until <= tx.now) {
        return if author.by_home() { Ok(()) } else { Err(Error::invalid("until", "not-later")) };
    }
    let known = known(tx, community, actor)?;
    if !author.by_home() {
        outranks(&who, author, actor, known.as_ref())?;
        if let Some(membership) = join::find(tx, community, actor)? {
            join::keep_one_facilitator(tx, &membership)?;
        }
    }
    let Some(clock) = later(tx, author, known.as_ref()) else {
        return Ok(());
    };
    let before = known.as_ref().filter(|k| k.state != State::Suspended.key()).map(|k| k.state.clone());
    join::put(tx, community, actor, Role::Member, State::Suspended, author.actor(), None)?;
    tx.run(sql!(
        "UPDATE memberships SET until = $1, suspension_clock = $2, before = coalesce($3, before)
         WHERE community = $4 AND actor = $5",
        until,
        clock,
        before,
        community,
        actor
    ))?;
    record(tx, author, &who, actor, "suspend", reason, clock)
}

/// Ends a suspension: somebody who was a member is one again, somebody who was not may join.
pub fn lift(tx: &mut Tx, author: &Author, community: i64, actor: i64, reason: &str) -> Result<()> {
    let who = judge(tx, author, community, reason)?;
    let known = known(tx, community, actor)?;
    let Some(clock) = later(tx, author, known.as_ref()) else {
        return Ok(());
    };
    if known.as_ref().is_none_or(|k| k.state != State::Suspended.key()) {
        return Ok(());
    }
    end(tx, community, actor, author.actor(), clock)?;
    record(tx, author, &who, actor, "unsuspend", reason, clock)
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
    row! { struct Before { before: Option<String> } }
    let query = "SELECT before FROM memberships WHERE community = $1 AND actor = $2";
    let before = tx.one::<Before>(sql!(query, community, actor))?.and_then(|b| b.before);
    let state = if before.as_deref() == Some(State::Member.key()) { State::Member } else { State::Left };
    join::put(tx, community, actor, Role::Member, state, by, None)?;
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
    if !who.home_is_here {
        return Err(Denial::NotHere.into());
    }
    if who.moderates() { Ok(who) } else { Err(Denial::NotModerator.into()) }
}

/// Nobody suspends themselves, or somebody of their own rank (case G-07); admins are above all roles.
fn outranks(who: &Standing, author: &Author, actor: i64, known: Option<&Known>) -> Result<()> {
    let rank = known.filter(|k| k.state == State::Member.key()).map(|k| Role::parse(&k.role)).transpose()?;
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

fn record(
    tx: &mut Tx,
    author: &Author,
    who: &Standing,
    actor: i64,
    act: &str,
    reason: &str,
    clock: Micros,
) -> Result<()> {
    let role = match (author.by_home(), who.role) {
        (true, _) => "home",
        (false, Some(role)) => role.key(),
        (false, None) => "admin",
    };
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO acts (id, at, by_actor, role, act, community, subject, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        now,
        author.actor(),
        role,
        act,
        who.community,
        actor,
        reason
    ))?;
    let what = if act == "suspend" { What::MemberSuspended } else { What::SuspensionLifted };
    let fact = Fact::new(what, author.actor()).community(who.community).subject(id);
    tx.record_at(fact.cause(author.cause()).told(author.by_home()), clock)
}
