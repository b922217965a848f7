//! Public keys as others write them: PEM and Multikey.

use collegium::federation::signature::{Algorithm, VerifyingKey};

pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for algorithm in [Algorithm::Rsa, Algorithm::Ed25519] {
        if let Ok(key) = VerifyingKey::read(algorithm, text) {
            assert_eq!(key.algorithm(), algorithm, "a key is of the kind that was asked for");
            for signature in [&[][..], &[0; 64], &[0; 256], data] {
                assert!(!key.verifies(b"nobody signed this", signature), "{text:?} takes any signature");
            }
        }
    }
    if VerifyingKey::parse_multikey(text).is_ok() {
        let bytes = bs58::decode(&text[1..]).into_vec().unwrap();
        assert_eq!(format!("z{}", bs58::encode(bytes).into_string()), text, "a key has one text");
    }
}
