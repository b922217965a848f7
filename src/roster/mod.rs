//! The members of this node, as those who run it see and steer them: who comes from a file, who they are, what is done with them.

pub mod acts;
pub mod file;
pub mod import;
pub mod line;
pub mod members;
pub mod overview;
mod read;

use crate::accounts::invitation;
use crate::accounts::sign_up::{self, Became, NewMember, Way};
use crate::base::db::Tx;
use crate::base::seal::NodeKey;
use crate::communities::{Role, join};
use crate::error::Result;

/// Somebody signs up by themselves; who was invited is a member of the communities that the invitation names.
pub fn come(tx: &mut Tx, key: &NodeKey, new: &NewMember, way: &Way) -> Result<Became> {
    let became = sign_up::come(tx, key, new, way)?;
    if let Became::Member(member) = &became
        && !way.invitation.is_empty()
    {
        for place in invitation::places(tx.conn, &way.invitation)? {
            let by = place.by.unwrap_or(member.actor);
            join::place(tx, by, place.community, member.actor, Role::parse(&place.role)?)?;
        }
    }
    Ok(became)
}
