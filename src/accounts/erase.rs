//! Erasing an account. Its actor, to which contributions refer, is no concern of this.

use super::{Author, Member, email};
use crate::actors::Actor;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{mail, sql};

/// Whether nobody else administers the node.
pub fn is_only_admin(conn: &mut Conn, member: &Member) -> Result<bool> {
    let text = "SELECT count(*) AS n FROM members WHERE admin AND suspended IS NULL AND id <> $1";
    Ok(member.admin && conn.number(sql!(text, member.id))?.unwrap_or(0) == 0)
}

/// Holds the account until the transaction ends, and with it those of all admins: of two who leave at once, one sees that
/// the other did.
pub fn hold(tx: &mut Tx, member: &Member) -> Result<()> {
    crate::row! { struct Held { id: i64 } }
    let text = "SELECT id FROM members WHERE id = $1 OR admin ORDER BY id FOR UPDATE";
    let held = tx.all::<Held>(sql!(text, member.id))?;
    if held.iter().any(|row| row.id == member.id) { Ok(()) } else { Err(crate::error::Error::NotFound) }
}

/// What belongs to an account and to nobody else, table by table.
const OWN: [&str; 7] = [
    "DELETE FROM feeds WHERE member = $1",
    "DELETE FROM sessions WHERE member = $1",
    "DELETE FROM tokens WHERE member = $1",
    "DELETE FROM links WHERE member = $1",
    "DELETE FROM idempotency_keys WHERE member = $1",
    "DELETE FROM member_actors WHERE member = $1",
    "DELETE FROM members WHERE id = $1",
];

/// Erases an account: how its member signs in, what they chose, the mail that went to them. What other domains keep for the
/// member goes before.
pub fn erase(tx: &mut Tx, member: &Member) -> Result<()> {
    let standing = email::standing(tx.conn, member)?;
    if let Some(address) = &standing.email {
        // An address that was only given may be somebody else's, whose mail is not ours to forget.
        let confirmed = standing.confirmed.is_some();
        mail::forget(tx, address, confirmed)?;
        if confirmed {
            tx.run(sql!("DELETE FROM candidates WHERE email = $1", address))?;
            tx.run(sql!("DELETE FROM invitations WHERE email = $1", address))?;
        }
    }
    let now = tx.now;
    // Links that let in whoever has them were theirs to answer for; those for one person are the association's.
    tx.run(sql!(
        "UPDATE invitations SET note = '', revoked = coalesce(revoked, $1) WHERE made_by = $2 AND email IS NULL",
        now,
        member.id
    ))?;
    tx.run(sql!("UPDATE invitations SET made_by = NULL WHERE made_by = $1", member.id))?;
    OWN.iter().try_for_each(|text| tx.run(sql!(*text, member.id)).map(drop))
}

/// Somebody of this node without an account, in whose name their leaving is carried out.
pub fn ghost(of: &Actor) -> Author {
    Author::Local(Member {
        id: 0,
        actor: of.id,
        handle: of.handle.clone(),
        name: of.name.clone(),
        admin: false,
        language: String::new(),
        time_zone: String::new(),
        reading: Default::default(),
        display: Default::default(),
    })
}
