//! A new password for who does not know theirs: by a link that goes to their confirmed address.

use super::Member;
use super::email::{HOLDER, Holder, tell};
use super::links::{self, Purpose};
use super::session::{self, Proof};
use super::{feed, token};
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::error::{Error, Problem, Result};
use crate::mail::{self, Address, Kind, Letter, Quotes};
use crate::{association, row, sql};

/// Asks for a new password by the address of an account. Nobody learns from the answer whether there is one.
pub fn ask(tx: &mut Tx, key: &NodeKey, email: &str) -> Result<()> {
    let to = Address::parse("email", email)?;
    links::ration(tx, &format!("reset {}", to.as_str()))?;
    let text = format!(
        "{HOLDER} WHERE m.email = $1 AND m.email_confirmed IS NOT NULL AND m.suspended IS NULL AND a.gone IS NULL"
    );
    let Some(holder) = tx.one::<Holder>(sql!(text, to.as_str()))? else { return Ok(()) };
    let secret = links::make(tx, holder.id, Purpose::Reset, to.as_str())?;
    let (quotes, until) =
        (Quotes { secret, handle: holder.handle, ..Quotes::default() }, tx.now + Purpose::Reset.life());
    let letter = Letter { to, language: holder.language, kind: Kind::Reset, quotes, until };
    mail::queue(tx, key, &letter).map(drop)
}

/// The secret of a link by which a member chooses a new password, for the operator to hand over.
pub fn link(tx: &mut Tx, member: &Member) -> Result<String> {
    links::make(tx, member.id, Purpose::Reset, "")
}

row! {
    struct Known { handle: String, name: String, email: Option<String> }
}

/// What somebody who guesses a member's password knows of them: names, address, association.
pub fn known(conn: &mut Conn, member: i64) -> Result<Vec<String>> {
    let known = conn.one::<Known>(sql!(
        "SELECT a.handle, a.name, m.email FROM members m JOIN member_actors ma ON ma.member = m.id
         JOIN actors a ON a.id = ma.actor WHERE m.id = $1",
        member
    ))?;
    let node = association::load(conn)?.name;
    Ok(known
        .into_iter()
        .flat_map(|k| [k.handle, k.name, k.email.unwrap_or_default()])
        .chain([node])
        .collect())
}

/// Gives a member a new password by their link, and ends what the old one may have opened: sessions, keys for programs and
/// private feeds.
pub fn set(tx: &mut Tx, key: &NodeKey, secret: &str, password_hash: &str) -> Result<()> {
    let link = links::take(tx, secret, Purpose::Reset)?;
    tx.run(sql!("UPDATE members SET password = $1 WHERE id = $2", password_hash, link.member))?;
    tx.run(sql!("DELETE FROM sessions WHERE member = $1", link.member))?;
    token::revoke_all(tx, link.member)?;
    feed::revoke_all(tx, link.member)?;
    // Nor must a link for another address that somebody else asked for, who knew the old password.
    links::end(tx, link.member, Purpose::Reset)?;
    links::end(tx, link.member, Purpose::Confirm)?;
    let Some(holder) = tx.one::<Holder>(sql!(format!("{HOLDER} WHERE m.id = $1"), link.member))? else {
        return Ok(());
    };
    session::forgive(tx, link.member)?;
    say(tx, key, &holder)
}

/// Tells a member at their confirmed address that they have a new password.
fn say(tx: &mut Tx, key: &NodeKey, holder: &Holder) -> Result<()> {
    match (&holder.email, holder.confirmed) {
        (Some(email), Some(_)) => tell(tx, key, holder, email, Kind::PasswordChanged),
        (_, _) => Ok(()),
    }
}

/// What is wrong with a new password, where another field holds the old one.
pub fn of_new(error: Error) -> Error {
    match error {
        Error::Invalid(problems) => {
            Error::Invalid(problems.into_iter().map(|p| Problem { field: "new_password", ..p }).collect())
        }
        other => other,
    }
}

/// What a member changes their password to, and what ends with the old one.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub hash: String,
    /// The secret of the session that asks, which goes on; all others end.
    pub session: Option<String>,
    /// Whether keys for programs and private feeds end, too.
    pub all: bool,
}

/// A member who knows their password changes it.
pub fn change(tx: &mut Tx, key: &NodeKey, member: &Member, proof: &Proof, new: &Change) -> Result<()> {
    proof.hold(tx)?;
    tx.run(sql!("UPDATE members SET password = $1 WHERE id = $2", &new.hash, member.id))?;
    session::end_others(tx, member, new.session.as_deref())?;
    // Nor may a link for another address be opened that somebody else asked for, who knew the old password.
    links::end(tx, member.id, Purpose::Reset)?;
    links::end(tx, member.id, Purpose::Confirm)?;
    if new.all {
        token::revoke_all(tx, member.id)?;
        feed::revoke_all(tx, member.id)?;
    }
    match tx.one::<Holder>(sql!(format!("{HOLDER} WHERE m.id = $1"), member.id))? {
        Some(holder) => say(tx, key, &holder),
        None => Ok(()),
    }
}
