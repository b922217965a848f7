//! The one way out to other nodes: policy first, then the outgoing client with its guard.

use url::Url;

use crate::app::App;
use crate::base::http::{Answer, Failure, Outgoing};
use crate::base::mutant;
use crate::base::origin::authority_of;
use crate::policy;

/// Sends a request to another node, if this node deals with it.
pub async fn send(app: &App, outgoing: Outgoing) -> Result<Answer, Failure> {
    check(app, &outgoing.url)?;
    app.http().send(outgoing).await
}

/// Judges an address as `send` will.
pub fn check(app: &App, url: &Url) -> Result<(), Failure> {
    let authority = authority_of(url.as_str()).unwrap_or_default();
    if !mutant::off("policy-out") && !policy::verdict(&app.state().policy, &authority).is_allowed() {
        app.meters().not_asked.add("policy");
        tracing::info!(node = authority, "a node that this one does not deal with was not contacted");
        return Err(Failure::NotAllowed("this node does not deal with it"));
    }
    app.http().check(url)
}
