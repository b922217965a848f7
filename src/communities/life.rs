//! The life of a community: draft, active, dormant, closing, archived, and back. Its home decides; copies follow.

use super::{Role, Visibility, charter, standing};
use crate::accounts::{Author, Member};
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::time::{DAY, Micros};
use crate::error::{Denial, Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

/// How a community stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// Being prepared: only those who prepare it and the node's admins know of it, and nobody elsewhere.
    Draft,
    Active,
    /// Nothing was written for long. Whoever writes wakes it.
    Dormant,
    /// It ends on a day that everybody knows.
    Closing,
    /// Read only.
    Archived,
}

impl Life {
    pub const ALL: [Life; 5] = [Life::Draft, Life::Active, Life::Dormant, Life::Closing, Life::Archived];

    /// The stored key, and the word on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Life::Draft => "draft",
            Life::Active => "active",
            Life::Dormant => "dormant",
            Life::Closing => "closing",
            Life::Archived => "archived",
        }
    }

    /// Reads a stored key.
    pub fn parse(key: &str) -> Option<Life> {
        Life::ALL.into_iter().find(|life| life.key() == key)
    }
}

/// What can be done with the life of a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Open a draft to its members.
    Activate,
    Rest,
    /// Announce that it ends, and when (microseconds UTC).
    Close(Micros),
    /// Take it up again.
    Reopen,
    /// The announced day has come; no person takes this step.
    Archive,
}

/// The steps that a person takes, by their keys.
pub const STEPS: [&str; 4] = ["activate", "rest", "close", "reopen"];

impl Step {
    /// Reads the key of a step that a person takes; `closes` is for `close`.
    pub fn parse(key: &str, closes: Option<Micros>) -> Result<Step, Problem> {
        match key {
            "activate" => Ok(Step::Activate),
            "rest" => Ok(Step::Rest),
            "close" => closes.map(Step::Close).ok_or_else(|| Problem::new("closes", "day")),
            "reopen" => Ok(Step::Reopen),
            _ => Err(Problem::new("step", "choose")),
        }
    }

    /// The stored key, as the log of the community has it.
    pub fn key(self) -> &'static str {
        match self {
            Step::Activate => "activate",
            Step::Rest => "rest",
            Step::Close(_) => "close",
            Step::Reopen => "reopen",
            Step::Archive => "archive",
        }
    }

    fn what(self) -> What {
        match self {
            Step::Activate => What::CommunityActivated,
            Step::Rest => What::CommunityRested,
            Step::Close(_) => What::CommunityClosing,
            Step::Reopen => What::CommunityReopened,
            Step::Archive => What::CommunityArchived,
        }
    }
}

/// What a step makes of a community; `None` where it cannot be taken.
pub fn after(from: Life, step: Step) -> Option<Life> {
    match (from, step) {
        (Life::Draft, Step::Activate) => Some(Life::Active),
        (Life::Active, Step::Rest) => Some(Life::Dormant),
        (Life::Active | Life::Dormant | Life::Closing, Step::Close(_)) => Some(Life::Closing),
        (Life::Dormant | Life::Closing | Life::Archived, Step::Reopen) => Some(Life::Active),
        (Life::Closing, Step::Archive) => Some(Life::Archived),
        (
            Life::Draft | Life::Active | Life::Dormant | Life::Closing | Life::Archived,
            Step::Activate | Step::Rest | Step::Close(_) | Step::Reopen | Step::Archive,
        ) => None,
    }
}

/// The keys of the steps that a person can take from here.
pub fn steps_from(life: Life) -> Vec<&'static str> {
    let possible = |key: &&&str| Step::parse(key, Some(0)).is_ok_and(|step| after(life, step).is_some());
    STEPS.iter().filter(possible).copied().collect()
}

/// May somebody write there? Nobody in an archived one; what is at home elsewhere follows its home's word.
pub fn may_write(life: Life) -> Result<(), Denial> {
    if life == Life::Archived && !mutant::off("archived") { Err(Denial::Archived) } else { Ok(()) }
}

/// How long before its end the closing of a community has to be announced, and how far ahead it may be.
pub const NOTICE: Micros = 14 * DAY;
const FARTHEST: Micros = 2 * 366 * DAY;
/// After how long without a word an active community counts as dormant.
pub const SLEEP: Micros = 180 * DAY;

/// A day, as `YYYY-MM-DD`, as a moment: noon UTC, which is that day nearly everywhere.
pub fn noon_of(raw: &str) -> Option<Micros> {
    let noon = charter::day(raw)?.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(noon.timestamp().as_microsecond())
}

row! {
    struct Row { life: String, closes: Option<i64>, last_at: i64 }
}

/// Holds the row of a community until the transaction ends, so that two who change it take turns.
pub(super) fn hold(tx: &mut Tx, community: i64) -> Result<()> {
    held(tx, community).map(drop)
}

/// How the community stands, when it closes and when something was last written, its row held until the transaction ends.
fn held(tx: &mut Tx, community: i64) -> Result<(Life, Row)> {
    let text = "SELECT life, closes, last_at FROM communities WHERE actor = $1 FOR UPDATE";
    let row = tx.one::<Row>(sql!(text, community))?.ok_or(Error::NotFound)?;
    Ok((Life::parse(&row.life).ok_or(Error::NotFound)?, row))
}

/// Takes a step with a community of this node, as its facilitator or as an admin.
///
/// Errors: a charter that lacks a part, nobody who facilitates, a day that is too near or too far, a step that cannot be
/// taken from where the community stands.
pub fn step(tx: &mut Tx, by: &Member, community: i64, step: Step, reason: &str) -> Result<Life> {
    let who = standing(tx.conn, &Author::Local(by.clone()), community)?;
    if !who.home_is_here {
        return Err(Denial::NotHere.into());
    }
    if who.role != Some(Role::Facilitator) && !by.admin {
        return Err(Denial::NotModerator.into());
    }
    if reason.chars().count() > 500 {
        return Err(Error::invalid("reason", "length-0-500"));
    }
    let (from, _) = held(tx, community)?;
    let to = after(from, step).ok_or_else(|| Error::invalid("step", "step-not-now"))?;
    match step {
        Step::Activate => may_activate(tx, community)?,
        Step::Close(on) => may_close(tx.now, on)?,
        Step::Rest | Step::Reopen | Step::Archive => {}
    }
    let role = who.role.map_or("admin", Role::key);
    put(tx, community, to, step, (by.actor, role, reason))?;
    if step == Step::Activate && who.visibility == Visibility::Public.key() {
        // Who prepared it is known in public from now on, as its moderators and authors are.
        crate::actors::took_part_in(tx, community)?;
    }
    Ok(to)
}

fn may_activate(tx: &mut Tx, community: i64) -> Result<()> {
    let mut problems = Vec::new();
    if !charter::is_complete(tx.conn, community)? {
        problems.push(Problem::new("step", "charter-incomplete"));
    }
    let facilitators = tx.number(sql!(
        "SELECT count(*) AS n FROM memberships WHERE community = $1 AND state = 'member' AND role = 'facilitator'",
        community
    ))?;
    if facilitators.unwrap_or(0) == 0 {
        problems.push(Problem::new("step", "no-facilitator"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

fn may_close(now: Micros, on: Micros) -> Result<()> {
    if on < now + NOTICE {
        return Err(Error::invalid("closes", "closes-too-soon"));
    }
    if on > now + FARTHEST { Err(Error::invalid("closes", "closes-too-late")) } else { Ok(()) }
}

/// Writes how a community stands from now on, with its line in the log and its fact.
fn put(tx: &mut Tx, community: i64, to: Life, step: Step, by: (i64, &str, &str)) -> Result<()> {
    let closes = match step {
        Step::Close(on) => Some(on),
        Step::Activate | Step::Rest | Step::Reopen | Step::Archive => None,
    };
    tx.run(sql!(
        "UPDATE communities SET life = $1, closes = $2 WHERE actor = $3",
        to.key(),
        closes,
        community
    ))?;
    crate::actors::touch(tx, community)?;
    let (id, now, (actor, role, reason)) = (tx.id(), tx.now, by);
    tx.run(sql!(
        "INSERT INTO acts (id, at, by_actor, role, act, community, reason, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        now,
        actor,
        role,
        step.key(),
        community,
        reason,
        closes
    ))?;
    tx.record(Fact::new(step.what(), actor).community(community))
}

/// Somebody writes in a dormant community of this node: it is awake again.
pub fn wake(tx: &mut Tx, community: i64) -> Result<()> {
    if held(tx, community)?.0 == Life::Dormant {
        put(tx, community, Life::Active, Step::Reopen, (community, "home", ""))?;
    }
    Ok(())
}

/// How many communities one transaction settles.
const BATCH: i64 = 50;

/// Archives what closes now, and lets those of this node sleep in which nothing was written for long. Tells how many.
pub fn settle(tx: &mut Tx) -> Result<usize> {
    row! { struct Due { actor: i64 } }
    let (now, asleep) = (tx.now, tx.now - SLEEP);
    let mut due = tx.all::<Due>(sql!(
        "SELECT c.actor FROM communities c JOIN actors a ON a.id = c.actor
         WHERE c.closes IS NOT NULL AND c.closes <= $1 AND a.node IS NULL ORDER BY c.closes, c.actor LIMIT $2",
        now,
        BATCH
    ))?;
    due.extend(tx.all::<Due>(sql!(
        "SELECT c.actor FROM communities c JOIN actors a ON a.id = c.actor
         WHERE c.life = 'active' AND c.last_at < $1 AND a.node IS NULL ORDER BY c.last_at, c.actor LIMIT $2",
        asleep,
        BATCH
    ))?);
    for community in &due {
        // Another process may have been there first, a facilitator have moved the day, or somebody have written.
        let (from, row) = held(tx, community.actor)?;
        let step = match from {
            Life::Closing if row.closes.is_some_and(|on| on <= now) => Step::Archive,
            Life::Active if row.last_at < asleep => Step::Rest,
            Life::Draft | Life::Active | Life::Dormant | Life::Closing | Life::Archived => continue,
        };
        if let Some(to) = after(from, step) {
            put(tx, community.actor, to, step, (community.actor, "home", ""))?;
        }
    }
    Ok(due.len())
}

/// Keeps what the home of a community elsewhere says of its life; members here are told when it closes or opens again.
pub fn learn(tx: &mut Tx, community: i64, life: Life, closes: Option<Micros>) -> Result<()> {
    let (was, row) = held(tx, community)?;
    let moved = life == Life::Closing && row.closes != closes;
    tx.run(sql!(
        "UPDATE communities SET life = $1, closes = $2 WHERE actor = $3",
        life.key(),
        // The day is shown; when it comes, its home archives it.
        closes.filter(|_| life == Life::Closing),
        community
    ))?;
    let what = match (was, life) {
        (before, now) if before == now && !moved => return Ok(()),
        (_, Life::Closing) => What::CommunityClosing,
        (_, Life::Archived) => What::CommunityArchived,
        (Life::Closing | Life::Archived, Life::Active) => What::CommunityReopened,
        (_, Life::Draft | Life::Active | Life::Dormant) => return Ok(()),
    };
    tx.record(Fact::new(what, community).community(community).told(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_community_goes_from_draft_to_archive_and_back_and_no_other_way() {
        let table = [
            (Life::Draft, vec!["activate"]),
            (Life::Active, vec!["rest", "close"]),
            (Life::Dormant, vec!["close", "reopen"]),
            (Life::Closing, vec!["close", "reopen"]),
            (Life::Archived, vec!["reopen"]),
        ];
        for (life, steps) in table {
            assert_eq!(steps_from(life), steps, "{}", life.key());
            let archives = after(life, Step::Archive).is_some();
            assert_eq!(archives, life == Life::Closing, "only what was announced to close is archived");
        }
    }

    #[test]
    fn a_closing_needs_its_notice_and_a_day_that_is_not_out_of_sight() {
        for (days, fine) in [(13, false), (14, true), (700, true), (733, false)] {
            assert_eq!(may_close(0, days * DAY).is_ok(), fine, "{days} days");
        }
    }

    #[test]
    fn every_state_reads_back_from_its_key() {
        for life in Life::ALL {
            assert_eq!(Life::parse(life.key()), Some(life));
        }
    }
}
