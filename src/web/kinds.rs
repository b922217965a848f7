//! What a thread is for, at the doors: the form for a question, notice or poll; voting, and saying what helped.

use axum::extract::Path;

use crate::accounts::Member;
use crate::base::db::Tx;
use crate::base::time::{DAY, Micros};
use crate::error::{Error, Result};
use crate::threads::kind::{More, Wanted};
use crate::threads::moderate::{self, Act};
use crate::threads::saved::{self, NewSaved};
use crate::threads::{poll, question, read};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::thread;
use super::visit::{Visit, go};

/// The fields of a form that say more than its words; a draft keeps them.
pub fn is_more(name: &str) -> bool {
    matches!(name, "kind" | "topic" | "days" | "many" | "remind" | "follow_up")
        || name.strip_prefix("option").is_some_and(|n| n.parse().is_ok_and(|n: usize| n <= poll::MOST))
}

/// How many fields for options a form has.
pub fn options() -> impl Iterator<Item = usize> {
    1..=poll::MOST
}

/// The days that a form offers for notices and polls, and the weeks for a reminder.
pub const DAYS: [i64; 7] = [1, 3, 7, 14, 30, 60, 180];
pub const WEEKS: [i64; 4] = [2, 4, 8, 12];

/// What a form wants to start.
pub fn wanted(form: &Sheet) -> Wanted {
    let days = form.get("days");
    Wanted {
        kind: form.owned("kind"),
        // What is no number is as wrong as a number that is too large.
        days: Some(days).filter(|d| !d.is_empty()).map(|d| d.parse().unwrap_or(0)),
        options: options().map(|n| form.owned(&format!("option{n}"))).collect(),
        many: form.is("many", "yes"),
    }
}

/// What a reply is besides its words.
pub fn of_reply(form: &Sheet) -> More {
    More { follow_up: form.is("follow_up", "yes"), ..More::default() }
}

/// Saves a question for whoever asked it, with a reminder to say what came of it.
pub fn remind(tx: &mut Tx, member: &Member, thread: i64, form: &Sheet, note: &str) -> Result<()> {
    let weeks = form.get("remind").parse::<i64>().ok().filter(|weeks| WEEKS.contains(weeks));
    let (Some(weeks), true) = (weeks, form.is("kind", "question")) else { return Ok(()) };
    let remind: Micros = tx.now + weeks * 7 * DAY;
    match saved::save(tx, member, thread, &NewSaved { note: note.to_owned(), remind: Some(remind) }) {
        // Whose list is full asks all the same, and is not reminded.
        Err(Error::Invalid(_)) => Ok(()),
        other => other,
    }
}

/// Makes a reply the agreed summary, where its form said so; who may, the domain decides.
pub fn sum_up(tx: &mut Tx, author: &crate::accounts::Author, reply: i64, form: &Sheet) -> Result<()> {
    if form.is("summary", "yes") {
        moderate::act(tx, author, reply, Act::Summarise, "")?;
    }
    Ok(())
}

/// `POST /t/{page}/vote`: in a poll.
pub async fn vote(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    let (author, viewer, asked) = (visit.author()?, visit.viewer.clone(), page.clone());
    let mut chosen = form.ticked("choice-");
    if !form.get("choice").is_empty() {
        chosen.push(form.owned("choice"));
    }
    let choices: Vec<i64> = chosen.iter().map(|n| n.parse().unwrap_or(-1)).collect();
    let voted = visit
        .write(move |tx| {
            let thread = read::thread(tx.conn, &viewer, &asked)?.id;
            poll::vote(tx, &author, thread, &choices)
        })
        .await;
    match voted {
        Ok(()) => go(&format!("/t/{page}?sent=vote")),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(thread::page(&visit, page, thread::Asked::default(), form).await)
        }
    }
}

/// `POST /p/{page}/helped`: `helped` is yes or no.
pub async fn helped(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    let (author, viewer, asked, yes) =
        (visit.author()?, visit.viewer.clone(), page.clone(), form.is("helped", "yes"));
    visit
        .write(move |tx| {
            let reply = read::post(tx.conn, &viewer, &asked)?.id;
            question::helped(tx, &author, reply, yes)
        })
        .await?;
    go(&format!("/r/{page}"))
}
