//! The database under a measured node: a SQLite file, or a PostgreSQL cluster of the run's own, with fsync on.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use collegium::base::db::Location;

use crate::Outcome;
use crate::machine;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub fn parse(text: &str) -> Result<Kind, String> {
        match text {
            "sqlite" => Ok(Kind::Sqlite),
            "postgres" | "postgresql" => Ok(Kind::Postgres),
            other => Err(format!("{other} is neither sqlite nor postgres")),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        }
    }

    /// What makes a commit durable, for the record.
    pub fn durability(self) -> &'static str {
        match self {
            Kind::Sqlite => "WAL, synchronous=FULL",
            Kind::Postgres => "fsync=on, synchronous_commit=on, full_page_writes=on",
        }
    }
}

/// The database of one node.
pub enum Database {
    Sqlite(PathBuf),
    Postgres(Cluster),
}

impl Database {
    /// An empty database in a directory.
    pub fn make(kind: Kind, dir: &Path) -> Outcome<Database> {
        Ok(match kind {
            Kind::Sqlite => Database::Sqlite(dir.join("collegium.db")),
            Kind::Postgres => Database::Postgres(Cluster::start(&dir.join("postgres"))?),
        })
    }

    pub fn location(&self) -> Location {
        match self {
            Database::Sqlite(path) => Location::Sqlite(path.clone()),
            Database::Postgres(cluster) => Location::Postgres(cluster.url()),
        }
    }

    /// As `database.url` takes it.
    pub fn url(&self) -> String {
        match self {
            Database::Sqlite(path) => format!("sqlite:{}", path.display()),
            Database::Postgres(cluster) => cluster.url(),
        }
    }

    /// CPU time of the database's own processes so far, those that ended included; none for SQLite.
    pub fn cpu(&self) -> Duration {
        match self {
            Database::Sqlite(_) => Duration::ZERO,
            Database::Postgres(cluster) => machine::cpu_of_family(cluster.postmaster),
        }
    }

    /// Memory of the database's own processes, in bytes, each shared page counted once (PSS).
    pub fn memory(&self) -> u64 {
        match self {
            Database::Sqlite(_) => 0,
            Database::Postgres(cluster) => machine::family(cluster.postmaster)
                .into_iter()
                .filter_map(|pid| machine::memory(pid).ok())
                .map(|memory| memory.pss)
                .sum(),
        }
    }
}

/// A throw-away cluster: stopped and removed with its owner's directory.
pub struct Cluster {
    data: PathBuf,
    port: u16,
    postmaster: u32,
}

/// The programs of the newest PostgreSQL that Debian's packages installed.
fn programs() -> Outcome<PathBuf> {
    let all = std::fs::read_dir("/usr/lib/postgresql")
        .map_err(|_| "there is no PostgreSQL under /usr/lib/postgresql")?;
    let newest = all
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.parse::<u32>().ok())
        .max()
        .ok_or("there is no PostgreSQL under /usr/lib/postgresql")?;
    Ok(PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin")))
}

/// A program of PostgreSQL, which refuses to run as root: root hands it to the user that the package brings.
fn program(name: &str, dir: &Path) -> Outcome<Command> {
    let path = programs()?.join(name);
    let mut command = if machine::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(path);
        command
    } else {
        Command::new(path)
    };
    command.current_dir(dir).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    Ok(command)
}

fn must(mut command: Command) -> Outcome {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

impl Cluster {
    fn start(home: &Path) -> Outcome<Cluster> {
        std::fs::create_dir_all(home)?;
        if machine::is_root() {
            // The directory above stays root's; PostgreSQL needs to pass through it.
            let above = home.parent().ok_or("no directory")?;
            must_run("chmod", &["711", &above.to_string_lossy()])?;
            must_run("chown", &["postgres", &home.to_string_lossy()])?;
        }
        let data = home.join("data");
        let mut initdb = program("initdb", home)?;
        initdb.arg("-D").arg(&data);
        initdb.args(["-U", "collegium", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        must(initdb)?;
        let port = machine::free_port();
        let options = format!("-p {port} -k {} -c listen_addresses=127.0.0.1", home.display());
        let mut start = program("pg_ctl", home)?;
        // The server inherits the pipe: with it, waiting for the output would never end.
        start.stderr(Stdio::null());
        start.arg("-D").arg(&data).args(["-w", "-t", "60", "-s", "-l"]).arg(home.join("log"));
        must({
            start.args(["start", "-o", &options]);
            start
        })?;
        let pid = std::fs::read_to_string(data.join("postmaster.pid"))?;
        let postmaster = pid.lines().next().unwrap_or_default().parse()?;
        Ok(Cluster { data, port, postmaster })
    }

    fn url(&self) -> String {
        format!("postgres://collegium@127.0.0.1:{}/postgres", self.port)
    }
}

fn must_run(name: &str, line: &[&str]) -> Outcome {
    let mut command = Command::new(name);
    command.args(line);
    must(command)
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = program("pg_ctl", Path::new("/")).and_then(|mut stop| {
            stop.arg("-D").arg(&self.data).args(["-m", "immediate", "-w", "-s", "stop"]);
            must(stop)
        });
        if let Err(e) = stopped {
            eprintln!("load: PostgreSQL (process {}) could not be stopped: {e}", self.postmaster);
        }
    }
}
