//! Servers of https in this network, with certificates in order and out of order, made by the program `openssl`.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What is served at one address: with which certificate, and what.
#[derive(Clone)]
struct Place {
    config: Arc<ServerConfig>,
    answer: Arc<Vec<u8>>,
}

/// Servers by their address.
#[derive(Clone, Default)]
pub struct Places(Arc<Mutex<HashMap<IpAddr, Place>>>);

impl Places {
    pub fn serve(&self, at: IpAddr, certificate: &Certificate, answer: Vec<u8>) {
        let chain: Result<Vec<_>, _> = CertificateDer::pem_file_iter(&certificate.chain).unwrap().collect();
        let key = PrivateKeyDer::from_pem_file(&certificate.key).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain.unwrap(), key)
            .unwrap();
        let place = Place { config: Arc::new(config), answer: Arc::new(answer) };
        self.0.lock().unwrap().insert(at, place);
    }

    /// Answers one connection, where somebody is at home.
    pub fn answer(&self, at: IpAddr, stream: std::net::TcpStream) {
        let Some(place) = self.0.lock().unwrap().get(&at).cloned() else { return };
        std::thread::spawn(move || {
            let _ = stream.set_nonblocking(false);
            let Ok(connection) = ServerConnection::new(place.config) else { return };
            let mut secure = StreamOwned::new(connection, stream);
            // Who does not believe the certificate never gets as far as a request.
            if secure.read(&mut [0; 8192]).is_ok_and(|read| read > 0) {
                let _ = secure.write_all(&place.answer);
                secure.conn.send_close_notify();
                let _ = secure.flush();
            }
        });
    }
}

/// A certificate with its chain, and its key.
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
}

/// An authority that a node may be told to trust.
pub struct Authority<'a>(pub &'a Path);

impl Authority<'_> {
    fn run(&self, line: &str) {
        let mut command = Command::new("openssl");
        command.args(line.split(' ')).current_dir(self.0).stdout(Stdio::null()).stderr(Stdio::piped());
        let output = command.output().expect("openssl");
        assert!(output.status.success(), "openssl {line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn new(folder: &Path) -> Authority<'_> {
        let authority = Authority(folder);
        authority.run("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Lab");
        authority
    }

    /// One that this authority vouches for, for so many days.
    pub fn vouches(&self, file: &str, name: &str, days: u32) -> Certificate {
        std::fs::write(self.0.join("names"), format!("subjectAltName=DNS:{name}\n")).unwrap();
        self.run(&format!("req -newkey rsa:2048 -nodes -keyout {file}.key -out {file}.csr -subj /CN={name}"));
        self.run(&format!(
            "x509 -req -in {file}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days {days} -extfile names -out {file}.pem"
        ));
        self.made(file)
    }

    /// One that vouches for itself.
    pub fn alone(&self, file: &str, name: &str) -> Certificate {
        self.run(&format!(
            "req -x509 -newkey rsa:2048 -nodes -keyout {file}.key -out {file}.pem -days 30 -subj /CN={name} \
             -addext subjectAltName=DNS:{name}"
        ));
        self.made(file)
    }

    fn made(&self, file: &str) -> Certificate {
        Certificate { chain: self.0.join(format!("{file}.pem")), key: self.0.join(format!("{file}.key")) }
    }
}
