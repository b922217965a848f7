//! Query plans on a database of some size: whatever the node asks, it finds by an index, never by reading a large
//! table from end to end. The statements are those that the code really sends.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use collegium::accounts::{self, Viewer};
use collegium::base::language::Languages;
use collegium::base::page::Cursor;
use collegium::base::sql::{Conn, Dialect};
use collegium::base::time::Clock;
use collegium::exchange::deliveries::{self, Which};
use collegium::exchange::journey::{self, STATES, Sight};
use collegium::exchange::{figures, nodes, queues, received};
use collegium::federation::{deliver, inbox, outbox};
use collegium::policy::audit;
use collegium::roster::{import, members, overview};
use collegium::threads::read::{self, Filter, Scope};
use collegium::threads::{digest, divergence, poll};
use collegium::{communities, ledger, row, sql};
use diesel::Connection;
use diesel::connection::InstrumentationEvent;

use crate::support::TestDb;

/// Tables that grow without end.
const LARGE: [&str; 10] = [
    "posts",
    "threads",
    "deliveries",
    "inbox_items",
    "facts",
    "activities",
    "votes",
    "versions",
    "reads",
    "mentions",
];

const COMMUNITIES: i64 = 200;
const THREADS: i64 = 5_000;
const POSTS: i64 = 50_000;

/// Numbers from 1 to `$n` as rows `i`.
fn numbers(to: i64) -> String {
    format!("WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {to})")
}

/// Fills a database with as much as an association has after some years.
fn seed(conn: &mut Conn) {
    let person = COMMUNITIES + 1;
    let all = [
        "INSERT INTO nodes (id, authority, first_seen) SELECT i, 'node' || i || '.test', 0 FROM n".to_owned(),
        format!(
            "INSERT INTO actors (id, uri, kind, handle, handle_key, name, created, updated, node)
             SELECT i, '/x/' || i, CASE WHEN i <= {COMMUNITIES} THEN 'group' ELSE 'person' END, 'h' || i, 'h' || i,
                    'Name ' || i, 0, 0, CASE WHEN i % 5 = 0 THEN 1 + i % 100 END FROM n"
        ),
        "INSERT INTO communities (actor, visibility, last_at, created)
         SELECT i, CASE WHEN i % 4 = 0 THEN 'members' ELSE 'public' END, i, i FROM n"
            .to_owned(),
        "INSERT INTO members (id, password, language, time_zone, created) SELECT i, '', 'en', 'UTC', 0 FROM n".to_owned(),
        format!("INSERT INTO member_actors (member, actor) SELECT i, i + {COMMUNITIES} FROM n"),
        format!(
            "INSERT INTO memberships (id, community, actor, role, state, since)
             SELECT i, 1 + i % {COMMUNITIES}, {person} + i / {COMMUNITIES}, 'member', 'member', i FROM n"
        ),
        format!(
            "INSERT INTO threads (id, community, visibility, title, from_here, replies, last_seq, last_at, created, kind,
                                  ends)
             SELECT i, 1 + i % {COMMUNITIES}, 'public', 'Title ' || i, i % 2 = 0, i % 20, i % 20, i, i,
                    CASE i % 60 WHEN 0 THEN 'question' WHEN 20 THEN 'notice' WHEN 40 THEN 'poll' ELSE 'discussion' END,
                    CASE WHEN i % 60 IN (20, 40) THEN i END FROM n"
        ),
        format!(
            "INSERT INTO posts (id, uri, page, thread, parent, author, path, depth, seq, html, renderer, claimed,
                                created, updated, version, state)
             SELECT i, '/r/' || i, 'p' || i, 1 + (i - 1) % {THREADS}, CASE WHEN i > {THREADS} THEN 1 + (i - 1) % {THREADS} END,
                    {person} + i % 1000, CASE WHEN i > {THREADS} THEN substr('0000' || (i / {THREADS}), -5) ELSE '' END, 0, 0,
                    '<p>x</p>', 1, i, i, i, '/a/' || i, 'shown' FROM n"
        ),
        format!(
            "INSERT INTO activities (id, uri, kind, actor, community, post, local, public, created, fact)
             SELECT i, '/a/' || i, 'Create', {person} + i % 1000, 1 + i % {COMMUNITIES}, i, TRUE, TRUE, i, i FROM n"
        ),
        "INSERT INTO deliveries (id, activity, node, inbox, ord, state, created)
         SELECT i, i, 1 + i % 100, 'x', i, CASE WHEN i > 49900 THEN 'pending' ELSE 'done' END, i FROM n"
            .to_owned(),
        format!(
            "INSERT INTO inbox_items (id, uri, node, sender, kind, received, state, due)
             SELECT i, 'https://node1.test/' || i, 1 + i % 100, {person} + i % 1000, 'Create', i,
                    CASE WHEN i > 49900 THEN 'new' ELSE 'done' END, i FROM n"
        ),
        format!(
            "INSERT INTO facts (id, tx, n, position, what, by_actor, community, post, at)
             SELECT i, 0, 1, i, 'reply-posted', {person}, 1, i, i FROM n"
        ),
        format!(
            "INSERT INTO votes (id, post, actor, activity, undone, at)
             SELECT i, i, {person} + i % 1000, '/v/' || i, FALSE, i FROM n"
        ),
        "INSERT INTO versions (post, updated, version, html) SELECT i, i, '/a/' || i, 'x' FROM n".to_owned(),
        format!("INSERT INTO mentions (post, actor) SELECT i, {person} + i % 1000 FROM n"),
        format!("INSERT INTO reads (member, thread, seq) SELECT 1 + i % 500, 1 + i % {THREADS}, 3 FROM n"),
        "INSERT INTO acts (id, at, by_actor, role, act, community, post) SELECT i, i, 1, 'moderator', 'lock', 1, i FROM n"
            .to_owned(),
    ];
    let counts = [
        100,
        3000,
        COMMUNITIES,
        1000,
        20_000,
        THREADS,
        POSTS,
        POSTS,
        POSTS,
        POSTS,
        POSTS,
        POSTS,
        POSTS,
        POSTS,
        5000,
        2000,
    ];
    // Members come before what refers to them: 1000 of them, each with an actor.
    let counts = counts[..4].iter().chain(&[1000]).chain(&counts[4..]);
    for (text, count) in all.iter().zip(counts) {
        let (into, select) = text.split_once("SELECT").unwrap();
        // The numbers stand before the SELECT, where both databases read them.
        let text = format!("{into}{} SELECT{select}", numbers(*count));
        conn.batch(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
    }
    conn.batch("UPDATE threads SET digest = 'x', stale = FALSE, bucket = id % 256 WHERE id % 20 <> 0")
        .unwrap();
    conn.batch("ANALYZE").unwrap();
}

/// Writes down every statement that a connection sends from now on.
fn listen(conn: &mut Conn) -> Arc<Mutex<Vec<String>>> {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let log = heard.clone();
    let listener = move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            log.lock().unwrap().push(query.to_string());
        }
    };
    match conn {
        Conn::Sqlite(c) => c.set_instrumentation(listener),
        Conn::Pg(c) => c.set_instrumentation(listener),
    }
    heard
}

/// A statement as it was sent: its text, and its binds in Rust's notation.
fn parts(heard: &str) -> (String, Vec<String>) {
    let (text, binds) = heard.split_once(" -- binds: ").unwrap_or((heard, "[]"));
    // One pair of brackets: the first or last bind may be a list itself.
    let inner = binds.trim().strip_prefix('[').and_then(|b| b.strip_suffix(']')).unwrap_or(binds);
    let mut all = Vec::new();
    let (mut depth, mut quoted, mut word) = (0, false, String::new());
    for c in inner.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            ',' if depth == 0 && !quoted => {
                all.push(std::mem::take(&mut word));
                continue;
            }
            _ => {}
        }
        word.push(c);
    }
    all.push(word);
    all.retain(|w| !w.trim().is_empty());
    (text.to_owned(), all.iter().map(|w| literal(w.trim())).collect())
}

/// A bind as SQL writes it.
fn literal(bind: &str) -> String {
    let bare = bind.strip_prefix("Some(").and_then(|b| b.strip_suffix(')')).unwrap_or(bind);
    if bare == "None" {
        "NULL".to_owned()
    } else if let Some(text) = bare.strip_prefix('"') {
        format!("'{}'", text.trim_end_matches('"').replace('\'', "''"))
    } else if bare.starts_with('[') {
        format!("ARRAY{bare}::bigint[]")
    } else {
        bare.to_owned()
    }
}

row! {
    struct SqlitePlan { detail: String }
    struct PgPlan {
        #[diesel(column_name = "QUERY PLAN")]
        line: String,
    }
}

/// The plan of a statement: the lines of it that read a large table from end to end.
fn scans(conn: &mut Conn, text: &str, binds: &[String]) -> Vec<String> {
    match conn.dialect() {
        Dialect::Sqlite => sqlite_scans(conn, text),
        Dialect::Postgres => postgres_scans(conn, text, binds),
    }
}

/// `SCAN t` reads a table or a whole index; `SCAN t USING INDEX` in the order of a list is read as far as its LIMIT.
fn sqlite_scans(conn: &mut Conn, text: &str) -> Vec<String> {
    let aliases = aliases(text);
    let lines = conn
        .all::<SqlitePlan>(sql!(format!("EXPLAIN QUERY PLAN {}", text.replace('?', "NULL"))))
        .unwrap_or_else(|e| panic!("{e}: {text}"));
    let limited = text.contains("LIMIT");
    lines
        .into_iter()
        .map(|l| l.detail)
        .filter(|line| {
            let scanned = line.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
            let table = scanned.map(|name| aliases.get(name).map_or(name, String::as_str).to_owned());
            let in_order = line.contains("USING INDEX") || line.contains("USING COVERING INDEX");
            table.is_some_and(|t| LARGE.contains(&t.as_str())) && !(in_order && limited)
        })
        .collect()
}

fn postgres_scans(conn: &mut Conn, text: &str, binds: &[String]) -> Vec<String> {
    conn.batch(&format!("PREPARE plan AS {text}")).unwrap_or_else(|e| panic!("{e}: {text}"));
    let given = if binds.is_empty() { String::new() } else { format!("({})", binds.join(", ")) };
    // After five plans for the values at hand the server may keep one for all values: what counts is what it does then.
    let explain = format!("EXPLAIN EXECUTE plan{given}");
    let mut lines = Vec::new();
    for _ in 0..7 {
        lines = conn.all::<PgPlan>(sql!(explain.clone())).unwrap_or_else(|e| panic!("{e}: {text} {binds:?}"));
    }
    let found = lines
        .into_iter()
        .map(|l| l.line)
        .filter(|line| {
            let scanned =
                line.split_once("Seq Scan on ").map(|(_, rest)| rest.split(' ').next().unwrap_or(""));
            scanned.is_some_and(|table| LARGE.contains(&table))
        })
        .collect();
    conn.batch("DEALLOCATE plan").unwrap();
    found
}

/// Which table each alias of a statement stands for.
fn aliases(text: &str) -> BTreeMap<String, String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = BTreeMap::new();
    for three in words.windows(3) {
        if matches!(three[0], "FROM" | "JOIN" | "UPDATE") {
            let table = three[1].trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
            let alias = three[2].trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
            found.insert(alias.to_owned(), table.to_owned());
        }
    }
    found
}

/// Asks everything that pages, the API, the queues and the ledger ask.
fn ask_everything(conn: &mut Conn) {
    let member = accounts::by_handle(conn, &format!("h{}", COMMUNITIES + 1)).unwrap().unwrap();
    let viewers = [Viewer::Anonymous, Viewer::Member(member.clone()), Viewer::Remote(2000), Viewer::Node];
    let some = Cursor { at: 2500, id: 2500, text: String::new() };
    for who in &viewers {
        for filter in Filter::ALL {
            for scope in [Scope::Community(1), Scope::Mine, Scope::Everything] {
                // Who is nobody has no communities; nobody asks for them.
                if scope == Scope::Mine && who.member().is_none() {
                    continue;
                }
                for after in [&Cursor::newest(), &some] {
                    for languages in [Languages::all(), Languages::parse("mi,nb").unwrap()] {
                        read::list(conn, who, scope, filter, &languages, after).unwrap();
                    }
                }
            }
        }
        read::pinned(conn, who, 1).unwrap();
        read::summary(conn, who, 5).unwrap();
        read::unread_count(conn, &member, who, 1).unwrap();
        read::thread(conn, who, "p5").unwrap();
        read::thread_by_id(conn, who, 5).unwrap();
        read::thread_by_uri(conn, who, "/r/5").unwrap();
        let post = read::post(conn, who, "p20005").unwrap();
        read::post_by_uri(conn, who, "/r/5").unwrap();
        read::cursor_before(conn, who, &post).unwrap();
        read::replies(conn, who, 5, "").unwrap();
        read::replies(conn, who, 5, "00003").unwrap();
        read::history(conn, who, "p5").unwrap();
        if matches!(who, Viewer::Member(_) | Viewer::Node) {
            journey::of(conn, who, post.id).unwrap();
        }
        read::by_author(conn, who, COMMUNITIES + 5, &Cursor::newest()).unwrap();
        read::acts(conn, who, 1, &Cursor::newest()).unwrap();
        communities::read::list(conn, who, "", &Cursor::newest()).unwrap();
        communities::read::list(conn, who, "name", &Cursor::newest()).unwrap();
        communities::read::mine(conn, who).unwrap();
        communities::read::find(conn, who, "h1").unwrap();
    }
    ask_members(conn, &member);
    ask_exchange(conn);
    ask_copies(conn);
    poll::is_due(conn, 1_000_000).unwrap();
    poll::of(conn, 40, 2000).unwrap();
    deliver::due_nodes(conn, 1_000_000).unwrap();
    inbox::due_nodes(conn, 1_000_000).unwrap();
    outbox::is_behind(conn).unwrap();
    ledger::after(conn, 40_000, 50).unwrap();
    ledger::cursor(conn, "outbox").unwrap();
}

/// Asks what the pages about members ask.
fn ask_members(conn: &mut Conn, admin: &accounts::Member) {
    let admin = accounts::Member { admin: true, ..admin.clone() };
    let by = admin.admin().unwrap();
    let some = Cursor { at: 2500, id: 500, text: String::new() };
    for after in [&Cursor::newest(), &some] {
        for filter in members::Filter::ALL {
            members::list(conn, by, "", filter, after).unwrap();
            members::list(conn, by, "name", filter, after).unwrap();
        }
        for (act, about) in [("", ""), ("role", ""), ("", "h1"), ("role", "h1")] {
            audit::list(conn, act, about, after).unwrap();
        }
        overview::communities(conn, by, after).unwrap();
        import::list(conn, after).unwrap();
    }
    let one = members::find(conn, &admin.handle).unwrap();
    members::places(conn, &one).unwrap();
    members::sessions(conn, &one, 1_000_000).unwrap();
    overview::waiting(conn, by).unwrap();
    overview::pulse(conn, by, 1_000_000).unwrap();
    import::is_due(conn).unwrap();
}

/// Asks what the pages about other nodes ask.
fn ask_exchange(conn: &mut Conn) {
    let policy = collegium::policy::load(conn).unwrap();
    let some = Cursor { at: 2500, id: 2500, text: "node5".into() };
    for after in [&Cursor::oldest(), &some] {
        nodes::list(conn, &policy, 1_000_000, "", after).unwrap();
        nodes::list(conn, &policy, 1_000_000, "node7", after).unwrap();
    }
    nodes::find(conn, &policy, 1_000_000, "node5.test").unwrap();
    for after in [&Cursor::newest(), &some] {
        deliveries::list(conn, 5, Which::All, after).unwrap();
        deliveries::list(conn, 5, Which::Refused, after).unwrap();
        received::list(conn, 5, after).unwrap();
        received::failed(conn, after).unwrap();
    }
    for state in ["", STATES[0]] {
        journey::deliveries(conn, Sight::All, 20_005, state, &Cursor::oldest()).unwrap();
    }
    received::count_failed(conn).unwrap();
    queues::read(conn).unwrap();
    figures::read(conn, 5).unwrap();
    deliver::worn_out(conn, 1_000_000).unwrap();
    collegium::actors::nodes::undescribed(conn, 1_000_000, 8).unwrap();
}

/// Asks what comparing copies with their homes asks; communities whose number divides by five are at home elsewhere.
fn ask_copies(conn: &mut Conn) {
    for community in [5, 6] {
        digest::is_stale(conn, community).unwrap();
        digest::of_community(conn, community).unwrap();
        digest::in_bucket(conn, community, 7, 0, 250).unwrap();
        digest::posts(conn, community, 1005, -1, 250).unwrap();
        divergence::of_community(conn, community).unwrap();
        divergence::threads(conn, &Viewer::Node, community, "").unwrap();
        divergence::settled(conn, community).unwrap();
        divergence::withheld(conn, community).unwrap();
        divergence::differences(conn, community, "/r/5", 200).unwrap();
    }
    let thread = read::thread_by_id(conn, &Viewer::Node, 1004).unwrap();
    divergence::of_thread(conn, &thread, i64::MAX).unwrap();
    divergence::due(conn, 1_000_000).unwrap();
}

/// What the node's own connection does, with the settings that it has.
fn wrong_plans(conn: &mut Conn) -> Vec<String> {
    // What the test would see if there were something to see.
    for bad in
        ["SELECT p.id AS n FROM posts p WHERE p.html = 'x'", "SELECT count(*) AS n FROM votes WHERE at = 5"]
    {
        assert!(!scans(conn, bad, &[]).is_empty(), "{bad}");
    }
    let heard = listen(conn);
    ask_everything(conn);
    let mut statements: Vec<String> = heard.lock().unwrap().clone();
    statements.sort();
    statements.dedup();
    assert!(statements.len() > 40, "{} statements", statements.len());
    let mut wrong = Vec::new();
    for statement in &statements {
        let (text, binds) = parts(statement);
        for line in scans(conn, &text, &binds) {
            wrong.push(format!("{line}\n    {text} {binds:?}"));
        }
    }
    wrong
}

#[tokio::test]
async fn no_question_reads_a_large_table_from_end_to_end() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    seed(&mut test.raw());
    let wrong = db.read(|conn| Ok(wrong_plans(conn))).await.unwrap();
    assert!(wrong.is_empty(), "{} scans:\n{}", wrong.len(), wrong.join("\n"));
}
