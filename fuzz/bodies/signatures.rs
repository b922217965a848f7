//! Signed requests, in the form `METHOD target`, one header a line, an empty line, the body.

use std::sync::LazyLock;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use collegium::federation::signature::{
    Algorithm, Expectation, Form, Refusal, SigningKey, Unverified, VerifyingKey, digest, generate,
    generate_ed25519, read, sign_as,
};
use url::Url;

use super::NOW;

const ID: &str = "https://peer.example/a#main-key";
const MAX_AGE: i64 = 600;
const MAX_AHEAD: i64 = 300;

type Pair = (SigningKey, VerifyingKey);

static RSA: LazyLock<Pair> = LazyLock::new(|| {
    let (private, public) = generate().unwrap();
    (SigningKey::parse(ID, &private).unwrap(), VerifyingKey::parse(&public).unwrap())
});

static ED25519: LazyLock<Pair> = LazyLock::new(|| {
    let (private, public) = generate_ed25519().unwrap();
    let key = SigningKey::read(ID, Algorithm::Ed25519, &private).unwrap();
    (key, VerifyingKey::parse_multikey(&public).unwrap())
});

pub fn run(data: &[u8]) {
    let at = data.windows(2).position(|two| two == b"\n\n").unwrap_or(data.len());
    let (head, body) = data.split_at(at);
    let body = body.get(2..).unwrap_or_default();
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.next().and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default();
    let (method, target) = first.split_once(' ').unwrap_or(("POST", first));
    let mut headers = HeaderMap::new();
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { continue };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    if let Ok(claim) = request(method, target, &headers) {
        must_be_bounded(&claim, method, &headers, body);
    }
    spoil(data, (method, target), &headers, body);
    if sum(data).is_multiple_of(64) {
        round(target, body);
    }
}

fn sum(data: &[u8]) -> usize {
    data.iter().map(|byte| usize::from(*byte)).sum()
}

/// A request of ours, signed once.
struct Signed {
    public: &'static VerifyingKey,
    method: &'static str,
    target: &'static str,
    body: &'static [u8],
    headers: HeaderMap,
}

static SIGNED: LazyLock<Vec<Signed>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (form, (key, public)) in [(Form::Rfc9421, &*ED25519), (Form::Cavage, &*RSA), (Form::Rfc9421, &*RSA)] {
        for target in ["/inbox", "/u/a/inbox?b=c&d"] {
            for (method, body) in [("POST", &b"{}"[..]), ("POST", b""), ("GET", b"")] {
                let url = Url::parse(&format!("https://node.example{target}")).unwrap();
                let sent = Some(body).filter(|_| method == "POST");
                let headers = written(&sign_as(form, key, method, &url, sent, NOW).unwrap());
                all.push(Signed { public, method, target, body, headers });
            }
        }
    }
    all
});

fn written(signed: &[(String, String)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in signed {
        headers.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    }
    headers
}

/// Whatever somebody puts beside or in the place of what we signed: where the signature holds, it is for what we signed.
fn spoil(data: &[u8], (method, target): (&str, &str), changes: &HeaderMap, body: &[u8]) {
    let sum = sum(data);
    let signed = &SIGNED[sum % SIGNED.len()];
    let mut headers = signed.headers.clone();
    for name in changes.keys() {
        headers.remove(name);
    }
    for (name, value) in changes {
        headers.append(name, value.clone());
    }
    let elsewhere = sum / SIGNED.len() % 2 == 1;
    let (method, target) = if elsewhere { (method, target) } else { (signed.method, signed.target) };
    let Ok(claim) = request(method, target, &headers) else { return };
    if claim.verify(signed.public) {
        assert!(
            method.eq_ignore_ascii_case(signed.method),
            "signed for {}, holds for {method}",
            signed.method
        );
        // Some sign the path without its query, which may be anything then.
        let path = target.split('?').next();
        let fits = target == signed.target || path == Some(signed.target);
        assert!(fits, "signed for {}, holds for {target}", signed.target);
        assert_eq!(claim.check_digest(body).is_ok(), body == signed.body, "another body");
        assert_eq!(claim.check_digest(signed.body), Ok(()));
    } else {
        assert!(elsewhere || !changes.is_empty(), "what we signed does not hold");
    }
}

fn request(method: &str, target: &str, headers: &HeaderMap) -> Result<Unverified, Refusal> {
    let own = ["node.example".to_owned()];
    let (max_age, max_ahead) = (Duration::from_secs(MAX_AGE as u64), Duration::from_secs(MAX_AHEAD as u64));
    let expect = Expectation { scheme: "https", own_authorities: &own, now_micros: NOW, max_age, max_ahead };
    read(method, target, headers, &expect)
}

/// What must be true of every signature that is looked at further.
fn must_be_bounded(claim: &Unverified, method: &str, headers: &HeaderMap, body: &[u8]) {
    for name in ["signature", "host", "digest", "content-digest", "date", "signature-input"] {
        assert!(headers.get_all(name).iter().count() <= 1, "{name} is repeated");
    }
    assert!(headers["host"].as_bytes().eq_ignore_ascii_case(b"node.example"));
    assert!(!claim.key_id().is_empty() && claim.key_id().chars().all(|c| c.is_ascii_graphic()));
    let end = claim.expires_micros();
    let last = NOW + (MAX_AGE + MAX_AHEAD) * 1_000_000;
    assert!((NOW..=last).contains(&end), "it would be remembered until {end}");
    let reads = ["GET", "HEAD"].iter().any(|read| method.eq_ignore_ascii_case(read));
    let fits = claim.check_digest(body).is_ok();
    assert!(!(fits && claim.check_digest(&[body, b"x"].concat()).is_ok()), "two bodies fit");
    assert!(reads || claim.check_digest(b"").is_err() || claim.check_digest(b"x").is_err());
    for (_, public) in [&*RSA, &*ED25519] {
        assert!(!claim.verify(public), "a signature that this key never made");
    }
}

/// What we sign for this target and body is read, fits, and fits nothing else.
fn round(target: &str, body: &[u8]) {
    let Some(url) = Some(target).filter(|target| target.starts_with('/')) else { return };
    let Ok(url) = Url::parse(&format!("https://node.example{url}")) else { return };
    let target = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    for (form, (key, public)) in [(Form::Rfc9421, &*ED25519), (Form::Cavage, &*RSA), (Form::Rfc9421, &*RSA)] {
        for (method, sent) in [("POST", Some(body)), ("GET", None)] {
            let mut headers = written(&sign_as(form, key, method, &url, sent, NOW).unwrap());
            let claim =
                request(method, &target, &headers).unwrap_or_else(|e| panic!("{form:?} {target:?}: {e}"));
            assert!(claim.verify(public), "{form:?} {method} {target:?}");
            assert_eq!(claim.key_id(), ID);
            assert_eq!(claim.check_digest(sent.unwrap_or_default()), Ok(()));
            assert!(claim.check_digest(&[body, b"x"].concat()).is_err());
            let other = request(method, &format!("/x{target}"), &headers);
            assert!(
                !other.is_ok_and(|claim| claim.verify(public)),
                "{form:?} for another target than {target:?}"
            );
            // The digest of another body, put in for the one that was signed.
            if let Some(value) = headers.get_mut("digest") {
                *value = digest(&[body, b"x"].concat()).parse().unwrap();
                assert!(!request(method, &target, &headers).is_ok_and(|claim| claim.verify(public)));
            }
        }
    }
}
