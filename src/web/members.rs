//! Members for admins: finding them, one of them, and doing something with several.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::base::page::{Cursor, Page};
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Result};
use crate::exchange::received;
use crate::policy::audit;
use crate::roster::acts::{self, Act, How};
use crate::roster::members::{self, Entry, Filter, Place};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

/// What the address of the list asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    filter: String,
    #[serde(default)]
    after: String,
    /// With how many something was done just now.
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "members.html")]
struct ListPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    q: String,
    filter: &'static str,
    filters: [&'static str; 6],
    members: Vec<Entry>,
    next: Option<String>,
    done: Option<i64>,
    acts: [&'static str; 5],
}

fn address(q: &str, filter: &str, after: &str) -> String {
    let pairs = [("q", q.trim()), ("filter", filter), ("after", after)];
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("/admin/members?{query}")
}

async fn list_page(visit: &Visit, form: Sheet, asked: &Asked) -> Result<ListPage> {
    let after = if asked.after.is_empty() { Cursor::newest() } else { Cursor::read(&asked.after)? };
    let (by, q, filter) = (visit.member()?.clone(), asked.q.clone(), Filter::parse(&asked.filter));
    let (found, failed): (Page<Entry>, i64) = visit
        .read(move |conn, _| {
            let found = members::list(conn, by.admin()?, &q, filter, &after)?;
            Ok((found, received::count_failed(conn)?))
        })
        .await?;
    Ok(ListPage {
        page: visit.shell("admin"),
        tab: "members",
        failed,
        form,
        next: found.next.map(|next| address(&asked.q, filter.key(), &next)),
        q: asked.q.clone(),
        filter: filter.key(),
        filters: Filter::KEYS,
        members: found.items,
        done: asked.done.parse().ok(),
        acts: Act::KEYS,
    })
}

/// `GET /admin/members`
pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.admin()?;
    let page = list_page(&visit, Sheet::default(), &asked).await?;
    visit.show(&page)
}

impl ListPage {
    fn link(&self, filter: &str) -> String {
        address(&self.q, filter, "")
    }

    fn shows(&self, filter: &str) -> bool {
        self.filter == filter
    }
}

/// What will happen to several members, before it does.
#[derive(Template)]
#[template(path = "members_sure.html")]
struct SurePage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    act: &'static str,
    concerned: Vec<Entry>,
    left_out: Vec<Entry>,
}

/// Days of a suspension, as forms offer them; 0: until it is lifted.
fn until(form: &Sheet, now: Micros) -> Result<Option<Micros>> {
    match form.get("days").trim() {
        "" | "0" => Ok(None),
        days => match days.parse::<i64>() {
            Ok(days @ 1..=3650) => Ok(Some(now + days * DAY)),
            Ok(_) | Err(_) => Err(crate::error::Problem::with("days", "between", "1–3650").into()),
        },
    }
}

/// `POST /admin/members`: `act` with those who are ticked; asks first, and does it with `sure`.
pub async fn several(visit: Visit, Posted(form): Posted) -> Answer {
    visit.admin()?;
    let handles = form.ticked("who-");
    let act = match chosen(&form, &handles) {
        Ok(act) => act,
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = list_page(&visit, form, &Asked::default()).await?;
            return refused.page(visit.show(&page));
        }
    };
    if !form.is("sure", "yes") {
        let page = sure_page(&visit, form, act, handles).await?;
        return visit.show(&page);
    }
    match carry_out(&visit, &form, act, handles.clone()).await {
        Ok(done) => go(&format!("/admin/members?done={done}")),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = sure_page(&visit, form, act, handles).await?;
            refused.page(visit.show(&page))
        }
    }
}

fn chosen(form: &Sheet, handles: &[String]) -> Result<Act> {
    if handles.is_empty() {
        return Err(Error::invalid("act", "nobody-ticked"));
    }
    Act::parse(form.get("act"))
}

async fn sure_page(visit: &Visit, form: Sheet, act: Act, handles: Vec<String>) -> Result<SurePage> {
    let by = visit.member()?.clone();
    let (all, failed): (Vec<(Entry, bool)>, i64) = visit
        .read(move |conn, _| {
            let by = by.admin()?;
            let one = |handle: &String| {
                let member = members::find(conn, handle)?;
                let concerned = act.concerns(&member, by);
                Ok((member, concerned))
            };
            let all = handles.iter().map(one).collect::<Result<_>>()?;
            Ok((all, received::count_failed(conn)?))
        })
        .await?;
    let (concerned, left_out): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, concerned)| *concerned);
    let entries = |all: Vec<(Entry, bool)>| all.into_iter().map(|(member, _)| member).collect();
    Ok(SurePage {
        page: visit.shell("admin"),
        tab: "members",
        failed,
        form,
        act: act.key(),
        concerned: entries(concerned),
        left_out: entries(left_out),
    })
}

async fn carry_out(visit: &Visit, form: &Sheet, act: Act, handles: Vec<String>) -> Result<usize> {
    let how = How {
        until: until(form, visit.now)?,
        reason: form.owned("reason"),
        community: form.owned("community"),
    };
    let (by, key) = (visit.member()?.clone(), visit.app.node_key().clone());
    visit.write(move |tx| acts::all(tx, &key, by.admin()?, (act, &how), &handles)).await
}

#[derive(Template)]
#[template(path = "member.html")]
struct OnePage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    form: Sheet,
    m: Entry,
    places: Vec<Place>,
    sessions: i64,
    /// What was done with them, the newest first.
    log: Vec<audit::Entry>,
    myself: bool,
}

async fn one_page(visit: &Visit, handle: String, form: Sheet) -> Result<OnePage> {
    let now = visit.now;
    let (m, places, sessions, log, failed) = visit
        .read(move |conn, _| {
            let m = members::find(conn, &handle)?;
            let log = audit::list(conn, "", &m.handle, &Cursor::newest())?.items;
            let (places, sessions) = (members::places(conn, &m)?, members::sessions(conn, &m, now)?);
            Ok((m, places, sessions, log, received::count_failed(conn)?))
        })
        .await?;
    Ok(OnePage {
        page: visit.shell("admin"),
        tab: "members",
        failed,
        form,
        myself: visit.member()?.id == m.id,
        m,
        places,
        sessions,
        log,
    })
}

/// `GET /admin/members/@{handle}`
pub async fn one(visit: Visit, Path(handle): Path<String>) -> Answer {
    visit.admin()?;
    let page = one_page(&visit, handle, Sheet::of([("days", "7")])).await?;
    visit.show(&page)
}

/// `POST /admin/members/@{handle}`: `do` says what.
pub async fn do_one(visit: Visit, Path(handle): Path<String>, Posted(form): Posted) -> Answer {
    visit.admin()?;
    match settle(&visit, handle.clone(), &form).await {
        Ok(()) => go(&format!("/admin/members/@{handle}")),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = one_page(&visit, handle, form).await?;
            refused.page(visit.show(&page))
        }
    }
}

async fn settle(visit: &Visit, handle: String, form: &Sheet) -> Result<()> {
    let (by, key, word) = (visit.member()?.clone(), visit.app.node_key().clone(), form.owned("do"));
    let how = How {
        until: until(form, visit.now)?,
        reason: form.owned("reason"),
        community: form.owned("community"),
    };
    let role = form.owned("role");
    visit
        .write(move |tx| {
            let by = by.admin()?;
            match word.as_str() {
                "admin" => acts::set_admin(tx, Some(by), &handle, true),
                "no-admin" => acts::set_admin(tx, Some(by), &handle, false),
                "role" => acts::set_role(tx, by, &handle, (&how.community, &role), how.until),
                word => acts::one(tx, &key, by, (Act::parse(word)?, &how), &handle),
            }
        })
        .await
}

/// What the address of the log asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Looked {
    #[serde(default)]
    act: String,
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "audit.html")]
struct LogPage {
    page: Shell,
    tab: &'static str,
    failed: i64,
    act: String,
    acts: &'static [&'static str],
    entries: Vec<audit::Entry>,
    next: Option<String>,
}

impl LogPage {
    fn shows(&self, act: &str) -> bool {
        self.act == act
    }
}

/// `GET /admin/audit`
pub async fn log(visit: Visit, Query(asked): Query<Looked>) -> Answer {
    visit.admin()?;
    let after = if asked.after.is_empty() { Cursor::newest() } else { Cursor::read(&asked.after)? };
    let act = audit::ACTS.into_iter().find(|act| *act == asked.act).unwrap_or("");
    let (found, failed): (Page<audit::Entry>, i64) = visit
        .read(move |conn, _| Ok((audit::list(conn, act, "", &after)?, received::count_failed(conn)?)))
        .await?;
    visit.show(&LogPage {
        page: visit.shell("admin"),
        tab: "audit",
        failed,
        act: act.to_owned(),
        acts: &audit::ACTS,
        entries: found.items,
        next: found.next.map(|next| format!("/admin/audit?act={act}&after={next}")),
    })
}

impl Shell {
    /// What was done; an act of a later version by its own name.
    pub(super) fn audit_words(&self, act: &str) -> String {
        if audit::ACTS.contains(&act) { self.say(format!("audit-{act}")) } else { act.to_owned() }
    }
}
