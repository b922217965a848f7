//! Passwords: argon2id (RFC 9106), off the async threads and behind a small gate, for each costs 20 ms and 19 MiB.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::error::{Error, Problem, Result};

/// How many hashes may run at once.
static GATE: Semaphore = Semaphore::const_new(2);

/// A hash of nothing that anybody knows: verified against when the account does not exist, so that time tells nothing.
static DECOY: LazyLock<String> = LazyLock::new(|| hash_now(&crate::base::id::secret()).unwrap_or_default());

/// How much of a password is looked at for how easily it is guessed: its time grows with the square of that (48 ms at most for
/// 32 characters, half a second for 100), and what is longer is no easier.
const LOOKED_AT: usize = 32;
/// How many words of what is known of its owner are looked for in it, and of which length.
const KNOWN: usize = 24;
const WORD: std::ops::RangeInclusive<usize> = 3..=60;

/// Checks the form of a new password: 10 to 200 characters.
pub fn check(password: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if (10..=200).contains(&length) { Ok(()) } else { Err(Problem::new("password", "password-length")) }
}

/// What somebody who guesses knows, whole and in its words.
fn words(known: &[&str]) -> Vec<String> {
    let fits = |word: &&str| WORD.contains(&word.chars().count());
    let parts = known.iter().flat_map(|k| k.split(|c: char| !c.is_alphanumeric()));
    known.iter().copied().chain(parts).filter(fits).take(KNOWN).map(str::to_owned).collect()
}

/// Whether a password is guessed in fewer than a hundred million tries (less than zxcvbn's score 3) by who knows these words.
fn is_weak(password: &str, known: &[String]) -> bool {
    let beginning: String = password.chars().take(LOOKED_AT).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    zxcvbn::zxcvbn(&beginning, &known).score() < zxcvbn::Score::Three
}

/// Checks that a new password is not easily guessed by who knows what `known` says of its owner: names, address,
/// association.
pub async fn judge(password: &str, known: &[&str]) -> Result<()> {
    check(password)?;
    let (password, known) = (password.to_owned(), words(known));
    let _turn = GATE.acquire().await.map_err(Error::internal)?;
    let weak = tokio::task::spawn_blocking(move || is_weak(&password, &known));
    if weak.await.map_err(Error::internal)? {
        Err(Error::invalid("password", "password-weak"))
    } else {
        Ok(())
    }
}

fn hash_now(password: &str) -> Result<String> {
    Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string()).map_err(Error::internal)
}

/// Hashes a new password that [`judge`] has nothing against.
pub async fn hash(password: &str, known: &[&str]) -> Result<String> {
    judge(password, known).await?;
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
    fn a_password_that_is_easily_guessed_is_weak_and_so_is_what_is_known_of_its_owner() {
        for (password, known, weak) in [
            ("a long walk along the harbour", "", false),
            ("Tr0ub4dor&3 tinsel", "", false),
            ("password123", "", true),
            ("qwertyuiop", "", true),
            ("aaaaaaaaaaaaaaaaaaaa", "", true),
            ("asha.mwangi@example.org", "asha.mwangi@example.org", true),
            ("Wairarapa12", "Wairarapa Nurses", true),
        ] {
            assert_eq!(is_weak(password, &words(&[known])), weak, "{password}");
        }
    }

    #[test]
    fn the_length_of_a_password_has_bounds_and_much_that_is_known_costs_no_more() {
        assert_eq!(check("ninechars").map_err(|p| p.code), Err("password-length"));
        assert_eq!(check(&"x".repeat(201)).map_err(|p| p.code), Err("password-length"));
        assert_eq!(words(&[&"several words ".repeat(1000)]).len(), KNOWN);
    }
}
