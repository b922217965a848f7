//! Members from a file: looked at first, then invited, in pieces that each are one transaction. The file is personal
//! data: it lies sealed, and for a day at most.

use super::file::{self, Table};
use super::line::{self, Chosen, Column, Fault, Line};
use super::read::{self, Fate};
use crate::accounts::invitation::{self, Bound};
use crate::accounts::{Admin, Member};
use crate::association;
use crate::base::db::Tx;
use crate::base::id;
use crate::base::page::{Cursor, Page};
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Result};
use crate::mail::{Kind, Pace, Slots};
use crate::{policy, row, sql};

/// How long a file is kept, and how long the figures of an import.
const KEPT: Micros = DAY;
const FIGURES_KEPT: Micros = 90 * DAY;
/// How many rows are worked off in one transaction.
const STEP: usize = 100;
/// What files are sealed for.
const PURPOSE: &str = "import";
/// The lease of whoever works imports off.
pub const LEASE: &str = "imports";

row! {
    /// An import as admins see it.
    pub struct Import {
        pub id: i64,
        pub name: String,
        /// Who sent the file; nobody: the operator.
        pub by: Option<String>,
        /// How its letters were written.
        pub encoding: String,
        pub chosen: String,
        /// `checked`, `running`, `done` or `forgotten`.
        pub state: String,
        /// Rows, and what they were when they were looked at.
        pub lines: i64,
        pub fresh: i64,
        pub known: i64,
        pub invited: i64,
        pub doubled: i64,
        pub bad: i64,
        /// Rows that were worked off, and invitations that came of it.
        pub worked: i64,
        pub made: i64,
        pub created: i64,
        pub expires: i64,
        pub ended: Option<i64>,
        /// Whether the file is still there.
        pub kept: bool,
    }

    struct Sealed { sealed: Option<Vec<u8>> }
    struct Running { id: i64, made_by: Option<i64>, chosen: String, sealed: Option<Vec<u8>>, worked: i64 }
}

pub const STATES: [&str; 4] = ["checked", "running", "done", "forgotten"];

const IMPORT: &str = "SELECT i.id, i.name, a.handle AS by, i.encoding, i.chosen, i.state, i.lines, i.fresh, i.known, i.invited,
        i.doubled, i.bad, i.worked, i.made, i.created, i.expires, i.ended, i.sealed IS NOT NULL AS kept
    FROM imports i LEFT JOIN member_actors ma ON ma.member = i.made_by LEFT JOIN actors a ON a.id = ma.actor";

/// What a file says, and what would become of it.
#[derive(Debug)]
pub struct Survey {
    pub table: Table,
    pub chosen: Chosen,
    /// Each row's number and what becomes of it; empty while no column holds addresses.
    pub fates: Vec<(i64, Fate)>,
}

/// How many rows are what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub lines: i64,
    pub fresh: i64,
    pub known: i64,
    pub invited: i64,
    pub doubled: i64,
    pub bad: i64,
}

impl Survey {
    /// Looks at a file; writes nothing.
    pub fn of(conn: &mut Conn, table: Table, chosen: Chosen, now: Micros) -> Result<Survey> {
        let fates = match chosen.place(Column::Email) {
            Some(_) => read::fates(conn, &line::read(&table, &chosen)?, now)?,
            None => Vec::new(),
        };
        Ok(Survey { table, chosen, fates })
    }

    pub fn figures(&self) -> Figures {
        let lines = i64::try_from(self.table.rows.len()).unwrap_or(i64::MAX);
        let mut all = Figures { lines, ..Figures::default() };
        for (_, fate) in &self.fates {
            match fate {
                Fate::Fresh(..) => all.fresh += 1,
                Fate::Known => all.known += 1,
                Fate::Invited => all.invited += 1,
                Fate::Doubled => all.doubled += 1,
                Fate::Bad(_) => all.bad += 1,
            }
        }
        all
    }

    /// Everything wrong with single rows, in their order.
    pub fn faults(&self) -> Vec<&Fault> {
        let mut all = Vec::new();
        for (_, fate) in &self.fates {
            if let Fate::Bad(faults) = fate {
                all.extend(faults);
            }
        }
        all
    }
}

/// Keeps a file that was looked at, sealed, until somebody decides; gives its inside id.
pub fn keep(
    tx: &mut Tx,
    key: &NodeKey,
    by: Option<Admin<'_>>,
    bytes: &[u8],
    said: &[(Column, String)],
) -> Result<i64> {
    let table = file::read(bytes)?;
    let chosen = Chosen::by_hand(&table.header, said)?;
    let (id, now, name) = (tx.id(), tx.now, id::outside());
    let survey = Survey::of(tx.conn, table, chosen, now)?;
    let figures = survey.figures();
    let by = by.map(|admin| admin.member().id);
    let sealed = key.seal(PURPOSE, bytes).map_err(Error::internal)?;
    tx.run(sql!(
        "INSERT INTO imports (id, name, made_by, sealed, encoding, chosen, state, lines, fresh, known, invited, doubled, bad,
             created, expires) VALUES ($1, $2, $3, $4, $5, $6, 'checked', $7, $8, $9, $10, $11, $12, $13, $14)",
        id,
        &name,
        by,
        sealed,
        survey.table.encoding.name(),
        survey.chosen.write(),
        figures.lines,
        figures.fresh,
        figures.known,
        figures.invited,
        figures.doubled,
        figures.bad,
        now,
        now + KEPT
    ))?;
    policy::audit(tx, by, "import-file", &name)?;
    Ok(id)
}

fn stored(conn: &mut Conn, key: &NodeKey, import: i64) -> Result<Option<Vec<u8>>> {
    let found = conn.one::<Sealed>(sql!("SELECT sealed FROM imports WHERE id = $1", import))?;
    let sealed = found.and_then(|found| found.sealed);
    sealed.map(|sealed| key.open(PURPOSE, &sealed).map_err(Error::internal)).transpose()
}

/// What becomes of a file that is kept, as the node stands now; `None` when it is not kept any more.
pub fn survey(conn: &mut Conn, key: &NodeKey, import: &Import, now: Micros) -> Result<Option<Survey>> {
    let Some(bytes) = stored(conn, key, import.id)? else { return Ok(None) };
    Survey::of(conn, file::read(&bytes)?, Chosen::read(&import.chosen), now).map(Some)
}

/// An import by its name.
pub fn by_name(conn: &mut Conn, name: &str) -> Result<Import> {
    conn.one(sql!(format!("{IMPORT} WHERE i.name = $1"), name))?.ok_or(Error::NotFound)
}

/// An import by its inside id.
pub fn by_id(conn: &mut Conn, import: i64) -> Result<Import> {
    conn.one(sql!(format!("{IMPORT} WHERE i.id = $1"), import))?.ok_or(Error::NotFound)
}

/// A page of all imports, newest first.
pub fn list(conn: &mut Conn, after: &Cursor) -> Result<Page<Import>> {
    const SHORT: i64 = 10;
    let text = format!("{IMPORT} WHERE i.id < $1 ORDER BY i.id DESC LIMIT $2");
    let rows = conn.all(sql!(text, after.id, SHORT + 1))?;
    Ok(Page::cut(rows, SHORT, |i: &Import| Cursor { at: 0, id: i.id, text: String::new() }))
}

/// An import whose file waits for a decision.
fn waiting(tx: &mut Tx, name: &str) -> Result<Import> {
    let import = by_name(tx.conn, name)?;
    if import.state != "checked" || !import.kept {
        return Err(Error::invalid("", "import-decided"));
    }
    Ok(import)
}

/// Chooses by hand which column holds what.
pub fn choose(
    tx: &mut Tx,
    key: &NodeKey,
    _by: Admin<'_>,
    name: &str,
    said: &[(Column, String)],
) -> Result<()> {
    let (import, now) = (waiting(tx, name)?, tx.now);
    let bytes = stored(tx.conn, key, import.id)?.ok_or(Error::NotFound)?;
    let table = file::read(&bytes)?;
    let chosen = Chosen::by_hand(&table.header, said)?;
    if chosen.place(Column::Email).is_none() {
        return Err(Error::invalid("email", "csv-no-email"));
    }
    let survey = Survey::of(tx.conn, table, chosen, now)?;
    let figures = survey.figures();
    tx.run(sql!(
        "UPDATE imports SET chosen = $1, fresh = $2, known = $3, invited = $4, doubled = $5, bad = $6 WHERE id = $7",
        survey.chosen.write(),
        figures.fresh,
        figures.known,
        figures.invited,
        figures.doubled,
        figures.bad,
        import.id
    ))?;
    Ok(())
}

/// Begins to invite whom the file names; a job of the node goes on with it.
pub fn start(tx: &mut Tx, by: Option<Admin<'_>>, name: &str) -> Result<()> {
    let import = waiting(tx, name)?;
    if Chosen::read(&import.chosen).place(Column::Email).is_none() {
        return Err(Error::invalid("email", "csv-no-email"));
    }
    let begun =
        tx.run(sql!("UPDATE imports SET state = 'running' WHERE id = $1 AND state = 'checked'", import.id))?;
    if begun == 0 {
        return Err(Error::invalid("", "import-decided"));
    }
    tx.ring_imports();
    policy::audit(tx, by.map(|admin| admin.member().id), "import-start", name)
}

/// Deletes the file; who was invited stays so. One that is worked off just now is not stopped.
pub fn forget(tx: &mut Tx, by: Option<Admin<'_>>, name: &str) -> Result<()> {
    let (import, now) = (by_name(tx.conn, name)?, tx.now);
    if import.state == "running" {
        return Err(Error::invalid("", "import-runs"));
    }
    tx.run(sql!(
        "UPDATE imports SET sealed = NULL, state = CASE state WHEN 'checked' THEN 'forgotten' ELSE state END,
             ended = coalesce(ended, $1) WHERE id = $2",
        now,
        import.id
    ))?;
    policy::audit(tx, by.map(|admin| admin.member().id), "import-forget", name)
}

/// A file that is being worked off: its rows, and how far it came.
#[derive(Debug)]
pub struct Work {
    import: i64,
    by: Option<i64>,
    lines: Vec<Line>,
    worked: usize,
}

/// Whether an import waits to be worked off.
pub fn is_due(conn: &mut Conn) -> Result<bool> {
    Ok(conn.number(sql!("SELECT id AS n FROM imports WHERE state = 'running' LIMIT 1"))?.is_some())
}

/// What there is to work off.
#[derive(Debug)]
pub enum Next {
    Nothing,
    Work(Work),
    /// Its file does not open with this node's key, or is gone.
    Unreadable(i64, String),
}

/// The next import to be worked off, where it was left.
pub fn next(conn: &mut Conn, key: &NodeKey) -> Result<Next> {
    let found = conn.one::<Running>(sql!(
        "SELECT id, made_by, chosen, sealed, worked FROM imports WHERE state = 'running' ORDER BY id LIMIT 1"
    ))?;
    let Some(running) = found else { return Ok(Next::Nothing) };
    Ok(match lines(key, &running) {
        Ok(lines) => {
            let worked = usize::try_from(running.worked).unwrap_or(0);
            Next::Work(Work { import: running.id, by: running.made_by, lines, worked })
        }
        Err(e) => Next::Unreadable(running.id, e.to_string()),
    })
}

fn lines(key: &NodeKey, running: &Running) -> Result<Vec<Line>> {
    let sealed = running.sealed.as_deref().unwrap_or_default();
    let bytes = key.open(PURPOSE, sealed).map_err(Error::internal)?;
    line::read(&file::read(&bytes)?, &Chosen::read(&running.chosen))
}

impl Work {
    /// The next rows; their number stands in the same transaction as what came of them.
    pub fn some(&self) -> (i64, Vec<Line>) {
        let rest = self.lines.get(self.worked..).unwrap_or_default();
        let some: Vec<Line> = rest.iter().take(STEP).cloned().collect();
        (i64::try_from(self.worked).unwrap_or(i64::MAX), some)
    }

    /// Goes on behind so many rows.
    pub fn advance(&mut self, rows: usize) {
        self.worked += rows;
    }

    pub fn subject(&self) -> (i64, Option<i64>) {
        (self.import, self.by)
    }
}

/// Works some rows off, of an import that stands where `worked` says; none are left: it is done. Tells whether to go on.
pub fn step(
    tx: &mut Tx,
    key: &NodeKey,
    (import, by): (i64, Option<i64>),
    (worked, lines): (i64, &[Line]),
    pace: Pace,
) -> Result<bool> {
    let now = tx.now;
    let stands = "SELECT worked AS n FROM imports WHERE id = $1 AND state = 'running' FOR UPDATE";
    if tx.number(sql!(stands, import))? != Some(worked) {
        // Another process goes on with it.
        return Ok(false);
    }
    if lines.is_empty() {
        tx.run(sql!("UPDATE imports SET state = 'done', ended = $1 WHERE id = $2", now, import))?;
        return Ok(false);
    }
    let made = invite(tx, key, by, lines, pace)?;
    let rows = i64::try_from(lines.len()).unwrap_or(0);
    tx.run(sql!(
        "UPDATE imports SET worked = worked + $1, made = made + $2 WHERE id = $3",
        rows,
        made,
        import
    ))?;
    Ok(true)
}

/// Invites whom some rows name and who is not here yet: judged again, for much may have happened since.
fn invite(tx: &mut Tx, key: &NodeKey, by: Option<i64>, lines: &[Line], pace: Pace) -> Result<i64> {
    let (now, language) = (tx.now, association::load(tx.conn)?.language);
    let mut slots = Slots::of(tx, Kind::Invited, pace)?;
    let mut made = 0;
    for (_, fate) in read::fates(tx.conn, lines, now)? {
        let Fate::Fresh(guest, communities) = fate else { continue };
        let places: Vec<(i64, &str)> = communities.iter().map(|id| (*id, guest.role.as_str())).collect();
        let bound = Bound {
            email: guest.email,
            display_name: guest.name,
            handle: guest.handle,
            profession: guest.profession,
            profession_text: guest.profession_text,
        };
        invitation::send(tx, key, by, (&bound, &places), (&language, slots.take()))?;
        made += 1;
    }
    Ok(made)
}

/// Gives an import up that cannot go on, as its file cannot be read any more.
pub fn give_up(tx: &mut Tx, import: i64) -> Result<()> {
    let now = tx.now;
    let text =
        "UPDATE imports SET state = 'done', ended = $1, sealed = NULL WHERE id = $2 AND state = 'running'";
    tx.run(sql!(text, now, import))?;
    Ok(())
}

/// Deletes files that are past their time, and figures that nobody asks for any more.
pub fn clear(tx: &mut Tx) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE imports SET sealed = NULL, state = CASE state WHEN 'checked' THEN 'forgotten' ELSE state END,
             ended = coalesce(ended, $1) WHERE sealed IS NOT NULL AND expires <= $1 AND state <> 'running'",
        now
    ))?;
    tx.run(sql!("DELETE FROM imports WHERE created < $1 AND state <> 'running'", now - FIGURES_KEPT))?;
    Ok(())
}

/// Forgets who sent files, when they are a member no more: what runs goes on, as the operator's would.
pub fn forget_maker(tx: &mut Tx, member: &Member) -> Result<()> {
    tx.run(sql!("UPDATE imports SET made_by = NULL WHERE made_by = $1", member.id))?;
    Ok(())
}
