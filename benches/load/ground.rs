//! Where a node is measured: a temporary directory, a database, an address; and the built binary that runs there.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use collegium::base::db::{Db, Tx};
use collegium::base::sql::{Conn, Sql};
use collegium::base::time::Clock;
use collegium::error::Result;

use crate::Outcome;
use crate::ask::Ask;
use crate::database::Database;
use crate::machine::{self, Memory};
use crate::report::Spent;
use crate::talk::Talk;

/// How long a node may take to answer for the first time, or to end.
const PATIENCE: Duration = Duration::from_secs(30);
/// Seals the secrets of every measured node.
const NODE_KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// A directory that goes away with its owner.
struct Scratch {
    path: PathBuf,
    kept: bool,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.kept {
            eprintln!("load: kept {}", self.path.display());
        } else if let Err(e) = std::fs::remove_dir_all(&self.path) {
            eprintln!("load: {} could not be removed: {e}", self.path.display());
        }
    }
}

/// A place for one node. Fields go in their order: connections, then the database's processes, then the directory.
pub struct Ground {
    db: Option<Db>,
    pub database: Database,
    dir: Scratch,
    pub port: u16,
    /// `host:port` of every peer that the node may reach over plain HTTP.
    pub peers: Vec<String>,
    /// More variables of the environment: `COLLEGIUM__SECTION__KEY`.
    pub variables: Vec<(String, String)>,
    binary: PathBuf,
}

impl Ground {
    pub fn new(ask: &Ask) -> Outcome<Ground> {
        let path = std::env::temp_dir().join(format!("collegium-load-{}", collegium::base::id::outside()));
        std::fs::create_dir_all(&path)?;
        let dir = Scratch { path, kept: ask.keep };
        let database = Database::make(ask.database, &dir.path)?;
        let (port, binary) = (machine::free_port(), ask.binary.clone());
        // What is measured is how much the node can do, not how much it lets one peer ask for; the limits stay switched on.
        let rates = ["INBOX", "INBOX_TOTAL", "READS", "READS_TOTAL", "STRANGERS", "FETCHES"];
        let high = |rate| (format!("COLLEGIUM__FEDERATION__LIMITS__{rate}"), "[1000000,1000000]".to_owned());
        let variables = rates.map(high).to_vec();
        Ok(Ground { db: None, database, dir, port, peers: Vec::new(), variables, binary })
    }

    pub fn dir(&self) -> &Path {
        &self.dir.path
    }

    /// Host and port of the node, as others name it.
    pub fn authority(&self) -> String {
        format!("node.localhost:{}", self.port)
    }

    /// The node's public address.
    pub fn origin(&self) -> String {
        format!("http://{}", self.authority())
    }

    /// The library's own connection to the node's database: opened, and migrated, when first asked for.
    pub fn db(&mut self) -> Outcome<Db> {
        if self.db.is_none() {
            self.db = Some(Db::open(&self.database.location(), &Clock::default())?);
        }
        self.db.clone().ok_or_else(|| "no database".into())
    }

    /// Closes that connection: who loads a database in bulk wants it alone.
    pub fn close(&mut self) {
        self.db = None;
    }

    /// Runs a transaction on the node's database, from outside the node.
    pub async fn write<T, F>(&mut self, work: F) -> Outcome<T>
    where
        F: FnMut(&mut Tx) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        Ok(self.db()?.write(work).await?)
    }

    pub async fn read<T, F>(&mut self, work: F) -> Outcome<T>
    where
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        Ok(self.db()?.read(work).await?)
    }

    /// The column `n` of a query's first row, 0 when there is none.
    pub async fn number(&mut self, query: Sql) -> Outcome<i64> {
        self.read(move |conn| Ok(conn.number(query)?.unwrap_or(0))).await
    }

    /// Asks again every few milliseconds until a count is 0.
    pub async fn until_none(&mut self, query: &str, longest: Duration) -> Outcome {
        let started = Instant::now();
        loop {
            let left = self.number(Sql::new(query.to_owned(), Vec::new())).await?;
            if left == 0 {
                return Ok(());
            }
            if started.elapsed() > longest {
                return Err(format!("{left} are left after {longest:?}: {query}").into());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn command(&self) -> Outcome<Command> {
        let mut command = Command::new(&self.binary);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("COLLEGIUM_")) {
            command.env_remove(name);
        }
        let log = std::fs::File::options().create(true).append(true).open(self.dir().join("node.log"))?;
        command
            .current_dir(self.dir())
            .env("COLLEGIUM__SERVER__LISTEN", format!("127.0.0.1:{}", self.port))
            .env("COLLEGIUM__SERVER__PUBLIC_ADDRESS", self.origin())
            .env("COLLEGIUM__DATA__DIR", self.dir().join("data"))
            .env("COLLEGIUM__DATABASE__URL", self.database.url())
            .env("COLLEGIUM__SECRETS__NODE_KEY", NODE_KEY)
            .env("COLLEGIUM__FEDERATION__LAB_PEERS", serde_json::to_string(&self.peers)?)
            .env("COLLEGIUM__LOG__LEVEL", "warn")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        Ok(command)
    }

    /// Starts the node and waits for its first answer: the page at `/`.
    pub async fn start(&self) -> Outcome<Node> {
        let started = Instant::now();
        let child = self.command()?.spawn()?;
        let mut node = Node { child, first_answer: Duration::ZERO };
        while started.elapsed() < PATIENCE {
            if let Ok(mut talk) = Talk::connect(self.port, &self.authority()).await
                && let Ok(answer) = talk.get("/", &[]).await
                && answer.status < 500
            {
                node.first_answer = started.elapsed();
                return Ok(node);
            }
            if let Some(code) = node.child.try_wait()? {
                return Err(format!("the node ended with {code}: {}", self.log()).into());
            }
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
        Err(format!("the node does not answer: {}", self.log()).into())
    }

    /// The last lines that the node logged.
    pub fn log(&self) -> String {
        let text = std::fs::read_to_string(self.dir().join("node.log")).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(5)..].join("\n")
    }

    /// Starts to count what node and database use.
    pub fn meter(&self, node: &Node) -> Meter {
        Meter { node: node.cpu(), database: self.database.cpu(), started: Instant::now() }
    }

    /// What they used since.
    pub fn spent(&self, node: &Node, since: &Meter) -> Spent {
        Spent {
            wall: since.started.elapsed(),
            node: node.cpu().saturating_sub(since.node),
            database: self.database.cpu().saturating_sub(since.database),
        }
    }
}

/// A moment from which CPU is counted.
pub struct Meter {
    node: Duration,
    database: Duration,
    pub started: Instant,
}

/// A running process of the built binary; killed when dropped.
pub struct Node {
    child: Child,
    /// From the start of the process to its first answer.
    pub first_answer: Duration,
}

impl Node {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn cpu(&self) -> Duration {
        machine::cpu(self.pid())
    }

    pub fn memory(&self) -> Outcome<Memory> {
        machine::memory(self.pid())
    }

    /// Ends it in order, as an operator does, and waits for that.
    pub async fn stop(mut self) -> Outcome {
        let told = Command::new("kill").args(["-TERM", &self.pid().to_string()]).status()?;
        if !told.success() {
            return Err("the node could not be told to end".into());
        }
        let started = Instant::now();
        while self.child.try_wait()?.is_none() {
            if started.elapsed() > PATIENCE {
                return Err("the node does not end".into());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // One that has ended already cannot be killed, and need not.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
