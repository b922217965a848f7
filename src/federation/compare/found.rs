//! What differs between the posts of a thread here and what its home tells.

use std::collections::{HashMap, HashSet};

use super::told::Thread;
use crate::base::sql::Conn;
use crate::error::Result;
use crate::threads::digest::{Standing, States};
use crate::threads::divergence::{What, Why};
use crate::{row, sql};

row! {
    /// A post that is here and does not count: deleted, or refused by its home.
    pub struct Other { pub ours: bool, pub deleted: bool, pub of_thread: bool }
}

/// The inside id of the public thread of a community that a post opens. Of what stands elsewhere its home has no word.
pub fn thread_of(conn: &mut Conn, community: i64, uri: &str) -> Result<Option<i64>> {
    conn.number(sql!(
        "SELECT t.id AS n FROM posts p JOIN threads t ON t.id = p.id
         WHERE p.uri = $1 AND t.community = $2 AND t.visibility = 'public'",
        uri,
        community
    ))
}

/// The post with this stored URI, and whether it stands in this thread.
pub fn own_or_gone(conn: &mut Conn, uri: &str, thread: i64) -> Result<Option<Other>> {
    conn.one(sql!(
        "SELECT a.node IS NULL AS ours, p.deleted IS NOT NULL AS deleted, p.thread = $2 AS of_thread
         FROM posts p JOIN actors a ON a.id = p.author WHERE p.uri = $1",
        uri,
        thread
    ))
}

/// One post that differs.
pub struct Found {
    pub uri: String,
    pub what: What,
    /// Written here.
    pub ours: bool,
    /// It is here in some form.
    pub known: bool,
    /// Ours is later than the home's.
    later: bool,
    states: bool,
}

impl Found {
    /// Whether it is for us to say something: the home lacks what we wrote, changed or deleted.
    pub fn said_otherwise(&self) -> bool {
        self.what == What::Extra || self.later || self.what == What::Missing && self.known
    }

    pub fn why(&self) -> Why {
        match self.what {
            _ if self.states => Why::States,
            What::Missing => Why::NotHad,
            What::Other => Why::Unlike,
            What::Extra => Why::NotTold,
        }
    }
}

/// Compares the posts of a thread here with what its home tells.
pub fn found(
    here: &[Standing],
    others: &HashMap<String, Other>,
    told: Option<&Thread>,
    states: Option<States>,
    whole: impl Fn(&str) -> String,
) -> Vec<Found> {
    let none = HashMap::new();
    let there = told.map_or(&none, |t| &t.posts);
    let mut all = Vec::new();
    let mut known = HashSet::new();
    for post in here {
        let (uri, ours) = (whole(&post.uri), post.uri.starts_with('/'));
        let found = |what, later| Found { uri: uri.clone(), what, ours, known: true, later, states: false };
        match there.get(&uri) {
            None => all.push(found(What::Extra, false)),
            Some(there) if *there != post.compared() => {
                let both = !there.removed && !post.removed;
                all.push(found(What::Other, both && there.updated < post.updated));
            }
            Some(_) => {}
        }
        known.insert(uri);
    }
    for uri in there.keys().filter(|uri| !known.contains(*uri)) {
        let other = others.get(uri);
        // Of what stands in another thread the home has no word here.
        if other.is_some_and(|o| !o.of_thread) {
            continue;
        }
        let (ours, known) = other.map_or((false, false), |o| (o.ours && o.deleted, o.deleted));
        all.push(Found { uri: uri.clone(), what: What::Missing, ours, known, later: false, states: false });
    }
    if let (Some(told), Some(states)) = (told, states)
        && told.states != states
        && !all.iter().any(|f| f.uri == told.uri)
    {
        let (uri, what) = (told.uri.clone(), What::Other);
        all.push(Found { uri, what, ours: false, known: true, later: false, states: true });
    }
    all.sort_by(|a, b| a.uri.cmp(&b.uri));
    all
}
