//! Signatures of both generations: what is made is accepted, what is changed is not, and every fault has its code.

use std::sync::OnceLock;

use axum::http::HeaderName;

use super::*;

/// 2026-11-22 09:40:00 UTC.
const NOW: i64 = 1_795_340_400 * SECOND;
const BODY: &[u8] = b"{\"type\":\"Follow\"}";
const TARGET: &str = "/c/1/inbox";

fn keys() -> &'static (SigningKey, VerifyingKey) {
    static KEYS: OnceLock<(SigningKey, VerifyingKey)> = OnceLock::new();
    KEYS.get_or_init(|| {
        let (private, public) = generate().unwrap();
        let key = SigningKey::parse("https://peer.example/a#main-key", &private).unwrap();
        (key, VerifyingKey::parse(&public).unwrap())
    })
}

type Sent = Vec<(String, String)>;

fn signed(method: &str, target: &str, body: Option<&[u8]>) -> Sent {
    let url = Url::parse(&format!("https://node.example{target}")).unwrap();
    sign(&keys().0, method, &url, body, NOW).unwrap()
}

fn map(headers: &Sent) -> HeaderMap {
    let pair =
        |(name, value): &(String, String)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    let mut all = HeaderMap::new();
    for (name, value) in headers.iter().map(pair) {
        all.append(name, value);
    }
    all
}

fn read_at(now: i64, method: &str, target: &str, sent: &Sent) -> Result<Unverified, Refusal> {
    let own = ["node.example".to_owned(), "node.test:8080".to_owned()];
    let expect = Expectation {
        scheme: "https",
        own_authorities: &own,
        now_micros: now,
        max_age: Duration::from_secs(600),
        max_ahead: Duration::from_secs(300),
    };
    read(method, target, &map(sent), &expect)
}

fn code(method: &str, sent: &Sent) -> &'static str {
    match read_at(NOW, method, TARGET, sent) {
        Ok(_) => "ok",
        Err(refusal) => refusal.code(),
    }
}

fn with(mut sent: Sent, name: &str, value: &str) -> Sent {
    sent.retain(|(known, _)| known != name);
    sent.push((name.to_owned(), value.to_owned()));
    sent
}

fn without(mut sent: Sent, name: &str) -> Sent {
    sent.retain(|(known, _)| known != name);
    sent
}

/// Signs `lines` as a foreign implementation would; `extra` are further parameters.
fn by_hand(extra: &str, lines: &[&str], headers: &[(&str, &str)]) -> Sent {
    let names: Vec<&str> = lines.iter().map(|l| l.split_once(": ").unwrap().0).collect();
    let signature = keys().0.sign(&lines.join("\n")).unwrap();
    let claim = format!(
        r#"keyId="https://peer.example/key", {extra} headers="{}", signature="{signature}""#,
        names.join(" ")
    );
    let mut sent = vec![("Signature".to_owned(), claim)];
    sent.extend(headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    sent
}

#[test]
fn what_is_signed_is_accepted() {
    for (method, target, body) in [
        ("POST", "/c/1/inbox", Some(BODY)),
        ("POST", "/c/1/inbox", None),
        ("GET", "/c/1", None),
        ("GET", "/c/1/outbox?page=2&x=%20", None),
    ] {
        let sent = signed(method, target, body);
        let read = read_at(NOW, method, target, &sent).unwrap();
        assert_eq!(read.key_id(), "https://peer.example/a#main-key");
        assert_eq!(read.check_digest(body.unwrap_or_default()), Ok(()));
        assert!(read.verify(&keys().1), "{method} {target}");
        assert_eq!(read.expires_micros(), NOW + 600 * SECOND);
    }
    let sent = signed("POST", TARGET, Some(BODY));
    assert_eq!(sent[0], ("Host".to_owned(), "node.example".to_owned()));
    assert_eq!(sent[1].1, "Sun, 22 Nov 2026 09:40:00 GMT");
    assert!(sent[3].1.contains(r#"algorithm="rsa-sha256",headers="(request-target) date digest host""#));
    let port = Url::parse("http://node.test:8080/c/1").unwrap();
    let sent = sign(&keys().0, "GET", &port, None, NOW).unwrap();
    assert_eq!(sent[0].1, "node.test:8080");
    assert!(read_at(NOW, "GET", "/c/1", &sent).unwrap().verify(&keys().1));
    assert_eq!(sign(&keys().0, "GET", &port, None, i64::MAX), Err(SignatureError::NoDate));
}

#[test]
fn anything_changed_after_signing_fails_verification() {
    let sent = signed("POST", TARGET, Some(BODY));
    let key = &keys().1;
    let changed = |method, target, sent: &Sent| !read_at(NOW, method, target, sent).unwrap().verify(key);
    assert!(changed("POST", "/inbox", &sent));
    assert!(changed("POST", "/c/1/inbox/", &sent));
    assert!(changed("PUT", TARGET, &sent));
    assert!(changed("POST", TARGET, &with(sent.clone(), "Host", "node.test:8080")));
    assert!(changed("POST", TARGET, &with(sent.clone(), "Date", "Sun, 22 Nov 2026 09:40:01 GMT")));
    let other = with(sent.clone(), "Digest", &digest(b"other"));
    assert!(changed("POST", TARGET, &other));
    let read = read_at(NOW, "POST", TARGET, &sent).unwrap();
    assert_eq!(read.check_digest(b"other"), Err(Refusal::DigestMismatch));
    let (_, stranger) = generate().unwrap();
    assert!(!read.verify(&VerifyingKey::parse(&stranger).unwrap()));
    let get = read_at(NOW, "GET", TARGET, &signed("GET", TARGET, None)).unwrap();
    assert_eq!(get.check_digest(b"x"), Err(Refusal::DigestMismatch));
    let unsigned = with(signed("GET", TARGET, None), "Digest", &digest(b"x"));
    let get = read_at(NOW, "GET", TARGET, &unsigned).unwrap();
    assert_eq!(get.check_digest(b"x"), Err(Refusal::DigestMismatch));
}

#[test]
fn target_may_be_signed_without_its_query() {
    let sent = signed("GET", "/c/1", None);
    assert!(read_at(NOW, "GET", "/c/1?page=1", &sent).unwrap().verify(&keys().1));
    let sent = signed("GET", "/c/1?page=1", None);
    assert!(!read_at(NOW, "GET", "/c/1?page=2", &sent).unwrap().verify(&keys().1));
    assert!(!read_at(NOW, "GET", "/c/1", &sent).unwrap().verify(&keys().1));
}

#[test]
fn header_faults_have_their_codes() {
    let sent = signed("POST", TARGET, Some(BODY));
    assert_eq!(code("POST", &sent), "ok");
    for (name, gone) in [
        ("Signature", "signature_missing"),
        ("Host", "host_missing"),
        ("Date", "date_missing"),
        ("Digest", "digest_missing"),
    ] {
        assert_eq!(code("POST", &without(sent.clone(), name)), gone);
        let mut twice = sent.clone();
        let again = sent.iter().find(|(n, _)| n == name).unwrap().clone();
        twice.insert(0, again);
        assert_eq!(code("POST", &twice), "header_repeated", "{name}");
    }
    let sha512 = format!("SHA-512={}", STANDARD.encode([1; 64]));
    let double = format!("{},{}", digest(BODY), digest(b"x"));
    for (name, value, expected) in [
        ("Host", "other.example", "host_foreign"),
        ("Host", "node.example.", "host_foreign"),
        ("Host", "node.example:8080", "host_foreign"),
        ("Host", "NODE.example", "ok"),
        ("Date", "yesterday", "date_malformed"),
        ("Date", "", "date_malformed"),
        ("Date", "Sun, 22 Nov 2026 09:30:00 GMT", "ok"),
        ("Date", "Sun, 22 Nov 2026 09:29:59 GMT", "date_too_old"),
        ("Date", "Sun, 22 Nov 2026 09:45:00 GMT", "ok"),
        ("Date", "Sun, 22 Nov 2026 09:45:01 GMT", "date_ahead"),
        ("Date", "Fri, 31 Dec 9999 23:59:59 GMT", "date_ahead"),
        ("Date", "Thu, 01 Jan 1970 00:00:00 GMT", "date_too_old"),
        ("Digest", &sha512, "digest_unsupported"),
        ("Digest", &format!("{sha512}, {}", digest(BODY)), "ok"),
        ("Digest", &digest(BODY).replace("SHA", "sha"), "ok"),
        ("Digest", &double, "digest_malformed"),
        ("Digest", "SHA-256=AAAA", "digest_malformed"),
        ("Digest", "SHA-256=?", "digest_malformed"),
        ("Digest", "nothing", "digest_malformed"),
    ] {
        let got = code("POST", &with(sent.clone(), name, value));
        assert_eq!(got, expected, "{name}: {value}");
    }
}

#[test]
fn malformed_claims_are_refused() {
    let base = signed("POST", TARGET, Some(BODY));
    let all = "(request-target) host date digest";
    let whole = |more: &str, covered: &str| {
        format!(r#"keyId="https://peer.example/k",{more}headers="{covered}",signature="AAAA""#)
    };
    for (claim, expected) in [
        (whole("", all), "ok"),
        (whole("unknown=\"x,y=z\",", all), "ok"),
        (whole("algorithm=\"rsa-sha256\",", all), "ok"),
        (whole("", "(request-target) Host Date Digest"), "ok"),
        (whole("", "host date digest"), "not_covered"),
        (whole("", "(request-target) date digest"), "not_covered"),
        (whole("", "(request-target) host digest"), "not_covered"),
        (whole("", "(request-target) host date"), "not_covered"),
        (whole("", ""), "not_covered"),
        (whole("", &format!("{all} x-absent")), "covered_missing"),
        (whole("", &format!("{all} (odd)")), "covered_missing"),
        (whole("", &format!("{all} host")), "signature_malformed"),
        (whole("", &format!("{all} signature")), "signature_malformed"),
        (whole("", &format!("{all} authorization")), "signature_malformed"),
        (whole("", &format!("{all} (created)")), "signature_malformed"),
        (whole("", &format!("{all} (expires)")), "signature_malformed"),
        (whole("", &"x ".repeat(40)), "signature_malformed"),
        (whole("algorithm=\"hmac-sha256\",", all), "algorithm_unsupported"),
        (whole("algorithm=\"rsa-sha1\",", all), "algorithm_unsupported"),
        (whole("algorithm=\"\",", all), "algorithm_unsupported"),
        (whole("keyId=\"x\",", all), "signature_malformed"),
        (whole("created=-1,", all), "signature_malformed"),
        (whole("created=+5,", all), "signature_malformed"),
        (whole("created=05,", all), "signature_malformed"),
        (whole("created=1.5,", all), "signature_malformed"),
        (whole("created=18446744073709551615,", all), "signature_malformed"),
        (whole("expires=18446744073709551615,", all), "signature_malformed"),
        (whole("expires=1,", all), "signature_expired"),
        (whole("created=1,", all), "date_too_old"),
        (whole("created=99999999999,", all), "date_ahead"),
        (whole("x,", all), "signature_malformed"),
        (whole(",", all), "signature_malformed"),
        (whole("", all) + ",", "signature_malformed"),
        (whole("", all) + " x=\"", "signature_malformed"),
        (whole("", all).replace("https://peer.example/k", ""), "signature_malformed"),
        (whole("", all).replace("peer.example", "peer example"), "signature_malformed"),
        (whole("", all).replace("AAAA", ""), "signature_malformed"),
        (whole("", all).replace("AAAA", "A*=="), "signature_malformed"),
        (whole("", all).replace("AAAA", &"AAAA".repeat(3000)), "signature_malformed"),
        ("sig1=:AAAA:".to_owned(), "signature_malformed"),
        (String::new(), "signature_malformed"),
        ("=".to_owned(), "signature_malformed"),
    ] {
        let got = code("POST", &with(base.clone(), "Signature", &claim));
        assert_eq!(got, expected, "{claim}");
    }
}

#[test]
fn created_and_expires_stand_in_for_the_date() {
    let (created, expires) = (NOW / SECOND - 100, NOW / SECOND + 60);
    let digest = digest(BODY);
    let sent = by_hand(
        &format!("algorithm=\"hs2019\", created={created}, expires=\"{expires}\","),
        &[
            "(request-target): post /c/1/inbox",
            "(created): 1795340300",
            "(expires): 1795340460",
            "host: node.example",
            &format!("digest: {digest}"),
            "accept: a/b, c/d",
            "x-empty: ",
        ],
        &[
            ("Host", "node.example"),
            ("Digest", &digest),
            ("Accept", "a/b"),
            ("Accept", "c/d"),
            ("X-Empty", ""),
        ],
    );
    let read = read_at(NOW, "POST", TARGET, &sent).unwrap();
    assert!(read.verify(&keys().1));
    assert_eq!(read.key_id(), "https://peer.example/key");
    assert_eq!(read.expires_micros(), expires * SECOND);
    let at = |now| read_at(now, "POST", TARGET, &sent).map(|_| ());
    assert_eq!(at(expires * SECOND), Ok(()));
    assert_eq!(at(expires * SECOND + 1), Err(Refusal::SignatureExpired));
    assert_eq!(at((created - 301) * SECOND), Err(Refusal::DateAhead));
    assert_eq!(at((created + 601) * SECOND), Err(Refusal::DateTooOld));
    // An unsigned Date beside (created) decides nothing, but must be one.
    let old = with(sent.clone(), "Date", "Sun, 22 Nov 2020 09:40:00 GMT");
    assert_eq!(code("POST", &old), "ok");
    assert_eq!(code("POST", &with(sent.clone(), "Date", "x")), "date_malformed");
    let label = with(sent.clone(), "Signature", &sent[0].1.replace("hs2019", "rsa-sha256"));
    assert_eq!(code("POST", &label), "signature_malformed");
}

#[test]
fn replay_is_recognised_under_another_name_of_the_key() {
    let sent = signed("POST", TARGET, Some(BODY));
    let renamed = sent[3].1.replace("#main-key", "/main-key");
    let fingerprint = |sent: &Sent| read_at(NOW, "POST", TARGET, sent).unwrap().fingerprint();
    assert_eq!(fingerprint(&sent), fingerprint(&with(sent.clone(), "Signature", &renamed)));
    assert_ne!(fingerprint(&sent), fingerprint(&signed("POST", TARGET, Some(b"other"))));
}
