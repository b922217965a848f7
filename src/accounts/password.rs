//! Passwords: argon2id (RFC 9106), off the async threads and behind a small gate, for each costs 20 ms and 19 MiB.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::error::{Error, Problem, Result};

/// How many hashes may run at once.
static GATE: Semaphore = Semaphore::const_new(2);

/// A hash of nothing that anybody knows: verified against when the account does not exist, so that time tells nothing.
static DECOY: LazyLock<String> = LazyLock::new(|| hash_now(&crate::base::id::secret()).unwrap_or_default());

/// Checks the form of a new password: 10 to 200 characters.
pub fn check(password: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if (10..=200).contains(&length) { Ok(()) } else { Err(Problem::new("password", "password-length")) }
}

fn hash_now(password: &str) -> Result<String> {
    Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string()).map_err(Error::internal)
}

/// Hashes a new password.
pub async fn hash(password: &str) -> Result<String> {
    check(password)?;
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
