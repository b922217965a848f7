//! Taking somebody's voice in a community of this node from the shell, and giving it back.

use clap::Args;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, federation, make, out};
use crate::accounts::{Author, Viewer};
use crate::actors::{self, Actor, Kind};
use crate::base::db::{Db, Tx};
use crate::base::sql::Conn;
use crate::base::time::{DAY, Micros, parse_rfc3339, rfc3339};
use crate::communities::{Done, read, suspend};
use crate::error::{Error, Result};

#[derive(Args)]
pub struct Suspend {
    #[command(flatten)]
    whom: Whom,
    /// How many days it lasts; without an end it lasts until `readmit`.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=3650), conflicts_with = "until")]
    days: Option<i64>,
    /// When it ends, like 2026-12-24T09:00:00Z.
    #[arg(long, value_name = "MOMENT")]
    until: Option<String>,
}

#[derive(Args)]
pub struct Readmit {
    #[command(flatten)]
    whom: Whom,
}

#[derive(Args)]
struct Whom {
    /// The community's handle.
    community: String,
    /// `@person`, or `@person@node` for people elsewhere.
    person: String,
    /// Why: it stands in the community's log, and other nodes are told.
    #[arg(long, default_value = "")]
    reason: String,
    /// The admin or moderator who does it.
    #[arg(long = "as", value_name = "HANDLE")]
    by: String,
}

/// How long somebody has no voice.
#[derive(Clone, Copy)]
enum Length {
    ForGood,
    Days(i64),
    Until(Micros),
}

impl Length {
    fn end(self, now: Micros) -> Option<Micros> {
        match self {
            Length::ForGood => None,
            Length::Days(days) => Some(now + days * DAY),
            Length::Until(moment) => Some(moment),
        }
    }
}

/// Who does it, where, to whom, why.
struct Case {
    db: Db,
    by: Author,
    community: i64,
    person: i64,
    reason: String,
    /// What they are called in the answer.
    slug: String,
    address: String,
}

async fn case(given: &Given, whom: Whom) -> Outcome<Case> {
    let app = federation::app(given).await?;
    let by = Author::Local(make::member(app.db(), &whom.by).await?);
    let (own, name, community) =
        (app.origin().authority().to_owned(), whom.person.clone(), whom.community.clone());
    let found = app.db().read(move |conn| {
        let community = match read::find(conn, &Viewer::Node, &community) {
            Err(Error::NotFound) => None,
            other => Some(other?),
        };
        Ok((community, person(conn, &own, &name)?))
    });
    let (community, person) = found.await?;
    let community =
        community.ok_or_else(|| Failure::refused(format!("no community is called {}", whom.community)))?;
    let person =
        person.ok_or_else(|| Failure::refused(format!("nobody known here is called {}", whom.person)))?;
    Ok(Case {
        db: app.db().clone(),
        by,
        community: community.actor,
        person: person.id,
        reason: whom.reason,
        slug: community.slug(),
        address: person.address(),
    })
}

fn person(conn: &mut Conn, own: &str, name: &str) -> Result<Option<Actor>> {
    let name = name.trim_start_matches('@');
    let found = match name.split_once('@') {
        Some((name, node)) if !node.eq_ignore_ascii_case(own) => {
            actors::by_address(conn, name, &node.to_lowercase())?
        }
        Some((name, _)) => actors::by_handle(conn, name)?,
        None => actors::by_handle(conn, name)?,
    };
    Ok(found.filter(|a| a.kind == Kind::Person.key() && a.gone.is_none()))
}

fn length(given: &Suspend) -> Outcome<Length> {
    Ok(match (given.days, given.until.as_deref()) {
        (Some(days), _) => Length::Days(days),
        (None, Some(text)) => match parse_rfc3339(text) {
            Some(moment) => Length::Until(moment),
            None => return Err(Failure::usage(format!("--until: {text} is not like 2026-12-24T09:00:00Z"))),
        },
        (None, None) => Length::ForGood,
    })
}

#[derive(Serialize)]
struct Told {
    community: String,
    person: String,
    suspended: bool,
    /// `here`, or `sent-home`: the home of the community decides.
    done: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

fn key(done: Done) -> &'static str {
    match done {
        Done::Here => "here",
        Done::SentHome => "sent-home",
    }
}

/// `community suspend`
pub async fn suspend(given: &Given, new: Suspend) -> Outcome {
    let length = length(&new)?;
    let Case { db, by, community, person, reason, slug, address } = case(given, new.whom).await?;
    let work = move |tx: &mut Tx| {
        let until = length.end(tx.now);
        suspend::suspend(tx, &by, community, person, until, &reason).map(|done| (done, until))
    };
    let (done, until) = db.write(work).await?;
    let suspended = done == Done::Here;
    let told =
        Told { community: slug, person: address, suspended, done: key(done), until: until.map(rfc3339) };
    out::show(given.json, &told, || {
        if done == Done::SentHome {
            return format!(
                "The home of !{} was asked to suspend {}; it decides.",
                told.community, told.person
            );
        }
        let end = told.until.as_ref().map_or("until readmitted".to_owned(), |until| format!("until {until}"));
        format!("{} is suspended in !{} {end}.", told.person, told.community)
    })
}

/// `community readmit`
pub async fn readmit(given: &Given, old: Readmit) -> Outcome {
    let Case { db, by, community, person, reason, slug, address } = case(given, old.whom).await?;
    let work = move |tx: &mut Tx| {
        let was = suspend::is_suspended(tx, community, person)?;
        suspend::lift(tx, &by, community, person, &reason).map(|done| (done, was))
    };
    let (done, was) = db.write(work).await?;
    if done == Done::Here && !was {
        return Err(Failure::refused(format!("{address} is not suspended in !{slug}")));
    }
    let told = Told {
        community: slug,
        person: address,
        suspended: done == Done::SentHome,
        done: key(done),
        until: None,
    };
    out::show(given.json, &told, || match done {
        Done::Here => format!("{} may speak in !{} again.", told.person, told.community),
        Done::SentHome => {
            format!("The home of !{} was asked to readmit {}; it decides.", told.community, told.person)
        }
    })
}
