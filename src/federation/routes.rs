//! The routes by which other nodes reach this one.

use super::{collections, discovery, inbox};
use crate::routes::Kind::{ActivityPub, Discovery, Inbox};
use crate::routes::Verb::{Get, Post};
use crate::routes::Who::{Anyone, Peer};
use crate::routes::{Kind, Route};

/// The ActivityPub part of the route table.
pub fn routes() -> Vec<Route> {
    let get =
        |path, kind: Kind, about, handler| -> Route { Route::with(Get, path, Anyone, kind, about, handler) };
    use axum::routing::any;
    vec![
        get(
            "/.well-known/webfinger",
            Discovery,
            "Finds an actor by handle or URL",
            any(discovery::webfinger),
        ),
        get(
            "/.well-known/nodeinfo",
            Discovery,
            "Where the NodeInfo documents are",
            any(discovery::nodeinfo_links),
        ),
        get("/nodeinfo/{version}", Discovery, "Which software this is", any(discovery::nodeinfo)),
        get("/node", ActivityPub, "The node's own actor", any(collections::node)),
        get("/node/{collection}", ActivityPub, "Empty", any(collections::node_empty)),
        get("/u/{id}", ActivityPub, "A person", any(collections::person)),
        get("/u/{id}/{collection}", ActivityPub, "Empty", any(collections::person_empty)),
        get("/@{handle}", ActivityPub, "Sends to the person's id", any(collections::person_page)),
        get("/c/{id}", ActivityPub, "A community", any(collections::group)),
        get("/c/{id}/outbox", ActivityPub, "What the community announced", any(collections::group_outbox)),
        get("/c/{id}/followers", ActivityPub, "How many follow", any(collections::group_followers)),
        get("/c/{id}/moderators", ActivityPub, "Who moderates", any(collections::group_moderators)),
        get("/c/{id}/featured", ActivityPub, "Pinned threads", any(collections::group_featured)),
        get("/t/{id}", ActivityPub, "The opening post of a thread", any(collections::thread)),
        get("/t/{id}/context", ActivityPub, "The posts of a conversation", any(collections::conversation)),
        get("/t/{id}/activities", ActivityPub, "What happened in a thread", any(collections::activities)),
        get("/r/{id}", ActivityPub, "A reply", any(collections::reply)),
        get("/a/{id}", ActivityPub, "An activity as it was sent", any(collections::activity)),
        Route::new(Post, "/inbox", Peer, Inbox, "The shared inbox", inbox::post),
        Route::new(Post, "/node/inbox", Peer, Inbox, "The inbox of the node", inbox::post),
        Route::new(Post, "/u/{id}/inbox", Peer, Inbox, "The inbox of a person", inbox::post),
        Route::new(Post, "/c/{id}/inbox", Peer, Inbox, "The inbox of a community", inbox::post),
    ]
}
