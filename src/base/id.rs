//! Ids: big integers inside, opaque random names outside.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::rand::SecureRandom;
use aws_lc_rs::rand::SystemRandom;

use super::time::Micros;

/// 2026-01-01T00:00:00Z in milliseconds.
const EPOCH_MS: i64 = 1_767_225_600_000;

/// Fills a buffer from the system's random source.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    // A system without randomness cannot run a node: aws-lc aborts rather than fail here.
    if SystemRandom::new().fill(&mut bytes).is_err() {
        std::process::abort();
    }
    bytes
}

/// A new inside id: 41 bits of milliseconds since 2026-01-01, then 22 random bits. Never shown.
pub fn inside(now: Micros) -> i64 {
    let ms = (now / 1000 - EPOCH_MS).clamp(0, (1 << 41) - 1);
    let low = i64::from(u32::from_le_bytes(random::<4>()) & ((1 << 22) - 1));
    (ms << 22) | low
}

/// The inside ids that one transaction gives out: the first at random, each later one right after it.
///
/// Were all of them random, two of a thousand (a post for every follower's node) would meet once in nine times.
#[derive(Debug, Default)]
pub struct Series(std::cell::Cell<Option<i64>>);

impl Series {
    pub fn next(&self, now: Micros) -> i64 {
        let id = self.0.get().map_or_else(|| inside(now), |last| last + 1);
        self.0.set(Some(id));
        id
    }
}

/// A new outside id: opaque and name-free, 17 characters, 82 random bits.
///
/// The first character is a digit, so that no handle or slug (they begin with a letter) can look like one.
pub fn outside() -> String {
    spell(&random())
}

/// An id in the same form for what passes by and is kept nowhere, such as a request: it need not be hard to guess, so that
/// no random source is asked.
pub fn passing() -> String {
    static HASHES: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static LAST: AtomicU64 = AtomicU64::new(0);
    let n = LAST.fetch_add(1, Ordering::Relaxed);
    let mut bytes = [0; 24];
    for (part, place) in bytes.chunks_exact_mut(8).zip(0_u8..) {
        part.copy_from_slice(&HASHES.hash_one((n, place)).to_le_bytes());
    }
    spell(bytes.first_chunk().unwrap_or(&[0; 17]))
}

fn spell(bytes: &[u8; 17]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let pick = |i: usize| ALPHABET.get(i).copied().map_or('a', char::from);
    let mut out = String::with_capacity(17);
    for (place, byte) in bytes.iter().enumerate() {
        let low = usize::from(byte & 31);
        out.push(if place == 0 { pick(26 + low % 6) } else { pick(low) });
    }
    out
}

/// Whether a path segment is an outside id rather than a slug.
pub fn looks_outside(segment: &str) -> bool {
    segment.len() == 17
        && segment.starts_with(|c: char| ('2'..='7').contains(&c))
        && segment.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b))
}

/// A secret for a link, a session or a token: 256 bits, URL-safe.
pub fn secret() -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random::<32>())
}

/// What is stored of a secret: its SHA-256, as lower-case hexadecimal.
pub fn secret_hash(secret: &str) -> String {
    digest(secret.as_bytes())
}

/// SHA-256, as lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hex(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref())
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_ids_are_told_from_slugs() {
        for _ in 0..1000 {
            assert!(looks_outside(&outside()) && looks_outside(&passing()));
        }
        assert_ne!(passing(), passing());
        for slug in ["wound-care", "abcdefghijklmnopq", "2abc", "2abcdefghijklmno-"] {
            assert!(!looks_outside(slug), "{slug}");
        }
    }

    #[test]
    fn inside_ids_grow_with_time() {
        let now = 1_795_000_000_000_000;
        assert!(inside(now) < inside(now + 2000));
        assert!(inside(now) > 0);
    }

    #[test]
    fn one_transaction_gives_no_inside_id_twice() {
        let series = Series::default();
        let mut ids: Vec<i64> = (0..100_000).map(|_| series.next(1_795_000_000_000_000)).collect();
        ids.dedup();
        assert_eq!(ids.len(), 100_000);
        assert!(ids.is_sorted());
        assert_ne!(ids.first(), Some(&Series::default().next(1_795_000_000_000_000)));
    }
}
