//! The JSON API under `/api/v1`: the same domain functions as the pages.

use axum::handler::Handler;
use axum::middleware;
use axum::routing::MethodRouter;

use crate::app::App;
use crate::base::page::Cursor;
use crate::error::Result;
use crate::routes::{Kind, Route, Verb, Who};

mod accessible;
mod ask;
mod communities;
mod did;
mod divergence;
mod drafts;
mod exchange;
mod export;
mod feeds;
mod history;
mod imports;
mod joining;
mod journey;
mod kinds;
mod leaving;
mod mail;
mod members;
mod mentionable;
mod moving;
mod nodes;
mod notifications;
mod once;
mod openapi;
mod people;
mod posts;
pub mod problem;
mod recover;
mod reports;
mod roster;
mod saved;
mod schema;
mod sessions;
mod spec;
#[cfg(test)]
mod tests;
mod threads;
mod tokens;
mod topics;
mod views;

pub use openapi::description;
pub use spec::Spec;

use accessible::AccessibilityView;
use communities::{After, EditCommunity, OpenCommunity, Search, StartThread, TakeStep};
use divergence::{DifferingView, DivergenceView, OverviewView};
use drafts::{DraftView, PostDraft, ThreadDraft};
use exchange::{Named, Rule, Sent};
use feeds::{FeedView, NewFeed, NewFeedView};
use history::HistoryView;
use imports::{ImportFaultView, ImportView, NewImport};
use joining::{CandidateView, Decision, InvitationView, NewInvitation, NewInvitationView};
use journey::{JourneyView, OfJourney};
use leaving::{Leave, LeavingView};
use mail::{MailView, TestMail};
use members::{Decide, Follow, Joined};
use mentionable::{Beginning, MentionableView};
use moving::{NewHome, OtherAccount};
use nodes::{NewLogo, NodeSettings, Question, Resolved};
use notifications::{
    CommunityLevel, CommunityLevelView, NotificationView, SeenUpTo, ThreadLevel, ThreadLevelView,
};
use openapi::Document;
use people::EditMe;
use posts::{ActDone, EditPost, NewAct, NewReply, Votes};
use recover::{ChangedPassword, NewEmail};
use reports::{NewReport, OfState, ReportView};
use roster::{
    AuditView, ChangeMember, DoWithSeveral, DoneWith, MemberEntryView, MemberFileView, NewRole,
    NodeOverviewView, WhichActs, WhichMembers,
};
use saved::{SaveThread, SavedView};
use sessions::SessionView;
use threads::{Anywhere, FirstUnread, InCommunity, Seen};
use tokens::{NewToken, NewTokenView};
use topics::{ChangeTopic, MoveThread, NewTopic};
use views::{
    ActView, CommunityView, DeliveryView, FiguresView, List, MeView, MemberView, NodeView, PostView,
    ProfileView, ReceivedView, SummaryView, ThisNodeView, ThreadView, TokenView, TopicView, VersionView,
};

/// Reads the cursor of a request; none means the start of the list.
fn cursor(given: Option<&str>, start: Cursor) -> Result<Cursor> {
    given.map_or(Ok(start), Cursor::read)
}

/// Puts what carries a request out once, under its key, before a handler.
pub fn once(app: &App, handler: MethodRouter) -> MethodRouter {
    handler.layer(middleware::from_fn_with_state(app.clone(), once::layer))
}

/// One line of the table, its last word the operation's name; most are for everybody, and the domain decides what
/// they see.
fn api<H, T>(
    verb: Verb,
    path: &'static str,
    who: Who,
    name: &'static str,
    about: &'static str,
    handler: H,
) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route::new(verb, path, who, Kind::Api, about, handler).named(name)
}

/// The API part of the route table.
pub fn routes() -> Vec<Route> {
    let under = |subject, routes: Vec<Route>| routes.into_iter().map(move |r| r.under(subject));
    let subjects = [
        ("Communities", of_communities()),
        ("Topics", of_topics()),
        ("Members", of_members()),
        ("Threads", of_threads()),
        ("Posts", of_posts()),
        ("Questions and polls", kinds::routes()),
        ("People", of_people()),
        ("The caller", of_me()),
        ("One's place", of_place()),
        ("This node", of_nodes()),
        ("Links in mails", recover::routes()),
        ("Joining", of_joining()),
        ("Members, for admins", of_roster()),
        ("Mail", of_mail()),
        ("Other nodes", of_exchange()),
    ];
    probes()
        .into_iter()
        .chain(subjects.into_iter().flat_map(|(subject, routes)| under(subject, routes)))
        .collect()
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
    use Verb::{Get, Patch, Post, Put};
    use Who::{Admin, Anyone, Member};
    vec![
        api(Get, "/api/v1/communities", Anyone, "listCommunities", "Communities, the most recently active first.", communities::list)
            .asks::<Search>().gives::<List<CommunityView>>(),
        api(Post, "/api/v1/communities", Admin, "openCommunity", "Opens a community on this node.", communities::open)
            .takes::<OpenCommunity>().creates::<CommunityView>(),
        api(Get, "/api/v1/communities/{id}", Anyone, "getCommunity", "A community.", communities::show)
            .shows::<CommunityView>(),
        api(Patch, "/api/v1/communities/{id}", Member, "editCommunity", "Changes title, description and charter; for facilitators and admins.", communities::edit)
            .takes::<EditCommunity>().shows::<CommunityView>().guarded(),
        api(Post, "/api/v1/communities/{id}/life", Member, "takeStep", "Opens, rests, closes or reopens a community; for facilitators and admins.", communities::take_step)
            .takes::<TakeStep>().gives::<CommunityView>(),
        api(Get, "/api/v1/communities/{id}/log", Anyone, "listActs", "The moderation log: acts on posts that the caller may read, newest first.", communities::log)
            .asks::<After>().gives::<List<ActView>>(),
        api(Get, "/api/v1/communities/{id}/reports", Member, "listReports", "What was reported, newest first; empty for those who do not moderate.", reports::list)
            .asks::<OfState>().gives::<List<ReportView>>(),
        api(Post, "/api/v1/communities/{id}/reports/{report}/close", Member, "closeReport", "Says that a report was dealt with; for those who moderate.", reports::close),
        api(Get, "/api/v1/communities/{id}/threads", Anyone, "listThreadsOfCommunity", "Threads of a community.", communities::threads)
            .asks::<InCommunity>().gives::<List<SummaryView>>(),
        api(Post, "/api/v1/communities/{id}/threads", Member, "startThread", "Starts a thread.", communities::start)
            .takes::<StartThread>().creates::<ThreadView>(),
        api(Get, "/api/v1/communities/{id}/level", Member, "getCommunityLevel", "How much the caller hears of a community.", notifications::of_community)
            .gives::<CommunityLevelView>(),
        api(Put, "/api/v1/communities/{id}/level", Member, "setCommunityLevel", "Chooses how much to hear of a community.", notifications::hear_community)
            .takes::<CommunityLevel>(),
        api(Get, "/api/v1/communities/{id}/history", Member, "getHistory", "How far the past of a community elsewhere came.", history::of_community)
            .gives::<HistoryView>(),
        api(Post, "/api/v1/communities/{id}/history", Member, "fetchHistory", "Asks for the past of a community elsewhere; for its members.", history::ask_community),
        api(Get, "/api/v1/communities/{id}/divergence", Member, "getDivergence", "How the copy of a community elsewhere compares with its home.", divergence::of_community)
            .gives::<OverviewView>(),
        api(Get, "/api/v1/communities/{id}/divergence/threads", Member, "listDiverging", "The threads of it that differ.", divergence::differing)
            .asks::<After>().gives::<List<DifferingView>>(),
        api(Post, "/api/v1/communities/{id}/divergence", Member, "compareCommunity", "Compares it with its home now; for its members.", divergence::ask_community),
        api(Post, "/api/v1/follow", Member, "follow", "Asks to join a community, here or elsewhere; asks its node if need be.", members::follow)
            .takes::<Follow>().gives::<Joined>().asks_others(),
    ]
}

#[rustfmt::skip]
fn of_topics() -> Vec<Route> {
    use Verb::{Get, Patch, Post};
    use Who::{Anyone, Member};
    vec![
        api(Get, "/api/v1/communities/{id}/topics", Anyone, "listTopics", "The topics of a community, by name.", topics::list)
            .gives::<List<TopicView>>(),
        api(Post, "/api/v1/communities/{id}/topics", Member, "addTopic", "Adds a topic; for facilitators and admins.", topics::add)
            .takes::<NewTopic>(),
        api(Patch, "/api/v1/communities/{id}/topics/{topic}", Member, "changeTopic", "Renames a topic, or merges it into another; for facilitators and admins.", topics::change)
            .takes::<ChangeTopic>(),
    ]
}

#[rustfmt::skip]
fn of_members() -> Vec<Route> {
    use Verb::{Delete, Get, Post, Put};
    use Who::Member;
    vec![
        api(Post, "/api/v1/communities/{id}/join", Member, "join", "Joins a community, or asks to.", members::ask)
            .gives::<Joined>(),
        api(Delete, "/api/v1/communities/{id}/join", Member, "leave", "Leaves a community, or takes the request back.", members::leave),
        api(Get, "/api/v1/communities/{id}/members", Member, "listMembers", "Members, newest first; empty for those who are not members themselves.", members::list)
            .asks::<After>().gives::<List<MemberView>>(),
        api(Get, "/api/v1/communities/{id}/requests", Member, "listRequests", "Who asked to join, oldest first; empty for those who do not decide.", members::requests)
            .gives::<List<MemberView>>(),
        api(Put, "/api/v1/communities/{id}/members/{who}", Member, "decideOnMember", "Gives a role, decides on a request, suspends or ends a suspension; for those who moderate.", members::decide)
            .takes::<Decide>(),
    ]
}

#[rustfmt::skip]
fn of_threads() -> Vec<Route> {
    use Verb::{Get, Post, Put};
    use Who::{Anyone, Member};
    vec![
        api(Get, "/api/v1/threads", Anyone, "listThreads", "Threads of all communities, or of the caller's.", threads::list)
            .asks::<Anywhere>().gives::<List<SummaryView>>(),
        api(Get, "/api/v1/threads/{id}", Anyone, "getThread", "A thread with its opening post.", threads::show)
            .shows::<ThreadView>(),
        api(Get, "/api/v1/threads/{id}/replies", Anyone, "listReplies", "Replies as a tree read from the top.", threads::replies)
            .asks::<After>().gives::<List<PostView>>(),
        api(Post, "/api/v1/threads/{id}/replies", Member, "replyToThread", "Replies to the opening post.", threads::reply)
            .takes::<NewReply>().creates::<PostView>(),
        api(Post, "/api/v1/threads/{id}/read", Member, "markRead", "Marks a thread as read, up to `seq` or altogether.", threads::seen)
            .takes::<Seen>(),
        api(Put, "/api/v1/threads/{id}/topic", Member, "moveThread", "Moves a thread to another topic, or out of all; for those who moderate.", topics::move_thread)
            .takes::<MoveThread>().gives::<ActDone>(),
        api(Get, "/api/v1/threads/{id}/level", Member, "getThreadLevel", "How much the caller hears of a thread.", notifications::of_thread)
            .gives::<ThreadLevelView>(),
        api(Put, "/api/v1/threads/{id}/level", Member, "setThreadLevel", "Chooses how much to hear of a thread.", notifications::hear_thread)
            .takes::<ThreadLevel>(),
        api(Get, "/api/v1/threads/{id}/divergence", Member, "getThreadDivergence", "How the copy of a thread elsewhere compares with its home.", divergence::of_thread)
            .gives::<DivergenceView>(),
        api(Post, "/api/v1/threads/{id}/divergence", Member, "compareThread", "Compares its community with its home now; for its members.", divergence::ask_thread),
        api(Get, "/api/v1/threads/{id}/history", Member, "getThreadHistory", "How far a thread elsewhere was fetched.", history::of_thread)
            .gives::<HistoryView>(),
        api(Post, "/api/v1/threads/{id}/history", Member, "fetchThread", "Asks for what may be missing of a thread elsewhere.", history::ask_thread),
    ]
}

#[rustfmt::skip]
fn of_posts() -> Vec<Route> {
    use Verb::{Delete, Get, Patch, Post, Put};
    use Who::{Anyone, Member};
    vec![
        api(Get, "/api/v1/posts/{id}", Anyone, "getPost", "A post: an opening post or a reply.", posts::show)
            .shows::<PostView>(),
        api(Patch, "/api/v1/posts/{id}", Member, "editPost", "Changes the caller's own post; the version before stays in its history.", posts::change)
            .takes::<EditPost>().shows::<PostView>().guarded(),
        api(Delete, "/api/v1/posts/{id}", Member, "deletePost", "Deletes the caller's own post; a tombstone stays.", posts::delete)
            .guarded(),
        api(Get, "/api/v1/posts/{id}/history", Anyone, "listVersions", "Earlier versions, newest first.", posts::history)
            .gives::<List<VersionView>>(),
        api(Get, "/api/v1/posts/{id}/journey", Member, "getJourney", "What happened to a post: stored, told to how many nodes, taken or refused, changed; node by node for its author and those who moderate, with every try for admins.", journey::show)
            .asks::<OfJourney>().gives::<JourneyView>(),
        api(Post, "/api/v1/posts/{id}/replies", Member, "replyToPost", "Replies to a post.", posts::reply)
            .takes::<NewReply>().creates::<PostView>(),
        api(Put, "/api/v1/posts/{id}/vote", Member, "vote", "Says that a post is helpful.", posts::vote)
            .gives::<Votes>(),
        api(Delete, "/api/v1/posts/{id}/vote", Member, "takeVoteBack", "Takes that back.", posts::unvote)
            .gives::<Votes>(),
        api(Post, "/api/v1/posts/{id}/acts", Member, "moderate", "Moderates: lock, pin, remove, hide, and back; for those who moderate.", posts::act)
            .takes::<NewAct>().gives::<ActDone>(),
        api(Post, "/api/v1/posts/{id}/reports", Member, "reportPost", "Reports a post to those who moderate, here and at the nodes of its community and author; there without the caller's name.", reports::send)
            .takes::<NewReport>(),
    ]
}

#[rustfmt::skip]
fn of_people() -> Vec<Route> {
    use Verb::Get;
    use Who::{Anyone, Member};
    vec![
        api(Get, "/api/v1/people/{id}", Anyone, "getPerson", "A person with what they say of themselves.", people::show)
            .shows::<ProfileView>(),
        api(Get, "/api/v1/people/{id}/posts", Anyone, "listPostsOfPerson", "What a person wrote, newest first, as far as the caller may read it.", people::posts)
            .asks::<After>().gives::<List<PostView>>(),
        api(Get, "/api/v1/resolve", Member, "resolve", "Finds what a handle or URL names, asking its node if need be.", nodes::resolve)
            .asks::<Question>().gives::<Resolved>().asks_others(),
    ]
}

#[rustfmt::skip]
fn of_me() -> Vec<Route> {
    use Verb::{Delete, Get, Patch, Post, Put};
    use Who::Member;
    vec![
        api(Get, "/api/v1/me", Member, "getMe", "The caller and their communities.", people::me)
            .shows::<MeView>(),
        api(Patch, "/api/v1/me", Member, "editMe", "Changes the caller's profile, language and time zone.", people::edit)
            .takes::<EditMe>().shows::<MeView>(),
        api(Get, "/api/v1/notifications", Member, "listNotifications", "What the caller is told: answers, mentions, decisions about them; newest first.", notifications::list)
            .asks::<After>().gives::<List<NotificationView>>(),
        api(Post, "/api/v1/notifications/read", Member, "markNotificationsSeen", "Marks notifications as seen, up to one.", notifications::see)
            .takes::<SeenUpTo>(),
        api(Post, "/api/v1/me/accounts", Member, "nameAccount", "Names an account on another node as the caller's own, asking that node if need be; everybody can read it. At most five.", moving::name)
            .takes::<OtherAccount>().shows::<MeView>().asks_others(),
        api(Delete, "/api/v1/me/accounts/{account}", Member, "forgetAccount", "Takes that back.", moving::forget)
            .shows::<MeView>(),
        api(Put, "/api/v1/me/move", Member, "move", "Says that the caller is the account `target` from now on, which has to name the caller. A notice: nothing else moves.", moving::leave)
            .takes::<NewHome>().shows::<MeView>().asks_others(),
        api(Delete, "/api/v1/me/move", Member, "comeBack", "Takes that back.", moving::back)
            .shows::<MeView>(),
        api(Put, "/api/v1/me/email", Member, "changeEmail", "Asks to change the caller's e-mail address, by a link that goes to the new one; the answer does not tell whether somebody else has it.", recover::change)
            .takes::<NewEmail>(),
        api(Put, "/api/v1/me/password", Member, "changePassword", "Changes the caller's password; sessions end.", recover::change_password)
            .takes::<ChangedPassword>(),
        api(Post, "/api/v1/me/email/confirmation", Member, "confirmEmailAgain", "Sends the link to the caller's address once more.", recover::again),
        api(Get, "/api/v1/me/sessions", Member, "listSessions", "Where the caller is signed in, the last used first.", sessions::list)
            .gives::<List<SessionView>>(),
        api(Delete, "/api/v1/me/sessions", Member, "endSessions", "Signs the caller out everywhere; tokens still hold.", sessions::end_all),
        api(Delete, "/api/v1/me/sessions/{id}", Member, "endSession", "Ends a session.", sessions::end),
        api(Get, "/api/v1/me/export", Member, "exportMe", "Everything that the node holds of the caller, as a ZIP archive.", export::get)
            .gives::<export::Archive>(),
        api(Get, "/api/v1/me/leaving", Member, "getLeaving", "What leaving this node would do, in figures.", leaving::show)
            .shows::<LeavingView>(),
        api(Post, "/api/v1/me/leaving", Member, "leaveNode", "Leaves this node: the account is erased, and what the caller wrote stays under their name, without it, or is deleted. Cannot be undone.", leaving::leave)
            .takes::<Leave>(),
        api(Get, "/api/v1/tokens", Member, "listTokens", "The caller's tokens, without their secrets.", tokens::list)
            .gives::<List<TokenView>>(),
        api(Post, "/api/v1/tokens", Member, "makeToken", "Makes a token; its secret is shown once.", tokens::make)
            .takes::<NewToken>().creates::<NewTokenView>(),
        api(Delete, "/api/v1/tokens/{id}", Member, "revokeToken", "Revokes a token, also the one that asks.", tokens::revoke),
    ]
}

#[rustfmt::skip]
fn of_place() -> Vec<Route> {
    use Verb::{Delete, Get, Post, Put};
    use Who::Member;
    vec![
        api(Get, "/api/v1/communities/{id}/mentionable", Member, "listMentionable", "Whom the caller may name in a community: people of a thread, and members where the caller is one.", mentionable::list)
            .asks::<Beginning>().gives::<List<MentionableView>>(),
        api(Get, "/api/v1/feeds", Member, "listFeeds", "The caller's private feeds, without their addresses.", feeds::list)
            .gives::<List<FeedView>>(),
        api(Post, "/api/v1/feeds", Member, "makeFeed", "Makes a private Atom feed of what is new for the caller; its address is shown once.", feeds::make)
            .takes::<NewFeed>().creates::<NewFeedView>(),
        api(Delete, "/api/v1/feeds/{id}", Member, "revokeFeed", "Revokes a private feed.", feeds::revoke),
        api(Delete, "/api/v1/threads/{id}/read", Member, "markUnread", "Marks a thread as never read.", threads::unseen),
        api(Get, "/api/v1/threads/{id}/unread", Member, "getFirstUnread", "The first reply that came since the caller read a thread last.", threads::first_unread)
            .gives::<FirstUnread>(),
        api(Post, "/api/v1/communities/{id}/read", Member, "markAllRead", "Marks every thread of a community as read.", threads::all_seen),
        api(Get, "/api/v1/saved", Member, "listSaved", "Threads that the caller saved, the last first.", saved::list)
            .asks::<After>().gives::<List<SavedView>>(),
        api(Put, "/api/v1/threads/{id}/saved", Member, "saveThread", "Saves a thread with a note and a reminder; once more changes them.", saved::save)
            .takes::<SaveThread>(),
        api(Delete, "/api/v1/threads/{id}/saved", Member, "forgetSaved", "Takes a thread off the caller's list.", saved::remove),
        api(Get, "/api/v1/drafts", Member, "listDrafts", "What the caller began to write and has not sent, the last changed first.", drafts::list)
            .asks::<After>().gives::<List<DraftView>>(),
        api(Get, "/api/v1/drafts/{id}", Member, "getDraft", "A draft of the caller's.", drafts::show)
            .shows::<DraftView>(),
        api(Delete, "/api/v1/drafts/{id}", Member, "discardDraft", "Discards a draft.", drafts::discard),
        api(Put, "/api/v1/communities/{id}/draft", Member, "keepThreadDraft", "Keeps the caller's draft of a new thread; one a community. Sending the same words deletes it.", drafts::of_thread)
            .takes::<ThreadDraft>().shows::<DraftView>().guarded(),
        api(Put, "/api/v1/posts/{id}/draft", Member, "keepPostDraft", "Keeps the caller's draft of a reply to a post, or of other words for their own post; one of each a post.", drafts::of_post)
            .takes::<PostDraft>().shows::<DraftView>().guarded(),
    ]
}

#[rustfmt::skip]
fn of_nodes() -> Vec<Route> {
    use Verb::{Delete, Get, Patch, Put};
    use Who::{Admin, Anyone};
    vec![
        api(Get, "/api/v1/node", Anyone, "getNode", "Public facts of this node.", nodes::this)
            .shows::<ThisNodeView>(),
        api(Patch, "/api/v1/node", Admin, "setNode", "Sets how people become members, the federation mode, and how the node looks.", nodes::set)
            .takes::<NodeSettings>().shows::<ThisNodeView>(),
        api(Put, "/api/v1/node/logo", Admin, "setLogo", "Sets the node's logo.", nodes::logo)
            .takes::<NewLogo>().up_to(3 * 1024 * 1024),
        api(Delete, "/api/v1/node/logo", Admin, "removeLogo", "Takes it away.", nodes::no_logo),
        api(Get, "/api/v1/accessibility", Anyone, "getAccessibility", "What is tested of the pages' accessibility.", accessible::show)
            .shows::<AccessibilityView>(),
        api(Get, "/api/v1/openapi.json", Anyone, "getDescription", "This description.", openapi::show)
            .shows::<Document>(),
    ]
}

#[rustfmt::skip]
fn of_joining() -> Vec<Route> {
    use Verb::{Delete, Get, Post, Put};
    use Who::Admin;
    vec![
        api(Get, "/api/v1/invitations", Admin, "listInvitations", "Invitations, newest first, without their links.", joining::list)
            .asks::<After>().gives::<List<InvitationView>>(),
        api(Post, "/api/v1/invitations", Admin, "invite", "Makes an invitation; its link is shown once.", joining::make)
            .takes::<NewInvitation>().creates::<NewInvitationView>(),
        api(Post, "/api/v1/invitations/{id}/mail", Admin, "mailInvitation", "Sends an invitation that is for one address once more, with a new link.", joining::again),
        api(Delete, "/api/v1/invitations/{id}", Admin, "revokeInvitation", "Takes an invitation back.", joining::revoke),
        api(Get, "/api/v1/applications", Admin, "listApplications", "Who applied, the longest waiting first.", joining::applications)
            .asks::<After>().gives::<List<CandidateView>>(),
        api(Put, "/api/v1/applications/{id}", Admin, "decideOnApplication", "Lets somebody in who applied, or not; they get a mail.", joining::decide)
            .takes::<Decision>(),
        api(Get, "/api/v1/imports", Admin, "listImports", "Files of members that were sent, newest first.", imports::list)
            .asks::<After>().gives::<List<ImportView>>(),
        api(Post, "/api/v1/imports", Admin, "sendImport", "Looks at a file of members and says what would become of it; nobody is invited yet. The file is kept sealed for a day at most.", imports::send)
            .takes::<NewImport>().creates::<ImportView>().up_to(imports::LARGEST),
        api(Get, "/api/v1/imports/{id}", Admin, "getImport", "A file of members: what would become of it, how far it came.", imports::show)
            .shows::<ImportView>(),
        api(Get, "/api/v1/imports/{id}/faults", Admin, "listImportFaults", "Everything wrong with its rows.", imports::faults)
            .gives::<List<ImportFaultView>>(),
        api(Post, "/api/v1/imports/{id}/start", Admin, "startImport", "Invites whom the file names and who is neither member nor invited; rows that are not right are left out. Sending the same file again doubles nothing.", imports::start),
        api(Delete, "/api/v1/imports/{id}", Admin, "forgetImport", "Deletes the file; who was invited stays so.", imports::forget),
    ]
}

#[rustfmt::skip]
fn of_roster() -> Vec<Route> {
    use Verb::{Delete, Get, Patch, Post, Put};
    use Who::Admin;
    vec![
        api(Get, "/api/v1/members", Admin, "findMembers", "Members, newest first, by name and how they stand.", roster::list)
            .asks::<WhichMembers>().gives::<List<MemberEntryView>>(),
        api(Get, "/api/v1/members/{who}", Admin, "getMember", "A member with the communities that they are in.", roster::show)
            .shows::<MemberFileView>(),
        api(Patch, "/api/v1/members/{who}", Admin, "changeMember", "Makes a member an admin or not, keeps them out of the node or lets them in again. Nobody suspends themselves, and the last admin stays.", roster::change)
            .takes::<ChangeMember>(),
        api(Put, "/api/v1/members/{who}/roles/{community}", Admin, "giveRole", "Gives a member of a community of this node a role there, for good or until a moment.", roster::role)
            .takes::<NewRole>(),
        api(Post, "/api/v1/members/{who}/confirmation", Admin, "askForConfirmation", "Sends the link by which a member confirms their address once more.", roster::confirm),
        api(Delete, "/api/v1/members/{who}/sessions", Admin, "signMemberOut", "Ends all sessions of a member; their tokens still hold.", roster::sign_out),
        api(Post, "/api/v1/members/acts", Admin, "actOnMembers", "Does one thing with several members: all of it or nothing.", roster::several)
            .takes::<DoWithSeveral>().gives::<DoneWith>(),
        api(Get, "/api/v1/overview", Admin, "getOverview", "What waits for those who run the node, and how much goes on: counts only.", roster::overview)
            .gives::<NodeOverviewView>(),
        api(Get, "/api/v1/audit", Admin, "listAudit", "What admins and operators did, newest first; only ever added to.", roster::log)
            .asks::<WhichActs>().gives::<List<AuditView>>(),
    ]
}

#[rustfmt::skip]
fn of_mail() -> Vec<Route> {
    use Verb::{Get, Post};
    use Who::Admin;
    vec![
        api(Get, "/api/v1/mails", Admin, "listMails", "Mails, newest first: what was sent, what waits and why. Never their words.", mail::list)
            .asks::<After>().gives::<List<MailView>>(),
        api(Get, "/api/v1/mails/{id}", Admin, "getMail", "A mail.", mail::show)
            .shows::<MailView>(),
        api(Post, "/api/v1/mails/test", Admin, "testMail", "Queues a test mail.", mail::test)
            .takes::<TestMail>(),
        api(Post, "/api/v1/mails/{id}/retry", Admin, "retryMail", "Sends a mail again that was refused, or of which it is not known whether it went; goes on with its address, too.", mail::again),
    ]
}

#[rustfmt::skip]
fn of_exchange() -> Vec<Route> {
    use Verb::{Get, Post, Put};
    use Who::Admin;
    vec![
        api(Get, "/api/v1/nodes", Admin, "listNodes", "Nodes that are known or named by a rule.", exchange::list)
            .asks::<Named>().gives::<List<NodeView>>(),
        api(Get, "/api/v1/nodes/{authority}", Admin, "getOtherNode", "A node: what the policy says of it, how it is reached, what waits.", exchange::show)
            .shows::<NodeView>(),
        api(Put, "/api/v1/nodes/{authority}", Admin, "setRule", "Allows or blocks a node.", exchange::rule)
            .takes::<Rule>(),
        api(Get, "/api/v1/nodes/{authority}/deliveries", Admin, "listDeliveries", "What was queued for a node, newest first, each with its receipt.", exchange::deliveries)
            .asks::<Sent>().gives::<List<DeliveryView>>(),
        api(Get, "/api/v1/nodes/{authority}/figures", Admin, "getNodeFigures", "How the newest deliveries to a node went: how long it took to answer, and what failed and why.", exchange::figures)
            .shows::<FiguresView>(),
        api(Get, "/api/v1/nodes/{authority}/received", Admin, "listReceived", "What a node sent, newest first, and what became of it.", exchange::received)
            .asks::<After>().gives::<List<ReceivedView>>(),
        api(Post, "/api/v1/nodes/{authority}/received/retry", Admin, "retryReceived", "Tries again whatever of a node's messages failed.", exchange::try_all_again),
        api(Post, "/api/v1/nodes/{authority}/retry", Admin, "retryDeliveries", "Tries at once what waits for a node.", exchange::retry),
        api(Post, "/api/v1/nodes/{authority}/pause", Admin, "pauseNode", "Sends nothing to a node; its queue stays.", exchange::pause),
        api(Post, "/api/v1/nodes/{authority}/resume", Admin, "resumeNode", "Sends to a node again.", exchange::resume),
        api(Post, "/api/v1/keys/{handle}", Admin, "rotateKeys", "Gives a person or community of this node, or the node, new keys.", exchange::rotate),
        api(Get, "/api/v1/inbox/failed", Admin, "listFailed", "Received messages that failed, newest first.", exchange::failed)
            .asks::<After>().gives::<List<ReceivedView>>(),
        api(Post, "/api/v1/inbox/failed/{id}/retry", Admin, "retryFailed", "Tries a failed message again.", exchange::try_again),
    ]
}
