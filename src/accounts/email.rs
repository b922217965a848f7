//! A member's e-mail address: given, confirmed by a link that goes there, changed, told to the one before.

use super::Member;
use super::links::{self, Purpose};
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::{Conn, Sql, Value};
use crate::error::{Error, Result};
use crate::mail::{self, Address, Kind, Letter, Quotes, WAITS};
use crate::{row, sql};

row! {
    /// A member's address as it stands.
    #[derive(Default, PartialEq, Eq)]
    pub struct Standing {
        pub email: Option<String>,
        /// Since when it is known that mail there reaches them.
        pub confirmed: Option<i64>,
    }

    /// A member as their mail needs them.
    pub(super) struct Holder {
        pub id: i64, pub handle: String, pub language: String, pub confirmed: Option<i64>, pub email: Option<String>
    }
}

pub(super) const HOLDER: &str = "SELECT m.id, a.handle, m.language, m.email_confirmed AS confirmed, m.email
    FROM members m JOIN member_actors ma ON ma.member = m.id JOIN actors a ON a.id = ma.actor";

/// A member's address, if they gave one.
pub fn standing(conn: &mut Conn, member: &Member) -> Result<Standing> {
    let found =
        conn.one(sql!("SELECT email, email_confirmed AS confirmed FROM members WHERE id = $1", member.id))?;
    Ok(found.unwrap_or_default())
}

/// Asks whether an address is the member's, by a link that goes there. Until it is opened nothing changes. The answer is
/// the same when somebody else has the address: then it is they who are told.
pub fn ask(tx: &mut Tx, key: &NodeKey, member: &Member, email: &str) -> Result<()> {
    let to = Address::parse("email", email)?;
    let now = standing(tx.conn, member)?;
    if now.confirmed.is_some() && now.email.as_deref() == Some(to.as_str()) {
        return Err(Error::invalid("email", "email-same"));
    }
    links::ration(tx, &format!("by {}", member.id))?;
    links::ration(tx, &format!("confirm {}", to.as_str()))?;
    let until = tx.now + Purpose::Confirm.life();
    let other = confirmed_holder(tx.conn, to.as_str())?.filter(|holder| holder.id != member.id);
    let letter = match other {
        Some(other) => Letter {
            to,
            language: other.language,
            kind: Kind::AddressKnown,
            quotes: Quotes::default(),
            until,
        },
        None => {
            let secret = links::make(tx, member.id, Purpose::Confirm, to.as_str())?;
            let (language, quotes) = (member.language.clone(), Quotes { secret, ..Quotes::default() });
            Letter { to, language, kind: Kind::Confirm, quotes, until }
        }
    };
    mail::queue(tx, key, &letter).map(drop)
}

/// Sends the link once more, to the address that the member gave.
pub fn ask_again(tx: &mut Tx, key: &NodeKey, member: &Member) -> Result<()> {
    let now = standing(tx.conn, member)?;
    let given = now.email.ok_or_else(|| Error::invalid("email", "empty"))?;
    ask(tx, key, member, &given)
}

/// Asks a new member whether the address is theirs, if they gave one. Where too many mails went there already they come
/// in all the same, and ask for the link later.
pub fn ask_new(tx: &mut Tx, key: &NodeKey, member: &Member) -> Result<()> {
    let Some(given) = standing(tx.conn, member)?.email else { return Ok(()) };
    match ask(tx, key, member, &given) {
        Err(Error::Invalid(_)) => Ok(()),
        asked => asked,
    }
}

fn confirmed_holder(conn: &mut Conn, email: &str) -> Result<Option<Holder>> {
    conn.one(sql!(format!("{HOLDER} WHERE m.email = $1 AND m.email_confirmed IS NOT NULL"), email))
}

/// Confirms the address that a link was sent to: from now on it is the member's, and the one before is told.
pub fn confirm(tx: &mut Tx, key: &NodeKey, secret: &str) -> Result<()> {
    let link = links::take(tx, secret, Purpose::Confirm)?;
    let before = tx.one::<Holder>(sql!(format!("{HOLDER} WHERE m.id = $1"), link.member))?;
    let before = before.ok_or_else(links::dead)?;
    if confirmed_holder(tx.conn, &link.email)?.is_some_and(|holder| holder.id != link.member) {
        return Err(Error::invalid("token", "email-taken"));
    }
    make_room(tx, &link.email, link.member)?;
    let now = tx.now;
    tx.run(sql!(
        "UPDATE members SET email = $1, email_confirmed = $2 WHERE id = $3",
        &link.email,
        now,
        link.member
    ))?;
    links::end(tx, link.member, Purpose::Confirm)?;
    match (&before.email, before.confirmed) {
        (Some(old), Some(_)) if *old != link.email => {
            // A link that went to the old address must not open the account any more.
            links::end(tx, link.member, Purpose::Reset)?;
            tell(tx, key, &before, old, Kind::AddressChanged)
        }
        (_, _) => Ok(()),
    }
}

/// Whether it is known of an address that mail there reaches a member.
pub(super) fn is_confirmed(conn: &mut Conn, email: &str) -> Result<bool> {
    Ok(confirmed_holder(conn, email)?.is_some())
}

/// Those of some addresses that members have, confirmed or not; each in the form in which it was asked for.
pub fn held(conn: &mut Conn, emails: &[String]) -> Result<Vec<String>> {
    row! { struct Held { email: String } }
    if emails.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=emails.len()).map(|n| format!("${n}")).collect();
    let text = format!("SELECT email FROM members WHERE email IN ({})", places.join(", "));
    let found = conn.all::<Held>(Sql::once(text, emails.iter().map(Value::from).collect()))?;
    Ok(found.into_iter().map(|held| held.email).collect())
}

/// Whoever only said that an address is theirs gives way to whoever showed it: everybody but this member.
pub(super) fn make_room(tx: &mut Tx, email: &str, member: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE members SET email = NULL WHERE email = $1 AND id <> $2 AND email_confirmed IS NULL",
        email,
        member
    ))?;
    Ok(())
}

/// Takes the operator's word that mail there reaches the member.
pub fn vouch(tx: &mut Tx, member: &Member) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE members SET email_confirmed = $1 WHERE id = $2 AND email IS NOT NULL",
        now,
        member.id
    ))?;
    Ok(())
}

/// Tells a member about their account.
pub(super) fn tell(tx: &mut Tx, key: &NodeKey, about: &Holder, to: &str, kind: Kind) -> Result<()> {
    // An address from before the form was judged may not fit any more: then there is nobody to tell.
    let Ok(to) = Address::parse("email", to) else { return Ok(()) };
    let quotes = Quotes { handle: about.handle.clone(), ..Quotes::default() };
    let letter = Letter { to, language: about.language.clone(), kind, quotes, until: tx.now + WAITS };
    mail::queue(tx, key, &letter).map(drop)
}
