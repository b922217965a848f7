//! The keys behind signatures: RSA for requests, Ed25519 for proofs and for whoever signs requests with it.

use std::{fmt, ops::RangeInclusive, sync::Arc};

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rand::SystemRandom,
    rsa,
    signature::{
        ED25519, Ed25519KeyPair, KeyPair, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256,
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::SignatureError;
use crate::base::mutant;

const PEM_BYTES: usize = 8 * 1024;
const MODULUS_BITS: RangeInclusive<usize> = 2048..=8192;
const EXPONENT: u64 = 65537;
/// What stands before an Ed25519 key in a Multikey (multicodec `ed25519-pub`).
const ED25519_CODE: [u8; 2] = [0xed, 0x01];
/// The longest Multikey text that is looked at: an Ed25519 key has 48 characters.
const MULTIKEY_CHARS: usize = 128;

/// The kinds of key that we know, by their names in RFC 9421 §6.2.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    Rsa,
    Ed25519,
}

impl Algorithm {
    pub fn key(self) -> &'static str {
        match self {
            Algorithm::Rsa => "rsa-v1_5-sha256",
            Algorithm::Ed25519 => "ed25519",
        }
    }

    pub fn parse(key: &str) -> Option<Algorithm> {
        [Algorithm::Rsa, Algorithm::Ed25519].into_iter().find(|algorithm| algorithm.key() == key)
    }
}

/// Holds a private key and the URL under which its public part is found; cheap to clone.
#[derive(Clone)]
pub struct SigningKey {
    id: String,
    pair: Arc<Pair>,
}

enum Pair {
    Rsa(rsa::KeyPair),
    Ed25519(Ed25519KeyPair),
}

/// Holds a public key, parsed once.
#[derive(Clone, Debug)]
pub struct VerifyingKey {
    algorithm: Algorithm,
    key: ParsedPublicKey,
}

/// Tells why a key is not accepted (case S-26).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    #[error("the key is not readable")]
    Unreadable,
    #[error("the key is larger than 8192 bits or 8 KB")]
    TooLarge,
    #[error("the key is not an RSA key")]
    NotRsa,
    #[error("the key is not an Ed25519 key")]
    NotEd25519,
    #[error("the key is too weak")]
    Weak,
    #[error("the key's address cannot stand in a signature")]
    BadId,
}

/// Makes an RSA-2048 key: private part as PKCS#8 DER, public part as SPKI PEM. Takes up to 300 ms.
pub fn generate() -> Result<(Vec<u8>, String), SignatureError> {
    let pair = rsa::KeyPair::generate(rsa::KeySize::Rsa2048).map_err(|_| SignatureError::Failed)?;
    let private: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| SignatureError::Failed)?;
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(|_| SignatureError::Failed)?;
    let lines = pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF);
    let public = pem::encode_config(&pem::Pem::new("PUBLIC KEY", public.as_ref()), lines);
    Ok((private.as_ref().to_vec(), public))
}

/// Makes an Ed25519 key: private part as PKCS#8 DER, public part as Multikey text.
pub fn generate_ed25519() -> Result<(Vec<u8>, String), SignatureError> {
    let pair = Ed25519KeyPair::generate().map_err(|_| SignatureError::Failed)?;
    let private = pair.to_pkcs8().map_err(|_| SignatureError::Failed)?;
    Ok((private.as_ref().to_vec(), multikey(pair.public_key().as_ref())))
}

/// Writes a public Ed25519 key as `publicKeyMultibase` has it: base58 of the key behind its code.
fn multikey(public: &[u8]) -> String {
    format!("z{}", bs58::encode([&ED25519_CODE, public].concat()).into_string())
}

impl SigningKey {
    /// Takes an RSA key from PKCS#8 DER; `id` is the `keyId` that the signatures will name.
    pub fn parse(id: &str, pkcs8: &[u8]) -> Result<SigningKey, KeyProblem> {
        SigningKey::read(id, Algorithm::Rsa, pkcs8)
    }

    /// The same, of either kind.
    pub fn read(id: &str, algorithm: Algorithm, pkcs8: &[u8]) -> Result<SigningKey, KeyProblem> {
        // Other servers split the header at commas and quotes.
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_graphic() && !"\",\\".contains(c)) {
            return Err(KeyProblem::BadId);
        }
        let pair = match algorithm {
            Algorithm::Rsa => rsa::KeyPair::from_pkcs8(pkcs8).map(Pair::Rsa),
            Algorithm::Ed25519 => Ed25519KeyPair::from_pkcs8(pkcs8).map(Pair::Ed25519),
        };
        let pair = pair.map_err(|_| KeyProblem::Unreadable)?;
        Ok(SigningKey { id: id.to_owned(), pair: Arc::new(pair) })
    }

    /// Gives the `keyId`.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn algorithm(&self) -> Algorithm {
        match *self.pair {
            Pair::Rsa(_) => Algorithm::Rsa,
            Pair::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// Signs bytes, as they are.
    pub fn sign_bytes(&self, bytes: &[u8]) -> Result<Vec<u8>, SignatureError> {
        match &*self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), bytes, &mut signature)
                    .map_err(|_| SignatureError::Failed)?;
                Ok(signature)
            }
            Pair::Ed25519(pair) => Ok(pair.sign(bytes).as_ref().to_vec()),
        }
    }

    pub(super) fn sign(&self, text: &str) -> Result<String, SignatureError> {
        Ok(STANDARD.encode(self.sign_bytes(text.as_bytes())?))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.id)
    }
}

impl VerifyingKey {
    /// Parses PEM, `PUBLIC KEY` (RFC 5280) or `RSA PUBLIC KEY` (RFC 8017): 2048 to 8192 bits, odd exponent ≥ 65537.
    pub fn parse(text: &str) -> Result<VerifyingKey, KeyProblem> {
        if text.len() > PEM_BYTES {
            return Err(KeyProblem::TooLarge);
        }
        let blocks = pem::parse_many(text).map_err(|_| KeyProblem::Unreadable)?;
        let [block] = blocks.as_slice() else {
            return Err(KeyProblem::Unreadable);
        };
        if !matches!(block.tag(), "PUBLIC KEY" | "RSA PUBLIC KEY") {
            return Err(KeyProblem::NotRsa);
        }
        let key = rsa::PublicKey::from_der(block.contents()).map_err(|_| KeyProblem::NotRsa)?;
        let modulus = key.modulus().big_endian_without_leading_zero();
        let exponent = key.exponent().big_endian_without_leading_zero();
        if bits(modulus) > *MODULUS_BITS.end() {
            return Err(KeyProblem::TooLarge);
        }
        if !mutant::off("key-strength") && (bits(modulus) < *MODULUS_BITS.start() || !is_sound(exponent)) {
            return Err(KeyProblem::Weak);
        }
        ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.as_ref())
            .map(|key| VerifyingKey { algorithm: Algorithm::Rsa, key })
            .map_err(|_| KeyProblem::NotRsa)
    }

    /// Parses an Ed25519 key as `publicKeyMultibase` has it (FEP-521a).
    pub fn parse_multikey(text: &str) -> Result<VerifyingKey, KeyProblem> {
        if text.len() > MULTIKEY_CHARS {
            return Err(KeyProblem::TooLarge);
        }
        let encoded = text.strip_prefix('z').ok_or(KeyProblem::Unreadable)?;
        let bytes = bs58::decode(encoded).into_vec().map_err(|_| KeyProblem::Unreadable)?;
        let raw = bytes.strip_prefix(&ED25519_CODE).filter(|raw| raw.len() == 32);
        let raw = raw.ok_or(KeyProblem::NotEd25519)?;
        ParsedPublicKey::new(&ED25519, raw)
            .map(|key| VerifyingKey { algorithm: Algorithm::Ed25519, key })
            .map_err(|_| KeyProblem::NotEd25519)
    }

    /// Parses the text of a key in the form of its kind.
    pub fn read(algorithm: Algorithm, text: &str) -> Result<VerifyingKey, KeyProblem> {
        match algorithm {
            Algorithm::Rsa => VerifyingKey::parse(text),
            Algorithm::Ed25519 => VerifyingKey::parse_multikey(text),
        }
    }

    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    pub fn verifies(&self, bytes: &[u8], signature: &[u8]) -> bool {
        self.key.verify_sig(bytes, signature).is_ok()
    }
}

fn bits(number: &[u8]) -> usize {
    match number.first() {
        Some(top) => number.len() * 8 - top.leading_zeros() as usize,
        None => 0,
    }
}

fn is_sound(exponent: &[u8]) -> bool {
    let value = exponent.iter().try_fold(0_u64, |sum, byte| Some(sum.checked_mul(256)? | u64::from(*byte)));
    value.is_some_and(|e| e >= EXPONENT && e % 2 == 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    // Made with openssl: RSA of 1024 bits, RSA with exponent 3, a P-256 key.
    const SHORT: &str = concat!(
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDXXioIsY1sQv9B5gqtVmVssCb51d7mLZ6sEoWh7yQdgtp/N6M7sQrm35Do",
        "yXjXMXnzDXWOg4PXM9gIModiUlfEmm315CjAkeyrOXAEjB+Hk5nRSwtXErqEJrf5AEJYsAD83VMYs9bxnnkPKypDAubJSDcQ",
        "kTVTROXKGT7Vnxc+WQIDAQAB",
    );
    const EXPONENT_3: &str = concat!(
        "MIIBIDANBgkqhkiG9w0BAQEFAAOCAQ0AMIIBCAKCAQEA2c3pUINhdEpTAPgRjvGe4M0o9Vdce0jhcA404s2gRTizEW74kV4D",
        "5ZrbEyRwJxoOBir3aNrELQLtVXArnMRqEocJoJlKADUeHStR4F+LV26q4hnkBdGbzNBsPrpyS+mCfRBOGhMIxqovEzR1cehg",
        "0Lar+sFHeTOLNd1h268gy1bxRodbLKRXTK4NFAZJNkCl74bIsxarxtqCWHyEkDvqG2aahkQIFJZbQbJFr8HcsETu42iWUU4R",
        "LQYpGF6xof+fSK3aWXOphPOc5QS07JyGN8zv13wJgKaTIKF8JZrNUarg2Nc9sw6GTZia0RyfutMJWSG+8tYVax4ryKAo9Flq",
        "XQIBAw==",
    );
    const ELLIPTIC: &str = concat!(
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyPena03h0nnmqFsZQfyz6kfHU4rW+l/wHJXUWPKQzspkFOTNlbbbCk0Htcr8",
        "vgcmzagUJ7BbsVSM50lfjQytVw==",
    );

    fn wrap(tag: &str, base64: &str) -> String {
        format!("-----BEGIN {tag}-----\n{base64}\n-----END {tag}-----\n")
    }

    #[test]
    fn sound_rsa_keys_are_read_in_both_forms() {
        let (private, public) = generate().unwrap();
        let key = SigningKey::parse("https://n.example/a#main-key", &private).unwrap();
        let signature = STANDARD.decode(key.sign("text").unwrap()).unwrap();
        let Pair::Rsa(pair) = &*key.pair else { panic!("an RSA key") };
        let pkcs1 = STANDARD.encode(pair.public_key().as_ref());
        for pem in [
            public.clone(),
            public.replace('\n', "\r\n"),
            format!("\n  {}", public.trim_end()),
            wrap("RSA PUBLIC KEY", &pkcs1),
        ] {
            let read = VerifyingKey::parse(&pem).unwrap();
            assert!(read.verifies(b"text", &signature), "{pem}");
            assert!(!read.verifies(b"texT", &signature));
            assert!(!read.verifies(b"text", &signature[1..]));
            assert!(!read.verifies(b"text", &[]));
        }
        assert!(!format!("{key:?}").contains("pair"));
    }

    #[test]
    fn unsound_keys_are_refused() {
        let (private, public) = generate().unwrap();
        let mut even = pem::parse(&public).unwrap().into_contents();
        *even.last_mut().unwrap() = 0;
        let even = STANDARD.encode(even);
        for (pem, problem) in [
            (wrap("PUBLIC KEY", SHORT), &[KeyProblem::Weak, KeyProblem::NotRsa][..]),
            (wrap("PUBLIC KEY", EXPONENT_3), &[KeyProblem::Weak]),
            (wrap("PUBLIC KEY", ELLIPTIC), &[KeyProblem::NotRsa]),
            (wrap("PUBLIC KEY", &even), &[KeyProblem::Weak, KeyProblem::NotRsa]),
            (wrap("PUBLIC KEY", "AAAA"), &[KeyProblem::NotRsa]),
            (wrap("PRIVATE KEY", &STANDARD.encode(&private)), &[KeyProblem::NotRsa]),
            (wrap("CERTIFICATE", "AAAA"), &[KeyProblem::NotRsa]),
            (format!("{public}{public}"), &[KeyProblem::Unreadable]),
            (String::new(), &[KeyProblem::Unreadable]),
            ("x".repeat(8193), &[KeyProblem::TooLarge]),
        ] {
            let got = VerifyingKey::parse(&pem).unwrap_err();
            assert!(problem.contains(&got), "{got:?} for {pem}");
        }
        for (exponent, sound) in [
            (&[1, 0, 1][..], true),
            (&[1, 0, 3], true),
            (&[1, 0, 0], false),
            (&[1], false),
            (&[3], false),
            (&[], false),
            (&[1; 9], false),
        ] {
            assert_eq!(is_sound(exponent), sound, "{exponent:?}");
        }
        for id in ["", "https://n.example/a b", "https://n.example/\"", "https://n.example/a,b"] {
            let refused = SigningKey::parse(id, &private).map(|_| ());
            assert_eq!(refused, Err(KeyProblem::BadId), "{id}");
        }
    }

    #[test]
    fn only_ed25519_keys_are_read_as_multikeys() {
        // The public key of the test vectors of FEP-8b32 and FEP-521a.
        let good = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        assert_eq!(VerifyingKey::parse_multikey(good).unwrap().algorithm(), Algorithm::Ed25519);
        let (private, public) = generate_ed25519().unwrap();
        let key = SigningKey::read("https://n.example/a#k", Algorithm::Ed25519, &private).unwrap();
        let signature = key.sign_bytes(b"text").unwrap();
        let read = VerifyingKey::read(Algorithm::Ed25519, &public).unwrap();
        assert!(read.verifies(b"text", &signature) && !read.verifies(b"texT", &signature));
        let secp = format!("z{}", bs58::encode([&[0xe7, 0x01][..], &[2; 33]].concat()).into_string());
        let short = format!("z{}", bs58::encode([&ED25519_CODE[..], &[2; 31]].concat()).into_string());
        for (text, problem) in [
            (good[1..].to_owned(), KeyProblem::Unreadable),
            (format!("{good}0"), KeyProblem::Unreadable),
            (String::new(), KeyProblem::Unreadable),
            ("z".repeat(200), KeyProblem::TooLarge),
            (secp, KeyProblem::NotEd25519),
            (short, KeyProblem::NotEd25519),
        ] {
            assert_eq!(VerifyingKey::parse_multikey(&text).unwrap_err(), problem, "{text}");
        }
    }
}
