//! A world to read in, loaded in bulk: communities, people here and elsewhere, threads with replies and votes.
//!
//! Everything follows from numbers, so that two loads are alike. Posts lie in the order in which a node would have got
//! them: thousands of threads are alive at a time, so that no two replies of a thread are neighbours. The secondary
//! indexes are dropped before and made again behind it, as the schema itself words them.

use std::time::{Duration, Instant};

use collegium::base::db::Location;
use collegium::base::sql::{Conn, Dialect};
use collegium::row;
use collegium::sql;
use collegium::threads::path_segment;
use diesel::{Connection, PgConnection, SqliteConnection};

use crate::Outcome;
use crate::ground::Ground;
use crate::seed::Home;

/// How much there is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub communities: i64,
    /// Threads with 0 to 19 replies; a thousand of them are in the measured community.
    pub threads: i64,
    /// Threads with 200 replies, all of those that are measured among them.
    pub medium: i64,
    /// Threads with 5,000 replies.
    pub long: i64,
    pub people: i64,
    /// How many threads are alive at a time.
    pub alive: i64,
}

/// 4,022 opening posts with 52,000 replies.
pub const SMALL: Size =
    Size { communities: 20, threads: 4_000, medium: 20, long: 2, people: 2_000, alive: 200 };
/// A million opening posts with ten million replies.
pub const LARGE: Size =
    Size { communities: 1_000, threads: 1_000_000, medium: 1_000, long: 100, people: 20_000, alive: 20_000 };

/// So many medium and long threads are in the measured community, whatever the size.
pub const MEDIUM: i64 = 20;
pub const LONG: i64 = 2;
pub const MEDIUM_REPLIES: i64 = 200;
pub const LONG_REPLIES: i64 = 5_000;

/// More than the longest thread has replies: the room that a batch gives each of its threads.
const ROOM: i64 = 6_000;
/// 2023-11-25T00:00:00Z; the newest post is younger than three years.
const BEGIN: i64 = 1_700_870_400_000_000;
const SPAN: i64 = 3 * 365 * 24 * 3600 * 1_000_000;
const GROUPS: i64 = 10_000_000;
const NODES: i64 = 50;

/// What a loaded world is, for the record.
pub struct Loaded {
    pub posts: i64,
    pub replies: i64,
    pub took: Duration,
    /// Bytes of the database.
    pub bytes: i64,
}

struct Loader {
    conn: Conn,
    size: Size,
    /// The measured community.
    community: i64,
}

/// Fills the database of a ground on which [`crate::seed::home`] was made and no node runs.
pub fn load(ground: &Ground, home: &Home, size: Size) -> Outcome<Loaded> {
    let started = Instant::now();
    let conn = match ground.database.location() {
        Location::Sqlite(path) => Conn::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?),
        Location::Postgres(url) => Conn::Pg(PgConnection::establish(&url)?),
    };
    let mut loader = Loader { conn, size, community: home.community };
    loader.prepare()?;
    let indexes = loader.drop_indexes()?;
    loader.people(home)?;
    for batch in 0..size.batches() {
        loader.posts(batch)?;
    }
    loader.counters()?;
    loader.votes()?;
    for index in &indexes {
        loader.conn.batch(index)?;
    }
    loader.finish()?;
    let number = |conn: &mut Conn, text: &'static str| conn.number(sql!(text)).map(|n| n.unwrap_or(0));
    let posts = number(&mut loader.conn, "SELECT count(*) AS n FROM threads")?;
    let replies = number(&mut loader.conn, "SELECT CAST(sum(replies) AS BIGINT) AS n FROM threads")?;
    let bytes = match ground.database.location() {
        Location::Sqlite(path) => i64::try_from(std::fs::metadata(path)?.len())?,
        Location::Postgres(_) => {
            number(&mut loader.conn, "SELECT pg_database_size(current_database()) AS n")?
        }
    };
    Ok(Loaded { posts, replies, took: started.elapsed(), bytes })
}

impl Size {
    fn batches(self) -> i64 {
        (self.threads + self.alive - 1) / self.alive
    }

    /// Ids of a batch and place: one row for each thread that is alive, after those the medium and long ones.
    fn width(self) -> i64 {
        self.alive + self.medium + self.long
    }

    /// The id of the post at `slot` of `column` in `batch`, all three in SQL.
    fn id(self, batch: &str, slot: &str, column: &str) -> String {
        format!("(1000000 + (CAST({batch} AS BIGINT) * {ROOM} + ({slot})) * {} + ({column}))", self.width())
    }

    /// When the post with this id came, in SQL: spread over [`SPAN`], unlike for unlike ids.
    fn at(self, id: &str) -> String {
        let step = SPAN / (self.batches() * ROOM * self.width());
        format!("({BEGIN} + {id} * {})", step.max(1))
    }
}

/// The replies of a world's threads, one kind at a time.
struct Kind {
    /// SQL over `t.i` (the thread's number) and `k` (the reply's number, 0 for the opening post).
    id: Box<dyn Fn(&str) -> String>,
    /// `t` and `k`: which threads, which of their posts.
    from: String,
}

impl Loader {
    fn run(&mut self, text: &str) -> Outcome {
        self.conn.batch(text).map_err(|e| format!("{e}: {text}").into())
    }

    /// No foreign keys are looked up row by row, and nothing is durable until it is finished.
    fn prepare(&mut self) -> Outcome {
        let settings = match self.conn.dialect() {
            Dialect::Sqlite => {
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
                 PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE"
            }
            Dialect::Postgres => {
                "SET session_replication_role = replica; SET synchronous_commit = off; SET jit = off;
                 SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'"
            }
        };
        // The connections that were here before it close in threads of their own.
        let started = Instant::now();
        while let Err(e) = self.run(settings) {
            if started.elapsed() > Duration::from_secs(10) {
                return Err(e);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.run("CREATE TEMPORARY TABLE shape (k BIGINT NOT NULL PRIMARY KEY, parent BIGINT, path TEXT, depth BIGINT)")?;
        let rows: Vec<String> = shape().collect();
        for rows in rows.chunks(500) {
            self.run(&format!("INSERT INTO shape (k, parent, path, depth) VALUES {}", rows.join(", ")))?;
        }
        if self.conn.dialect() == Dialect::Postgres { self.run("ANALYZE shape") } else { Ok(()) }
    }

    /// Takes the secondary indexes away and tells how they are made.
    fn drop_indexes(&mut self) -> Outcome<Vec<String>> {
        row! { struct Index { name: String, text: String } }
        let query = match self.conn.dialect() {
            Dialect::Sqlite => {
                "SELECT name, sql AS text FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            }
            Dialect::Postgres => {
                "SELECT indexname AS name, indexdef AS text FROM pg_indexes WHERE schemaname = 'public'
                 AND indexname NOT IN (SELECT conname FROM pg_constraint)"
            }
        };
        let tables = ["posts", "threads", "votes", "reads", "memberships", "actors"];
        let all = self.conn.all::<Index>(sql!(query))?;
        let ours = |i: &Index| {
            tables.iter().any(|t| i.text.contains(&format!(" {t} ")) || i.text.contains(&format!(".{t} ")))
        };
        let all: Vec<Index> = all.into_iter().filter(ours).collect();
        for index in &all {
            self.run(&format!("DROP INDEX {}", index.name))?;
        }
        Ok(all.into_iter().map(|i| i.text).collect())
    }

    /// Rows `i` from 1 to `$to` in front of a SELECT.
    fn insert(&mut self, into: &str, to: i64, select: &str) -> Outcome {
        let numbers = format!(
            "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {to})"
        );
        self.run(&format!("INSERT INTO {into} {numbers} SELECT {select} FROM n"))
    }

    /// Nodes, people (every fourth is of this node), communities (every second is), and who is in which.
    fn people(&mut self, home: &Home) -> Outcome {
        let Size { communities, people, threads, .. } = self.size;
        self.insert("nodes (id, authority, first_seen)", NODES, "i, 'node' || i || '.example', 0")?;
        self.insert(
            "actors (id, uri, node, kind, handle, handle_key, name, profession, created, updated)",
            people,
            &format!(
                "i, CASE WHEN i % 4 = 0 THEN '/u/' || i ELSE 'https://node' || (1 + i % {NODES}) || '.example/u/' || i END,
                 CASE WHEN i % 4 <> 0 THEN 1 + i % {NODES} END, 'person', 'person' || i, 'person' || i,
                 'Person ' || i || ' Sample', CASE i % 3 WHEN 0 THEN 'physiotherapist' WHEN 1 THEN 'podiatrist' END, 0, 0"
            ),
        )?;
        self.insert(
            "actors (id, uri, node, kind, handle, handle_key, name, created, updated)",
            communities,
            &format!(
                "{GROUPS} + i, CASE WHEN i % 2 = 0 THEN '/c/' || i ELSE 'https://node' || (1 + i % {NODES}) || '.example/c/' || i END,
                 CASE WHEN i % 2 <> 0 THEN 1 + i % {NODES} END, 'group', 'group' || i, 'group' || i, 'Group ' || i, 0, 0"
            ),
        )?;
        self.insert(
            "communities (actor, visibility, last_at, created)",
            communities,
            &format!(
                "{GROUPS} + i, CASE WHEN i % 4 = 3 THEN 'members' ELSE 'public' END, {BEGIN} + i, {BEGIN} + i"
            ),
        )?;
        let member = |community: &str, place: &str, of: &str| {
            format!(
                "{place}, {community}, 1 + (({of}) * 13 + (i % 50) * 31) % {people},
                 CASE WHEN i % 50 = 0 THEN 'facilitator' WHEN i % 50 = 1 THEN 'moderator' ELSE 'member' END, 'member', {BEGIN} + i"
            )
        };
        let columns = "memberships (id, community, actor, role, state, since)";
        self.insert(
            columns,
            communities * 50,
            &member(&format!("{GROUPS} + 1 + (i - 1) / 50"), "i", "1 + (i - 1) / 50"),
        )?;
        self.insert(
            columns,
            50,
            &member(&self.community.to_string(), &format!("{} + i", communities * 50), "0"),
        )?;
        // The reader has been in every hundredth thread.
        let first = self.size.id(
            &format!("(i * 100) / {}", self.size.alive),
            "0",
            &format!("(i * 100) % {}", self.size.alive),
        );
        self.insert(
            "reads (member, thread, seq)",
            (threads - 1) / 100,
            &format!("{}, {first}, 3", home.bo.id),
        )
    }

    /// Every thread's community in SQL: a thousand in the measured one, a tenth in one large one, the others anywhere.
    fn community_of(&self, thread: &str) -> String {
        let Size { threads, communities, .. } = self.size;
        format!(
            "CASE WHEN {thread} % {} = 0 THEN {} WHEN {thread} % 10 = 1 THEN {GROUPS} + 2
             ELSE {GROUPS} + 1 + ({thread} * 7919) % {communities} END",
            threads / 1000,
            self.community
        )
    }

    /// The threads that begin in a batch, and every reply that comes while they are alive.
    fn posts(&mut self, batch: i64) -> Outcome {
        let Size { alive, threads, .. } = self.size;
        self.run("BEGIN")?;
        let (first, behind) = (batch * alive, ((batch + 1) * alive).min(threads));
        let size = self.size;
        let ordinary = move |k: &str| size.id(&batch.to_string(), k, &format!("t.i - {first}"));
        let list = format!(
            "(WITH RECURSIVE n(i) AS (SELECT CAST({first} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {behind} - 1) SELECT i, (i * 7) % 20 AS replies FROM n) t"
        );
        let community = self.community_of("t.i");
        self.threads(&ordinary("0"), &list, &community)?;
        let mut kinds =
            vec![Kind { id: Box::new(ordinary), from: format!("{list} JOIN shape k ON k.k <= t.replies") }];
        for (column, count, replies, measured) in self.others() {
            let batches = self.size.batches();
            let id = move |k: &str| {
                let of = format!("(CASE WHEN {k} = 0 THEN 0 ELSE ({k} - 1) * {batches} / {replies} END)");
                size.id(&of, k, &format!("{column} + t.i"))
            };
            let list = format!(
                "(WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {count} - 1) SELECT i, CAST({replies} AS BIGINT) AS replies FROM n) t"
            );
            if batch == 0 {
                let elsewhere = format!("{GROUPS} + 1 + (t.i * 7919) % {}", self.size.communities);
                let community =
                    format!("CASE WHEN t.i < {measured} THEN {} ELSE {elsewhere} END", self.community);
                self.threads(&id("0"), &list, &community)?;
            }
            // Reply `k` comes in the batch `(k - 1) * batches / replies`.
            let begin = |batch: i64| (batch * replies + batches - 1) / batches + 1;
            let from = if batch == 0 { 0 } else { begin(batch) };
            kinds.push(Kind {
                id: Box::new(id),
                from: format!("{list} JOIN shape k ON k.k BETWEEN {from} AND {}", begin(batch + 1) - 1),
            });
        }
        let selects: Vec<String> = kinds.iter().map(|kind| self.post(kind)).collect();
        self.run(&format!(
            "INSERT INTO posts (id, uri, page, thread, parent, author, path, depth, seq, source, html, renderer, language, url,
                                claimed, created, updated, version, edited, state, votes)
             SELECT id, CASE WHEN author % 4 <> 0 THEN 'https://node' || (1 + author % {NODES}) || '.example/o/' || (1000000000000 + id)
                             WHEN parent IS NULL THEN '/t/p' || (1000000000000 + id) ELSE '/r/p' || (1000000000000 + id) END,
                    'p' || (1000000000000 + id), thread, parent, author, path, depth, seq,
                    CASE WHEN author % 4 = 0 THEN '{source}' END, '<p>' || '{words}' || '</p>', 1, 'en',
                    CASE WHEN author % 4 <> 0 THEN 'https://node' || (1 + author % {NODES}) || '.example/o/' || (1000000000000 + id) END,
                    {at}, {at}, {at}, '/a/' || id, seq % 17 = 3, 'shown', CASE WHEN id % 10 = 0 THEN 2 ELSE 0 END
             FROM ({selects}) AS every ORDER BY id",
            source = WORDS,
            words = WORDS,
            at = self.size.at("id"),
            selects = selects.join(" UNION ALL ")
        ))?;
        self.run("COMMIT")
    }

    /// The threads that have more replies: the first of their columns, how many, replies each, how many are measured.
    fn others(&self) -> [(i64, i64, i64, i64); 2] {
        let Size { alive, medium, long, .. } = self.size;
        [(alive, medium, MEDIUM_REPLIES, MEDIUM), (alive + medium, long, LONG_REPLIES, LONG)]
    }

    fn threads(&mut self, id: &str, list: &str, community: &str) -> Outcome {
        self.run(&format!(
            "INSERT INTO threads (id, community, visibility, title, from_here, replies, last_seq, last_at, created)
             SELECT {id}, {community}, 'public', 'What helps against falls at night? Number ' || t.i, TRUE, t.replies,
                    t.replies, {at}, {at} FROM {list} ORDER BY 1",
            at = self.size.at(id)
        ))
    }

    fn post(&self, kind: &Kind) -> String {
        let (id, thread, parent) = ((kind.id)("k.k"), (kind.id)("0"), (kind.id)("k.parent"));
        format!(
            "SELECT {id} AS id, {thread} AS thread, CASE WHEN k.k > 0 THEN {parent} END AS parent,
                    1 + (t.i * 31 + k.k * 17) % {} AS author, k.path, k.depth, k.k AS seq FROM {}",
            self.size.people, kind.from
        )
    }

    /// What is counted in threads and communities, from the rows.
    fn counters(&mut self) -> Outcome {
        self.run(
            "UPDATE threads SET from_here = (SELECT p.uri FROM posts p WHERE p.id = threads.id) LIKE '/t/%'",
        )?;
        self.run(
            "CREATE TEMPORARY TABLE ends AS SELECT thread, max(created) AS at FROM posts GROUP BY thread",
        )?;
        self.run("CREATE UNIQUE INDEX ends_thread ON ends (thread)")?;
        self.run("UPDATE threads SET last_at = (SELECT e.at FROM ends e WHERE e.thread = threads.id)")?;
        self.run("DROP TABLE ends")?;
        self.run(
            "CREATE TEMPORARY TABLE sums AS SELECT community, count(*) AS n, max(last_at) AS at FROM threads GROUP BY community",
        )?;
        self.run(
            "UPDATE communities SET threads = (SELECT s.n FROM sums s WHERE s.community = communities.actor),
             last_at = (SELECT s.at FROM sums s WHERE s.community = communities.actor)
             WHERE actor IN (SELECT community FROM sums)",
        )?;
        self.run("DROP TABLE sums")?;
        self.run(
            "UPDATE communities SET members = (SELECT count(*) FROM memberships m WHERE m.community = communities.actor AND m.state = 'member')",
        )
    }

    /// Two votes for every tenth post.
    fn votes(&mut self) -> Outcome {
        let people = self.size.people;
        self.run(&format!(
            "INSERT INTO votes (id, post, actor, activity, undone, at)
             SELECT p.id * 2 + v.k, p.id, 1 + (p.id / 10 * 37 + v.k * 11) % {people}, '/v/' || (2000000000000 + p.id * 2 + v.k), FALSE, p.created
             FROM posts p JOIN shape v ON v.k IN (0, 1) WHERE p.id % 10 = 0 ORDER BY p.id"
        ))
    }

    /// What a node would have: SQLite as it was set, PostgreSQL after its own vacuum.
    fn finish(&mut self) -> Outcome {
        match self.conn.dialect() {
            Dialect::Sqlite => {
                self.run("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            Dialect::Postgres => {
                self.run("VACUUM ANALYZE")?;
                self.run("CHECKPOINT")
            }
        }
    }
}

const WORDS: &str = "We tried the stepped protocol on the ward for two months, and the number of falls at night went \
    down by about a third. What helped most was that the night shift was told who had been unsteady that day.";

/// Where reply `k` of every thread stands: in talks of five, three levels deep.
fn shape() -> impl Iterator<Item = String> {
    let mut paths: Vec<String> = vec![String::new()];
    (0..=LONG_REPLIES).map(move |k| {
        let (parent, depth) = match (k, k % 5) {
            (0, _) => return "(0, 0, '', 0)".to_owned(),
            (_, 1) => (0, 1),
            (_, 2) => (k - 1, 2),
            (_, 3) => (k - 1, 3),
            (_, 4) => (k - 3, 2),
            (_, _) => (k - 1, 3),
        };
        let above =
            usize::try_from(parent).ok().and_then(|place| paths.get(place)).cloned().unwrap_or_default();
        let path = format!("{above}{}", path_segment(k));
        paths.push(path.clone());
        format!("({k}, {parent}, '{path}', {depth})")
    })
}
