//! Signatures after draft-cavage-http-signatures-12: one `Signature` header over a list of headers.

use std::collections::BTreeMap;
use std::time::UNIX_EPOCH;

use axum::http::header;
use http_signature_normalization::Config;
use url::Url;

use super::claim::{Claim, parse_digest};
use super::{
    Algorithm, Expectation, Refusal, Request, SignatureError, SigningKey, Unverified, authority, digest,
    http_date, judge_expiry, judge_signed_at, needs_digest, own_host,
};

/// Gives `Host`, `Date`, `Digest` (with a body) and `Signature`.
///
/// Covers `(request-target) host date [digest]`. Labelled `rsa-sha256`, for some verifiers (apsig) know no `hs2019`.
pub(super) fn sign(
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<&[u8]>,
    now_micros: i64,
) -> Result<Vec<(String, String)>, SignatureError> {
    let mut headers = vec![("Host".to_owned(), authority(url)?), ("Date".to_owned(), http_date(now_micros)?)];
    if let Some(body) = body {
        headers.push(("Digest".to_owned(), digest(body)));
    }
    let covered: BTreeMap<String, String> = headers.iter().cloned().collect();
    let signed = Config::new()
        .dont_use_created_field()
        .begin_sign(method, &target(url), covered)
        .map_err(|_| SignatureError::Failed)?
        .sign(key.id().to_owned(), |text| key.sign(text))?;
    let labelled = signed.signature_header().replacen("algorithm=\"hs2019\"", "algorithm=\"rsa-sha256\"", 1);
    headers.push(("Signature".to_owned(), labelled));
    Ok(headers)
}

fn target(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

pub(super) fn read(request: &Request<'_>, expect: &Expectation<'_>) -> Result<Unverified, Refusal> {
    let claim = Claim::parse(request.text("signature").unwrap_or_default())?;
    let signs_digest = needs_digest(request.method);
    check_presence(request, &claim, signs_digest)?;
    own_host(request, expect)?;
    claim.check_coverage(signs_digest)?;
    let expires_micros = check_window(request, &claim, expect)?;
    let digest = match request.text("digest") {
        Some(value) if claim.covers("digest") => Some(parse_digest(value)?),
        // On a GET that does not sign it, a digest vouches for nothing.
        Some(_) | None => None,
    };
    let mut texts = vec![claim.signing_string(request, request.target)?];
    if let Some((path, _)) = request.target.split_once('?') {
        texts.push(claim.signing_string(request, path)?);
    }
    let Claim { key_id, signature, .. } = claim;
    let algorithm = Some(Algorithm::Rsa);
    Ok(Unverified { key_id, signature, texts, algorithm, digest, expires_micros })
}

fn check_presence(request: &Request<'_>, claim: &Claim, signs_digest: bool) -> Result<(), Refusal> {
    let headers = request.headers;
    if !headers.contains_key(header::HOST) {
        return Err(Refusal::HostMissing);
    }
    if !headers.contains_key(header::DATE) && !claim.covers("(created)") {
        return Err(Refusal::DateMissing);
    }
    if signs_digest && !headers.contains_key("digest") {
        return Err(Refusal::DigestMissing);
    }
    Ok(())
}

/// Judges every time the request names, and gives the moment at which the covered ones end its life.
fn check_window(request: &Request<'_>, claim: &Claim, expect: &Expectation<'_>) -> Result<i64, Refusal> {
    let date = request.text("date").map(parse_date).transpose()?;
    let mut end = i64::MAX;
    for (name, time) in [("date", date), ("(created)", claim.created)] {
        let Some(seconds) = time else { continue };
        // Once (created) is signed, an unsigned Date is only a remark, which proxies may set.
        if name == "date" && !claim.covers("date") {
            continue;
        }
        let until = judge_signed_at(seconds, expect)?;
        if claim.covers(name) {
            end = end.min(until);
        }
    }
    if let Some(expires) = claim.expires {
        let until = judge_expiry(expires, expect)?;
        if claim.covers("(expires)") {
            end = end.min(until);
        }
    }
    Ok(end)
}

fn parse_date(text: &str) -> Result<i64, Refusal> {
    let time = httpdate::parse_http_date(text).map_err(|_| Refusal::DateMalformed)?;
    let since = time.duration_since(UNIX_EPOCH).map_err(|_| Refusal::DateMalformed)?;
    i64::try_from(since.as_secs()).map_err(|_| Refusal::DateMalformed)
}
