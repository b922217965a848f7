//! The database façade: what a write promises, and what one bad write may not do to the others.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use collegium::base::db::{Db, Tx};
use collegium::base::sql::{Conn, Dialect};
use collegium::base::time::Clock;
use collegium::error::{Error, Result};
use collegium::{row, sql};

use crate::support::TestDb;

fn put(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    tx.run(sql!("INSERT INTO settings (name, value) VALUES ($1, $2)", name, value))?;
    Ok(())
}

row! {
    struct Setting { value: String }
}

fn get(conn: &mut Conn, name: &str) -> Option<String> {
    let row = conn.one::<Setting>(sql!("SELECT value FROM settings WHERE name = $1", name));
    row.unwrap().map(|r| r.value)
}

async fn has(db: &Db, name: &'static str) -> bool {
    db.read(move |conn| Ok(get(conn, name).is_some())).await.unwrap()
}

#[tokio::test]
async fn a_write_is_answered_when_everybody_else_can_read_it() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let mut outside = test.raw();
    for n in 0..40 {
        let name = format!("n{n}");
        let own = name.clone();
        db.write(move |tx| put(tx, &own, "here")).await.unwrap();
        assert_eq!(get(&mut outside, &name).as_deref(), Some("here"));
    }
}

#[tokio::test]
async fn a_write_that_cannot_commit_yet_is_not_answered_yet() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    db.write(|tx| put(tx, "x", "0")).await.unwrap();
    let mut outside = test.raw();
    let begin = match db.dialect() {
        Dialect::Sqlite => "BEGIN IMMEDIATE",
        Dialect::Postgres => "BEGIN",
    };
    outside.batch(begin).unwrap();
    outside.run(sql!("UPDATE settings SET value = 'theirs' WHERE name = 'x'")).unwrap();
    let waiting = tokio::spawn(async move {
        let ours = |tx: &mut Tx| tx.run(sql!("UPDATE settings SET value = value || '+' WHERE name = 'x'"));
        db.write(ours).await
    });
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert!(!waiting.is_finished());
    outside.batch("COMMIT").unwrap();
    waiting.await.unwrap().unwrap();
    assert_eq!(get(&mut outside, "x").as_deref(), Some("theirs+"));
}

#[tokio::test]
async fn failing_and_panicking_writes_leave_nothing_and_harm_nobody() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    // All at once, so that on SQLite they share a commit.
    let all: Vec<_> = (0..60)
        .map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    put(tx, &format!("n{n}"), "here")?;
                    match n % 3 {
                        0 => Ok(n),
                        1 => Err(Error::NotFound),
                        _ => panic!("this test panics inside the database"),
                    }
                })
                .await
            })
        })
        .collect();
    for (n, job) in all.into_iter().enumerate() {
        let answer = job.await.unwrap();
        match n % 3 {
            0 => assert_eq!(answer.unwrap(), n),
            1 => assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}"),
            _ => assert!(matches!(answer, Err(Error::Internal(_))), "{answer:?}"),
        }
    }
    let kept = db.read(|conn| conn.number(sql!("SELECT count(*) AS n FROM settings"))).await;
    assert_eq!(kept.unwrap(), Some(20));
    assert!(has(&db, "n0").await && !has(&db, "n1").await && !has(&db, "n2").await);
}

#[tokio::test]
async fn a_panicking_read_harms_nobody() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    for _ in 0..10 {
        let answer: Result<()> = db.read(|_| panic!("this test panics inside a read")).await;
        assert!(matches!(answer, Err(Error::Internal(_))));
    }
    assert!(!has(&db, "x").await);
}

#[tokio::test]
async fn reads_cannot_write() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let answer = db.read(|conn| conn.run(sql!("INSERT INTO settings (name, value) VALUES ('x', 'y')"))).await;
    assert!(matches!(answer, Err(Error::Database(_))), "{answer:?}");
    assert!(!has(&db, "x").await);
}

#[tokio::test]
async fn a_swallowed_error_never_passes_for_a_commit() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let answer = db
        .write(|tx| {
            put(tx, "x", "here")?;
            // A mistake in a domain function: the statement's fault is not handed on.
            let _ = tx.run(sql!("INSERT INTO settings (name) VALUES ('half')"));
            Ok(())
        })
        .await;
    assert_eq!(answer.is_ok(), has(&db, "x").await, "what is answered is what is stored");
    db.write(|tx| put(tx, "y", "after")).await.unwrap();
    assert!(has(&db, "y").await, "the connection works on");
}

#[tokio::test]
async fn a_random_id_that_is_taken_is_drawn_again() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let tries = Arc::new(AtomicUsize::new(0));
    for round in 1..=2 {
        let tries = tries.clone();
        db.write(move |tx| {
            // The second round draws the first one's id, then another.
            let id = match tries.fetch_add(1, Ordering::Relaxed) {
                0 | 1 => 7,
                n => i64::try_from(n).unwrap() + 100,
            };
            tx.run(sql!("INSERT INTO audit_log (id, at, act, about) VALUES ($1, 1, 'test', 'ids')", id))
        })
        .await
        .unwrap_or_else(|e| panic!("round {round}: {e}"));
    }
    assert_eq!(tries.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn writes_that_the_database_cannot_serialize_are_tried_again() {
    const WRITERS: i64 = 3;
    const EACH: i64 = 8;
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    db.write(|tx| put(tx, "count", "0")).await.unwrap();
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                for _ in 0..EACH {
                    db.write(count_up).await.unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let count = db.read(|conn| Ok(get(conn, "count"))).await.unwrap();
    assert_eq!(count, Some((WRITERS * EACH).to_string()), "no update was lost");
}

/// Reads and writes back, in the isolation that makes PostgreSQL refuse one of two that do so at once.
fn count_up(tx: &mut Tx) -> Result<()> {
    if tx.conn.dialect() == Dialect::Postgres {
        tx.conn.batch("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")?;
    }
    let count: i64 = get(tx.conn, "count").unwrap().parse().unwrap();
    tx.run(sql!("UPDATE settings SET value = $1 WHERE name = 'count'", (count + 1).to_string()))?;
    Ok(())
}

#[tokio::test]
async fn two_writes_that_wait_for_each_other_both_come_through() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    db.write(|tx| {
        put(tx, "a", "")?;
        put(tx, "b", "")
    })
    .await
    .unwrap();
    let crossing = |first: &'static str, second: &'static str| {
        let db = db.clone();
        tokio::spawn(async move {
            db.write(move |tx| {
                let touch = "UPDATE settings SET value = value || '.' WHERE name = $1";
                tx.run(sql!(touch, first))?;
                std::thread::sleep(Duration::from_millis(100));
                tx.run(sql!(touch, second))
            })
            .await
        })
    };
    let (one, two) = (crossing("a", "b"), crossing("b", "a"));
    one.await.unwrap().unwrap();
    two.await.unwrap().unwrap();
    let both = db.read(|conn| Ok((get(conn, "a"), get(conn, "b")))).await.unwrap();
    assert_eq!(both, (Some("..".into()), Some("..".into())));
}

#[tokio::test]
async fn work_goes_on_after_the_database_was_away() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    for name in ["a", "b", "c", "d", "e", "f"] {
        db.write(move |tx| put(tx, name, "before")).await.unwrap();
        assert!(has(&db, name).await);
    }
    let mut outside = test.raw();
    if db.dialect() == Dialect::Postgres {
        outside
            .run(sql!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ))
            .unwrap();
    } else {
        // Another process holds the file for longer than a moment.
        outside.batch("BEGIN IMMEDIATE").unwrap();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            outside.batch("COMMIT").unwrap();
        });
    }
    // Each of the connections may fail once, when it notices; none may stay broken.
    let mut failures = 0;
    for n in 0..40 {
        let name = format!("after{n}");
        failures += usize::from(db.write(move |tx| put(tx, &name, "after")).await.is_err());
        failures += usize::from(
            db.read(|conn| conn.number(sql!("SELECT max(at) AS n FROM replay, audit_log"))).await.is_err(),
        );
    }
    assert!(failures <= 10, "{failures} failures: broken connections are kept");
    let fine = db.write(|tx| put(tx, "at last", "fine")).await;
    assert!(fine.is_ok() && has(&db, "at last").await, "{fine:?}");
}

#[tokio::test]
async fn lists_of_ids_bind_on_both_databases() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    db.write(|tx| {
        for id in 1..=600_i64 {
            tx.run(sql!("INSERT INTO audit_log (id, at, act, about) VALUES ($1, $1, 'test', 'lists')", id))?;
        }
        Ok(())
    })
    .await
    .unwrap();
    for (ids, expected) in
        [(Vec::new(), 0), (vec![3], 1), ((1..=500).collect::<Vec<i64>>(), 500), (vec![599, 600, 601, 600], 2)]
    {
        let text =
            "SELECT count(*) AS n FROM audit_log WHERE id = ANY($1) AND at <= $2 AND NOT (at = ANY($3))";
        let count = db.read(move |conn| conn.number(sql!(text, ids, 600_i64, vec![-1_i64]))).await;
        assert_eq!(count.unwrap(), Some(expected));
    }
}
