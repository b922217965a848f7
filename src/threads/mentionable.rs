//! Whom somebody who writes may name: people of the thread first, then members of the community, if the writer is one.
//! Nobody is found here whom the writer could not find on the pages of that community.

use crate::accounts::Viewer;
use crate::base::sql::Conn;
use crate::communities::read::Community;
use crate::error::Result;
use crate::{row, sql};

use super::read::MAY_READ_JOINED;

/// How many are suggested.
const MOST: i64 = 8;
/// Among how many of the newest posts of a thread its people are looked for.
const LOOKED_AT: i64 = 300;
/// The longest beginning that is looked for, in characters.
const LONGEST: usize = 60;

row! {
    /// Somebody who may be named.
    #[derive(PartialEq, Eq)]
    pub struct Candidate { pub actor: i64, pub handle: String, pub authority: Option<String>, pub name: String }
}

impl Candidate {
    /// As it is typed: `@handle` or `@handle@node`.
    pub fn address(&self) -> String {
        match &self.authority {
            Some(authority) => format!("@{}@{authority}", self.handle),
            None => format!("@{}", self.handle),
        }
    }
}

const PEOPLE: &str = "SELECT a.id AS actor, a.handle, n.authority, a.name";

/// People whose short name begins so; in a thread also those whose name does.
pub fn find(
    conn: &mut Conn,
    viewer: &Viewer,
    c: &Community,
    thread: Option<i64>,
    beginning: &str,
) -> Result<Vec<Candidate>> {
    let beginning = beginning.trim_start_matches('@').to_lowercase();
    if viewer.member().is_none() || beginning.chars().count() > LONGEST {
        return Ok(Vec::new());
    }
    let mut found = match thread {
        Some(thread) => of_thread(conn, viewer, thread, &beginning)?,
        None => Vec::new(),
    };
    let wanted = usize::try_from(MOST).unwrap_or(0);
    if found.len() < wanted && c.i_am_member() && !beginning.is_empty() {
        let more = of_community(conn, viewer, c.actor, &beginning)?;
        found.extend(
            more.into_iter().filter(|m| found.iter().all(|f| f.actor != m.actor)).collect::<Vec<_>>(),
        );
        found.truncate(wanted);
    }
    Ok(found)
}

/// The first text behind all that begin so.
fn behind(beginning: &str) -> String {
    format!("{beginning}\u{10FFFF}")
}

fn of_thread(conn: &mut Conn, viewer: &Viewer, thread: i64, beginning: &str) -> Result<Vec<Candidate>> {
    let text = format!(
        "{PEOPLE} FROM actors a LEFT JOIN nodes n ON n.id = a.node
         WHERE a.id <> $1 AND a.gone IS NULL AND ((a.handle_key >= $4 AND a.handle_key < $5) OR lower(a.name) LIKE $6)
           AND a.id IN (SELECT p.author FROM posts p JOIN threads t ON t.id = p.thread
                        JOIN communities c ON c.actor = t.community WHERE p.thread = $3
                        AND p.seq > (SELECT last_seq FROM threads WHERE id = $3) - {LOOKED_AT} AND {may_read})
         ORDER BY a.handle_key, a.id LIMIT {MOST}",
        may_read = MAY_READ_JOINED
    );
    let like = format!("{}%", beginning.replace(['%', '_', '\\'], ""));
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), thread, beginning, behind(beginning), like))
}

fn of_community(conn: &mut Conn, viewer: &Viewer, community: i64, beginning: &str) -> Result<Vec<Candidate>> {
    let text = format!(
        "{PEOPLE} FROM actors a LEFT JOIN nodes n ON n.id = a.node
         WHERE a.handle_key >= $1 AND a.handle_key < $2 AND a.kind = 'person' AND a.gone IS NULL AND a.id <> $3
           AND NOT coalesce(n.blocked, FALSE)
           AND EXISTS (SELECT 1 FROM memberships m WHERE m.community = $4 AND m.actor = a.id AND m.state = 'member')
         ORDER BY a.handle_key, a.id LIMIT {MOST}"
    );
    conn.all(sql!(text, beginning, behind(beginning), viewer.actor(), community))
}
