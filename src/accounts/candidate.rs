//! People who want to become members: who confirm an address first, or wait until an admin decides.

use super::links;
use super::sign_up::{self, NewMember, Way};
use super::{Admin, Member, email};
use crate::base::db::Tx;
use crate::base::id;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::{Denial, Error, Problem, Result};
use crate::mail::{self, Address, Kind, Letter, Quotes, WAITS};
use crate::{association, row, sql};

/// How long a candidate has to confirm, and how long an application is kept.
const CONFIRMS: Micros = 3 * DAY;
const KEPT: Micros = 180 * DAY;

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

/// Keeps somebody who wants to become a member. The answer is the same when somebody has their address already.
pub fn apply(tx: &mut Tx, key: &NodeKey, new: &NewMember, way: &Way) -> Result<()> {
    let (handle, name) = check(tx, new, way)?;
    let to = Address::parse("email", &new.email)?;
    links::ration(tx, to.as_str())?;
    if email::is_confirmed(tx.conn, to.as_str())? {
        return if way.mail_goes { tell_known(tx, key, new, to) } else { Ok(()) };
    }
    if is_waiting(tx.conn, to.as_str())? {
        return Ok(());
    }
    tx.run(sql!("DELETE FROM candidates WHERE email = $1 AND state = 'unconfirmed'", to.as_str()))?;
    let (row, now, secret) = (tx.id(), tx.now, id::secret());
    let (state, life) = if way.mail_goes { ("unconfirmed", CONFIRMS) } else { ("waiting", KEPT) };
    tx.run(sql!(
        "INSERT INTO candidates (id, name, handle, handle_key, display_name, email, password, language, time_zone,
             answers, judged, state, secret_hash, created, expires)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        row,
        id::outside(),
        &handle,
        handle.to_lowercase(),
        &name,
        to.as_str(),
        &new.password_hash,
        &new.language,
        &new.time_zone,
        way.answers.trim(),
        way.judged,
        state,
        way.mail_goes.then(|| id::secret_hash(&secret)),
        now,
        now + life
    ))?;
    if !way.mail_goes {
        return Ok(());
    }
    let quotes = Quotes { secret, ..Quotes::default() };
    let (language, until) = (new.language.clone(), now + CONFIRMS);
    mail::queue(tx, key, &Letter { to, language, kind: Kind::SignUp, quotes, until }).map(drop)
}

/// Says to whom an address belongs that they have an account; they know best in which language.
fn tell_known(tx: &mut Tx, key: &NodeKey, new: &NewMember, to: Address) -> Result<()> {
    let (language, quotes) = (new.language.clone(), Quotes::default());
    let letter = Letter { to, language, kind: Kind::AddressKnown, quotes, until: tx.now + CONFIRMS };
    mail::queue(tx, key, &letter).map(drop)
}

/// Handle and name, if all that a candidate says is in order; everything that is not is told at once.
fn check(tx: &mut Tx, new: &NewMember, way: &Way) -> Result<(String, String)> {
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
    if let Some((handle, _)) = &found
        && is_taken(tx, handle)?
    {
        problems.push(Problem::with("handle", "handle-taken", handle));
    }
    match found {
        Some(found) if problems.is_empty() => Ok(found),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Whether somebody has a handle, had it, or is about to.
fn is_taken(tx: &mut Tx, handle: &str) -> Result<bool> {
    let (key, now) = (handle.to_lowercase(), tx.now);
    let found = tx.number(sql!(
        "SELECT (SELECT count(*) FROM actors WHERE handle_key = $1 AND node IS NULL)
              + (SELECT count(*) FROM candidates WHERE handle_key = $1 AND expires > $2) AS n",
        key,
        now
    ))?;
    Ok(found.unwrap_or(0) > 0)
}

fn is_waiting(conn: &mut Conn, email: &str) -> Result<bool> {
    let text = "SELECT count(*) AS n FROM candidates WHERE email = $1 AND state = 'waiting'";
    Ok(conn.number(sql!(text, email))?.unwrap_or(0) > 0)
}

const ROW: &str = "SELECT id, handle, display_name, email, password, language, time_zone, judged, confirmed FROM candidates";

/// The address of a candidate whose link this is, while it works.
pub fn find(conn: &mut Conn, secret: &str, now: Micros) -> Result<Option<String>> {
    row! { struct Found { email: String } }
    let text =
        "SELECT email FROM candidates WHERE secret_hash = $1 AND state = 'unconfirmed' AND expires > $2";
    Ok(conn.one::<Found>(sql!(text, id::secret_hash(secret), now))?.map(|f| f.email))
}

/// What became of a candidate who confirmed their address.
#[derive(Debug)]
pub enum Became {
    Member(Member),
    /// An admin decides.
    Waiting,
}

/// Uses a candidate's link; `None` when it is none.
pub fn confirm(tx: &mut Tx, secret: &str) -> Result<Option<Became>> {
    let now = tx.now;
    if find(tx.conn, secret, now)?.is_none() {
        return Ok(None);
    }
    let hash = id::secret_hash(secret);
    let found = tx.one::<Row>(sql!(format!("{ROW} WHERE secret_hash = $1"), &hash))?;
    let used = tx.run(sql!(
        "UPDATE candidates SET state = 'waiting', secret_hash = NULL, confirmed = $1, expires = $2 WHERE secret_hash = $3",
        now,
        now + KEPT,
        &hash
    ))?;
    let Some(mut row) = found.filter(|_| used == 1) else { return Err(links::dead()) };
    if row.judged {
        return Ok(Some(Became::Waiting));
    }
    if !association::load(tx.conn)?.is_open() {
        return Err(Denial::SignUpClosed.into());
    }
    row.confirmed = Some(now);
    admit(tx, &row).map(|member| Some(Became::Member(member)))
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
