//! A database of a test's own: a SQLite file, or a PostgreSQL database where `COLLEGIUM_TEST_POSTGRES` names a server.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use collegium::base::db::{Db, Location};
use collegium::base::id;
use collegium::base::sql::Conn;
use collegium::base::time::Clock;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};

/// Names the server: `postgres://user@host:port/postgres`.
const SERVER: &str = "COLLEGIUM_TEST_POSTGRES";

/// A folder that goes away with its owner.
pub struct TempDir(PathBuf);

impl TempDir {
    pub fn new() -> TempDir {
        let path = std::env::temp_dir().join(format!("collegium-it-{}", id::outside()));
        std::fs::create_dir_all(&path).unwrap();
        TempDir(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        // A folder left behind is untidy, not wrong.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Whether this run is the one on PostgreSQL.
pub fn on_postgres() -> bool {
    server().is_some()
}

fn server() -> Option<String> {
    std::env::var(SERVER).ok().filter(|url| !url.is_empty())
}

/// The same server, another database.
fn database_url(server: &str, name: &str) -> String {
    let mut url = url::Url::parse(server).unwrap_or_else(|e| panic!("{SERVER} is not a URL: {e}"));
    url.set_path(name);
    url.to_string()
}

/// A fresh, migrated database.
pub struct TestDb {
    dir: TempDir,
    location: Location,
    /// The server and the name, where there is something to drop.
    drop: Option<(String, String)>,
}

impl TestDb {
    /// On the database that this run is about.
    pub fn new() -> TestDb {
        match server() {
            Some(server) => TestDb::postgres(&server),
            None => TestDb::sqlite(),
        }
    }

    pub fn sqlite() -> TestDb {
        let dir = TempDir::new();
        let location = Location::Sqlite(dir.path().join("collegium.db"));
        TestDb { dir, location, drop: None }
    }

    fn postgres(server: &str) -> TestDb {
        let name = format!("it_{}", id::outside());
        from_template(server, &name);
        TestDb {
            dir: TempDir::new(),
            location: Location::Postgres(database_url(server, &name)),
            drop: Some((server.to_owned(), name)),
        }
    }

    /// Where the data lies, for whoever starts a process on it.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// `database.url` as the configuration takes it.
    pub fn url(&self) -> String {
        match &self.location {
            Location::Sqlite(path) => format!("sqlite:{}", path.display()),
            Location::Postgres(url) => url.clone(),
        }
    }

    /// A folder beside the database.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Opens the database as a node does.
    pub fn open(&self, clock: &Clock) -> Db {
        Db::open(&self.location, clock).unwrap()
    }

    /// A connection of the test's own, outside the node: for open transactions, and for looking from outside.
    pub fn raw(&self) -> Conn {
        match &self.location {
            Location::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
                conn.batch_execute("PRAGMA busy_timeout = 15000").unwrap();
                Conn::Sqlite(conn)
            }
            Location::Postgres(url) => Conn::Pg(PgConnection::establish(url).unwrap()),
        }
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.drop
            && let Ok(mut conn) = PgConnection::establish(server)
        {
            // Connections of the node that is being dropped may still be open.
            let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"));
        }
    }
}

/// Copies a database that was migrated once, by whichever test came first.
fn from_template(server: &str, name: &str) {
    let template = template_name();
    let mut conn =
        PgConnection::establish(server).unwrap_or_else(|e| panic!("{SERVER} cannot be reached: {e}"));
    // Tests run in processes of their own: the lock lies in the server, and goes with the connection.
    conn.batch_execute("SET client_min_messages = warning; SELECT pg_advisory_lock(907316)").unwrap();
    make_template(&mut conn, server, &template);
    retry_while_in_use(|| conn.batch_execute(&format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"")));
}

fn make_template(conn: &mut PgConnection, server: &str, template: &str) {
    let known = Conn::Pg(PgConnection::establish(server).unwrap())
        .number(collegium::sql!("SELECT count(*) AS n FROM pg_database WHERE datname = $1", template))
        .unwrap();
    if known == Some(1) {
        return;
    }
    // Under another name until it is whole, so that a killed run leaves no half-migrated template.
    let draft = format!("draft_{}", id::outside());
    conn.batch_execute(&format!("CREATE DATABASE \"{draft}\"")).unwrap();
    let location = Location::Postgres(database_url(server, &draft));
    drop(Db::open(&location, &Clock::default()).unwrap());
    retry_while_in_use(|| {
        conn.batch_execute(&format!("ALTER DATABASE \"{draft}\" RENAME TO \"{template}\""))
    });
}

/// Named after the migrations, so that a server that is kept never serves an older schema.
fn template_name() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path().join("up.sql")).collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(file).unwrap().hash(&mut hasher);
    }
    format!("collegium_it_{:016x}", hasher.finish())
}

/// A connection that was closed a moment ago still counts as a user of its database.
fn retry_while_in_use(mut act: impl FnMut() -> diesel::QueryResult<()>) {
    for _ in 0..100 {
        match act() {
            Ok(()) => return,
            Err(e) if e.to_string().contains("being accessed by other users") => {
                std::thread::sleep(Duration::from_millis(20));
            }
            Err(e) => panic!("cannot make a test database: {e}"),
        }
    }
    panic!("the template database stayed in use");
}
