//! Members from a file, for admins: what would become of it, choosing its columns, and how far it came.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;

use crate::association::SignUp;
use crate::base::page::{Cursor, Page};
use crate::error::{Error, Problem, Result};
use crate::exchange::received;
use crate::roster::file;
use crate::roster::import::{self, Figures, Import, Survey};
use crate::roster::line::{Column, Fault};

use super::errors::Answer;
use super::form::{Posted, Sheet, Uploaded};
use super::lists::Asked;
use super::shell::Shell;
use super::visit::{Visit, go};

/// The largest form: the largest file, with what stands around it.
pub const LARGEST: usize = file::LARGEST + 64 * 1024;
/// How many faults a page shows; all stand in the file to keep.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "import.html")]
struct FilePage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    imports: Vec<Import>,
    next: Option<String>,
    /// Nobody comes in by an invitation while sign-up is closed.
    closed: bool,
    largest: usize,
    most: usize,
}

async fn file_page(visit: &Visit, form: Sheet, after: Cursor) -> Result<FilePage> {
    let (found, failed): (Page<Import>, i64) =
        visit.read(move |conn, _| Ok((import::list(conn, &after)?, received::count_failed(conn)?))).await?;
    Ok(FilePage {
        page: visit.shell("admin"),
        tab: "members",
        failed,
        form,
        imports: found.items,
        next: found.next.map(|next| format!("/admin/members/import?after={next}")),
        closed: visit.state.association.sign_up == SignUp::Closed,
        largest: file::LARGEST / 1024 / 1024,
        most: file::MOST_ROWS,
    })
}

/// `GET /admin/members/import`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let page = file_page(&visit, Sheet::default(), asked.cursor()?).await?;
    visit.show(&page)
}

/// `POST /admin/members/import`: `file` is looked at and kept.
pub async fn send(visit: Visit, Uploaded { form, file }: Uploaded) -> Answer {
    visit.admin()?;
    match keep(&visit, file).await {
        Ok(name) => go(&format!("/admin/members/import/{name}")),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = file_page(&visit, form, Cursor::newest()).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn keep(visit: &Visit, bytes: bytes::Bytes) -> Result<String> {
    if bytes.is_empty() {
        return Err(Error::invalid("file", "csv-none"));
    }
    let (by, key) = (visit.member()?.clone(), visit.app.node_key().clone());
    visit
        .write(move |tx| {
            let id = import::keep(tx, &key, Some(by.admin()?), &bytes, &[])?;
            Ok(import::by_id(tx.conn, id)?.name)
        })
        .await
}

/// A column of the file, for a form that chooses: its number, its name, and the first thing in it.
struct Choice {
    number: String,
    name: String,
}

#[derive(Template)]
#[template(path = "import_one.html")]
struct OnePage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    i: Import,
    /// As the rows stand now; as they were counted where the file is gone.
    now: Figures,
    columns: [&'static str; 6],
    choices: Vec<Choice>,
    faults: Vec<Fault>,
    more: usize,
    closed: bool,
    /// Whether a column with addresses is known.
    ready: bool,
}

async fn survey(visit: &Visit, name: String) -> Result<(Import, Option<Survey>, i64)> {
    let (key, now) = (visit.app.node_key().clone(), visit.now);
    visit
        .read(move |conn, _| {
            let import = import::by_name(conn, &name)?;
            let survey = import::survey(conn, &key, &import, now)?;
            Ok((import, survey, received::count_failed(conn)?))
        })
        .await
}

async fn one_page(visit: &Visit, name: String, form: Sheet) -> Result<OnePage> {
    let (i, survey, failed) = survey(visit, name).await?;
    let all: Vec<Fault> = survey.iter().flat_map(Survey::faults).cloned().collect();
    let counted = Figures {
        lines: i.lines,
        fresh: i.fresh,
        known: i.known,
        invited: i.invited,
        doubled: i.doubled,
        bad: i.bad,
    };
    let waits = i.state == "checked";
    let now = survey.as_ref().filter(|_| waits).map_or(counted, Survey::figures);
    let (choices, chosen) = survey.as_ref().filter(|_| waits).map_or_else(Default::default, choices);
    Ok(OnePage {
        page: visit.shell("admin"),
        tab: "members",
        failed,
        form: form.or(chosen),
        ready: survey.as_ref().is_some_and(|s| s.chosen.place(Column::Email).is_some()),
        now,
        columns: Column::KEYS,
        choices,
        more: all.len().saturating_sub(SHOWN),
        faults: all.into_iter().take(SHOWN).collect(),
        closed: visit.state.association.sign_up == SignUp::Closed,
        i,
    })
}

/// The columns of a file, and which of them are chosen.
fn choices(survey: &Survey) -> (Vec<Choice>, Sheet) {
    let column = |(n, name): (usize, &String)| Choice {
        number: (n + 1).to_string(),
        name: Some(name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| (n + 1).to_string()),
    };
    let all = survey.table.header.iter().enumerate().map(column).collect();
    let chosen = Column::ALL.map(|column| {
        let place = survey.chosen.place(column);
        (column.key(), place.map_or_else(String::new, |place| (place + 1).to_string()))
    });
    (all, Sheet::of(chosen.each_ref().map(|(key, number)| (*key, number.as_str()))))
}

/// `GET /admin/members/import/{import}`
pub async fn one(visit: Visit, Path(name): Path<String>) -> Answer {
    visit.admin()?;
    let page = one_page(&visit, name, Sheet::default()).await?;
    visit.show(&page)
}

/// `POST /admin/members/import/{import}`: `do` is columns, start or forget.
pub async fn decide(visit: Visit, Path(name): Path<String>, Posted(form): Posted) -> Answer {
    visit.admin()?;
    match settle(&visit, name.clone(), &form).await {
        Ok(()) => go(&format!("/admin/members/import/{name}")),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = one_page(&visit, name, form).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn settle(visit: &Visit, name: String, form: &Sheet) -> Result<()> {
    let (by, key, act) = (visit.member()?.clone(), visit.app.node_key().clone(), form.owned("do"));
    let said = Column::ALL.map(|column| (column, form.owned(column.key())));
    visit
        .write(move |tx| {
            let by = by.admin()?;
            match act.as_str() {
                "columns" => import::choose(tx, &key, by, &name, &said),
                "start" => import::start(tx, Some(by), &name),
                "forget" => import::forget(tx, Some(by), &name),
                _ => Err(Error::invalid("do", "choose")),
            }
        })
        .await
}

/// `GET /admin/members/import/{import}/faults`: a file for a spreadsheet; what stands in it is carried out by none.
pub async fn faults(visit: Visit, Path(name): Path<String>) -> Answer {
    visit.admin()?;
    let (_, survey, _) = survey(&visit, name).await?;
    let survey = survey.ok_or(Error::NotFound)?;
    let head =
        ["import-row", "import-column", "import-cell", "import-why"].map(|key| visit.words.say(key)).to_vec();
    let page = visit.shell("admin");
    let rows = survey.faults().into_iter().map(|fault| {
        vec![
            fault.row.to_string(),
            page.column_words(fault.problem.field),
            fault.cell.clone(),
            page.fault_words(fault),
        ]
    });
    let all: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let mut response = file::write(&all)?.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rows.csv\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

impl Shell {
    /// What a column holds.
    fn column_words(&self, column: &str) -> String {
        self.say(format!("import-column-{column}"))
    }

    /// What is wrong with a row.
    fn fault_words(&self, fault: &Fault) -> String {
        let Problem { code, detail, .. } = &fault.problem;
        self.say1(format!("problem-{code}"), "detail", detail)
    }
}
