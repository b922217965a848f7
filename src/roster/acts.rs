//! What admins do with members; every act stands in the log of privileged acts.

use super::members::{self, Entry};
use crate::accounts::{Admin, Author, by_handle, email, session, suspension};
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::time::Micros;
use crate::communities::{Role, join};
use crate::error::{Denial, Error, Problem, Result};
use crate::policy::audit::{self, Change};
use crate::{row, sql};

/// What can be done with several members at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Suspend,
    Lift,
    /// Sends the link by which an address is confirmed once more.
    ConfirmAgain,
    SignOut,
    /// Makes them members of a community of this node.
    Add,
}

impl Act {
    pub const KEYS: [&'static str; 5] = ["suspend", "lift", "confirm", "sign-out", "add"];

    pub fn parse(key: &str) -> Result<Act> {
        match key {
            "suspend" => Ok(Act::Suspend),
            "lift" => Ok(Act::Lift),
            "confirm" => Ok(Act::ConfirmAgain),
            "sign-out" => Ok(Act::SignOut),
            "add" => Ok(Act::Add),
            _ => Err(Error::invalid("act", "choose")),
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Act::Suspend => "suspend",
            Act::Lift => "lift",
            Act::ConfirmAgain => "confirm",
            Act::SignOut => "sign-out",
            Act::Add => "add",
        }
    }

    /// Whether it would change anything for a member; who is left out is told so before.
    pub fn concerns(self, member: &Entry, by: Admin<'_>) -> bool {
        match self {
            Act::Suspend => member.suspended.is_none() && member.id != by.member().id,
            Act::Lift => member.suspended.is_some(),
            Act::ConfirmAgain => {
                member.email.is_some() && member.confirmed.is_none() && member.suspended.is_none()
            }
            Act::SignOut => member.id != by.member().id,
            Act::Add => member.suspended.is_none(),
        }
    }
}

/// What an act needs to know besides.
#[derive(Debug, Clone, Default)]
pub struct How {
    pub until: Option<Micros>,
    pub reason: String,
    /// The short name of a community of this node.
    pub community: String,
}

fn note(
    tx: &mut Tx,
    by: Option<Admin<'_>>,
    act: &str,
    about: &str,
    from_to: Option<(&str, &str)>,
) -> Result<()> {
    audit::write(tx, by.map(|admin| admin.member().id), Change { act, about, from_to })
}

/// A node keeps an admin who can sign in.
fn keep_one_admin(tx: &mut Tx, leaving: &Entry) -> Result<()> {
    if !leaving.admin || leaving.suspended.is_some() {
        return Ok(());
    }
    // One after another: of two admins who take each other's right away at once, one keeps it.
    row! { struct Other { id: i64 } }
    let all = tx.all::<Other>(sql!(
        "SELECT id FROM members WHERE admin AND suspended IS NULL ORDER BY id FOR UPDATE"
    ))?;
    if all.iter().any(|other| other.id != leaving.id) { Ok(()) } else { Err(Denial::LastAdmin.into()) }
}

/// Suspends a member from the whole node; nobody suspends themselves, and the last admin stays.
pub fn suspend(
    tx: &mut Tx,
    by: Option<Admin<'_>>,
    handle: &str,
    until: Option<Micros>,
    reason: &str,
) -> Result<()> {
    let member = members::find(tx.conn, handle)?;
    if by.is_some_and(|admin| admin.member().id == member.id) {
        return Err(Denial::NotYourself.into());
    }
    keep_one_admin(tx, &member)?;
    suspension::suspend(tx, member.id, until, reason)?;
    note(tx, by, "suspend", &member.handle, None)
}

/// Ends a suspension.
pub fn lift(tx: &mut Tx, by: Option<Admin<'_>>, handle: &str) -> Result<()> {
    let member = members::find(tx.conn, handle)?;
    if suspension::lift(tx, member.id)? { note(tx, by, "suspend-end", &member.handle, None) } else { Ok(()) }
}

/// Makes a member an admin, or no longer one; the last one stays.
pub fn set_admin(tx: &mut Tx, by: Option<Admin<'_>>, handle: &str, admin: bool) -> Result<()> {
    let member = members::find(tx.conn, handle)?;
    if member.admin == admin {
        return Ok(());
    }
    if admin && member.suspended.is_some() {
        return Err(Denial::SuspendedMember.into());
    }
    if !admin {
        keep_one_admin(tx, &member)?;
    }
    suspension::set_admin(tx, member.id, admin)?;
    note(tx, by, if admin { "admin-give" } else { "admin-take" }, &member.handle, None)
}

/// Ends all sessions of a member; their tokens still hold.
pub fn sign_out(tx: &mut Tx, by: Option<Admin<'_>>, handle: &str) -> Result<usize> {
    let member = by_handle(tx.conn, handle)?.ok_or(Error::NotFound)?;
    note(tx, by, "sign-out", &member.handle, None)?;
    session::end_others(tx, &member, None)
}

/// Sends the link by which a member confirms their address once more.
pub fn confirm_again(tx: &mut Tx, key: &NodeKey, by: Option<Admin<'_>>, handle: &str) -> Result<()> {
    let member = by_handle(tx.conn, handle)?.ok_or(Error::NotFound)?;
    email::ask_again(tx, key, &member)?;
    note(tx, by, "confirm-again", &member.handle, None)
}

row! {
    struct Found { id: i64 }
}

/// A community of this node, by its short name.
fn community(tx: &mut Tx, name: &str) -> Result<Found> {
    let key = name.trim().trim_start_matches('!').to_lowercase();
    let found = tx.one(sql!(
        "SELECT c.actor AS id FROM communities c JOIN actors a ON a.id = c.actor
         WHERE a.handle_key = $1 AND a.node IS NULL AND a.gone IS NULL",
        &key
    ))?;
    found.ok_or_else(|| Problem::with("community", "csv-no-community", key).into())
}

/// Makes a member one of a community of this node.
pub fn add(tx: &mut Tx, by: Admin<'_>, handle: &str, name: &str) -> Result<()> {
    let (member, community) = (members::find(tx.conn, handle)?, community(tx, name)?);
    join::place(tx, by.member().actor, community.id, member.actor, Role::Member)?;
    note(tx, Some(by), "community-add", &member.handle, Some(("", name.trim())))
}

/// Gives a member a role in a community of this node, until a moment or for good.
pub fn set_role(
    tx: &mut Tx,
    by: Admin<'_>,
    handle: &str,
    (name, role): (&str, &str),
    until: Option<Micros>,
) -> Result<()> {
    let role = Role::parse(role)?;
    let (member, community) = (members::find(tx.conn, handle)?, community(tx, name)?);
    let until = until.filter(|_| role > Role::Member);
    if until.is_some_and(|until| until <= tx.now) {
        return Err(Error::invalid("until", "not-later"));
    }
    let author = Author::Local(by.member().clone());
    join::set_role(tx, &author, community.id, member.actor, role)?;
    join::set_term(tx, community.id, member.actor, until)?;
    note(tx, Some(by), "role", &member.handle, Some((name.trim(), role.key())))
}

/// Ends roles whose term is over, and says so in the log.
pub fn end_terms(tx: &mut Tx) -> Result<()> {
    for ended in join::end_terms(tx)? {
        note(tx, None, "term-end", &ended.handle, Some((&ended.community, &ended.role)))?;
    }
    Ok(())
}

/// Does one thing with one member of several.
pub fn one(tx: &mut Tx, key: &NodeKey, by: Admin<'_>, (act, how): (Act, &How), handle: &str) -> Result<()> {
    match act {
        Act::Suspend => suspend(tx, Some(by), handle, how.until, &how.reason),
        Act::Lift => lift(tx, Some(by), handle),
        Act::ConfirmAgain => confirm_again(tx, key, Some(by), handle),
        Act::SignOut => sign_out(tx, Some(by), handle).map(drop),
        Act::Add => add(tx, by, handle, &how.community),
    }
}

/// Does one thing with several members, all or none; those whom it does not concern are left out. How many it did.
pub fn all(
    tx: &mut Tx,
    key: &NodeKey,
    by: Admin<'_>,
    what: (Act, &How),
    handles: &[String],
) -> Result<usize> {
    let mut done = 0;
    for handle in handles {
        let member = members::find(tx.conn, handle)?;
        if what.0.concerns(&member, by) {
            one(tx, key, by, what, handle)?;
            done += 1;
        }
    }
    Ok(done)
}
