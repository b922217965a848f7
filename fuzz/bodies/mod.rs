//! What each fuzz target asks of the node. The same functions replay the corpus on stable, in `tests/it/corpus.rs`.

pub mod answers;
pub mod html;
pub mod inbox;
pub mod keys;
pub mod proofs;
pub mod signatures;
pub mod text;

/// 2026-11-22 09:40:00 UTC, in microseconds.
pub const NOW: i64 = 1_795_340_400_000_000;

/// A target's name and its body.
pub type Target = (&'static str, fn(&[u8]));

#[allow(dead_code, reason = "each fuzz target runs one of them, the replay all")]
pub const ALL: [Target; 6] = [
    ("answers", answers::run),
    ("inbox", inbox::run),
    ("keys", keys::run),
    ("proofs", proofs::run),
    ("signatures", signatures::run),
    ("text", text::run),
];
