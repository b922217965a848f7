//! The ledger's order: no reader loses a fact, whichever way transactions commit.

use std::time::Duration;

use collegium::base::db::{Db, Tx};
use collegium::base::sql::{Conn, Dialect};
use collegium::base::time::Clock;
use collegium::error::{Error, Result};
use collegium::ledger::{self, Fact, What};
use collegium::sql;

use crate::support::TestDb;

/// A fact that can be told from others by whom it is by.
fn fact(by: i64) -> Fact {
    Fact::new(What::ActorEdited, by)
}

/// A reader with a cursor, as the outbox is one: numbers what is settled, reads on, remembers where it is.
#[derive(Default)]
struct Reader {
    at: i64,
    seen: Vec<i64>,
}

impl Reader {
    async fn read_on(&mut self, db: &Db) -> i64 {
        let waiting = db.write(ledger::number).await.unwrap();
        let at = self.at;
        let next = db.read(move |conn| ledger::after(conn, at, 1000)).await.unwrap();
        for settled in next {
            assert!(settled.position > self.at, "positions grow");
            self.at = settled.position;
            self.seen.push(settled.fact.by);
        }
        waiting
    }

    /// Reads on until nothing waits. Transaction ids are the whole server's: another test's transaction, in a database
    /// of its own, holds these facts up for as long as it lasts.
    async fn read_all(&mut self, db: &Db) {
        for _ in 0..1000 {
            if self.read_on(db).await == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("facts still wait for their position");
    }
}

fn begin(conn: &mut Conn, by: i64) {
    conn.batch(match conn.dialect() {
        Dialect::Sqlite => "BEGIN IMMEDIATE",
        Dialect::Postgres => "BEGIN",
    })
    .unwrap();
    ledger::append(conn, by, 1, 1, &fact(by)).unwrap();
}

#[tokio::test]
async fn two_transactions_committed_in_reverse_order_lose_no_fact() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let mut reader = Reader::default();
    let (mut first, mut second) = (test.raw(), test.raw());

    begin(&mut first, 1);
    if db.dialect() == Dialect::Postgres {
        // The second begins later, commits first, and has the higher transaction id.
        begin(&mut second, 2);
        second.batch("COMMIT").unwrap();
        let waiting = reader.read_on(&db).await;
        assert_eq!(waiting, 1, "the second fact is there, and waits for the first");
        assert!(reader.seen.is_empty(), "{:?}", reader.seen);
        first.batch("COMMIT").unwrap();
    } else {
        // One writer: the second cannot begin before the first has ended, so row order is commit order.
        second.batch("PRAGMA busy_timeout = 50").unwrap();
        assert!(second.batch("BEGIN IMMEDIATE").is_err());
        first.batch("COMMIT").unwrap();
        reader.read_all(&db).await;
        assert_eq!(reader.seen, [1]);
        begin(&mut second, 2);
        second.batch("COMMIT").unwrap();
    }

    reader.read_all(&db).await;
    assert_eq!(reader.seen, [1, 2]);
    reader.read_all(&db).await;
    assert_eq!(reader.seen, [1, 2], "nothing comes twice");
}

#[tokio::test]
async fn a_transaction_that_is_rolled_back_holds_nobody_up_and_leaves_no_fact() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let mut reader = Reader::default();

    let mut doomed = test.raw();
    begin(&mut doomed, 1);
    doomed.batch("ROLLBACK").unwrap();
    let mut fine = test.raw();
    begin(&mut fine, 2);
    fine.batch("COMMIT").unwrap();

    reader.read_all(&db).await;
    assert_eq!(reader.seen, [2]);
}

#[tokio::test]
async fn a_dump_restored_into_a_new_cluster_is_settled_at_once() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let mut conn = test.raw();
    // Facts of a cluster that had counted much further: two with positions, two whose turn had not come.
    let far = 3_000_000_000_000_i64;
    let restored: [(i64, i64, Option<i64>); 4] = match db.dialect() {
        Dialect::Sqlite => [(0, 1, Some(1)), (0, 2, Some(2)), (0, 3, Some(3)), (0, 4, Some(4))],
        Dialect::Postgres => {
            [(far, 1, Some(1)), (far + 1, 2, Some(2)), (far + 7, 4, None), (far + 5, 3, None)]
        }
    };
    for (n, (tx, by, position)) in (1i64..).zip(restored) {
        conn.run(sql!(
            "INSERT INTO facts (id, tx, n, position, what, by_actor, at) VALUES ($1, $2, 1, $3, 'actor-edited', $4, 1)",
            n,
            tx,
            position,
            by
        ))
        .unwrap();
    }

    let mut reader = Reader::default();
    assert_eq!(reader.read_on(&db).await, 0, "nothing waits for a transaction of another cluster");
    assert_eq!(reader.seen, [1, 2, 3, 4]);
    db.write(|tx| tx.record(fact(5))).await.unwrap();
    reader.read_all(&db).await;
    assert_eq!(reader.seen, [1, 2, 3, 4, 5], "what is written now comes after it");
}

#[tokio::test]
async fn a_reader_beside_many_writers_sees_every_fact_exactly_once() {
    const WRITERS: i64 = 8;
    const EACH: i64 = 25;
    let test = TestDb::new();
    let db = test.open(&Clock::default());

    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for n in 0..EACH {
                    db.write(move |tx| write_slowly(tx, writer * EACH + n)).await.unwrap();
                }
            })
        })
        .collect();
    let mut reader = Reader::default();
    while writers.iter().any(|w| !w.is_finished()) {
        reader.read_on(&db).await;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    reader.read_all(&db).await;

    let mut seen = reader.seen.clone();
    seen.sort_unstable();
    assert_eq!(seen, (0..WRITERS * EACH).collect::<Vec<_>>());
    assert_eq!(reader.at, WRITERS * EACH, "positions have no gaps");
    for writer in 0..WRITERS {
        let own: Vec<i64> = reader.seen.iter().copied().filter(|by| by / EACH == writer).collect();
        assert!(own.is_sorted(), "one writer's facts keep their order: {own:?}");
    }
}

/// Holds its transaction open for a moment that differs from one to the next, so that they overtake each other.
fn write_slowly(tx: &mut Tx, by: i64) -> Result<()> {
    tx.record(fact(by))?;
    if tx.conn.dialect() == Dialect::Postgres {
        std::thread::sleep(Duration::from_micros(u64::try_from(by * 7919 % 3000).unwrap()));
    }
    Ok(())
}

#[tokio::test]
async fn facts_of_one_transaction_keep_their_order_and_share_its_fate() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    db.write(|tx| {
        for by in 1..=3 {
            tx.record(fact(by))?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let refused: Result<()> = db
        .write(|tx| {
            tx.record(fact(4))?;
            Err(Error::NotFound)
        })
        .await;
    assert!(matches!(refused, Err(Error::NotFound)));

    let mut reader = Reader::default();
    reader.read_all(&db).await;
    assert_eq!(reader.seen, [1, 2, 3]);
}

#[tokio::test]
async fn cursors_move_with_the_work_that_they_stand_for() {
    let test = TestDb::new();
    let db = test.open(&Clock::default());
    let failed: Result<()> = db
        .write(|tx| {
            ledger::advance(tx, "outbox", 7)?;
            Err(Error::internal("the work behind it failed"))
        })
        .await;
    assert!(failed.is_err());
    assert_eq!(db.read(|conn| ledger::cursor(conn, "outbox")).await.unwrap(), 0);
    db.write(|tx| ledger::advance(tx, "outbox", 7)).await.unwrap();
    assert_eq!(db.read(|conn| ledger::cursor(conn, "outbox")).await.unwrap(), 7);
    assert_eq!(db.read(|conn| ledger::cursor(conn, "search")).await.unwrap(), 0);
}
