//! The association that runs this node: what set-up asked for, and what every page needs of it.

pub mod colour;
pub mod logo;
pub mod look;

use std::collections::HashMap;

use serde::Serialize;

use crate::base::db::Tx;
use crate::base::id;
use crate::base::sql::Conn;
use crate::error::{Denial, Error, Problem, Result};
use crate::{row, sql};

/// The association and its settings, as every process holds them; reloaded when `version` moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Association {
    pub name: String,
    pub legal_entity: String,
    /// ISO 3166 code of the jurisdiction, with an optional subdivision: `NZ`, `AU-SA`, `GB-SCT`.
    pub jurisdiction: String,
    pub language: String,
    pub time_zone: String,
    /// The public address that set-up was told; empty when it was told none.
    pub public_address: String,
    /// The public address as it was when the first activity left; empty before.
    pub locked_address: String,
    pub sign_up: SignUp,
    /// What people who apply are asked; empty: nothing.
    pub sign_up_questions: String,
    pub policy_mode: String,
    /// The node's own colours in light and dark, `#rrggbb`; empty: what is shipped.
    pub accent: String,
    pub accent_dark: String,
    /// The hash of the logo; empty: none.
    pub logo: String,
    pub set_up: bool,
    /// Grows with every change, so that other processes notice.
    pub version: i64,
}

/// How people become members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SignUp {
    /// Not by themselves.
    Closed,
    /// By a link that an admin made.
    Invitation,
    /// By a link, or by asking an admin.
    Application,
    /// Whoever finds the node.
    Open,
}

impl SignUp {
    pub const KEYS: [&'static str; 4] = ["closed", "invitation", "application", "open"];

    pub fn key(self) -> &'static str {
        match self {
            SignUp::Closed => "closed",
            SignUp::Invitation => "invitation",
            SignUp::Application => "application",
            SignUp::Open => "open",
        }
    }

    pub fn parse(key: &str) -> Result<SignUp> {
        match key {
            "closed" => Ok(SignUp::Closed),
            "invitation" => Ok(SignUp::Invitation),
            "application" => Ok(SignUp::Application),
            "open" => Ok(SignUp::Open),
            _ => Err(Error::invalid("sign_up", "choose")),
        }
    }

    /// Whether somebody without an invitation may come.
    pub fn takes_strangers(self) -> bool {
        matches!(self, SignUp::Application | SignUp::Open)
    }
}

impl Association {
    /// Whether whoever finds the node may become a member.
    pub fn is_open(&self) -> bool {
        self.sign_up == SignUp::Open
    }
}

/// What set-up asks for.
#[derive(Debug, Clone, Default)]
pub struct Details {
    pub name: String,
    pub legal_entity: String,
    pub jurisdiction: String,
    pub language: String,
    pub time_zone: String,
    pub public_address: String,
    /// `open`, `allow-list` or `closed`.
    pub policy_mode: String,
}

row! {
    struct Setting { name: String, value: String }
}

/// Reads the settings.
pub fn load(conn: &mut Conn) -> Result<Association> {
    let rows = conn.all::<Setting>(sql!("SELECT name, value FROM settings"))?;
    let mut all: HashMap<String, String> = rows.into_iter().map(|r| (r.name, r.value)).collect();
    let mut take = |name: &str, default: &str| all.remove(name).unwrap_or_else(|| default.to_owned());
    Ok(Association {
        name: take("name", ""),
        legal_entity: take("legal_entity", ""),
        jurisdiction: take("jurisdiction", ""),
        language: take("language", "en"),
        time_zone: take("time_zone", "UTC"),
        public_address: take("public_address", ""),
        locked_address: take("locked_address", ""),
        sign_up: sign_up(&take("sign_up", ""), &take("sign_up_open", "no")),
        sign_up_questions: take("sign_up_questions", ""),
        policy_mode: take("policy_mode", "allow-list"),
        accent: take("accent", ""),
        accent_dark: take("accent_dark", ""),
        logo: take("logo", ""),
        set_up: take("set_up", "no") == "yes",
        version: take("version", "0").parse().unwrap_or(0),
    })
}

/// The way in; before there were four, the other setting said yes or no.
fn sign_up(key: &str, before: &str) -> SignUp {
    let old = if before == "yes" { SignUp::Open } else { SignUp::Closed };
    SignUp::parse(key).unwrap_or(old)
}

/// Tells whether the settings have moved on since `version`.
pub fn version(conn: &mut Conn) -> Result<i64> {
    let row = conn.one::<Setting>(sql!("SELECT name, value FROM settings WHERE name = 'version'"))?;
    Ok(row.and_then(|r| r.value.parse().ok()).unwrap_or(0))
}

fn get(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    let row = tx.one::<Setting>(sql!("SELECT name, value FROM settings WHERE name = $1", name))?;
    Ok(row.map(|r| r.value))
}

fn put(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name, value
    ))?;
    Ok(())
}

/// Tells every process that settings or policy changed.
pub fn touch(tx: &mut Tx) -> Result<()> {
    let next = get(tx, "version")?.and_then(|v| v.parse::<i64>().ok()).unwrap_or(0) + 1;
    put(tx, "version", &next.to_string())
}

/// Makes the one-time set-up link's secret anew; `None` once the node is set up.
pub fn new_setup_secret(tx: &mut Tx) -> Result<Option<String>> {
    if get(tx, "set_up")?.as_deref() == Some("yes") {
        return Ok(None);
    }
    let secret = id::secret();
    put(tx, "setup_secret_hash", &id::secret_hash(&secret))?;
    Ok(Some(secret))
}

/// Whether `secret` opens the set-up page now.
pub fn setup_secret_fits(conn: &mut Conn, secret: &str) -> Result<bool> {
    let row =
        conn.one::<Setting>(sql!("SELECT name, value FROM settings WHERE name = 'setup_secret_hash'"))?;
    Ok(row.is_some_and(|r| r.value == id::secret_hash(secret)))
}

/// Writes what set-up was told. The caller makes the first admin in the same transaction.
pub fn set_up(tx: &mut Tx, details: &Details) -> Result<()> {
    if get(tx, "set_up")?.as_deref() == Some("yes") {
        return Err(Denial::AlreadySetUp.into());
    }
    check(details)?;
    save(tx, details)?;
    put(tx, "set_up", "yes")?;
    tx.run(sql!("DELETE FROM settings WHERE name = 'setup_secret_hash'"))?;
    touch(tx)
}

fn save(tx: &mut Tx, details: &Details) -> Result<()> {
    for (name, value) in [
        ("name", details.name.trim()),
        ("legal_entity", details.legal_entity.trim()),
        ("jurisdiction", details.jurisdiction.trim()),
        ("language", details.language.trim()),
        ("time_zone", details.time_zone.trim()),
        ("policy_mode", details.policy_mode.trim()),
        ("public_address", details.public_address.trim().trim_end_matches('/')),
    ] {
        put(tx, name, value)?;
    }
    Ok(())
}

/// Checks the form of everything, and tells all that is wrong at once.
pub fn check(details: &Details) -> Result<()> {
    let mut problems = Vec::new();
    for (field, value) in [("association", &details.name), ("legal_entity", &details.legal_entity)] {
        if !(2..=120).contains(&value.trim().chars().count()) {
            problems.push(Problem::new(field, "length-2-120"));
        }
    }
    if !jurisdiction_fits(details.jurisdiction.trim()) {
        problems.push(Problem::new("jurisdiction", "jurisdiction"));
    }
    if details.language.trim().is_empty() || details.language.len() > 12 {
        problems.push(Problem::new("language", "language"));
    }
    if !crate::base::time::zone_exists(details.time_zone.trim()) {
        problems.push(Problem::with("time_zone", "time-zone", details.time_zone.trim()));
    }
    let address = details.public_address.trim();
    if !address.is_empty() && crate::base::origin::Origin::parse(address).is_none() {
        problems.push(Problem::with("public_address", "address", address));
    }
    if !matches!(details.policy_mode.trim(), "open" | "allow-list" | "closed") {
        problems.push(Problem::new("policy_mode", "choose"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// ISO 3166-1 alpha-2, optionally with an ISO 3166-2 subdivision.
fn jurisdiction_fits(text: &str) -> bool {
    let mut parts = text.splitn(2, '-');
    let country = parts.next().unwrap_or("");
    let fine = |part: &str, long: std::ops::RangeInclusive<usize>| {
        long.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    fine(country, 2..=2) && parts.next().is_none_or(|sub| fine(sub, 1..=3))
}

/// Opens or closes sign-up.
pub fn open_sign_up(tx: &mut Tx, open: bool) -> Result<()> {
    set_sign_up(tx, if open { SignUp::Open } else { SignUp::Closed })
}

/// Sets how people become members.
pub fn set_sign_up(tx: &mut Tx, way: SignUp) -> Result<()> {
    put(tx, "sign_up", way.key())?;
    touch(tx)
}

/// Sets what people who apply are asked.
pub fn set_sign_up_questions(tx: &mut Tx, questions: &str) -> Result<()> {
    let questions = questions.trim();
    if questions.chars().count() > 2000 {
        return Err(Error::invalid("sign_up_questions", "length-0-2000"));
    }
    put(tx, "sign_up_questions", questions)?;
    touch(tx)
}

/// Sets the federation mode: `open`, `allow-list` or `closed`.
pub fn set_policy_mode(tx: &mut Tx, mode: &str) -> Result<()> {
    if !matches!(mode, "open" | "allow-list" | "closed") {
        return Err(Error::invalid("policy_mode", "choose"));
    }
    put(tx, "policy_mode", mode)?;
    touch(tx)
}

/// Locks the public address: called in the transaction that queues the first activity for another node.
pub fn lock_address(tx: &mut Tx, address: &str) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO settings (name, value) VALUES ('locked_address', $1) ON CONFLICT (name) DO NOTHING",
        address
    ))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn jurisdictions_are_iso_codes() {
        for (text, fine) in [
            ("NZ", true),
            ("AU-SA", true),
            ("GB-SCT", true),
            ("nz", false),
            ("NZL", false),
            ("", false),
            ("AU-", false),
        ] {
            assert_eq!(super::jurisdiction_fits(text), fine, "{text}");
        }
    }
}
