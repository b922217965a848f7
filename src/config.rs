//! Configuration: defaults, then a TOML file, then `COLLEGIUM__SECTION__KEY` variables; typed and checked at start.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::base::db::Location;
use crate::base::http::LabPeer;
use crate::base::origin::Origin;

mod explain;
mod limits;
mod mail;

pub use explain::Explained;
pub use limits::{Limits, Message};
pub use mail::Mail;

/// Everything that can be configured, with its default.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub server: Server,
    pub data: Data,
    pub database: Database,
    pub secrets: Secrets,
    pub federation: Federation,
    pub mail: Mail,
    pub lab: Lab,
    pub log: Log,
    pub metrics: Metrics,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// `https://node.example`; empty: what the set-up page was told, or `http://localhost:PORT`.
    pub public_address: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// Where the database, the node key and later uploads lie.
    pub dir: PathBuf,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://…`; empty: `collegium.db` in the data directory.
    pub url: String,
    /// A file that holds the URL, for secrets mounted as files.
    pub url_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// The key that seals secrets in the database (32 bytes, base64); empty: made once in the data directory.
    pub node_key: String,
    pub node_key_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Federation {
    /// `host:port` pairs that are exempt from the https, port and address rules. Lab only.
    pub lab_peers: Vec<String>,
    /// A PEM file of a certificate authority to trust besides the public ones.
    pub extra_ca_file: Option<PathBuf>,
    /// Seconds that one exchange with another node may take.
    pub timeout_seconds: u64,
    /// How many nodes are delivered to at the same time, while they answer quickly.
    pub parallel_deliveries: usize,
    /// How many recent threads come along when a community elsewhere is followed.
    pub history_threads: usize,
    /// How many activities of one thread come along.
    pub history_activities: usize,
    pub limits: Limits,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// A file that holds the seconds to add to the machine's clock. Lab only.
    pub clock_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug`, or filters by module.
    pub level: String,
    /// `text` or `json`.
    pub format: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Address and port of the page for Prometheus; empty: none.
    pub listen: String,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            server: Server {
                listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
                public_address: String::new(),
            },
            data: Data { dir: PathBuf::from("data") },
            database: Database { url: String::new(), url_file: None },
            secrets: Secrets { node_key: String::new(), node_key_file: None },
            federation: Federation {
                lab_peers: Vec::new(),
                extra_ca_file: None,
                timeout_seconds: 10,
                parallel_deliveries: 32,
                history_threads: 1000,
                history_activities: 10_000,
                limits: Limits::default(),
            },
            mail: Mail::usual(),
            lab: Lab { clock_file: None },
            log: Log { level: "info".to_owned(), format: "text".to_owned() },
            metrics: Metrics { listen: String::new() },
        }
    }
}

fn figment(file: Option<&Path>) -> Figment {
    let figment = Figment::from(Serialized::defaults(Config::default()));
    let figment = match file {
        Some(path) => figment.merge(Toml::file_exact(path)),
        None => figment.merge(Toml::file_exact("collegium.toml").nested_if_missing()),
    };
    figment.merge(Env::prefixed("COLLEGIUM__").split("__"))
}

trait NestedIfMissing {
    fn nested_if_missing(self) -> Self;
}
impl NestedIfMissing for figment::providers::Data<Toml> {
    /// A default file that is not there is no fault.
    fn nested_if_missing(self) -> Self {
        if Path::new("collegium.toml").exists() { self } else { Toml::string("") }
    }
}

impl Config {
    /// Reads and checks the configuration.
    ///
    /// # Errors
    /// One line that names the key and where it came from.
    pub fn load(file: Option<&Path>) -> Result<Config, String> {
        if let Some(path) = file
            && !path.is_file()
        {
            return Err(format!("the configuration file {} cannot be read", path.display()));
        }
        let config: Config = figment(file).extract().map_err(|e| first_line(&e))?;
        let config = config.without_empty_paths().read_secret_files()?;
        config.check()?;
        Ok(config)
    }

    /// An empty path, as a variable gives it, is none.
    fn without_empty_paths(mut self) -> Config {
        for path in [
            &mut self.database.url_file,
            &mut self.secrets.node_key_file,
            &mut self.federation.extra_ca_file,
            &mut self.mail.password_file,
            &mut self.mail.ca_file,
            &mut self.lab.clock_file,
        ] {
            if path.as_ref().is_some_and(|p| p.as_os_str().is_empty()) {
                *path = None;
            }
        }
        self
    }

    fn read_secret_files(mut self) -> Result<Config, String> {
        for (value, file) in [
            (&mut self.database.url, &self.database.url_file),
            (&mut self.secrets.node_key, &self.secrets.node_key_file),
            (&mut self.mail.password, &self.mail.password_file),
        ] {
            if let Some(path) = file {
                let text = std::fs::read_to_string(path)
                    .map_err(|e| format!("the secret file {} cannot be read: {e}", path.display()))?;
                text.trim().clone_into(value);
            }
        }
        Ok(self)
    }

    fn check(&self) -> Result<(), String> {
        if !self.server.public_address.is_empty() && Origin::parse(&self.server.public_address).is_none() {
            let given = &self.server.public_address;
            return Err(format!(
                "server.public_address: «{given}» is not an address like https://node.example (no path, no slash behind)"
            ));
        }
        self.location()?;
        self.lab_peers()?;
        if !matches!(self.log.format.as_str(), "text" | "json") {
            return Err(format!("log.format: «{}» is neither text nor json", self.log.format));
        }
        if self.federation.timeout_seconds == 0 || self.federation.parallel_deliveries == 0 {
            return Err(
                "federation.timeout_seconds and federation.parallel_deliveries must be at least 1".to_owned()
            );
        }
        self.metrics_listen()?;
        self.mail.check()?;
        self.lab_fits(&self.default_origin())
    }

    /// Where the page for Prometheus is, if anywhere: never where the world asks.
    pub fn metrics_listen(&self) -> Result<Option<SocketAddr>, String> {
        let given = self.metrics.listen.trim();
        if given.is_empty() {
            return Ok(None);
        }
        let parsed = given.parse::<SocketAddr>();
        let at = parsed.map_err(|_| {
            format!("metrics.listen: «{given}» is not an address and port like 127.0.0.1:9464")
        })?;
        let world = self.server.listen;
        let meets = at.ip() == world.ip() || at.ip().is_unspecified() || world.ip().is_unspecified();
        if at.port() != 0 && at.port() == world.port() && meets {
            return Err(format!(
                "metrics.listen: {at} is where server.listen is; the figures need a port of their own"
            ));
        }
        Ok(Some(at))
    }

    /// Lab switches work on hosts that cannot be public only.
    pub fn lab_fits(&self, origin: &Origin) -> Result<(), String> {
        if !self.is_lab() {
            return Ok(());
        }
        let host = origin.host();
        let harmless = host == "localhost"
            || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
            || [".test", ".localhost", ".example"].iter().any(|end| host.ends_with(end));
        if harmless {
            return Ok(());
        }
        Err(format!(
            "federation.lab_peers and lab.clock_file are for tests on one machine; the host {host} is not localhost, \
             loopback or under .test, .localhost or .example"
        ))
    }

    /// Whether any lab switch is on: shown on every page and in the log.
    pub fn is_lab(&self) -> bool {
        !self.federation.lab_peers.is_empty() || self.lab.clock_file.is_some()
    }

    /// The lab peers, parsed.
    pub fn lab_peers(&self) -> Result<Vec<LabPeer>, String> {
        self.federation
            .lab_peers
            .iter()
            .map(|text| {
                LabPeer::parse(text)
                    .map_err(|_| format!("federation.lab_peers: «{text}» is not of the form host:port"))
            })
            .collect()
    }

    /// The public address before set-up has said another.
    pub fn default_origin(&self) -> Origin {
        let fallback = format!("http://localhost:{}", self.server.listen.port());
        let given =
            if self.server.public_address.is_empty() { &fallback } else { &self.server.public_address };
        // Both were checked: the fallback is well-formed by construction.
        Origin::parse(given).unwrap_or_else(|| Origin::localhost(self.server.listen.port()))
    }

    /// Which database.
    pub fn location(&self) -> Result<Location, String> {
        let url = self.database.url.trim();
        if url.is_empty() {
            return Ok(Location::Sqlite(self.data.dir.join("collegium.db")));
        }
        location("database.url", url)
    }
}

/// The database that a URL names; `what` is what to call the URL where it is wrong.
pub fn location(what: &str, url: &str) -> Result<Location, String> {
    if let Some(path) = url.strip_prefix("sqlite:") {
        return match path.trim_start_matches("//") {
            "" => Err(format!("{what}: a path must stand behind sqlite:")),
            path => Ok(Location::Sqlite(PathBuf::from(path))),
        };
    }
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(format!("{what}: it must begin with sqlite: or postgres://"));
    }
    let tls = ["sslmode=require", "sslmode=verify-ca", "sslmode=verify-full"];
    if !cfg!(feature = "postgres-tls") && tls.iter().any(|mode| url.contains(mode)) {
        return Err(format!(
            "{what}: this build has no TLS to PostgreSQL; build it with --features postgres-tls, or leave sslmode \
             out where the database is on the same machine"
        ));
    }
    Ok(Location::Postgres(url.to_owned()))
}

/// The first fault, in one line that names the key and where it stands.
fn first_line(e: &figment::Error) -> String {
    use figment::error::Kind;
    let mut key = e.path.join(".");
    let what = match &e.kind {
        Kind::UnknownField(name, known) => {
            // Some sources leave the unknown name itself out of the path.
            if !key.ends_with(name.as_str()) {
                key = [key.as_str(), name.as_str()].join(".").trim_start_matches('.').to_owned();
            }
            format!("there is no such key; known are {}", known.join(", "))
        }
        other => other.to_string(),
    };
    let from = match &e.metadata {
        Some(m) if m.name.contains("environment") => format!(" (in {})", variable(&key)),
        Some(m) => match m.source.as_ref().and_then(|s| s.file_path()) {
            Some(path) => format!(" (in {})", path.display()),
            None => String::new(),
        },
        None => String::new(),
    };
    let colon = if key.is_empty() { "" } else { ": " };
    format!("{key}{colon}{what}{from}")
}

/// The environment variable of a key.
fn variable(key: &str) -> String {
    format!("COLLEGIUM__{}", key.to_uppercase().replace('.', "__"))
}

/// Names of environment variables by which a library would lower its guard; some only test their presence.
pub fn danger_switches() -> Vec<String> {
    std::env::vars_os()
        .filter_map(|(name, _)| name.into_string().ok())
        .filter(|name| name.starts_with("DANGER_"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lab_switches_are_refused_on_hosts_that_could_be_public() {
        let mut config = Config::default();
        config.federation.lab_peers = vec!["south.localhost:9001".into()];
        for (address, fine) in [
            ("https://node.example", true),
            ("http://north.localhost:9000", true),
            ("http://127.0.0.1:9000", true),
            ("https://communities.org", false),
            ("https://example.com", false),
        ] {
            config.server.public_address = address.into();
            assert_eq!(config.check().is_ok(), fine, "{address}");
        }
    }

    #[test]
    fn tls_to_postgres_is_refused_in_one_line_where_it_was_not_built_in() {
        let mut config = Config::default();
        config.database.url = "postgres://db.example/x?sslmode=require".into();
        if !cfg!(feature = "postgres-tls") {
            let line = config.check().unwrap_err();
            assert!(line.starts_with("database.url") && !line.contains('\n'), "{line}");
        }
    }
}
