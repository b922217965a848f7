//! Whether a member wants a mail when something waits for them, and the link in such mail that ends it (RFC 8058).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Member, by_id, links};
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::mail::Address;
use crate::{row, sql};

/// What the link is sealed for. It never ends: whoever finds an old mail may want to end such mail, too.
const PURPOSE: &str = "waiting-mail";

row! {
    struct Wanted { email: Option<String> }
}

/// Where mail that something waits reaches a member who wants it.
pub fn reach(conn: &mut Conn, member: i64) -> Result<Option<(Member, Address)>> {
    let text = "SELECT email FROM members WHERE id = $1 AND email_confirmed IS NOT NULL AND waiting_mail";
    let email = conn.one::<Wanted>(sql!(text, member))?.and_then(|wanted| wanted.email);
    let address = email.and_then(|email| Address::parse("email", &email).ok());
    match (by_id(conn, member)?, address) {
        (Some(member), Some(address)) => Ok(Some((member, address))),
        (_, _) => Ok(None),
    }
}

/// Whether a member wants such mail.
pub fn is_wanted(conn: &mut Conn, member: &Member) -> Result<bool> {
    let text = "SELECT id AS n FROM members WHERE id = $1 AND waiting_mail";
    Ok(conn.number(sql!(text, member.id))?.is_some())
}

/// The member wants such mail from now on, or does not.
pub fn want(tx: &mut Tx, member: &Member, wanted: bool) -> Result<()> {
    set(tx, member.id, wanted)
}

fn set(tx: &mut Tx, member: i64, wanted: bool) -> Result<()> {
    tx.run(sql!("UPDATE members SET waiting_mail = $1 WHERE id = $2", wanted, member))?;
    Ok(())
}

/// The secret of a link that ends such mail to a member, without signing in.
pub fn secret(key: &NodeKey, member: i64) -> Result<String> {
    let sealed = key.seal(PURPOSE, member.to_string().as_bytes()).map_err(Error::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

fn read(key: &NodeKey, secret: &str) -> Option<i64> {
    let sealed = URL_SAFE_NO_PAD.decode(secret).ok()?;
    let plain = key.open(PURPOSE, &sealed).ok()?;
    std::str::from_utf8(&plain).ok()?.parse().ok()
}

/// Whether a secret is one of ours.
pub fn is_known(key: &NodeKey, secret: &str) -> bool {
    read(key, secret).is_some()
}

/// Ends such mail to the member whom the secret names.
///
/// # Errors
/// The link is not one of ours.
pub fn end(tx: &mut Tx, key: &NodeKey, secret: &str) -> Result<()> {
    set(tx, read(key, secret).ok_or_else(links::dead)?, false)
}
