//! Leases by row with expiry: who works on what, among all processes that share a database.

use super::db::{Db, Tx};
use super::sql::{Sql, Value};
use super::time::{Micros, SECOND};
use crate::error::Result;
use crate::{row, sql};

/// How long a lease holds without renewal. A killed process's work is taken over after this.
pub const HOLD: Micros = 6 * SECOND;

/// Takes the lease `name` for `owner`, or renews it; `false` when another owner holds it.
pub fn take(tx: &mut Tx, name: &str, owner: &str) -> Result<bool> {
    let until = tx.now + HOLD;
    let touched = tx.run(sql!(
        "INSERT INTO leases (name, owner, until) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
         WHERE leases.owner = $2 OR leases.until < $4",
        name,
        owner,
        until,
        tx.now
    ))?;
    Ok(touched == 1)
}

/// Takes or renews several; tells which it got.
pub fn take_all(tx: &mut Tx, names: &[String], owner: &str) -> Result<Vec<String>> {
    row! { struct Taken { name: String } }
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let free = free(tx, names, owner)?;
    if free.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<String> = (4..free.len() + 4).map(|n| format!("(${n}, $1, $2)")).collect();
    let text = format!(
        "INSERT INTO leases (name, owner, until) VALUES {}
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
         WHERE leases.owner = $1 OR leases.until < $3 RETURNING name",
        rows.join(", ")
    );
    let first = [owner.into(), (tx.now + HOLD).into(), tx.now.into()];
    let binds = first.into_iter().chain(free.iter().map(|name| name.as_str().into())).collect();
    Ok(tx.all::<Taken>(Sql::once(text, binds))?.into_iter().map(|taken| taken.name).collect())
}

/// Those that nobody else is seen to hold, in order: rows of others are not even touched, for that would lock them.
fn free(tx: &mut Tx, names: &[String], owner: &str) -> Result<Vec<String>> {
    row! { struct Held { name: String } }
    let places: Vec<String> = (3..names.len() + 3).map(|n| format!("${n}")).collect();
    let text = format!(
        "SELECT name FROM leases WHERE owner <> $1 AND until >= $2 AND name IN ({})",
        places.join(", ")
    );
    let first = [owner.into(), tx.now.into()];
    let binds = first.into_iter().chain(names.iter().map(|name| name.as_str().into())).collect();
    let held: Vec<String> =
        tx.all::<Held>(Sql::once(text, binds))?.into_iter().map(|held| held.name).collect();
    let mut free: Vec<String> = names.iter().filter(|name| !held.contains(name)).cloned().collect();
    free.sort_unstable();
    Ok(free)
}

/// Gives the lease back at once.
pub fn release(tx: &mut Tx, name: &str, owner: &str) -> Result<()> {
    tx.run(sql!("DELETE FROM leases WHERE name = $1 AND owner = $2", name, owner))?;
    Ok(())
}

/// Gives several back at once.
pub fn release_all(tx: &mut Tx, names: &[String], owner: &str) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (2..names.len() + 2).map(|n| format!("${n}")).collect();
    let text = format!(
        "DELETE FROM leases WHERE name IN
             (SELECT name FROM leases WHERE owner = $1 AND name IN ({}) ORDER BY name FOR UPDATE)",
        places.join(", ")
    );
    let binds = std::iter::once(owner).chain(names.iter().map(String::as_str)).map(Value::from).collect();
    tx.run(Sql::once(text, binds))?;
    Ok(())
}

/// Renews everything that `owner` holds.
pub fn renew(tx: &mut Tx, owner: &str) -> Result<()> {
    let until = tx.now + HOLD;
    tx.run(sql!("UPDATE leases SET until = $1 WHERE owner = $2", until, owner))?;
    Ok(())
}

/// Does `work` while holding the lease `name`; `None`, and nothing done, when another owner holds it.
pub async fn while_held<T>(
    db: &Db,
    owner: &str,
    name: String,
    work: impl Future<Output = Result<T>>,
) -> Result<Option<T>> {
    let (wanted, by) = (name.clone(), owner.to_owned());
    if !db.write(move |tx| take(tx, &wanted, &by)).await? {
        return Ok(None);
    }
    let done = work.await;
    let by = owner.to_owned();
    db.write(move |tx| release(tx, &name, &by)).await?;
    done.map(Some)
}

/// Ends every lease: for the only process on a database, at its start, so that it need not wait for its own past.
pub fn clear(tx: &mut Tx) -> Result<()> {
    tx.run(sql!("DELETE FROM leases"))?;
    Ok(())
}
