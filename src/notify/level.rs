//! How much a member wants to hear of a community, and of a single thread.

use crate::accounts::Member;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::error::{Problem, Result};
use crate::{row, sql};

/// How much a member wants to hear. Decisions about themselves are told whatever the level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Every post.
    Everything,
    /// Every new thread; of its replies those to the member, and mentions. Of communities only.
    FirstPosts,
    /// Mentions, and replies to the member. What holds when nothing was chosen.
    Mentions,
    /// Nothing.
    Mute,
}

impl Level {
    /// The levels of a community.
    pub const OF_COMMUNITY: [Level; 4] = [Level::Everything, Level::FirstPosts, Level::Mentions, Level::Mute];
    /// The levels of a thread; none chosen is the community's.
    pub const OF_THREAD: [Level; 3] = [Level::Everything, Level::Mentions, Level::Mute];

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Level::Everything => "everything",
            Level::FirstPosts => "first-posts",
            Level::Mentions => "mentions",
            Level::Mute => "mute",
        }
    }

    /// Reads a level out of those that are offered.
    pub fn parse(offered: &[Level], key: &str) -> Result<Level> {
        let found = offered.iter().find(|level| level.key() == key);
        found.copied().ok_or_else(|| Problem::new("level", "choose").into())
    }
}

row! {
    struct Chosen { level: String }
}

/// What a member chose for a community; [`Level::Mentions`] when nothing.
pub fn of_community(conn: &mut Conn, member: &Member, community: i64) -> Result<Level> {
    let text = "SELECT level FROM community_levels WHERE community = $1 AND member = $2";
    let chosen = conn.one::<Chosen>(sql!(text, community, member.id))?;
    chosen.map_or(Ok(Level::Mentions), |c| Level::parse(&Level::OF_COMMUNITY, &c.level))
}

/// What a member chose for a thread, if anything.
pub fn of_thread(conn: &mut Conn, member: &Member, thread: i64) -> Result<Option<Level>> {
    let text = "SELECT level FROM thread_levels WHERE thread = $1 AND member = $2";
    let chosen = conn.one::<Chosen>(sql!(text, thread, member.id))?;
    chosen.map(|c| Level::parse(&Level::OF_THREAD, &c.level)).transpose()
}

/// Chooses for a community that the member may see.
pub fn set_for_community(tx: &mut Tx, member: &Member, community: i64, level: Level) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO community_levels (community, member, level) VALUES ($1, $2, $3)
         ON CONFLICT (community, member) DO UPDATE SET level = excluded.level",
        community,
        member.id,
        level.key()
    ))?;
    Ok(())
}

/// Chooses for a thread that the member may see; `None` leaves it to the community's level.
pub fn set_for_thread(tx: &mut Tx, member: &Member, thread: i64, level: Option<Level>) -> Result<()> {
    match level {
        Some(level) => tx.run(sql!(
            "INSERT INTO thread_levels (thread, member, level) VALUES ($1, $2, $3)
             ON CONFLICT (thread, member) DO UPDATE SET level = excluded.level",
            thread,
            member.id,
            level.key()
        ))?,
        None => {
            tx.run(sql!("DELETE FROM thread_levels WHERE thread = $1 AND member = $2", thread, member.id))?
        }
    };
    Ok(())
}
