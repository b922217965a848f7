//! Moderating a post: every act on one page, each with its reason.

use askama::Template;
use axum::extract::Path;

use crate::communities::read::Community;
use crate::error::{Denial, Error, Result};
use crate::threads::moderate::{self, Act, Done};
use crate::threads::read::{Post, Thread};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::posts::{Around, around};
use super::shell::Shell;
use super::thread::Rights;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "moderate.html")]
struct ModeratePage {
    page: Shell,
    c: Community,
    thread: Thread,
    post: Post,
    rights: Rights,
    form: Sheet,
    acts: Vec<&'static str>,
}

fn page(visit: &Visit, around: Around, form: Sheet) -> ModeratePage {
    let rights = Rights::of(&visit.viewer, &around.c, around.thread.locked);
    ModeratePage {
        page: visit.shell("communities"),
        acts: acts(&around, rights),
        rights,
        c: around.c,
        thread: around.thread,
        post: around.post,
        form,
    }
}

/// What can be done now, in the order of the page.
fn acts(around: &Around, rights: Rights) -> Vec<&'static str> {
    let either = |is: bool, undo: &'static str, act: &'static str| if is { undo } else { act };
    let mut acts = Vec::new();
    if rights.moderates && around.post.parent.is_none() {
        acts.push(either(around.thread.locked, "unlock", "lock"));
        acts.push(either(around.thread.pinned, "unpin", "pin"));
    }
    if rights.moderates {
        acts.push(either(around.post.removed, "restore", "remove"));
    }
    if rights.moderates && around.post.parent.is_some() {
        acts.push(either(around.post.sums_up, "unsummarise", "summarise"));
    }
    acts.push(either(around.post.hidden, "unhide", "hide"));
    acts
}

/// The post, if this member may moderate it in some way.
async fn moderated(visit: &Visit, page: String) -> Result<Around> {
    visit.member()?;
    let around = around(visit, page).await?;
    let rights = Rights::of(&visit.viewer, &around.c, around.thread.locked);
    if rights.moderates(&around.post) { Ok(around) } else { Err(Denial::NotModerator.into()) }
}

/// `GET /p/{page}/moderate`
pub async fn show(visit: Visit, Path(post): Path<String>) -> Answer {
    let around = moderated(&visit, post).await?;
    visit.show(&page(&visit, around, Sheet::default()))
}

/// `POST /p/{page}/moderate`
pub async fn send(visit: Visit, Path(post): Path<String>, Posted(form): Posted) -> Answer {
    let around = moderated(&visit, post).await?;
    match carry_out(&visit, &around.post, &form).await {
        Ok(Done::Here) => go(&format!("/r/{}", around.post.page)),
        Ok(Done::SentHome) => go(&format!("/t/{}?sent=home", around.thread.page)),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&page(&visit, around, form)))
        }
    }
}

async fn carry_out(visit: &Visit, post: &Post, form: &Sheet) -> Result<Done> {
    let (by, author) = (visit.member()?.clone(), visit.author()?);
    let (post, reason) = (post.id, form.owned("reason"));
    if let which @ ("hide" | "unhide") = form.get("act") {
        let hidden = which == "hide";
        let hide = visit.write(move |tx| moderate::hide(tx, &by, post, hidden, &reason));
        return hide.await.map(|()| Done::Here);
    }
    let act = Act::parse(form.get("act")).ok_or_else(|| Error::invalid("act", "choose"))?;
    visit.write(move |tx| moderate::act(tx, &author, post, act, &reason)).await
}
