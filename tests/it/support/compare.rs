//! What databases of several nodes hold of the same things, read from outside and brought into one form.

use std::collections::BTreeMap;

use collegium::base::sql::Conn;
use collegium::{row, sql};

/// A node to compare: its name, its public address, and its database.
pub struct Looked<'a> {
    pub name: &'a str,
    pub origin: String,
    pub conn: Conn,
}

row! {
    struct Row {
        uri: String,
        parent: Option<String>,
        author: String,
        title: Option<String>,
        html: String,
        version: String,
        updated: i64,
        state: String,
        deleted: bool,
        removed: bool,
        locked: bool,
        pinned: bool,
        votes: i64,
        likes: i64,
    }
}

/// A post with everything that must be equal wherever it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub parent: Option<String>,
    pub author: String,
    pub title: Option<String>,
    pub html: String,
    pub version: String,
    pub updated: i64,
    pub deleted: bool,
    pub removed: bool,
    /// Of threads, at their opening post.
    pub locked: bool,
    pub pinned: bool,
    pub votes: i64,
    /// Only on its author's own node it can be anything but shown.
    pub state: String,
}

impl Known {
    /// A tombstone is a place with nothing on it: who and what it was is told to nobody who comes later.
    fn tombstone(parent: Option<String>) -> Known {
        Known {
            parent,
            author: String::new(),
            title: None,
            html: String::new(),
            version: String::new(),
            updated: 0,
            deleted: true,
            removed: false,
            locked: false,
            pinned: false,
            votes: 0,
            state: String::new(),
        }
    }

    fn from(r: Row, full: impl Fn(String) -> String) -> Known {
        let parent = r.parent.map(&full);
        if r.deleted {
            assert!(r.html.is_empty(), "{}: a tombstone has no words", r.uri);
            return Known::tombstone(parent);
        }
        assert_eq!(r.votes, r.likes, "{}: the count is the number of people", r.uri);
        let opens = parent.is_none();
        Known {
            parent,
            author: full(r.author),
            title: r.title,
            html: r.html,
            version: full(r.version),
            updated: r.updated,
            deleted: false,
            removed: r.removed,
            locked: r.locked && opens,
            pinned: r.pinned && opens,
            votes: r.votes,
            state: r.state,
        }
    }
}

impl Looked<'_> {
    fn full(&self, uri: String) -> String {
        if uri.starts_with('/') { format!("{}{uri}", self.origin) } else { uri }
    }

    fn stored(&self, uri: &str) -> String {
        uri.strip_prefix(&self.origin).unwrap_or(uri).to_owned()
    }

    /// Every post, by its full URI.
    pub fn posts(&mut self) -> BTreeMap<String, Known> {
        let rows = self
            .conn
            .all::<Row>(sql!(
                "SELECT p.uri, pp.uri AS parent, a.uri AS author, CASE WHEN p.parent IS NULL THEN t.title END AS title,
                        p.html, p.version, p.updated, p.state, p.deleted IS NOT NULL AS deleted, p.removed,
                        t.locked, t.pinned, p.votes,
                        (SELECT count(DISTINCT v.actor) FROM votes v WHERE v.post = p.id AND NOT v.undone) AS likes
                 FROM posts p JOIN threads t ON t.id = p.thread LEFT JOIN posts pp ON pp.id = p.parent
                 JOIN actors a ON a.id = p.author"
            ))
            .unwrap();
        rows.into_iter().map(|r| (self.full(r.uri.clone()), Known::from(r, |uri| self.full(uri)))).collect()
    }

    /// Who says "helpful" to what, by full URIs: (post, person).
    pub fn likes(&mut self) -> Vec<(String, String)> {
        row! { struct Like { post: String, actor: String } }
        let likes = self.conn.all::<Like>(sql!(
            "SELECT DISTINCT p.uri AS post, a.uri AS actor FROM votes v JOIN posts p ON p.id = v.post
             JOIN actors a ON a.id = v.actor WHERE NOT v.undone"
        ));
        let mut all: Vec<(String, String)> =
            likes.unwrap().into_iter().map(|l| (self.full(l.post), self.full(l.actor))).collect();
        all.sort();
        all
    }

    /// Every version of every living post that was changed, by full URIs: post, moment, activity, words. What was
    /// changed again before it was told of never left its node.
    pub fn versions(&mut self) -> Vec<String> {
        row! { struct Version { uri: String, updated: i64, version: String, html: String } }
        let all = self.conn.all::<Version>(sql!(
            "SELECT p.uri, v.updated, v.version, v.html FROM versions v JOIN posts p ON p.id = v.post
             WHERE p.deleted IS NULL AND p.state <> 'refused'
               AND (p.uri LIKE 'http%' OR EXISTS (SELECT 1 FROM activities x WHERE x.uri = v.version))"
        ));
        let line =
            |v: Version| format!("{} {} {} {}", self.full(v.uri), v.updated, self.full(v.version), v.html);
        let mut all: Vec<String> = all.unwrap().into_iter().map(line).collect();
        all.sort();
        all
    }

    /// Who has no voice, by full URIs.
    pub fn suspended(&mut self) -> Vec<String> {
        row! { struct Held { community: String, actor: String } }
        let all = self.conn.all::<Held>(sql!(
            "SELECT g.uri AS community, a.uri AS actor FROM memberships m JOIN actors a ON a.id = m.actor
             JOIN actors g ON g.id = m.community WHERE m.state = 'suspended'"
        ));
        let line = |h: Held| format!("{} in {}", self.full(h.actor), self.full(h.community));
        let mut all: Vec<String> = all.unwrap().into_iter().map(line).collect();
        all.sort();
        all
    }

    /// The moderation log, by full URIs: what was done to which post or to whom, by whom, why. What is only of this node
    /// is left out, and so is what it asked a home for.
    pub fn moderated(&mut self) -> Vec<String> {
        row! { struct Act { act: String, post: Option<String>, subject: Option<String>, by: String, reason: String } }
        let all = self.conn.all::<Act>(sql!(
            "SELECT m.act, p.uri AS post, s.uri AS subject, a.uri AS by, m.reason FROM acts m
             JOIN actors a ON a.id = m.by_actor LEFT JOIN posts p ON p.id = m.post
             LEFT JOIN actors s ON s.id = m.subject WHERE m.act NOT IN ('hide', 'unhide')
             AND NOT EXISTS (SELECT 1 FROM facts f WHERE f.what = 'moderation-asked' AND f.subject = m.id)"
        ));
        let whole = |uri: Option<String>| uri.map(|uri| self.full(uri)).unwrap_or_default();
        let line = |a: Act| {
            let (about, whom, by) = (whole(a.post), whole(a.subject), whole(Some(a.by)));
            format!("{} {about} {whom} by {by}: {}", a.act, a.reason)
        };
        let mut all: Vec<String> = all.unwrap().into_iter().map(line).collect();
        all.sort();
        all
    }

    /// The address here of the post with this full URI.
    pub fn page_of(&mut self, uri: &str) -> Option<String> {
        row! { struct Page { page: String } }
        let stored = self.stored(uri);
        let found = self.conn.one::<Page>(sql!("SELECT page FROM posts WHERE uri = $1", stored));
        found.unwrap().map(|p| p.page)
    }

    /// The full URI of a person of the node.
    pub fn person(&mut self, handle: &str) -> String {
        row! { struct Actor { uri: String } }
        let found = self
            .conn
            .one::<Actor>(sql!("SELECT uri FROM actors WHERE handle_key = $1 AND node IS NULL", handle));
        self.full(found.unwrap().unwrap().uri)
    }

    /// The ledger tells every reply, thread and vote once, and counts are what is there.
    pub fn applied_once(&mut self) {
        for (what, text) in ONCE {
            let n = self.conn.number(sql!(text)).unwrap().unwrap_or(0);
            assert_eq!(n, 0, "{}: {what}", self.name);
        }
    }

    /// What happened to the thread of a post, for a failure's message.
    fn past(&mut self, uri: &str) -> String {
        row! { struct Line { at: i64, line: String } }
        let mut lines = self
            .conn
            .all::<Line>(sql!(
                "SELECT f.at, f.what || ' ' || p.uri || ' by ' || a.uri AS line FROM facts f
                 JOIN posts p ON p.id = f.post JOIN actors a ON a.id = f.by_actor
                 WHERE p.uri = $1 OR p.id = (SELECT thread FROM posts WHERE uri = $1)
                 UNION ALL SELECT x.created AS at, x.kind || ' ' || x.uri || ' is said' AS line FROM activities x
                 JOIN posts p ON p.id = x.post
                 WHERE p.uri = $1 OR p.id = (SELECT thread FROM posts WHERE uri = $1)
                 UNION ALL SELECT received AS at, state || ' ' || kind || ' ' || uri || ' ' || coalesce(reason, '') AS line
                 FROM inbox_items WHERE state IN ('ignored', 'failed')",
                self.stored(uri)
            ))
            .unwrap();
        lines.sort_by_key(|l| l.at);
        lines.iter().map(|l| format!("    {} {}\n", l.at, l.line)).collect()
    }
}

/// What must not be there, as counts.
const ONCE: [(&str, &str); 5] = [
    (
        "posts with more than one fact of their birth",
        "SELECT count(*) AS n FROM (SELECT post FROM facts WHERE what IN ('thread-posted', 'reply-posted')
         GROUP BY post HAVING count(*) > 1) AS twice",
    ),
    (
        "Likes that the ledger tells more than once",
        "SELECT count(*) AS n FROM (SELECT subject FROM facts WHERE what = 'vote-given'
         GROUP BY subject HAVING count(*) > 1) AS twice",
    ),
    (
        "threads whose count of replies is wrong",
        "SELECT count(*) AS n FROM threads t WHERE t.replies <>
         (SELECT count(*) FROM posts p WHERE p.thread = t.id AND p.parent IS NOT NULL)",
    ),
    (
        "communities whose count of threads is wrong",
        "SELECT count(*) AS n FROM communities c WHERE c.threads <>
         (SELECT count(*) FROM threads t WHERE t.community = c.actor)",
    ),
    (
        "activities that were queued twice for one node",
        "SELECT count(*) AS n FROM (SELECT activity FROM deliveries GROUP BY activity, node
         HAVING count(*) > 1) AS twice",
    ),
];

/// Both nodes know the same posts in the same state, but for what a home refused. Returns what they know together.
pub fn equal(a: &mut Looked, b: &mut Looked) -> BTreeMap<String, Known> {
    let [here, there] = [a.posts(), b.posts()].map(|mut all| {
        all.retain(|_, post| post.state != "refused");
        all
    });
    let mut differences = String::new();
    for uri in here.keys().chain(there.keys().filter(|uri| !here.contains_key(*uri))) {
        let (one, other) = (here.get(uri), there.get(uri));
        // What was deleted before it was told of is told of nowhere.
        let untold = one.or(other).is_some_and(|post| post.deleted) && one.is_none() != other.is_none();
        if one != other && !untold {
            let (past, other_past) = (a.past(uri), b.past(uri));
            differences.push_str(&format!(
                "{uri}\n  {}: {one:?}\n{past}  {}: {other:?}\n{other_past}",
                a.name, b.name
            ));
        }
    }
    assert!(differences.is_empty(), "they differ:\n{differences}");
    let mut known = there;
    known.extend(here);
    let of_living = |mut all: Vec<(String, String)>| {
        all.retain(|(post, _)| known.get(post).is_some_and(|post| !post.deleted));
        all
    };
    assert_eq!(of_living(a.likes()), of_living(b.likes()), "who votes for what");
    a.applied_once();
    b.applied_once();
    known
}
