//! Posts over the API: replying, editing, deleting, votes, acts of moderation.

use axum::extract::State;

use super::ask::{At, Body, Reader, Writer};
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, PostView, VersionView};
use crate::accounts::Viewer;
use crate::app::App;
use crate::error::{Error, Result};
use crate::threads::moderate::{self, Act, Done};
use crate::threads::{comment, edit, read, vote};

view! { in
    /// A reply to write.
    pub struct NewReply {
        /// Markdown.
        pub body: String,
        /// The author's own when left out.
        pub language: Option<String>,
    }

    /// A post's new words.
    pub struct EditPost {
        /// Of opening posts only; stays when left out.
        pub title: Option<String>,
        /// Markdown.
        pub body: String,
        /// Stays when left out.
        pub language: Option<String>,
    }

    /// An act of moderation.
    pub struct NewAct {
        /// `lock`, `unlock`, `pin`, `unpin`, `remove`, `restore`, `hide` or `unhide`.
        pub act: String,
        /// Shown in the community's log.
        pub reason: Option<String>,
    }
}

view! { out
    /// Votes on a post after the caller's.
    pub struct Votes {
        pub votes: i64,
        pub my_vote: bool,
    }

    /// What an act did.
    pub struct ActDone {
        /// `here`, or `sent-home`: the community's home decides.
        pub done: String,
    }
}

async fn find(app: &App, viewer: Viewer, page: String) -> Result<read::Post> {
    app.db().read(move |conn| read::post(conn, &viewer, &page)).await
}

async fn by_id(app: &App, viewer: Viewer, id: i64) -> Result<PostView> {
    let post = app.db().read(move |conn| read::post_by_id(conn, &viewer, id)).await?;
    Ok(PostView::new(&app.origin(), &post))
}

/// GET /posts/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let post = find(&app, who.viewer.clone(), id).await?;
    who.show(&PostView::new(&app.origin(), &post))
}

/// POST /posts/{id}/replies
pub async fn reply(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<NewReply>,
) -> Answer {
    let parent = find(&app, who.viewer(), id).await?;
    write_reply(&app, &who, parent.id, &new).await
}

/// Writes a reply to the post with this inside id, which the caller was shown.
pub async fn write_reply(app: &App, who: &Writer, parent: i64, new: &NewReply) -> Answer {
    let language = new.language.as_deref().unwrap_or(&who.0.language);
    let draft = app.draft(None, &new.body, language).await?;
    let author = who.author();
    let posted = app.db().write(move |tx| comment::reply(tx, &author, parent, &draft)).await?;
    let view = by_id(app, who.viewer(), posted.id).await?;
    problem::created(&format!("/api/v1/posts/{}", view.id), &view)
}

/// PATCH /posts/{id}
pub async fn change(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(change): Body<EditPost>,
) -> Answer {
    let post = find(&app, who.viewer(), id).await?;
    if post.parent.is_some() && change.title.is_some() {
        return Err(Error::invalid("title", "only-threads").into());
    }
    let language = change.language.or(post.language).unwrap_or_default();
    let draft = app.draft(change.title.as_deref(), &change.body, &language).await?;
    let (author, id) = (who.author(), post.id);
    app.db().write(move |tx| edit::edit(tx, &author, id, &draft)).await?;
    problem::ok(&by_id(&app, who.viewer(), id).await?)
}

/// DELETE /posts/{id}
pub async fn delete(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (post, author) = (find(&app, who.viewer(), id).await?.id, who.author());
    app.db().write(move |tx| edit::delete(tx, &author, post)).await?;
    problem::done()
}

/// GET /posts/{id}/history
pub async fn history(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let viewer = who.viewer.clone();
    let (_, versions) = app.db().read(move |conn| read::history(conn, &viewer, &id)).await?;
    let here = app.origin();
    problem::ok(&List::whole(&versions, |v| VersionView::new(&here, v)))
}

/// PUT /posts/{id}/vote
pub async fn vote(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (post, author) = (find(&app, who.viewer(), id).await?.id, who.author());
    app.db().write(move |tx| vote::give(tx, &author, post, None)).await?;
    votes(&app, &who, post).await
}

/// DELETE /posts/{id}/vote
pub async fn unvote(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (post, author) = (find(&app, who.viewer(), id).await?.id, who.author());
    app.db().write(move |tx| vote::take_back(tx, &author, post, None)).await?;
    votes(&app, &who, post).await
}

async fn votes(app: &App, who: &Writer, post: i64) -> Answer {
    let post = by_id(app, who.viewer(), post).await?;
    problem::ok(&Votes { votes: post.votes, my_vote: post.my_vote })
}

/// What a request to moderate asks for: an act for every node, or hiding on this one.
#[derive(Clone, Copy)]
enum Wanted {
    Act(Act),
    Hide(bool),
}

fn wanted(key: &str) -> Result<Wanted> {
    const ACTS: [Act; 6] = [Act::Lock, Act::Unlock, Act::Pin, Act::Unpin, Act::Remove, Act::Restore];
    match key {
        "hide" => Ok(Wanted::Hide(true)),
        "unhide" => Ok(Wanted::Hide(false)),
        key => {
            let act = ACTS.into_iter().find(|a| a.key() == key);
            act.map(Wanted::Act).ok_or_else(|| Error::invalid("act", "choose"))
        }
    }
}

/// POST /posts/{id}/acts
pub async fn act(State(app): State<App>, who: Writer, At(id): At<String>, Body(new): Body<NewAct>) -> Answer {
    let wanted = wanted(&new.act)?;
    let reason = new.reason.unwrap_or_default();
    let post = find(&app, who.viewer(), id).await?.id;
    let (author, member) = (who.author(), who.0);
    let done = app
        .db()
        .write(move |tx| match wanted {
            Wanted::Act(act) => moderate::act(tx, &author, post, act, &reason),
            Wanted::Hide(hidden) => moderate::hide(tx, &member, post, hidden, &reason).map(|()| Done::Here),
        })
        .await?;
    let done = match done {
        Done::Here => "here",
        Done::SentHome => "sent-home",
    };
    problem::ok(&ActDone { done: done.to_owned() })
}
