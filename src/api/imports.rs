//! Members from a file, for admins over the API: what would become of it, beginning, how far it came.

use axum::extract::State;

use super::ask::{Asked, At, Body, Reader, Writer};
use super::communities::After;
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::List;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::time::rfc3339;
use crate::error::Error;
use crate::roster::file;
use crate::roster::import::{self, Import, STATES, Survey};
use crate::roster::line::{Chosen, Column, Fault};
use crate::words;

/// The largest body: the largest file, written as a JSON string.
pub const LARGEST: usize = 2 * file::LARGEST;

view! { in
    /// A file of members. Columns are recognised by their names in the first row (English, French, Norwegian, Arabic);
    /// each of the other fields names one by hand, by its name or its number from 1, or leaves it out when empty.
    pub struct NewImport {
        /// Comma, semicolon or tab between cells; the first row names the columns.
        pub csv: String [text_like(1, 4_194_304, "email;name;communities\nasha@example.org;Asha Mwangi;wound-care")],
        pub email: Option<String> [text(0, 200)],
        pub name: Option<String> [text(0, 200)],
        pub handle: Option<String> [text(0, 200)],
        pub profession: Option<String> [text(0, 200)],
        pub role: Option<String> [text(0, 200)],
        pub communities: Option<String> [text(0, 200)],
    }
}

view! { out
    /// A file of members and what became of it, in numbers.
    pub struct ImportView {
        pub id: String,
        /// The short name of who sent the file; none: the operator.
        pub made_by: Option<String>,
        /// `checked`: it waits for a decision. `forgotten`: its file was deleted before one.
        pub state: String [one_of(&STATES)],
        pub encoding: String,
        /// Which column (from 1) holds what; none where no column does.
        pub columns: ImportColumnsView,
        pub rows: i64 [count()],
        /// Rows whose person would be invited, when the file was looked at.
        pub fresh: i64 [count()],
        /// Rows of people who were members.
        pub known: i64 [count()],
        /// Rows of people to whom an invitation had gone.
        pub invited: i64 [count()],
        /// Rows whose address stands further above.
        pub doubled: i64 [count()],
        /// Rows that are not right.
        pub bad: i64 [count()],
        /// Rows that are worked off.
        pub worked: i64 [count()],
        /// Invitations that came of it.
        pub made: i64 [count()],
        pub created: String [moment()],
        /// When the file is deleted.
        pub expires: String [moment()],
        pub ended: Option<String> [moment()],
        /// Whether the file is still there.
        pub kept: bool,
    }

    /// Which column of a file holds what, from 1.
    pub struct ImportColumnsView {
        pub email: Option<i64> [number(1, 100)],
        pub name: Option<i64> [number(1, 100)],
        pub handle: Option<i64> [number(1, 100)],
        pub profession: Option<i64> [number(1, 100)],
        pub role: Option<i64> [number(1, 100)],
        pub communities: Option<i64> [number(1, 100)],
    }

    /// One thing wrong with a row.
    pub struct ImportFaultView {
        /// As a spreadsheet counts: the row that names the columns is 1.
        pub row: i64 [count()],
        pub column: String [one_of(&Column::KEYS)],
        /// What stands there.
        pub cell: String,
        pub code: String,
        pub message: String,
    }
}

impl ImportView {
    pub fn new(i: &Import) -> ImportView {
        let chosen = Chosen::read(&i.chosen);
        let place = |column| chosen.place(column).and_then(|place| i64::try_from(place + 1).ok());
        ImportView {
            id: i.name.clone(),
            made_by: i.by.clone(),
            state: i.state.clone(),
            encoding: i.encoding.clone(),
            columns: ImportColumnsView {
                email: place(Column::Email),
                name: place(Column::Name),
                handle: place(Column::Handle),
                profession: place(Column::Profession),
                role: place(Column::Role),
                communities: place(Column::Communities),
            },
            rows: i.lines,
            fresh: i.fresh,
            known: i.known,
            invited: i.invited,
            doubled: i.doubled,
            bad: i.bad,
            worked: i.worked,
            made: i.made,
            created: rfc3339(i.created),
            expires: rfc3339(i.expires),
            ended: i.ended.map(rfc3339),
            kept: i.kept,
        }
    }
}

impl ImportFaultView {
    fn new(fault: &Fault) -> ImportFaultView {
        ImportFaultView {
            row: fault.row,
            column: fault.problem.field.to_owned(),
            cell: fault.cell.clone(),
            code: fault.problem.code.to_owned(),
            message: words::problem(&fault.problem),
        }
    }
}

/// GET /imports
pub async fn list(State(app): State<App>, who: Reader, Asked(asked): Asked<After>) -> Answer {
    who.member()?.admin()?;
    let after = super::cursor(asked.after.as_deref(), Cursor::newest())?;
    let page = app.db().read(move |conn| import::list(conn, &after)).await?;
    problem::ok(&List::of(page, ImportView::new))
}

/// POST /imports
pub async fn send(State(app): State<App>, who: Writer, Body(new): Body<NewImport>) -> Answer {
    let NewImport { csv, email, name, handle, profession, role, communities } = new;
    let said: Vec<(Column, String)> = Column::ALL
        .into_iter()
        .zip([email, name, handle, profession, role, communities])
        .filter_map(|(column, word)| Some((column, word?)))
        .collect();
    let (member, key) = (who.member.clone(), app.node_key().clone());
    who.does(&app, move |tx| {
        import::keep(tx, &key, Some(member.admin()?), csv.as_bytes(), &said).map(Did::Imported)
    })
    .await
}

/// GET /imports/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?.admin()?;
    let found = app.db().read(move |conn| import::by_name(conn, &id)).await?;
    who.show(&ImportView::new(&found))
}

/// GET /imports/{id}/faults
pub async fn faults(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    who.member()?.admin()?;
    let (key, now) = (app.node_key().clone(), app.clock().now());
    let survey = app.db().read(move |conn| {
        let import = import::by_name(conn, &id)?;
        import::survey(conn, &key, &import, now)
    });
    let survey: Survey = survey.await?.ok_or(Error::NotFound)?;
    let faults: Vec<Fault> = survey.faults().into_iter().cloned().collect();
    problem::ok(&List::whole(&faults, ImportFaultView::new))
}

/// POST /imports/{id}/start
pub async fn start(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| import::start(tx, Some(member.admin()?), &id).map(|()| Did::It)).await
}

/// DELETE /imports/{id}
pub async fn forget(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let member = who.member.clone();
    who.does(&app, move |tx| import::forget(tx, Some(member.admin()?), &id).map(|()| Did::It)).await
}
