//! What pages, the API and collections show of communities.

use serde::Serialize;

use crate::accounts::Viewer;
use crate::actors::read::Face;
use crate::base::page::{Cursor, PAGE, Page};
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::{row, sql};

/// Whose node hears what is said in a community, of a membership `m`: members', also while they are told to be silent.
pub const HEARS: &str = "(m.state = 'member' OR m.state = 'suspended' AND m.before = 'member')";

row! {
    /// A community with how the viewer stands in it.
    #[derive(Serialize, PartialEq, Eq)]
    pub struct Community {
        pub actor: i64,
        pub uri: String,
        pub handle: String,
        pub title: String,
        /// `None` for communities of this node.
        pub authority: Option<String>,
        pub url: Option<String>,
        pub description: String,
        pub description_html: String,
        pub visibility: String,
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
        pub sponsor: String,
        pub contact: String,
        /// The day of the next review, as `YYYY-MM-DD`.
        pub review_on: Option<String>,
        /// Whether members may post notices.
        pub notices: bool,
        /// Address and title of the thread that welcomes newcomers: `/t/{page}`.
        pub welcome: Option<String>,
        pub welcome_title: Option<String>,
        /// [`super::Life`] by its key, and when a closing one becomes archived.
        pub life: String,
        pub closes: Option<i64>,
        pub threads: i64,
        pub members: i64,
        pub last_at: i64,
        pub updated: i64,
        /// `handle@node` of where it says that it moved, when that is confirmed there.
        pub moved_to: Option<String>,
        pub my_state: Option<String>,
        pub my_role: Option<String>,
    }
}

impl Community {
    pub fn is_here(&self) -> bool {
        self.authority.is_none()
    }

    /// Whether everybody may read it: a draft is nobody's but theirs who prepare it.
    pub fn is_public(&self) -> bool {
        self.visibility == "public" && !self.is("draft")
    }

    /// Whether its life stands at this key.
    pub fn is(&self, life: &str) -> bool {
        self.life == life
    }

    /// Whether it says itself that it is not simply active.
    pub fn has_news(&self) -> bool {
        !self.is("active")
    }

    /// `!handle` here, `!handle@node` elsewhere.
    pub fn address(&self) -> String {
        match &self.authority {
            Some(authority) => format!("!{}@{authority}", self.handle),
            None => format!("!{}", self.handle),
        }
    }

    /// The segment behind `/c/`: the slug here, `handle@node` elsewhere.
    pub fn slug(&self) -> String {
        match &self.authority {
            Some(authority) => format!("{}@{authority}", self.handle),
            None => self.handle.clone(),
        }
    }

    pub fn i_am_member(&self) -> bool {
        self.my_state.as_deref() == Some("member")
    }

    pub fn i_moderate(&self) -> bool {
        self.i_am_member() && matches!(self.my_role.as_deref(), Some("moderator" | "facilitator"))
    }

    pub fn i_facilitate(&self) -> bool {
        self.i_am_member() && self.my_role.as_deref() == Some("facilitator")
    }
}

/// Placeholders: `$1` the viewer's actor, `$2` whether the viewer sees all.
const SELECT: &str = "SELECT a.id AS actor, a.uri, a.handle, a.name AS title, n.authority, a.url, a.about AS description,
        a.about_html AS description_html, c.visibility, c.domain, c.domain_html, c.community, c.community_html,
        c.practice, c.practice_html, c.objectives, c.objectives_html, c.rules, c.rules_html, c.sponsor, c.contact,
        c.review_on, c.notices, wp.page AS welcome, CASE WHEN wp.id IS NOT NULL THEN wt.title END AS welcome_title,
        c.life, c.closes, c.threads, c.members, c.last_at, a.updated,
        CASE WHEN a.moved_to IS NOT NULL THEN (SELECT x.handle || '@' || y.authority FROM actors x
             JOIN nodes y ON y.id = x.node WHERE x.id = a.moved_to) END AS moved_to, m.state AS my_state, m.role AS my_role
     FROM communities c JOIN actors a ON a.id = c.actor LEFT JOIN nodes n ON n.id = a.node
     LEFT JOIN memberships m ON m.community = c.actor AND m.actor = $1
     LEFT JOIN threads wt ON wt.id = c.welcome AND NOT wt.hidden
     LEFT JOIN posts wp ON wp.id = wt.id AND wp.deleted IS NULL AND NOT wp.removed
         AND (c.visibility = 'public' AND wt.visibility = 'public' OR m.state = 'member')";

/// Who may know that a community exists: everybody of a public one; of a members-only one, the members of this node
/// (so that they can ask to join); of a draft, those who prepare it. What is written in it is behind `threads::read`'s
/// predicate.
const KNOWN: &str = "(c.visibility = 'public' OR $2 OR EXISTS
     (SELECT 1 FROM member_actors ma WHERE ma.actor = $1)) AND a.gone IS NULL
     AND (c.life <> 'draft' OR $2 OR m.state = 'member')
     AND ($2 OR n.blocked IS NULL OR NOT n.blocked)";

/// Communities that the viewer may know of, the most recently active first.
pub fn list(conn: &mut Conn, viewer: &Viewer, query: &str, after: &Cursor) -> Result<Page<Community>> {
    let pattern = format!("%{}%", query.trim().to_lowercase().replace(['%', '_'], ""));
    let text = format!(
        "{SELECT} WHERE {KNOWN} AND (c.last_at, c.actor) < ($3, $4)
         AND (lower(a.name) LIKE $5 OR a.handle_key LIKE $5)
         ORDER BY c.last_at DESC, c.actor DESC LIMIT $6"
    );
    let rows = conn.all::<Community>(sql!(
        text,
        viewer.actor(),
        viewer.sees_all(),
        after.at,
        after.id,
        pattern,
        PAGE + 1
    ))?;
    Ok(Page::cut(rows, PAGE, |c| Cursor { at: c.last_at, id: c.actor, text: String::new() }))
}

/// The communities that the viewer is a member of or asked to join, by title.
pub fn mine(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<Community>> {
    let text = format!(
        "{SELECT} WHERE {KNOWN} AND m.state IN ('member', 'requested') ORDER BY lower(a.name), a.id LIMIT 200"
    );
    conn.all(sql!(text, viewer.actor(), viewer.sees_all()))
}

/// The community behind the segment of `/c/…`: outside id, slug, or `handle@node`.
pub fn find(conn: &mut Conn, viewer: &Viewer, segment: &str) -> Result<Community> {
    let (condition, key, authority) = match segment.trim_start_matches('!').split_once('@') {
        Some((handle, authority)) => {
            ("a.handle_key = $3 AND n.authority = $4", handle.to_lowercase(), authority.to_lowercase())
        }
        None if crate::base::id::looks_outside(segment) => {
            ("a.uri = $3 AND $4 = ''", format!("/c/{segment}"), String::new())
        }
        None => (
            "a.handle_key = $3 AND a.node IS NULL AND $4 = ''",
            segment.trim_start_matches('!').to_lowercase(),
            String::new(),
        ),
    };
    let text = format!("{SELECT} WHERE {KNOWN} AND {condition}");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), key, authority))?.ok_or(Error::NotFound)
}

/// The community with this inside id.
pub fn by_id(conn: &mut Conn, viewer: &Viewer, community: i64) -> Result<Community> {
    let text = format!("{SELECT} WHERE {KNOWN} AND c.actor = $3");
    conn.one(sql!(text, viewer.actor(), viewer.sees_all(), community))?.ok_or(Error::NotFound)
}

row! {
    /// Somebody in a community.
    #[derive(Serialize)]
    pub struct Person {
        pub membership: i64,
        pub actor: i64,
        pub uri: String,
        pub handle: String,
        pub name: String,
        pub authority: Option<String>,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub actor_url: Option<String>,
        pub role: String,
        pub state: String,
        pub since: i64,
    }
}

impl Person {
    pub fn face(&self) -> Face {
        Face {
            actor: self.actor,
            uri: self.uri.clone(),
            handle: self.handle.clone(),
            name: self.name.clone(),
            authority: self.authority.clone(),
            profession: self.profession.clone(),
            profession_text: self.profession_text.clone(),
            actor_url: self.actor_url.clone(),
        }
    }
}

const PEOPLE: &str =
    "SELECT m.id AS membership, a.id AS actor, a.uri, a.handle, a.name, n.authority, a.profession,
        a.profession_text, a.url AS actor_url, m.role, m.state, m.since
     FROM memberships m JOIN actors a ON a.id = m.actor LEFT JOIN nodes n ON n.id = a.node
     WHERE m.community = $1 AND a.gone IS NULL";

/// Facilitators and moderators of a community that the viewer was shown.
pub fn moderators(conn: &mut Conn, community: &Community) -> Result<Vec<Person>> {
    let text = format!(
        "{PEOPLE} AND m.state = 'member' AND m.role <> 'member' ORDER BY m.role, m.since, m.id LIMIT 100"
    );
    conn.all(sql!(text, community.actor))
}

/// Members, newest first; requests first of all for those who decide on them. Only members of the community and
/// admins read the list: a register of named clinicians is nobody else's business.
pub fn members(
    conn: &mut Conn,
    viewer: &Viewer,
    community: &Community,
    after: &Cursor,
) -> Result<Page<Person>> {
    if !community.i_am_member() && !viewer.sees_all() {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let text = format!(
        "{PEOPLE} AND m.state = 'member' AND (m.since, m.id) < ($2, $3)
         ORDER BY m.since DESC, m.id DESC LIMIT $4"
    );
    let rows = conn.all::<Person>(sql!(text, community.actor, after.at, after.id, PAGE + 1))?;
    Ok(Page::cut(rows, PAGE, |p| Cursor { at: p.since, id: p.membership, text: String::new() }))
}

row! {
    /// Somebody who is suspended, until when, and why.
    pub struct Suspended {
        pub uri: String,
        pub name: String,
        pub until: Option<i64>,
        pub reason: Option<String>,
    }
}

/// Who is suspended, the latest first, for those who moderate; at most a hundred.
pub fn suspended(conn: &mut Conn, viewer: &Viewer, community: &Community) -> Result<Vec<Suspended>> {
    if !community.i_moderate() && !viewer.sees_all() {
        return Ok(Vec::new());
    }
    conn.all(sql!(
        "SELECT a.uri, a.name, m.until, (SELECT l.reason FROM acts l WHERE l.community = m.community
             AND l.subject = m.actor AND l.act = 'suspend' ORDER BY l.at DESC, l.id DESC LIMIT 1) AS reason
         FROM memberships m JOIN actors a ON a.id = m.actor
         WHERE m.community = $1 AND m.state = 'suspended' ORDER BY m.since DESC, m.id DESC LIMIT 100",
        community.actor
    ))
}

/// Who asked to join and waits, oldest first, for those who decide.
pub fn requests(conn: &mut Conn, viewer: &Viewer, community: &Community) -> Result<Vec<Person>> {
    if !community.i_moderate() && !viewer.sees_all() {
        return Ok(Vec::new());
    }
    let text = format!("{PEOPLE} AND m.state = 'requested' ORDER BY m.since, m.id LIMIT 200");
    conn.all(sql!(text, community.actor))
}
