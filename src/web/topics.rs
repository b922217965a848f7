//! The topics of a community: their list, the threads of one, and a thread moved between them.

use askama::Template;
use axum::extract::{Path, Query};

use crate::communities::Done;
use crate::communities::read::{self, Community};
use crate::communities::topics::{self, Topic};
use crate::error::Result;
use crate::threads::read::{self as threads, Scope};
use crate::threads::topic;

use super::communities::{self, Hero};
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::lists::{self, Asked, Choice, Row, Tongues};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "topics.html")]
struct Topics {
    page: Shell,
    hero: Hero,
    topics: Vec<Topic>,
    form: Sheet,
    /// The topic whose form was refused; empty: the one for a new topic.
    of: String,
}

fn topics_page(visit: &Visit, c: Community, topics: Vec<Topic>, form: Sheet, of: String) -> Topics {
    Topics { page: visit.shell("communities"), hero: Hero::of(visit, c, "topics"), topics, form, of }
}

async fn load(visit: &Visit, slug: String) -> Result<(Community, Vec<Topic>)> {
    visit
        .read(move |conn, viewer| {
            let c = read::find(conn, viewer, &slug)?;
            let topics = topics::of(conn, c.actor)?;
            Ok((c, topics))
        })
        .await
}

/// `GET /c/{slug}/topics`
pub async fn list(visit: Visit, Path(slug): Path<String>) -> Answer {
    let (c, topics) = load(&visit, slug).await?;
    visit.show(&topics_page(&visit, c, topics, Sheet::default(), String::new()))
}

/// `POST /c/{slug}/topics`: adds the topic `name`; with `topic`, names that one anew, or merges it `into` another.
pub async fn keep(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let by = visit.member()?.clone();
    let (c, topics) = load(&visit, slug).await?;
    let (community, of) = (c.actor, form.owned("topic"));
    let (topic, name, into, merges) =
        (of.clone(), form.owned("name"), form.owned("into"), form.is("do", "merge"));
    let kept = visit
        .write(move |tx| match (topic.as_str(), merges) {
            ("", _) => topics::add(tx, &by, community, &name).map(drop),
            (topic, false) => topics::rename(tx, &by, community, topic, &name),
            (topic, true) => topics::merge(tx, &by, community, topic, &into),
        })
        .await;
    match kept {
        Ok(()) => go(&format!("/c/{}/topics", c.slug())),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&topics_page(&visit, c, topics, form, of)))
        }
    }
}

#[derive(Template)]
#[template(path = "topic.html")]
struct TopicPage {
    page: Shell,
    hero: Hero,
    topic: Topic,
    rows: Vec<Row>,
    choices: Vec<Choice>,
    filter: &'static str,
    older: String,
    newest: String,
    first: bool,
    tongues: Tongues,
    base: String,
}

/// `GET /c/{slug}/topics/{topic}`: of a topic that was merged, where its threads are now.
pub async fn show(
    visit: Visit,
    Path((slug, of)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (filter, after, first) = (asked.filter(), asked.cursor()?, asked.after.is_empty());
    let wanted = of.clone();
    let found = visit
        .read(move |conn, viewer| {
            let c = match communities::find(conn, viewer, &slug)? {
                Ok(c) => c,
                Err(elsewhere) => return Ok(Err(format!("{elsewhere}/topics/{of}"))),
            };
            let topic = topics::find(conn, c.actor, &of)?;
            let (scope, tongues) = (Scope::Topic(topic.id), Tongues::of(&asked, viewer)?);
            let threads = threads::list(conn, viewer, scope, filter, &tongues.shown, &after)?;
            Ok(Ok((c, topic, threads, tongues)))
        })
        .await?;
    let (c, topic, threads, tongues) = match found {
        Ok(found) => found,
        Err(elsewhere) => return go(&elsewhere),
    };
    let base = format!("/c/{}/topics/{}", c.slug(), topic.page);
    if topic.page != wanted {
        return go(&base);
    }
    let member = visit.is_signed_in();
    visit.show(&TopicPage {
        page: visit.shell("communities"),
        choices: lists::choices(&base, filter, member, &tongues),
        filter: filter.key(),
        older: lists::older(&base, filter, &tongues, threads.next.as_ref()),
        newest: lists::newest(&base, filter, &tongues),
        rows: lists::rows(threads.items, member, false),
        hero: Hero::of(&visit, c, "topics"),
        topic,
        first,
        tongues,
        base,
    })
}

/// `POST /t/{page}/topic`: moves a thread into `topic`, the last part of a topic's address, or out of all.
pub async fn move_thread(visit: Visit, Path(page): Path<String>, Posted(form): Posted) -> Answer {
    let (author, asked, to) = (visit.author()?, page.clone(), form.owned("topic"));
    let found = visit
        .read(move |conn, viewer| {
            let thread = threads::thread(conn, viewer, &asked)?;
            let into = match to.as_str() {
                "" => None,
                to => Some(topics::find(conn, thread.community, to)?.uri),
            };
            Ok((thread.id, into))
        })
        .await?;
    let (thread, into) = found;
    match visit.write(move |tx| topic::move_to(tx, &author, thread, into.as_deref(), "")).await? {
        Done::Here => go(&format!("/t/{page}")),
        Done::SentHome => go(&format!("/t/{page}?sent=home")),
    }
}
