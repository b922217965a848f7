//! The log of privileged acts: who did what, to what, and what a setting was and became. It is only ever added to.

use crate::base::db::Tx;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{row, sql};

/// The acts that stand in the log; their words are `audit-<act>` in the translations.
pub const ACTS: [&str; 35] = [
    "admin-give",
    "admin-take",
    "allow",
    "application-accept",
    "application-decline",
    "block",
    "community-add",
    "confirm-again",
    "import-file",
    "import-forget",
    "import-start",
    "invite",
    "invite-again",
    "invite-revoke",
    "keys-rotate",
    "left",
    "look-colour",
    "look-logo",
    "look-name",
    "mail-again",
    "mail-test",
    "node-pause",
    "node-resume",
    "node-retry",
    "policy-mode",
    "received-retry",
    "received-retry-all",
    "reset-link",
    "role",
    "sign-out",
    "sign-up",
    "sign-up-questions",
    "suspend",
    "suspend-end",
    "term-end",
];

row! {
    /// An act as admins see it.
    pub struct Entry {
        pub id: i64,
        pub at: i64,
        /// The short name of who did it; nobody: the operator at the machine, a job of the node, or somebody who left.
        pub by: Option<String>,
        /// It was a member, who is none any more.
        pub departed: bool,
        pub act: String,
        pub about: String,
        pub was: Option<String>,
        pub became: Option<String>,
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Change<'a> {
    pub act: &'a str,
    pub about: &'a str,
    /// What it was and became, where that can be said; never a secret.
    pub from_to: Option<(&'a str, &'a str)>,
}

/// Writes a privileged act down; the operator at the machine is no member.
pub fn write(tx: &mut Tx, member: Option<i64>, change: Change<'_>) -> Result<()> {
    debug_assert!(ACTS.contains(&change.act), "{} stands in no list of acts", change.act);
    let (id, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO audit_log (id, at, member, act, about, was, became) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        now,
        member,
        change.act,
        change.about,
        change.from_to.map(|(was, _)| was),
        change.from_to.map(|(_, became)| became)
    ))?;
    Ok(())
}

const ENTRY: &str = "SELECT l.id, l.at, a.handle AS by, (l.member IS NOT NULL AND a.id IS NULL) AS departed, l.act, l.about, l.was, l.became FROM audit_log l
    LEFT JOIN member_actors ma ON ma.member = l.member LEFT JOIN actors a ON a.id = ma.actor";

/// A page of the log, newest first; of one act, and about one thing, where they are said.
pub fn list(conn: &mut Conn, act: &str, about: &str, after: &Cursor) -> Result<Page<Entry>> {
    let text = match (act, about) {
        ("", "") => format!("{ENTRY} WHERE $1 = '' AND $2 = '' AND l.id < $3 ORDER BY l.id DESC LIMIT $4"),
        (_, "") => format!("{ENTRY} WHERE l.act = $1 AND $2 = '' AND l.id < $3 ORDER BY l.id DESC LIMIT $4"),
        ("", _) => {
            format!("{ENTRY} WHERE $1 = '' AND l.about = $2 AND l.id < $3 ORDER BY l.id DESC LIMIT $4")
        }
        (_, _) => {
            format!("{ENTRY} WHERE l.act = $1 AND l.about = $2 AND l.id < $3 ORDER BY l.id DESC LIMIT $4")
        }
    };
    let rows = conn.all(sql!(text, act, about, after.id, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |e: &Entry| Cursor { at: 0, id: e.id, text: String::new() }))
}

/// The last time that something was done; for settings that say who changed them.
pub fn last(conn: &mut Conn, act: &str) -> Result<Option<Entry>> {
    conn.one(sql!(format!("{ENTRY} WHERE l.act = $1 ORDER BY l.id DESC LIMIT 1"), act))
}
