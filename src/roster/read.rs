//! What the node knows of the people in a file: who is a member, who is invited, which names are free.

use std::collections::{HashMap, HashSet};

use super::line::{Fault, Guest, Line};
use crate::accounts::{email, invitation};
use crate::base::sql::{Conn, Sql, Value};
use crate::base::time::Micros;
use crate::error::{Problem, Result};
use crate::mail::forms;
use crate::row;

/// How many rows are asked for at once.
const CHUNK: usize = 250;

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// They are invited, to these communities.
    Fresh(Guest, Vec<i64>),
    /// A member has the address.
    Known,
    /// An invitation is on its way to the address already.
    Invited,
    /// The address stood in a row above.
    Doubled,
    Bad(Vec<Fault>),
}

row! {
    struct Community { id: i64, handle: String }
    struct Taken { handle: String }
}

fn places(words: &[String]) -> String {
    (1..=words.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

fn binds(words: &[String]) -> Vec<Value> {
    words.iter().map(Value::from).collect()
}

/// The communities of this node that some short names mean.
fn communities(conn: &mut Conn, names: &[String]) -> Result<HashMap<String, i64>> {
    let mut all = HashMap::new();
    for some in names.chunks(CHUNK) {
        let text = format!(
            "SELECT a.id, a.handle_key AS handle FROM actors a JOIN communities c ON c.actor = a.id
             WHERE a.node IS NULL AND a.gone IS NULL AND a.handle_key IN ({})",
            places(some)
        );
        let found = conn.all::<Community>(Sql::once(text, binds(some)))?;
        all.extend(found.into_iter().map(|community| (community.handle, community.id)));
    }
    Ok(all)
}

/// Those of some short names that somebody has, or had.
fn taken(conn: &mut Conn, names: &[String]) -> Result<HashSet<String>> {
    if names.is_empty() {
        return Ok(HashSet::new());
    }
    let text = format!(
        "SELECT handle_key AS handle FROM actors WHERE node IS NULL AND handle_key IN ({})",
        places(names)
    );
    Ok(conn.all::<Taken>(Sql::once(text, binds(names)))?.into_iter().map(|taken| taken.handle).collect())
}

fn guests(lines: &[Line]) -> Vec<&Guest> {
    lines
        .iter()
        .filter_map(|line| match line {
            Line::Guest(_, guest) => Some(guest),
            Line::Doubled(_) | Line::Bad(..) => None,
        })
        .collect()
}

/// What becomes of some rows, in their order, as the node stands now.
pub fn fates(conn: &mut Conn, lines: &[Line], now: Micros) -> Result<Vec<(i64, Fate)>> {
    let mut all = Vec::with_capacity(lines.len());
    for some in lines.chunks(CHUNK) {
        let known = Known::of(conn, &guests(some), now)?;
        all.extend(some.iter().map(|line| known.judge(line)));
    }
    Ok(all)
}

/// What the node knows of some people.
struct Known {
    members: HashSet<String>,
    invited: HashSet<String>,
    handles: HashSet<String>,
    communities: HashMap<String, i64>,
}

impl Known {
    fn of(conn: &mut Conn, guests: &[&Guest], now: Micros) -> Result<Known> {
        let emails: Vec<String> = guests.iter().map(|guest| guest.email.clone()).collect();
        let spellings: Vec<String> = emails.iter().flat_map(|email| forms(email)).collect();
        let handles: Vec<String> = guests.iter().filter_map(|guest| guest.handle.clone()).collect();
        let mut names: Vec<String> = guests.iter().flat_map(|guest| guest.communities.clone()).collect();
        names.sort_unstable();
        names.dedup();
        Ok(Known {
            members: email::held(conn, &spellings)?.into_iter().collect(),
            invited: invitation::open_for(conn, &emails, now)?,
            handles: taken(conn, &handles)?,
            communities: communities(conn, &names)?,
        })
    }

    fn judge(&self, line: &Line) -> (i64, Fate) {
        match line {
            Line::Bad(row, faults) => (*row, Fate::Bad(faults.clone())),
            Line::Doubled(row) => (*row, Fate::Doubled),
            Line::Guest(row, guest) => (*row, self.guest(*row, guest)),
        }
    }

    fn guest(&self, row: i64, guest: &Guest) -> Fate {
        if forms(&guest.email).iter().any(|form| self.members.contains(form)) {
            return Fate::Known;
        }
        if self.invited.contains(&guest.email) {
            return Fate::Invited;
        }
        let fault = |field, code, cell: &String| Fault {
            row,
            problem: Problem::with(field, code, cell),
            cell: cell.clone(),
        };
        let unknown = guest.communities.iter().filter(|name| !self.communities.contains_key(*name));
        let mut faults: Vec<Fault> =
            unknown.map(|name| fault("communities", "csv-no-community", name)).collect();
        let taken = guest.handle.iter().filter(|handle| self.handles.contains(*handle));
        faults.extend(taken.map(|handle| fault("handle", "handle-taken", handle)));
        if !faults.is_empty() {
            return Fate::Bad(faults);
        }
        let ids = guest.communities.iter().filter_map(|name| self.communities.get(name).copied());
        Fate::Fresh(guest.clone(), ids.collect())
    }
}
