//! For `tests/abuse` only: guards that a variable switches off, so that the cases that rest on them are seen to fail.
//!
//! Only a build with the feature `mutants` looks at the variable; in any other every guard stands, and the compiler
//! leaves nothing of this.

/// Names the one guard that is switched off.
#[cfg(feature = "mutants")]
const VARIABLE: &str = "COLLEGIUM_MUTANT";

/// Whether this guard is switched off.
#[cfg(feature = "mutants")]
pub fn off(guard: &str) -> bool {
    static OFF: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    OFF.get_or_init(|| std::env::var(VARIABLE).unwrap_or_default()) == guard
}

/// Whether this guard is switched off: never.
#[cfg(not(feature = "mutants"))]
#[inline]
pub const fn off(_guard: &str) -> bool {
    false
}
