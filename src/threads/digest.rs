//! What stands in a thread, and in a community, as one short value: equal on two nodes when they hold the same, and
//! cheap to compare. Kept until something changes; made anew when somebody asks.
//!
//! A mark is the first 16 bytes of a SHA-256. The digest of a thread is the exclusive or of one mark a post and one for
//! the thread's own states, so the order of arrival does not matter (as in FEP-8fcf, which does it with followers). A
//! community has 256 buckets, by the mark of the thread's URI; each is the exclusive or of its threads' digests.

use std::collections::HashMap;

use crate::actors;
use crate::association;
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::Result;
use crate::{row, sql};

/// How many parts the digest of a community has.
pub const BUCKETS: usize = 256;
/// The bytes of a mark.
const LENGTH: usize = 16;
/// How many threads one transaction makes digests of.
const BATCH: i64 = 100;
/// And of about how many posts.
const POSTS: i64 = 5_000;

/// A mark, or several put together.
pub type Mark = [u8; LENGTH];

fn mark(text: &str) -> Mark {
    let whole = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    let mut mark = Mark::default();
    mark.iter_mut().zip(whole.as_ref()).for_each(|(to, from)| *to = *from);
    mark
}

fn add(to: &mut [u8], mark: &[u8]) {
    to.iter_mut().zip(mark).for_each(|(to, from)| *to ^= from);
}

/// In which bucket a thread is, by its full URI.
pub fn bucket(uri: &str) -> usize {
    usize::from(mark(uri)[0])
}

row! {
    /// A post as it is compared. Deleted ones are not, for who comes later is not told of them.
    #[derive(PartialEq, Eq)]
    pub struct Standing {
        pub id: i64,
        pub thread: i64,
        pub uri: String,
        pub seq: i64,
        pub updated: i64,
        pub removed: bool,
        pub votes: i64,
    }
}

/// What is compared of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    pub updated: Micros,
    pub removed: bool,
    pub votes: i64,
}

impl Compared {
    /// Who comes after a removal is not told what stood there.
    pub const REMOVED: Compared = Compared { updated: 0, removed: true, votes: 0 };
}

impl Standing {
    pub fn compared(&self) -> Compared {
        let Standing { updated, removed, votes, .. } = *self;
        if removed { Compared::REMOVED } else { Compared { updated, removed, votes } }
    }

    fn mark(&self, here: &Origin) -> Mark {
        let Compared { updated, removed, votes } = self.compared();
        mark(&format!("{}\n{updated}\n{removed}\n{votes}", here.complete(&self.uri)))
    }
}

/// The posts of threads that count. At the community's home what is hidden there does not, nor what comes from a node
/// that it blocks: nobody is told of it. A copy keeps what it hides (`$2`), so that hiding makes no difference to heal, and
/// counts what of its own waits for the home.
const COUNTED: &str = "SELECT p.id, p.thread, p.uri, p.seq, p.updated, p.removed, p.votes FROM posts p
     WHERE p.thread = ANY($1) AND p.deleted IS NULL
     AND (p.state = 'shown' OR $2 AND p.state = 'waiting') AND ($2 OR NOT p.hidden)
     AND ($2 OR NOT EXISTS (SELECT 1 FROM actors ba JOIN nodes bn ON bn.id = ba.node WHERE ba.id = p.author AND bn.blocked))";

row! {
    /// How a thread stands, besides its posts: locked, pinned, in which topic, and which reply sums it up; stored URIs.
    #[derive(PartialEq, Eq)]
    pub struct States { pub locked: bool, pub pinned: bool, pub topic: Option<String>, pub summary: Option<String> }
}

/// How the thread `t` stands, as SQL.
const STATES: &str = "t.locked, t.pinned, (SELECT o.uri FROM topics o WHERE o.id = t.topic) AS topic,
     (SELECT sp.uri FROM summaries s JOIN posts sp ON sp.id = s.post WHERE s.thread = t.id) AS summary";

/// How a thread stands.
pub fn states(conn: &mut Conn, thread: i64) -> Result<Option<States>> {
    conn.one(sql!(format!("SELECT {STATES} FROM threads t WHERE t.id = $1"), thread))
}

impl States {
    /// The same with full URIs, as homes tell it.
    pub fn told(self, here: &Origin) -> States {
        let whole = |uri: Option<String>| uri.map(|uri| here.complete(&uri));
        States { topic: whole(self.topic), summary: whole(self.summary), ..self }
    }

    /// What is compared of it. Topic and summary stand in it only where there is one: threads without are compared as
    /// they were before there were any.
    fn text(&self) -> String {
        let mut text = format!("locked {}\npinned {}", self.locked, self.pinned);
        for (key, uri) in [("topic", &self.topic), ("summary", &self.summary)] {
            if let Some(uri) = uri {
                text.push_str(&format!("\n{key} {uri}"));
            }
        }
        text
    }
}

row! {
    /// A thread whose digest is to be made.
    struct Stale {
        id: i64,
        uri: String,
        digest: Option<Vec<u8>>,
        counted: i64,
        replies: i64,
        locked: bool,
        pinned: bool,
        topic: Option<String>,
        summary: Option<String>,
        told: bool,
    }
    struct Kept { buckets: Vec<u8>, threads: i64, posts: i64, policy: i64 }
}

/// Something that is compared changed in a thread.
pub fn changed(tx: &mut Tx, thread: i64) -> Result<()> {
    // Whatever it says already: who makes the digest now has to wait for what this transaction writes, or be waited for.
    tx.run(sql!("UPDATE threads SET stale = TRUE WHERE id = $1", thread))?;
    Ok(())
}

/// Whether something changed since digests were made.
pub fn is_stale(conn: &mut Conn, community: i64) -> Result<bool> {
    let text = "SELECT CAST(1 AS BIGINT) AS n FROM threads WHERE community = $1 AND stale LIMIT 1";
    if conn.number(sql!(text, community))?.is_some() {
        return Ok(true);
    }
    let (kept, now) = (kept(conn, community)?, association::version(conn)?);
    Ok(kept.is_some_and(|kept| kept.policy != now) && actors::by_id(conn, community)?.is_here())
}

/// Makes the digests anew of some threads that changed. [`is_stale`] tells whether others wait.
pub fn refresh(tx: &mut Tx, here: &Origin, community: i64) -> Result<()> {
    let copy = !actors::by_id(tx.conn, community)?.is_here();
    let mut kept = lock(tx, community)?;
    let policy = association::version(tx.conn)?;
    if kept.policy != policy && !copy {
        // What is blocked may have changed.
        tx.run(sql!("UPDATE threads SET stale = TRUE WHERE community = $1 AND NOT stale", community))?;
    }
    kept.policy = policy;
    let stale = stale(tx, community, copy)?;
    let ids: Vec<i64> = stale.iter().map(|s| s.id).collect();
    let mut posts: HashMap<i64, Vec<Standing>> = HashMap::new();
    for post in tx.all::<Standing>(sql!(COUNTED, ids, copy))? {
        posts.entry(post.thread).or_default().push(post);
    }
    for thread in stale {
        let own = posts.remove(&thread.id).unwrap_or_default();
        let uri = here.complete(&thread.uri);
        let digest = Some(of_posts(here, &uri, &thread, &own)).filter(|_| thread.told && !own.is_empty());
        let counted = if digest.is_some() { i64::try_from(own.len()).unwrap_or(0) } else { 0 };
        kept.put(&uri, thread.digest.as_deref(), digest.as_ref().map(<[u8; LENGTH]>::as_slice));
        kept.posts += counted - thread.counted;
        tx.run(sql!(
            "UPDATE threads SET stale = FALSE, digest = $1, counted = $2, bucket = $3 WHERE id = $4",
            digest.map(|d| d.to_vec()),
            counted,
            i64::try_from(bucket(&uri)).unwrap_or(0),
            thread.id
        ))?;
    }
    tx.run(sql!(
        "UPDATE digests SET buckets = $1, threads = $2, posts = $3, policy = $4 WHERE community = $5",
        kept.buckets,
        kept.threads,
        kept.posts,
        kept.policy,
        community
    ))?;
    Ok(())
}

/// Threads that changed, each held until the transaction ends: what happens in it meanwhile marks it again.
fn stale(tx: &mut Tx, community: i64, copy: bool) -> Result<Vec<Stale>> {
    let text = format!(
        "SELECT t.id, p.uri, t.digest, t.counted, {STATES}, t.replies,
                t.visibility = 'public' AND ($2 OR NOT t.hidden) AND (p.state = 'shown' OR $2 AND p.state = 'waiting')
                AND ($2 OR NOT EXISTS (SELECT 1 FROM actors ba JOIN nodes bn ON bn.id = ba.node
                                       WHERE ba.id = p.author AND bn.blocked)) AS told
         FROM threads t JOIN posts p ON p.id = t.id
         WHERE t.community = $1 AND t.stale ORDER BY t.id LIMIT $3 FOR UPDATE"
    );
    let mut found = tx.all::<Stale>(sql!(text, community, copy, BATCH))?;
    // One thread at least, however long it is.
    let mut posts = 0;
    let fits = |thread: &&Stale| {
        posts += thread.replies;
        posts <= POSTS
    };
    let some = found.iter().take_while(fits).count().max(1);
    found.truncate(some);
    Ok(found)
}

/// The row of a community, held until the transaction ends.
fn lock(tx: &mut Tx, community: i64) -> Result<Kept> {
    tx.run(sql!(
        "INSERT INTO digests (community, buckets) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        community,
        vec![0_u8; BUCKETS * LENGTH]
    ))?;
    let kept = tx.one::<Kept>(sql!(
        "SELECT buckets, threads, posts, policy FROM digests WHERE community = $1 FOR UPDATE",
        community
    ))?;
    kept.ok_or(crate::error::Error::NotFound)
}

fn of_posts(here: &Origin, uri: &str, thread: &Stale, posts: &[Standing]) -> Mark {
    let Stale { locked, pinned, .. } = *thread;
    let states = States { locked, pinned, topic: thread.topic.clone(), summary: thread.summary.clone() };
    let mut digest = mark(&format!("{uri}\n{}", states.told(here).text()));
    posts.iter().for_each(|post| add(&mut digest, &post.mark(here)));
    digest
}

impl Kept {
    /// Takes what a thread was out of its bucket, and puts in what it is.
    fn put(&mut self, uri: &str, was: Option<&[u8]>, is: Option<&[u8]>) {
        let at = bucket(uri) * LENGTH;
        let Some(bucket) = self.buckets.get_mut(at..at + LENGTH) else { return };
        for digest in [was, is].into_iter().flatten() {
            // With its URI, so that two threads that changed places are told from none that did.
            add(bucket, &mark(&format!("{uri}\n{}", crate::base::id::hex(digest))));
        }
        self.threads += i64::from(is.is_some()) - i64::from(was.is_some());
    }
}

/// What stands in a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    pub threads: i64,
    pub posts: i64,
    pub buckets: Vec<Mark>,
}

impl Whole {
    /// All of it in one value.
    pub fn root(&self) -> Mark {
        let all: String = self.buckets.iter().map(|b| crate::base::id::hex(b)).collect();
        mark(&all)
    }
}

fn kept(conn: &mut Conn, community: i64) -> Result<Option<Kept>> {
    conn.one(sql!("SELECT buckets, threads, posts, policy FROM digests WHERE community = $1", community))
}

/// What stands in a community, as of the last [`refresh`].
pub fn of_community(conn: &mut Conn, community: i64) -> Result<Whole> {
    let none = || Kept { buckets: vec![0; BUCKETS * LENGTH], threads: 0, posts: 0, policy: 0 };
    let kept = kept(conn, community)?.unwrap_or_else(none);
    let buckets = kept.buckets.chunks(LENGTH).map(|c| to_mark(c).unwrap_or_default()).collect();
    Ok(Whole { threads: kept.threads, posts: kept.posts, buckets })
}

fn to_mark(bytes: &[u8]) -> Option<Mark> {
    Mark::try_from(bytes).ok()
}

/// Reads a mark as it is told: hexadecimal.
pub fn parse(text: &str) -> Option<Mark> {
    let mut mark = Mark::default();
    let bytes = text.as_bytes();
    if bytes.len() != LENGTH * 2 {
        return None;
    }
    for (to, pair) in mark.iter_mut().zip(bytes.chunks(2)) {
        *to = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(mark)
}

row! {
    /// A thread with its digest.
    pub struct Digested { pub id: i64, pub uri: String, pub page: String, pub digest: Vec<u8>, pub counted: i64 }
}

/// The threads in one part of a community, from behind `after` on.
pub fn in_bucket(
    conn: &mut Conn,
    community: i64,
    bucket: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<Digested>> {
    conn.all(sql!(
        "SELECT t.id, p.uri, p.page, t.digest, t.counted FROM threads t JOIN posts p ON p.id = t.id
         WHERE t.community = $1 AND t.bucket = $2 AND t.digest IS NOT NULL AND t.id > $3 ORDER BY t.id LIMIT $4",
        community,
        bucket,
        after,
        limit
    ))
}

/// The digest of a thread, if it has one, as of the last [`refresh`].
pub fn of_thread(conn: &mut Conn, thread: i64) -> Result<Option<Mark>> {
    row! { struct Found { digest: Option<Vec<u8>> } }
    let found = conn.one::<Found>(sql!("SELECT digest FROM threads WHERE id = $1", thread))?;
    Ok(found.and_then(|f| f.digest).and_then(|d| to_mark(&d)))
}

/// The posts of a thread that its digest is made of, in the order in which they came, from behind the place `after`.
pub fn posts(conn: &mut Conn, community: i64, thread: i64, after: i64, limit: i64) -> Result<Vec<Standing>> {
    let copy = !actors::by_id(conn, community)?.is_here();
    let text = format!("{COUNTED} AND p.seq > $3 ORDER BY p.seq LIMIT $4");
    conn.all(sql!(text, vec![thread], copy, after, limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_what_its_threads_are_in_any_order() {
        let empty = || Kept { buckets: vec![0; BUCKETS * LENGTH], threads: 0, posts: 0, policy: 0 };
        let (a, b, c) = ([1_u8; LENGTH], [2_u8; LENGTH], [3_u8; LENGTH]);
        let (mut one, mut other) = (empty(), empty());
        one.put("https://a.test/t/1", None, Some(&a));
        one.put("https://a.test/t/2", None, Some(&b));
        one.put("https://a.test/t/1", Some(&a), Some(&c));
        other.put("https://a.test/t/2", None, Some(&b));
        other.put("https://a.test/t/1", None, Some(&c));
        assert_eq!((&one.buckets, one.threads), (&other.buckets, other.threads));
        one.put("https://a.test/t/1", Some(&c), None);
        one.put("https://a.test/t/2", Some(&b), None);
        assert_eq!((one.buckets, one.threads), (empty().buckets, 0));
    }

    #[test]
    fn a_mark_is_read_as_it_is_told() {
        let told = crate::base::id::hex(&mark("x"));
        assert_eq!(parse(&told), Some(mark("x")));
        for bad in ["", "zz", &told[1..], &format!("{told}0"), "éééééééééééééééé"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
