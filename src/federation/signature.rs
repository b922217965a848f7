//! HTTP signatures of both generations: what this node sends, and what it accepts before it looks at a key.
//!
//! `cavage` is the draft that most software speaks, `message` is RFC 9421. The policy is ours, and one for both.

use std::time::{Duration, UNIX_EPOCH};

use aws_lc_rs::digest as hash;
use axum::http::{HeaderMap, header};
use base64::{Engine, engine::general_purpose::STANDARD};
use url::Url;

mod cavage;
mod claim;
mod keys;
mod message;
mod refusal;
use crate::base::mutant;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests;

pub use self::{
    keys::{Algorithm, KeyProblem, SigningKey, VerifyingKey, generate, generate_ed25519},
    refusal::Refusal,
};

/// The last second of the year 9999, beyond which HTTP dates cannot be written.
const LAST_SECOND: i64 = 253_402_300_799;
const SECOND: i64 = 1_000_000;
/// A request that repeats one of these means different things to different readers (case S-06).
const SINGLE: [&str; 6] = ["signature", "signature-input", "host", "date", "digest", "content-digest"];

/// The two ways of signing a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// draft-cavage-http-signatures-12.
    Cavage,
    /// HTTP Message Signatures.
    Rfc9421,
}

impl Form {
    /// The word for it in the database and in figures.
    pub fn key(self) -> &'static str {
        match self {
            Form::Cavage => "cavage",
            Form::Rfc9421 => "rfc9421",
        }
    }

    pub fn parse(key: &str) -> Option<Form> {
        [Form::Cavage, Form::Rfc9421].into_iter().find(|form| form.key() == key)
    }

    pub fn other(self) -> Form {
        match self {
            Form::Cavage => Form::Rfc9421,
            Form::Rfc9421 => Form::Cavage,
        }
    }
}

/// Writes the `Digest` value of a body: `SHA-256=` and base64 (RFC 3230, RFC 5843).
pub fn digest(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(sha256(body)))
}

/// Tells why a request could not be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the address to sign for names no host")]
    NoHost,
    #[error("the time to sign with is not a date")]
    NoDate,
    #[error("the request could not be signed")]
    Failed,
}

/// Signs a request the way that most software reads; gives the headers to send, `Host` among them.
pub fn sign(
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<&[u8]>,
    now_micros: i64,
) -> Result<Vec<(String, String)>, SignatureError> {
    sign_as(Form::Cavage, key, method, url, body, now_micros)
}

/// Signs a request in one of the two forms; gives the headers to send, `Host` among them.
pub fn sign_as(
    form: Form,
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<&[u8]>,
    now_micros: i64,
) -> Result<Vec<(String, String)>, SignatureError> {
    let body = match body {
        None if needs_digest(method) => Some(&[][..]),
        None | Some(_) => body,
    };
    match form {
        Form::Cavage => cavage::sign(key, method, url, body, now_micros),
        Form::Rfc9421 => message::sign(key, method, url, body, now_micros),
    }
}

/// Whether an answer may be a refusal of the signature: any that does not speak of something else. Software in the
/// field answers 400 and 403 as well as 401.
pub fn may_be_refused(status: u16) -> bool {
    (400..500).contains(&status) && !matches!(status, 404 | 405 | 408 | 410 | 413 | 415 | 425 | 429)
}

fn authority(url: &Url) -> Result<String, SignatureError> {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => Ok(format!("{host}:{port}")),
        (Some(host), None) => Ok(host.to_owned()),
        (None, _) => Err(SignatureError::NoHost),
    }
}

/// Says what a request must meet: our names, the injected clock, and the window that the sender's node is granted.
#[derive(Debug, Clone, Copy)]
pub struct Expectation<'a> {
    /// `https`, or `http` on a machine for trying things out: what a signed address of ours begins with.
    pub scheme: &'a str,
    /// `host` or `host:port` as it stands in `Host`.
    pub own_authorities: &'a [String],
    pub now_micros: i64,
    pub max_age: Duration,
    pub max_ahead: Duration,
}

/// A request as both forms read it. `target` is path and query as received.
struct Request<'a> {
    method: &'a str,
    target: &'a str,
    headers: &'a HeaderMap,
}

impl Request<'_> {
    /// A header as text; what is not text counts as empty, and is refused where it is read.
    fn text(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap_or_default())
    }

    /// All values of a header, as both forms join them.
    fn joined(&self, name: &str) -> Result<String, Refusal> {
        let values: Result<Vec<&str>, Refusal> = self
            .headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().map(str::trim).map_err(|_| Refusal::SignatureMalformed))
            .collect();
        let values = values?;
        if values.is_empty() { Err(Refusal::CoveredMissing) } else { Ok(values.join(", ")) }
    }
}

/// Holds a signature that is in order but not yet checked against body and key.
#[derive(Debug, Clone)]
pub struct Unverified {
    key_id: String,
    signature: Vec<u8>,
    /// What may have been signed: the target with its query, and without.
    texts: Vec<String>,
    /// The kind of key that the request says it was signed with.
    algorithm: Option<Algorithm>,
    digest: Option<[u8; 32]>,
    expires_micros: i64,
}

/// Reads a request's signature from its headers, and judges all that needs neither body nor key (federation.md §2).
///
/// `path_and_query` is the target as received. On HTTP/2 the caller puts `:authority` in as `Host` first (case S-09).
pub fn read(
    method: &str,
    path_and_query: &str,
    headers: &HeaderMap,
    expect: &Expectation<'_>,
) -> Result<Unverified, Refusal> {
    for name in SINGLE {
        if !mutant::off("repeated") && headers.get_all(name).iter().nth(1).is_some() {
            return Err(Refusal::HeaderRepeated(name));
        }
    }
    if !headers.contains_key("signature") {
        return Err(Refusal::SignatureMissing);
    }
    let request = Request { method, target: path_and_query, headers };
    if headers.contains_key("signature-input") {
        message::read(&request, expect)
    } else {
        cavage::read(&request, expect)
    }
}

impl Unverified {
    /// Gives the `keyId` as claimed: any text of visible characters.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Compares the body with the signed digest; a request without one (GET) must have no body.
    pub fn check_digest(&self, body: &[u8]) -> Result<(), Refusal> {
        match &self.digest {
            Some(digest) if *digest == sha256(body) || mutant::off("digest") => Ok(()),
            None if body.is_empty() => Ok(()),
            Some(_) | None => Err(Refusal::DigestMismatch),
        }
    }

    /// Verifies the signature with a key of the kind that it names (cases S-20, S-23).
    pub fn verify(&self, key: &VerifyingKey) -> bool {
        let kind = self.algorithm.is_none_or(|named| named == key.algorithm());
        mutant::off("signature")
            || (kind && self.texts.iter().any(|text| key.verifies(text.as_bytes(), &self.signature)))
    }

    /// Identifies the signature for the replay store: SHA-256 over its bytes.
    ///
    /// The key id stays out: it is not signed, so that a replay could name the same key differently
    /// (`#main-key`, `/main-key`) and would look new.
    pub fn fingerprint(&self) -> [u8; 32] {
        sha256(&self.signature)
    }

    /// Until when the replay store must remember the fingerprint: after this moment `read` refuses the request.
    pub fn expires_micros(&self) -> i64 {
        self.expires_micros
    }
}

fn needs_digest(method: &str) -> bool {
    !(method.eq_ignore_ascii_case("GET") || method.eq_ignore_ascii_case("HEAD"))
}

/// Gives the `Host` header, which must be one of ours.
fn own_host<'a>(request: &'a Request<'_>, expect: &Expectation<'_>) -> Result<&'a str, Refusal> {
    if !request.headers.contains_key(header::HOST) {
        return Err(Refusal::HostMissing);
    }
    let host = request.text("host").unwrap_or_default();
    if mutant::off("host") || expect.own_authorities.iter().any(|own| own.eq_ignore_ascii_case(host)) {
        Ok(host)
    } else {
        Err(Refusal::HostForeign)
    }
}

/// Judges a moment of signing, in seconds since 1970, and gives the moment until which it counts.
fn judge_signed_at(seconds: i64, expect: &Expectation<'_>) -> Result<i64, Refusal> {
    let time = seconds.saturating_mul(SECOND);
    let max_age = if mutant::off("date") { i64::MAX / 4 } else { micros(expect.max_age) };
    let end = time.saturating_add(max_age);
    if end < expect.now_micros {
        return Err(Refusal::DateTooOld);
    }
    if time > expect.now_micros.saturating_add(micros(expect.max_ahead)) {
        return Err(Refusal::DateAhead);
    }
    Ok(end)
}

/// Judges a moment of expiry, in seconds since 1970, and gives it in microseconds.
fn judge_expiry(seconds: i64, expect: &Expectation<'_>) -> Result<i64, Refusal> {
    let end = seconds.saturating_mul(SECOND);
    if end < expect.now_micros { Err(Refusal::SignatureExpired) } else { Ok(end) }
}

fn http_date(micros: i64) -> Result<String, SignatureError> {
    Ok(httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(whole_seconds(micros)?)))
}

fn whole_seconds(micros: i64) -> Result<u64, SignatureError> {
    let seconds = micros.div_euclid(SECOND);
    u64::try_from(seconds).ok().filter(|_| seconds <= LAST_SECOND).ok_or(SignatureError::NoDate)
}

fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut sum = [0; 32];
    sum.copy_from_slice(hash::digest(&hash::SHA256, bytes).as_ref());
    sum
}
