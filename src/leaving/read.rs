//! What leaving would do, in figures, and who has to hear of it.

use crate::accounts::{Member, erase};
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A community that would be left without a facilitator.
    #[derive(PartialEq, Eq)]
    pub struct Alone { pub handle: String, pub name: String }

    /// Another node that was told something of somebody, and may keep copies of it.
    pub struct Reached { pub node: i64, pub inbox: String, pub authority: String }

    struct Counted { threads: i64, replies: i64, answers: i64 }
}

/// What leaving does.
#[derive(Debug)]
pub struct Effect {
    pub threads: i64,
    pub replies: i64,
    /// Replies of others in the threads: they stay in every way.
    pub answers: i64,
    pub votes: i64,
    pub communities: i64,
    /// Other nodes that were told something.
    pub nodes: Vec<String>,
    pub alone: Vec<Alone>,
    pub only_admin: bool,
}

/// What a member's leaving would do now.
pub fn effect(conn: &mut Conn, member: &Member) -> Result<Effect> {
    let actor = member.actor;
    let written = conn.one::<Counted>(sql!(
        "SELECT coalesce(sum(CASE WHEN p.parent IS NULL THEN 1 ELSE 0 END), 0) AS threads,
                coalesce(sum(CASE WHEN p.parent IS NULL THEN 0 ELSE 1 END), 0) AS replies,
                (SELECT count(*) FROM posts o JOIN posts r ON r.thread = o.id
                 WHERE o.author = $1 AND o.parent IS NULL AND o.deleted IS NULL
                 AND r.author <> $1 AND r.deleted IS NULL) AS answers
         FROM posts p WHERE p.author = $1 AND p.deleted IS NULL",
        actor
    ))?;
    let written = written.unwrap_or(Counted { threads: 0, replies: 0, answers: 0 });
    let votes = "SELECT count(DISTINCT post) AS n FROM votes WHERE actor = $1 AND NOT undone";
    let communities =
        "SELECT count(*) AS n FROM memberships WHERE actor = $1 AND state IN ('member', 'requested')";
    Ok(Effect {
        threads: written.threads,
        replies: written.replies,
        answers: written.answers,
        votes: conn.number(sql!(votes, actor))?.unwrap_or(0),
        communities: conn.number(sql!(communities, actor))?.unwrap_or(0),
        nodes: reached(conn, actor)?.into_iter().map(|node| node.authority).collect(),
        alone: alone(conn, member)?,
        only_admin: erase::is_only_admin(conn, member)?,
    })
}

/// The communities of this node of which nobody else is a facilitator.
pub fn alone(conn: &mut Conn, member: &Member) -> Result<Vec<Alone>> {
    conn.all(sql!(
        "SELECT g.handle, g.name FROM memberships m JOIN actors g ON g.id = m.community
         WHERE m.actor = $1 AND m.state = 'member' AND m.role = 'facilitator' AND g.node IS NULL AND NOT EXISTS
             (SELECT 1 FROM memberships o WHERE o.community = m.community AND o.actor <> m.actor
              AND o.state = 'member' AND o.role = 'facilitator')
         ORDER BY g.name, g.id LIMIT 100",
        member.actor
    ))
}

/// The nodes that were told something by somebody or of their posts, the homes of the communities that they were ever in,
/// and of those that are here the nodes of all members.
pub fn reached(conn: &mut Conn, actor: i64) -> Result<Vec<Reached>> {
    conn.all(sql!(
        "SELECT x.node, min(x.inbox) AS inbox, n.authority FROM (
             SELECT d.node, d.inbox FROM activities s JOIN deliveries d ON d.activity = s.id
              WHERE s.actor = $1 AND s.public AND s.local
             UNION ALL
             SELECT d.node, d.inbox FROM posts p JOIN activities s ON s.post = p.id JOIN deliveries d ON d.activity = s.id
              WHERE p.author = $1 AND s.local
             UNION ALL
             SELECT g.node, coalesce(g.shared_inbox, g.inbox) AS inbox FROM memberships mine
              JOIN communities c ON c.actor = mine.community AND c.visibility = 'public'
              JOIN actors g ON g.id = mine.community
              WHERE mine.actor = $1 AND g.node IS NOT NULL AND g.gone IS NULL
             UNION ALL
             SELECT a.node, coalesce(a.shared_inbox, a.inbox) AS inbox FROM memberships mine
              JOIN communities c ON c.actor = mine.community AND c.visibility = 'public'
              JOIN actors g ON g.id = mine.community AND g.node IS NULL
              JOIN memberships m ON m.community = mine.community AND m.state = 'member'
              JOIN actors a ON a.id = m.actor
              WHERE mine.actor = $1 AND a.node IS NOT NULL AND a.gone IS NULL
         ) x JOIN nodes n ON n.id = x.node WHERE x.inbox IS NOT NULL GROUP BY x.node, n.authority ORDER BY n.authority",
        actor
    ))
}
