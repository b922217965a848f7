//! What the API shows: views with outside names only. Inside ids stay inside.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::schema::{Schema, view};
use crate::base::page::Page;

mod rows;

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
        json!({"type": "object", "required": ["items", "next"], "properties": {
            "items": {"type": "array", "items": T::schema()},
            "next": {"type": ["string", "null"], "description": "Cursor: give it as `after` for the next page."}
        }})
    }
    fn collect(into: &mut Map<String, Value>) {
        T::collect(into);
    }
}

view! { out
    /// Somebody, here or elsewhere.
    pub struct PersonView {
        /// The last part of `uri` for people of this node, `handle@node` for others.
        pub id: String,
        /// `@handle@node`.
        pub address: String,
        pub uri: String,
        /// Their page.
        pub url: String,
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

    /// A community with how the caller stands in it.
    pub struct CommunityView {
        /// The last part of `uri` for communities of this node, `handle@node` for others.
        pub id: String,
        /// The slug here, `handle@node` elsewhere.
        pub slug: String,
        /// `!handle@node`.
        pub address: String,
        pub uri: String,
        pub url: String,
        pub node: String,
        pub title: String,
        pub description: String,
        pub description_html: String,
        /// `public` or `members`.
        pub visibility: String,
        pub domain: String,
        pub domain_html: String,
        pub community: String,
        pub community_html: String,
        pub practice: String,
        pub practice_html: String,
        pub threads: i64,
        pub members: i64,
        pub last_at: String,
        pub updated: String,
        /// The caller's membership: `requested`, `member`, `suspended`, `left`, `refused`, or none.
        pub my_state: Option<String>,
        /// The caller's role: `member`, `moderator`, `facilitator`.
        pub my_role: Option<String>,
    }

    /// Somebody in a community.
    pub struct MemberView {
        pub person: PersonView,
        pub role: String,
        pub state: String,
        pub since: String,
    }

    /// A post: the opening post of a thread, or a reply.
    pub struct PostView {
        pub id: String,
        pub uri: String,
        /// Its page on this node.
        pub url: String,
        pub thread: String,
        /// The post that it replies to; none for an opening post.
        pub parent: Option<String>,
        pub author: PersonView,
        /// The author's role in the community.
        pub role: Option<String>,
        /// Empty when deleted, and when removed for those who do not moderate.
        pub body_html: String,
        /// The source, for its author.
        pub body: Option<String>,
        pub language: Option<String>,
        /// As its author's node says.
        pub published: String,
        /// When it came here.
        pub received: String,
        pub updated: String,
        pub edited: bool,
        /// `shown`, `waiting` for the community's home, or `refused` by it.
        pub state: String,
        pub refused_reason: Option<String>,
        pub votes: i64,
        pub my_vote: bool,
        /// Hidden on this node.
        pub hidden: bool,
        /// Removed at the community's home.
        pub removed: bool,
        pub removed_reason: Option<String>,
        /// When its author deleted it.
        pub deleted: Option<String>,
        /// Its place in the thread's order of arrival here.
        pub seq: i64,
        pub depth: i64,
    }

    /// A thread in a list.
    pub struct SummaryView {
        pub id: String,
        pub uri: String,
        pub url: String,
        pub title: String,
        pub community: CommunityRef,
        pub author: PersonView,
        pub visibility: String,
        pub locked: bool,
        pub pinned: bool,
        pub hidden: bool,
        pub removed: bool,
        pub state: String,
        pub replies: i64,
        pub votes: i64,
        /// Replies that the caller has not seen.
        pub unread: i64,
        pub created: String,
        pub last_at: String,
    }

    /// A thread with its opening post.
    pub struct ThreadView {
        pub id: String,
        pub uri: String,
        pub url: String,
        pub title: String,
        pub community: CommunityRef,
        pub visibility: String,
        pub locked: bool,
        pub pinned: bool,
        pub replies: i64,
        /// The highest place in the order of arrival.
        pub last_seq: i64,
        /// The highest place that the caller has seen; -1 when never here.
        pub seen: i64,
        pub created: String,
        pub last_at: String,
        pub post: PostView,
    }

    /// An earlier version of a post.
    pub struct VersionView {
        pub updated: String,
        pub title: Option<String>,
        pub body_html: String,
    }

    /// A node as its peers' admin sees it.
    pub struct NodeView {
        pub authority: String,
        pub software: Option<String>,
        pub version: Option<String>,
        pub first_seen: String,
        pub last_heard: Option<String>,
        pub last_reached: Option<String>,
        /// Failed deliveries in a row.
        pub failures: i64,
        pub retry_at: Option<String>,
        pub last_error: Option<String>,
        /// `allow`, `block`, or none: the mode decides.
        pub verdict: Option<String>,
        /// Deliveries that wait.
        pub queued: i64,
    }

    /// Public facts of this node.
    pub struct ThisNodeView {
        pub association: String,
        pub legal_entity: String,
        pub jurisdiction: String,
        pub language: String,
        pub address: String,
        pub software: String,
        pub version: String,
        pub set_up: bool,
        pub sign_up_open: bool,
        pub lab: bool,
    }

    /// The caller.
    pub struct MeView {
        pub handle: String,
        pub address: String,
        pub name: String,
        pub admin: bool,
        pub language: String,
        pub time_zone: String,
        /// Communities that the caller is in or asked to join.
        pub communities: Vec<CommunityView>,
    }
}
