//! A node moves from one database to the other: whole, compared, and at work again with what it had begun.

use std::collections::BTreeSet;

use collegium::accounts::Author;
use collegium::base::db::{Db, count};
use collegium::base::sql::{Conn, Dialect};
use collegium::base::time::{Clock, MINUTE};
use collegium::communities::Visibility;
use collegium::ledger::{self, Fact, What};
use collegium::moving::{self, Compared, Fault, LEFT_BEHIND, Way};
use collegium::threads::{edit, vote};
use collegium::{row, sql};

use crate::federation::follow;
use crate::support::db::on_postgres;
use crate::support::fediverse::Fediverse;
use crate::support::node::nobody_answers;
use crate::support::process::{BuiltNode, Place};
use crate::support::{TestDb, TestNode};

/// From SQLite to the database of this run, and back where that is another.
fn ways() -> Vec<(TestDb, TestDb)> {
    let mut all = vec![(TestDb::sqlite(), TestDb::new())];
    if on_postgres() {
        all.push((TestDb::new(), TestDb::sqlite()));
    }
    all
}

fn way(from: &TestDb, to: &TestDb) -> Way {
    Way { from: from.location().clone(), to: to.location().clone() }
}

/// Moves after the processes on both have let go of their connections.
fn move_over(from: &TestDb, to: &TestDb) -> Result<Vec<Compared>, String> {
    patiently(|| moving::run(&way(from, to), &mut |_| {}))
}

/// A process that ended a moment ago may still be seen at a PostgreSQL server.
fn patiently<T>(mut act: impl FnMut() -> Result<T, Fault>) -> Result<T, String> {
    for _ in 0..100 {
        match act() {
            Err(Fault::Refused(line)) if line.contains("stop every `serve`") => {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            Err(Fault::Refused(line) | Fault::Database(line)) => return Err(line),
            Ok(done) => return Ok(done),
        }
    }
    Err("the old process never let go".to_owned())
}

row! {
    struct Name { name: String }
}

/// The tables as the database itself lists them.
fn tables(conn: &mut Conn) -> BTreeSet<String> {
    let text = match conn.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Dialect::Postgres => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
    };
    let all = conn.all::<Name>(sql!(text)).unwrap().into_iter().map(|r| r.name);
    all.filter(|name| !name.starts_with("__diesel")).collect()
}

/// Something in most tables, one reply with a lower id than the one that it answers, and texts of all kinds.
async fn lived_in(db: TestDb) -> TestNode {
    let node = TestNode::on(db, "https://north.test", nobody_answers()).await;
    let (ada, bea) = (node.admin("ada").await, node.member("bea").await);
    let community = node.community(&ada, "wounds", Visibility::Public).await;
    node.join(&bea, community, &ada).await;
    let thread = node.thread(&ada, community, "Ünïcode ✓", "for @ada a *first* post\u{1F9B6}").await;
    let reply = node.reply(&bea, thread, "an answer").await;
    node.token(&ada).await;
    node.session(&bea).await;
    let draft = node.draft(Some("Other"), "changed").await;
    let (by, voter) = (Author::Local(ada.clone()), Author::Local(bea.clone()));
    node.write(move |tx| edit::edit(tx, &by, thread, &draft)).await;
    node.write(move |tx| vote::give(tx, &voter, thread, None)).await;
    node.write(move |tx| {
        tx.run(sql!(
            "INSERT INTO posts (id, uri, page, thread, parent, author, path, depth, seq, html, renderer, claimed,
                                created, updated, version, state)
             SELECT 1, '/r/early', 'early', thread, id, author, path || '.early', 2, 99, html, renderer, claimed,
                    created, updated, version, state FROM posts WHERE id = $1",
            reply
        ))
        .map(drop)
    })
    .await;
    while collegium::worker::work_off(&node.app).await.unwrap() > 0 {}
    node
}

/// A node's database after its process ended.
async fn left_by_a_node(db: TestDb) -> TestDb {
    lived_in(db).await.end().0
}

#[tokio::test]
async fn every_table_is_carried_whole_and_compared() {
    for (from, to) in ways() {
        let (from, again) = lived_in(from).await.end();
        let compared = move_over(&from, &to).unwrap();
        let (mut one, mut other) = (from.raw(), to.raw());
        let mut expected = tables(&mut one);
        expected.retain(|name| !LEFT_BEHIND.contains(&name.as_str()));
        assert_eq!(compared.iter().map(|c| c.table.clone()).collect::<BTreeSet<_>>(), expected);
        assert_eq!(LEFT_BEHIND, ["leases"], "what else would be lost?");
        for table in &compared {
            let counted = |conn: &mut Conn| {
                let text = format!("SELECT count(*) AS n FROM {}", table.table);
                u64::try_from(conn.number(sql!(text)).unwrap().unwrap()).unwrap()
            };
            assert_eq!((counted(&mut one), counted(&mut other)), (table.source_rows, table.target_rows));
            assert!(table.is_same(), "{table:?}");
        }
        let filled = compared.iter().filter(|c| c.source_rows > 0).count();
        assert!(filled > 12, "{filled} tables had rows");
        if other.dialect() == Dialect::Postgres {
            let loose = sql!("SELECT count(*) AS n FROM pg_constraint WHERE condeferrable");
            assert_eq!(other.number(loose).unwrap(), Some(0), "constraints are as the migrations made them");
        }
        drop((one, other));
        let node = again(to).await;
        let page = node.get("/c/wounds").await;
        assert!(page.text().contains("Other"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_row_that_was_altered_is_found_and_named() {
    for (from, to) in ways() {
        let from = left_by_a_node(from).await;
        move_over(&from, &to).unwrap();
        let verified = patiently(|| moving::verify(&way(&from, &to))).unwrap();
        assert!(verified.iter().all(Compared::is_same));
        to.raw().run(sql!("UPDATE posts SET html = html || ' ' WHERE page = 'early'")).unwrap();
        to.raw().run(sql!("DELETE FROM tokens")).unwrap();
        let verified = patiently(|| moving::verify(&way(&from, &to))).unwrap();
        let differing: Vec<&Compared> = verified.iter().filter(|c| !c.is_same()).collect();
        let names: Vec<&str> = differing.iter().map(|c| c.table.as_str()).collect();
        assert_eq!(names.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(["posts", "tokens"]));
        let of = |name: &str| differing.iter().find(|c| c.table == name).unwrap().differs.clone().unwrap();
        assert_eq!(of("posts"), "row with id 1: html");
        assert!(of("tokens").starts_with("only the source has the row with id"), "{}", of("tokens"));
    }
}

#[tokio::test]
async fn a_target_that_holds_anything_is_refused_and_left_alone() {
    for (from, to) in ways() {
        let from = left_by_a_node(from).await;
        drop(to.open(&Clock::default()));
        to.raw().run(sql!("INSERT INTO settings (name, value) VALUES ('x', 'y')")).unwrap();
        let line = move_over(&from, &to).unwrap_err();
        assert!(line.contains("not empty") && line.contains("1 in settings"), "{line}");
        let line = patiently(|| moving::plan(&way(&from, &to))).unwrap_err();
        assert!(line.contains("1 in settings"), "{line}");
        assert_eq!(count(&mut to.raw(), "actors").unwrap(), 0);
    }
}

#[tokio::test]
async fn a_text_that_the_other_cannot_store_is_named_and_nothing_stays() {
    let (from, to) = (TestDb::sqlite(), TestDb::new());
    let from = left_by_a_node(from).await;
    // The node itself never stores it; another program could have.
    from.raw().batch("UPDATE posts SET html = 'a' || char(0) || 'b' WHERE id = 1").unwrap();
    let line = move_over(&from, &to).unwrap_err();
    assert!(line.contains("posts") && line.contains("id 1") && line.contains("html"), "{line}");
    assert!(line.contains("U+0000"), "{line}");
    if on_postgres() {
        assert_eq!(count(&mut to.raw(), "actors").unwrap(), 0);
    } else {
        let left: Vec<_> = std::fs::read_dir(to.dir()).unwrap().map(|f| f.unwrap().file_name()).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[tokio::test]
async fn a_plan_says_how_much_and_makes_nothing() {
    let (from, to) = (TestDb::new(), TestDb::sqlite());
    let from = left_by_a_node(from).await;
    let counts = patiently(|| moving::plan(&way(&from, &to))).unwrap();
    assert_eq!(counts.iter().find(|c| c.table == "posts").unwrap().rows, 3);
    assert_eq!(std::fs::read_dir(to.dir()).unwrap().count(), 0);
}

#[tokio::test]
async fn facts_without_a_position_get_theirs_and_new_ones_come_behind() {
    for (from, to) in ways() {
        let db: Db = from.open(&Clock::default());
        for by in 1..=3 {
            db.write(move |tx| tx.record(Fact::new(What::ActorEdited, by))).await.unwrap();
        }
        if db.dialect() == Dialect::Postgres {
            // The first of them has its position, as if a process had died after numbering it.
            from.raw().batch("UPDATE facts SET position = 1 WHERE by_actor = 1").unwrap();
        }
        drop(db);
        move_over(&from, &to).unwrap();
        let db = to.open(&Clock::default());
        db.write(|tx| tx.record(Fact::new(What::ActorEdited, 4))).await.unwrap();
        numbered(&db).await;
        let facts = db.read(|conn| ledger::after(conn, 0, 100)).await.unwrap();
        let seen: Vec<(i64, i64)> = facts.iter().map(|f| (f.position, f.fact.by)).collect();
        assert_eq!(seen, [(1, 1), (2, 2), (3, 3), (4, 4)]);
    }
}

/// Waits until no fact waits for its position: another test's transaction may hold them up.
async fn numbered(db: &Db) {
    for _ in 0..1000 {
        if db.write(ledger::number).await.unwrap() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("facts still wait for their position");
}

/// How often each message went from north to south.
fn deliveries_of(world: &Fediverse) -> Vec<usize> {
    let mut bodies: Vec<bytes::Bytes> = world
        .wire()
        .into_iter()
        .filter(|x| {
            x.from == "north.test" && x.method == "POST" && x.path.ends_with("/inbox") && x.status == 202
        })
        .map(|x| x.body)
        .collect();
    bodies.sort();
    bodies.chunk_by(|a, b| a == b).map(<[bytes::Bytes]>::len).collect()
}

#[tokio::test]
async fn what_waited_for_another_node_is_delivered_after_the_move_and_once() {
    for (from, to) in ways() {
        let mut world = Fediverse::on([("north.test", from), ("south.test", TestDb::new())]).await;
        let ada = world.node("north.test").admin("ada").await;
        let bea = world.node("south.test").admin("bea").await;
        let community = world.node("north.test").community(&ada, "wounds", Visibility::Public).await;
        follow(world.node("south.test"), &bea, "!wounds@north.test").await;
        world.settle().await;
        let first = world.node("north.test").thread(&ada, community, "First", "heard at once").await;
        world.settle().await;
        // One message fails at once and waits in the queue; of the next not even an activity was made.
        world.set_down("south.test", true);
        world.node("north.test").reply(&ada, first, "while you were away").await;
        collegium::worker::work_off(&world.node("north.test").app).await.unwrap();
        world.node("north.test").reply(&ada, first, "nobody has read this yet").await;

        let (from, again) = world.take_out("north.test").end();
        move_over(&from, &to).unwrap();
        world.put_in("north.test", again(to).await);
        world.set_down("south.test", false);
        world.shift(30 * MINUTE);
        numbered(world.node("north.test").app.db()).await;
        world.settle().await;
        assert_eq!(world.node("south.test").number("SELECT count(*) AS n FROM posts").await, 3);
        let sent = deliveries_of(&world);
        assert!(sent.len() >= 3 && sent.iter().all(|n| *n == 1), "{sent:?}");
    }
}

/// What the built binary says to `migrate`, and its exit code.
fn migrate(dir: &std::path::Path, line: &[&str]) -> (Option<i32>, String, String) {
    let output = crate::support::process::run(dir, line, &[]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_command_moves_a_node_and_refuses_while_it_runs() {
    for (from, to) in ways() {
        let place = Place::new("north");
        let node = BuiltNode::start(&place, &[place.authority()], from, 1);
        let (from, dir) = (node.db.url(), to.dir().to_owned());
        let to = to.url();
        let line = ["migrate", "--from", &from, "--to", &to];
        let (code, _, err) = migrate(&dir, &line);
        assert!(matches!(code, Some(1 | 69)), "{err}");
        assert!(err.contains("collegium serve runs") || err.contains("stop every `serve`"), "{err}");
        node.kill(0);
        let settled = || migrate(&dir, &["migrate", "--from", &from, "--to", &to, "--dry-run"]);
        let planned = (0..100).map(|_| settled()).find(|(code, _, err)| {
            assert!(*code == Some(0) || err.contains("stop every `serve`"), "{err}");
            *code == Some(0)
        });
        let (_, out, _) = planned.expect("the server lets go of a killed process");
        assert!(out.contains("Nothing was done"), "{out}");
        let (code, out, err) = migrate(&dir, &line);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.contains("both hold the same") && out.contains("node key"), "{out}");
        assert!(err.contains("members: 1 rows copied"), "{err}");
        let (code, out, _) = migrate(&dir, &["migrate", "--from", &from, "--to", &to, "--verify"]);
        assert_eq!(code, Some(0), "{out}");
        let (code, _, err) = migrate(&dir, &line);
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains("not empty"), "{err}");
    }
}

#[test]
fn ends_that_make_no_sense_are_named() {
    let dir = TestDb::sqlite();
    let nothing = format!("sqlite:{}", dir.dir().join("nothing.db").display());
    for (line, code, word) in [
        (vec!["migrate", "--dry-run"], 2, "--from"),
        (vec!["migrate", "--from", "mysql://x"], 2, "--from"),
        (vec!["migrate", "--from", "sqlite:"], 2, "path"),
        (vec!["migrate", "--from", &nothing, "--to", &nothing], 1, "the same"),
        (vec!["migrate", "--from", &nothing, "--to", "sqlite:other.db"], 1, "nothing.db"),
        (vec!["migrate", "--from", "postgres://nobody@127.0.0.1:1/x", "--to", &nothing], 69, "PostgreSQL"),
    ] {
        let (found, _, err) = migrate(dir.dir(), &line);
        assert_eq!(found, Some(code), "{line:?}: {err}");
        assert!(err.contains(word) && err.trim_end().lines().count() == 1, "{line:?}: {err}");
    }
    assert!(!dir.dir().join("other.db").exists() && !dir.dir().join("nothing.db").exists());
}
