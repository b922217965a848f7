//! Passwords: argon2id (RFC 9106), off the async threads and behind a small gate, for each costs 20 ms and 19 MiB.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::error::{Error, Problem, Result};

/// How many hashes may run at once.
static GATE: Semaphore = Semaphore::const_new(2);

/// A hash of nothing that anybody knows: verified against when the account does not exist, so that time tells nothing.
static DECOY: LazyLock<String> = LazyLock::new(|| hash_now(&crate::base::id::secret()).unwrap_or_default());

/// How much of a password is looked at for how easily it is guessed: what is longer costs more, and is no easier.
const LOOKED_AT: usize = 100;

/// Checks a new password: 10 to 200 characters, and not easily guessed by who knows what `known` says of its owner (names,
/// address, association). Easily: in fewer than a hundred million tries (zxcvbn's score 3).
pub fn check(password: &str, known: &[&str]) -> Result<(), Problem> {
    let length = password.chars().count();
    if !(10..=200).contains(&length) {
        return Err(Problem::new("password", "password-length"));
    }
    let beginning: String = password.chars().take(LOOKED_AT).collect();
    let known: Vec<&str> = known.iter().copied().filter(|word| !word.is_empty()).collect();
    let strong = zxcvbn::zxcvbn(&beginning, &known).score() >= zxcvbn::Score::Three;
    if strong { Ok(()) } else { Err(Problem::new("password", "password-weak")) }
}

fn hash_now(password: &str) -> Result<String> {
    Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string()).map_err(Error::internal)
}

/// Hashes a new password that [`check`] has nothing against.
pub async fn hash(password: &str, known: &[&str]) -> Result<String> {
    check(password, known)?;
    let password = password.to_owned();
    let _turn = GATE.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(Error::internal)?
}

/// Whether a password fits a stored hash; `None` takes as long and fits nothing.
pub async fn fits(password: &str, stored: Option<&str>) -> Result<bool> {
    let password = password.to_owned();
    let stored = stored.map(str::to_owned);
    let _turn = GATE.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        let known = stored.is_some();
        let hash = stored.unwrap_or_else(|| DECOY.clone());
        let parsed = argon2::password_hash::phc::PasswordHash::new(&hash).map_err(Error::internal)?;
        let fits = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(fits && known)
    })
    .await
    .map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_is_easily_guessed_is_refused_and_so_is_ones_own_name() {
        for (password, known, fine) in [
            ("a long walk along the harbour", "", true),
            ("Tr0ub4dor&3 tinsel", "", true),
            ("password123", "", false),
            ("qwertyuiop", "", false),
            ("aaaaaaaaaaaaaaaaaaaa", "", false),
            ("asha.mwangi@example.org", "asha.mwangi@example.org", false),
            ("short", "", false),
        ] {
            assert_eq!(check(password, &[known]).is_ok(), fine, "{password}");
        }
    }

    #[test]
    fn a_password_of_more_than_200_characters_is_not_looked_at() {
        assert_eq!(check(&"x".repeat(201), &[]).map_err(|p| p.code), Err("password-length"));
    }
}
