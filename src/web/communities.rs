//! Communities: the list, and the four sides of one.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::Uri;

use crate::accounts::Viewer;
use crate::base::page::Page;
use crate::base::{id, sql::Conn};
use crate::communities::read::{self, Community, Person, Suspended};
use crate::error::Result;
use crate::threads::read::{self as threads, ActLine, Filter, Scope, Summary};

use super::errors::Answer;
use super::lists::{self, Asked, Choice, Row, Tongues};
use super::notifications::{self, Hearing};
use super::past::{self, Past};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "communities.html")]
struct List {
    page: Shell,
    mine: Vec<Community>,
    communities: Vec<Community>,
    next: Option<String>,
    first: bool,
}

/// `GET /communities`
pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let after = asked.cursor()?;
    let first = asked.after.is_empty();
    let (mine, all) = visit
        .read(move |conn, viewer| {
            let mine = match viewer.member() {
                Some(_) if first => read::mine(conn, viewer)?,
                Some(_) | None => Vec::new(),
            };
            Ok((mine, read::list(conn, viewer, "", &after)?))
        })
        .await?;
    let others = all.items.into_iter().filter(|c| !mine.iter().any(|m| m.actor == c.actor));
    visit.show(&List {
        page: visit.shell("communities"),
        communities: others.collect(),
        next: all.next,
        mine,
        first,
    })
}

/// What stands above every side of a community.
pub struct Hero {
    pub c: Community,
    pub tab: &'static str,
    pub may_post: bool,
    pub may_edit: bool,
    pub sees_members: bool,
    /// How many people wait for an answer of this viewer.
    pub waiting: usize,
    /// How many reports are open, for those who see them.
    pub reports: Option<i64>,
}

impl Hero {
    pub fn of(visit: &Visit, c: Community, tab: &'static str) -> Hero {
        let member = visit.viewer.member();
        let admin = member.is_some_and(|m| m.admin);
        Hero {
            may_post: (c.i_am_member() || admin) && !c.is("archived"),
            may_edit: c.is_here() && (c.i_facilitate() || admin),
            sees_members: member.is_some() && (c.i_am_member() || admin),
            waiting: 0,
            reports: None,
            tab,
            c,
        }
    }

    /// The same with its entry for reports, for those who see them.
    pub fn with_reports(self, reports: Option<i64>) -> Hero {
        Hero { reports, ..self }
    }
}

/// The community behind a path segment, or where it really lies: outside ids and capital letters redirect.
pub fn find(conn: &mut Conn, viewer: &Viewer, segment: &str) -> Result<Result<Community, String>> {
    let found = read::find(conn, viewer, segment)?;
    if id::looks_outside(segment) || segment != found.slug() {
        return Ok(Err(format!("/c/{}", found.slug())));
    }
    Ok(Ok(found))
}

#[derive(Template)]
#[template(path = "community.html")]
struct Discussions {
    page: Shell,
    hero: Hero,
    pinned: Vec<Row>,
    rows: Vec<Row>,
    choices: Vec<Choice>,
    filter: &'static str,
    tongues: Tongues,
    base: String,
    older: String,
    newest: String,
    first: bool,
    people: Vec<Person>,
    /// How much of what happened before is here, when the community is at home elsewhere.
    past: Option<Past>,
    hearing: Option<Hearing>,
    heard: bool,
}

struct Side {
    c: Community,
    pinned: Vec<Summary>,
    threads: Page<Summary>,
    people: Vec<Person>,
    past: Option<Past>,
    reports: Option<i64>,
    hearing: Option<Hearing>,
    heard: bool,
    tongues: Tongues,
}

fn side(conn: &mut Conn, viewer: &Viewer, c: Community, filter: Filter, asked: &Asked) -> Result<Side> {
    let (after, tongues) = (asked.cursor()?, Tongues::of(asked, viewer)?);
    let with_pinned = asked.after.is_empty() && filter == Filter::Latest;
    Ok(Side {
        pinned: if with_pinned { threads::pinned(conn, viewer, c.actor)? } else { Vec::new() },
        threads: threads::list(conn, viewer, Scope::Community(c.actor), filter, &tongues.shown, &after)?,
        // Who facilitates is told to members of this node: a page for the world must not list clinicians.
        people: match viewer.member() {
            Some(_) => read::moderators(conn, &c)?,
            None => Vec::new(),
        },
        past: past::of_community(conn, viewer, &c)?,
        reports: threads::open_reports(conn, viewer, &c)?,
        hearing: notifications::of_community(conn, viewer, &c)?,
        heard: asked.sent == "level",
        tongues,
        c,
    })
}

/// `POST /c/{slug}/read`: everything in it is read.
pub async fn mark_all(visit: Visit, Path(slug): Path<String>) -> Answer {
    let (member, viewer) = (visit.member()?.clone(), visit.viewer.clone());
    let to = visit
        .write(move |tx| {
            let c = read::find(tx.conn, &viewer, &slug)?;
            threads::mark_all(tx, &member, c.actor)?;
            Ok(format!("/c/{}", c.slug()))
        })
        .await?;
    go(&to)
}

/// `GET /c/{slug}`
pub async fn discussions(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    uri: Uri,
) -> Answer {
    let filter = asked.filter();
    let found = visit
        .read(move |conn, viewer| {
            Ok(match find(conn, viewer, &slug)? {
                Ok(c) => {
                    let first = asked.after.is_empty();
                    Ok((side(conn, viewer, c, filter, &asked)?, first))
                }
                Err(elsewhere) => Err(elsewhere),
            })
        })
        .await?;
    match found {
        Ok((side, first)) => show_side(&visit, side, filter, first),
        Err(elsewhere) => go(&with_query(&elsewhere, &uri)),
    }
}

fn with_query(path: &str, uri: &Uri) -> String {
    uri.query().map_or_else(|| path.to_owned(), |q| format!("{path}?{q}"))
}

fn show_side(visit: &Visit, side: Side, filter: Filter, first: bool) -> Answer {
    let Side { c, pinned, threads, people, past, reports, hearing, heard, tongues } = side;
    let base = format!("/c/{}", c.slug());
    let member = visit.is_signed_in();
    let shown: Vec<i64> = pinned.iter().map(|p| p.id).collect();
    let rest = threads.items.into_iter().filter(|t| !shown.contains(&t.id)).collect();
    visit.show(&Discussions {
        page: visit.shell("communities").with_alternate(alternate(visit, &c)).with_feed(feed(&c)),
        pinned: lists::rows(pinned, member, false),
        rows: lists::rows(rest, member, false),
        choices: lists::choices(&base, filter, member, &tongues),
        filter: filter.key(),
        older: lists::older(&base, filter, &tongues, threads.next.as_ref()),
        newest: lists::newest(&base, filter, &tongues),
        tongues,
        base,
        hero: Hero::of(visit, c, "discussions").with_reports(reports),
        first,
        people,
        past,
        hearing,
        heard,
    })
}

/// The address of a public community's feed.
fn feed(c: &Community) -> String {
    if c.is_public() && c.life != "draft" { format!("/c/{}/feed", c.slug()) } else { String::new() }
}

/// The address of a public community's ActivityStreams form.
fn alternate(visit: &Visit, c: &Community) -> String {
    if c.is_public() && c.is_here() { visit.state.origin.complete(&c.uri) } else { String::new() }
}

#[derive(Template)]
#[template(path = "community_about.html")]
struct About {
    page: Shell,
    hero: Hero,
    people: Vec<Person>,
    authority: String,
}

/// `GET /c/{slug}/about`
pub async fn about(visit: Visit, Path(slug): Path<String>) -> Answer {
    let (c, people, reports) = visit
        .read(move |conn, viewer| {
            let c = read::find(conn, viewer, &slug)?;
            let people = match viewer.member() {
                Some(_) => read::moderators(conn, &c)?,
                None => Vec::new(),
            };
            let reports = threads::open_reports(conn, viewer, &c)?;
            Ok((c, people, reports))
        })
        .await?;
    visit.show(&About {
        page: visit.shell("communities"),
        authority: visit.state.origin.authority().to_owned(),
        hero: Hero::of(&visit, c, "about").with_reports(reports),
        people,
    })
}

#[derive(Template)]
#[template(path = "community_members.html")]
struct Members {
    page: Shell,
    hero: Hero,
    requests: Vec<Person>,
    suspended: Vec<Suspended>,
    people: Vec<Person>,
    next: Option<String>,
    may_set_roles: bool,
    may_suspend: bool,
    sent_home: bool,
    my_uri: String,
}

/// `GET /c/{slug}/members`: for members of the community and admins; to others it is not there.
pub async fn members(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let me = visit.member()?.actor;
    let (after, sent_home) = (asked.cursor()?, asked.sent == "home");
    let ((c, reports), requests, suspended, people) = visit
        .read(move |conn, viewer| {
            let c = read::find(conn, viewer, &slug)?;
            if !c.i_am_member() && !viewer.sees_all() {
                return Err(crate::error::Error::NotFound);
            }
            let requests = read::requests(conn, viewer, &c)?;
            let suspended = read::suspended(conn, viewer, &c)?;
            let people = read::members(conn, viewer, &c, &after)?;
            let reports = threads::open_reports(conn, viewer, &c)?;
            Ok(((c, reports), requests, suspended, people))
        })
        .await?;
    let mut hero = Hero::of(&visit, c, "members").with_reports(reports);
    hero.waiting = requests.len();
    let my_uri = people.items.iter().find(|p| p.actor == me).map(|p| p.uri.clone());
    visit.show(&Members {
        page: visit.shell("communities"),
        may_set_roles: hero.may_edit,
        may_suspend: hero.c.i_moderate() || (hero.c.is_here() && visit.viewer.sees_all()),
        sent_home,
        suspended,
        requests: if hero.c.is_here() { requests } else { Vec::new() },
        next: people.next,
        people: people.items,
        my_uri: my_uri.unwrap_or_default(),
        hero,
    })
}

#[derive(Template)]
#[template(path = "community_log.html")]
struct Log {
    page: Shell,
    hero: Hero,
    acts: Vec<ActLine>,
    next: Option<String>,
}

/// `GET /c/{slug}/log`
pub async fn log(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let after = asked.cursor()?;
    let (c, acts, reports) = visit
        .read(move |conn, viewer| {
            let c = read::find(conn, viewer, &slug)?;
            let acts = threads::acts(conn, viewer, c.actor, &after)?;
            let reports = threads::open_reports(conn, viewer, &c)?;
            Ok((c, acts, reports))
        })
        .await?;
    visit.show(&Log {
        page: visit.shell("communities"),
        hero: Hero::of(&visit, c, "log").with_reports(reports),
        acts: acts.items,
        next: acts.next,
    })
}
