//! Leaving the node: in three ways, each shown with its effect before. The account goes in all of them at once; votes and
//! posts that are to be deleted go a step at a time, as those of people elsewhere do whose node says that they are gone.

pub mod read;
pub mod work;

use crate::accounts::{Author, Member, erase};
use crate::actors::{self, departed};
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::communities::join;
use crate::error::{Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{notify, policy, roster, sql, threads};

/// What becomes of what somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It stays, under their name.
    Keep,
    /// It stays, and nobody is told whose it was.
    Anonymise,
    /// It is deleted, here and wherever other nodes do as they are asked.
    Delete,
}

impl Way {
    pub const ALL: [Way; 3] = [Way::Keep, Way::Anonymise, Way::Delete];

    pub fn key(self) -> &'static str {
        match self {
            Way::Keep => "keep",
            Way::Anonymise => "anonymise",
            Way::Delete => "delete",
        }
    }

    pub fn parse(key: &str) -> Result<Way, Problem> {
        Way::ALL.into_iter().find(|way| way.key() == key).ok_or(Problem::new("way", "choose"))
    }
}

/// How somebody wants to leave.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The key of a [`Way`].
    pub way: String,
    /// Their own short name, typed anew: this cannot be taken back.
    pub handle: String,
    /// They know that communities are left without a facilitator.
    pub alone: bool,
}

/// Looks at a wish before anything is done; everything that is wrong is told at once.
pub fn check(conn: &mut Conn, member: &Member, wish: &Wish) -> Result<Way> {
    let mut problems = Vec::new();
    let way = Way::parse(&wish.way).map_err(|p| problems.push(p)).ok();
    if erase::is_only_admin(conn, member)? {
        problems.push(Problem::new("", "only-admin"));
    }
    if !wish.alone && !read::alone(conn, member)?.is_empty() {
        problems.push(Problem::new("alone", "leaves-alone"));
    }
    let typed = wish.handle.trim().trim_start_matches('@').to_lowercase();
    if typed != member.handle {
        problems.push(Problem::with("handle", "not-your-handle", &member.handle));
    }
    match way {
        Some(way) if problems.is_empty() => Ok(way),
        _ => Err(Error::Invalid(problems)),
    }
}

/// A member leaves the node. `by` is who did it for them; nobody: the operator at the machine.
pub fn leave(tx: &mut Tx, by: Option<i64>, member: &Member, wish: &Wish) -> Result<()> {
    erase::hold(tx, member)?;
    let way = check(tx.conn, member, wish)?;
    join::leave_all(tx, &Author::Local(member.clone()))?;
    threads::read::forget_marks(tx, member)?;
    threads::drafts::forget(tx, member.id)?;
    threads::saved::forget(tx, member.id)?;
    threads::poll::forget(tx, member.actor)?;
    roster::import::forget_maker(tx, member)?;
    notify::forget_member(tx, member)?;
    erase::erase(tx, member)?;
    // The way alone: a name in this log would outlive the name.
    policy::audit(tx, by, "left", way.key())?;
    let actor = member.actor;
    match way {
        Way::Keep => departed::empty(tx, actor)?,
        Way::Anonymise => departed::anonymise(tx, actor)?,
        Way::Delete => {
            departed::anonymise(tx, actor)?;
            return go(tx, actor);
        }
    }
    tx.record(Fact::new(What::ActorLeft, actor))
}

/// Somebody is no more, here or elsewhere: what they did is deleted from now on.
fn go(tx: &mut Tx, actor: i64) -> Result<()> {
    actors::gone(tx, actor)?;
    let now = tx.now;
    tx.run(sql!("INSERT INTO departures (actor, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", actor, now))?;
    Ok(())
}

/// A person's own node says that they are gone: memberships end at once, votes and posts follow.
pub fn gone_elsewhere(tx: &mut Tx, person: &Author) -> Result<()> {
    join::leave_all(tx, person)?;
    threads::poll::forget(tx, person.actor())?;
    go(tx, person.actor())
}
