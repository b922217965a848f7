//! What the `Signature` and `Digest` headers claim, read strictly.

use std::collections::{BTreeMap, HashSet};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{LAST_SECOND, Refusal, Request};
use crate::base::mutant;

const SIGNATURE_BYTES: usize = 8 * 1024;
const COVERED_HEADERS: usize = 32;

/// Holds what a `Signature` header says (draft-cavage-http-signatures-12 §4.1).
pub(super) struct Claim {
    pub(super) key_id: String,
    pub(super) signature: Vec<u8>,
    covered: Vec<String>,
    /// Seconds since 1970.
    pub(super) created: Option<i64>,
    pub(super) expires: Option<i64>,
}

impl Claim {
    pub(super) fn parse(text: &str) -> Result<Claim, Refusal> {
        let fields = parameters(text).ok_or(Refusal::SignatureMalformed)?;
        let field = |name| fields.get(name).copied();
        let label = field("algorithm").unwrap_or("hs2019").to_ascii_lowercase();
        if !matches!(label.as_str(), "hs2019" | "rsa-sha256") {
            return Err(Refusal::AlgorithmUnsupported);
        }
        let covered = field("headers").unwrap_or_default().to_ascii_lowercase();
        let covered: Vec<String> = covered.split_whitespace().map(str::to_owned).collect();
        let distinct: HashSet<&String> = covered.iter().collect();
        if distinct.len() != covered.len() || covered.len() > COVERED_HEADERS {
            return Err(Refusal::SignatureMalformed);
        }
        let claim = Claim {
            key_id: field("keyId")
                .filter(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_graphic()))
                .ok_or(Refusal::SignatureMalformed)?
                .to_owned(),
            signature: field("signature")
                .and_then(|base64| STANDARD.decode(base64).ok())
                .filter(|bytes| !bytes.is_empty())
                .ok_or(Refusal::SignatureMalformed)?,
            covered,
            created: field("created").map(seconds).transpose()?,
            expires: field("expires").map(seconds).transpose()?,
        };
        let missing = |name, value: Option<i64>| claim.covers(name) && value.is_none();
        // §2.3: with an algorithm of the old names, (created) and (expires) are errors.
        let old = label != "hs2019" && (claim.covers("(created)") || claim.covers("(expires)"));
        if old || missing("(created)", claim.created) || missing("(expires)", claim.expires) {
            return Err(Refusal::SignatureMalformed);
        }
        Ok(claim)
    }

    pub(super) fn covers(&self, name: &str) -> bool {
        self.covered.iter().any(|covered| covered == name)
    }

    pub(super) fn check_coverage(&self, signs_digest: bool) -> Result<(), Refusal> {
        let dated = self.covers("date") || self.covers("(created)");
        for (fits, what) in [
            (self.covers("(request-target)"), "(request-target)"),
            (self.covers("host"), "host"),
            (dated, "date"),
            (!signs_digest || self.covers("digest"), "digest"),
        ] {
            if !fits && !mutant::off("coverage") {
                return Err(Refusal::NotCovered(what));
            }
        }
        Ok(())
    }

    /// What was signed, when `target` was asked for: a line for each header of the list, in its order (§2.3).
    pub(super) fn signing_string(&self, request: &Request<'_>, target: &str) -> Result<String, Refusal> {
        let mut text = String::with_capacity(256);
        for (place, name) in self.covered.iter().enumerate() {
            if place > 0 {
                text.push('\n');
            }
            text.push_str(name);
            text.push_str(": ");
            match name.as_str() {
                "(request-target)" => {
                    text.push_str(&request.method.to_ascii_lowercase());
                    text.push(' ');
                    text.push_str(target);
                }
                _ => text.push_str(&self.value(name, request)?),
            }
        }
        Ok(text)
    }

    fn value(&self, name: &str, request: &Request<'_>) -> Result<String, Refusal> {
        let moment = |seconds: Option<i64>| seconds.ok_or(Refusal::SignatureMalformed);
        match name {
            "(created)" => moment(self.created).map(|seconds| seconds.to_string()),
            "(expires)" => moment(self.expires).map(|seconds| seconds.to_string()),
            // A signature cannot cover itself; nor what other readers take for one.
            "signature" | "authorization" => Err(Refusal::SignatureMalformed),
            _ => request.joined(name),
        }
    }
}

/// Splits `name="value",name=value`; none if it is not of that form or names something twice.
fn parameters(text: &str) -> Option<BTreeMap<&str, &str>> {
    if text.len() > SIGNATURE_BYTES {
        return None;
    }
    let mut found = BTreeMap::new();
    let mut rest = text.trim();
    loop {
        let (name, after) = rest.split_once('=')?;
        let name = name.trim();
        let (value, after) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_at_checked(after.find(',').unwrap_or(after.len()))?,
        };
        let named = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
        if !named || value.contains(['\\', '"']) || found.insert(name, value.trim()).is_some() {
            return None;
        }
        rest = after.trim();
        if rest.is_empty() {
            return Some(found);
        }
        rest = rest.strip_prefix(',')?;
    }
}

fn seconds(text: &str) -> Result<i64, Refusal> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<i64>() {
        // No leading zero: the signing string is made from the number.
        Ok(value) if digits && value <= LAST_SECOND && value.to_string() == text => Ok(value),
        Ok(_) | Err(_) => Err(Refusal::SignatureMalformed),
    }
}

/// Finds the one SHA-256 value in a `Digest` header (RFC 3230 §4.3.2: a list of algorithm=value).
pub(super) fn parse_digest(text: &str) -> Result<[u8; 32], Refusal> {
    let mut found = None;
    for part in text.split(',') {
        let (algorithm, value) = part.trim().split_once('=').ok_or(Refusal::DigestMalformed)?;
        if !algorithm.eq_ignore_ascii_case("SHA-256") {
            continue;
        }
        let bytes = STANDARD.decode(value).map_err(|_| Refusal::DigestMalformed)?;
        let bytes = bytes.try_into().map_err(|_| Refusal::DigestMalformed)?;
        if found.replace(bytes).is_some() {
            return Err(Refusal::DigestMalformed);
        }
    }
    found.ok_or(Refusal::DigestUnsupported)
}
