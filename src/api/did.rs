//! What a request did, in ids and words; the answer is read from it, for the first request and for its repeats alike.

use super::drafts;
use super::feeds::{FeedView, NewFeedView};
use super::imports::ImportView;
use super::joining::{InvitationView, NewInvitationView};
use super::members::Joined;
use super::people;
use super::posts::{self, ActDone, Votes};
use super::problem::{self, Answer};
use super::roster::DoneWith;
use super::threads;
use super::tokens::NewTokenView;
use super::views::{CommunityView, ThisNodeView, TokenView};
use crate::accounts::once::Kept;
use crate::accounts::{Viewer, feed, invitation, token};
use crate::app::App;
use crate::communities::read;
use crate::error::{Error, Result};
use crate::roster::import;
use crate::threads::moderate::Done;

/// What a request did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// Nothing that could be shown.
    It,
    OpenedCommunity(i64),
    EditedCommunity(i64),
    /// Whether the caller is a member now, or waits.
    AskedToJoin(i64, String),
    StartedThread(i64),
    Replied(i64),
    EditedPost(i64),
    Voted(i64),
    Moderated(Done),
    MadeToken(i64),
    Invited(i64),
    MadeFeed(i64),
    KeptDraft(i64),
    Imported(i64),
    /// With how many members something was done.
    ActedOn(i64),
    EditedMe,
    SetNode,
}

impl Did {
    /// As it is kept under a key: a word for what, an id, and a further word.
    pub fn kept(&self) -> (&'static str, i64, &str) {
        match self {
            Did::It => ("it", 0, ""),
            Did::OpenedCommunity(id) => ("opened-community", *id, ""),
            Did::EditedCommunity(id) => ("edited-community", *id, ""),
            Did::AskedToJoin(id, state) => ("asked-to-join", *id, state),
            Did::StartedThread(id) => ("started-thread", *id, ""),
            Did::Replied(id) => ("replied", *id, ""),
            Did::EditedPost(id) => ("edited-post", *id, ""),
            Did::Voted(id) => ("voted", *id, ""),
            Did::Moderated(done) => ("moderated", 0, word(*done)),
            Did::MadeToken(id) => ("made-token", *id, ""),
            Did::Invited(id) => ("invited", *id, ""),
            Did::MadeFeed(id) => ("made-feed", *id, ""),
            Did::KeptDraft(id) => ("kept-draft", *id, ""),
            Did::Imported(id) => ("imported", *id, ""),
            Did::ActedOn(done) => ("acted-on", *done, ""),
            Did::EditedMe => ("edited-me", 0, ""),
            Did::SetNode => ("set-node", 0, ""),
        }
    }

    /// Reads what [`Did::kept`] wrote.
    pub fn read(kept: &Kept) -> Result<Did> {
        Ok(match (kept.done.as_str(), kept.word.as_str()) {
            ("it", _) => Did::It,
            ("opened-community", _) => Did::OpenedCommunity(kept.about),
            ("edited-community", _) => Did::EditedCommunity(kept.about),
            ("asked-to-join", state) => Did::AskedToJoin(kept.about, state.to_owned()),
            ("started-thread", _) => Did::StartedThread(kept.about),
            ("replied", _) => Did::Replied(kept.about),
            ("edited-post", _) => Did::EditedPost(kept.about),
            ("voted", _) => Did::Voted(kept.about),
            ("moderated", "here") => Did::Moderated(Done::Here),
            ("moderated", _) => Did::Moderated(Done::SentHome),
            ("made-token", _) => Did::MadeToken(kept.about),
            ("invited", _) => Did::Invited(kept.about),
            ("made-feed", _) => Did::MadeFeed(kept.about),
            ("kept-draft", _) => Did::KeptDraft(kept.about),
            ("imported", _) => Did::Imported(kept.about),
            ("acted-on", _) => Did::ActedOn(kept.about),
            ("edited-me", _) => Did::EditedMe,
            ("set-node", _) => Did::SetNode,
            (other, _) => return Err(Error::internal(format!("a key holds the unknown word {other}"))),
        })
    }

    /// The answer, as this viewer may see it now: what they may no longer read is not found.
    pub async fn show(&self, app: &App, viewer: &Viewer) -> Answer {
        match self {
            Did::It => problem::done(),
            Did::OpenedCommunity(id) => {
                let view = community(app, viewer, *id).await?;
                let path = format!("/api/v1/communities/{}", view.id);
                problem::created(&path, &view, Some(&view.updated))
            }
            Did::EditedCommunity(id) => {
                let view = community(app, viewer, *id).await?;
                problem::shown(&view, Some(&view.updated))
            }
            Did::AskedToJoin(id, state) => {
                let community = community(app, viewer, *id).await?;
                problem::ok(&Joined { state: state.clone(), community })
            }
            Did::MadeToken(id) => token_made(app, viewer, *id, None).await,
            Did::Invited(id) => {
                viewer.signed_in()?.admin()?;
                invited(app, *id, None).await
            }
            Did::MadeFeed(id) => feed_made(app, viewer, *id, None).await,
            Did::KeptDraft(id) => {
                let view = drafts::by_id(app, viewer.signed_in()?, *id).await?;
                problem::shown(&view, Some(&view.updated))
            }
            Did::Imported(id) => imported(app, viewer, *id).await,
            Did::ActedOn(done) => problem::ok(&DoneWith { done: *done }),
            Did::EditedMe => {
                let view = people::me_view(app, viewer.signed_in()?).await?;
                problem::shown(&view, None)
            }
            Did::SetNode => problem::shown(&ThisNodeView::new(&app.state(), app.config().is_lab()), None),
            Did::Moderated(done) => problem::ok(&ActDone { done: word(*done).to_owned() }),
            Did::StartedThread(_) | Did::Replied(_) | Did::EditedPost(_) | Did::Voted(_) => {
                self.show_post(app, viewer).await
            }
        }
    }

    async fn show_post(&self, app: &App, viewer: &Viewer) -> Answer {
        if let Did::StartedThread(id) = self {
            let view = threads::by_id(app, viewer.clone(), *id).await?;
            let path = format!("/api/v1/threads/{}", view.id);
            return problem::created(&path, &view, Some(&view.post.updated));
        }
        let view = posts::by_id(app, viewer.clone(), self.kept().1).await?;
        match self {
            Did::Replied(_) => {
                let path = format!("/api/v1/posts/{}", view.id);
                problem::created(&path, &view, Some(&view.updated))
            }
            Did::Voted(_) => problem::ok(&Votes { votes: view.votes, my_vote: view.my_vote }),
            _ => problem::shown(&view, Some(&view.updated)),
        }
    }
}

fn word(done: Done) -> &'static str {
    match done {
        Done::Here => "here",
        Done::SentHome => "sent-home",
    }
}

async fn community(app: &App, viewer: &Viewer, id: i64) -> Result<CommunityView> {
    let viewer = viewer.clone();
    let found = app.db().read(move |conn| read::by_id(conn, &viewer, id)).await?;
    Ok(CommunityView::new(&app.origin(), &found))
}

/// A token that was made; its secret is shown the first time only, for it is not kept.
pub async fn token_made(app: &App, viewer: &Viewer, id: i64, secret: Option<String>) -> Answer {
    let member = viewer.signed_in()?.clone();
    let found = app.db().read(move |conn| token::by_id(conn, &member, id)).await?;
    let view = NewTokenView { secret, token: TokenView::new(&found) };
    problem::created(&format!("/api/v1/tokens/{}", view.token.id), &view, None)
}

/// A feed that was made; its address is shown the first time only, for it is not kept.
pub async fn feed_made(app: &App, viewer: &Viewer, id: i64, address: Option<String>) -> Answer {
    let member = viewer.signed_in()?.clone();
    let found = app.db().read(move |conn| feed::by_id(conn, &member, id)).await?;
    let view = NewFeedView { address, feed: FeedView::new(&found) };
    problem::created(&format!("/api/v1/feeds/{}", view.feed.id), &view, None)
}

/// An invitation that was made; its link is shown the first time only, for it is not kept.
pub async fn invited(app: &App, id: i64, link: Option<String>) -> Answer {
    let found = app.db().read(move |conn| invitation::by_id(conn, id)).await?;
    let view = NewInvitationView { link, invitation: InvitationView::new(&found, app.clock().now()) };
    problem::created(&format!("/api/v1/invitations/{}", view.invitation.id), &view, None)
}

/// A file of members that was looked at.
async fn imported(app: &App, viewer: &Viewer, id: i64) -> Answer {
    viewer.signed_in()?.admin()?;
    let found = app.db().read(move |conn| import::by_id(conn, id)).await?;
    let view = ImportView::new(&found);
    problem::created(&format!("/api/v1/imports/{}", view.id), &view, None)
}
