//! The pages: forms and links that work without script, better with it.
//!
//! A handler takes a `Visit`, calls one domain function and shows a template. What it cannot do is a `Fault`, of
//! which `errors::dress` makes the page.

mod about;
mod access;
mod admin;
mod assets;
mod clash;
mod communities;
mod community_forms;
mod compose;
mod copies;
mod dates;
mod device;
mod drafts;
mod email;
mod errors;
pub mod export;
mod federation;
mod feeds;
mod form;
mod home;
mod imports;
mod joining;
mod journey;
mod kinds;
mod l10n;
mod layers;
mod leaving;
pub mod letters;
mod life;
mod lists;
mod look;
mod mail;
mod members;
mod mentions;
mod moderate;
mod moving;
mod notifications;
mod password;
mod past;
mod people;
mod posts;
mod print;
mod recover;
mod reference;
mod reports;
mod resume;
mod saved;
mod search;
mod sessions;
mod setup;
mod shell;
mod sign;
mod thread;
mod tokens;
mod topics;
mod tree;
mod unsubscribe;
mod visit;

#[cfg(test)]
mod tests;

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::error::Error;
use crate::routes::{Kind, Route, Verb, Who};

pub use layers::layers;

/// The page for an address that does not exist, or may not be known to.
pub async fn not_found(State(_app): State<App>, _request: Request) -> Response {
    errors::Fault::from(Error::NotFound).into_response()
}

/// The answer to a method that a path does not have.
pub async fn wrong_method(_app: App, _request: Request) -> Response {
    errors::Fault::WrongMethod.into_response()
}

fn page<H, T>(path: &'static str, who: Who, about: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route::new(Verb::Get, path, who, Kind::Page, about, handler)
}

fn form<H, T>(path: &'static str, who: Who, about: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route::new(Verb::Post, path, who, Kind::Form, about, handler)
}

fn feed<H, T>(path: &'static str, about: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route::new(Verb::Get, path, Who::Anyone, Kind::Feed, about, handler)
}

/// The pages and forms of the route table.
pub fn routes() -> Vec<Route> {
    [
        node_routes(),
        steering_routes(),
        community_routes(),
        thread_routes(),
        place_routes(),
        member_routes(),
        settings_routes(),
    ]
    .concat()
}

#[rustfmt::skip]
fn node_routes() -> Vec<Route> {
    use Who::{Admin, Anyone, Setup};
    vec![
        page("/", Anyone, "Home: what is new", home::show),
        page("/about", Anyone, "The association and its node", about::show),
        page("/about/accessibility", Anyone, "How accessible the pages are, and how that is known", access::show),
        form("/about/accessibility", Anyone, "Sets easier letters", access::choose),
        page("/about/keys", Anyone, "What keys do, for members who turned them on", access::keys),
        page("/about/api", Anyone, "The API's description for people", reference::show),
        page("/search", Anyone, "Finds communities, people and posts by name or address", search::show),
        page("/setup", Setup, "First-run set-up", setup::show),
        form("/setup", Setup, "Sets the node up", setup::send),
        page("/admin", Admin, "Run this node", admin::show),
        page("/admin/sign-up", Admin, "How people become members, and invitations", joining::show),
        form("/admin/sign-up", Admin, "Sets how people become members", joining::set),
        form("/admin/invitations", Admin, "Makes an invitation and shows its link once", joining::invite),
        form("/admin/invitations/again", Admin, "Sends an invitation that is for one address once more", joining::again),
        form("/admin/invitations/revoke", Admin, "Takes an invitation back", joining::revoke),
        page("/admin/applications", Admin, "Who applied", joining::applications),
        form("/admin/applications", Admin, "Lets somebody in who applied, or not", joining::decide),
        form("/admin/keys", Admin, "Gives somebody here new keys", admin::new_keys),
        page("/admin/mail", Admin, "Whether mail goes, and what waits", mail::show),
        form("/admin/mail", Admin, "Sends a test mail", mail::test),
        form("/admin/mail/again", Admin, "Sends a mail again that was refused or may not have gone", mail::again),
        form("/admin/mode", Admin, "Sets the federation mode", federation::mode),
        form("/admin/nodes", Admin, "Allows or blocks a node", federation::rule),
        page("/admin/federation", Admin, "Other nodes and how they stand", federation::list),
        page("/admin/federation/failed", Admin, "Received messages that failed", federation::failed),
        form("/admin/federation/failed", Admin, "Tries a failed message again", federation::try_again),
        page("/admin/federation/nodes/{authority}", Admin, "A node and what is sent to it", federation::node),
        form("/admin/federation/nodes/{authority}", Admin, "Tries again, pauses, resumes", federation::act),
        page("/admin/federation/nodes/{authority}/received", Admin, "What a node sent", federation::got),
        Route::new(Verb::Get, "/static/{file}", Anyone, Kind::Asset, "Stylesheet, script, fonts", assets::show),
    ]
}

#[rustfmt::skip]
fn steering_routes() -> Vec<Route> {
    use Who::{Admin, Anyone};
    vec![
        page("/admin/members", Admin, "All members, by name and how they stand", members::list),
        form("/admin/members", Admin, "Does something with several members, after asking", members::several),
        page("/admin/members/@{handle}", Admin, "A member, as those who run the node see them", members::one),
        form("/admin/members/@{handle}", Admin, "Suspends, gives rights and roles, ends sessions", members::do_one),
        page("/admin/communities", Admin, "This node's communities: who runs them, what waits", admin::communities),
        page("/admin/look", Admin, "The node's name, colours and logo", look::show),
        form("/admin/look", Admin, "Changes them", look::save).up_to(look::LARGEST),
        Route::new(Verb::Get, "/look.css", Anyone, Kind::Asset, "The node's own colours", look::stylesheet),
        Route::new(Verb::Get, "/logo.png", Anyone, Kind::Asset, "The node's logo", look::picture),
        page("/admin/audit", Admin, "The log of what admins and operators did", members::log),
        page("/admin/members/import", Admin, "The form for a file of members, and earlier ones", imports::show),
        form("/admin/members/import", Admin, "Takes a file of members and looks at it", imports::send).up_to(imports::LARGEST),
        page("/admin/members/import/{import}", Admin, "What becomes of a file of members", imports::one),
        form("/admin/members/import/{import}", Admin, "Chooses columns, begins, or deletes the file", imports::decide),
        Route::new(Verb::Get, "/admin/members/import/{import}/faults", Admin, Kind::File, "What is wrong with its rows, as CSV", imports::faults),
    ]
}

#[rustfmt::skip]
fn community_routes() -> Vec<Route> {
    use Who::{Admin, Anyone, Member};
    vec![
        page("/communities", Anyone, "All communities", communities::list),
        page("/communities/new", Admin, "The form for a new community", community_forms::new),
        form("/communities/new", Admin, "Opens a community", community_forms::open),
        page("/c/{slug}", Anyone, "A community's discussions", communities::discussions),
        page("/c/{slug}/about", Anyone, "A community's charter", communities::about),
        page("/c/{slug}/members", Member, "Members and requests", communities::members),
        page("/c/{slug}/log", Anyone, "The moderation log", communities::log),
        page("/c/{slug}/reports", Member, "What was reported, for those who moderate", reports::list),
        form("/c/{slug}/reports", Member, "Says that a report was dealt with", reports::close),
        page("/c/{slug}/edit", Member, "The form for title and charter", community_forms::edit),
        form("/c/{slug}/edit", Member, "Changes title and charter", community_forms::save),
        page("/c/{slug}/topics", Anyone, "The topics of a community", topics::list),
        form("/c/{slug}/topics", Member, "Adds, renames or merges topics", topics::keep),
        page("/c/{slug}/topics/{topic}", Anyone, "The threads of a topic", topics::show),
        form("/t/{page}/topic", Member, "Moves a thread to another topic", topics::move_thread),
        page("/c/{slug}/life", Member, "How a community stands, for its facilitators", life::show),
        form("/c/{slug}/life", Member, "Opens, rests, closes or reopens a community", life::take),
        page("/c/{slug}/copies", Member, "How the copy of a community elsewhere compares with its home", copies::community),
        form("/c/{slug}/copies", Member, "Compares it now", copies::ask_community),
        form("/c/{slug}/past", Member, "Fetches earlier discussions of a community elsewhere", past::community),
        form("/c/{slug}/level", Member, "How much to hear of a community", notifications::hear_community),
        form("/c/{slug}/join", Member, "Joins, or asks to", community_forms::join),
        form("/c/{slug}/leave", Member, "Leaves", community_forms::leave),
        form("/c/{slug}/requests", Member, "Accepts or refuses a request", community_forms::decide),
        form("/c/{slug}/role", Member, "Gives or takes a role", community_forms::role),
        page("/c/{slug}/suspend", Member, "Suspending somebody", community_forms::suspending),
        form("/c/{slug}/suspend", Member, "Suspends somebody, or ends it", community_forms::suspend),
        page("/c/{slug}/new", Member, "The form for a new thread", compose::show),
        form("/c/{slug}/new", Member, "Starts a thread, or previews it", compose::send),
    ]
}

#[rustfmt::skip]
fn thread_routes() -> Vec<Route> {
    use Who::{Anyone, Member};
    vec![
        page("/t/{page}", Anyone, "A thread with its replies", thread::show),
        form("/t/{page}/level", Member, "How much to hear of a thread", notifications::hear_thread),
        page("/t/{page}/copies", Member, "How the copy of a thread elsewhere compares with its home", copies::thread),
        form("/t/{page}/copies", Member, "Compares it now", copies::ask_thread),
        form("/t/{page}/past", Member, "Fetches what may be missing of a thread elsewhere", past::thread),
        form("/t/{page}/reply", Member, "Replies, or previews the reply", posts::reply),
        page("/r/{page}", Anyone, "The place of a reply in its thread", thread::place),
        form("/p/{page}/vote", Member, "Says helpful, or takes it back", posts::vote),
        form("/t/{page}/vote", Member, "Votes in a poll", kinds::vote),
        form("/p/{page}/helped", Member, "Says that a reply helped, or takes it back", kinds::helped),
        page("/p/{page}/reply", Member, "The form to answer a post", drafts::reply),
        page("/p/{page}/edit", Member, "The form to change a post", posts::edit),
        form("/p/{page}/edit", Member, "Changes a post", posts::save),
        page("/p/{page}/delete", Member, "Asks before deleting", posts::ask_delete),
        form("/p/{page}/delete", Member, "Deletes a post", posts::delete),
        page("/p/{page}/history", Anyone, "Earlier versions of a post", posts::history),
        page("/p/{page}/journey", Member, "What happened to a post", journey::show),
        page("/p/{page}/report", Member, "The form to report a post", reports::show),
        form("/p/{page}/report", Member, "Reports a post to those who moderate", reports::send),
        page("/p/{page}/moderate", Member, "The form to moderate a post", moderate::show),
        form("/p/{page}/moderate", Member, "Moderates a post", moderate::send),
    ]
}

/// What helps a member to find their place again.
#[rustfmt::skip]
fn place_routes() -> Vec<Route> {
    use Who::{Anyone, Member};
    vec![
        page("/t/{page}/unread", Anyone, "Leads to the first reply that came since", thread::first_unread),
        form("/t/{page}/unread", Member, "Marks a thread as never read", thread::unmark),
        form("/c/{slug}/read", Member, "Marks a community as read", communities::mark_all),
        page("/t/{page}/print", Anyone, "A whole thread on one page, to be printed", print::show),
        feed("/c/{slug}/feed", "A public community's threads, as a feed", feeds::community),
        feed("/t/{page}/feed", "A public thread's replies, as a feed", feeds::thread),
        feed("/feed/{secret}", "What is new for the member whose secret it is", feeds::private),
        page("/settings/feeds", Member, "The member's private feeds", feeds::show),
        form("/settings/feeds", Member, "Makes one and shows its address once", feeds::make),
        form("/settings/feeds/revoke", Member, "Revokes one", feeds::revoke),
        form("/mentions", Member, "Whom a writer may name, for a script", mentions::suggest),
        page("/saved", Member, "Threads that the member saved", saved::list),
        form("/saved/remove", Member, "Takes a thread off that list", saved::remove),
        page("/t/{page}/save", Member, "The form to save a thread, with a note and a reminder", saved::show),
        form("/t/{page}/save", Member, "Saves a thread", saved::save),
        page("/drafts", Member, "What the member began to write", drafts::list),
        form("/drafts", Member, "Keeps a draft: by its button, and by a script while somebody types", drafts::save),
        form("/drafts/discard", Member, "Discards a draft", drafts::discard),
    ]
}

#[rustfmt::skip]
fn member_routes() -> Vec<Route> {
    use Who::{Anyone, Member};
    vec![
        page("/unsubscribe", Who::Anyone, "Ending mail that tells of what waits", unsubscribe::show),
        form("/unsubscribe", Who::Anyone, "Ends it, by the link in the mail", unsubscribe::end),
        page("/notifications", Member, "What the member is told of", notifications::list),
        form("/notifications", Member, "Marks what was shown as seen", notifications::see_all),
        page("/notifications/{id}", Member, "Leads to what a notification is about", notifications::open),
        page("/@{handle}", Anyone, "A person's profile", people::show),
        page("/u/{id}", Anyone, "The profile of a person by id", people::by_id),
        page("/sign-in", Anyone, "The form to sign in", sign::show_in),
        form("/sign-in", Anyone, "Signs in", sign::send_in),
        page("/sign-up", Anyone, "The form to become a member, where open", sign::show_up),
        form("/sign-up", Anyone, "Makes a member", sign::send_up),
        page("/confirm", Anyone, "What a link leads to that confirms an address", recover::show_confirm),
        form("/confirm", Anyone, "Confirms an address", recover::send_confirm),
        page("/forgot", Anyone, "The form to ask for a new password", recover::show_forgot),
        form("/forgot", Anyone, "Sends a link to the address of an account, if there is one", recover::send_forgot),
        page("/reset", Anyone, "The form to choose a new password, by a link", recover::show_reset),
        form("/reset", Anyone, "Sets the password and ends all sessions", recover::send_reset),
        form("/sign-out", Member, "Signs out", sign::out),
    ]
}

#[rustfmt::skip]
fn settings_routes() -> Vec<Route> {
    use Who::{Anyone, Member};
    vec![
        page("/settings", Member, "Profile, language, time zone", people::settings),
        form("/settings", Member, "Changes profile, language, time zone", people::save),
        page("/settings/email", Member, "The member's e-mail address", email::show),
        form("/settings/email", Member, "Asks to change it, by a link that goes to the new one", email::change),
        form("/settings/email/again", Member, "Sends the link to the address once more", email::again),
        form("/settings/email/waiting", Member, "Mail that tells of what waits, or none", email::waiting),
        page("/settings/password", Member, "The form for another password", password::show),
        form("/settings/password", Member, "Changes it, by who knows the one that is", password::save),
        page("/settings/sessions", Member, "Where the member is signed in", sessions::show),
        form("/settings/sessions/end", Member, "Ends a session", sessions::end),
        form("/settings/sessions/end-others", Member, "Ends all sessions but this one", sessions::end_others),
        page("/settings/tokens", Member, "The member's tokens for the API", tokens::show),
        form("/settings/tokens", Member, "Makes a token and shows its secret once", tokens::make),
        form("/settings/tokens/revoke", Member, "Revokes a token", tokens::revoke),
        page("/settings/moving", Member, "The member's other accounts, and that they moved", moving::show),
        form("/settings/moving", Member, "Says that the member moved", moving::leave),
        form("/settings/moving/back", Member, "Takes that back", moving::back),
        form("/settings/moving/accounts", Member, "Names another account of the member's", moving::name),
        form("/settings/moving/accounts/remove", Member, "Takes that back", moving::forget),
        page("/settings/export", Member, "What a copy of the member's own data holds", export::show),
        form("/settings/export", Member, "Gives the archive to whoever knows the password", export::send),
        page("/settings/leaving", Member, "What leaving the node does, in each way", leaving::show),
        form("/settings/leaving", Member, "Leaves the node", leaving::leave),
        page("/left", Anyone, "What leaving did", leaving::done),
    ]
}
