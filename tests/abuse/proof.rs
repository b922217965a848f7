//! Proofs inside of what is said (FEP-8b32, `eddsa-jcs-2022`) and signatures after RFC 9421, independent of the node's
//! own code: each part can be left out or made wrong.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::letter::Key;
use crate::socket::Request;

/// A key for proofs.
#[derive(Clone)]
pub struct Hand(Arc<Ed25519KeyPair>);

impl Hand {
    pub fn new() -> Hand {
        Hand(Arc::new(Ed25519KeyPair::generate().unwrap()))
    }

    /// From a published secret key, in the same form as public ones.
    pub fn published(base58: &str) -> Hand {
        let bytes = bs58::decode(base58).into_vec().unwrap();
        Hand(Arc::new(Ed25519KeyPair::from_seed_unchecked(&bytes[2..]).unwrap()))
    }

    /// The public part as a Multikey: base58 of 0xed01 and the bytes (Controlled Identifiers 1.0 §2.2.2).
    pub fn multibase(&self) -> String {
        let bytes = [&[0xed, 0x01], self.0.public_key().as_ref()].concat();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    pub fn signs(&self, bytes: &[u8]) -> Vec<u8> {
        self.0.sign(bytes).as_ref().to_vec()
    }

    /// What a proof by the key at this address says before it is signed.
    pub fn terms(method: &str) -> Value {
        json!({
            "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "verificationMethod": method,
            "proofPurpose": "assertionMethod", "created": "2026-11-01T10:00:00Z"
        })
    }

    /// The document with a proof of these terms.
    pub fn prove(&self, document: &Value, terms: &Value) -> Value {
        let (mut document, mut proof) = (document.clone(), terms.clone());
        if proof.get("@context").is_none() {
            proof["@context"] = document["@context"].clone();
        }
        let hash = |value: &Value| digest(&SHA256, &serde_jcs::to_vec(value).unwrap());
        let both = [hash(&proof).as_ref(), hash(&document).as_ref()].concat();
        proof["proofValue"] = format!("z{}", bs58::encode(self.signs(&both)).into_string()).into();
        document["proof"] = proof;
        document
    }
}

/// With what a message is signed.
#[derive(Clone)]
pub enum With {
    Rsa(Key),
    Ed25519(Hand),
}

/// A POST to the shared inbox that is signed after RFC 9421.
#[derive(Clone)]
pub struct Message {
    pub host: String,
    /// The target as the signer writes it.
    pub target: String,
    pub digest: Option<String>,
    pub covered: Vec<&'static str>,
    /// The parameters behind the list, each with its semicolon.
    pub parameters: String,
    pub with: With,
    pub body: Vec<u8>,
}

/// The value of a `Content-Digest`.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(digest(&SHA256, body)))
}

/// The seconds since 1970, moved by some.
pub fn seconds(shift: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    i64::try_from(now).unwrap() + shift
}

impl Message {
    pub fn new(host: &str, key_id: &str, with: With, body: &[u8]) -> Message {
        let algorithm = match with {
            With::Rsa(_) => "rsa-v1_5-sha256",
            With::Ed25519(_) => "ed25519",
        };
        Message {
            host: host.to_owned(),
            target: format!("http://{host}/inbox"),
            digest: Some(content_digest(body)),
            covered: vec!["@method", "@target-uri", "content-digest"],
            parameters: format!(";created={};keyid=\"{key_id}\";alg=\"{algorithm}\"", seconds(0)),
            with,
            body: body.to_vec(),
        }
    }

    /// Signs it.
    pub fn seal(self) -> Request {
        let value = |name: &str| match name {
            "@method" => "POST".to_owned(),
            "@target-uri" => self.target.clone(),
            "@authority" => self.host.clone(),
            "content-digest" => self.digest.clone().unwrap_or_default(),
            other => panic!("{other} is not signed here"),
        };
        let lines: String =
            self.covered.iter().map(|name| format!("\"{name}\": {}\n", value(name))).collect();
        let names: Vec<String> = self.covered.iter().map(|name| format!("\"{name}\"")).collect();
        let input = format!("({}){}", names.join(" "), self.parameters);
        let text = format!("{lines}\"@signature-params\": {input}");
        let signature = match &self.with {
            With::Rsa(key) => key.sign(&text),
            With::Ed25519(hand) => STANDARD.encode(hand.signs(text.as_bytes())),
        };
        let request = Request {
            method: "POST".to_owned(),
            path: "/inbox".to_owned(),
            headers: Vec::new(),
            body: self.body,
        };
        let request = request.and("Host", &self.host).and("Content-Type", "application/activity+json");
        let request = match &self.digest {
            Some(digest) => request.and("Content-Digest", digest),
            None => request,
        };
        request
            .and("Signature-Input", &format!("sig1={input}"))
            .and("Signature", &format!("sig1=:{signature}:"))
    }
}
