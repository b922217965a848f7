//! A new password for who does not know theirs: by a link that goes to their confirmed address.

use super::Member;
use super::email::{HOLDER, Holder, tell};
use super::links::{self, Purpose};
use super::session;
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::error::Result;
use crate::mail::{self, Address, Kind, Letter, Quotes};
use crate::sql;

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

/// Gives a member a new password by their link, and ends their sessions.
pub fn set(tx: &mut Tx, key: &NodeKey, secret: &str, password_hash: &str) -> Result<()> {
    let link = links::take(tx, secret, Purpose::Reset)?;
    tx.run(sql!("UPDATE members SET password = $1 WHERE id = $2", password_hash, link.member))?;
    tx.run(sql!("DELETE FROM sessions WHERE member = $1", link.member))?;
    // Nor must a link for another address that somebody else asked for, who knew the old password.
    links::end(tx, link.member, Purpose::Reset)?;
    links::end(tx, link.member, Purpose::Confirm)?;
    let Some(holder) = tx.one::<Holder>(sql!(format!("{HOLDER} WHERE m.id = $1"), link.member))? else {
        return Ok(());
    };
    session::forgive(tx, link.member)?;
    match (&holder.email, holder.confirmed) {
        (Some(email), Some(_)) => tell(tx, key, &holder, email, Kind::PasswordChanged),
        (_, _) => Ok(()),
    }
}
