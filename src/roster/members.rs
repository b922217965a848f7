//! All members of this node, as admins find them: by name, short name or address, and by how they stand.

use crate::accounts::Admin;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::{Error, Result};
use crate::{row, sql};

/// Which members a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    All,
    Admins,
    /// With a role in a community.
    Roles,
    Suspended,
    /// Whose address is not confirmed.
    Unconfirmed,
    /// Who never signed in.
    Never,
}

impl Filter {
    pub const ALL: [Filter; 6] =
        [Filter::All, Filter::Admins, Filter::Roles, Filter::Suspended, Filter::Unconfirmed, Filter::Never];
    pub const KEYS: [&'static str; 6] = ["all", "admins", "roles", "suspended", "unconfirmed", "never"];

    pub fn key(self) -> &'static str {
        match self {
            Filter::All => "all",
            Filter::Admins => "admins",
            Filter::Roles => "roles",
            Filter::Suspended => "suspended",
            Filter::Unconfirmed => "unconfirmed",
            Filter::Never => "never",
        }
    }

    /// Anything unknown is all of them.
    pub fn parse(key: &str) -> Filter {
        Filter::ALL.into_iter().find(|filter| filter.key() == key).unwrap_or(Filter::All)
    }

    /// Each has an index of its own, in the order of the list.
    fn condition(self) -> &'static str {
        match self {
            Filter::All => "",
            Filter::Admins => " AND m.admin",
            Filter::Roles => {
                " AND EXISTS (SELECT 1 FROM memberships r WHERE r.actor = a.id AND r.state = 'member' AND r.role <> 'member')"
            }
            Filter::Suspended => " AND m.suspended IS NOT NULL",
            Filter::Unconfirmed => " AND m.email_confirmed IS NULL",
            Filter::Never => " AND m.signed_in IS NULL",
        }
    }
}

row! {
    /// A member as admins see them.
    pub struct Entry {
        pub id: i64,
        pub actor: i64,
        pub handle: String,
        pub name: String,
        pub email: Option<String>,
        pub confirmed: Option<i64>,
        pub admin: bool,
        pub created: i64,
        pub signed_in: Option<i64>,
        pub suspended: Option<i64>,
        pub suspended_until: Option<i64>,
        pub suspended_why: Option<String>,
    }

    /// A community that a member is in, with their role.
    pub struct Place {
        pub community: i64,
        pub slug: String,
        pub title: String,
        pub role: String,
        pub role_until: Option<i64>,
        pub since: i64,
        /// Whether its home is this node, where roles are given.
        pub here: bool,
    }
}

const ENTRY: &str = "SELECT m.id, a.id AS actor, a.handle, a.name, m.email, m.email_confirmed AS confirmed, m.admin, m.created,
        m.signed_in, m.suspended, m.suspended_until, m.suspended_why
    FROM members m JOIN member_actors ma ON ma.member = m.id JOIN actors a ON a.id = ma.actor";

impl Place {
    pub fn is(&self, role: &str) -> bool {
        self.role == role
    }
}

/// What is looked for, as `LIKE` wants it.
fn pattern(words: &str) -> String {
    let mut text = words.trim().trim_start_matches('@').to_lowercase();
    for sign in ['!', '%', '_'] {
        text = text.replace(sign, &format!("!{sign}"));
    }
    format!("%{text}%")
}

/// A page of members, the newest first. Walks them in the order of an index as far as the page is full.
pub fn list(
    conn: &mut Conn,
    _by: Admin<'_>,
    words: &str,
    filter: Filter,
    after: &Cursor,
) -> Result<Page<Entry>> {
    // SQLite lowers ASCII only: a name is compared as it stands, too.
    let search = " AND (a.handle_key LIKE $2 ESCAPE '!' OR lower(a.name) LIKE $2 ESCAPE '!' OR a.name LIKE $3 ESCAPE '!'
        OR m.email LIKE $2 ESCAPE '!')";
    let found = if words.trim().is_empty() { " AND $2 <> $3" } else { search };
    let text = format!("{ENTRY} WHERE m.id < $1{found}{} ORDER BY m.id DESC LIMIT $4", filter.condition());
    let typed = if words.trim().is_empty() { String::new() } else { typed(words) };
    let rows = conn.all(sql!(text, after.id, pattern(words), typed, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |e: &Entry| Cursor { at: 0, id: e.id, text: String::new() }))
}

/// The words as they were typed, with a capital in front: as names are written.
fn typed(words: &str) -> String {
    let lower = pattern(words);
    let mut letters = lower.chars().skip(1);
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("%{first}{}", letters.collect::<String>())
}

/// A member by short name, suspended or not.
pub fn find(conn: &mut Conn, handle: &str) -> Result<Entry> {
    let key = handle.trim().trim_start_matches('@').to_lowercase();
    let found = conn.one(sql!(format!("{ENTRY} WHERE a.handle_key = $1 AND a.node IS NULL"), key))?;
    found.ok_or(Error::NotFound)
}

/// The communities that a member is in, those with a role first.
pub fn places(conn: &mut Conn, member: &Entry) -> Result<Vec<Place>> {
    conn.all(sql!(
        "SELECT p.community, CASE WHEN c.node IS NULL THEN c.handle ELSE c.handle || '@' || n.authority END AS slug,
             c.name AS title, p.role, p.role_until, p.since, c.node IS NULL AS here
         FROM memberships p JOIN actors c ON c.id = p.community LEFT JOIN nodes n ON n.id = c.node
         WHERE p.actor = $1 AND p.state = 'member' ORDER BY p.role = 'member', c.name, c.id LIMIT 200",
        member.actor
    ))
}

/// How many sessions of a member are open.
pub fn sessions(conn: &mut Conn, member: &Entry, now: Micros) -> Result<i64> {
    let text = "SELECT count(*) AS n FROM sessions WHERE member = $1 AND expires > $2";
    Ok(conn.number(sql!(text, member.id, now))?.unwrap_or(0))
}
