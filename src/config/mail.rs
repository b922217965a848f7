//! How the node sends mail.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Config;
use crate::base::smtp::{Relay, Tls, is_sender};
use crate::base::time::{Micros, SECOND};

/// The mail server, under `[mail]`. Without a host, mail is written into files.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The mail server's name; empty: mail is written into the folder `mail` of the data directory.
    pub host: String,
    /// 0: what is usual for `tls`.
    pub port: u16,
    /// `starttls`, `tls` or `none`.
    pub tls: String,
    /// Empty: the server asks for no password.
    pub user: String,
    pub password: String,
    /// A file that holds the password, for secrets mounted as files.
    pub password_file: Option<PathBuf>,
    /// `node@example.org` or `Words <node@example.org>`.
    pub from: String,
    /// A PEM file of a certificate to trust besides the public ones.
    pub ca_file: Option<PathBuf>,
    /// How many invitations of an import go at once.
    pub batch: u32,
    /// How many seconds are waited before the next ones go.
    pub batch_pause_seconds: u32,
}

impl Mail {
    /// What holds where nothing is said.
    pub(super) fn usual() -> Mail {
        Mail { tls: "starttls".to_owned(), batch: 50, batch_pause_seconds: 60, ..Mail::default() }
    }

    /// Whether a mail server is named.
    pub fn is_configured(&self) -> bool {
        !self.host.trim().is_empty()
    }

    /// How quickly many mails go, so that a mail server is not flooded.
    ///
    /// How many at once, and how long is waited before the next.
    pub fn pace(&self) -> (i64, Micros) {
        (i64::from(self.batch.max(1)), i64::from(self.batch_pause_seconds) * SECOND)
    }

    pub(super) fn check(&self) -> Result<(), String> {
        if self.batch == 0 {
            return Err("mail.batch: must be at least 1".to_owned());
        }
        let Some(tls) = Tls::parse(&self.tls) else {
            return Err(format!("mail.tls: «{}» is neither starttls, tls nor none", self.tls));
        };
        let from = self.from.trim();
        if !from.is_empty() && !is_sender(from) {
            return Err(format!("mail.from: «{from}» is not an address like node@example.org"));
        }
        if !self.is_configured() {
            return Ok(());
        }
        if from.is_empty() {
            return Err("mail.from: must be set where mail.host is".to_owned());
        }
        if tls == Tls::None && !self.user.is_empty() && !is_this_machine(self.host.trim()) {
            return Err(
                "mail.tls: with none the password would travel in the clear; set starttls or tls".to_owned()
            );
        }
        Ok(())
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl Config {
    /// The mail server, where one is configured; `hello` is the name by which this node greets it.
    pub fn relay(&self, hello: &str) -> Option<Relay> {
        let mail = &self.mail;
        let tls = Tls::parse(&mail.tls)?;
        mail.is_configured().then(|| Relay {
            host: mail.host.trim().to_owned(),
            port: if mail.port == 0 { tls.port() } else { mail.port },
            tls,
            user: mail.user.clone(),
            password: mail.password.clone(),
            ca_file: mail.ca_file.clone(),
            hello: hello.to_owned(),
        })
    }

    /// The address that mail comes from; `host` is this node's name.
    pub fn mail_from(&self, host: &str) -> String {
        match self.mail.from.trim() {
            "" => format!("noreply@{host}"),
            from => from.to_owned(),
        }
    }

    /// Where mail is written while no mail server is configured.
    pub fn mail_dir(&self) -> PathBuf {
        self.data.dir.join("mail")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_does_not_travel_in_the_clear() {
        let base = Mail {
            host: "mail.example".into(),
            from: "node@example.org".into(),
            user: "node".into(),
            ..Mail::usual()
        };
        for (host, tls, fine) in [
            ("mail.example", "starttls", true),
            ("mail.example", "tls", true),
            ("mail.example", "none", false),
            ("localhost", "none", true),
            ("127.0.0.1", "none", true),
            ("mail.example", "ssl", false),
        ] {
            let mail = Mail { host: host.into(), tls: tls.into(), ..base.clone() };
            assert_eq!(mail.check().is_ok(), fine, "{host} {tls}");
        }
        assert!(Mail { from: String::new(), ..base }.check().is_err(), "somebody must have sent it");
    }

    #[test]
    fn the_port_follows_from_the_way() {
        let mut config = Config::default();
        assert!(config.relay("x").is_none());
        config.mail.host = "mail.example".into();
        assert_eq!(config.relay("x").unwrap().port, 587);
        config.mail.tls = "tls".into();
        assert_eq!(config.relay("x").unwrap().port, 465);
    }
}
