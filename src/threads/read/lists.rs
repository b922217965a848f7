//! Lists of threads: chronological, never algorithmic, each with its filter and a cursor.

use serde::Serialize;

use super::{MAY_READ, MAY_READ_JOINED, face};
use crate::accounts::{Member, Viewer};
use crate::actors::read::Face;
use crate::base::language::Languages;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::Result;
use crate::{row, sql};

row! {
    /// A thread in a list.
    #[derive(Serialize)]
    pub struct Summary {
        pub id: i64,
        pub uri: String,
        /// Its address here: `/t/{page}`.
        pub page: String,
        pub title: String,
        /// The tag that its opening post says.
        pub language: Option<String>,
        /// The topic that it is in: the last part of its address, and its name.
        pub topic: Option<String>,
        pub topic_name: Option<String>,
        /// `discussion`, `question`, `notice` or `poll`.
        pub kind: String,
        /// Whether a notice or poll has ended, and whether a question was answered.
        pub ended: bool,
        pub answered: bool,
        pub community: i64,
        pub community_handle: String,
        pub community_title: String,
        pub community_authority: Option<String>,
        pub visibility: String,
        pub locked: bool,
        pub pinned: bool,
        pub removed: bool,
        pub hidden: bool,
        pub deleted: Option<i64>,
        pub state: String,
        pub replies: i64,
        pub votes: i64,
        /// Posts that came since the viewer last looked; all of them, the opening one included, when never.
        pub unread: i64,
        pub created: i64,
        pub last_at: i64,
        pub actor: i64,
        pub actor_uri: String,
        pub handle: String,
        pub name: String,
        pub authority: Option<String>,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub actor_url: Option<String>,
    }
}

impl Summary {
    pub fn face(&self) -> Face {
        face(
            self.actor,
            &self.actor_uri,
            &self.handle,
            &self.name,
            &self.authority,
            &self.profession,
            &self.profession_text,
            &self.actor_url,
        )
    }

    /// The segment behind `/c/` of its community.
    pub fn community_slug(&self) -> String {
        match &self.community_authority {
            Some(authority) => format!("{}@{authority}", self.community_handle),
            None => self.community_handle.clone(),
        }
    }
}

/// Whether whoever asked the question `t` says of a reply that it helped, as SQL.
macro_rules! answered {
    () => {
        "(t.kind = 'question' AND EXISTS (SELECT 1 FROM helped h JOIN posts hp ON hp.uri = h.uri
             WHERE h.thread = t.id AND hp.thread = t.id AND hp.deleted IS NULL AND NOT hp.removed AND hp.state <> 'refused'))"
    };
}

pub const ANSWERED: &str = answered!();

/// Of one kind besides discussions, in the words of the index over those few, as SQL.
macro_rules! of_kind {
    ($key:literal) => {
        concat!("AND t.kind <> 'discussion' AND t.kind = '", $key, "'")
    };
}

/// What has not ended as a notice, as SQL.
macro_rules! standing {
    () => {
        "AND NOT (t.ended AND t.kind = 'notice')"
    };
}

/// Which threads a list shows, and in which order. Chronological, never algorithmic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// By latest reply.
    Latest,
    /// By when they came.
    Newest,
    Unanswered,
    /// With replies that the viewer has not seen.
    Unread,
    /// Started on this node.
    FromHere,
    /// Questions of which nobody has said yet what helped.
    Questions,
    /// Notices, those that have ended among them.
    Notices,
    Polls,
}

impl Filter {
    pub const ALL: [Filter; 8] = [
        Filter::Latest,
        Filter::Newest,
        Filter::Unanswered,
        Filter::Unread,
        Filter::FromHere,
        Filter::Questions,
        Filter::Notices,
        Filter::Polls,
    ];

    pub const KEYS: [&str; 8] =
        ["latest", "newest", "unanswered", "unread", "from-here", "questions", "notices", "polls"];

    pub fn key(self) -> &'static str {
        match self {
            Filter::Latest => "latest",
            Filter::Newest => "newest",
            Filter::Unanswered => "unanswered",
            Filter::Unread => "unread",
            Filter::FromHere => "from-here",
            Filter::Questions => "questions",
            Filter::Notices => "notices",
            Filter::Polls => "polls",
        }
    }

    pub fn parse(key: &str) -> Filter {
        Filter::ALL.into_iter().find(|f| f.key() == key).unwrap_or(Filter::Latest)
    }

    fn by_birth(self) -> bool {
        matches!(self, Filter::Newest | Filter::Unanswered)
    }

    fn condition(self) -> &'static str {
        match self {
            Filter::Latest => standing!(),
            // Everything, as others read it, too.
            Filter::Newest => "",
            Filter::Unanswered => concat!(standing!(), " AND t.replies = 0"),
            Filter::Unread => concat!(standing!(), " AND (r.seq IS NULL OR r.seq < t.last_seq)"),
            Filter::FromHere => concat!(standing!(), " AND t.from_here"),
            Filter::Questions => concat!(of_kind!("question"), " AND NOT ", answered!()),
            Filter::Notices => of_kind!("notice"),
            Filter::Polls => of_kind!("poll"),
        }
    }
}

/// Where a list looks: one community, the viewer's communities, or everything they may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Community(i64),
    /// One topic of a community.
    Topic(i64),
    Mine,
    Everything,
}

const SUMMARY: &str = concat!("SELECT t.id, p.uri, p.page, t.title, p.language, o.page AS topic, o.name AS topic_name, t.kind, t.ended, ", answered!(), " AS answered, t.community, g.handle AS community_handle, g.name AS community_title,
        gn.authority AS community_authority, t.visibility, t.locked, t.pinned, p.removed, p.hidden, p.deleted, p.state,
        t.replies, p.votes, t.last_seq - coalesce(r.seq, -1) AS unread, t.created, t.last_at,
        a.id AS actor, a.uri AS actor_uri, a.handle, a.name, n.authority, a.profession, a.profession_text,
        a.url AS actor_url
     FROM threads t JOIN posts p ON p.id = t.id JOIN communities c ON c.actor = t.community
     JOIN actors g ON g.id = t.community LEFT JOIN nodes gn ON gn.id = g.node
     JOIN actors a ON a.id = p.author LEFT JOIN nodes n ON n.id = a.node
     LEFT JOIN topics o ON o.id = t.topic LEFT JOIN reads r ON r.thread = t.id AND r.member = $3");

/// A page of threads in some languages, and of those that say none. Pinned threads of a community come through [`pinned`].
pub fn list(
    conn: &mut Conn,
    viewer: &Viewer,
    scope: Scope,
    filter: Filter,
    languages: &Languages,
    after: &Cursor,
) -> Result<Page<Summary>> {
    let order = if filter.by_birth() { "t.created" } else { "t.last_at" };
    let (within, community) = match scope {
        Scope::Community(community) => ("AND t.community = $4", community),
        Scope::Topic(topic) => ("AND t.topic = $4", topic),
        Scope::Mine => (
            "AND $4 = 0 AND EXISTS (SELECT 1 FROM memberships sm WHERE sm.community = t.community AND sm.actor = $1
             AND sm.state = 'member')",
            0,
        ),
        Scope::Everything => ("AND $4 = 0", 0),
    };
    let text = format!(
        "{SUMMARY} WHERE {MAY_READ_JOINED} AND p.deleted IS NULL AND NOT p.removed {within} {condition}
         AND ($8 = '' OR t.language = '' OR $8 LIKE '%,' || t.language || ',%')
         AND ({order}, t.id) < ($5, $6) ORDER BY {order} DESC, t.id DESC LIMIT $7",
        condition = filter.condition()
    );
    let member = viewer.member().map_or(0, |m| m.id);
    let rows = conn.all::<Summary>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        member,
        community,
        after.at,
        after.id,
        PAGE + 1,
        languages.pattern()
    ))?;
    let at = |s: &Summary| if filter.by_birth() { s.created } else { s.last_at };
    Ok(Page::cut(rows, PAGE, |s| Cursor { at: at(s), id: s.id, text: String::new() }))
}

/// The pinned threads of a community, at most ten.
pub fn pinned(conn: &mut Conn, viewer: &Viewer, community: i64) -> Result<Vec<Summary>> {
    let member = viewer.member().map_or(0, |m| m.id);
    let text = format!(
        "{SUMMARY} WHERE {MAY_READ_JOINED} AND t.community = $4 AND t.pinned AND p.deleted IS NULL AND NOT p.removed {}
         ORDER BY t.last_at DESC, t.id DESC LIMIT 10",
        standing!()
    );
    conn.all(sql!(text, viewer.actor(), viewer.sees_all(), member, community))
}

/// How many threads of a community hold replies that the member has not seen; counted up to 100.
pub fn unread_count(conn: &mut Conn, member: &Member, viewer: &Viewer, community: i64) -> Result<i64> {
    let text = format!(
        "SELECT count(*) AS n FROM (SELECT 1 AS one FROM threads t JOIN posts p ON p.id = t.id
         JOIN communities c ON c.actor = t.community LEFT JOIN reads r ON r.thread = t.id AND r.member = $3
         WHERE {MAY_READ} AND t.community = $4 AND p.deleted IS NULL AND NOT p.removed
         AND (r.seq IS NULL OR r.seq < t.last_seq) LIMIT 100) AS few"
    );
    let count = conn.number(sql!(text, viewer.actor(), viewer.sees_all(), member.id, community))?;
    Ok(count.unwrap_or(0))
}
