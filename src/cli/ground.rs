//! What commands stand on: configuration, database, clock, node key, outgoing client.

use std::fs::{self, File, TryLockError};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use super::Given;
use super::failure::{Failure, Outcome};
use crate::actors::keys;
use crate::app::{App, Parts};
use crate::association;
use crate::base::db::{Db, Location};
use crate::base::http::{Client, LabPeer, Options};
use crate::base::seal::NodeKey;
use crate::base::time::{Clock, SECOND};
use crate::config::Config;

/// Reads the configuration from the file that was named, if any.
pub fn config(file: Option<&Path>) -> Outcome<Config> {
    Config::load(file).map_err(Failure::config)
}

/// The clock, moved as the lab's file says.
pub fn clock(config: &Config) -> Clock {
    let clock = Clock::default();
    follow_lab_clock(config, &clock);
    clock
}

/// Reads the lab's clock file, if there is one, and moves the clock. A file that cannot be read moves nothing.
pub fn follow_lab_clock(config: &Config, clock: &Clock) {
    let Some(path) = &config.lab.clock_file else {
        return;
    };
    let text = fs::read_to_string(path).unwrap_or_default();
    if let Ok(seconds) = text.trim().parse::<i64>() {
        clock.shift(seconds.saturating_mul(SECOND));
    }
}

/// Opens the database that the configuration of a command names.
pub fn open(given: &Given) -> Outcome<Db> {
    let config = config(given.config.as_deref())?;
    let clock = clock(&config);
    database(&config, &clock)
}

/// Opens the database and brings it up to date.
pub fn database(config: &Config, clock: &Clock) -> Outcome<Db> {
    let location = config.location().map_err(Failure::config)?;
    if let Location::Sqlite(path) = &location {
        make_parent(path)?;
    }
    Db::open(&location, clock).map_err(Failure::database)
}

/// Makes a directory that only its owner can enter; one that is there stays as it is.
fn make_private(dir: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir)
}

fn make_parent(path: &Path) -> Outcome {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    match parent.map(make_private) {
        Some(Err(e)) => Err(Failure::database(format!(
            "cannot make the directory of the database {}: {e}",
            path.display()
        ))),
        Some(Ok(())) | None => Ok(()),
    }
}

/// Sees to it that one `serve` runs on a SQLite database: it holds the lock as long as the file lives.
///
/// Other commands do not ask for it. PostgreSQL may be shared.
pub fn only_server(location: &Location) -> Outcome<Option<File>> {
    let Location::Sqlite(path) = location else {
        return Ok(None);
    };
    make_parent(path)?;
    let mut name = path.clone().into_os_string();
    name.push(".serve");
    let name = PathBuf::from(name);
    let fail = |e: &dyn std::fmt::Display| {
        Failure::database(format!("cannot lock the database with {}: {e}", name.display()))
    };
    let file = File::options().create(true).truncate(false).write(true).open(&name).map_err(|e| fail(&e))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(Failure::database(format!(
            "another collegium serve runs on the database {}; for several processes use PostgreSQL",
            path.display()
        ))),
        Err(TryLockError::Error(e)) => Err(fail(&e)),
    }
}

/// The key that seals secrets: as configured, or made once in the data directory.
pub fn node_key(config: &Config) -> Outcome<NodeKey> {
    if !config.secrets.node_key.is_empty() {
        return NodeKey::parse(&config.secrets.node_key)
            .map_err(|e| Failure::config(format!("secrets.node_key: {e}")));
    }
    let dir = &config.data.dir;
    make_private(dir)
        .map_err(|e| Failure::config(format!("data.dir: cannot make {}: {e}", dir.display())))?;
    NodeKey::load_or_create(&dir.join("node.key")).map_err(Failure::config)
}

/// Sees to it that the keys in the database open with this node's key: a `serve` without it would make a new one, and
/// other nodes would stop believing this one.
pub async fn opens(config: &Config, db: &Db) -> Outcome {
    let own = if has_node_key(config) { Some(node_key(config)?.key_id()) } else { None };
    let id = own.clone();
    let Some(other) = db.read(move |conn| keys::sealed_by_another(conn, id.as_deref())).await? else {
        return Ok(());
    };
    let place = config.data.dir.join("node.key");
    let what = match own {
        Some(own) => format!(
            "secrets.node_key: the node key is {own}, but keys in the database were sealed by {other}"
        ),
        None => format!(
            "secrets.node_key: there is no {}, but keys in the database were sealed by {other}",
            place.display()
        ),
    };
    Err(Failure::config(format!(
        "{what}: put the backup of node.key there; if it is lost for good, `collegium keys rotate` gives every actor new keys"
    )))
}

/// Whether the key is there, without making it.
pub fn has_node_key(config: &Config) -> bool {
    !config.secrets.node_key.is_empty() || config.data.dir.join("node.key").exists()
}

/// The outgoing client; `more` are exempt from the rules for addresses, besides those of the configuration.
fn client(config: &Config, origin: &str, more: Vec<LabPeer>) -> Outcome<Client> {
    let extra_ca_pem = match &config.federation.extra_ca_file {
        Some(path) => Some(fs::read(path).map_err(|e| {
            Failure::config(format!("federation.extra_ca_file: {} cannot be read: {e}", path.display()))
        })?),
        None => None,
    };
    let options = Options {
        user_agent: format!("Collegium/{} (+{origin})", env!("CARGO_PKG_VERSION")),
        extra_ca_pem,
        lab_peers: [config.lab_peers().map_err(Failure::config)?, more].concat(),
        kept: None,
    };
    Client::new(&options).map_err(|e| Failure::config(format!("federation: {e}")))
}

/// A client for the `serve` on this machine, and where that listens.
pub fn neighbour(config: &Config) -> Outcome<(Client, SocketAddr)> {
    let mut here = config.server.listen;
    if here.ip().is_unspecified() {
        here.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    let peer =
        LabPeer::parse(&here.to_string()).map_err(|e| Failure::config(format!("server.listen: {e}")))?;
    Ok((client(config, config.default_origin().as_str(), vec![peer])?, here))
}

/// Puts an app together from its configuration and opened database.
pub async fn app(config: Config, db: Db, clock: Clock) -> Outcome<App> {
    build(config, db, clock, false).await
}

/// The same for a process that looks at its own node: it may ask that, even where no other node could.
pub async fn app_that_sees_itself(config: Config, db: Db, clock: Clock) -> Outcome<App> {
    build(config, db, clock, true).await
}

/// What the node is asked by from its own machine.
fn itself(config: &Config, origin: &str) -> Vec<LabPeer> {
    let here = format!("localhost:{}", config.server.listen.port());
    let plain = origin.strip_prefix("http://");
    let named = plain.map(|host| if host.contains(':') { host.to_owned() } else { format!("{host}:80") });
    let all = [Some(here), named].into_iter().flatten();
    all.filter_map(|peer| LabPeer::parse(&peer).ok()).collect()
}

async fn build(config: Config, db: Db, clock: Clock, sees_itself: bool) -> Outcome<App> {
    let told = db.read(association::load).await?.public_address;
    let origin = match (config.server.public_address.as_str(), told) {
        ("", told) if !told.is_empty() => told,
        (_, _) => config.default_origin().as_str().to_owned(),
    };
    let more = if sees_itself { itself(&config, &origin) } else { Vec::new() };
    let (http, node_key) = (client(&config, &origin, more)?, node_key(&config)?);
    let parts = Parts { config, db, clock, http, node_key };
    Ok(App::build(parts).await?)
}
