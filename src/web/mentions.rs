//! Whom a writer may name, for the script that completes `@name` while somebody types.

use serde_json::json;

use crate::communities::read as communities;
use crate::error::{Error, Result};
use crate::threads::{mentionable, read as threads};

use super::drafts::json_answer;
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::visit::Visit;

/// `POST /mentions`: `draft_place` as in the form, `q` what was typed behind the `@`.
pub async fn suggest(visit: Visit, Posted(form): Posted) -> Answer {
    let found = find(&visit, &form).await?;
    let people: Vec<_> = found.iter().map(|c| json!({"address": c.address(), "name": c.name})).collect();
    let say = visit.words.say1("mention-found", "count", i64::try_from(found.len()).unwrap_or(0));
    json_answer(&json!({"people": people, "say": say}))
}

async fn find(visit: &Visit, form: &Sheet) -> Result<Vec<mentionable::Candidate>> {
    let member = visit.member()?;
    // A script asks with every letter; one that asks without end is given nothing for a while.
    if visit.app.gate().read(&format!("mentions {}", member.id), visit.now).is_err() {
        return Ok(Vec::new());
    }
    let (kind, name) = form.get("draft_place").split_once(':').ok_or(Error::NotFound)?;
    let (is_thread, name, beginning) = (kind == "thread", name.to_owned(), form.owned("q"));
    let looked = visit.read(move |conn, viewer| {
        let (c, thread) = if is_thread {
            (communities::find(conn, viewer, &name)?, None)
        } else {
            let post = threads::post(conn, viewer, &name)?;
            let thread = threads::thread_by_id(conn, viewer, post.thread)?;
            (communities::by_id(conn, viewer, thread.community)?, Some(thread.id))
        };
        mentionable::find(conn, viewer, &c, thread, &beginning)
    });
    looked.await
}
