//! Notifications: what members are told of on this node, and how much of it they want to hear.

pub mod level;
pub mod nudge;
pub mod read;
pub mod tell;

use crate::accounts::Member;
use crate::base::db::Tx;
use crate::error::Result;
use crate::ledger::What;
use crate::sql;

/// What a member is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody names them.
    Mention,
    /// Somebody answers a post of theirs, or writes in a thread that they started.
    Reply,
    /// A post of a community or thread that they want to hear all of.
    Post,
    /// Something was decided about them or a post of theirs, or waits for them as a moderator.
    Decision(What),
}

impl Kind {
    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Mention => "mention",
            Kind::Reply => "reply",
            Kind::Post => "post",
            Kind::Decision(what) => what.key(),
        }
    }

    /// Reads a stored key.
    pub fn parse(key: &str) -> Option<Kind> {
        match key {
            "mention" => Some(Kind::Mention),
            "reply" => Some(Kind::Reply),
            "post" => Some(Kind::Post),
            other => What::parse(other).map(Kind::Decision),
        }
    }
}

/// Every kind that is ever told.
pub fn kinds() -> impl Iterator<Item = Kind> {
    let told = What::ALL.iter().filter(|what| tell::whom(**what).is_some());
    [Kind::Mention, Kind::Reply, Kind::Post].into_iter().chain(told.map(|what| Kind::Decision(*what)))
}

/// Forgets what a member was told of, and how much they wanted to hear.
pub fn forget_member(tx: &mut Tx, member: &Member) -> Result<()> {
    for text in [
        "DELETE FROM notifications WHERE member = $1",
        "DELETE FROM community_levels WHERE member = $1",
        "DELETE FROM thread_levels WHERE member = $1",
    ] {
        tx.run(sql!(text, member.id))?;
    }
    Ok(())
}
