//! Requests signed after draft-cavage, independent of the node's own code: each part can be left out or made wrong.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{KeyPair, RSA_PKCS1_SHA256};
use aws_lc_rs::{digest, rsa};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::socket::Request;

/// An RSA key of 2,048 bits.
#[derive(Clone)]
pub struct Key(Arc<rsa::KeyPair>);

impl Key {
    pub fn new() -> Key {
        Key(Arc::new(rsa::KeyPair::generate(rsa::KeySize::Rsa2048).unwrap()))
    }

    pub fn pem(&self) -> String {
        let public: PublicKeyX509Der<'_> = self.0.public_key().as_der().unwrap();
        pem::encode(&pem::Pem::new("PUBLIC KEY", public.as_ref()))
    }

    pub fn sign(&self, text: &str) -> String {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).unwrap();
        STANDARD.encode(signature)
    }
}

pub fn digest_of(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(digest::digest(&digest::SHA256, body)))
}

/// The date of now, moved by seconds.
pub fn date(shift: i64) -> String {
    let now = SystemTime::now();
    let by = Duration::from_secs(shift.unsigned_abs());
    httpdate::fmt_http_date(if shift < 0 { now - by } else { now + by })
}

/// What a request is made of, before it is signed.
#[derive(Clone)]
pub struct Letter {
    pub method: &'static str,
    pub path: String,
    /// The target that is signed, where it is another than the one that is asked for.
    pub signed_path: Option<String>,
    pub host: String,
    pub date: Option<String>,
    /// `None`: no header; else its value.
    pub digest: Option<String>,
    pub covered: Vec<&'static str>,
    pub algorithm: &'static str,
    pub key_id: String,
    pub key: Key,
    pub kind: &'static str,
    pub body: Vec<u8>,
}

impl Letter {
    pub fn post(host: &str, path: &str, key_id: &str, key: &Key, body: &[u8]) -> Letter {
        Letter {
            method: "POST",
            path: path.to_owned(),
            signed_path: None,
            host: host.to_owned(),
            date: Some(date(0)),
            digest: Some(digest_of(body)),
            covered: vec!["(request-target)", "host", "date", "digest"],
            algorithm: "hs2019",
            key_id: key_id.to_owned(),
            key: key.clone(),
            kind: "application/activity+json",
            body: body.to_vec(),
        }
    }

    pub fn get(host: &str, path: &str, key_id: &str, key: &Key) -> Letter {
        let covered = vec!["(request-target)", "host", "date"];
        Letter { method: "GET", digest: None, covered, ..Letter::post(host, path, key_id, key, b"") }
    }

    /// Signs it.
    pub fn seal(self) -> Request {
        let mut headers = vec![("Host".to_owned(), self.host.clone())];
        headers.extend(self.date.iter().map(|date| ("Date".to_owned(), date.clone())));
        headers.extend(self.digest.iter().map(|digest| ("Digest".to_owned(), digest.clone())));
        if self.method == "POST" {
            headers.push(("Content-Type".to_owned(), self.kind.to_owned()));
        } else {
            headers.push(("Accept".to_owned(), self.kind.to_owned()));
        }
        let target = self.signed_path.as_ref().unwrap_or(&self.path);
        let line = |name: &&str| match *name {
            "(request-target)" => format!("(request-target): {} {target}", self.method.to_lowercase()),
            name => {
                let found = headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
                format!("{name}: {}", found.map_or("", |(_, v)| v.as_str()))
            }
        };
        let text = self.covered.iter().map(line).collect::<Vec<_>>().join("\n");
        let signature = format!(
            r#"keyId="{}",algorithm="{}",headers="{}",signature="{}""#,
            self.key_id,
            self.algorithm,
            self.covered.join(" "),
            self.key.sign(&text)
        );
        headers.push(("Signature".to_owned(), signature));
        Request { method: self.method.to_owned(), path: self.path, headers, body: self.body }
    }
}
