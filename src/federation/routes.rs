//! The routes by which other nodes reach this one.

use super::{collections, discovery, inbox};
use crate::routes::Kind::{ActivityPub, Discovery, Inbox};
use crate::routes::Route;
use crate::routes::Verb::{Get, Post};
use crate::routes::Who::{Anyone, Peer};

/// The ActivityPub part of the route table.
pub fn routes() -> Vec<Route> {
    let get = |path, about, handler| -> Route { Route::with(Get, path, Anyone, Discovery, about, handler) };
    use axum::routing::any;
    vec![
        get("/.well-known/webfinger", "Finds an actor by handle or URL", any(discovery::webfinger)),
        get("/.well-known/nodeinfo", "Where the NodeInfo documents are", any(discovery::nodeinfo_links)),
        get("/nodeinfo/{version}", "Which software this is", any(discovery::nodeinfo)),
        Route::new(Post, "/inbox", Peer, Inbox, "The shared inbox", inbox::post),
        Route::new(Post, "/node/inbox", Peer, Inbox, "The inbox of the node", inbox::post),
        Route::new(Post, "/u/{id}/inbox", Peer, Inbox, "The inbox of a person", inbox::post),
        Route::new(Post, "/c/{id}/inbox", Peer, Inbox, "The inbox of a community", inbox::post),
    ]
    .into_iter()
    .chain(documents())
    .collect()
}

/// Actors, posts, activities and collections.
fn documents() -> Vec<Route> {
    use axum::routing::any;
    let get = |path, about, handler| -> Route { Route::with(Get, path, Anyone, ActivityPub, about, handler) };
    vec![
        get("/node", "The node's own actor", any(collections::node)),
        get("/node/{collection}", "Empty", any(collections::node_empty)),
        get("/u/{id}", "A person", any(collections::person)),
        get("/u/{id}/{collection}", "Empty", any(collections::person_empty)),
        get("/@{handle}", "Sends to the person's id", any(collections::person_page)),
        get("/c/{id}", "A community", any(collections::group)),
        get("/c/{id}/outbox", "What the community announced", any(collections::group_outbox)),
        get("/c/{id}/followers", "How many follow", any(collections::group_followers)),
        get("/c/{id}/moderators", "Who moderates", any(collections::group_moderators)),
        get("/c/{id}/featured", "Pinned threads", any(collections::group_featured)),
        get("/c/{id}/topics/{topic}", "The latest threads of a topic", any(collections::group_topic)),
        get("/c/{id}/digest", "What stands in the community, in short", any(collections::group_digest)),
        get("/t/{id}/digest", "What stands in the thread, in short", any(collections::thread_digest)),
        get("/t/{id}", "The opening post of a thread", any(collections::thread)),
        get("/t/{id}/context", "The posts of a conversation", any(collections::conversation)),
        get("/t/{id}/activities", "What happened in a thread", any(collections::activities)),
        get("/r/{id}", "A reply", any(collections::reply)),
        get("/a/{id}", "An activity as it was sent", any(collections::activity)),
    ]
}
