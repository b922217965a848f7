//! What admins see of mail: the queue with what stopped it, never the words.

use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A mail as admins see it.
    pub struct Mail {
        pub id: i64,
        /// Its name for doors.
        pub name: String,
        pub kind: String,
        pub address: String,
        /// `queued`, `sending`, `handed`, `sent`, `refused`, `unsure` or `expired`.
        pub state: String,
        /// Whether nothing is sent to the address because it was refused before.
        pub paused: bool,
        pub tries: i64,
        pub reason: Option<String>,
        pub answer: Option<String>,
        pub due: i64,
        pub created: i64,
        pub sent: Option<i64>,
    }
}

impl Mail {
    /// The state in one word, for doors: `queued`, `paused`, `sending`, `sent`, `refused`, `unsure` or `expired`.
    pub fn standing(&self) -> &str {
        match self.state.as_str() {
            "handed" => "sending",
            "queued" if self.paused => "paused",
            other => other,
        }
    }

    /// Whether an admin may have it sent, again or at once.
    pub fn may_go_again(&self) -> bool {
        matches!(self.state.as_str(), "queued" | "refused" | "unsure")
    }
}

const MAIL: &str =
    "SELECT m.id, m.name, m.kind, m.address, m.state, p.address IS NOT NULL AS paused, m.tries, m.reason,
        m.answer, m.due, m.created, m.sent
    FROM mails m LEFT JOIN paused_addresses p ON p.address = m.address";

/// A page of all mails, newest first.
pub fn list(conn: &mut Conn, after: &Cursor) -> Result<Page<Mail>> {
    let text = format!("{MAIL} WHERE m.id < $1 ORDER BY m.id DESC LIMIT $2");
    let rows = conn.all(sql!(text, after.id, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |m: &Mail| Cursor { at: 0, id: m.id, text: String::new() }))
}

/// A mail by its name.
pub fn by_name(conn: &mut Conn, name: &str) -> Result<Option<Mail>> {
    conn.one(sql!(format!("{MAIL} WHERE m.name = $1"), name))
}

row! {
    /// How mail stands, in numbers.
    #[derive(Default, PartialEq, Eq)]
    pub struct Standing {
        /// Not sent yet.
        pub waiting: i64,
        /// Tried in vain so far.
        pub failing: i64,
        /// Refused, or not known whether it went: somebody has to look.
        pub stuck: i64,
        /// Addresses to which nothing is sent.
        pub paused: i64,
    }
}

/// How mail stands.
pub fn standing(conn: &mut Conn) -> Result<Standing> {
    let found = conn.one(sql!(
        "SELECT (SELECT count(*) FROM mails WHERE state IN ('queued', 'sending', 'handed')) AS waiting,
                (SELECT count(*) FROM mails WHERE state = 'queued' AND tries > 0) AS failing,
                (SELECT count(*) FROM mails WHERE state IN ('refused', 'unsure')) AS stuck,
                (SELECT count(*) FROM paused_addresses) AS paused"
    ))?;
    Ok(found.unwrap_or_default())
}
