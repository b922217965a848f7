//! Posts over the API: replying, editing, deleting, votes, acts of moderation.

use axum::extract::State;

use super::ask::{At, Body, Held, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{List, PostView, VersionView};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::text::MAX_SOURCE;
use crate::error::{Error, Result};
use crate::threads::drafts::{self, Hand, Place};
use crate::threads::moderate::{self, Act, Done};
use crate::threads::{comment, edit, read, vote};

/// Every act; the last two are this node's own.
const ACTS: [&str; 10] =
    ["lock", "unlock", "pin", "unpin", "remove", "restore", "summarise", "unsummarise", "hide", "unhide"];

view! { in
    /// A reply to write.
    pub struct NewReply {
        /// Markdown.
        pub body: String [text_like(1, MAX_SOURCE, "I would use *foam*.")],
        /// The author's own when left out.
        pub language: Option<String> [language()],
        /// It tells what its author tried, and what happened.
        pub follow_up: Option<bool>,
    }

    /// A post's new words.
    pub struct EditPost {
        /// Of opening posts only; stays when left out.
        pub title: Option<String> [text(3, 200)],
        /// Markdown.
        pub body: String [text_like(1, MAX_SOURCE, "I would use *foam*, and change it twice a week.")],
        /// Stays when left out.
        pub language: Option<String> [language()],
    }

    /// An act of moderation.
    pub struct NewAct {
        pub act: String [one_of(&ACTS)],
        /// Shown in the community's log.
        pub reason: Option<String> [text(0, 500)],
    }
}

view! { out
    /// Votes on a post after the caller's.
    pub struct Votes {
        pub votes: i64 [count()],
        pub my_vote: bool,
    }

    /// What an act did.
    pub struct ActDone {
        /// `here`, or `sent-home`: the community's home decides.
        pub done: String [one_of(&["here", "sent-home"])],
    }
}

async fn find(app: &App, viewer: Viewer, page: String) -> Result<read::Post> {
    app.db().read(move |conn| read::post(conn, &viewer, &page)).await
}

/// The view of the post with this inside id.
pub async fn by_id(app: &App, viewer: Viewer, id: i64) -> Result<PostView> {
    let post = app.db().read(move |conn| read::post_by_id(conn, &viewer, id)).await?;
    Ok(PostView::new(&app.origin(), &post))
}

/// GET /posts/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let post = find(&app, who.viewer.clone(), id).await?;
    let view = PostView::new(&app.origin(), &post);
    who.show_version(&view, &view.updated)
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
    let language = new.language.as_deref().unwrap_or(&who.member.language);
    let mut draft = app.draft(None, &new.body, language).await?;
    draft.more.follow_up = new.follow_up == Some(true);
    let (author, member, body) = (who.author(), who.member.clone(), new.body.clone());
    who.does(app, move |tx| {
        drafts::sent(tx, &member, Place::Reply(parent), &Hand::default(), &body)?;
        let posted = comment::reply(tx, &author, parent, &draft)?;
        Ok(Did::Replied(posted.id))
    })
    .await
}

/// PATCH /posts/{id}
pub async fn change(
    State(app): State<App>,
    who: Writer,
    held: Held,
    At(id): At<String>,
    Body(change): Body<EditPost>,
) -> Answer {
    let post = find(&app, who.viewer(), id).await?;
    if post.parent.is_some() && change.title.is_some() {
        return Err(Error::invalid("title", "only-threads").into());
    }
    let language = change.language.or(post.language).unwrap_or_default();
    let draft = app.draft(change.title.as_deref(), &change.body, &language).await?;
    let (author, member, id) = (who.author(), who.member.clone(), post.id);
    who.does(&app, move |tx| {
        held.fits(edit::version(tx, id)?)?;
        drafts::sent(tx, &member, Place::Edit(id), &Hand::default(), &change.body)?;
        edit::edit(tx, &author, id, &draft)?;
        Ok(Did::EditedPost(id))
    })
    .await
}

/// DELETE /posts/{id}
pub async fn delete(State(app): State<App>, who: Writer, held: Held, At(id): At<String>) -> Answer {
    let (post, author) = (find(&app, who.viewer(), id).await?.id, who.author());
    who.does(&app, move |tx| {
        held.fits(edit::version(tx, post)?)?;
        edit::delete(tx, &author, post)?;
        Ok(Did::It)
    })
    .await
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
    who.does(&app, move |tx| vote::give(tx, &author, post, None).map(|_| Did::Voted(post))).await
}

/// DELETE /posts/{id}/vote
pub async fn unvote(State(app): State<App>, who: Writer, At(id): At<String>) -> Answer {
    let (post, author) = (find(&app, who.viewer(), id).await?.id, who.author());
    who.does(&app, move |tx| vote::take_back(tx, &author, post, None).map(|_| Did::Voted(post))).await
}

/// What a request to moderate asks for: an act for every node, or hiding on this one.
#[derive(Clone, Copy)]
enum Wanted {
    Act(Act),
    Hide(bool),
}

fn wanted(key: &str) -> Result<Wanted> {
    match key {
        "hide" => Ok(Wanted::Hide(true)),
        "unhide" => Ok(Wanted::Hide(false)),
        key => Act::parse(key).map(Wanted::Act).ok_or_else(|| Error::invalid("act", "choose")),
    }
}

/// POST /posts/{id}/acts
pub async fn act(State(app): State<App>, who: Writer, At(id): At<String>, Body(new): Body<NewAct>) -> Answer {
    let wanted = wanted(&new.act)?;
    let reason = new.reason.unwrap_or_default();
    let post = find(&app, who.viewer(), id).await?.id;
    let (author, member) = (who.author(), who.member.clone());
    who.does(&app, move |tx| {
        let done = match wanted {
            Wanted::Act(act) => moderate::act(tx, &author, post, act, &reason)?,
            Wanted::Hide(hidden) => {
                moderate::hide(tx, &member, post, hidden, &reason).map(|()| Done::Here)?
            }
        };
        Ok(Did::Moderated(done))
    })
    .await
}
