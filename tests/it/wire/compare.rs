//! What two databases hold of the same things, read from outside and brought into one form.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use collegium::base::sql::Conn;
use collegium::{row, sql};

use super::Pair;
use crate::support::process::BuiltNode;

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
}

/// Every post of a node, by its full URI.
pub fn posts(node: &BuiltNode) -> BTreeMap<String, Known> {
    let mut conn = node.look();
    let rows = conn
        .all::<Row>(sql!(
            "SELECT p.uri, pp.uri AS parent, a.uri AS author, CASE WHEN p.parent IS NULL THEN t.title END AS title,
                    p.html, p.version, p.updated, p.state, p.deleted IS NOT NULL AS deleted, p.removed,
                    t.locked, t.pinned, p.votes,
                    (SELECT count(DISTINCT v.actor) FROM votes v WHERE v.post = p.id AND NOT v.undone) AS likes
             FROM posts p JOIN threads t ON t.id = p.thread LEFT JOIN posts pp ON pp.id = p.parent
             JOIN actors a ON a.id = p.author"
        ))
        .unwrap();
    let full = |uri: String| complete(node, uri);
    rows.into_iter()
        .map(|r| {
            assert_eq!(r.votes, r.likes, "{}: the count is the number of people", r.uri);
            let known = if r.deleted {
                assert!(r.html.is_empty(), "{}: a tombstone has no words", r.uri);
                Known::tombstone(r.parent.map(full))
            } else {
                Known {
                    parent: r.parent.map(full),
                    author: full(r.author),
                    title: r.title,
                    html: r.html,
                    version: full(r.version),
                    updated: r.updated,
                    deleted: r.deleted,
                    removed: r.removed,
                    locked: r.locked,
                    pinned: r.pinned,
                    votes: r.votes,
                    state: r.state,
                }
            };
            (full(r.uri), known)
        })
        .collect()
}

/// Who says "helpful" to what, by full URIs: (post, person).
pub fn likes(node: &BuiltNode) -> Vec<(String, String)> {
    row! { struct Like { post: String, actor: String } }
    let mut all: Vec<(String, String)> = node
        .look()
        .all::<Like>(sql!(
            "SELECT DISTINCT p.uri AS post, a.uri AS actor FROM votes v JOIN posts p ON p.id = v.post
             JOIN actors a ON a.id = v.actor WHERE NOT v.undone"
        ))
        .unwrap()
        .into_iter()
        .map(|l| (complete(node, l.post), complete(node, l.actor)))
        .collect();
    all.sort();
    all
}

fn complete(node: &BuiltNode, uri: String) -> String {
    if uri.starts_with('/') {
        format!("{}{uri}", node.origin())
    } else {
        uri
    }
}

/// The address here of the post with this full URI.
pub fn page_of(node: &BuiltNode, uri: &str) -> Option<String> {
    row! { struct Page { page: String } }
    let stored = uri.strip_prefix(&node.origin()).unwrap_or(uri).to_owned();
    node.look()
        .one::<Page>(sql!("SELECT page FROM posts WHERE uri = $1", stored))
        .unwrap()
        .map(|p| p.page)
}

/// What is left to do on a node, in words; empty when it is quiet.
fn unfinished(conn: &mut Conn) -> Vec<String> {
    [
        (
            "messages to work off",
            "SELECT count(*) AS n FROM inbox_items WHERE state = 'new'",
        ),
        (
            "deliveries to send",
            "SELECT count(*) AS n FROM deliveries WHERE state = 'pending'",
        ),
        (
            "posts that wait for their home",
            "SELECT count(*) AS n FROM posts WHERE state = 'waiting' AND deleted IS NULL",
        ),
        (
            "facts that the outbox has not read",
            "SELECT count(*) AS n FROM facts WHERE position IS NULL
             OR position > coalesce((SELECT position FROM cursors WHERE name = 'outbox'), 0)",
        ),
    ]
    .into_iter()
    .filter_map(|(what, text)| {
        let n = conn.number(sql!(text)).unwrap().unwrap_or(0);
        (n > 0).then(|| format!("{n} {what}"))
    })
    .collect()
}

/// Messages that were parked or turned away for good, with their reasons.
fn troubles(conn: &mut Conn) -> Vec<String> {
    row! { struct Trouble { what: String, why: Option<String> } }
    conn.all::<Trouble>(sql!(
        "SELECT kind AS what, reason AS why FROM inbox_items WHERE state = 'failed'
         UNION ALL SELECT a.kind AS what, d.answer AS why FROM deliveries d JOIN activities a ON a.id = d.activity
         WHERE d.state = 'refused'"
    ))
    .unwrap()
    .into_iter()
    .map(|t| format!("{}: {}", t.what, t.why.unwrap_or_default()))
    .collect()
}

/// What waits, and what was turned away with which reason: for a failure's message.
fn waits(conn: &mut Conn) -> String {
    row! { struct Line { line: String } }
    conn.all::<Line>(sql!(
        "SELECT 'waiting ' || p.uri || ' ' || p.html || ' in ' || t.title AS line FROM posts p
         JOIN threads t ON t.id = p.thread WHERE p.state = 'waiting'
         UNION ALL SELECT state || ' ' || kind || ' ' || uri || ': ' || coalesce(reason, '') AS line FROM inbox_items
         WHERE state <> 'done'
         UNION ALL SELECT d.state || ' ' || a.kind || ' ' || a.uri || ': ' || coalesce(d.answer, '') AS line
         FROM deliveries d JOIN activities a ON a.id = d.activity WHERE d.state <> 'done'"
    ))
    .unwrap()
    .into_iter()
    .map(|l| l.line)
    .collect::<Vec<_>>()
    .join("\n")
}

/// Waits until neither node has anything left to do, and nothing went wrong for good.
pub fn settle(pair: &Pair, longest: Duration) {
    let deadline = Instant::now() + longest;
    let mut quiet = 0;
    while quiet < 3 {
        let left: Vec<String> = pair
            .nodes()
            .iter()
            .flat_map(|node| {
                let left = unfinished(&mut node.look());
                left.into_iter().map(|l| format!("{}: {l}", node.authority))
            })
            .collect();
        quiet = if left.is_empty() { quiet + 1 } else { 0 };
        assert!(
            Instant::now() < deadline,
            "not settled after {longest:?}: {}\n{}\n{}",
            left.join(", "),
            pair.nodes().map(|node| waits(&mut node.look())).join("\n"),
            pair.logs()
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    for node in pair.nodes() {
        let troubles = troubles(&mut node.look());
        assert!(
            troubles.is_empty(),
            "{}: {}\n{}",
            node.authority,
            troubles.join("; "),
            pair.logs()
        );
    }
}

/// Both nodes know the same posts in the same state, but for what a home refused. Returns what they know.
pub fn equal(pair: &Pair) -> BTreeMap<String, Known> {
    let [north, south] = pair.nodes().map(|node| {
        let mut all = posts(node);
        all.retain(|_, post| post.state != "refused");
        all
    });
    let mut differences = Vec::new();
    for uri in north
        .keys()
        .chain(south.keys().filter(|uri| !north.contains_key(*uri)))
    {
        let (here, there) = (north.get(uri), south.get(uri));
        // What was deleted before it was told of is told of nowhere.
        let untold = here.or(there).is_some_and(|post| post.deleted) && here.is_none() != there.is_none();
        if here != there && !untold {
            differences.push(format!("{uri}\n  north: {here:?}\n  south: {there:?}"));
        }
    }
    assert!(
        differences.is_empty(),
        "{} differ:\n{}\n{}",
        differences.len(),
        differences.join("\n"),
        pair.logs()
    );
    let mut known = south;
    known.extend(north);
    let votes = |node| {
        let mut all = likes(node);
        all.retain(|(post, _)| known.get(post).is_some_and(|post| !post.deleted));
        all
    };
    assert_eq!(votes(&pair.north), votes(&pair.south), "who votes for what");
    for node in pair.nodes() {
        applied_once(node);
    }
    known
}

/// The ledger tells every reply, thread and vote once, and counts are what is there.
fn applied_once(node: &BuiltNode) {
    let mut conn = node.look();
    for (what, text) in [
        (
            "a post has more than one fact of its birth",
            "SELECT count(*) AS n FROM (SELECT post FROM facts WHERE what IN ('thread-posted', 'reply-posted')
             GROUP BY post HAVING count(*) > 1) AS twice",
        ),
        (
            "votes that the ledger does not add up to",
            "SELECT count(*) AS n FROM posts p WHERE p.votes <>
             (SELECT count(*) FROM facts f WHERE f.post = p.id AND f.what = 'vote-given')
             - (SELECT count(*) FROM facts f WHERE f.post = p.id AND f.what = 'vote-taken')",
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
    ] {
        let n = conn.number(sql!(text)).unwrap().unwrap_or(0);
        assert_eq!(n, 0, "{}: {what}", node.authority);
    }
}
