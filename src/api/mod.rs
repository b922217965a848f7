//! The JSON API under `/api/v1`: the same domain functions as the pages.

use axum::handler::Handler;

use crate::app::App;
use crate::base::page::Cursor;
use crate::error::Result;
use crate::routes::{Kind, Route, Verb, Who};

mod ask;
mod communities;
mod members;
mod nodes;
mod openapi;
mod posts;
pub mod problem;
mod schema;
#[cfg(test)]
mod tests;
mod threads;
mod views;

/// Reads the cursor of a request; none means the start of the list.
fn cursor(given: Option<&str>, start: Cursor) -> Result<Cursor> {
    given.map_or(Ok(start), Cursor::read)
}

/// One line of the table; most are for everybody, and the domain decides what they see.
fn api<H, T>(verb: Verb, path: &'static str, who: Who, about: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route::new(verb, path, who, Kind::Api, about, handler)
}

/// The API part of the route table.
pub fn routes() -> Vec<Route> {
    [probes(), of_communities(), of_threads(), of_posts(), of_nodes()].concat()
}

fn probes() -> Vec<Route> {
    use Verb::Get;
    let probe = Kind::Discovery;
    vec![
        Route::new(Get, "/healthz", Who::Anyone, probe, "The process answers.", nodes::alive),
        Route::new(Get, "/readyz", Who::Anyone, probe, "The database answers.", nodes::ready),
    ]
}

#[rustfmt::skip]
fn of_communities() -> Vec<Route> {
    use Verb::{Delete, Get, Patch, Post, Put};
    use Who::{Admin, Anyone, Member};
    vec![
        api(Get, "/api/v1/communities", Anyone, "Communities, the most recently active first; `q` searches their names.", communities::list),
        api(Post, "/api/v1/communities", Admin, "Opens a community on this node.", communities::open),
        api(Get, "/api/v1/communities/{id}", Anyone, "A community, by id, slug or handle@node.", communities::show),
        api(Patch, "/api/v1/communities/{id}", Member, "Changes title, description and charter.", communities::edit),
        api(Post, "/api/v1/communities/{id}/join", Member, "Joins a community, or asks to.", members::ask),
        api(Delete, "/api/v1/communities/{id}/join", Member, "Leaves a community, or takes the request back.", members::leave),
        api(Get, "/api/v1/communities/{id}/members", Member, "Members, for members of the community.", members::list),
        api(Get, "/api/v1/communities/{id}/requests", Member, "Who asked to join, for those who decide.", members::requests),
        api(Put, "/api/v1/communities/{id}/members/{who}", Member, "Gives a role, or decides on a request.", members::decide),
        api(Get, "/api/v1/communities/{id}/threads", Anyone, "Threads of a community; `filter` is latest, newest, unanswered, unread or from-here.", communities::threads),
        api(Post, "/api/v1/communities/{id}/threads", Member, "Starts a thread.", communities::start),
    ]
}

#[rustfmt::skip]
fn of_threads() -> Vec<Route> {
    use Verb::{Get, Post};
    use Who::{Anyone, Member};
    vec![
        api(Get, "/api/v1/threads", Anyone, "Threads of all communities, or of the caller's with `scope=mine`.", threads::list),
        api(Get, "/api/v1/threads/{id}", Anyone, "A thread with its opening post.", threads::show),
        api(Get, "/api/v1/threads/{id}/replies", Anyone, "Replies as a tree read from the top.", threads::replies),
        api(Post, "/api/v1/threads/{id}/replies", Member, "Replies to the opening post.", threads::reply),
        api(Post, "/api/v1/threads/{id}/read", Member, "Marks a thread as read, up to `seq` or altogether.", threads::seen),
    ]
}

#[rustfmt::skip]
fn of_posts() -> Vec<Route> {
    use Verb::{Delete, Get, Patch, Post, Put};
    use Who::{Anyone, Member};
    vec![
        api(Get, "/api/v1/posts/{id}", Anyone, "A post: an opening post or a reply.", posts::show),
        api(Patch, "/api/v1/posts/{id}", Member, "Changes the caller's own post.", posts::change),
        api(Delete, "/api/v1/posts/{id}", Member, "Deletes the caller's own post; a tombstone stays.", posts::delete),
        api(Get, "/api/v1/posts/{id}/history", Anyone, "Earlier versions, newest first.", posts::history),
        api(Post, "/api/v1/posts/{id}/replies", Member, "Replies to a post.", posts::reply),
        api(Put, "/api/v1/posts/{id}/vote", Member, "Says that a post is helpful.", posts::vote),
        api(Delete, "/api/v1/posts/{id}/vote", Member, "Takes that back.", posts::unvote),
        api(Post, "/api/v1/posts/{id}/acts", Member, "Moderates: lock, pin, remove, hide, and back.", posts::act),
    ]
}

#[rustfmt::skip]
fn of_nodes() -> Vec<Route> {
    use Verb::{Get, Post, Put};
    use Who::{Admin, Anyone, Member};
    vec![
        api(Get, "/api/v1/openapi.json", Anyone, "This description.", openapi::show),
        api(Get, "/api/v1/node", Anyone, "Public facts of this node.", nodes::this),
        api(Get, "/api/v1/nodes", Admin, "Nodes that are known or named by a rule.", nodes::list),
        api(Put, "/api/v1/nodes/{authority}", Admin, "Allows or blocks a node.", nodes::rule),
        api(Get, "/api/v1/me", Member, "The caller and their communities.", members::me),
        api(Get, "/api/v1/resolve", Member, "Finds what a handle or URL names, asking its node if need be.", nodes::resolve),
        api(Post, "/api/v1/follow", Member, "Asks to join a community, here or elsewhere.", members::follow),
    ]
}
