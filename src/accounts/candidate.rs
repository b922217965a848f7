//! People who want to become members: who confirm an address first, or wait until an admin decides.

use super::links;
use super::sign_up::{self, NewMember, Way};
use super::{Admin, Member, email, password, session};
use crate::actors::departed;
use crate::base::db::{Db, Tx};
use crate::base::id;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::base::time::{DAY, HOUR, Micros};
use crate::error::{Denial, Error, Problem, Result};
use crate::mail::{self, Address, Kind, Letter, Quotes, WAITS};
use crate::{association, row, sql};

/// How long a candidate has to confirm, and how long an application is kept.
const CONFIRMS: Micros = 3 * DAY;
const KEPT: Micros = 180 * DAY;
/// How many links to one address work: mails overtake each other, and the newest may be of somebody else's making.
const LINKS: i64 = 3;
/// To how many addresses that strangers named the node writes in an hour.
const STRANGERS: i64 = 200;

row! {
    struct Row {
        id: i64, handle: String, display_name: String, email: String, password: String, language: String,
        time_zone: String, judged: bool, confirmed: Option<i64>
    }

    /// Somebody who applied, as admins see them.
    pub struct Candidate {
        pub id: i64,
        pub name: String,
        pub handle: String,
        pub display_name: String,
        pub email: String,
        pub answers: String,
        pub confirmed: Option<i64>,
        pub created: i64,
    }
}

/// Keeps somebody who wants to become a member. The answer is the same when somebody has their address already or waits
/// with it, now and whatever is asked next: then nothing is kept but the short name, which is held as long.
pub fn apply(tx: &mut Tx, key: &NodeKey, new: &NewMember, way: &Way) -> Result<()> {
    let to = Address::parse("email", &new.email).ok();
    let (handle, name) = check(tx, new, way, to.as_ref().map_or("", Address::as_str))?;
    let to = to.ok_or_else(|| Error::invalid("email", "email"))?;
    links::ration(tx, to.as_str())?;
    ration_all(tx)?;
    let known = email::is_confirmed(tx.conn, to.as_str())?;
    if known || is_waiting(tx.conn, to.as_str())? {
        hold(tx, &handle, to.as_str(), way)?;
        return if known && way.mail_goes { tell_known(tx, key, new, to) } else { Ok(()) };
    }
    let secret = id::secret();
    let hash = way.mail_goes.then(|| id::secret_hash(&secret));
    keep(tx, &Kept { handle: &handle, name: &name, email: to.as_str(), hash, new, way })?;
    if !way.mail_goes {
        return Ok(());
    }
    let quotes = Quotes { secret, handle, ..Quotes::default() };
    let (language, until) = (new.language.clone(), tx.now + CONFIRMS);
    mail::queue(tx, key, &Letter { to, language, kind: Kind::SignUp, quotes, until }).map(drop)
}

/// Counts that the node is to write to an address that a stranger named; refuses it when too many did. Counted, and
/// refused, alike whether anybody here has the address.
fn ration_all(tx: &mut Tx) -> Result<()> {
    let (who, now) = (id::secret_hash("sign-up of anybody"), tx.now);
    let text = "SELECT count(*) AS n FROM sign_in_attempts WHERE who = $1 AND at > $2";
    if tx.number(sql!(text, &who, now - HOUR))?.unwrap_or(0) >= STRANGERS {
        return Err(Error::invalid("", "too-many-sign-ups"));
    }
    tx.run(sql!("INSERT INTO sign_in_attempts (who, at) VALUES ($1, $2)", &who, now))?;
    Ok(())
}

/// A candidate as they are kept: with the hash of their link, or none where no mail goes.
struct Kept<'a> {
    handle: &'a str,
    name: &'a str,
    email: &'a str,
    hash: Option<String>,
    new: &'a NewMember,
    way: &'a Way,
}

/// How long a candidate is kept at first. Every request holds its short name so long.
fn life(way: &Way) -> Micros {
    if way.mail_goes { CONFIRMS } else { KEPT }
}

fn keep(tx: &mut Tx, kept: &Kept) -> Result<()> {
    let (row, now, way) = (tx.id(), tx.now, kept.way);
    tx.run(sql!(
        "INSERT INTO candidates (id, name, handle, handle_key, display_name, email, password, language, time_zone,
             answers, judged, state, secret_hash, created, expires)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        row,
        id::outside(),
        kept.handle,
        kept.handle.to_lowercase(),
        kept.name,
        kept.email,
        &kept.new.password_hash,
        &kept.new.language,
        &kept.new.time_zone,
        way.answers.trim(),
        way.judged,
        if way.mail_goes { "unconfirmed" } else { "waiting" },
        kept.hash.clone(),
        now,
        now + life(way)
    ))?;
    empty(tx, kept.email, LINKS)
}

/// Holds a short name for an address that has an account or waits for one. Without a link such a row never becomes
/// anybody; it is `unconfirmed`, so no list shows it.
fn hold(tx: &mut Tx, handle: &str, email: &str, way: &Way) -> Result<()> {
    let (row, now) = (tx.id(), tx.now);
    tx.run(sql!(
        "INSERT INTO candidates (id, name, handle, handle_key, display_name, email, password, language, time_zone,
             answers, judged, state, created, expires)
         VALUES ($1, $2, $3, $4, '', $5, '', '', '', '', $6, 'unconfirmed', $7, $8)",
        row,
        id::outside(),
        handle,
        handle.to_lowercase(),
        email,
        way.judged,
        now,
        now + life(way)
    ))?;
    Ok(())
}

/// Ends the links of an address but the newest so many. Of such a candidate nothing is left but the short name, until its
/// time: a name that came free before would tell that the address has an account now.
fn empty(tx: &mut Tx, email: &str, newest: i64) -> Result<()> {
    tx.run(sql!(
        "UPDATE candidates SET secret_hash = NULL, password = '', display_name = '', answers = ''
         WHERE email = $1 AND state = 'unconfirmed' AND secret_hash IS NOT NULL AND id NOT IN
             (SELECT id FROM candidates WHERE email = $1 AND state = 'unconfirmed' AND secret_hash IS NOT NULL
              ORDER BY id DESC LIMIT $2)",
        email,
        newest
    ))?;
    Ok(())
}

/// Whether a short name is held for somebody with another address, who is about to be called so. It is told as a problem.
pub fn holds(tx: &mut Tx, handle: &str, email: &str) -> Result<Option<Problem>> {
    let now = tx.now;
    let found = tx.number(sql!(
        "SELECT count(*) AS n FROM candidates WHERE handle_key = $1 AND email <> $2 AND expires > $3",
        handle.to_lowercase(),
        email,
        now
    ))?;
    Ok((found.unwrap_or(0) > 0).then(|| Problem::with("handle", "handle-taken", handle)))
}

/// Says to whom an address belongs that they have an account; they know best in which language.
fn tell_known(tx: &mut Tx, key: &NodeKey, new: &NewMember, to: Address) -> Result<()> {
    let (language, quotes) = (new.language.clone(), Quotes::default());
    let letter = Letter { to, language, kind: Kind::AddressKnown, quotes, until: tx.now + CONFIRMS };
    mail::queue(tx, key, &letter).map(drop)
}

/// Handle and name, if all that a candidate says is in order; everything that is not is told at once.
fn check(tx: &mut Tx, new: &NewMember, way: &Way, email: &str) -> Result<(String, String)> {
    let (found, mut problems) = match sign_up::check(new) {
        Ok((handle, name)) => (Some((handle.as_str().to_owned(), name.as_str().to_owned())), Vec::new()),
        Err(Error::Invalid(problems)) => (None, problems),
        Err(other) => return Err(other),
    };
    if new.email.trim().is_empty() {
        problems.push(Problem::new("email", "empty"));
    }
    let asked = way.judged && !association::load(tx.conn)?.sign_up_questions.is_empty();
    match way.answers.trim().chars().count() {
        0 if asked => problems.push(Problem::new("answers", "empty")),
        0..=5000 => {}
        _ => problems.push(Problem::new("answers", "length-0-5000")),
    }
    if let Some((handle, _)) = &found {
        problems.extend(taken(tx, handle, email)?);
    }
    match found {
        Some(found) if problems.is_empty() => Ok(found),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Whether somebody has a handle, had it, or is about to.
fn taken(tx: &mut Tx, handle: &str, email: &str) -> Result<Option<Problem>> {
    let text = "SELECT count(*) AS n FROM actors WHERE handle_key = $1 AND node IS NULL";
    match tx.number(sql!(text, handle.to_lowercase()))?.unwrap_or(0) {
        0 if !departed::is_retired(tx.conn, handle)? => holds(tx, handle, email),
        _ => Ok(Some(Problem::with("handle", "handle-taken", handle))),
    }
}

fn is_waiting(conn: &mut Conn, email: &str) -> Result<bool> {
    let text = "SELECT count(*) AS n FROM candidates WHERE email = $1 AND state = 'waiting'";
    Ok(conn.number(sql!(text, email))?.unwrap_or(0) > 0)
}

const ROW: &str = "SELECT id, handle, display_name, email, password, language, time_zone, judged, confirmed FROM candidates";

row! {
    /// For whom a link is.
    #[derive(Default)]
    pub struct Found { pub email: String, pub handle: String }
}

const FOUND: &str = "FROM candidates WHERE secret_hash = $1 AND state = 'unconfirmed' AND expires > $2";

/// The candidate whose link this is, while it works.
pub fn find(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<Found>> {
    conn.one(sql!(format!("SELECT email, handle {FOUND}"), id::secret_hash(secret), now))
}

/// Somebody who holds a candidate's link and knows the password that was chosen at sign-up. Without it whoever signed up
/// with an address of somebody else would get the account that its owner confirms.
#[derive(Debug)]
pub struct Proven {
    secret_hash: String,
}

/// Makes sure that it is the candidate who opened the link; `None` when it is no candidate's. Wrong passwords count as
/// they do when signing in.
pub async fn prove(db: &Db, secret: &str, given: &str) -> Result<Option<Proven>> {
    row! { struct Stored { handle: String, password: String } }
    let secret_hash = id::secret_hash(secret);
    let (hash, empty) = (secret_hash.clone(), given.is_empty());
    let counted = db.write(move |tx| {
        let now = tx.now;
        // One after another, also where several processes write.
        let text = format!("SELECT handle, password {FOUND} FOR UPDATE");
        let Some(stored) = tx.one::<Stored>(sql!(text, &hash, now))? else { return Ok(None) };
        if empty {
            return Err(Error::invalid("password", "empty"));
        }
        match session::attempt(tx, &format!("candidate {hash}")) {
            Err(Error::Invalid(_)) => Err(Error::invalid("password", "too-many-attempts")),
            attempt => Ok(Some((attempt?, stored))),
        }
    });
    let Some((attempt, stored)) = counted.await? else { return Ok(None) };
    if !password::fits(given, Some(&stored.password)).await? {
        return Err(Problem::with("password", "password-not-chosen", stored.handle).into());
    }
    db.write(move |tx| session::fitted(tx, &attempt)).await?;
    Ok(Some(Proven { secret_hash }))
}

/// What became of a candidate who confirmed their address.
#[derive(Debug)]
pub enum Became {
    Member(Member),
    /// An admin decides.
    Waiting,
}

/// Uses a candidate's link; the other links of the address end.
pub fn confirm(tx: &mut Tx, proven: &Proven) -> Result<Became> {
    let (now, hash) = (tx.now, &proven.secret_hash);
    let text = format!("{ROW} WHERE secret_hash = $1 AND state = 'unconfirmed' AND expires > $2");
    let found = tx.one::<Row>(sql!(text, hash, now))?;
    let used = tx.run(sql!(
        "UPDATE candidates SET state = 'waiting', secret_hash = NULL, confirmed = $1, expires = $2 WHERE secret_hash = $3",
        now,
        now + KEPT,
        hash
    ))?;
    let Some(mut row) = found.filter(|_| used == 1) else { return Err(links::dead()) };
    empty(tx, &row.email, 0)?;
    if row.judged {
        return Ok(Became::Waiting);
    }
    if !association::load(tx.conn)?.is_open() {
        return Err(Denial::SignUpClosed.into());
    }
    row.confirmed = Some(now);
    admit(tx, &row).map(Became::Member)
}

/// Makes the member.
fn admit(tx: &mut Tx, row: &Row) -> Result<Member> {
    if row.confirmed.is_some() {
        email::make_room(tx, &row.email, 0)?;
    }
    let new = NewMember {
        handle: row.handle.clone(),
        display_name: row.display_name.clone(),
        email: row.email.clone(),
        password_hash: row.password.clone(),
        language: row.language.clone(),
        time_zone: row.time_zone.clone(),
    };
    tx.run(sql!("DELETE FROM candidates WHERE id = $1", row.id))?;
    let member = sign_up::create(tx, &new, false)?;
    if row.confirmed.is_some() {
        email::vouch(tx, &member)?;
    }
    Ok(member)
}

/// A page of those who wait for a decision, oldest first.
pub fn waiting(conn: &mut Conn, after: &Cursor) -> Result<Page<Candidate>> {
    let rows = conn.all(sql!(
        "SELECT id, name, handle, display_name, email, answers, confirmed, created FROM candidates
         WHERE state = 'waiting' AND judged AND id > $1 ORDER BY id LIMIT $2",
        after.id,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |c: &Candidate| Cursor { at: 0, id: c.id, text: String::new() }))
}

/// How many wait for a decision.
pub fn count_waiting(conn: &mut Conn) -> Result<i64> {
    let text = "SELECT count(*) AS n FROM candidates WHERE state = 'waiting' AND judged";
    Ok(conn.number(sql!(text))?.unwrap_or(0))
}

/// Lets a candidate in, or not; they are told. What they said is kept no longer.
pub fn decide(tx: &mut Tx, key: &NodeKey, _by: Admin<'_>, name: &str, accept: bool) -> Result<()> {
    let text = format!("{ROW} WHERE name = $1 AND state = 'waiting' AND judged FOR UPDATE");
    let row = tx.one::<Row>(sql!(text, name))?.ok_or(Error::NotFound)?;
    let kind = if accept {
        admit(tx, &row)?;
        Kind::Accepted
    } else {
        tx.run(sql!("DELETE FROM candidates WHERE id = $1", row.id))?;
        Kind::Declined
    };
    let Ok(to) = Address::parse("email", &row.email) else { return Ok(()) };
    let quotes = Quotes { handle: row.handle, ..Quotes::default() };
    let letter = Letter { to, language: row.language, kind, quotes, until: tx.now + WAITS };
    mail::queue(tx, key, &letter).map(drop)
}

/// Forgets candidates who did not confirm, and those who waited in vain.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("DELETE FROM candidates WHERE expires <= $1", now))?;
    Ok(())
}
