//! Signatures after RFC 9421: `Signature-Input` says what is covered, `Signature` holds the bytes.

use std::collections::HashSet;

use base64::{Engine, engine::general_purpose::STANDARD};
use sfv::{BareItem, Dictionary, InnerList, ListEntry, ListSerializer, Parser};
use url::Url;

use super::{
    Algorithm, Expectation, LAST_SECOND, Refusal, Request, SignatureError, SigningKey, Unverified, authority,
    judge_expiry, judge_signed_at, needs_digest, own_host, sha256, whole_seconds,
};
use crate::base::mutant;

const LABEL: &str = "sig1";
const HEADER_BYTES: usize = 8 * 1024;
const COMPONENTS: usize = 32;

/// Gives `Host`, `Content-Digest` (with a body), `Signature-Input` and `Signature`.
///
/// Covers `@method @target-uri @authority [content-digest]`: what the strictest of our peers ask for.
pub(super) fn sign(
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<&[u8]>,
    now_micros: i64,
) -> Result<Vec<(String, String)>, SignatureError> {
    let mut bare = url.clone();
    bare.set_fragment(None);
    let host = authority(url)?;
    let mut covered = vec![
        ("@method", method.to_owned()),
        ("@target-uri", bare.as_str().to_owned()),
        ("@authority", host.clone()),
    ];
    let mut headers = vec![("Host".to_owned(), host)];
    if let Some(body) = body {
        let digest = format!("sha-256=:{}:", STANDARD.encode(sha256(body)));
        headers.push(("Content-Digest".to_owned(), digest.clone()));
        covered.push(("content-digest", digest));
    }
    let names: Vec<String> = covered.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let (created, id, algorithm) = (whole_seconds(now_micros)?, key.id(), key.algorithm().key());
    // In this order, which apsig puts them in whatever came (RFC 9421 §2.5 wants them as they came).
    let parameters = format!("({});created={created};alg=\"{algorithm}\";keyid=\"{id}\"", names.join(" "));
    let signature = key.sign(&base(&covered, &parameters))?;
    headers.push(("Signature-Input".to_owned(), format!("{LABEL}={parameters}")));
    headers.push(("Signature".to_owned(), format!("{LABEL}=:{signature}:")));
    Ok(headers)
}

/// The signature base (RFC 9421 §2.5).
fn base(covered: &[(&str, String)], parameters: &str) -> String {
    let mut text = String::new();
    for (name, value) in covered {
        text.push_str(&format!("\"{name}\": {value}\n"));
    }
    text.push_str(&format!("\"@signature-params\": {parameters}"));
    text
}

pub(super) fn read(request: &Request<'_>, expect: &Expectation<'_>) -> Result<Unverified, Refusal> {
    let input = Input::parse(request.text("signature-input").unwrap_or_default())?;
    let signature = parse_signature(request.text("signature").unwrap_or_default(), &input.label)?;
    let host = own_host(request, expect)?;
    let signs_digest = needs_digest(request.method);
    if signs_digest && request.text("content-digest").is_none() {
        return Err(Refusal::DigestMissing);
    }
    input.check_coverage(request.target, signs_digest)?;
    let mut expires_micros = judge_signed_at(input.created.ok_or(Refusal::DateMissing)?, expect)?;
    if let Some(expires) = input.expires {
        expires_micros = expires_micros.min(judge_expiry(expires, expect)?);
    }
    let digest = match request.text("content-digest") {
        Some(value) if input.covers("content-digest") => Some(parse_content_digest(value)?),
        Some(_) | None => None,
    };
    let host = host.to_ascii_lowercase();
    let values: Result<Vec<(&str, String)>, Refusal> = input
        .components
        .iter()
        .map(|name| component(name, request, expect.scheme, &host).map(|value| (name.as_str(), value)))
        .collect();
    let texts = vec![base(&values?, &input.parameters)];
    let Input { key_id, algorithm, .. } = input;
    Ok(Unverified { key_id, signature, texts, algorithm, digest, expires_micros })
}

/// What `Signature-Input` says.
struct Input {
    label: String,
    components: Vec<String>,
    /// List and parameters as they are signed.
    parameters: String,
    key_id: String,
    algorithm: Option<Algorithm>,
    /// Seconds since 1970.
    created: Option<i64>,
    expires: Option<i64>,
}

impl Input {
    fn parse(text: &str) -> Result<Input, Refusal> {
        let (label, entry) = only_member(text)?;
        let ListEntry::InnerList(list) = entry else {
            return Err(Refusal::SignatureMalformed);
        };
        let components = components(&list)?;
        let word = |name| match list.params.get(name) {
            None => Ok(None),
            Some(BareItem::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(Refusal::SignatureMalformed),
        };
        let key_id = word("keyid")?
            .filter(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_graphic()))
            .ok_or(Refusal::SignatureMalformed)?
            .to_owned();
        let algorithm = match word("alg")? {
            None => None,
            Some(name) => Some(Algorithm::parse(name).ok_or(Refusal::AlgorithmUnsupported)?),
        };
        let (created, expires) = (moment(&list, "created")?, moment(&list, "expires")?);
        let mut written = ListSerializer::new();
        {
            let mut inner = written.inner_list();
            inner.items(&list.items);
            inner.finish().parameters(&list.params);
        }
        let parameters = written.finish().ok_or(Refusal::SignatureMalformed)?;
        Ok(Input { label, components, parameters, key_id, algorithm, created, expires })
    }

    fn covers(&self, name: &str) -> bool {
        self.components.iter().any(|covered| covered == name)
    }

    fn check_coverage(&self, target: &str, signs_digest: bool) -> Result<(), Refusal> {
        let query = self.covers("@query") || !target.contains('?');
        let path = self.covers("@request-target") || self.covers("@path") && query;
        let whole = self.covers("@target-uri") || self.covers("@authority") && path;
        for (fits, what) in [
            (self.covers("@method"), "@method"),
            (whole, "@target-uri"),
            (!signs_digest || self.covers("content-digest"), "content-digest"),
        ] {
            if !fits && !mutant::off("coverage") {
                return Err(Refusal::NotCovered(what));
            }
        }
        Ok(())
    }
}

/// The one member of a dictionary. A second one, and the same one twice, are different things to different readers
/// (case S-20).
fn only_member(text: &str) -> Result<(String, ListEntry), Refusal> {
    if text.len() > HEADER_BYTES {
        return Err(Refusal::SignatureMalformed);
    }
    let dictionary: Dictionary = Parser::new(text).parse().map_err(|_| Refusal::SignatureMalformed)?;
    if members(text) > 1 && !mutant::off("several") {
        return Err(Refusal::SignatureSeveral);
    }
    let (label, entry) = dictionary.into_iter().next().ok_or(Refusal::SignatureMalformed)?;
    Ok((label.as_str().to_owned(), entry))
}

/// How many members a well-formed dictionary is written with: commas outside quotation marks separate them.
fn members(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (1, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            ',' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}

/// The names of what is covered: plain ones, each once.
fn components(list: &InnerList) -> Result<Vec<String>, Refusal> {
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    for item in &list.items {
        let BareItem::String(name) = &item.bare_item else {
            return Err(Refusal::SignatureMalformed);
        };
        // Parameters change what a component means (§2.1): a signer among our peers has no use for them.
        if !item.params.is_empty() {
            return Err(Refusal::ComponentUnsupported);
        }
        let name = name.as_str().to_owned();
        if !seen.insert(name.clone()) || names.len() == COMPONENTS {
            return Err(Refusal::SignatureMalformed);
        }
        names.push(name);
    }
    Ok(names)
}

fn moment(list: &InnerList, name: &str) -> Result<Option<i64>, Refusal> {
    match list.params.get(name) {
        None => Ok(None),
        Some(BareItem::Integer(seconds)) => {
            let seconds = i64::from(*seconds);
            let fits = (1..=LAST_SECOND).contains(&seconds);
            if fits { Ok(Some(seconds)) } else { Err(Refusal::SignatureMalformed) }
        }
        Some(_) => Err(Refusal::SignatureMalformed),
    }
}

fn parse_signature(text: &str, label: &str) -> Result<Vec<u8>, Refusal> {
    let (name, entry) = only_member(text)?;
    match entry {
        ListEntry::Item(item) if name == label => match item.bare_item {
            BareItem::ByteSequence(bytes) if !bytes.is_empty() => Ok(bytes),
            _ => Err(Refusal::SignatureMalformed),
        },
        _ => Err(Refusal::SignatureMalformed),
    }
}

/// The one SHA-256 value of a `Content-Digest` (RFC 9530).
fn parse_content_digest(text: &str) -> Result<[u8; 32], Refusal> {
    let digests: Dictionary = Parser::new(text).parse().map_err(|_| Refusal::DigestMalformed)?;
    if digests.len() != members(text) {
        return Err(Refusal::DigestMalformed);
    }
    match digests.get("sha-256") {
        None => Err(Refusal::DigestUnsupported),
        Some(ListEntry::Item(item)) => match &item.bare_item {
            BareItem::ByteSequence(bytes) => {
                bytes.as_slice().try_into().map_err(|_| Refusal::DigestMalformed)
            }
            _ => Err(Refusal::DigestMalformed),
        },
        Some(ListEntry::InnerList(_)) => Err(Refusal::DigestMalformed),
    }
}

/// The value of a component. The address is our own, as configured, never as a header would have it (case S-21).
fn component(name: &str, request: &Request<'_>, scheme: &str, host: &str) -> Result<String, Refusal> {
    let target = request.target;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(match name {
        "@method" => request.method.to_owned(),
        "@target-uri" => format!("{scheme}://{host}{target}"),
        "@authority" => host.to_owned(),
        "@scheme" => scheme.to_owned(),
        "@request-target" => target.to_owned(),
        "@path" => path.to_owned(),
        "@query" => format!("?{query}"),
        // A signature cannot cover itself.
        "signature" | "signature-input" => return Err(Refusal::SignatureMalformed),
        derived if derived.starts_with('@') => return Err(Refusal::ComponentUnsupported),
        field if field.chars().any(|c| c.is_ascii_uppercase()) => return Err(Refusal::SignatureMalformed),
        field => request.joined(field)?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use std::time::Duration;

    use axum::http::{HeaderMap, HeaderName};

    use super::super::{Form, SECOND, VerifyingKey, generate, generate_ed25519, read, sign_as};
    use super::*;

    const NOW: i64 = 1_795_340_400 * SECOND;
    const BODY: &[u8] = b"{\"type\":\"Follow\"}";
    const TARGET: &str = "/c/1/inbox";
    const ID: &str = "https://peer.example/a#main-key";

    type Sent = Vec<(String, String)>;

    fn map(headers: &Sent) -> HeaderMap {
        let mut all = HeaderMap::new();
        for (name, value) in headers {
            all.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        all
    }

    fn read_it(method: &str, target: &str, sent: &Sent) -> Result<Unverified, Refusal> {
        let own = ["node.example".to_owned()];
        let (max_age, max_ahead) = (Duration::from_secs(600), Duration::from_secs(300));
        let expect =
            Expectation { scheme: "https", own_authorities: &own, now_micros: NOW, max_age, max_ahead };
        read(method, target, &map(sent), &expect)
    }

    fn ed25519() -> (SigningKey, VerifyingKey) {
        let (private, public) = generate_ed25519().unwrap();
        let key = SigningKey::read(ID, Algorithm::Ed25519, &private).unwrap();
        (key, VerifyingKey::parse_multikey(&public).unwrap())
    }

    fn signed(key: &SigningKey, method: &str, target: &str, body: Option<&[u8]>) -> Sent {
        let url = Url::parse(&format!("https://node.example{target}")).unwrap();
        sign_as(Form::Rfc9421, key, method, &url, body, NOW).unwrap()
    }

    /// Signs whatever stands in the list, as a foreign implementation would.
    fn by_hand(key: &SigningKey, inside: &str, lines: &[&str], headers: &[(&str, &str)]) -> Sent {
        let text = format!("{}\n\"@signature-params\": {inside}", lines.join("\n"));
        let mut sent = vec![
            ("Signature-Input".to_owned(), format!("any={inside}")),
            ("Signature".to_owned(), format!("any=:{}:", key.sign(&text).unwrap())),
        ];
        sent.extend(headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        sent
    }

    fn replaced(sent: &Sent, name: &str, from: &str, to: &str) -> Sent {
        let mut sent = sent.clone();
        for (known, value) in &mut sent {
            if known == name {
                *value = value.replace(from, to);
            }
        }
        sent
    }

    fn code(method: &str, sent: &Sent) -> &'static str {
        read_it(method, TARGET, sent).map_or_else(Refusal::code, |_| "ok")
    }

    #[test]
    fn what_is_signed_with_either_kind_of_key_is_accepted() {
        let (private, public) = generate().unwrap();
        let rsa = (SigningKey::parse(ID, &private).unwrap(), VerifyingKey::parse(&public).unwrap());
        let all = [rsa, ed25519()];
        for (at, (key, public)) in all.iter().enumerate() {
            for (method, target, body) in [
                ("POST", TARGET, Some(BODY)),
                ("POST", TARGET, None),
                ("GET", "/c/1/outbox?page=2&x=%20", None),
            ] {
                let read = read_it(method, target, &signed(key, method, target, body)).unwrap();
                assert_eq!((read.key_id(), read.expires_micros()), (ID, NOW + 600 * SECOND));
                assert_eq!(read.check_digest(body.unwrap_or_default()), Ok(()));
                assert!(read.verify(public), "{method} {target}");
                assert!(!read.verify(&all[1 - at].1), "a key of the other kind");
            }
        }
    }

    #[test]
    fn example_of_the_rfc_verifies() {
        // RFC 9421 §B.2.6, with the key of §B.1.4.
        let covered = [
            ("date", "Tue, 20 Apr 2021 02:07:55 GMT".to_owned()),
            ("@method", "POST".to_owned()),
            ("@path", "/foo".to_owned()),
            ("@authority", "example.com".to_owned()),
            ("content-type", "application/json".to_owned()),
            ("content-length", "18".to_owned()),
        ];
        let inside = concat!(
            r#"("date" "@method" "@path" "@authority" "content-type" "content-length")"#,
            r#";created=1618884473;keyid="test-key-ed25519""#
        );
        let input = Input::parse(&format!("sig-b26={inside}")).unwrap();
        assert_eq!(input.parameters, inside);
        assert_eq!(input.components, covered.clone().map(|(name, _)| name));
        let signature =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
        let spki = STANDARD.decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=").unwrap();
        let multikey = bs58::encode([&[0xed, 0x01], &spki[12..]].concat()).into_string();
        let key = VerifyingKey::parse_multikey(&format!("z{multikey}")).unwrap();
        let bytes = parse_signature(&format!("sig-b26=:{signature}:"), "sig-b26").unwrap();
        assert!(key.verifies(base(&covered, &input.parameters).as_bytes(), &bytes));
    }

    #[test]
    fn anything_changed_after_signing_fails_verification() {
        let (key, public) = ed25519();
        let sent = signed(&key, "POST", TARGET, Some(BODY));
        let holds = |method, target, sent: &Sent| read_it(method, target, sent).unwrap().verify(&public);
        assert!(holds("POST", TARGET, &sent));
        assert!(!holds("POST", "/inbox", &sent));
        assert!(!holds("POST", "/c/1/inbox?x", &sent));
        assert!(!holds("PUT", TARGET, &sent));
        assert!(!holds("POST", TARGET, &replaced(&sent, "Signature-Input", "1795340400", "1795340401")));
        assert!(!holds("POST", TARGET, &replaced(&sent, "Signature-Input", "#main-key", "#other")));
        let read = read_it("POST", TARGET, &sent).unwrap();
        assert_eq!(read.check_digest(b"other"), Err(Refusal::DigestMismatch));
        assert!(!read.verify(&ed25519().1));
        // Only an address of ours counts, whatever a header says of it.
        let forwarded = |mut sent: Sent| {
            sent.push(("X-Forwarded-Host".to_owned(), "other.example".to_owned()));
            sent.push(("X-Forwarded-Proto".to_owned(), "http".to_owned()));
            sent
        };
        assert!(holds("POST", TARGET, &forwarded(sent)));
    }

    #[test]
    fn equivalent_coverage_is_accepted_and_less_is_refused() {
        let (key, public) = ed25519();
        let get = [("Host", "node.example")];
        let tail = format!(";created=1795340400;keyid=\"{ID}\"");
        for (inside, lines, target) in [
            (
                r#"("@method" "@authority" "@path" "@query")"#,
                &[
                    "\"@method\": GET",
                    "\"@authority\": node.example",
                    "\"@path\": /c/1",
                    "\"@query\": ?page=1",
                ][..],
                "/c/1?page=1",
            ),
            (
                r#"("@method" "@authority" "@request-target" "@scheme")"#,
                &[
                    "\"@method\": GET",
                    "\"@authority\": node.example",
                    "\"@request-target\": /c/1",
                    "\"@scheme\": https",
                ],
                "/c/1",
            ),
        ] {
            let sent = by_hand(&key, &format!("{inside}{tail}"), lines, &get);
            let read = read_it("GET", target, &sent).unwrap_or_else(|r| panic!("{inside}: {r}"));
            assert!(read.verify(&public), "{inside}");
        }
        for (inside, target) in [
            (r#"("@target-uri")"#, "/c/1"),
            (r#"("@method")"#, "/c/1"),
            (r#"("@method" "@authority")"#, "/c/1"),
            (r#"("@method" "@path")"#, "/c/1"),
            (r#"("@method" "@authority" "@path")"#, "/c/1?page=1"),
            ("()", "/c/1"),
        ] {
            let sent = by_hand(&key, &format!("{inside}{tail}"), &[], &get);
            let got = read_it("GET", target, &sent).map(drop).unwrap_err();
            assert!(matches!(got, Refusal::NotCovered(_)), "{inside}: {got}");
        }
    }

    #[test]
    fn faults_have_their_codes() {
        let (key, _) = ed25519();
        let good = signed(&key, "POST", TARGET, Some(BODY));
        assert_eq!(code("POST", &good), "ok");
        let input = &good.iter().find(|(name, _)| name == "Signature-Input").unwrap().1;
        let twice = format!("{input}, {input}");
        let second = format!("{input}, {}", input.replace("sig1", "sig2"));
        for (from, to, expected) in [
            (";created=1795340400", "", "date_missing"),
            ("1795340400", "-1795340400", "signature_malformed"),
            ("1795340400", "\"1795340400\"", "signature_malformed"),
            ("1795340400", "1795340400.5", "signature_malformed"),
            ("1795340400", "1795339000", "date_too_old"),
            ("1795340400", "1795341000", "date_ahead"),
            ("1795340400", "1795340400;expires=1795340000", "signature_expired"),
            ("1795340400", "1795340400;expires=1795340500;nonce=\"n\";tag=\"t\"", "ok"),
            ("alg=\"ed25519\"", "alg=\"hmac-sha256\"", "algorithm_unsupported"),
            ("alg=\"ed25519\"", "alg=ed25519", "signature_malformed"),
            (";alg=\"ed25519\"", "", "ok"),
            ("\"@method\" ", "", "not_covered"),
            (" \"content-digest\"", "", "not_covered"),
            ("\"@method\"", "\"@method\" \"@method\"", "signature_malformed"),
            ("\"@method\"", "\"@method\";req", "component_unsupported"),
            ("\"@method\"", "\"@method\" \"@status\"", "component_unsupported"),
            ("\"@method\"", "\"@method\" \"x-absent\"", "covered_missing"),
            ("\"@method\"", "\"@method\" \"signature\"", "signature_malformed"),
            ("\"@method\"", "\"@method\" \"Host\"", "signature_malformed"),
            ("\"@method\"", "@method", "signature_malformed"),
            ("keyid=", "key=", "signature_malformed"),
            ("peer.example", "peer example", "signature_malformed"),
            ("sig1=", "sig2=", "signature_malformed"),
            ("sig1=(", "sig1=((", "signature_malformed"),
            (input, "sig1=:AAAA:", "signature_malformed"),
            (input, "", "signature_malformed"),
            (input, &twice, "signature_several"),
            (input, &second, "signature_several"),
        ] {
            assert_eq!(
                code("POST", &replaced(&good, "Signature-Input", from, to)),
                expected,
                "{from} → {to}"
            );
        }
    }

    #[test]
    fn digests_and_hosts_that_do_not_fit_are_refused() {
        let (key, _) = ed25519();
        let good = signed(&key, "POST", TARGET, Some(BODY));
        let value = |name: &str| good.iter().find(|(known, _)| known == name).unwrap().1.clone();
        let (digest, signature) = (value("Content-Digest"), value("Signature"));
        for (name, whole, to, expected) in [
            ("Signature", &signature, "sig1=:AAAA:, sig2=:AAAA:", "signature_several"),
            ("Signature", &signature, "sig1=::", "signature_malformed"),
            ("Signature", &signature, "sig1=\"x\"", "signature_malformed"),
            ("Signature", &signature, "keyId=\"x\",signature=\"AAAA\"", "signature_malformed"),
            ("Content-Digest", &digest, "sha-512=:AAAA:", "digest_unsupported"),
            ("Content-Digest", &digest, "sha-256=:AAAA:", "digest_malformed"),
            ("Content-Digest", &digest, "sha-256=AAAA", "digest_malformed"),
            ("Content-Digest", &digest, &format!("{digest}, {digest}"), "digest_malformed"),
            ("Content-Digest", &digest, &format!("sha-512=:AAAA:, {digest}"), "ok"),
            ("Host", &"node.example".to_owned(), "other.example", "host_foreign"),
        ] {
            assert_eq!(code("POST", &replaced(&good, name, whole, to)), expected, "{name}: {to}");
        }
        let without =
            |gone: &str| -> Sent { good.iter().filter(|(name, _)| name != gone).cloned().collect() };
        assert_eq!(code("POST", &without("Host")), "host_missing");
        assert_eq!(code("POST", &without("Content-Digest")), "digest_missing");
        assert_eq!(code("POST", &without("Signature")), "signature_missing");
        let mut again = good.clone();
        again.push(("Signature-Input".to_owned(), value("Signature-Input")));
        assert_eq!(code("POST", &again), "header_repeated");
    }
}
