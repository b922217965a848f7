//! What the API shows: views with outside names only. Inside ids stay inside.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::schema::{Schema, view};
use crate::base::page::Page;
use crate::threads::kind::Kind;

mod rows;

pub use rows::{Beside, Own};

/// A page of a list, and the cursor of the next page.
#[derive(Debug, Clone, Serialize)]
pub struct List<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A page of rows as a page of views.
    pub fn of<R>(page: Page<R>, view: impl Fn(&R) -> T) -> List<T> {
        List { items: page.items.iter().map(view).collect(), next: page.next }
    }

    /// A list that fits one page.
    pub fn whole<R>(rows: &[R], view: impl Fn(&R) -> T) -> List<T> {
        List { items: rows.iter().map(view).collect(), next: None }
    }
}

impl<T: Schema> Schema for List<T> {
    fn schema() -> Value {
        json!({"type": "object", "required": ["items", "next"], "additionalProperties": false, "properties": {
            "items": {"type": "array", "items": T::schema()},
            "next": {"type": ["string", "null"], "description": "Cursor: give it as `after` for the next page."}
        }})
    }
    fn collect(into: &mut Map<String, Value>) {
        T::collect(into);
    }
}

pub const VISIBILITIES: [&str; 2] = ["public", "members"];
pub const ROLES: [&str; 3] = ["member", "moderator", "facilitator"];
pub const VERDICTS: [&str; 2] = ["allow", "block"];
pub const MODES: [&str; 3] = ["open", "allow-list", "closed"];
pub const SIGN_UPS: [&str; 4] = crate::association::SignUp::KEYS;
pub const SCOPES: [&str; 2] = ["read", "write"];
const MEMBERSHIPS: [&str; 5] = ["requested", "member", "suspended", "left", "refused"];
const LIVES: [&str; 5] = ["draft", "active", "dormant", "closing", "archived"];
const POST_STATES: [&str; 3] = ["shown", "waiting", "refused"];

view! { out
    /// Somebody, here or elsewhere.
    pub struct PersonView {
        /// The last part of `uri` for people of this node, `handle@node` for others.
        pub id: String,
        /// `@handle@node`.
        pub address: String,
        pub uri: String [uri()],
        /// Their page.
        pub url: String [uri()],
        pub name: String,
        pub node: String,
        /// A key of the shipped list of professions.
        pub profession: Option<String>,
        /// Their own words where the profession is `other`.
        pub profession_text: Option<String>,
    }

    /// A community beside a thread.
    pub struct CommunityRef {
        /// The slug here, `handle@node` elsewhere: usable wherever a community's id is.
        pub slug: String,
        pub address: String,
        pub title: String,
        pub node: String,
    }

    /// A topic of a community.
    pub struct TopicView {
        pub id: String,
        pub name: String,
        /// Its page on this node.
        pub url: String [uri()],
    }

    /// A community with how the caller stands in it.
    pub struct CommunityView {
        /// The last part of `uri` for communities of this node, `handle@node` for others.
        pub id: String,
        /// The slug here, `handle@node` elsewhere.
        pub slug: String,
        /// `!handle@node`.
        pub address: String,
        pub uri: String [uri()],
        pub url: String [uri()],
        pub node: String,
        pub title: String,
        pub description: String,
        pub description_html: String,
        /// `public` or `members`.
        pub visibility: String [one_of(&VISIBILITIES)],
        pub domain: String,
        pub domain_html: String,
        pub community: String,
        pub community_html: String,
        pub practice: String,
        pub practice_html: String,
        pub objectives: String,
        pub objectives_html: String,
        pub rules: String,
        pub rules_html: String,
        /// Who stands behind it.
        pub sponsor: String,
        /// Whom outsiders may ask.
        pub contact: String,
        /// The day of the next review, as `YYYY-MM-DD`.
        pub review_on: Option<String>,
        /// Whether members may post notices; those who moderate always may.
        pub notices: bool,
        /// The thread in which newcomers are welcomed.
        pub welcome: Option<String>,
        /// `draft` is known only to those who prepare it; in an `archived` one nobody writes.
        pub life: String [one_of(&LIVES)],
        /// When a closing community becomes an archive.
        pub closes: Option<String> [moment()],
        pub threads: i64 [count()],
        pub members: i64 [count()],
        pub last_at: String [moment()],
        pub updated: String [moment()],
        /// `!handle@node` of where the community moved.
        pub moved_to: Option<String>,
        /// The caller's membership: `requested`, `member`, `suspended`, `left`, `refused`, or none.
        pub my_state: Option<String> [one_of(&MEMBERSHIPS)],
        /// The caller's role: `member`, `moderator`, `facilitator`.
        pub my_role: Option<String> [one_of(&ROLES)],
    }

    /// Somebody in a community.
    pub struct MemberView {
        pub person: PersonView,
        pub role: String [one_of(&ROLES)],
        pub state: String [one_of(&MEMBERSHIPS)],
        pub since: String [moment()],
    }

    /// A post: the opening post of a thread, or a reply.
    pub struct PostView {
        pub id: String,
        pub uri: String [uri()],
        /// Its page on this node.
        pub url: String [uri()],
        pub thread: String,
        /// The post that it replies to; none for an opening post.
        pub parent: Option<String>,
        pub author: PersonView,
        /// The author's role in the community.
        pub role: Option<String> [one_of(&ROLES)],
        /// Empty when deleted, and when removed for those who do not moderate.
        pub body_html: String,
        /// The source, for its author.
        pub body: Option<String>,
        pub language: Option<String>,
        /// As its author's node says.
        pub published: String [moment()],
        /// When it came here.
        pub received: String [moment()],
        pub updated: String [moment()],
        pub edited: bool,
        /// `shown`, `waiting` for the community's home, or `refused` by it.
        pub state: String [one_of(&POST_STATES)],
        pub refused_reason: Option<String>,
        pub votes: i64 [count()],
        pub my_vote: bool,
        /// Hidden on this node.
        pub hidden: bool,
        /// Removed at the community's home.
        pub removed: bool,
        pub removed_reason: Option<String>,
        /// When its author deleted it.
        pub deleted: Option<String> [moment()],
        /// It tells what its author tried, and what happened.
        pub follow_up: bool,
        /// Whoever asked says that it helped.
        pub helped: bool,
        /// It is the agreed summary of its thread.
        pub sums_up: bool,
        /// Its place in the thread's order of arrival here.
        pub seq: i64 [count()],
        pub depth: i64 [count()],
    }

    /// A thread in a list.
    pub struct SummaryView {
        pub id: String,
        pub uri: String [uri()],
        pub url: String [uri()],
        pub title: String,
        /// The tag that its opening post says.
        pub language: Option<String>,
        pub community: CommunityRef,
        /// The id of the topic that it is in, and its name.
        pub topic: Option<String>,
        pub topic_name: Option<String>,
        pub author: PersonView,
        pub kind: String [one_of(&Kind::KEYS)],
        /// Whether a notice or poll has ended, and whether somebody's question was answered.
        pub ended: bool,
        pub answered: bool,
        pub visibility: String [one_of(&VISIBILITIES)],
        pub locked: bool,
        pub pinned: bool,
        pub hidden: bool,
        pub removed: bool,
        pub state: String [one_of(&POST_STATES)],
        pub replies: i64 [count()],
        pub votes: i64 [count()],
        /// Replies that the caller has not seen.
        pub unread: i64 [count()],
        pub created: String [moment()],
        pub last_at: String [moment()],
    }

    /// One of the things that a poll offers.
    pub struct ChoiceView {
        /// Its number, for voting.
        pub n: i64 [count()],
        pub name: String,
        /// None while counts are not shown.
        pub votes: Option<i64> [count()],
        /// Whether the caller chose it.
        pub mine: bool,
    }

    /// A poll as the caller sees it. Counts are shown from five voters on: to whoever voted or asked, and to all once it
    /// has ended.
    pub struct PollView {
        pub many: bool,
        pub voters: i64 [count()],
        pub voted: bool,
        pub options: Vec<ChoiceView>,
    }

    /// A thread with its opening post.
    pub struct ThreadView {
        pub id: String,
        pub uri: String [uri()],
        pub url: String [uri()],
        pub title: String,
        pub community: CommunityRef,
        /// The id of the topic that it is in, and its name.
        pub topic: Option<String>,
        pub topic_name: Option<String>,
        pub kind: String [one_of(&Kind::KEYS)],
        /// When a notice or poll ends, and whether it has.
        pub ends: Option<String> [moment()],
        pub ended: bool,
        /// Whether whoever asked says of a reply that it helped.
        pub answered: bool,
        /// The id of the reply that is the agreed summary.
        pub summary: Option<String>,
        pub poll: Option<PollView>,
        pub visibility: String [one_of(&VISIBILITIES)],
        pub locked: bool,
        pub pinned: bool,
        pub replies: i64 [count()],
        /// The highest place in the order of arrival.
        pub last_seq: i64 [count()],
        /// The highest place that the caller has seen; -1 when never here.
        pub seen: i64,
        pub created: String [moment()],
        pub last_at: String [moment()],
        pub post: PostView,
    }

    /// An earlier version of a post.
    pub struct VersionView {
        pub updated: String [moment()],
        pub title: Option<String>,
        pub body_html: String,
    }

    /// A node as its peers' admin sees it.
    pub struct NodeView {
        pub authority: String,
        /// What it says it runs (NodeInfo).
        pub software: Option<String>,
        pub version: Option<String>,
        pub first_seen: String [moment()],
        pub last_heard: Option<String> [moment()],
        pub last_reached: Option<String> [moment()],
        /// Whether this node deals with it.
        pub allowed: bool,
        /// The line of the policy that decided: `rule`, `mode-open`, `mode-allow-list`, `mode-closed`.
        pub by: String [one_of(&["rule", "mode-open", "mode-allow-list", "mode-closed"])],
        /// The name of that rule: its own, or that of a domain above.
        pub by_rule: Option<String>,
        /// The rule for exactly this name, `allow` or `block`, if there is one.
        pub verdict: Option<String> [one_of(&VERDICTS)],
        /// Why that rule was set.
        pub reason: Option<String>,
        /// `untried`, `reachable`, `waiting` (until `retry_at`) or `failing`.
        pub reach: String [one_of(&["untried", "reachable", "waiting", "failing"])],
        pub retry_at: Option<String> [moment()],
        /// Since when nothing is sent to it.
        pub paused: Option<String> [moment()],
        /// Failed deliveries in a row.
        pub failures: i64 [count()],
        pub last_failed: Option<String> [moment()],
        pub last_error: Option<String>,
        /// When it was last told to wait because of how much it sent (429).
        pub throttled: Option<String> [moment()],
        /// Deliveries that wait.
        pub queued: i64 [count()],
        /// Since when the oldest of them does.
        pub oldest: Option<String> [moment()],
        /// Received messages that failed.
        pub failed: i64 [count()],
        /// Deliveries that it refused for good in the last thirty days; not counted beyond 1000.
        pub refused: i64 [count()],
    }

    /// Something queued for a node, with its receipt.
    pub struct DeliveryView {
        /// The activity's URI.
        pub activity: String,
        pub kind: String,
        /// `pending`, `done`, `refused` or `dropped`.
        pub state: String [one_of(&["pending", "done", "refused", "dropped"])],
        pub attempts: i64 [count()],
        /// The status that was answered, or the code of a failure.
        pub answer: Option<String>,
        pub created: String [moment()],
        pub sent: Option<String> [moment()],
        pub acknowledged: Option<String> [moment()],
        /// Milliseconds that the node took to answer, where it did.
        pub answer_ms: Option<i64> [count()],
    }

    /// Milliseconds that half, 95 % and 99 % of so many do not exceed, and the longest.
    pub struct TimesView {
        pub count: i64 [count()],
        pub p50: i64 [count()],
        pub p95: i64 [count()],
        pub p99: i64 [count()],
        pub longest: i64 [count()],
    }

    /// How often deliveries got no receipt for one reason.
    pub struct FaultView {
        /// `refused`, `dropped`, or `pending` for what is tried again.
        pub state: String [one_of(&["pending", "refused", "dropped"])],
        /// The status that was answered, or the code of a failure.
        pub reason: String,
        pub count: i64 [count()],
    }

    /// How the newest deliveries to a node went, at most 500.
    pub struct FiguresView {
        /// How many were looked at.
        pub deliveries: i64 [count()],
        pub done: i64 [count()],
        /// How long the node took to answer.
        pub answer: Option<TimesView>,
        /// From the act here to the node's receipt.
        pub receipt: Option<TimesView>,
        /// The most frequent first.
        pub faults: Vec<FaultView>,
    }

    /// Something that a node sent.
    pub struct ReceivedView {
        /// For `/inbox/failed/{id}/retry`.
        pub id: String,
        /// The activity's URI.
        pub activity: String,
        pub node: String,
        /// Who signed it.
        pub sender: String,
        pub kind: String,
        /// `new`, `done`, `ignored` or `failed`.
        pub state: String [one_of(&["new", "done", "ignored", "failed"])],
        pub attempts: i64 [count()],
        pub reason: Option<String>,
        pub received: String [moment()],
        /// When it is tried next, for one that is `new`.
        pub due: Option<String> [moment()],
    }

    /// A person with what they say of themselves.
    pub struct ProfileView {
        pub person: PersonView,
        pub about_html: String,
        /// `@handle@node` of where the person moved.
        pub moved_to: Option<String>,
        /// When this node first knew of them.
        pub since: String [moment()],
    }

    /// An act of moderation in a community's log.
    pub struct ActView {
        pub at: String [moment()],
        pub act: String,
        /// In which role: `member`, `moderator`, `facilitator`, `admin`, or `home` for the community's node.
        pub role: String,
        /// The name of who did it.
        pub by: String,
        pub reason: String,
        /// The id of the post, which may also be an opening post.
        pub post: Option<String>,
        /// Empty where the thread's words are withheld.
        pub thread_title: Option<String>,
        /// The name of whom it is about, where it is about a person.
        pub member: Option<String>,
        /// When a suspension is to end; none where it is for good.
        pub until: Option<String> [moment()],
        /// Asked of the community's own node, which decides; shown to those who moderate only.
        pub asked: bool,
    }

    /// A token, without its secret.
    pub struct TokenView {
        pub id: String,
        pub name: String,
        pub scope: String [one_of(&SCOPES)],
        pub created: String [moment()],
        /// To the hour; none when it never was.
        pub last_used: Option<String> [moment()],
    }

    /// Public facts of this node.
    pub struct ThisNodeView {
        pub association: String,
        pub legal_entity: String,
        pub jurisdiction: String,
        pub language: String,
        pub address: String [uri()],
        pub software: String,
        pub version: String,
        pub set_up: bool,
        pub sign_up_open: bool,
        /// How people become members.
        pub sign_up: String [one_of(&SIGN_UPS)],
        /// Which nodes it deals with when no rule names them.
        pub policy_mode: String [one_of(&MODES)],
        pub lab: bool,
    }

    /// The caller.
    pub struct MeView {
        pub handle: String,
        pub address: String,
        pub name: String,
        /// Markdown.
        pub about: String,
        /// A key of the shipped list of professions.
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub admin: bool,
        pub language: String,
        pub time_zone: String,
        /// The languages that the caller reads; empty for all.
        pub reading: Vec<String>,
        /// Whether letters, words and lines stand further apart, in a plain face.
        pub easy_letters: bool,
        /// Whether single letters do something on a page: see `/about/keys`.
        pub shortcuts: bool,
        /// Whether a mail tells when something has waited for a day.
        pub waiting_mail: bool,
        /// Accounts elsewhere that the caller names as theirs: `@handle@node`.
        pub also_known_as: Vec<String>,
        /// `@handle@node` of where the caller says to have moved.
        pub moved_to: Option<String>,
        /// Communities that the caller is in or asked to join.
        pub communities: Vec<CommunityView>,
    }
}
