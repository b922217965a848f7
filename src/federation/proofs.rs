//! Whose proofs hold: what a message and the activity inside an Announce carry, checked with keys that we know.

use super::guard;
use super::integrity::{self, Claim};
use super::remote;
use super::senders::{self, Sender};
use super::wire::incoming::Document;
use crate::app::App;
use crate::error::Result;

/// What a proof came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// There is none, or none that can be checked: the same as none (case O-19).
    None,
    /// The actor said exactly this.
    Holds,
    /// The actor's own key says that it did not say this.
    Wrong,
}

fn judge(claim: &Claim<'_>, sender: &Sender) -> Judged {
    match sender.key(claim.method()) {
        Some(Ok(key)) if claim.holds(key) => Judged::Holds,
        Some(Ok(_)) => Judged::Wrong,
        Some(Err(_)) | None => Judged::None,
    }
}

/// Judges the proof of a message whose sender is proven by its signature: a wrong one refuses it, none is fine.
pub async fn of_message(app: &App, document: &Document, sender: &Sender) -> Judged {
    let uri = app.origin().complete(&sender.actor.uri);
    let Some(claim) = integrity::read(&document.0, &uri, app.clock().now()) else {
        return Judged::None;
    };
    match judge(&claim, sender) {
        // The key may be another by now, under the same name.
        Judged::Wrong => again(app, &claim, sender).await,
        judged => judged,
    }
}

async fn again(app: &App, claim: &Claim<'_>, sender: &Sender) -> Judged {
    // What is remembered of the sender does not tell that its keys were asked for a moment ago.
    let uri = app.origin().complete(&sender.actor.uri);
    if !may_ask(app, &uri).await.unwrap_or(false) {
        return Judged::Wrong;
    }
    if let Err(e) = remote::learn_key(app, claim.method()).await {
        tracing::info!("a key that does not fit its proof could not be fetched anew: {e}");
        return Judged::Wrong;
    }
    match senders::read(app, claim.method()).await {
        Ok(Some(sender)) => judge(claim, &sender),
        Ok(None) | Err(_) => Judged::None,
    }
}

/// Judges the proof of an activity inside an Announce by what is known, and asks nobody.
pub async fn of_inner(app: &App, inner: &Document) -> Result<Judged> {
    inside(app, inner, false).await
}

/// The same; a key that is not known, or does not fit any more, is fetched from its origin.
pub async fn of_inner_asking(app: &App, inner: &Document) -> Result<Judged> {
    inside(app, inner, true).await
}

async fn inside(app: &App, inner: &Document, asking: bool) -> Result<Judged> {
    let Some(actor) = inner.uri("actor") else { return Ok(Judged::None) };
    let now = app.clock().now();
    let Some(claim) = integrity::read(&inner.0, actor, now) else {
        return Ok(Judged::None);
    };
    let mut known = match app.senders().fresh(claim.method(), now) {
        Some(fresh) => Some(fresh),
        None => senders::read(app, claim.method()).await?,
    };
    if known.is_none() && asking && may_ask(app, actor).await? {
        match remote::learn_key(app, claim.method()).await {
            Ok(_) => known = senders::read(app, claim.method()).await?,
            Err(e) => tracing::info!("the key of a proof could not be fetched: {e}"),
        }
    }
    let Some(sender) = known else { return Ok(Judged::None) };
    // A key of somebody else proves nothing of this actor.
    if app.origin().complete(&sender.actor.uri) != actor || sender.actor.gone.is_some() {
        return Ok(Judged::None);
    }
    match judge(&claim, &sender) {
        Judged::Wrong if asking => Ok(again(app, &claim, &sender).await),
        judged => Ok(judged),
    }
}

/// An actor that is known without this key was perhaps asked a moment ago.
async fn may_ask(app: &App, actor: &str) -> Result<bool> {
    let (uri, now) = (actor.to_owned(), app.clock().now());
    let known = app.db().read(move |conn| crate::actors::by_uri(conn, &uri)).await?;
    Ok(known.is_none_or(|actor| guard::may_ask_again(&actor, now)))
}
