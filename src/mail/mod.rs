//! Mail that the node sends: queued with what causes it, sent once, or kept with what stopped it. The words are chosen
//! when it is sent; only the job that sends it knows them.

pub mod read;
pub mod rows;

use serde::{Deserialize, Serialize};

use crate::base::db::Tx;
use crate::base::id;
use crate::base::seal::{NodeKey, SealError};
use crate::base::time::{DAY, HOUR, MINUTE, Micros, SECOND};
use crate::error::{Error, Problem, Result};
use crate::sql;

/// What a mail is about; its words are `mail-<key>` in the translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An admin tries whether mail arrives.
    Test,
    /// Asks a member whether the address is theirs.
    Confirm,
    /// Tells an address that somebody wanted to use it, though its member has an account.
    AddressKnown,
    /// Tells the address before that another took its place.
    AddressChanged,
    /// Lets a member choose a new password.
    Reset,
    /// Tells a member that they have a new password.
    PasswordChanged,
    /// Asks somebody who wants to become a member whether the address is theirs.
    SignUp,
    /// Tells somebody that they are a member now.
    Accepted,
    /// Tells somebody that they did not become one.
    Declined,
    /// Tells a member that something has waited for them for a day.
    Waiting,
    /// Invites somebody whom an admin named, by a link that is for them alone.
    Invited,
}

impl Kind {
    pub const ALL: [Kind; 11] = [
        Kind::Test,
        Kind::Confirm,
        Kind::AddressKnown,
        Kind::AddressChanged,
        Kind::Reset,
        Kind::PasswordChanged,
        Kind::SignUp,
        Kind::Accepted,
        Kind::Declined,
        Kind::Waiting,
        Kind::Invited,
    ];

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Test => "test",
            Kind::Confirm => "confirm",
            Kind::AddressKnown => "address-known",
            Kind::AddressChanged => "address-changed",
            Kind::Reset => "reset",
            Kind::PasswordChanged => "password-changed",
            Kind::SignUp => "sign-up",
            Kind::Accepted => "accepted",
            Kind::Declined => "declined",
            Kind::Waiting => "waiting",
            Kind::Invited => "invited",
        }
    }

    /// Reads a stored key.
    pub fn parse(key: &str) -> Result<Kind> {
        let found = Kind::ALL.into_iter().find(|kind| kind.key() == key);
        found.ok_or_else(|| Error::internal(format!("there is no mail of the kind {key}")))
    }
}

/// An e-mail address that can stand in an envelope: nothing in it ends a line or begins another address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// One `@`, something on both sides, a dot behind it: the rest is for the mail server to judge.
    pub fn parse(field: &'static str, raw: &str) -> Result<Address, Problem> {
        let text = raw.trim().to_lowercase();
        let odd =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"' | '\\');
        let parts = text.split_once('@');
        let whole = parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !host.ends_with('.')
        });
        let fits = whole && text.len() <= 254 && !text.chars().any(odd);
        if fits { Ok(Address(text)) } else { Err(Problem::new(field, "email")) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The form in which addresses are compared and written to: lower case, no space around, the host in ASCII (IDNA).
pub fn canonical(raw: &str) -> Option<String> {
    let address = Address::parse("email", raw).ok()?;
    let (name, host) = address.as_str().split_once('@')?;
    let host = idna::domain_to_ascii(host).ok().filter(|host| !host.is_empty())?;
    Address::parse("email", &format!("{name}@{host}")).ok().map(|address| address.0)
}

/// The forms in which somebody may have typed an address that is canonical: with the host in ASCII or in letters.
pub fn forms(canonical: &str) -> Vec<String> {
    let mut all = vec![canonical.to_owned()];
    if let Some((name, host)) = canonical.split_once('@') {
        let (letters, fine) = idna::domain_to_unicode(host);
        if fine.is_ok() && letters != host {
            all.push(format!("{name}@{letters}"));
        }
    }
    all
}

/// What a mail quotes. Nothing that somebody else typed: it may go to an address that is not theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotes {
    /// The secret of the link in it.
    #[serde(default)]
    pub secret: String,
    /// The short name of whom it is about.
    #[serde(default)]
    pub handle: String,
    /// The member, by inside id, where what the mail says is looked up when it is sent; 0 else. Never written out.
    #[serde(default)]
    pub member: i64,
    /// How much waits: filled in when the mail is sent.
    #[serde(default)]
    pub count: i64,
}

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    pub to: Address,
    pub language: String,
    pub kind: Kind,
    pub quotes: Quotes,
    /// When it is of no more use.
    pub until: Micros,
}

/// How long a mail waits for its server, where what it says does not age sooner.
pub const WAITS: Micros = 7 * DAY;
/// How long is kept that a mail was sent.
const KEPT: Micros = 30 * DAY;
/// What quotes are sealed for.
const PURPOSE: &str = "mail";

/// Queues a mail in the transaction that causes it; gives its name.
pub fn queue(tx: &mut Tx, key: &NodeKey, letter: &Letter) -> Result<String> {
    let now = tx.now;
    queue_at(tx, key, letter, now)
}

/// The same for a mail that goes later, so that many do not go at once.
pub fn queue_at(tx: &mut Tx, key: &NodeKey, letter: &Letter, due: Micros) -> Result<String> {
    let plain = serde_json::to_vec(&letter.quotes).map_err(Error::internal)?;
    let sealed = key.seal(PURPOSE, &plain).map_err(Error::internal)?;
    let (id, now, name) = (tx.id(), tx.now, id::outside());
    tx.run(sql!(
        "INSERT INTO mails (id, name, kind, address, language, sealed, state, due, until, created)
         VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $9)",
        id,
        &name,
        letter.kind.key(),
        letter.to.as_str(),
        &letter.language,
        sealed,
        due,
        letter.until,
        now
    ))?;
    tx.ring_mails();
    Ok(name)
}

/// How many mails of one kind go in one go, and how long is waited before the next.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    pub batch: i64,
    pub pause: Micros,
}

/// Moments at which mails of one kind may go, one after the other, behind those that are queued.
#[derive(Debug)]
pub struct Slots {
    pace: Pace,
    due: Micros,
    taken: i64,
}

impl Slots {
    pub fn of(tx: &mut Tx, kind: Kind, pace: Pace) -> Result<Slots> {
        let (now, last) = (tx.now, rows::last_due(tx.conn, kind.key())?);
        Ok(match last {
            Some(last) if last.due + pace.pause > now => Slots { pace, due: last.due, taken: last.mails },
            Some(_) | None => Slots { pace, due: now, taken: 0 },
        })
    }

    /// Takes the next one: when that mail goes.
    pub fn take(&mut self) -> Micros {
        if self.taken >= self.pace.batch {
            self.due += self.pace.pause;
            self.taken = 0;
        }
        self.taken += 1;
        self.due
    }
}

/// Queues a mail that an admin sends to see whether mail arrives.
pub fn queue_test(tx: &mut Tx, key: &NodeKey, address: &str, language: &str) -> Result<String> {
    let until = tx.now + HOUR;
    queue(tx, key, &test_letter(address, language, until)?)
}

/// The mail by which it is tried whether mail arrives.
pub fn test_letter(address: &str, language: &str, until: Micros) -> Result<Letter> {
    let to = Address::parse("address", address)?;
    Ok(Letter { to, language: language.to_owned(), kind: Kind::Test, quotes: Quotes::default(), until })
}

/// What a stored mail quotes.
pub fn open(key: &NodeKey, sealed: &[u8]) -> Result<Quotes, SealError> {
    let plain = key.open(PURPOSE, sealed)?;
    serde_json::from_slice(&plain).map_err(|_| SealError::Damaged)
}

/// How long is waited before a mail is tried for the `tries`-th time more.
pub fn pause(tries: i64) -> Micros {
    let doubled = u32::try_from(tries.clamp(1, 10) - 1).unwrap_or(0);
    (10 * SECOND * 2_i64.pow(doubled)).min(15 * MINUTE)
}

/// Sends a mail again that was refused, or of which it is not known whether it went; goes on with its address, too.
pub fn again(tx: &mut Tx, name: &str) -> Result<()> {
    let found = rows::by_name(tx.conn, name)?.ok_or(Error::NotFound)?;
    let now = tx.now;
    tx.run(sql!("DELETE FROM paused_addresses WHERE address = $1", &found.address))?;
    tx.run(sql!(
        "UPDATE mails SET state = 'queued', due = $1, tries = 0, reason = NULL, answer = NULL
         WHERE id = $2 AND state IN ('queued', 'refused', 'unsure') AND until > $1",
        now,
        found.id
    ))?;
    tx.ring_mails();
    Ok(())
}

/// Forgets the mail to an address of which the member has gone; of one that they never showed to be theirs, only the
/// question whether it is.
pub fn forget(tx: &mut Tx, address: &str, confirmed: bool) -> Result<()> {
    let kind = if confirmed { "" } else { Kind::Confirm.key() };
    tx.run(sql!("DELETE FROM mails WHERE address = $1 AND ($2 = '' OR kind = $2)", address, kind))?;
    if confirmed {
        tx.run(sql!("DELETE FROM paused_addresses WHERE address = $1", address))?;
    }
    Ok(())
}

/// Forgets mails that were sent, or given up, a while ago.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let old = tx.now - KEPT;
    tx.run(sql!("DELETE FROM mails WHERE state IN ('sent', 'expired') AND created < $1", old))?;
    // Then the address is tried once more.
    tx.run(sql!("DELETE FROM paused_addresses WHERE at < $1", old))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_two_sides_and_stays_on_its_line() {
        for (text, fine) in [
            ("a@b.example", true),
            ("A.B+c@Mail.Example ", true),
            ("a@b", false),
            ("@b.example", false),
            ("a b@c.example", false),
            ("a@b@c.example", false),
            ("a@b.example\r\nBcc: c@d.example", false),
            ("a@b.example\nc", false),
            ("<a@b.example>", false),
            ("\"a\"@b.example", false),
            ("a@b.example,c@d.example", false),
        ] {
            assert_eq!(Address::parse("email", text).is_ok(), fine, "{text}");
        }
    }

    #[test]
    fn an_address_is_one_in_every_spelling() {
        for (one, other) in [
            (" Bo@B.Example ", "bo@b.example"),
            ("bo@bücher.example", "bo@xn--bcher-kva.example"),
            ("bo@BÜCHER.example", "bo@xn--bcher-kva.example"),
        ] {
            assert_eq!(canonical(one).as_deref(), Some(other));
        }
        assert_eq!(forms("bo@xn--bcher-kva.example"), ["bo@xn--bcher-kva.example", "bo@bücher.example"]);
        assert_eq!(forms("bo@b.example"), ["bo@b.example"]);
    }

    #[test]
    fn the_pause_grows_and_ends_at_a_quarter_of_an_hour() {
        assert_eq!(pause(1), 10 * SECOND);
        assert_eq!(pause(3), 40 * SECOND);
        assert_eq!(pause(50), 15 * MINUTE);
    }

    #[test]
    fn every_kind_is_read_as_it_is_stored() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.key()).unwrap(), kind);
        }
        assert!(Kind::parse("spam").is_err());
    }
}
