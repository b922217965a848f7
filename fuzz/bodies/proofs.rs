//! Integrity proofs: which claims are read, that none holds by chance, and that ours hold after a journey.

use std::sync::LazyLock;

use collegium::base::origin::same_origin;
use collegium::federation::integrity;
use collegium::federation::signature::{Algorithm, SigningKey, VerifyingKey, generate_ed25519};
use collegium::federation::wire::incoming::Document;
use serde_json::{Value, json};

use super::NOW;

const ACTOR: &str = "https://server.example/users/alice";

static PAIR: LazyLock<(SigningKey, VerifyingKey)> = LazyLock::new(|| {
    let (private, public) = generate_ed25519().unwrap();
    let key = SigningKey::read(&format!("{ACTOR}#k"), Algorithm::Ed25519, &private).unwrap();
    (key, VerifyingKey::parse_multikey(&public).unwrap())
});

pub fn run(data: &[u8]) {
    let Ok(Document(mut document)) = Document::parse(data) else {
        return;
    };
    let (key, public) = &*PAIR;
    if let Some(claim) = integrity::read(&document, ACTOR, NOW) {
        assert!(same_origin(claim.method(), ACTOR), "a key of another node: {}", claim.method());
        assert!(!claim.holds(public), "a proof that this key never made");
    }
    let Some(fields) = document.as_object_mut() else {
        assert!(integrity::prove(&document, key, NOW).is_err());
        return;
    };
    fields.remove("proof");
    fields.remove("signature");
    let proof = integrity::prove(&document, key, NOW).unwrap();
    document["proof"] = proof;
    must_hold(&document, true);
    for bytes in [serde_json::to_vec(&document).unwrap(), serde_jcs::to_vec(&document).unwrap()] {
        must_hold(&Document::parse(&bytes).unwrap().0, true);
    }
    let other = if document.get("id") == Some(&json!("x")) { "y" } else { "x" };
    document["id"] = json!(other);
    must_hold(&document, false);
}

fn must_hold(document: &Value, expected: bool) {
    let claim = integrity::read(document, ACTOR, NOW).unwrap_or_else(|| panic!("no claim in {document}"));
    assert_eq!(claim.holds(&PAIR.1), expected, "{document}");
}
