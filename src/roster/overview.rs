//! What waits for those who run the node, and how much goes on here: counts only, nobody by name.

use crate::accounts::Admin;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::Result;
use crate::{row, sql};

row! {
    /// How much waits for somebody to decide or to look.
    #[derive(Default, PartialEq, Eq)]
    pub struct Waiting {
        pub applications: i64,
        pub reports: i64,
        /// Mails that were refused, or of which it is not known whether they went.
        pub mails: i64,
        /// Received messages that failed, counted up to a thousand.
        pub messages: i64,
        /// Files of members that were looked at, or are being worked off.
        pub imports: i64,
    }

    /// How much goes on.
    #[derive(Default, PartialEq, Eq)]
    pub struct Pulse {
        pub members: i64,
        /// Members who signed in within four weeks.
        pub active: i64,
        /// Communities of this node.
        pub communities: i64,
        /// Of those: with something new within a week.
        pub lively: i64,
    }

    /// A community of this node, as admins see it.
    pub struct Line {
        pub actor: i64,
        pub slug: String,
        pub title: String,
        pub visibility: String,
        pub members: i64,
        pub threads: i64,
        pub facilitators: i64,
        pub reports: i64,
        pub last_at: i64,
    }
}

impl Waiting {
    pub fn is_nothing(&self) -> bool {
        *self == Waiting::default()
    }
}

/// What waits.
pub fn waiting(conn: &mut Conn, _by: Admin<'_>) -> Result<Waiting> {
    let found = conn.one(sql!(
        "SELECT (SELECT count(*) FROM candidates WHERE state = 'waiting' AND judged) AS applications,
                (SELECT count(*) FROM reports WHERE state = 'open') AS reports,
                (SELECT count(*) FROM mails WHERE state IN ('refused', 'unsure')) AS mails,
                (SELECT count(*) FROM (SELECT id FROM inbox_items WHERE state = 'failed' LIMIT 1000) f) AS messages,
                (SELECT count(*) FROM imports WHERE state IN ('checked', 'running')) AS imports"
    ))?;
    Ok(found.unwrap_or_default())
}

/// How much goes on.
pub fn pulse(conn: &mut Conn, _by: Admin<'_>, now: Micros) -> Result<Pulse> {
    let found = conn.one(sql!(
        "SELECT (SELECT count(*) FROM members) AS members,
                (SELECT count(*) FROM members WHERE signed_in > $1) AS active,
                (SELECT count(*) FROM communities c JOIN actors a ON a.id = c.actor WHERE a.node IS NULL) AS communities,
                (SELECT count(*) FROM communities c JOIN actors a ON a.id = c.actor
                 WHERE a.node IS NULL AND c.last_at > $2) AS lively",
        now - 28 * DAY,
        now - 7 * DAY
    ))?;
    Ok(found.unwrap_or_default())
}

/// A page of this node's communities, the most recently active first.
pub fn communities(conn: &mut Conn, _by: Admin<'_>, after: &Cursor) -> Result<Page<Line>> {
    let rows = conn.all(sql!(
        "SELECT c.actor, a.handle AS slug, a.name AS title, c.visibility, c.members, c.threads, c.last_at,
             (SELECT count(*) FROM memberships m WHERE m.community = c.actor AND m.state = 'member'
              AND m.role = 'facilitator') AS facilitators,
             (SELECT count(*) FROM reports r WHERE r.community = c.actor AND r.state = 'open') AS reports
         FROM communities c JOIN actors a ON a.id = c.actor
         WHERE a.node IS NULL AND (c.last_at < $1 OR (c.last_at = $1 AND c.actor < $2))
         ORDER BY c.last_at DESC, c.actor DESC LIMIT $3",
        after.at,
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |line: &Line| Cursor { at: line.last_at, id: line.actor, text: String::new() }))
}
