//! Proofs inside of what is said (FEP-8b32, `eddsa-jcs-2022`): who carries an activity on cannot change a byte of it.
//!
//! Pure: which key a proof names, and whether it holds with it. Whose key that must be is `proofs`' business.

mod canonical;

use serde_json::{Map, Value, json};

use super::signature::{Algorithm, SigningKey, VerifyingKey, sha256};
use crate::base::mutant;
use crate::base::origin::same_origin;
use crate::base::time::{HOUR, Micros, SECOND, parse_rfc3339, rfc3339_seconds};
use crate::error::{Error, Result};

const TYPE: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";
/// How far ahead of our clock a proof may have been made, as with signatures.
const AHEAD: Micros = HOUR;
/// The longest `proofValue` that is looked at: 64 bytes in base58 have 88 characters at most.
const VALUE_CHARS: usize = 100;

/// A proof in a form that we verify. Anything else counts as none (case O-19).
pub struct Claim<'a> {
    document: &'a Map<String, Value>,
    proof: &'a Map<String, Value>,
    method: &'a str,
    signature: Vec<u8>,
}

/// Reads the proof that an activity of `actor` carries.
pub fn read<'a>(document: &'a Value, actor: &str, now: Micros) -> Option<Claim<'a>> {
    let document = document.as_object()?;
    let all = match document.get("proof")? {
        Value::Array(several) => several.as_slice(),
        one => std::slice::from_ref(one),
    };
    let proof =
        all.iter().filter_map(Value::as_object).find(|proof| text(proof, "cryptosuite") == Some(SUITE))?;
    let method = text(proof, "verificationMethod").filter(|method| same_origin(method, actor))?;
    let made = text(proof, "created").and_then(parse_rfc3339).filter(|made| *made <= now + AHEAD);
    let ended = match proof.get("expires") {
        None => false,
        Some(end) => end.as_str().and_then(parse_rfc3339).is_none_or(|end| end < now),
    };
    let usable = text(proof, "type") == Some(TYPE) && text(proof, "proofPurpose") == Some(PURPOSE);
    let same_context = proof.get("@context").is_none_or(|context| document.get("@context") == Some(context));
    if !usable || !same_context || ended || made.is_none() {
        return None;
    }
    let value = text(proof, "proofValue").filter(|value| value.len() <= VALUE_CHARS)?;
    let signature =
        bs58::decode(value.strip_prefix('z')?).into_vec().ok().filter(|bytes| bytes.len() == 64)?;
    Some(Claim { document, proof, method, signature })
}

fn text<'a>(fields: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    fields.get(key).and_then(Value::as_str)
}

impl Claim<'_> {
    /// The address of the key.
    pub fn method(&self) -> &str {
        self.method
    }

    /// Whether the document is what was signed with this key.
    pub fn holds(&self, key: &VerifyingKey) -> bool {
        if mutant::off("proof") {
            return true;
        }
        if key.algorithm() != Algorithm::Ed25519 {
            return false;
        }
        // An LD signature is added after the proof, where there is one.
        let Some(document) = hash(self.document, &["proof", "signature"], None) else {
            return false;
        };
        let fits = |context| {
            let config = hash(self.proof, &["proofValue"], context);
            config.is_some_and(|config| key.verifies(&[config, document].concat(), &self.signature))
        };
        // The context is signed with the proof whether or not the proof repeats it; older software left it out.
        let left_out = self.document.get("@context").filter(|_| !self.proof.contains_key("@context"));
        fits(left_out) || left_out.is_some() && fits(None)
    }
}

/// SHA-256 of the canonical form (RFC 8785) of some fields, with a context where one is given.
fn hash(fields: &Map<String, Value>, without: &[&str], context: Option<&Value>) -> Option<[u8; 32]> {
    let kept = fields.iter().map(|(key, value)| (key.as_str(), value));
    let kept = kept.filter(|(key, _)| !(without.contains(key) || context.is_some() && *key == "@context"));
    canonical::object(kept.chain(context.map(|context| ("@context", context)))).map(|bytes| sha256(&bytes))
}

/// Makes the proof for a document of ours that has none yet.
pub fn prove(document: &Value, key: &SigningKey, at: Micros) -> Result<Value> {
    let fields = document.as_object().ok_or(Error::NotFound)?;
    let mut proof = Map::new();
    if let Some(context) = fields.get("@context") {
        proof.insert("@context".to_owned(), context.clone());
    }
    for (name, value) in [
        ("type", TYPE),
        ("cryptosuite", SUITE),
        ("verificationMethod", key.id()),
        ("proofPurpose", PURPOSE),
        ("created", &rfc3339_seconds(at - at.rem_euclid(SECOND))),
    ] {
        proof.insert(name.to_owned(), json!(value));
    }
    let hashes = [hash(&proof, &[], None), hash(fields, &[], None)];
    let [Some(config), Some(document)] = hashes else {
        return Err(Error::internal("a document of ours has no canonical form"));
    };
    let signature = key.sign_bytes(&[config, document].concat()).map_err(Error::internal)?;
    proof.insert("proofValue".to_owned(), json!(format!("z{}", bs58::encode(signature).into_string())));
    Ok(Value::Object(proof))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::federation::signature::generate_ed25519;
    use crate::federation::wire::incoming::Document;

    const ALICE: &str = "https://server.example/users/alice";
    /// 2026-11-22 09:40:00 UTC.
    const NOW: Micros = 1_795_340_400 * SECOND;

    /// The key of the examples in FEP-8b32, FEP-521a and vc-di-eddsa.
    fn public() -> VerifyingKey {
        VerifyingKey::parse_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").unwrap()
    }

    fn secret() -> SigningKey {
        let bytes = bs58::decode("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").into_vec().unwrap();
        // PKCS#8 of an Ed25519 seed (RFC 8410 §7).
        let head = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
        let pkcs8 = [&head[..], &bytes[2..]].concat();
        SigningKey::read(&format!("{ALICE}#ed25519-key"), Algorithm::Ed25519, &pkcs8).unwrap()
    }

    fn holds(document: &Value, actor: &str, key: &VerifyingKey) -> Option<bool> {
        read(document, actor, NOW).map(|claim| claim.holds(key))
    }

    /// FEP-8b32, the example with the context in the proof (fep-8b32.feature).
    fn example() -> Value {
        json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
            "id": "https://server.example/activities/1",
            "type": "Create",
            "actor": ALICE,
            "object": {
                "id": "https://server.example/objects/1",
                "type": "Note",
                "attributedTo": ALICE,
                "content": "Hello world",
                "location": { "type": "Place", "longitude": -71.184_902, "latitude": 25.273_962 }
            },
            "proof": {
                "@context": [
                    "https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"
                ],
                "type": "DataIntegrityProof",
                "cryptosuite": "eddsa-jcs-2022",
                "verificationMethod": "https://server.example/users/alice#ed25519-key",
                "proofPurpose": "assertionMethod",
                "proofValue":
                    "z42ffGu6AUKPCFcFPiabmUvnGLPJzC7e4DGWC52NUasSSH37UMa9c58tdgVszUcZfytxa4fQ5TYHaJENCxUDe9SdL",
                "created": "2023-02-24T23:36:38Z"
            }
        })
    }

    #[test]
    fn example_of_the_fep_is_verified_and_made() {
        let whole = example();
        assert_eq!(holds(&whole, ALICE, &public()), Some(true));
        let mut bare = whole.clone();
        bare.as_object_mut().unwrap().remove("proof");
        let made = prove(&bare, &secret(), parse_rfc3339("2023-02-24T23:36:38.9Z").unwrap()).unwrap();
        assert_eq!(made, whole["proof"]);
    }

    #[test]
    fn proofs_without_a_context_of_their_own_are_verified() {
        // An earlier text of FEP-8b32: the context is neither in the proof nor signed with it.
        let old = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v1"],
            "type": "Create",
            "actor": ALICE,
            "object": { "type": "Note", "content": "Hello world" },
            "proof": {
                "type": "DataIntegrityProof",
                "cryptosuite": "eddsa-jcs-2022",
                "verificationMethod": "https://server.example/users/alice#ed25519-key",
                "proofPurpose": "assertionMethod",
                "proofValue":
                    "z3sXaxjKs4M3BRicwWA9peyNPJvJqxtGsDmpt1jjoHCjgeUf71TRFz56osPSfDErszyLp5Ks1EhYSgpDaNM977Rg2",
                "created": "2023-02-24T23:36:38Z"
            }
        });
        assert_eq!(holds(&old, ALICE, &public()), Some(true));
        // The context is signed with the proof, and not repeated in it: so Fedify writes.
        let mut silent = example();
        silent["proof"].as_object_mut().unwrap().remove("@context");
        assert_eq!(holds(&silent, ALICE, &public()), Some(true));
    }

    #[test]
    fn example_of_the_w3c_is_verified() {
        // Data Integrity EdDSA Cryptosuites v1.0, §B.2 (eddsa-jcs-2022).
        let context =
            json!(["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]);
        let credential = json!({
            "@context": context,
            "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "type": ["VerifiableCredential", "AlumniCredential"],
            "name": "Alumni Credential",
            "description": "A minimum viable example of an Alumni Credential.",
            "issuer": "https://vc.example/issuers/5678",
            "validFrom": "2023-01-01T00:00:00Z",
            "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" },
            "proof": {
                "type": "DataIntegrityProof",
                "cryptosuite": "eddsa-jcs-2022",
                "created": "2023-02-24T23:36:38Z",
                "verificationMethod":
                    "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
                "proofPurpose": "assertionMethod",
                "@context": context,
                "proofValue":
                    "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
            }
        });
        let proof = credential["proof"].as_object().unwrap();
        let signature = bs58::decode(&text(proof, "proofValue").unwrap()[1..]).into_vec().unwrap();
        // Its key is no actor's, so that only the arithmetic is tried.
        let claim = Claim { document: credential.as_object().unwrap(), proof, method: "", signature };
        assert!(claim.holds(&public()));
        assert_eq!(holds(&credential, "https://vc.example/issuers/5678", &public()), None);
    }

    #[test]
    fn whatever_is_altered_holds_no_longer_and_another_order_still_does() {
        for change in [
            |v: &mut Value| v["object"]["content"] = json!("Hello World"),
            |v: &mut Value| v["object"]["extra"] = Value::Null,
            |v: &mut Value| v["extra"] = json!(1),
            |v: &mut Value| v["id"] = json!("https://server.example/activities/2"),
            |v: &mut Value| v["object"]["location"]["longitude"] = json!(-71.184_901),
            |v: &mut Value| drop(v["object"].as_object_mut().unwrap().remove("type")),
            |v: &mut Value| v["proof"]["created"] = json!("2023-02-24T23:36:39Z"),
            |v: &mut Value| v["proof"]["domain"] = json!("x"),
            |v: &mut Value| v["proof"]["verificationMethod"] = json!(format!("{ALICE}#other")),
        ] {
            let mut altered = example();
            change(&mut altered);
            assert_eq!(holds(&altered, ALICE, &public()), Some(false), "{altered}");
        }
        let (_, stranger) = generate_ed25519().unwrap();
        assert_eq!(holds(&example(), ALICE, &VerifyingKey::parse_multikey(&stranger).unwrap()), Some(false));
        let mut fields: Vec<(String, Value)> = example().as_object().unwrap().clone().into_iter().collect();
        fields.reverse();
        let reordered: Map<String, Value> = fields.into_iter().collect();
        assert_ne!(Value::Object(reordered.clone()).to_string(), example().to_string());
        assert_eq!(holds(&Value::Object(reordered), ALICE, &public()), Some(true));
        let mut signed_over = example();
        signed_over["signature"] = json!({ "type": "RsaSignature2017" });
        assert_eq!(
            holds(&signed_over, ALICE, &public()),
            Some(true),
            "an LD signature comes after the proof"
        );
    }

    #[test]
    fn what_is_no_proof_of_the_actor_in_our_suite_counts_as_none() {
        let far = "2026-11-22T11:00:00Z";
        for change in [
            |v: &mut Value| drop(v.as_object_mut().unwrap().remove("proof")),
            |v: &mut Value| v["proof"] = json!("z"),
            |v: &mut Value| v["proof"]["type"] = json!("Ed25519Signature2020"),
            |v: &mut Value| v["proof"]["cryptosuite"] = json!("eddsa-rdfc-2022"),
            |v: &mut Value| v["proof"]["proofPurpose"] = json!("authentication"),
            |v: &mut Value| v["proof"]["verificationMethod"] = json!("https://evil.example/users/alice#k"),
            |v: &mut Value| v["proof"]["verificationMethod"] = json!(7),
            |v: &mut Value| v["proof"]["created"] = json!("now"),
            |v: &mut Value| v["proof"]["expires"] = json!("2024-01-01T00:00:00Z"),
            |v: &mut Value| v["proof"]["@context"] = json!("https://www.w3.org/ns/activitystreams"),
            |v: &mut Value| v["proof"]["proofValue"] = json!("u42"),
            |v: &mut Value| v["proof"]["proofValue"] = json!("z42"),
            |v: &mut Value| v["proof"]["proofValue"] = json!("z".repeat(100_000)),
        ] {
            let mut odd = example();
            change(&mut odd);
            assert_eq!(holds(&odd, ALICE, &public()), None, "{odd}");
        }
        let mut ahead = example();
        ahead["proof"]["created"] = json!(far);
        assert_eq!(holds(&ahead, ALICE, &public()), None);
        let mut several = example();
        several["proof"] = json!([{ "cryptosuite": "eddsa-rdfc-2022" }, several["proof"]]);
        assert_eq!(holds(&several, ALICE, &public()), Some(true));
    }

    #[test]
    fn numbers_and_letters_have_one_canonical_form() {
        let (private, public) = generate_ed25519().unwrap();
        let key = SigningKey::read(&format!("{ALICE}#k"), Algorithm::Ed25519, &private).unwrap();
        let public = VerifyingKey::parse_multikey(&public).unwrap();
        let parse = |text: &str| Document::parse(text.as_bytes()).unwrap().0;
        let written =
            r#"{"a":150,"b":9007199254740992,"c":"é/","d":1e21,"e":-0.0,"\ue000":1,"\ud83d\ude00":2}"#;
        let mut whole = parse(written);
        whole["proof"] = prove(&whole, &key, NOW).unwrap();
        let proof = whole["proof"].clone();
        for (text, expected) in [
            (written, true),
            (
                r#"{"\ud83d\ude00":2.0,"e":0,"d":1000000000000000000000,"c":"\u00e9\/","b":9007199254740993,"a":1.5e2,"\ue000":1}"#,
                true,
            ),
            (&written.replace('é', "e\u{301}"), false),
            (&written.replace("150", "151"), false),
        ] {
            let mut other = parse(text);
            other["proof"] = proof.clone();
            assert_eq!(holds(&other, ALICE, &public), Some(expected), "{text}");
        }
    }
}
