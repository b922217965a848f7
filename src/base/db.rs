//! One façade over SQLite (one writer that groups commits, several readers) and PostgreSQL (a pool of each).
//!
//! Database work is synchronous and runs on threads of its own. A caller is answered after COMMIT, never before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use tokio::sync::oneshot;

mod apart;
mod bells;
mod connection;
mod location;
mod rowids;

pub use self::apart::{lacks, missing_migrations, open_migrated, open_to_read};
pub use self::bells::Bells;
use self::bells::Rings;
pub use self::connection::APPLICATION;
use self::connection::{Keeper, connect, migrate};
pub use self::location::Location;
use super::id::Series;
use super::meter::Meters;
use super::sql::{Conn, Dialect, Sql};
use super::time::{Clock, Micros};
use crate::error::{Error, Result};
use crate::ledger::Fact;
use crate::sql;

/// How many queued writes one SQLite COMMIT may carry.
const GROUP: usize = 64;
const READERS: usize = 4;
const PG_WRITERS: usize = 6;
/// How often a PostgreSQL write is tried when the server asks to (serialization failure, deadlock).
const TRIES: usize = 6;

/// A transaction: its connection, the one "now" of everything in it, and the ledger.
pub struct Tx<'a> {
    pub conn: &'a mut Conn,
    pub now: Micros,
    rings: Rings,
    recorded: i64,
    ids: Series,
}

impl Tx<'_> {
    /// Appends a fact to the ledger, in this transaction.
    pub fn record(&mut self, fact: Fact) -> Result<()> {
        self.record_at(fact, self.now)
    }

    /// Appends a fact whose own moment is not `now`: a state's clock that had to move past an earlier one.
    pub fn record_at(&mut self, fact: Fact, at: Micros) -> Result<()> {
        self.recorded += 1;
        // What others have been told already waits for the reader's slow tick.
        self.rings.facts |= !fact.told;
        crate::ledger::append(self.conn, self.ids.next(at), at, self.recorded, &fact)
    }

    /// A new inside id.
    pub fn id(&self) -> i64 {
        self.ids.next(self.now)
    }

    /// Wakes whoever works off the inbox, after commit.
    pub fn ring_inbox(&mut self) {
        self.rings.inbox = true;
    }

    /// Wakes whoever delivers, after commit.
    pub fn ring_deliveries(&mut self) {
        self.rings.deliveries = true;
    }

    /// Wakes whoever compares communities elsewhere with their homes, after commit.
    pub fn ring_comparisons(&mut self) {
        self.rings.comparisons = true;
    }

    /// Wakes whoever sends mail, after commit.
    pub fn ring_mails(&mut self) {
        self.rings.mails = true;
    }

    /// Wakes whoever works imports off, after commit.
    pub fn ring_imports(&mut self) {
        self.rings.imports = true;
    }

    /// Wakes whoever reads the past of communities elsewhere, after commit.
    pub fn ring_histories(&mut self) {
        self.rings.histories = true;
    }

    pub fn all<R>(&mut self, sql: Sql) -> Result<Vec<R>>
    where
        R: diesel::QueryableByName<diesel::sqlite::Sqlite>
            + diesel::QueryableByName<diesel::pg::Pg>
            + 'static,
    {
        self.conn.all(sql)
    }

    pub fn one<R>(&mut self, sql: Sql) -> Result<Option<R>>
    where
        R: diesel::QueryableByName<diesel::sqlite::Sqlite>
            + diesel::QueryableByName<diesel::pg::Pg>
            + 'static,
    {
        self.conn.one(sql)
    }

    pub fn run(&mut self, sql: Sql) -> Result<usize> {
        self.conn.run(sql)
    }

    pub fn number(&mut self, sql: Sql) -> Result<Option<i64>> {
        self.conn.number(sql)
    }
}

/// A piece of work for a database thread.
trait Work: Send {
    fn run(&mut self, tx: &mut Tx) -> std::result::Result<(), Again>;
    fn finish(self: Box<Self>, outcome: Result<()>);
}

/// Why a piece of work left nothing behind.
enum Again {
    /// The work said no; its own error is kept for the caller.
    No,
    /// The database asks to try again.
    Retry,
}

struct Job<F, T> {
    work: F,
    out: Option<Result<T>>,
    caller: oneshot::Sender<Result<T>>,
}

impl<F, T> Work for Job<F, T>
where
    F: FnMut(&mut Tx) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, tx: &mut Tx) -> std::result::Result<(), Again> {
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)))
            .unwrap_or_else(|_| Err(Error::internal("a database function panicked")));
        match result {
            Err(Error::Database(e)) if retryable(&e) => {
                self.out = Some(Err(Error::internal(&e)));
                Err(Again::Retry)
            }
            Err(e) => {
                self.out = Some(Err(e));
                Err(Again::No)
            }
            Ok(value) => {
                self.out = Some(Ok(value));
                Ok(())
            }
        }
    }

    fn finish(self: Box<Self>, outcome: Result<()>) {
        let answer = match (outcome, self.out) {
            (Err(e), Some(Ok(_)) | None) => Err(e),
            (_, Some(result)) => result,
            (Ok(()), None) => Err(Error::internal("a database function was not run")),
        };
        // A caller that went away has no use for the answer; the commit stands.
        let _ = self.caller.send(answer);
    }
}

/// Serialization failures, deadlocks, and a random id that was already taken.
fn retryable(e: &DieselError) -> bool {
    match e {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
            match info.constraint_name() {
                Some(name) => name.ends_with("_pkey"),
                // SQLite names the columns in its message: "UNIQUE constraint failed: posts.id".
                None => info.message().ends_with(".id") && !info.message().contains(','),
            }
        }
        DieselError::DatabaseError(_, info) => {
            info.message().contains("deadlock detected") || info.message().contains("could not serialize")
        }
        _ => false,
    }
}

/// A read, which tells whether the database failed it.
type Read = Box<dyn FnOnce(&mut Conn) -> bool + Send>;

/// The database, cheap to clone.
#[derive(Clone)]
pub struct Db {
    reads: Sender<Read>,
    writes: Sender<Box<dyn Work>>,
    pub bells: Arc<Bells>,
    pub meters: Arc<Meters>,
    pub clock: Clock,
    dialect: Dialect,
}

impl Db {
    /// Opens the database, applies what migrations are missing, and starts its threads.
    ///
    /// # Errors
    /// One line that names the file or server and what is wrong with it.
    pub fn open(location: &Location, clock: &Clock) -> Result<Db, String> {
        let mut first = connect(location)?;
        migrate(&mut first)?;
        drop(first);
        Db::start(location, clock)
    }

    fn start(location: &Location, clock: &Clock) -> Result<Db, String> {
        let (bells, meters) = (Arc::new(Bells::default()), Arc::new(Meters::default()));
        let (reads, read_queue) = channel::<Read>();
        let (writes, write_queue) = channel::<Box<dyn Work>>();
        let read_queue = Arc::new(Mutex::new(read_queue));
        let write_queue = Arc::new(Mutex::new(write_queue));
        let dialect = match location {
            Location::Sqlite(_) => Dialect::Sqlite,
            Location::Postgres(_) => Dialect::Postgres,
        };
        for n in 0..READERS {
            let keeper = Keeper::new(location, true);
            let (queue, meters) = (read_queue.clone(), meters.clone());
            spawn(&format!("db-read-{n}"), move || read_loop(keeper, &queue, &meters))?;
        }
        let writers = if dialect == Dialect::Sqlite { 1 } else { PG_WRITERS };
        for n in 0..writers {
            let keeper = Keeper::new(location, false);
            let queue = write_queue.clone();
            let around = Around { bells: bells.clone(), meters: meters.clone(), clock: clock.clone() };
            spawn(&format!("db-write-{n}"), move || write_loop(keeper, &queue, &around))?;
        }
        Ok(Db { reads, writes, bells, meters, clock: clock.clone(), dialect })
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Runs a read on a thread that cannot write.
    pub async fn read<T, F>(&self, work: F) -> Result<T>
    where
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let job: Read = Box::new(move |conn| {
            let result = catch_unwind(AssertUnwindSafe(|| work(conn)))
                .unwrap_or_else(|_| Err(Error::internal("a database function panicked")));
            let failed = matches!(result, Err(Error::Database(_)));
            // A caller that went away has no use for the answer.
            let _ = caller.send(result);
            failed
        });
        self.reads.send(job).map_err(|_| stopped())?;
        answer.await.map_err(|_| unreachable_database())?
    }

    /// Runs a transaction and answers after its COMMIT. The work may be run more than once.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        F: FnMut(&mut Tx) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        self.writes.send(Box::new(Job { work, out: None, caller })).map_err(|_| stopped())?;
        answer.await.map_err(|_| unreachable_database())?
    }
}

fn stopped() -> Error {
    Error::internal("the database threads have stopped")
}

fn unreachable_database() -> Error {
    Error::internal("the database could not be reached")
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), String> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .stack_size(4 << 20)
        .spawn(work)
        .map(drop)
        .map_err(|e| format!("cannot start a database thread: {e}"))
}

fn lock<T>(queue: &Mutex<T>) -> MutexGuard<'_, T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a writing thread is given beside its connection and its work.
struct Around {
    bells: Arc<Bells>,
    meters: Arc<Meters>,
    clock: Clock,
}

fn read_loop(mut keeper: Keeper, queue: &Mutex<Receiver<Read>>, meters: &Meters) {
    loop {
        let Ok(job) = lock(queue).recv() else { return };
        let Some(conn) = keeper.get() else { continue };
        let started = Instant::now();
        if job(conn) {
            keeper.drop_if_broken();
        }
        meters.reads.time(started.elapsed());
    }
}

fn write_loop(mut keeper: Keeper, queue: &Mutex<Receiver<Box<dyn Work>>>, around: &Around) {
    let Around { bells, meters, clock } = around;
    loop {
        let mut batch = Vec::new();
        {
            let waiting = lock(queue);
            let Ok(first) = waiting.recv() else { return };
            batch.push(first);
            if matches!(keeper.location, Location::Sqlite(_)) {
                while batch.len() < GROUP
                    && let Ok(next) = waiting.try_recv()
                {
                    batch.push(next);
                }
            }
        }
        let Some(conn) = keeper.get() else {
            batch.into_iter().for_each(|job| job.finish(Err(unreachable_database())));
            continue;
        };
        let started = Instant::now();
        meters.groups.add(u64::try_from(batch.len()).unwrap_or(0));
        let rings = match conn.dialect() {
            Dialect::Sqlite => commit_group(conn, batch, clock),
            Dialect::Postgres => batch
                .into_iter()
                .fold(Rings::default(), |sum, job| sum.and(commit_one(&mut keeper, job, clock))),
        };
        meters.writes.time(started.elapsed());
        rings.ring(bells);
    }
}

/// SQLite: every job in a savepoint of its own, one COMMIT (and one fsync) for all.
fn commit_group(conn: &mut Conn, mut batch: Vec<Box<dyn Work>>, clock: &Clock) -> Rings {
    if let Err(e) = conn.batch("BEGIN IMMEDIATE") {
        let cause = e.to_string();
        batch.into_iter().for_each(|job| job.finish(Err(Error::internal(&cause))));
        return Rings::default();
    }
    let rings = batch
        .iter_mut()
        .fold(Rings::default(), |sum, job| sum.and(run_in_savepoint(conn, job.as_mut(), clock)));
    let committed = conn.batch("COMMIT");
    let cause = committed.as_ref().err().map(ToString::to_string);
    if cause.is_some() && conn.batch("ROLLBACK").is_err() {
        tracing::error!("a failed commit could not be rolled back");
    }
    for job in batch {
        job.finish(match &cause {
            None => Ok(()),
            Some(cause) => Err(Error::internal(cause)),
        });
    }
    if cause.is_some() { Rings::default() } else { rings }
}

/// One job of a group: what it wrote stays or goes without the others.
fn run_in_savepoint(conn: &mut Conn, job: &mut dyn Work, clock: &Clock) -> Rings {
    for _ in 0..TRIES {
        let mut tx =
            Tx { conn, now: clock.now(), rings: Rings::default(), recorded: 0, ids: Series::default() };
        if let Err(e) = tx.conn.batch("SAVEPOINT job") {
            tracing::error!("cannot set a savepoint: {e}");
            break;
        }
        let ran = job.run(&mut tx);
        let (rings, end) = match ran {
            Ok(()) => (tx.rings, "RELEASE job"),
            Err(_) => (Rings::default(), "ROLLBACK TO job; RELEASE job"),
        };
        if let Err(e) = conn.batch(end) {
            tracing::error!("cannot end a savepoint: {e}");
        }
        if !matches!(ran, Err(Again::Retry)) {
            return rings;
        }
    }
    Rings::default()
}

/// PostgreSQL: one transaction a job, tried again when the server asks to.
fn commit_one(keeper: &mut Keeper, mut job: Box<dyn Work>, clock: &Clock) -> Rings {
    for attempt in 0..TRIES {
        let (rings, outcome) = match transact(keeper, job.as_mut(), clock) {
            Ok(Ok(rings)) => (rings, Ok(())),
            Ok(Err(e)) => (Rings::default(), Err(e)),
            Err(Again::No) => (Rings::default(), Ok(())),
            Err(Again::Retry) => {
                std::thread::sleep(Duration::from_millis(2 << attempt));
                continue;
            }
        };
        job.finish(outcome);
        return rings;
    }
    job.finish(Err(Error::internal("the database stayed too busy")));
    Rings::default()
}

/// One transaction: committed, or nothing of it is left.
fn transact(
    keeper: &mut Keeper,
    job: &mut dyn Work,
    clock: &Clock,
) -> std::result::Result<Result<Rings>, Again> {
    let conn = match begin(keeper) {
        Ok(conn) => conn,
        Err(e) => return Ok(Err(e)),
    };
    let mut tx = Tx { conn, now: clock.now(), rings: Rings::default(), recorded: 0, ids: Series::default() };
    let ran = job.run(&mut tx);
    let rings = tx.rings;
    // COMMIT of a transaction in which a statement failed is a silent ROLLBACK; the question before it is refused.
    let ended = ran.and_then(|()| match conn.batch("SELECT 1; COMMIT") {
        Ok(()) => Ok(Ok(rings)),
        Err(Error::Database(e)) if retryable(&e) => Err(Again::Retry),
        Err(e) => Ok(Err(e)),
    });
    if !matches!(ended, Ok(Ok(_))) && conn.batch("ROLLBACK").is_err() {
        keeper.drop_if_broken();
    }
    ended
}

/// Begins a transaction; on a new connection where the old one turns out to be broken, for nothing was done yet.
fn begin(keeper: &mut Keeper) -> Result<&mut Conn> {
    let works = keeper.get().is_some_and(|conn| conn.batch("BEGIN").is_ok());
    if !works {
        keeper.drop();
        keeper.get().ok_or_else(unreachable_database)?.batch("BEGIN")?;
    }
    keeper.get().ok_or_else(unreachable_database)
}

/// Counts the rows of a table that this build knows, for tests and figures.
pub fn count(conn: &mut Conn, table: &'static str) -> Result<i64> {
    Ok(conn.number(sql!(format!("SELECT count(*) AS n FROM {table}")))?.unwrap_or(0))
}
