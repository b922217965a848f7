//! Members and admins from the shell, where holding the shell is the proof; and the log of privileged acts.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::people::Whom;
use super::{Given, ground, make, out};
use crate::base::page::Cursor;
use crate::base::time::{DAY, parse_rfc3339, rfc3339};
use crate::error::Error;
use crate::policy::audit;
use crate::roster::acts;
use crate::roster::members::{self, Filter};

#[derive(Args)]
pub struct Suspend {
    #[command(flatten)]
    whom: Whom,
    /// How many days it lasts; without an end it lasts until `member readmit`.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=3650), conflicts_with = "until")]
    days: Option<i64>,
    /// When it ends, like 2026-12-24T09:00:00Z.
    #[arg(long, value_name = "MOMENT")]
    until: Option<String>,
    /// Why, for admins.
    #[arg(long, default_value = "")]
    reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    All,
    Admins,
    Roles,
    Suspended,
    Unconfirmed,
    Never,
}

#[derive(Args)]
pub struct Search {
    /// Part of a name, short name or address.
    #[arg(default_value = "")]
    words: String,
    #[arg(long, value_enum, default_value = "all")]
    filter: Which,
    /// The admin who looks.
    #[arg(long = "as", value_name = "HANDLE")]
    by: String,
}

#[derive(Serialize)]
struct Line {
    handle: String,
    name: String,
    email: Option<String>,
    confirmed: bool,
    admin: bool,
    suspended: bool,
    signed_in: Option<String>,
}

/// `member list`
pub async fn list(given: &Given, wish: Search) -> Outcome {
    let db = ground::open(given)?;
    let by = make::member(&db, &wish.by).await?;
    let filter = match wish.filter {
        Which::All => Filter::All,
        Which::Admins => Filter::Admins,
        Which::Roles => Filter::Roles,
        Which::Suspended => Filter::Suspended,
        Which::Unconfirmed => Filter::Unconfirmed,
        Which::Never => Filter::Never,
    };
    let page =
        db.read(move |conn| members::list(conn, by.admin()?, &wish.words, filter, &Cursor::newest())).await?;
    let line = |e: members::Entry| Line {
        handle: e.handle,
        name: e.name,
        email: e.email,
        confirmed: e.confirmed.is_some(),
        admin: e.admin,
        suspended: e.suspended.is_some(),
        signed_in: e.signed_in.map(rfc3339),
    };
    let lines: Vec<Line> = page.items.into_iter().map(line).collect();
    out::show(given.json, &lines, || {
        let cells = |l: &Line| {
            let marks = [(l.admin, "admin"), (l.suspended, "suspended"), (!l.confirmed, "unconfirmed")];
            let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
            let email = l.email.clone().unwrap_or_default();
            vec![
                l.handle.clone(),
                l.name.clone(),
                email,
                marks.join(", "),
                l.signed_in.clone().unwrap_or_default(),
            ]
        };
        let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
        out::table(&["handle", "name", "email", "state", "signed in"], &rows)
    })
}

#[derive(Serialize)]
struct Told {
    handle: String,
    done: &'static str,
}

fn tell(given: &Given, handle: String, done: &'static str, words: String) -> Outcome {
    out::show(given.json, &Told { handle, done }, || words)
}

fn named<T>(found: Result<T, Error>, handle: &str) -> Outcome<T> {
    match found {
        Err(Error::NotFound) => Err(Failure::usage(format!("nobody on this node is called «{handle}»"))),
        other => Ok(other?),
    }
}

/// `member suspend`
pub async fn suspend(given: &Given, wish: Suspend) -> Outcome {
    let moment = wish.until.as_deref().map(|text| {
        parse_rfc3339(text)
            .ok_or_else(|| Failure::usage(format!("--until: {text} is not like 2026-12-24T09:00:00Z")))
    });
    let (moment, days, reason) = (moment.transpose()?, wish.days, wish.reason);
    let (handle, whom) = (wish.whom.handle.clone(), wish.whom.handle);
    let done = ground::open(given)?
        .write(move |tx| {
            let until = moment.or_else(|| days.map(|days| tx.now + days * DAY));
            acts::suspend(tx, None, &handle, until, &reason)
        })
        .await;
    named(done, &whom)?;
    let words = format!("@{whom} is suspended; sessions have ended.");
    tell(given, whom, "suspended", words)
}

/// `member readmit`
pub async fn readmit(given: &Given, whom: Whom) -> Outcome {
    let (handle, whom) = (whom.handle.clone(), whom.handle);
    named(ground::open(given)?.write(move |tx| acts::lift(tx, None, &handle)).await, &whom)?;
    let words = format!("@{whom} may sign in.");
    tell(given, whom, "readmitted", words)
}

/// `admin grant` and `admin revoke`
pub async fn set_admin(given: &Given, whom: Whom, admin: bool) -> Outcome {
    let (handle, whom) = (whom.handle.clone(), whom.handle);
    named(ground::open(given)?.write(move |tx| acts::set_admin(tx, None, &handle, admin)).await, &whom)?;
    let words =
        if admin { format!("@{whom} is an admin.") } else { format!("@{whom} is no admin any more.") };
    tell(given, whom, if admin { "granted" } else { "revoked" }, words)
}

#[derive(Serialize)]
struct Act {
    at: String,
    by: Option<String>,
    act: String,
    about: String,
    was: Option<String>,
    became: Option<String>,
}

/// `audit`
pub async fn log(given: &Given) -> Outcome {
    let page = ground::open(given)?.read(|conn| audit::list(conn, "", "", &Cursor::newest())).await?;
    let act = |e: audit::Entry| Act {
        at: rfc3339(e.at),
        by: e.by,
        act: e.act,
        about: e.about,
        was: e.was,
        became: e.became,
    };
    let all: Vec<Act> = page.items.into_iter().map(act).collect();
    out::show(given.json, &all, || {
        let cells = |a: &Act| {
            let by = a.by.clone().unwrap_or_else(|| "(operator)".to_owned());
            let change =
                [a.was.as_deref(), a.became.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" → ");
            vec![a.at.clone(), by, a.act.clone(), a.about.clone(), change]
        };
        let rows: Vec<Vec<String>> = all.iter().map(cells).collect();
        out::table(&["at", "by", "act", "about", "change"], &rows)
    })
}
